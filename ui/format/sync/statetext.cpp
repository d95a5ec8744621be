// SPDX-License-Identifier: MIT

#include "ui/format/sync/statetext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/completeness.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/jobtext.h"
#include "ui/format/sync/managertext.h"
#include "ui/format/sync/syncphase.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StateText
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

constexpr std::int64_t WorthEstimating = 5; ///< Seconds: less is over before it is read.

QString stoppedLine(const WalletView& wallet)
{
    const std::int64_t behind = std::int64_t{wallet.target - wallet.syncedTo.height};
    if (wallet.isPartial)
        return StateText::tr("Stopped at block %1 · %2 not looked at yet")
            .arg(heightText(wallet.syncedTo.height), blocksText(behind));
    if (behind <= 0) return StateText::tr("Stopped · block %1").arg(heightText(wallet.syncedTo.height));
    if (wallet.secondsLeft < WorthEstimating) return StateText::tr("Stopped · %1 behind").arg(blocksText(behind));
    return StateText::tr("Stopped · %1 behind (~%2 to catch up)")
        .arg(blocksText(behind), durationText(wallet.secondsLeft));
}

/// "Stopped · 1,204 behind".
QString shortStoppedLine(const WalletView& wallet)
{
    const std::int32_t behind = wallet.target - wallet.syncedTo.height;
    if (wallet.isPartial) return StateText::tr("Stopped at block %1").arg(heightText(wallet.syncedTo.height));
    return behind <= 0 ? StateText::tr("Stopped") : StateText::tr("Stopped · %1 behind").arg(numberText(behind));
}

QString pausedLine(const WalletView& wallet)
{
    const QString height = heightText(wallet.syncedTo.height);
    switch (wallet.pauseCause) {
    case PauseCause::Person: return StateText::tr("Paused at %1 until you resume the import").arg(height);
    case PauseCause::Metered: return StateText::tr("Waits at %1: the connection is metered").arg(height);
    case PauseCause::HeldReorg: return StateText::tr("Paused at %1: a reorg waits for you to decide").arg(height);
    case PauseCause::Import: break;
    }
    if (wallet.pausedBy.isEmpty()) return StateText::tr("Paused at %1").arg(height);
    return StateText::tr("Paused at %1 while \"%2\" imports").arg(height, wallet.pausedBy);
}

QString offlineLine(const WalletView& wallet, std::int64_t now)
{
    if (wallet.lastSyncTime <= 0) return StateText::tr("Offline");
    //: %1: the last block it looked at; %2: "2 h ago", when that was found
    return StateText::tr("Offline · as of block %1 (%2)")
        .arg(heightText(wallet.syncedTo.height), agoText(wallet.lastSyncTime, now));
}

/// Without its full stop.
QString reasonOf(const Error& problem)
{
    QString reason = errorText(problem).what;
    if (reason.endsWith(u'.')) reason.chop(1);
    return reason;
}

/// Without the phase that all are in.
QString plainChip(const WalletView& wallet)
{
    switch (wallet.state) {
    case WalletState::Error: return StateText::tr("Error");
    case WalletState::Importing:
        if (wallet.isForgetting) return StateText::tr("Rebuilding");
        if (wallet.importWaits) return StateText::tr("Import waits");
        return StateText::tr("Importing %1").arg(percentText(wallet.percent));
    case WalletState::Paused: return StateText::tr("Paused");
    case WalletState::Stopped: return StateText::tr("Stopped");
    case WalletState::Offline: return StateText::tr("Offline");
    case WalletState::Connecting: return StateText::tr("Connecting");
    case WalletState::Headers: return StateText::tr("Syncing");
    case WalletState::Syncing: return StateText::tr("Syncing %1").arg(percentText(wallet.percent));
    case WalletState::Catching: return StateText::tr("Catching up");
    case WalletState::Synced: return StateText::tr("Up to date");
    }
    return {};
}

QString errorLine(const WalletView& wallet)
{
    if (!wallet.problem) return plainChip(wallet);
    //: %1: why. A narrow list shortens it
    return StateText::tr("Error: %1").arg(reasonOf(*wallet.problem));
}

/// No block of it is looked at yet: its percentage would stand still.
bool awaitsFilterHeaders(const WalletView& wallet, const SyncSnapshot& snapshot)
{
    return wallet.state == WalletState::Syncing && phaseOf(snapshot).phase == Phase::FilterHeaders;
}

/// "Syncing headers 83 %", where it is known how many there are.
QString shortHeadersLine(const SyncSnapshot& snapshot)
{
    const PhaseView view = headersPhase(snapshot);
    if (view.at.value <= 0 || view.at >= view.to) return phaseName(Phase::Headers);
    //: %1: "Syncing headers", %2: "83 %"
    return StateText::tr("%1 %2").arg(phaseName(Phase::Headers), percentText(percentOf(view)));
}

QString pausedChip(PauseCause cause)
{
    switch (cause) {
    case PauseCause::Import: return StateText::tr("Paused (import)", "another wallet's");
    case PauseCause::Person: return StateText::tr("Paused by you");
    case PauseCause::Metered: return StateText::tr("Paused (metered)", "the connection");
    case PauseCause::HeldReorg: break;
    }
    return StateText::tr("Paused (reorg)");
}

} // namespace

