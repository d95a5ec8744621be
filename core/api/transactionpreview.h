// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/transactionview.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <QByteArray>

namespace lockstep {

/// What a transaction would do, as far as our wallets know, before it is sent.
struct TransactionPreview
{
    Txid txid;
    Bytes raw;
    QList<TransactionPart> inputs;
    QList<TransactionPart> outputs;
    std::int32_t virtualSize = 0; ///< vbytes.
    std::optional<Amount> fee; ///< nullopt where the amount of an input is not known.
    std::int64_t net = 0; ///< Satoshis, signed: what our wallets gain by it, all together.
    bool isSigned = true; ///< Every input has something like a signature; whether it is right, only a node can say.
    bool isConfirmed = false; ///< It is in a block already.
    bool isWaiting = false; ///< Our wallets have it already, in no block.
    QList<Txid> replaces; ///< Payments that wait in our wallets and spend the same coins.
    std::optional<Txid> spentBy; ///< A transaction in a block that spent its coins: no node will take it.
};

/// The longest text that is read: a block full of one transaction, in hex.
inline constexpr qsizetype MaxTransactionText = 8'000'000;

/// A transaction as people hand it on: hex or base64, with or without line breaks.
/// Errors: Malformed; OutOfRange for one longer than MaxTransactionText; Unsupported for a PSBT, which has to be
/// finished first.
Result<Bytes> transactionFromText(const QByteArray& text);

/// The same for what a file holds: one of those texts, or the bytes themselves, which become hex.
QByteArray transactionFileText(const QByteArray& content);

} // namespace lockstep
