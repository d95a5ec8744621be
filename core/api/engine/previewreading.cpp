// SPDX-License-Identifier: MIT

#include "core/api/engine/previewreading.h"

#include "core/api/engine/partsreader.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/wallet/sendable.h"

namespace lockstep {

namespace {

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

Result<TransactionPreview> transactionPreview(Database& database, const QByteArray& text, Network network)
{
    auto raw = transactionFromText(text);
    if (!raw) return raw.error();
    const auto transaction = Transaction::parse(*raw);
    if (!transaction) return transaction.error();
    if (auto sendable = checkSendable(*transaction); !sendable) return sendable.error();

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
