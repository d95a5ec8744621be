// SPDX-License-Identifier: MIT

#include "core/sync/payments/keptpayments.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/sync/logging.h"
#include "core/sync/payments/lostpayments.h"
#include "core/sync/payments/offertimes.h"
#include "core/sync/state/walletfailure.h"
#include "core/wallet/sendable.h"

#include <algorithm>

namespace lockstep {

namespace {

using namespace std::chrono_literals;

constexpr auto KeptFor = std::chrono::hours(14 * 24);
constexpr int MostAncestors = 25; ///< As many as nodes take into their pools.

std::int64_t seconds(std::chrono::seconds duration) { return duration.count(); }

} // namespace

KeptPayments::KeptPayments(const Parts& parts)
    : m_wallets(parts.wallets)
    , m_database(parts.database)
    , m_events(parts.events)
    , m_clock(parts.clock)
    , m_waiting(m_database, m_wallets, m_events)
{
}

Result<void> KeptPayments::load()
{
    m_mayLack = true;
    if (const auto taken = takeMissing(); !taken) return taken.error();
    auto stored = readMended();
    if (!stored) return stored.error();
    std::vector<Item> items;
    std::set<Txid> isNew; // to this run
    const std::int64_t latest = m_clock.unixSeconds() + seconds(LatestAgain); // by a clock that was ahead, or damage
    for (auto& [row, transaction] : *stored) {
        const Item* known = find(row.txid);
        if (!known) isNew.insert(row.txid);
        if (row.nextAt != OutboxRepository::InBlock) row.nextAt = std::min(row.nextAt, latest);
        items.push_back({std::move(row), std::move(transaction), {}, known ? known->offeredAt : 0});
    }
    m_items = std::move(items);
    if (auto read = readFates(); !read) return read;
    for (Item* item : due()) { // while the program was closed: offered at its start it would show whose it is
        if (!isNew.contains(item->row.txid) || item->row.state < OutgoingState::AskedFor) continue;
        item->row.nextAt = laterThanStart(m_clock.unixSeconds());
        keep(*item);
    }
    m_isStarting = false;
    return {};
}

/// The rows that can be read. Where the table itself cannot be, there are none.
Result<std::vector<OutboxRepository::Entry>> KeptPayments::readMended()
{
    auto stored = OutboxRepository(m_database).all();
    if (stored && stored->damaged.empty()) return std::move(stored->entries);
    const Result<std::int32_t> mended = stored ? mend(*stored) : Result<std::int32_t>(stored.error());
    if (!mended && mended.error().code != Errc::Damaged) return mended.error();
    qCWarning(lcSync) << "what was stored to be sent is damaged";
    auto told = inTransaction(m_database, Durability::Full, [&] {
        return mended ? m_events.outboxMended(*mended) : m_events.storeDamaged(std::nullopt, {0});
    });
    if (!told) return told.error();
    stored = OutboxRepository(m_database).all();
    if (!stored && stored.error().code != Errc::Damaged) return stored.error();
    return stored ? std::move(stored->entries) : std::vector<OutboxRepository::Entry>();
}

Result<std::int32_t> KeptPayments::mend()
{
    const auto stored = OutboxRepository(m_database).all();
    return stored ? mend(*stored) : Result<std::int32_t>(stored.error());
}

Result<std::int32_t> KeptPayments::mend(const OutboxRepository::Stored& stored)
{
    if (stored.damaged.empty()) return 0;
    const auto isStored = [&](const Item& item) {
        return std::ranges::any_of(stored.entries, [&](const auto& entry) { return entry.row.txid == item.row.txid; });
    };
    const auto mended = inTransaction(m_database, Durability::Full, [&]() -> Result<void> {
        OutboxRepository outbox(m_database);
        for (const std::int64_t place : stored.damaged)
            if (auto done = outbox.removeDamaged(place); !done) return done;
        for (const Item& item : m_items)
            if (!isStored(item))
                if (auto done = outbox.put(item.row); !done) return done;
        return putMissing();
    });
    if (!mended) return mended.error();
    return static_cast<std::int32_t>(stored.damaged.size());
}

/// Inside a transaction: what waits in a wallet and is not in the store.
Result<void> KeptPayments::putMissing()
{
    OutboxRepository outbox(m_database);
    std::set<Txid> seen;
    const auto missing = outbox.missing();
    if (!missing && missing.error().code == Errc::Damaged) return {}; // its wallet is set aside
    if (!missing) return missing.error();
    for (const OutgoingRow& row : *missing) {
        const auto transaction = Transaction::parse(row.raw); // sound: the repository has looked
        if (auto done = addParents(*transaction, {row.givenAt, row.nextAt}, MostAncestors, seen); !done)
            return done; // peers refuse it without them
        if (auto done = outbox.put(row); !done) return done;
    }
    return {};
}

/// What a reorg dropped is there after a kill or a full disk, too: it is looked for, until there was a look. Not at
/// every block: where thousands wait that takes milliseconds. Whether there was any.
Result<bool> KeptPayments::takeMissing()
{
    if (!m_mayLack) return false;
    const auto missing = OutboxRepository(m_database).missing();
    if (!missing && missing.error().code != Errc::Damaged) return missing.error();
    const bool isAny = missing && !missing->empty();
    if (isAny) {
        const auto stored = inTransaction(m_database, Durability::Normal, [&] { return putMissing(); });
        if (!stored) return stored.error();
    }
    m_mayLack = false;
    return isAny;
}

/// A disk that takes nothing is told by the loop; what is lost here is when it is offered next.
void KeptPayments::keep(const Item& item)
{
    const auto kept
        = inTransaction(m_database, Durability::Normal, [&] { return OutboxRepository(m_database).put(item.row); });
    if (!kept) qCWarning(lcSync) << "the outbox cannot be written:" << kept.error().detail.c_str();
}

// --- Taking one in

Result<void> KeptPayments::put(const Transaction& transaction, std::vector<WalletId>& touched)
{
    if (auto takeable = checkTakeable(transaction); !takeable) return takeable;
    const std::int64_t now = m_clock.unixSeconds();
    std::set<Txid> seen;
    if (auto done = addParents(transaction, {now, now}, MostAncestors, seen); !done) return done;
    OutgoingRow row;
    row.txid = transaction.txid();
    const Item* known = find(row.txid); // a copy without witnesses takes none away
    row.raw = known && !transaction.hasWitness() ? known->row.raw : transaction.serialize();
    row.givenAt = row.nextAt = now;
    if (auto done = add(std::move(row)); !done) return done;
    if (auto done = putIntoWallets(transaction, touched); !done) return done;
    const auto fate = LedgerRepository(m_database).statusInAnyWallet(transaction.txid());
    if (!fate) return fate.error();
    if (*fate && **fate != TxStatus::Pending) return Error{Errc::Refused, ""}; // with what it builds on
    return {};
}

/// By a node, as far as is known here.
Result<void> KeptPayments::checkTakeable(const Transaction& transaction)
{
    LedgerRepository ledger(m_database);
    const Txid txid = transaction.txid();
    if (auto sendable = checkSendable(transaction); !sendable) return sendable;
    const auto status = ledger.statusInAnyWallet(txid);
    if (!status) return status.error();
    if (*status == TxStatus::Confirmed) return Error{Errc::Duplicate, txid.display()};
    if (auto isSigned = checkSigned(m_database, transaction); !isSigned) return isSigned;
    if (auto isCovered = checkCovered(m_database, transaction); !isCovered) return isCovered;
    const auto failure = ledger.failureInAnyWallet(txid);
    if (!failure) return failure.error();
    if (!*failure || !(*failure)->at || !(*failure)->rival) return {};
    const auto rival = ledger.statusInAnyWallet(*(*failure)->rival);
    if (!rival) return rival.error();
    const bool isUndone = *rival && **rival != TxStatus::Confirmed; // then the person says which of the two
    return isUndone ? Result<void>() : Error{Errc::Refused, (*failure)->rival->display()};
}

/// Given once more, it is offered at once. With other witnesses it is another one to peers.
Result<void> KeptPayments::add(OutgoingRow row)
{
    if (const Item* known = find(row.txid); known && known->row.raw == row.raw) {
        row.state = known->row.state;
        row.askedFor = known->row.askedFor;
    }
    return OutboxRepository(m_database).put(row);
}

/// `seen`: of a chain in which each spends two outputs of the last there are more ways down than anybody can go.
Result<void> KeptPayments::addParents(const Transaction& transaction, const Times& times, int depth,
                                      std::set<Txid>& seen)
{
    LedgerRepository ledger(m_database);
    for (const TxIn& input : transaction.inputs) {
        const Txid& txid = input.previous.txid;
        if (depth == 0 || !seen.insert(txid).second || find(txid)) continue;
        const auto status = ledger.statusInAnyWallet(txid);
        if (!status) return status.error();
        if (*status != TxStatus::Pending) continue;
        const auto heard = ledger.waitsHeard(txid);
        if (!heard) return heard.error();
        if (*heard) continue; // peers have it, and it is not ours to offer
        const auto raw = ledger.rawInAnyWallet(txid);
        if (!raw) return raw.error();
        const auto parent = Transaction::parse(raw->value_or(Bytes()));
        if (!parent) return Error{Errc::Damaged, "stored transaction " + txid.display()};
        if (auto done = addParents(*parent, times, depth - 1, seen); !done) return done;
        OutgoingRow row;
        row.txid = txid;
        row.raw = **raw;
        row.givenAt = times.givenAt;
        row.nextAt = times.nextAt;
        if (auto done = add(std::move(row)); !done) return done;
    }
    return {};
}

Result<void> KeptPayments::putIntoWallets(const Transaction& transaction, std::vector<WalletId>& touched)
{
    for (const auto& wallet : m_wallets.all()) {
        if (wallet->row().problem) continue; // set aside: it takes in nothing
        const auto added = inSavepoint(m_database, [&] { return putInto(*wallet, transaction); });
        if (!added && added.error().code == Errc::Refused) return added.error(); // the transaction's fault
        if (!added)
            if (auto noted = setAside(m_wallets, m_events, *wallet, added.error()); !noted) return noted;
        if (!added || added->touched()) touched.push_back(wallet->id());
    }
    return failFollowers(touched);
}

/// What was replaced or given up may have had followers in other wallets.
Result<void> KeptPayments::failFollowers(std::vector<WalletId>& touched)
{
    const auto lost = failLost(m_database, m_wallets, m_events);
    if (!lost) return lost.error();
    for (const WalletId id : lost->touched)
        if (std::ranges::find(touched, id) == touched.end()) touched.push_back(id);
    return {};
}

Result<IngestResult> KeptPayments::putInto(Wallet& wallet, const Transaction& transaction)
{
    auto added = wallet.addPending(transaction, m_clock.unixSeconds());
    while (!added && added.error().code == Errc::Duplicate) { // one for each coin that is spoken for
        if (auto made = makeRoom(wallet, transaction, added.error().detail); !made) return made.error();
        added = wallet.addPending(transaction, m_clock.unixSeconds());
    }
    return added;
}

/// Whoever gives a transaction that spends the coins of a waiting one wants that one replaced.
Result<void> KeptPayments::makeRoom(Wallet& wallet, const Transaction& transaction, const std::string& rival)
{
    const auto txid = Txid::fromDisplay(rival);
    if (!txid) return txid.error();
    const auto replaced = wallet.replacePending(*txid, transaction.txid());
    if (!replaced && replaced.error().code == Errc::NotFound) return Error{Errc::Refused, rival};
    return replaced;
}

// --- Giving one up

Result<void> KeptPayments::giveUp(const Txid& txid, std::vector<WalletId>& touched)
{
    const auto status = LedgerRepository(m_database).statusInAnyWallet(txid);
    if (!status) return status.error();
    const Item* item = find(txid);
    const bool wasInBlock = !*status && item && item->row.nextAt == OutboxRepository::InBlock;
    if (*status == TxStatus::Confirmed || wasInBlock) return Error{Errc::Refused, ""};
    const bool isKnownToWait = *status == TxStatus::Pending;
    if (!item || !(isKnownToWait || (!*status && isOffered(*item)))) return Error{Errc::NotFound, ""};
    for (const auto& wallet : m_wallets.all())
        if (auto done = abandonIn(*wallet, txid, touched); !done) return done;
    if (auto removed = removeUnknown(txid); !removed) return removed;
    return failFollowers(touched);
}

Result<void> KeptPayments::abandonIn(Wallet& wallet, const Txid& txid, std::vector<WalletId>& touched)
{
    const auto row = LedgerRepository(m_database).transaction(wallet.id(), txid);
    if (!row) return row.error();
    if (!*row || (*row)->status != TxStatus::Pending) return {};
    if (wallet.row().problem) return *wallet.row().problem; // its rows may say anything: it would be offered again
    const auto failed = wallet.abandon(txid);
    if (!failed) return failed.error();
    touched.push_back(wallet.id());
    return m_events.paymentsGivenUp(wallet.id(), *failed);
}

/// Of what no wallet has nothing could say that it was given up. What builds on it goes with it: alone no peer takes
/// it.
Result<void> KeptPayments::removeUnknown(const Txid& txid)
{
    std::vector<Txid> lost{txid};
    for (std::size_t i = 0; i < lost.size(); ++i) {
        const Item* item = find(lost[i]);
        if (!item->fate)
            if (auto removed = OutboxRepository(m_database).remove(lost[i]); !removed) return removed;
        const auto isParent = [&](const TxIn& input) { return input.previous.txid == lost[i]; };
        for (const Item& child : m_items)
            if (std::ranges::any_of(child.transaction.inputs, isParent)
                && std::ranges::find(lost, child.row.txid) == lost.end())
                lost.push_back(child.row.txid);
    }
    return {};
}

// --- What becomes of them

Result<void> KeptPayments::readFates()
{
    const auto fates = OutboxRepository(m_database).fates();
    if (!fates && fates.error().code == Errc::Damaged) return {}; // as they were: damage holds up nothing else
    if (!fates) return fates.error();
    for (Item& item : m_items) {
        const auto known = fates->find(item.row.txid);
        const bool isKnown = known != fates->end();
        item.fate = isKnown ? std::optional(known->second.status) : std::nullopt;
        item.isDropped = isKnown && known->second.droppedAt >= item.row.givenAt;
        item.isWatched = isKnown && known->second.isWatched;
        noteFate(item);
    }
    return {};
}

/// What fell out of its block is offered soon: the new branch may have it, too. A start does not show whose it is.
void KeptPayments::noteFate(Item& item)
{
    const bool wasInBlock = item.row.nextAt == OutboxRepository::InBlock;
    const std::int64_t now = m_clock.unixSeconds();
    if (item.fate == TxStatus::Confirmed && !wasInBlock)
        item.row.nextAt = OutboxRepository::InBlock;
    else if (item.fate == TxStatus::Pending && wasInBlock)
        item.row.nextAt = m_isStarting ? laterThanStart(now) : laterThan(now, 1min, 5min);
    else
        return;
    keep(item);
}

Result<bool> KeptPayments::bringToWallets(std::vector<WalletId>& touched)
{
    if (!m_waiting.isDue()) return false;
    std::vector<WaitingPayments::Payment> outgoing;
    for (const Item& item : m_items)
        if (isOffered(item)) outgoing.push_back({item.row.txid, item.transaction, item.row.givenAt});
    return m_waiting.look(outgoing, touched);
}

bool KeptPayments::isOffered(const Item& item) const
{
    if (item.fate) return *item.fate == TxStatus::Pending;
    if (item.row.nextAt == OutboxRepository::InBlock) return false;
    return m_clock.unixSeconds() - item.row.givenAt < seconds(KeptFor);
}

/// What is settled is shown for a while; what no block took, and no wallet of ours waits for, is given up.
void KeptPayments::dropOld()
{
    const auto isOld = [this](const Item& item) {
        return !isOffered(item) && m_clock.unixSeconds() - item.row.givenAt >= seconds(KeptFor);
    };
    if (std::ranges::none_of(m_items, isOld)) return;
    const auto removed = inTransaction(m_database, Durability::Normal, [&]() -> Result<void> {
        for (const Item& item : m_items)
            if (isOld(item))
                if (auto done = OutboxRepository(m_database).remove(item.row.txid); !done) return done;
        return {};
    });
    if (removed) std::erase_if(m_items, isOld);
}

std::vector<KeptPayments::Item*> KeptPayments::due()
{
    std::vector<Item*> found;
    for (Item& item : m_items)
        if (isOffered(item) && item.row.nextAt <= m_clock.unixSeconds()) found.push_back(&item);
    return found;
}

KeptPayments::Item* KeptPayments::find(const Txid& txid)
{
    const auto found = std::ranges::find_if(m_items, [&](const Item& item) { return item.row.txid == txid; });
    return found == m_items.end() ? nullptr : &*found;
}

} // namespace lockstep
