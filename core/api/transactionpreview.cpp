// SPDX-License-Identifier: MIT

#include "core/api/transactionpreview.h"

#include "core/util/hex.h"

#include <algorithm>
#include <span>

namespace lockstep {

namespace {

constexpr QByteArrayView PsbtMagic("psbt\xff");
constexpr qsizetype ShortestTransaction = 60; ///< Bytes: one input, one output, empty scripts.

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

} // namespace lockstep
