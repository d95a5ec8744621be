// SPDX-License-Identifier: MIT

#include "core/sync/payments/outbox.h"

#include "core/sync/logging.h"
#include "core/sync/payments/offertimes.h"

#include <algorithm>
#include <utility>

namespace lockstep {

namespace {

using namespace std::chrono_literals;

constexpr auto Tick = 30s;
constexpr auto StillOffered = 10min; ///< A peer that asks late is still served, and known when it comes back.
constexpr int EnoughTakers = 3; ///< Each of them learns of it; not all of three keep it to themselves.

OutgoingState stateOf(const OutgoingRow& row, const std::optional<TxStatus>& fate)
{
    const bool wasInBlock = !fate && row.nextAt == OutboxRepository::InBlock;
    if (wasInBlock || fate == TxStatus::Confirmed) return OutgoingState::Confirmed;
    return fate && *fate != TxStatus::Pending ? OutgoingState::Failed : row.state;
}

/// We would hear of it if it spread: who took it may keep it to itself, and another peer is worth a try.
bool mayBeHushed(const OutgoingRow& row, const ChainClient& client)
{
    return row.state < OutgoingState::Seen && row.askedFor < EnoughTakers && client.listensTo().has_value();
}

} // namespace

Outbox::Outbox(const Parts& parts)
    : m_client(parts.client)
    , m_clock(parts.clock)
    , m_isLevel(parts.isLevel)
    , m_kept({parts.wallets, parts.database, parts.events, parts.clock})
{
    m_tick.setInterval(Tick);
    connect(&m_tick, &QTimer::timeout, this, &Outbox::look);
    connect(&m_client, &ChainClient::connectionChanged, this, &Outbox::look, Qt::QueuedConnection);
    connect(&m_client, &ChainClient::transactionSeen, this, &Outbox::noteSeen);
}

Result<void> Outbox::load()
{
    if (auto loaded = m_kept.load(); !loaded) return loaded;
    m_tick.start();
    makeViews();
    return {};
}

Reply<int> Outbox::whenOffered(const Txid& txid) { return m_asked.emplace(txid, Reply<int>())->second; }

// --- What becomes of them

void Outbox::lookForDropped()
{
    m_kept.lookForDropped();
    look();
}

void Outbox::look()
{
    if (m_isStopping) return;
    const auto taken = m_kept.takeMissing();
    if (!taken) qCWarning(lcSync) << "what fell out of its block is not offered yet:" << taken.error().detail.c_str();
    if (auto read = taken && *taken ? load() : m_kept.readFates(); !read) {
        qCWarning(lcSync) << "the outbox cannot be read:" << read.error().detail.c_str();
        return;
    }
    if (auto brought = bringToWallets(); !brought)
        qCWarning(lcSync) << "what waits is not known to all its wallets yet:" << brought.error().detail.c_str();
    m_kept.dropOld();
    answerSettled();
    makeViews();
    if (!m_client.isConnected()) return;
    offerAwaited();
    if (m_isWorking || !next(false)) return;
    m_isWorking = true;
    m_working.emplace(work());
}

Result<void> Outbox::bringToWallets()
{
    std::vector<WalletId> wallets;
    const auto isMore = m_kept.bringToWallets(wallets);
    for (const WalletId wallet : wallets) emit touched(wallet);
    if (!isMore) return isMore.error();
    if (*isMore) QTimer::singleShot(0, this, &Outbox::look);
    return wallets.empty() ? Result<void>() : m_kept.readFates();
}

/// Who waits for an offer that will not come.
void Outbox::answerSettled()
{
    std::erase_if(m_asked, [this](const auto& asked) {
        const auto& [txid, reply] = asked;
        const Item* item = m_kept.find(txid);
        if (item && m_kept.isOffered(*item)) return false;
        const OutgoingState state = item ? stateOf(item->row, item->fate) : OutgoingState::Kept;
        const bool isInBlock = state == OutgoingState::Confirmed;
        const bool hasFailed = state == OutgoingState::Failed;
        const Errc errc = isInBlock ? Errc::Duplicate : hasFailed ? Errc::Refused : Errc::Cancelled;
        reply.finish(Error{errc, isInBlock ? txid.display() : ""});
        return true;
    });
}

// --- Offering

bool Outbox::isFresh(const Item& item) const
{
    return item.offeredAt > 0 && m_clock.unixSeconds() - item.offeredAt < std::chrono::seconds(StillOffered).count();
}

bool Outbox::awaitsEcho(const Item& item) const
{
    return isFresh(item) && m_kept.isOffered(item) && item.row.state < OutgoingState::Seen;
}

bool Outbox::isHeld(const Item& item) const { return item.isDropped && !(item.isWatched && m_isLevel()); }

/// What a peer would not take without it, and was told to none.
Outbox::Item* Outbox::waitingParent(const Item& child)
{
    for (const TxIn& input : child.transaction.inputs) {
        Item* parent = m_kept.find(input.previous.txid);
        if (!parent || !m_kept.isOffered(*parent) || isHeld(*parent)) continue;
        if (m_underWay.contains(parent->row.txid)) continue;
        if (parent->row.state == OutgoingState::Kept) return parent;
    }
    return nullptr;
}

/// Who lacks that one drops the child, and asks for it no more by itself.
bool Outbox::hasHeldParent(const Item& child)
{
    return std::ranges::any_of(child.transaction.inputs, [this](const TxIn& input) {
        const Item* parent = m_kept.find(input.previous.txid);
        return parent && m_kept.isOffered(*parent) && isHeld(*parent);
    });
}

/// What a person gave just now is not to wait for what nobody asks for.
void Outbox::offerAwaited()
{
    std::erase_if(m_beside, [](const auto& offering) { return offering.isReady(); });
    while (Item* item = next(true)) offerBeside(*item);
}

void Outbox::offerBeside(Item& item)
{
    begin(item);
    offerParentsBeside(item);
    m_beside.push_back(offer(item.transaction));
}

/// Peers that have one ask for it no more: to wait for that would cost a minute for each. Who lacks one is served it.
void Outbox::offerParentsBeside(const Item& child)
{
    for (const TxIn& input : child.transaction.inputs) {
        Item* parent = m_kept.find(input.previous.txid);
        const bool waits = parent && m_kept.isOffered(*parent) && !m_underWay.contains(parent->row.txid);
        if (waits && !isFresh(*parent) && !isHeld(*parent)) offerBeside(*parent);
    }
}

Outbox::Item* Outbox::next(bool isAwaited)
{
    for (Item* item : m_kept.due()) {
        const Txid& txid = item->row.txid;
        if (isHeld(*item) || m_underWay.contains(txid) || (isAwaited && !m_asked.contains(txid))) continue;
        while (Item* parent = waitingParent(*item)) item = parent; // a chain of spends has a beginning
        return item;
    }
    return nullptr;
}

QCoro::Task<void> Outbox::work()
{
    while (Item* item = m_isStopping || !m_client.isConnected() ? nullptr : next(false)) {
        begin(*item);
        offerParentsBeside(*item);
        auto offering = offer(item->transaction);
        co_await offering;
    }
    m_isWorking = false;
}

void Outbox::begin(Item& item)
{
    item.row.state = std::max(item.row.state, OutgoingState::Offered);
    item.row.nextAt = later(10min, 30min);
    item.offeredAt = m_clock.unixSeconds();
    m_underWay.insert(item.row.txid);
    m_kept.keep(item);
    makeViews();
}

QCoro::Task<void> Outbox::offer(Transaction transaction)
{
    auto sending = m_client.broadcast(transaction);
    const auto taken = co_await sending;
    m_underWay.erase(transaction.txid());
    noteOffered(transaction, taken);
    // It may have been given with other witnesses meanwhile.
    QMetaObject::invokeMethod(this, &Outbox::look, Qt::QueuedConnection);
}

/// What was given again meanwhile with other witnesses is still to be offered.
void Outbox::noteOffered(const Transaction& offered, const Result<int>& taken)
{
    const Txid txid = offered.txid();
    Item* item = m_kept.find(txid);
    if (item && item->transaction != offered) return;
    const auto [first, last] = m_asked.equal_range(txid);
    for (auto waiting = first; waiting != last; ++waiting) waiting->second.finish(taken);
    m_asked.erase(first, last);
    if (!item || !taken) return;
    item->row.state = std::max(item->row.state, OutgoingState::AskedFor);
    item->row.askedFor += *taken;
    const bool isSoon = mayBeHushed(item->row, m_client) || hasHeldParent(*item);
    item->row.nextAt = isSoon ? later(10min, 30min) : later(12h, LatestAgain);
    m_kept.keep(*item);
    makeViews();
}

void Outbox::noteSeen(const Txid& txid)
{
    Item* item = m_kept.find(txid);
    if (!item || item->row.state == OutgoingState::Seen) return;
    if (item->row.state == OutgoingState::AskedFor) item->row.nextAt = later(12h, LatestAgain);
    item->row.state = OutgoingState::Seen;
    m_kept.keep(*item);
    makeViews();
}

std::int64_t Outbox::later(std::chrono::seconds least, std::chrono::seconds most) const
{
    return laterThan(m_clock.unixSeconds(), least, most);
}

void Outbox::makeViews()
{
    QList<OutgoingView> views;
    for (const Item& item : m_kept.items())
        views.push_back({item.row.txid, stateOf(item.row, item.fate), item.row.askedFor, item.row.givenAt});
    const bool awaits = std::ranges::any_of(m_kept.items(), [this](const Item& item) { return awaitsEcho(item); });
    if (views == m_views && awaits == m_awaitsEcho) return;
    m_views = std::move(views);
    m_awaitsEcho = awaits;
    emit changed();
}

QCoro::Task<void> Outbox::stop()
{
    m_isStopping = true;
    m_tick.stop();
    for (const auto& [txid, reply] : m_asked) reply.finish(Error{Errc::Stopping, "the program is going down"});
    m_asked.clear();
    for (auto& offering : std::exchange(m_beside, {})) co_await offering;
    if (!m_working) co_return;
    auto working = std::move(*m_working);
    m_working.reset();
    co_await working;
}

} // namespace lockstep
