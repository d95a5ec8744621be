// SPDX-License-Identifier: MIT

#include "core/wallet/wallet.h"

#include "core/script/address.h"
#include "core/storage/database/database.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/wallet/ledger.h"
#include "core/wallet/policy.h"
#include "core/wallet/scriptbook.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

namespace lockstep {

namespace {

constexpr std::uint32_t MostAtOnce = 1'000; ///< Scripts past the last used one.

/// Nobody can be asked to pay one without (bare multisig, whatever else was imported). On every network or on none.
bool hasAddress(ByteSpan script) { return addressOf(script, Network::Mainnet).has_value(); }

} // namespace

struct Wallet::State
{
    State(Database& database, WalletId id) : db(database), ledger(database, id) { row.id = id; }

    Database& db;
    WalletRow row;
    ScriptBook scripts;
    Ledger ledger;
    bool isStale = false;

    std::uint32_t window(bool importing) const
    {
        return row.lookahead.value_or(importing ? ImportLookahead : DefaultLookahead);
    }
    /// As far as it is derived and stored within one turn of the thread.
    std::uint32_t windowAtOnce() const { return std::min(window(false), MostAtOnce); }
    std::vector<ScriptPlace> change(const IndexedBlock& block, const std::vector<ScriptBook::Hit>& hits,
                                    const std::vector<ScriptPlace>& only) const;
    Result<std::optional<std::uint32_t>> withAddress(const Keychain& keychain, std::uint32_t from);
    Result<ReceivePlace> chooseReceive(const Keychain& keychain, bool next);
    Result<ReceivePlace> checked(const ReceivePlace& place);
    Result<void> watch(const ScriptPlace& place);
};

Result<void> checkLookahead(std::int64_t lookahead)
{
    if (lookahead < 1 || lookahead > Wallet::MaxLookahead)
        return Error{Errc::OutOfRange, "a lookahead is a number from 1 to 100,000"};
    return {};
}

Wallet::Wallet(std::unique_ptr<State> state) : m_state(std::move(state)) { }
Wallet::~Wallet() = default;

Result<std::unique_ptr<Wallet>> Wallet::open(Database& db, WalletId id)
{
    auto wallet = std::unique_ptr<Wallet>(new Wallet(std::make_unique<State>(db, id)));
    if (auto read = wallet->refreshRow(); !read) return read.error();
    return wallet;
}

Result<std::unique_ptr<Wallet>> Wallet::load(Database& db, WalletId id)
{
    auto wallet = open(db, id);
    if (!wallet) return wallet;
    if (auto loaded = (*wallet)->reload(); !loaded) return loaded.error();
    return wallet;
}

Result<void> Wallet::reload()
{
    m_state->isStale = true;
    if (auto refreshed = refreshRow(); !refreshed) return refreshed;
    if (auto loaded = m_state->scripts.load(m_state->db, id()); !loaded) return loaded;
    m_state->ledger.setForgets(m_state->row.forgets);
    if (auto loaded = m_state->ledger.load(); !loaded) return loaded;
    m_state->isStale = false;
    return {};
}

bool Wallet::isStale() const { return m_state->isStale; }

Result<void> Wallet::refreshRow()
{
    auto row = WalletRepository(m_state->db).find(id());
    if (!row) return row.error();
    m_state->row = std::move(*row);
    return {};
}

const WalletRow& Wallet::row() const { return m_state->row; }
std::uint32_t Wallet::lookahead(bool importing) const { return m_state->window(importing); }
std::span<const Keychain> Wallet::keychains() const { return m_state->scripts.keychains(); }
Result<ByteSpan> Wallet::script(KeychainId keychain, std::uint32_t index)
{
    return m_state->scripts.script(keychain, index);
}
const ScriptPlace* Wallet::placeOf(ByteSpan scriptPubKey) const { return m_state->scripts.placeOf(scriptPubKey); }
Balance Wallet::balance() const { return m_state->ledger.balance(syncedTo()); }
Balance Wallet::balanceOf(std::span<const OutPoint> coins) const
{
    return m_state->ledger.balanceOf(coins, syncedTo());
}
std::vector<OutPoint> Wallet::unspentIn(std::unordered_set<OutPoint>& seen) const
{
    return m_state->ledger.unspentIn(seen);
}
std::uint64_t Wallet::coinsVersion() const { return m_state->ledger.version(); }

Result<IngestResult> Wallet::ingest(const IndexedBlock& block, const ChainPoint& at)
{
    return ingest(block, at, {m_state->window(m_state->row.catchingUp), {}});
}

/// Change is paid by what spends ours, also within the block: its script is looked for like the others. Each
/// transaction is looked at once, for a block may pay us thousands of times from thousands of inputs.
std::vector<ScriptPlace> Wallet::State::change(const IndexedBlock& block, const std::vector<ScriptBook::Hit>& hits,
                                               const std::vector<ScriptPlace>& only) const
{
    std::multimap<ScriptPlace, OutPoint> coins;
    std::map<std::uint32_t, std::vector<ScriptPlace>> paidBy; // by transaction
    for (const ScriptBook::Hit& hit : hits) {
        coins.emplace(hit.place, OutPoint{block.txid(hit.transaction), hit.output});
        paidBy[hit.transaction].push_back(hit.place);
    }
    std::vector<std::uint32_t> spenders;
    const auto isOurs = [this](const TxIn& input) { return ledger.holds(input.previous); };
    for (const auto& [transaction, places] : paidBy)
        if (std::ranges::any_of(block.transaction(transaction).inputs, isOurs)) spenders.push_back(transaction);
    const auto follow = [&](const ScriptPlace& place) {
        const auto [begin, end] = coins.equal_range(place);
        for (auto coin = begin; coin != end; ++coin)
            if (const std::uint32_t* spender = block.spenderOf(coin->second)) spenders.push_back(*spender);
    };
    std::set<ScriptPlace> taken(only.begin(), only.end());
    for (const ScriptPlace& place : only) follow(place);
    while (!spenders.empty()) {
        const auto paid = paidBy.extract(spenders.back());
        spenders.pop_back();
        if (paid.empty()) continue;
        for (const ScriptPlace& place : paid.mapped())
            if (taken.insert(place).second) follow(place);
    }
    std::vector<ScriptPlace> found;
    std::ranges::set_difference(taken, only, std::back_inserter(found));
    return found;
}

Result<IngestResult> Wallet::ingest(const IndexedBlock& block, const ChainPoint& at, const ScanReach& reach)
{
    std::vector<ScriptPlace> joined;
    const auto isOutside = [&](const ScriptBook::Hit& hit) {
        if (!reach.only) return !m_state->scripts.isWithin(hit.place, reach.window);
        return !std::ranges::binary_search(joined, hit.place) && !std::ranges::binary_search(*reach.only, hit.place);
    };
    std::vector<ScriptBook::Hit> hits;
    for (bool grew = true; grew;) { // a payment moves the window, and what comes into it may be paid in this block too
        grew = false;
        hits = m_state->scripts.hitsIn(block);
        if (reach.only) joined = m_state->change(block, hits, *reach.only);
        std::erase_if(hits, isOutside); // derived for a wider look, or handed to another scan
        for (const ScriptBook::Hit& hit : hits) {
            const auto moved = m_state->scripts.noteUsed(hit.place, reach.window);
            if (!moved) return moved.error();
            grew |= *moved;
        }
    }
    if (!hits.empty())
        if (auto stored = m_state->scripts.store(m_state->db, m_state->windowAtOnce()); !stored) return stored.error();
    auto done = m_state->ledger.confirm(block, at, hits);
    if (done) done->joined = std::move(joined);
    return done;
}

Result<void> Wallet::setSyncedTo(const ChainPoint& point)
{
    if (auto stored = WalletRepository(m_state->db).setSyncedTo(id(), point); !stored) return stored;
    m_state->row.syncedTo = point;
    return {};
}

Result<RollbackResult> Wallet::rollbackTo(const ChainPoint& fork, std::int64_t now)
{
    const auto failed = m_state->ledger.rollbackTo(fork.height, now);
    if (!failed) return failed.error();
    const auto revived = revive(fork.height, now);
    if (!revived) return revived.error();
    if (syncedTo().height > fork.height)
        if (auto moved = setSyncedTo(fork); !moved) return moved.error();
    return RollbackResult{*failed, *revived};
}

/// Each round may free those that build on it.
Result<std::int32_t> Wallet::revive(BlockHeight fork, std::int64_t now)
{
    std::int32_t all = 0;
    for (;;) {
        const auto rows = m_state->ledger.revivable(fork);
        if (!rows) return rows.error();
        std::int32_t revived = 0;
        for (const TxRow& row : *rows) {
            const auto transaction = Transaction::parse(row.raw);
            if (!transaction) return Error{Errc::Damaged, "stored transaction " + row.txid.display()};
            const auto added = row.heard ? hear(*transaction, row.time, true) : addPending(*transaction, row.time);
            if (!added && added.error().code != Errc::Duplicate) return added.error(); // two of them want one coin
            if (!added || added->newTransactions == 0) continue;
            ++revived;
            if (row.heard) continue; // it waits since it was heard, and was in no block
            auto noted = LedgerRepository(m_state->db).setDroppedAt(id(), row.txid, now);
            if (!noted) return noted.error();
        }
        if (revived == 0) return all;
        all += revived;
    }
}

bool Wallet::concerns(const Transaction& transaction) const
{
    const auto isOurs = [this](const TxOut& output) { return placeOf(output.scriptPubKey) != nullptr; };
    const auto spendsOurs = [this](const TxIn& input) { return m_state->ledger.holds(input.previous); };
    return std::ranges::any_of(transaction.outputs, isOurs) || std::ranges::any_of(transaction.inputs, spendsOurs);
}

bool Wallet::concerns(const IndexedBlock& block, std::size_t asked) const
{
    return m_state->scripts.isPaidBy(block, asked) || m_state->ledger.isSpentBy(block);
}

std::size_t Wallet::scriptCount() const { return m_state->scripts.scriptCount(); }

Result<IngestResult> Wallet::addPending(const Transaction& transaction, std::int64_t now)
{
    const auto hits = noteHits(transaction);
    if (!hits) return hits.error();
    return m_state->ledger.addPending(transaction, *hits, now);
}

Result<IngestResult> Wallet::addHeard(const Transaction& transaction, std::int64_t now)
{
    return hear(transaction, now, false);
}

Result<IngestResult> Wallet::hear(const Transaction& transaction, std::int64_t now, bool again)
{
    const auto hits = noteHits(transaction);
    if (!hits) return hits.error();
    return m_state->ledger.addHeard(transaction, *hits, now, again);
}

Result<std::int32_t> Wallet::expire(std::int64_t before) { return m_state->ledger.expire(before); }
Result<std::vector<Bytes>> Wallet::rivalScripts() const { return m_state->ledger.rivalScripts(); }

/// What it pays of ours; next indexes move.
Result<std::vector<ScriptBook::Hit>> Wallet::noteHits(const Transaction& transaction)
{
    std::vector<ScriptBook::Hit> hits;
    for (std::uint32_t i = 0; i < transaction.outputs.size(); ++i)
        if (const ScriptPlace* place = placeOf(transaction.outputs[i].scriptPubKey)) hits.push_back({0, i, *place});
    for (const ScriptBook::Hit& hit : hits)
        if (auto used = m_state->scripts.noteUsed(hit.place, m_state->windowAtOnce()); !used) return used.error();
    if (!hits.empty())
        if (auto stored = m_state->scripts.store(m_state->db, m_state->windowAtOnce()); !stored) return stored.error();
    return hits;
}

Result<void> Wallet::replacePending(const Txid& txid, const Txid& rival)
{
    return m_state->ledger.replacePending(txid, rival);
}

Result<std::int32_t> Wallet::abandon(const Txid& txid) { return m_state->ledger.abandon(txid); }

Result<std::int32_t> Wallet::failAll(std::span<const std::pair<Txid, TxFailure>> lost)
{
    return m_state->ledger.failAll(lost);
}

Result<ReceivePlace> Wallet::receive(bool next)
{
    // A branch for receiving where there is one; else the fixed scripts that were imported.
    const Keychain* chosen = nullptr;
    for (const Keychain& keychain : keychains()) {
        const KeychainRole role = m_state->scripts.row(keychain.id)->role;
        if (role == KeychainRole::Change) continue;
        const auto first = m_state->withAddress(keychain, 0);
        if (!first) return first.error();
        if (*first && (!chosen || role == KeychainRole::Receive)) chosen = &keychain;
        if (chosen && role == KeychainRole::Receive) break;
    }
    if (!chosen) return Error{Errc::Unsupported, "no branch to receive on"};
    const auto place = m_state->chooseReceive(*chosen, next);
    if (!place) return place;
    return m_state->checked(*place);
}

/// The first script from `from` on, and around the end, that has an address; those of a branch have all one, or none.
Result<std::optional<std::uint32_t>> Wallet::State::withAddress(const Keychain& keychain, std::uint32_t from)
{
    const std::uint32_t count = keychain.ranged ? 1 : keychain.scriptCount;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t index = (from + i) % count;
        const auto script = scripts.script(keychain.id, index);
        if (!script) return script.error();
        if (hasAddress(*script)) return std::optional(index);
    }
    return std::optional<std::uint32_t>();
}