QString stateChip(const WalletView& wallet, const SyncSnapshot& snapshot)
{
    return awaitsFilterHeaders(wallet, snapshot) ? phaseName(Phase::FilterHeaders) : plainChip(wallet);
}

QString stateCell(const WalletView& wallet, const SyncSnapshot& snapshot)
{
    const bool isPaused = wallet.state == WalletState::Paused;
    const QString state = isPaused ? pausedChip(wallet.pauseCause) : stateChip(wallet, snapshot);
    //: %1: "Locked", %2: the state, "Up to date"
    return wallet.auth == WalletAuth::Locked ? StateText::tr("%1 · %2").arg(authBadge(wallet.auth), state) : state;
}

QString stateSymbol(WalletState state)
{
    switch (state) {
    case WalletState::Error: return u"⚠"_s;
    case WalletState::Paused: return u"▮▮"_s;
    case WalletState::Stopped: return u"■"_s;
    case WalletState::Offline: return u"⌀"_s;
    case WalletState::Connecting: return u"…"_s;
    case WalletState::Synced: return u"✓"_s;
    case WalletState::Importing:
    case WalletState::Headers:
    case WalletState::Syncing:
    case WalletState::Catching: return u"◔"_s;
    }
    return {};
}

QString stateSymbol(const WalletView& wallet)
{
    return wallet.importWaits ? stateSymbol(WalletState::Connecting) : stateSymbol(wallet.state);
}

namespace {

/// For what. Its job is the first of the wallet's that is queued.
QString importWaitsLine(const WalletView& wallet, const SyncSnapshot& snapshot)
{
    const auto isIts = [&](const JobView& job) { return job.wallet == wallet.id && job.state == JobState::Queued; };
    const auto job = std::ranges::find_if(snapshot.jobs, isIts);
    switch (lackOf(snapshot)) {
    case Lack::Connection: return StateText::tr("Import waits for a connection");
    case Lack::Headers: return StateText::tr("Import waits for the headers");
    case Lack::Unmetered:
    case Lack::Nothing: break;
    }
    if (job == snapshot.jobs.end()) return StateText::tr("Import waits");
    if (job->joinsAt) return StateText::tr("Import goes along from block %1 on").arg(heightText(*job->joinsAt));
    return job->waitsForIdle() ? StateText::tr("Import waits for an idle moment")
                               : StateText::tr("Import waits for its turn");
}

QString plainStateLine(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now)
{
    const BlockHeight at = wallet.syncedTo.height;
    switch (wallet.state) {
    case WalletState::Error: return errorLine(wallet);
    case WalletState::Importing:
        if (wallet.isForgetting) return StateText::tr("Being rebuilt: what it had is cleared first");
        if (wallet.importWaits) return importWaitsLine(wallet, snapshot);
        return StateText::tr("Importing: %1").arg(blockOfText(at, wallet.target)) + leftSuffix(wallet.secondsLeft);
    case WalletState::Paused: return pausedLine(wallet);
    case WalletState::Stopped: return stoppedLine(wallet);
    case WalletState::Offline: return offlineLine(wallet, now);
    case WalletState::Connecting: return connectingText(snapshot);
    case WalletState::Headers:
        if (snapshot.refusesFuture)
            return StateText::tr("Waits for the clock: the newest block is dated too far ahead of it");
        return phaseText(headersPhase(snapshot));
    case WalletState::Syncing:
        if (awaitsFilterHeaders(wallet, snapshot)) return phaseText(phaseOf(snapshot));
        return StateText::tr("Syncing %1 · %2").arg(percentText(wallet.percent), blockOfText(at, wallet.target));
    case WalletState::Catching: return StateText::tr("Catching up · %1").arg(blocksText(wallet.target - at));
    case WalletState::Synced: return StateText::tr("Up to date · block %1").arg(heightText(at));
    }
    return {};
}

bool isFollowing(WalletState state) { return state == WalletState::Syncing || isCurrent(state); }

} // namespace

QString stateLine(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now)
{
    QString line = plainStateLine(wallet, snapshot, now);
    if (wallet.hasPausedScan)
        //: %1 is the state. A scan that was to go on to the wallet's block stands still: what it found may be spent
        line = StateText::tr("%1 · a scan of older blocks is paused").arg(line);
    if (!isFollowing(wallet.state) || !snapshot.restsOnOnePeer(wallet)) return line;
    //: %1 is the state. One peer alone told it, and could hide a payment
    return StateText::tr("%1 · by the word of one peer").arg(line);
}

