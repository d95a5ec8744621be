// SPDX-License-Identifier: MIT

#include "core/api/transactionreading.h"

#include "core/api/addresses.h"
#include "core/primitives/transaction.h"
#include "core/storage/historyrepository.h"
#include "core/storage/keychainrepository.h"
#include "core/storage/ledgerrepository.h"
#include "core/storage/walletrepository.h"
#include "core/util/hex.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::uint32_t HighestReplaceableSequence = 0xffff'fffd; ///< BIP125.

TxState stateOf(const HistoryEntry& entry)
{
    switch (entry.row.status) {
    case TxStatus::Pending: return TxState::Pending;
    case TxStatus::Confirmed: return TxState::Confirmed;
    case TxStatus::Conflicted: return entry.replacementIsKnown ? TxState::Replaced : TxState::Conflicted;
    case TxStatus::Orphaned: return TxState::Orphaned;
    case TxStatus::Abandoned: return TxState::Abandoned;
    }
    return TxState::Pending;
}

HistoryRow historyRow(const HistoryEntry& entry)
{
    const TxRow& tx = entry.row;
    HistoryRow row;
    row.wallet = tx.wallet;
    row.txid = tx.txid;
    row.state = stateOf(entry);
    row.block = tx.block;
    row.time = tx.time;
    row.amount = tx.net;
    row.fee = tx.fee;
    row.replacedBy = tx.replacedBy;
    row.isCoinbase = tx.isCoinbase;
    row.transferWith = QList<WalletId>(entry.partners.begin(), entry.partners.end());
    if (tx.transfer == TransferRole::WholePaying && tx.fee)
        row.moved = Amount::fromSatoshis(-tx.net - tx.fee->satoshis());
    if (tx.transfer == TransferRole::WholePaid) row.moved = Amount::fromSatoshis(tx.net);
    row.balance = entry.balance;
    row.label = tx.label;
    return row;
}

/// Fills in inputs and outputs from what the wallets have stored.
class PartsReader
{
public:
    PartsReader(Database& database, WalletId asker, Network network)
        : m_keychains(database)
        , m_ledger(database)
        , m_asker(asker)
        , m_network(network)
    {
    }

    Result<TransactionPart> input(const TxIn& input)
    {
        TransactionPart part;
        part.outpoint = input.previous;
        const auto previous = previousOf(input.previous.txid);
        if (!previous) return previous.error();
        if (!*previous || input.previous.index >= (*previous)->outputs.size()) return part;
        return described(std::move(part), (*previous)->outputs[input.previous.index]);
    }

    Result<TransactionPart> output(const OutPoint& outpoint, const TxOut& output)
    {
        TransactionPart part;
        part.outpoint = outpoint;
        return described(std::move(part), output);
    }

private:
    /// Parsed once for inputs in a row that spend the same one.
    Result<const Transaction*> previousOf(const Txid& txid)
    {
        if (m_previousId != txid) {
            m_previousId = txid;
            m_previous.reset();
            const auto raw = m_ledger.rawInAnyWallet(txid);
            if (!raw) return raw.error();
            if (*raw) {
                auto parsed = Transaction::parse(**raw);
                if (!parsed) return Error{Errc::Damaged, "stored transaction " + txid.display()};
                m_previous = *std::move(parsed);
            }
        }
        return m_previous ? &*m_previous : nullptr;
    }

    Result<TransactionPart> described(TransactionPart part, const TxOut& output)
    {
        part.address = addressText(output.scriptPubKey, m_network);
        part.amount = output.value;
        const auto owners = m_keychains.ownersOf(output.scriptPubKey);
        if (!owners) return owners.error();
        if (owners->empty()) return part;
        auto owner = std::ranges::find(*owners, m_asker, &ScriptOwner::wallet);
        if (owner == owners->end()) owner = owners->begin();
        part.owner = owner->wallet;
        part.ownerName = owner->walletName;
        part.isChange = owner->keychain.role == KeychainRole::Change;
        part.label = owner->script.label;
        return part;
    }

    KeychainRepository m_keychains;
    LedgerRepository m_ledger;
    WalletId m_asker;
    Network m_network;
    std::optional<Txid> m_previousId;
    std::optional<Transaction> m_previous;
};

Result<void> addParts(TransactionView& view, const Transaction& transaction, PartsReader reader)
{
    for (const TxIn& input : transaction.inputs) {
        auto part = reader.input(input);
        if (!part) return part.error();
        view.inputs += *std::move(part);
    }
    for (std::uint32_t i = 0; i < transaction.outputs.size(); ++i) {
        auto part = reader.output({view.row.txid, i}, transaction.outputs[i]);
        if (!part) return part.error();
        view.outputs += *std::move(part);
    }
    return {};
}

} // namespace

Result<HistoryPage> historyPage(Database& database, const HistoryQuery& query, int offset, int count)
{
    const auto slice = HistoryRepository(database).slice(query, offset, count);
    if (!slice) return slice.error();
    HistoryPage page;
    page.offset = offset;
    for (const HistoryEntry& entry : slice->entries) page.rows += historyRow(entry);
    page.matching = static_cast<int>(slice->matching);
    page.total = static_cast<int>(slice->total);
    page.sum = slice->sum;
    return page;
}

Result<TransactionView> transactionView(Database& database, WalletId id, const Txid& txid, Network network)
{
    const auto wallet = WalletRepository(database).find(id);
    if (!wallet) return wallet.error();
    const auto entry = HistoryRepository(database).find(id, txid);
    if (!entry) return entry.error();
    const Bytes& raw = entry->row.raw;
    const auto transaction = Transaction::parse(raw);
    if (!transaction) return Error{Errc::Damaged, "stored transaction " + txid.display()};

    TransactionView view;
    view.row = historyRow(*entry);
    view.walletName = wallet->name;
    if (view.row.block) view.confirmations = std::max(0, wallet->syncedTo.height - view.row.block->height + 1);
    view.size = static_cast<std::int32_t>(raw.size());
    view.virtualSize = static_cast<std::int32_t>((transaction->weight() + 3) / 4);
    view.lockTime = transaction->lockTime;
    view.isReplaceable = !transaction->isCoinbase() && std::ranges::any_of(transaction->inputs, [](const TxIn& input) {
        return input.sequence <= HighestReplaceableSequence;
    });
    view.rawHex = QByteArray::fromStdString(toHex(raw));
    if (auto added = addParts(view, *transaction, PartsReader(database, id, network)); !added) return added.error();
    return view;
}

} // namespace lockstep
