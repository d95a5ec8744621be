// SPDX-License-Identifier: MIT

#include "core/api/engine/outpointreading.h"

#include "core/script/address.h"
#include "core/util/hex.h"

namespace lockstep {

namespace {

Result<OutPoint> outpointOf(const QString& text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const auto txid = Txid::fromDisplay(text.left(colon).toStdString());
    if (colon < 0 || !txid) return Error{Errc::Malformed, "an outpoint is a transaction id, a colon and a number"};
    const QString digits = text.mid(colon + 1);
    bool isNumber = !digits.isEmpty();
    for (const QChar digit : digits) isNumber = isNumber && digit >= u'0' && digit <= u'9';
    const std::uint32_t index = digits.toUInt(&isNumber);
    if (!isNumber) return Error{Errc::Malformed, "the part after the colon is not the number of an output"};
    return OutPoint{*txid, index};
}

Result<Bytes> scriptOf(const QString& text, Network network)
{
    const std::string typed = text.toStdString();
    if (auto hex = fromHex(typed); hex && !hex->empty()) return hex;
    return scriptFromAddress(typed, network);
}

} // namespace

Result<SyncManager::OutpointQuestion> questionOf(const OutpointWish& wish, Network network)
{
    const auto outpoint = outpointOf(wish.outpoint.trimmed());
    if (!outpoint) return outpoint.error();
    SyncManager::OutpointQuestion question;
    question.outpoint = *outpoint;
    const QString script = wish.script.trimmed();
    if (script.isEmpty() && !wish.from) return Error{Errc::Truncated, "neither a script nor a block"};
    if (!script.isEmpty() && wish.to) return Error{Errc::Unsupported, "with a script it is looked for up to the tip"};
    if (!script.isEmpty()) {
        auto read = scriptOf(script, network);
        if (!read) return read.error();
        question.script = *std::move(read);
    }
    question.from = wish.from.value_or(BlockHeight{1});
    question.to = wish.to;
    return question;
}

} // namespace lockstep