Result<ReceivePlace> Wallet::State::chooseReceive(const Keychain& keychain, bool next)
{
    KeychainRepository keychains(db);
    ReceivePlace place;
    place.keychain = keychain.id;
    const auto shown = scripts.row(keychain.id)->shownIndex;
    const auto following = withAddress(keychain, shown ? *shown + 1 : 0);
    if (!following) return following.error();
    const auto script = scripts.script(keychain.id, shown.value_or(0));
    if (!script) return script.error();
    if (shown && !next && hasAddress(*script)) {
        const auto used = keychains.isUsed(keychain.id, *shown);
        if (!used) return used.error();
        place.index = *shown;
        place.reused = *used;
        if (!*used || !keychain.ranged) return place;
    }
    if (keychain.ranged) {
        place.index = keychain.nextIndex;
        place.reused = false;
    } else {
        place.index = **following;
        const auto used = keychains.isUsed(keychain.id, place.index);
        if (!used) return used.error();
        place.reused = *used || keychain.scriptCount == 1 || shown == place.index;
    }
    const ScriptPlace at{place.keychain, place.index};
    // Registered before it is shown: its script, and a window after it, are in the rows of the same commit.
    if (auto used = scripts.noteUsed(at, windowAtOnce()); !used) return used.error();
    if (auto stored = scripts.store(db, windowAtOnce()); !stored) return stored.error();
    if (auto kept = scripts.setShown(db, at); !kept) return kept.error();
    return place;
}

