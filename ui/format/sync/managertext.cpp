// SPDX-License-Identifier: MIT

#include "ui/format/sync/managertext.h"

#include "ui/format/plain/completeness.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/cachetext.h"
#include "ui/format/sync/jobtext.h"
#include "ui/format/sync/syncphase.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ManagerText
{
    Q_DECLARE_TR_FUNCTIONS(ManagerText)
};

bool isPrivateChain(Network network) { return network == Network::Regtest || network == Network::Practice; }

QString syncingManagerLine(const SyncSnapshot& snapshot)
{
    const PhaseView view = phaseOf(snapshot);
    if (view.phase != Phase::Filters) return phaseText(view);
    if (view.at >= view.to && snapshot.refusesFuture)
        return ManagerText::tr("Waits for the clock · block %1").arg(heightText(view.at));
    if (view.at >= view.to && snapshot.heldReorg)
        return ManagerText::tr("Waits for you to decide · block %1").arg(heightText(view.at));
    return ManagerText::tr("Syncing %1 · %2").arg(percentText(percentOf(view)), blockOfText(view.at, view.to))
        + leftSuffix(snapshot.secondsLeft);
}

bool isStoppedBehind(const WalletView& wallet)
{
    return wallet.state == WalletState::Stopped && (wallet.isPartial || wallet.syncedTo.height < wallet.target);
}

/// Up to date; also one that was stopped where nothing came since.
bool lacksNothing(const WalletView& wallet)
{
    const bool isStoppedAtTip = wallet.state == WalletState::Stopped && !isStoppedBehind(wallet);
    return isCurrent(wallet.state) || isStoppedAtTip;
}

/// The others go on; empty where all wallets do.
QString errorSuffix(const SyncSnapshot& snapshot)
{
    const int failed = snapshot.failedWallets();
    return failed > 0 ? u" · "_s + ManagerText::tr("%n wallets in error", nullptr, failed) : QString();
}

/// What comes though nobody waits for it, or why it does not come now; empty where nothing is to come.
QString keepingSuffix(const SyncSnapshot& snapshot)
{
    const EveryFilter& every = snapshot.cache.every;
    if (doFiltersWait(snapshot.cache, snapshot.savesData))
        return u" · "_s + ManagerText::tr("filters to keep wait: the connection is metered");
    if (!every.isComing || !every.here) return {};
    //: %1 and %2 are numbers of block filters
    return u" · "_s
        + ManagerText::tr("keeping filters: %1 of %2").arg(numberText(*every.here), numberText(every.blocks));
}

QString maintenanceLine(const SyncSnapshot& snapshot, const QString& what)
{
    const JobView* job = snapshot.maintenance();
    if (!job) return what;
    return ManagerText::tr("%1 · %2").arg(what, percentText(job->percent())) + leftSuffix(job->secondsLeft)
        + errorSuffix(snapshot);
}

} // namespace

QString connectingText(const SyncSnapshot& snapshot)
{
    if (isPrivateChain(snapshot.network)) return ManagerText::tr("Connecting");
    return ManagerText::tr("Connecting · no peer yet");
}

QString managerStateText(ManagerState state)
{
    switch (state) {
    case ManagerState::Offline: return ManagerText::tr("Offline");
    case ManagerState::Connecting: return ManagerText::tr("Connecting");
    case ManagerState::Syncing: return ManagerText::tr("Syncing");
    case ManagerState::Connected: return ManagerText::tr("Connected");
    case ManagerState::Maintenance: return ManagerText::tr("Maintenance");
    }
    return {};
}

QString connectedText(const SyncSnapshot& snapshot)
{
    const auto count = [&](auto holds) { return static_cast<int>(std::ranges::count_if(snapshot.wallets, holds)); };
    const int failed = snapshot.failedWallets();
    const int paused = count([](const WalletView& wallet) { return wallet.state == WalletState::Paused; });
    const int waiting = count(&WalletView::importWaits);
    const int stopped = count(isStoppedBehind);
    QStringList parts;
    if (failed > 0)
        parts += ManagerText::tr("%n wallets in error", nullptr, failed);
    else if (snapshot.wallets.isEmpty() || count(lacksNothing) > 0)
        parts += ManagerText::tr("Up to date");
    else
        parts += managerStateText(snapshot.manager);
    if (paused > 0) parts += ManagerText::tr("%n wallets paused", nullptr, paused);
    if (waiting > 0) parts += ManagerText::tr("%n imports wait", nullptr, waiting);
    if (stopped > 0) parts += ManagerText::tr("%n wallets stopped", nullptr, stopped);
    return parts.join(u", "_s);
}

QString managerLine(const SyncSnapshot& snapshot)
{
    switch (snapshot.manager) {
    case ManagerState::Offline: return ManagerText::tr("Offline · block %1").arg(heightText(snapshot.synced.height));
    case ManagerState::Connecting: return connectingText(snapshot);
    case ManagerState::Syncing: return syncingManagerLine(snapshot) + errorSuffix(snapshot);
    case ManagerState::Connected:
        //: %1: "Up to date", or how many wallets are not
        return ManagerText::tr("%1 · block %2").arg(connectedText(snapshot), heightText(snapshot.synced.height))
            + keepingSuffix(snapshot);
    case ManagerState::Maintenance: break;
    }
    const JobView* job = snapshot.maintenance();
    return maintenanceLine(snapshot, job ? jobTitle(*job) : managerStateText(snapshot.manager));
}

QString managerLineWithoutNames(const SyncSnapshot& snapshot)
{
    if (snapshot.manager != ManagerState::Maintenance) return managerLine(snapshot);
    return maintenanceLine(snapshot, managerStateText(snapshot.manager));
}

int managerPercent(const SyncSnapshot& snapshot)
{
    const JobView* job = snapshot.maintenance();
    if (snapshot.manager == ManagerState::Maintenance) return job ? job->percent() : -1;
    if (snapshot.manager != ManagerState::Syncing) return -1;
    const PhaseView view = phaseOf(snapshot);
    return view.phase == Phase::Headers && view.at >= view.to ? -1 : percentOf(view);
}

} // namespace lockstep
