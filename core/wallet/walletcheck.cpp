// SPDX-License-Identifier: MIT

#include "core/wallet/walletcheck.h"

#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/ledgerrepository.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t ScriptsAStep = 500; ///< Each is a derivation.

bool isLive(TxStatus status) { return status == TxStatus::Pending || status == TxStatus::Confirmed; }

/// Rows that do not read are what the check is for; a disk that does not read ends it.
bool isFinding(const Error& error) { return error.code == Errc::Damaged; }

} // namespace

WalletCheck::WalletCheck(Database& database, std::shared_ptr<const Wallet> wallet, const HeaderChain& headers,
                         bool isSettled)
    : m_database(database)
    , m_wallet(std::move(wallet))
    , m_headers(headers)
    , m_isSettled(isSettled)
{
}

Result<bool> WalletCheck::step()
{
    if (!m_isRead) {
        m_isRead = true;
        auto readable = read();
        if (readable) readable = readScripts();
        if (!readable && !isFinding(readable.error())) return readable.error();
        if (!readable) find(WalletFlaw::Unreadable, readable.error().detail);
        if (!readable) return false;
        checkTransactions();
        for (const StoredCoin& coin : m_coins) checkCoin(coin);
        checkSums();
        checkBalance();
    } else if (!m_scripts.empty()) {
        checkScripts(m_scripts.front(), ScriptsAStep);
        if (m_scripts.front().checked == m_scripts.front().rows.size()) m_scripts.pop_front();
    }
    return !m_scripts.empty();
}

Result<void> WalletCheck::read()
{
    auto rows = LedgerRepository(m_database).transactions(m_wallet->id());
    if (!rows) return rows.error();
    m_rows = *std::move(rows);
    auto coins = LedgerRepository(m_database).coins(m_wallet->id());
    if (!coins) return coins.error();
    m_coins = *std::move(coins);
    for (const StoredCoin& coin : m_coins) m_byOutpoint.emplace(coin.outpoint, &coin);
    return {};
}

Result<void> WalletCheck::readScripts()
{
    const auto network = networkFromName(m_database.identity().network);
    if (!network) return network.error();
    const auto keychains = KeychainRepository(m_database).ofWallet(m_wallet->id());
    if (!keychains) return keychains.error();
    for (const KeychainRow& keychain : *keychains) {
        if (keychain.descriptor.empty()) continue; // scripts that a person gave, with nothing to hold them against
        auto descriptor = Descriptor::parse(keychain.descriptor, *network);
        if (!descriptor) return Error{Errc::Damaged, "a stored descriptor: " + descriptor.error().detail};
        auto rows = KeychainRepository(m_database).scripts(keychain.id);
        if (!rows) return rows.error();
        if (rows->empty()) continue;
        m_scripts.push_back({*std::move(descriptor), keychain.branch, *std::move(rows), 0});
    }
    return {};
}

/// One line for each kind: with the first place, and how many.
void WalletCheck::find(WalletFlaw flaw, const std::string& detail, std::optional<BlockHeight> at)
{
    const auto known = std::ranges::find(m_findings, flaw, &WalletFinding::flaw);
    if (known == m_findings.end()) {
        m_findings.push_back({flaw, at.value_or(BlockHeight{0}), 1, detail});
        return;
    }
    ++known->count;
    if (at) known->from = std::min(known->from, *at);
}

const TxRow* WalletCheck::liveRow(const Txid& txid) const
{
    const auto found = m_byId.find(txid);
    return found != m_byId.end() && isLive(found->second.first->status) ? found->second.first : nullptr;
}

void WalletCheck::checkTransactions()
{
    for (const TxRow& row : m_rows) {
        auto transaction = Transaction::parse(row.raw);
        if (!transaction || transaction->txid() != row.txid || transaction->isCoinbase() != row.isCoinbase) {
            find(WalletFlaw::Transaction, "a stored transaction is not that of its txid");
            continue;
        }
        m_byId.emplace(row.txid, std::pair(&row, *std::move(transaction)));
        if (row.block) checkPlace(row);
    }
}