/// Two derivations that share nothing, the row and the watch list must say the same, or nobody sees the address.
Result<ReceivePlace> Wallet::State::checked(const ReceivePlace& place)
{
    const ScriptPlace at{place.keychain, place.index};
    const auto script = KeychainRepository(db).script(place.keychain, place.index);
    if (!script) return script.error();
    if (!*script) return Error{Errc::Damaged, "an address without its row"};
    const Bytes& stored = (*script)->script;
    for (int i = 0; i < 2; ++i) {
        const auto derived = scripts.deriveAnew(db, at);
        if (!derived) return derived.error();
        if (*derived && **derived != stored) return Error{Errc::Damaged, "an address that is not its descriptor's"};
    }
    const auto watched = scripts.script(place.keychain, place.index);
    if (!watched) return watched.error();
    if (!std::ranges::equal(*watched, stored)) return Error{Errc::Damaged, "an address that is not the one watched"};
    ReceivePlace sound = place;
    sound.script = stored;
    return sound;
}

Result<void> Wallet::storeWindow() { return m_state->scripts.store(m_state->db, m_state->windowAtOnce()); }
bool Wallet::lacksRows() const { return m_state->scripts.lacksRows(m_state->window(false)); }
Result<void> Wallet::storeMore(std::uint32_t most)
{
    return m_state->scripts.storeMore(m_state->db, m_state->window(false), most);
}

