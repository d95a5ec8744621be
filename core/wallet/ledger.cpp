// SPDX-License-Identifier: MIT

#include "core/wallet/ledger.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <utility>

namespace lockstep {

namespace {

constexpr std::int32_t CoinbaseMaturity = 100; ///< Blocks, its own counted: the next block may spend it.

Amount clamped(std::int64_t satoshis)
{
    return *Amount::fromSatoshis(std::clamp<std::int64_t>(satoshis, 0, Amount::MaxSatoshis));
}

/// Of a transaction that a block has, by what was known of it before. An orphaned coinbase is back with its block.
bool isNews(const std::optional<TxRow>& known)
{
    if (!known || known->heard) return true;
    return known->status > TxStatus::Confirmed && known->status != TxStatus::Orphaned;
}

/// No two states of any ledgers share one, so that a ledger that was read again is not taken for the one before it.
std::uint64_t nextVersion()
{
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

} // namespace

Result<void> Ledger::load()
{
    m_version = nextVersion();
    m_coins.clear();
    m_pendingInputs.clear();
    m_stale = false;
    if (!m_forgets)
        if (auto loaded = loadCoins(); !loaded) return loaded;
    const auto loaded = loadPendingInputs();
    const bool isForgotten = m_forgets && !loaded && loaded.error().code == Errc::Damaged; // it goes, too
    return isForgotten ? Result<void>() : loaded;
}

Result<void> Ledger::loadCoins()
{
    const auto coins = m_rows.liveCoins(m_wallet);
    if (!coins) return coins.error();
    if (auto sound = checkCoins(*coins); !sound) return sound;
    for (const StoredCoin& coin : *coins)
        m_coins.emplace(coin.outpoint,
                        LiveCoin{coin.amount, coin.height, coin.isCoinbase, coin.frozen, coin.spentBy, coin.heard});
    return {};
}

/// A flipped bit in an amount passes SQLite's own check: so each coin is compared with the transaction it came in.
Result<void> Ledger::checkCoins(const std::vector<StoredCoin>& coins)
{
    std::optional<Transaction> transaction;
    Txid txid;
    for (const StoredCoin& coin : coins) {
        if (!transaction || coin.outpoint.txid != txid) {
            const auto row = m_rows.transaction(m_wallet, coin.outpoint.txid);
            if (!row) return row.error();
            auto parsed = Transaction::parse(*row ? ByteSpan((*row)->raw) : ByteSpan());
            if (!parsed || parsed->txid() != coin.outpoint.txid)
                return Error{Errc::Damaged, "stored transaction " + coin.outpoint.txid.display()};
            transaction = std::move(*parsed);
            txid = coin.outpoint.txid;
        }
        if (transaction->isCoinbase() != coin.isCoinbase)
            return Error{Errc::Damaged, "stored transaction " + txid.display()};
        const bool exists = coin.outpoint.index < transaction->outputs.size();
        if (!exists || transaction->outputs[coin.outpoint.index] != TxOut{coin.amount, coin.script})
            return Error{Errc::Damaged, "stored coin of transaction " + txid.display()};
    }
    return {};
}

Result<void> Ledger::loadPendingInputs()
{
    const auto pending = m_rows.pending(m_wallet);
    if (!pending) return pending.error();
    for (const TxRow& row : *pending) {
        const auto transaction = Transaction::parse(row.raw);
        if (!transaction) return Error{Errc::Damaged, "stored transaction " + row.txid.display()};
        for (const TxIn& input : transaction->inputs)
            m_pendingInputs.emplace(input.previous, PendingInput{row.txid, row.heard});
    }
    return {};
}

Result<IngestResult> Ledger::confirm(const IndexedBlock& block, const ChainPoint& at,
                                     std::span<const ScriptBook::Hit> hits)
{
    IngestResult result;
    std::set<std::uint32_t> touched;
    for (const ScriptBook::Hit& hit : hits) {
        if (touched.insert(hit.transaction).second)
            if (auto done = confirmTransaction(block, at, hit.transaction, result); !done) return done.error();
        const Transaction& transaction = block.transaction(hit.transaction);
        auto received = receive(transaction, block.txid(hit.transaction), hit, at.height, result);
        if (!received) return received.error();
    }
    for (const Spend& spend : spendsIn(block)) {
        if (touched.insert(spend.spender).second)
            if (auto done = confirmTransaction(block, at, spend.spender, result); !done) return done.error();
        if (auto spent = spendConfirmed(spend, block.txid(spend.spender), at.height, result); !spent)
            return spent.error();
    }
    if (auto failed = failRivals(block, at.height, result); !failed) return failed.error();

    if (result.touched())
        for (const std::uint32_t position : touched)
            if (auto done = sumUp(block.transaction(position), block.txid(position)); !done) return done.error();
    if (m_stale)
        if (auto loaded = load(); !loaded) return loaded.error();
    return result;
}

bool Ledger::isSpentBy(const IndexedBlock& block) const
{
    if (m_coins.size() + m_pendingInputs.size() <= block.spends()) {
        const auto isSpent = [&](const auto& known) { return block.spenderOf(known.first) != nullptr; };
        return std::ranges::any_of(m_coins, isSpent) || std::ranges::any_of(m_pendingInputs, isSpent);
    }
    bool isSpent = false;
    block.forEachSpend([&](const OutPoint& outpoint, std::uint32_t) {
        isSpent = isSpent || m_coins.contains(outpoint) || m_pendingInputs.contains(outpoint);
    });
    return isSpent;
}

std::vector<Ledger::Spend> Ledger::spendsIn(const IndexedBlock& block) const
{
    std::vector<Spend> spends;
    if (m_coins.size() <= block.spends()) {
        for (const auto& [outpoint, coin] : m_coins)
            if (const std::uint32_t* spender = block.spenderOf(outpoint)) spends.push_back({outpoint, *spender});
    } else {
        block.forEachSpend([&](const OutPoint& outpoint, std::uint32_t spender) {
            if (m_coins.contains(outpoint)) spends.push_back({outpoint, spender});
        });
    }
    std::ranges::sort(spends, {}, [](const Spend& spend) { return std::pair(spend.spender, spend.coin); });
    return spends;
}

Result<void> Ledger::confirmTransaction(const IndexedBlock& block, const ChainPoint& at, std::uint32_t position,
                                        IngestResult& result)
{
    const Transaction& transaction = block.transaction(position);
    TxRow row;
    row.wallet = m_wallet;
    row.txid = block.txid(position);
    row.raw = transaction.serialize();
    row.block = at;
    row.position = position;
    row.time = block.header().time;
    row.isCoinbase = transaction.isCoinbase();
    row.status = TxStatus::Confirmed;
    const auto known = m_rows.transaction(m_wallet, row.txid);
    if (!known) return known.error();
    const auto changed = m_rows.putTransaction(row);
    if (!changed) return changed.error();
    if (!*changed) return {};

    ++result.newTransactions;
    if (isNews(*known)) ++result.news;
    for (std::uint32_t i = 0; i < transaction.outputs.size(); ++i) // it may have been pending, with these coins
        if (const auto coin = m_coins.find({row.txid, i}); coin != m_coins.end()) coin->second.height = at.height;
    for (const TxIn& input : transaction.inputs) {
        const auto [first, last] = m_pendingInputs.equal_range(input.previous);
        const auto own = std::find_if(first, last, [&](const auto& each) { return each.second.spender == row.txid; });
        if (own != last) m_pendingInputs.erase(own);
    }
    return {};
}

Result<void> Ledger::receive(const Transaction& transaction, const Txid& txid, const ScriptBook::Hit& hit,
                             std::optional<BlockHeight> height, IngestResult& result, bool heard)
{
    StoredCoin coin = coinAt(transaction, txid, hit);
    const auto [first, last] = m_pendingInputs.equal_range(coin.outpoint); // a child that was known before its parent
    const auto child = std::find_if(first, last, [](const auto& input) { return !input.second.heard; });
    if (child != last) coin.spentBy = child->second.spender;
    const auto wasFrozen = m_labels.takeFrozenMark(m_wallet, coin.outpoint);
    if (!wasFrozen) return wasFrozen.error();
    coin.frozen = *wasFrozen;
    const auto added = m_rows.addCoin(coin);
    if (!added) return added.error();
    if (!*added) return {};
    ++result.coinsReceived;
    m_version = nextVersion();
    m_coins.insert_or_assign(coin.outpoint,
                             LiveCoin{coin.amount, height, transaction.isCoinbase(), coin.frozen, coin.spentBy, heard});
    return coin.spentBy ? sumUpAgain(*coin.spentBy) : Result<void>();
}

/// Of a stored transaction: another coin that it spends has come to light.
Result<void> Ledger::sumUpAgain(const Txid& txid)
{
    const auto row = m_rows.transaction(m_wallet, txid);
    if (!row) return row.error();
    const auto transaction = Transaction::parse(*row ? ByteSpan((*row)->raw) : ByteSpan());
    if (!transaction) return Error{Errc::Damaged, "stored transaction " + txid.display()};
    return sumUp(*transaction, txid);
}

Result<void> Ledger::spendConfirmed(const Spend& spend, const Txid& spender, BlockHeight height, IngestResult& result)
{
    const auto coin = m_coins.find(spend.coin);
    if (coin == m_coins.end()) return {};
    if (coin->second.spentBy && *coin->second.spentBy != spender)
        if (auto failed = failRival(*coin->second.spentBy, spender, height, result); !failed) return failed;
    if (auto spent = m_rows.setSpent(m_wallet, spend.coin, spender); !spent) return spent;
    m_version = nextVersion();
    m_coins.erase(coin);
    ++result.coinsSpent;
    return {};
}

/// Pending transactions one of whose inputs, ours or not, this block spends in another one.
Result<void> Ledger::failRivals(const IndexedBlock& block, BlockHeight height, IngestResult& result)
{
    std::map<Txid, Txid> lost; // each with the one that took its place
    for (const auto& [outpoint, pending] : m_pendingInputs) {
        const std::uint32_t* spender = block.spenderOf(outpoint);
        if (spender && block.txid(*spender) != pending.spender) lost.emplace(pending.spender, block.txid(*spender));
    }
    for (const auto& [txid, rival] : lost)
        if (auto failed = failRival(txid, rival, height, result); !failed) return failed;
    return {};
}

/// Counted once, whichever of its coins tell of it.
Result<void> Ledger::failRival(const Txid& txid, const Txid& rival, BlockHeight height, IngestResult& result)
{
    const auto isOfIt = [&](const auto& input) { return input.second.spender == txid; };
    const bool waited = std::ranges::any_of(m_pendingInputs, isOfIt);
    const auto failed = fail(txid, {TxStatus::Conflicted, rival, height});
    if (!failed) return failed.error();
    if (waited) result.failed += *failed; // else by another coin, or with another one
    return {};
}

Result<void> Ledger::sumUp(const Transaction& transaction, const Txid& txid)
{
    const auto received = m_rows.coinsOf(m_wallet, txid);
    if (!received) return received.error();
    const auto spent = m_rows.spentBy(m_wallet, txid);
    if (!spent) return spent.error();
    return writeSums(transaction, txid, *received, *spent);
}

Result<void> Ledger::writeSums(const Transaction& transaction, const Txid& txid, std::span<const StoredCoin> received,
                               std::span<const StoredCoin> spent)
{
    std::int64_t in = 0;
    std::int64_t out = 0;
    std::int64_t ours = 0;
    for (const StoredCoin& coin : spent) in += coin.amount.satoshis();
    for (const StoredCoin& coin : received) ours += coin.amount.satoshis();
    for (const TxOut& output : transaction.outputs) out += output.value.satoshis();
    const bool allOurs = spent.size() == transaction.inputs.size();
    if (auto kept = m_rows.setSearchText(transaction, m_wallet, txid, received, spent); !kept) return kept;
    const auto fee = allOurs ? Amount::fromSatoshis(in - out) : std::nullopt;
    if (auto summed = m_rows.setSums(m_wallet, txid, ours - in, fee); !summed) return summed;
    return m_rows.markTransfer(txid);
}

Result<IngestResult> Ledger::addPending(const Transaction& transaction, std::span<const ScriptBook::Hit> hits,
                                        std::int64_t now)
{
    IngestResult result;
    const Txid txid = transaction.txid();
    const auto known = m_rows.transaction(m_wallet, txid);
    if (!known) return known.error();
    if (*known && (*known)->heard && (*known)->status == TxStatus::Pending) { // from here on it is more than hearsay
        if (auto done = abandon(txid); !done) return done.error();
    } else if (*known && ((*known)->status == TxStatus::Confirmed || (*known)->status == TxStatus::Pending)) {
        const bool hasOthers = (*known)->status == TxStatus::Pending && transaction.hasWitness();
        const auto kept = hasOthers ? m_rows.setRaw(m_wallet, txid, transaction.serialize()) : Result<void>();
        return kept ? Result<IngestResult>(result) : kept.error();
    }
    if (transaction.isCoinbase()) return result; // it is in its block, or nowhere

    std::vector<OutPoint> spends;
    for (const TxIn& input : transaction.inputs) {
        if (const auto rival = m_pendingInputs.find(input.previous); rival != m_pendingInputs.end())
            return Error{Errc::Duplicate, rival->second.spender.display()};
        const auto coin = m_rows.coin(m_wallet, input.previous);
        if (!coin) return coin.error();
        if (!*coin) continue;
        if ((*coin)->spentBy) return Error{Errc::Duplicate, (*coin)->spentBy->display()};
        spends.push_back(input.previous);
    }
    if (spends.empty() && hits.empty()) return result;
    const auto rival = confirmedRival(transaction, hits);
    if (!rival) return rival.error();
    if (*rival) return Error{Errc::Duplicate, (*rival)->display()};

    TxRow row;
    row.wallet = m_wallet;
    row.txid = txid;
    row.raw = transaction.serialize();
    row.time = now;
    if (auto put = m_rows.putTransaction(row); !put) return put.error();
    ++result.newTransactions;
    for (const ScriptBook::Hit& hit : hits)
        if (auto done = receive(transaction, txid, hit, std::nullopt, result); !done) return done.error();
    for (const OutPoint& coin : spends) {
        if (auto spent = m_rows.setSpent(m_wallet, coin, txid); !spent) return spent.error();
        m_version = nextVersion();
        m_coins.at(coin).spentBy = txid;
        ++result.coinsSpent;
    }
    for (const TxIn& input : transaction.inputs) m_pendingInputs.emplace(input.previous, PendingInput{txid});
    if (auto done = sumUp(transaction, txid); !done) return done.error();
    return result;
}

StoredCoin Ledger::coinAt(const Transaction& transaction, const Txid& txid, const ScriptBook::Hit& hit) const
{
    StoredCoin coin;
    coin.wallet = m_wallet;
    coin.outpoint = {txid, hit.output};
    coin.amount = transaction.outputs[hit.output].value;
    coin.keychain = hit.place.keychain;
    coin.index = hit.place.index;
    coin.script = transaction.outputs[hit.output].scriptPubKey;
    return coin;
}

std::vector<OutPoint> Ledger::unspentIn(std::unordered_set<OutPoint>& seen) const
{
    std::vector<OutPoint> shared;
    for (const auto& [outpoint, coin] : m_coins)
        if (!coin.spentBy && !seen.insert(outpoint).second) shared.push_back(outpoint);
    return shared;
}

Balance Ledger::balance(const ChainPoint& at) const
{
    return sum(at, [&](auto&& count) {
        for (const auto& [outpoint, coin] : m_coins) count(coin);
    });
}

Balance Ledger::balanceOf(std::span<const OutPoint> coins, const ChainPoint& at) const
{
    return sum(at, [&](auto&& count) {
        for (const OutPoint& outpoint : coins)
            if (const auto coin = m_coins.find(outpoint); coin != m_coins.end()) count(coin->second);
    });
}

template <typename ForEach>
Balance Ledger::sum(const ChainPoint& at, ForEach&& forEach)
{
    std::int64_t confirmed = 0;
    std::int64_t pending = 0;
    std::int64_t immature = 0;
    std::int64_t frozen = 0;
    std::int64_t unverified = 0;
    forEach([&](const LiveCoin& coin) {
        if (coin.spentBy) return;
        const bool isYoung = coin.height && coin.isCoinbase && at.height - *coin.height + 1 < CoinbaseMaturity;
        std::int64_t& part = !coin.height ? pending : isYoung ? immature : coin.frozen ? frozen : confirmed;
        part += coin.amount.satoshis();
        if (!coin.height && coin.heard) unverified += coin.amount.satoshis();
    });
    return {clamped(confirmed), clamped(pending), clamped(immature), clamped(frozen), at, clamped(unverified)};
}

} // namespace lockstep