/// Above the headers that are here nothing can be said.
void WalletCheck::checkPlace(const TxRow& row)
{
    const BlockHeight height = row.block->height;
    if (height > m_headers.tip().height) return;
    const bool isThere = m_headers.contains(*row.block) && std::int64_t{m_headers.header(height).time} == row.time;
    if (!isThere) find(WalletFlaw::OffChain, "a block that is not in the chain, or at another time", height);
}

void WalletCheck::checkCoin(const StoredCoin& coin)
{
    const auto from = m_byId.find(coin.outpoint.txid);
    if (from == m_byId.end()) return find(WalletFlaw::Coin, "a coin without its transaction");
    const Transaction& transaction = from->second.second;
    const bool isThere = coin.outpoint.index < transaction.outputs.size()
        && transaction.outputs[coin.outpoint.index] == TxOut{coin.amount, coin.script};
    if (!isThere) find(WalletFlaw::Coin, "a coin that its transaction does not pay");
    if (!coin.spentBy) return;
    if (!liveRow(*coin.spentBy)) return find(WalletFlaw::Spend, "a coin whose spender is not there");
    const auto& inputs = m_byId.at(*coin.spentBy).second.inputs;
    if (std::ranges::find(inputs, coin.outpoint, &TxIn::previous) == inputs.end())
        find(WalletFlaw::Spend, "a coin that its spender does not spend");
}

/// What each transaction gained, and its fee, from the coins it pays and spends.
void WalletCheck::checkSums()
{
    struct Sums
    {
        std::int64_t received = 0;
        std::int64_t spent = 0;
        std::size_t inputs = 0;
    };
    std::map<Txid, Sums> sums;
    for (const StoredCoin& coin : m_coins) {
        sums[coin.outpoint.txid].received += coin.amount.satoshis();
        if (!coin.spentBy) continue;
        sums[*coin.spentBy].spent += coin.amount.satoshis();
        ++sums[*coin.spentBy].inputs;
    }
    if (!m_isSettled) return;
    for (const auto& [txid, known] : m_byId) {
        const auto& [row, transaction] = known;
        if (!isLive(row->status)) continue;
        if (row->heard && row->status == TxStatus::Pending) continue; // hearsay: no coin says that it spends it
        for (const TxIn& input : transaction.inputs) {
            const auto coin = m_byOutpoint.find(input.previous);
            if (coin != m_byOutpoint.end() && coin->second->spentBy != txid)
                find(WalletFlaw::Spend, "a coin that is spent and does not say so");
        }
        const Sums& sum = sums[txid];
        std::int64_t paid = 0;
        for (const TxOut& output : transaction.outputs) paid += output.value.satoshis();
        const bool allOurs = sum.inputs == transaction.inputs.size();
        const auto fee = allOurs ? Amount::fromSatoshis(sum.spent - paid) : std::nullopt;
        if (row->net != sum.received - sum.spent || row->fee != fee)
            find(WalletFlaw::Sum, "a transaction's sum is not that of its coins");
    }
}

void WalletCheck::checkBalance()
{
    std::int64_t unspent = 0;
    for (const StoredCoin& coin : m_coins)
        if (!coin.spentBy) unspent += coin.amount.satoshis();
    const Balance shown = m_wallet->balance();
    const std::int64_t total
        = shown.confirmed.satoshis() + shown.pending.satoshis() + shown.immature.satoshis() + shown.frozen.satoshis();
    if (total != unspent) find(WalletFlaw::Balance, "the balance is not the sum of the unspent coins");
}

void WalletCheck::checkScripts(Scripts& scripts, std::size_t most)
{
    const std::size_t end = std::min(scripts.rows.size(), scripts.checked + most);
    for (; scripts.checked < end; ++scripts.checked) {
        const ScriptRow& row = scripts.rows[scripts.checked];
        const auto derived = scripts.descriptor.scriptPubKey(scripts.branch, row.index);
        if (!derived || *derived != row.script) find(WalletFlaw::Script, "a script that its descriptor does not give");
    }
}

} // namespace lockstep
