// SPDX-License-Identifier: MIT

#include "core/api/transactionpreview.h"

#include "core/api/partsreader.h"
#include "core/util/hex.h"

#include <algorithm>
#include <span>

namespace lockstep {

namespace {

constexpr QByteArrayView PsbtMagic("psbt\xff");
constexpr qsizetype ShortestTransaction = 60; ///< Bytes: one input, one output, empty scripts.

/// What the parts say of amounts.
void sumUp(TransactionPreview& preview)
{
    std::int64_t in = 0;
    std::int64_t out = 0;
    bool isKnown = true;
    for (const TransactionPart& part : preview.inputs) {
        const std::int64_t amount = part.amount ? part.amount->satoshis() : 0;
        isKnown = isKnown && part.amount;
        in += amount;
        if (part.owner) preview.net -= amount;
    }
    for (const TransactionPart& part : preview.outputs) {
        out += part.amount->satoshis();
        if (part.owner) preview.net += part.amount->satoshis();
    }
    if (isKnown)
        if (const auto fee = Amount::fromSatoshis(in - out)) preview.fee = *fee;
}

Result<void> findRivals(TransactionPreview& preview, const Transaction& transaction, LedgerRepository& ledger)
{
    for (const TxIn& input : transaction.inputs) {
        const auto spender = ledger.spenderOf(input.previous);
        if (!spender) return spender.error();
        if (!*spender || **spender == preview.txid) continue;
        const auto status = ledger.statusInAnyWallet(**spender);
        if (!status) return status.error();
        if (*status == TxStatus::Confirmed)
            preview.spentBy = **spender;
        else if (!preview.replaces.contains(**spender))
            preview.replaces += **spender;
    }
    return {};
}

} // namespace

Result<Bytes> transactionFromText(const QByteArray& text)
{
    if (text.size() > MaxTransactionText) return Error{Errc::OutOfRange, "the text is too long for a transaction"};
    QByteArray dense = text;
    dense.removeIf([](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    if (dense.isEmpty()) return Error{Errc::Malformed, {}};
    if (auto raw = fromHex(std::string_view(dense.constData(), static_cast<std::size_t>(dense.size())))) {
        const QByteArrayView bytes(reinterpret_cast<const char*>(raw->data()), static_cast<qsizetype>(raw->size()));
        if (bytes.startsWith(PsbtMagic)) return Error{Errc::Unsupported, {}};
        return raw;
    }
    const auto result = QByteArray::fromBase64Encoding(dense, QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray& decoded = result.decoded;
    if (decoded.startsWith(PsbtMagic)) return Error{Errc::Unsupported, {}};
    if (!result || decoded.size() < ShortestTransaction) return Error{Errc::Malformed, {}}; // a word is base64, too
    const auto bytes = std::as_bytes(std::span(decoded.constData(), static_cast<std::size_t>(decoded.size())));
    return Bytes(bytes.begin(), bytes.end());
}

QByteArray transactionFileText(const QByteArray& content)
{
    const bool isText = std::ranges::all_of(
        content, [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t'; });
    return isText ? content : content.toHex();
}

Result<TransactionPreview> transactionPreview(Database& database, const QByteArray& text, Network network)
{
    auto raw = transactionFromText(text);
    if (!raw) return raw.error();
    const auto transaction = Transaction::parse(*raw);
    if (!transaction) return transaction.error();

    TransactionPreview preview;
    preview.txid = transaction->txid();
    preview.raw = *std::move(raw);
    preview.virtualSize = static_cast<std::int32_t>((transaction->weight() + 3) / 4);
    preview.isSigned = std::ranges::none_of(
        transaction->inputs, [](const TxIn& input) { return input.scriptSig.empty() && input.witness.empty(); });
    const auto read = PartsReader(database, {}, network).read(*transaction, preview.inputs, preview.outputs);
    if (!read) return read.error();
    sumUp(preview);
    LedgerRepository ledger(database);
    const auto status = ledger.statusInAnyWallet(preview.txid);
    if (!status) return status.error();
    preview.isConfirmed = *status == TxStatus::Confirmed;
    preview.isWaiting = *status == TxStatus::Pending;
    if (auto found = findRivals(preview, *transaction, ledger); !found) return found.error();
    return preview;
}

} // namespace lockstep