QString stateReason(const WalletView& wallet)
{
    if (wallet.state == WalletState::Error) return errorLine(wallet);
    if (wallet.state == WalletState::Headers) return phaseName(Phase::Headers);
    if (wallet.state == WalletState::Syncing) return phaseName(Phase::Filters);
    if (wallet.state != WalletState::Paused) return plainChip(wallet);
    switch (wallet.pauseCause) {
    case PauseCause::Person: return StateText::tr("Paused until you resume the import");
    case PauseCause::Metered: return StateText::tr("Waits: the connection is metered");
    case PauseCause::HeldReorg: return StateText::tr("Paused: a reorg waits for you to decide");
    case PauseCause::Import: break;
    }
    if (wallet.pausedBy.isEmpty()) return plainChip(wallet);
    return StateText::tr("Paused while \"%1\" imports").arg(wallet.pausedBy);
}

QString sidebarLine(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now)
{
    switch (wallet.state) {
    case WalletState::Error: break;
    case WalletState::Importing:
        return wallet.importWaits ? plainChip(wallet) : plainChip(wallet) + leftSuffix(wallet.secondsLeft);
    case WalletState::Paused: return StateText::tr("Paused at %1").arg(heightText(wallet.syncedTo.height));
    case WalletState::Stopped: return shortStoppedLine(wallet);
    case WalletState::Offline:
        if (wallet.lastSyncTime <= 0) return StateText::tr("Offline");
        //: %1: "2 h ago", when the last block it looked at was found
        return StateText::tr("Offline · as of %1").arg(agoText(wallet.lastSyncTime, now));
    case WalletState::Connecting: return StateText::tr("Connecting");
    case WalletState::Headers:
        return snapshot.refusesFuture ? StateText::tr("Waits for the clock") : shortHeadersLine(snapshot);
    case WalletState::Syncing:
    case WalletState::Catching:
    case WalletState::Synced:
        if (awaitsFilterHeaders(wallet, snapshot)) return stateChip(wallet, snapshot);
        //: %1 is the state, short. One peer alone told it, and could hide a payment
        if (snapshot.restsOnOnePeer(wallet)) return StateText::tr("%1 · one peer").arg(plainChip(wallet));
        //: %1 is "Syncing 91 %", %2 the height come to. Where it is headed has no room; the tooltip says it.
        if (wallet.state == WalletState::Syncing)
            return StateText::tr("%1 · at %2").arg(plainChip(wallet), heightText(wallet.syncedTo.height));
        break;
    }
    return plainStateLine(wallet, snapshot, now);
}

QString authBadge(WalletAuth auth)
{
    switch (auth) {
    case WalletAuth::WatchOnly: return StateText::tr("Watch-only");
    case WalletAuth::Locked: return StateText::tr("Locked");
    case WalletAuth::Unlocked:
    case WalletAuth::NoPassphrase: break;
    }
    return {};
}

QString signersBadge(const WalletView& wallet)
{
    if (wallet.signers.keys < 2) return {};
    return StateText::tr("%1 of %2", "signatures needed of keys").arg(wallet.signers.needed).arg(wallet.signers.keys);
}

namespace {

/// How old or incomplete a balance is.
QString ageNote(const WalletView& wallet)
{
    const QString height = heightText(wallet.syncedTo.height);
    if (wallet.state == WalletState::Importing) return StateText::tr("so far");
    //: Of a balance; %1 is a height. The blocks after that were never looked at
    if (wallet.isPartial) return StateText::tr("so far, to %1").arg(height);
    if (isCurrent(wallet.state)) return {};
    if (wallet.state == WalletState::Stopped && wallet.lastSyncTime > 0)
        return StateText::tr("as of %1").arg(dateTimeText(wallet.lastSyncTime));
    return StateText::tr("as of block %1").arg(height);
}

} // namespace

QString balanceNote(const WalletView& wallet)
{
    //: Of a balance. The wallet is being rebuilt
    if (wallet.isForgetting) return StateText::tr("not known yet");
    //: Of a balance. The wallet cannot be read
    if (!wallet.isBalanceKnown) return StateText::tr("not known");
    const QString age = ageNote(wallet);
    if (!wallet.hasPausedScan) return age;
    //: Of a balance. A scan of older blocks is paused: some of the coins may be spent
    const QString provisional = StateText::tr("provisional");
    return age.isEmpty() ? provisional : provisional + u", "_s + age;
}

QString shortBalanceNote(const WalletView& wallet)
{
    if (wallet.hasPausedScan) return StateText::tr("provisional");
    const bool isAsOfATime = wallet.state == WalletState::Stopped && !wallet.isPartial && wallet.lastSyncTime > 0;
    return isAsOfATime ? StateText::tr("as of %1").arg(dateText(wallet.lastSyncTime)) : QString();
}

QString ownedText(const WalletView& wallet)
{
    return wallet.isBalanceKnown ? amountWithUnit(wallet.balance.confirmed.satoshis()) : u"—"_s;
}

QString walletSentence(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now)
{
    const QString signers = signersBadge(wallet);
    QStringList parts{wallet.name,
                      authBadge(wallet.auth),
                      signers.isEmpty() ? QString() : StateText::tr("%1 signers", "2 of 3").arg(signers),
                      stateLine(wallet, snapshot, now),
                      wallet.isBalanceKnown ? ownedText(wallet) : QString(),
                      balanceNote(wallet)};
    if (wallet.words == WordsBackup::Unconfirmed) parts += StateText::tr("recovery words not confirmed");
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace lockstep