bool Wallet::liesFarOut(const Place& place) const { return !m_state->scripts.hasRowsNear(place, MostAtOnce); }
Result<void> Wallet::storeTowards(const Place& place, std::uint32_t most)
{
    return m_state->scripts.storeTowards(m_state->db, place, most);
}

Result<void> Wallet::resumeAt(KeychainId keychain, std::uint32_t nextIndex, std::optional<std::uint32_t> shown)
{
    if (nextIndex == 0) return {};
    const std::uint32_t window = m_state->windowAtOnce();
    if (auto moved = m_state->scripts.noteUsed({keychain, nextIndex - 1}, window); !moved) return moved.error();
    if (auto stored = m_state->scripts.store(m_state->db, window); !stored) return stored;
    return shown ? m_state->scripts.setShown(m_state->db, {keychain, *shown}) : Result<void>();
}

/// A wider scan has derived scripts that lie beyond the window: one that is added is in use.
Result<void> Wallet::State::watch(const ScriptPlace& place)
{
    if (scripts.isWithin(place, window(false))) return {};
    if (auto used = scripts.noteUsed(place, windowAtOnce()); !used) return used.error();
    return scripts.store(db, windowAtOnce());
}

Result<std::vector<ScriptPlace>> Wallet::addScripts(std::span<const ImportedScript> scripts)
{
    std::vector<ScriptPlace> places;
    for (const ImportedScript& imported : scripts) {
        if (const ScriptPlace* known = placeOf(imported.script)) {
            places.push_back(*known);
            if (auto watched = m_state->watch(places.back()); !watched) return watched.error();
            continue;
        }
        const auto added = m_state->scripts.addImported(m_state->db, id(), imported.script, imported.label);
        if (!added) return added.error();
        places.push_back(*added);
    }
    return places;
}

Result<std::vector<JobScript>> Wallet::unspentAmong(std::span<const JobScript> scripts) const
{
    const auto coins = LedgerRepository(m_state->db).liveCoins(id());
    if (!coins) return coins.error();
    std::set<std::pair<std::int64_t, std::uint32_t>> places; // both may be tens of thousands
    for (const StoredCoin& coin : *coins) places.emplace(coin.keychain.value, coin.index);
    std::vector<JobScript> found;
    std::ranges::copy_if(scripts, std::back_inserter(found), [&](const JobScript& script) {
        return places.contains({script.keychain.value, script.index});
    });
    return found;
}

std::vector<KeychainRow> Wallet::keychainRows() const
{
    std::vector<KeychainRow> rows;
    for (const Keychain& keychain : keychains()) rows.push_back(*m_state->scripts.row(keychain.id));
    return rows;
}

std::string Wallet::policy() const { return policyOf(keychainRows()); }

Signers Wallet::signers() const { return signersOf(keychainRows()); }

} // namespace lockstep
