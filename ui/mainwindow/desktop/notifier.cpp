// SPDX-License-Identifier: MIT

#include "ui/mainwindow/desktop/notifier.h"

#include "ui/format/program/notificationtext.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int32_t FewBlocks = 3; ///< More at once are a sync, not news.

std::int64_t ownedBy(const WalletView& wallet)
{
    const Balance& balance = wallet.balance;
    return balance.confirmed.satoshis() + balance.pending.satoshis() + balance.immature.satoshis()
        + balance.frozen.satoshis();
}

} // namespace

Notifier::Notifier(QObject* parent, std::chrono::milliseconds rest)
    : QObject(parent)
    , m_rest(rest)
    , m_snapshot(std::make_shared<SyncSnapshot>())
{
}

void Notifier::setSnapshot(const SyncSnapshotPtr& snapshot)
{
    const SyncSnapshotPtr before = std::exchange(m_snapshot, snapshot);
    takeBackWhereLocked(*before);
    const JobView* import = snapshot->maintenance();
    const bool areNear = snapshot->tip.height - snapshot->synced.height <= FewBlocks;
    if (import && import->isStuck && areNear) m_isQuiet = true; // it holds the others no longer
    std::erase_if(m_accounts, [&](const auto& entry) { return !snapshot->wallet(entry.first); });
    for (const WalletView& wallet : snapshot->wallets) {
        const auto [known, isNew] = m_accounts.try_emplace(wallet.id);
        Account& account = known->second;
        if (isNew) account.unverified = wallet.balance.unverified.satoshis(); // from before the start
        tellUnverified(wallet, account);
        if (!account.hasNews && !account.isReorged) account.told = ownedBy(wallet);
    }
    settleAll();
}

void Notifier::setAmountsHidden(bool hidden)
{
    const bool wasHidden = std::exchange(m_amountsHidden, hidden);
    if (wasHidden || !hidden) return;
    for (const WalletView& wallet : m_snapshot->wallets) emit outdated(wallet.id);
}

void Notifier::takeBackWhereLocked(const SyncSnapshot& before)
{
    const auto isClosed = [](const WalletView* wallet) { return !wallet || wallet->auth == WalletAuth::Locked; };
    for (const WalletView& wallet : before.wallets)
        if (!isClosed(&wallet) && isClosed(m_snapshot->wallet(wallet.id))) emit outdated(wallet.id);
}

void Notifier::tellEvent(const SyncEvent& event)
{
    switch (event.kind) {
    case SyncEvent::Kind::Headers: m_isQuiet = m_isQuiet && event.count <= FewBlocks; break;
    case SyncEvent::Kind::Block: noteBlock(event); break;
    case SyncEvent::Kind::Reorg: noteReorg(event); break;
    case SyncEvent::Kind::ImportStart: m_isQuiet = m_isQuiet && !holdsOthers(event.job); break;
    case SyncEvent::Kind::ImportDone:
        tell(event.wallet, m_options.imports, importNotification(event.jobKind, event.count));
        break;
    case SyncEvent::Kind::Error: tell(event.wallet, m_options.errors, syncStoppedNotification()); break;
    case SyncEvent::Kind::Done: m_isQuiet = true; break;
    case SyncEvent::Kind::FilterHeaders:
    case SyncEvent::Kind::Filters:
    case SyncEvent::Kind::Search:
    case SyncEvent::Kind::ImportProgress: return;
    }
    settleAll();
}

/// Whether the wallets stand still while it runs: then their news come in one lot afterwards.
bool Notifier::holdsOthers(JobId job) const
{
    const auto startsWhenIdle = [&](const JobView& known) { return known.id == job && known.startsWhenIdle; };
    return !m_snapshot->letsBlocksThrough && std::ranges::none_of(m_snapshot->jobs, startsWhenIdle);
}

/// Once for each: what it was before a block had it, was told.
void Notifier::tellUnverified(const WalletView& wallet, Account& account)
{
    const std::int64_t now = wallet.balance.unverified.satoshis();
    const std::int64_t more = now - account.unverified;
    const bool isNews = more > 0 && m_isQuiet;
    if (isNews && account.rests) return; // summed up later
    account.unverified = now;
    if (!isNews) return;
    rest(wallet.id, account);
    tell(wallet.id, m_options.payments, unverifiedNotification(more, showsAmounts(wallet)));
}

bool Notifier::showsAmounts(const WalletView& wallet) const
{
    return m_options.amounts && !m_amountsHidden && !m_isWindowLocked && wallet.auth != WalletAuth::Locked;
}

void Notifier::noteBlock(const SyncEvent& event)
{
    for (const WalletId id : event.touched) {
        const auto account = m_accounts.find(id);
        const bool isNews = m_isQuiet || (account != m_accounts.end() && account->second.isReorged);
        if (!isNews || account == m_accounts.end()) continue;
        account->second.hasNews = true;
        account->second.newsAt = event.height;
    }
}

void Notifier::noteReorg(const SyncEvent& event)
{
    for (auto& [id, account] : m_accounts) {
        account.isReorged = account.isReorged || m_isQuiet;
        account.newsAt = event.height;
    }
    m_isQuiet = false; // Until the new branch is taken in.
}

void Notifier::settleAll()
{
    for (auto& [id, account] : m_accounts) settle(id, account);
}

void Notifier::settle(WalletId id, Account& account)
{
    const WalletView* wallet = m_snapshot->wallet(id);
    const bool isDue = m_isQuiet && !account.rests && (account.hasNews || account.isReorged);
    if (!isDue || !wallet || wallet->syncedTo.height < account.newsAt) return;
    const bool isOnlyMoved = account.isReorged && ownedBy(*wallet) <= account.told;
    if (!isOnlyMoved) tellPayment(*wallet, account);
    account.told = ownedBy(*wallet);
    account.hasNews = account.isReorged = false;
}

void Notifier::tellPayment(const WalletView& wallet, Account& account)
{
    rest(wallet.id, account);
    tell(wallet.id, m_options.payments, paymentNotification(ownedBy(wallet) - account.told, showsAmounts(wallet)));
}

void Notifier::rest(WalletId id, Account& account)
{
    account.rests = true;
    QTimer::singleShot(m_rest, this, [this, id] {
        const auto rested = m_accounts.find(id);
        if (rested == m_accounts.end()) return;
        rested->second.rests = false;
        settle(id, rested->second);
        const WalletView* wallet = m_snapshot->wallet(id);
        if (wallet && !rested->second.rests) tellUnverified(*wallet, rested->second);
    });
}

void Notifier::tell(WalletId id, bool isWanted, const QString& text)
{
    const WalletView* wallet = m_snapshot->wallet(id);
    if (isWanted && wallet) emit notified(id, m_isWindowLocked ? u"Lockstep"_s : wallet->name, text);
}

} // namespace lockstep::ui
