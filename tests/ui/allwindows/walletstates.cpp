// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/walletstates.h"

#include "tests/ui/allwindows/samples.h"
#include "ui/format/plain/datetext.h"

namespace lockstep::test {

namespace {

constexpr std::int32_t Tip = 910'118;

/// The blocks of the sample stand ten minutes apart.
void stand(WalletView& wallet, std::int32_t height)
{
    wallet.syncedTo.height = BlockHeight{height};
    wallet.lastSyncTime = SampleNow - 100 - std::int64_t{Tip - height} * 600;
}

/// As far as its import has come.
void importUpTo(WalletView& wallet, std::int32_t height)
{
    wallet.isPartial = true;
    stand(wallet, height);
    wallet.percent = height * 100 / Tip;
    wallet.secondsLeft = 170;
}

JobView importOf(const WalletView& wallet, JobState state)
{
    JobView job = sampleJob(state);
    job.wallet = wallet.id;
    job.walletName = wallet.name;
    job.next = wallet.syncedTo.height + 1;
    return job;
}

WalletStateSample sampleOf(const char* name, const WalletView& daily, WalletState other = WalletState::Synced)
{
    WalletStateSample sample;
    sample.name = name;
    sample.snapshot = snapshotOf({daily, walletView(2, "Savings", other)});
    sample.snapshot.network = Network::Mainnet;
    sample.snapshot.peers[0].isNamed = false;
    sample.snapshot.peers[0].announcedHeight = BlockHeight{Tip};
    return sample;
}

WalletStateSample failed()
{
    WalletView daily = walletView(1, "Daily", WalletState::Error);
    daily.problem = Error{Errc::DiskFull, {}};
    stand(daily, Tip - 1);
    WalletStateSample sample = sampleOf("error", daily);
    sample.chip = "Error";
    sample.cell = "⚠ Error";
    sample.line = "Error: The disk is full";
    sample.sidebar = "Error: The disk is full";
    sample.balanceNote = "as of block 910,117";
    sample.historyNote = "Error: The disk is full. Complete up to block 910,117; newer payments are not listed.";
    sample.receiveNote = "Error: The disk is full. New payments show once the wallet goes on from block 910,117.";
    sample.settings = "The disk is full.";
    return sample;
}

WalletStateSample importing()
{
    WalletView daily = walletView(1, "Daily", WalletState::Importing);
    importUpTo(daily, 612'340);
    WalletStateSample sample = sampleOf("importing", daily, WalletState::Paused);
    sample.snapshot.wallets[1].pausedBy = "Daily";
    sample.snapshot.manager = ManagerState::Maintenance;
    sample.snapshot.jobs = {importOf(daily, JobState::Running)};
    sample.chip = "Importing 67\u00a0%";
    sample.cell = "◔ Importing 67\u00a0%";
    sample.line = "Importing: block 612,340 of 910,118 · 3\u00a0min left";
    sample.sidebar = "Importing 67\u00a0% · 3\u00a0min left";
    sample.balanceNote = "so far";
    sample.historyNote = "Scanned to block 612,340; older is complete, newer may be missing.";
    sample.receiveNote = "Payments after block 612,340 are not listed yet.";
    sample.settings = "Not while this wallet is being imported: wait, or cancel the import.";
    sample.disabled = QStringList{"rescanButton", "scanDeeperButton", "removeWalletButton"};
    return sample;
}

WalletStateSample waiting()
{
    WalletStateSample sample = importing();
    sample.name = "waiting for an idle moment";
    sample.snapshot.manager = ManagerState::Connected;
    sample.snapshot.jobs[0].state = JobState::Queued;
    sample.snapshot.jobs[0].startsWhenIdle = true;
    sample.snapshot.wallets[0].importWaits = true;
    sample.snapshot.wallets[1] = walletView(2, "Savings");
    sample.chip = "Import waits";
    sample.cell = "… Import waits";
    sample.line = "Import waits for an idle moment";
    sample.sidebar = "Import waits";
    sample.historyNote = "Import waits. " + sample.historyNote;
    sample.receiveNote = "Import waits. New payments show once the wallet goes on from block 612,340.";
    return sample;
}

WalletStateSample paused()
{
    WalletView daily = walletView(1, "Daily", WalletState::Paused);
    daily.pausedBy = "Savings";
    WalletStateSample sample = sampleOf("paused", daily, WalletState::Importing);
    sample.snapshot.manager = ManagerState::Maintenance;
    importUpTo(sample.snapshot.wallets[1], 612'340);
    sample.snapshot.jobs = {importOf(sample.snapshot.wallets[1], JobState::Running)};
    sample.chip = "Paused";
    sample.cell = "▮▮ Paused (import)";
    sample.line = "Paused at 910,118 while \"Savings\" imports";
    sample.sidebar = "Paused at 910,118";
    sample.balanceNote = "as of block 910,118";
    sample.historyNote
        = "Paused while \"Savings\" imports. Complete up to block 910,118; newer payments are not listed.";
    sample.receiveNote
        = "Paused while \"Savings\" imports. New payments show once the wallet goes on from block 910,118.";
    sample.settings = "It begins when \"Savings\" is imported.";
    return sample;
}

WalletStateSample pausedByThePerson()
{
    WalletView daily = walletView(1, "Daily", WalletState::Paused);
    daily.pauseCause = PauseCause::Person;
    importUpTo(daily, 612'340);
    WalletStateSample sample = sampleOf("paused by the person", daily);
    sample.snapshot.jobs = {importOf(daily, JobState::Paused)};
    sample.chip = "Paused";
    sample.cell = "▮▮ Paused by you";
    sample.line = "Paused at 612,340 until you resume the import";
    sample.sidebar = "Paused at 612,340";
    sample.balanceNote = "so far, to 612,340";
    sample.historyNote
        = "Paused until you resume the import. Scanned to block 612,340; older is complete, newer may be "
          "missing.";
    sample.receiveNote
        = "Paused until you resume the import. New payments show once the wallet goes on from block 612,340.";
    sample.settings = "Its import is paused, and goes on when you resume it.";
    return sample;
}

WalletStateSample stopped()
{
    WalletView daily = walletView(1, "Daily", WalletState::Stopped);
    daily.started = false;
    stand(daily, 908'914);
    daily.secondsLeft = 9;
    WalletStateSample sample = sampleOf("stopped", daily);
    sample.chip = "Stopped";
    sample.cell = "■ Stopped";
    sample.line = "Stopped · 1,204 blocks behind (~9\u00a0s to catch up)";
    sample.sidebar = "Stopped · 1,204 behind";
    sample.balanceNote = "as of " + dateTimeText(daily.lastSyncTime);
    sample.historyNote = "Stopped. Complete up to block 908,914; newer payments are not listed.";
    sample.receiveNote = "This wallet is stopped. Start it to see payments.";
    sample.settings = "It catches up and follows the chain with the others.";
    return sample;
}

WalletStateSample offline()
{
    WalletView daily = walletView(1, "Daily", WalletState::Offline);
    WalletStateSample sample = sampleOf("offline", daily, WalletState::Offline);
    sample.snapshot.tipTime = SampleNow - 2 * 3'600;
    for (WalletView& wallet : sample.snapshot.wallets) wallet.lastSyncTime = sample.snapshot.tipTime;
    sample.snapshot.online = false;
    sample.snapshot.manager = ManagerState::Offline;
    sample.snapshot.peers.clear();
    sample.chip = "Offline";
    sample.cell = "⌀ Offline";
    sample.line = "Offline · as of block 910,118 (2\u00a0h ago)";
    sample.sidebar = "Offline · as of 2\u00a0h ago";
    sample.balanceNote = "as of block 910,118";
    sample.historyNote = "Offline. Complete up to block 910,118; newer payments are not listed.";
    sample.receiveNote = "Offline: payments after block 910,118 show once there is a connection.";
    sample.settings = "It begins when there is a connection.";
    return sample;
}

WalletStateSample connecting()
{
    WalletStateSample sample
        = sampleOf("connecting", walletView(1, "Daily", WalletState::Connecting), WalletState::Connecting);
    sample.snapshot.manager = ManagerState::Connecting;
    sample.snapshot.peers.clear();
    sample.chip = "Connecting";
    sample.cell = "… Connecting";
    sample.line = "Connecting · no peer yet";
    sample.sidebar = "Connecting";
    sample.balanceNote = "as of block 910,118";
    sample.historyNote = "Connecting. Complete up to block 910,118; newer payments are not listed.";
    sample.receiveNote = "Connecting. New payments show once the wallet goes on from block 910,118.";
    sample.settings = "It begins when there is a connection.";
    return sample;
}

/// All together, `height` blocks up the chain.
WalletStateSample syncing(const char* name, WalletState state, std::int32_t height)
{
    WalletStateSample sample = sampleOf(name, walletView(1, "Daily", state), state);
    for (WalletView& wallet : sample.snapshot.wallets) {
        stand(wallet, height);
        wallet.percent = static_cast<int>(std::int64_t{height} * 100 / Tip);
    }
    sample.snapshot.manager = ManagerState::Syncing;
    sample.snapshot.synced.height = BlockHeight{height};
    return sample;
}

WalletStateSample headers()
{
    WalletStateSample sample = syncing("headers", WalletState::Headers, 870'002);
    SyncSnapshot& snapshot = sample.snapshot;
    snapshot.tip.height = snapshot.filterHeaders = snapshot.agreedFilterHeaders = BlockHeight{880'000};
    for (WalletView& wallet : snapshot.wallets) wallet.target = snapshot.tip.height;
    sample.chip = "Syncing";
    sample.cell = "◔ Syncing";
    sample.line = "Syncing headers · block 880,000 of 910,118";
    sample.sidebar = "Syncing headers 96\u00a0%";
    sample.balanceNote = "as of block 870,002";
    sample.historyNote = "Syncing headers. Complete up to block 870,002; newer payments are not listed.";
    sample.receiveNote = "Syncing headers. New payments show once the wallet goes on from block 870,002.";
    sample.settings = "It begins when the headers of the chain are here.";
    return sample;
}

WalletStateSample inTheMiddle()
{
    WalletStateSample sample = syncing("syncing", WalletState::Syncing, 870'002);
    sample.chip = "Syncing 95\u00a0%";
    sample.cell = "◔ Syncing 95\u00a0%";
    sample.line = "Syncing 95\u00a0% · block 870,002 of 910,118";
    sample.sidebar = "Syncing 95\u00a0% · at 870,002";
    sample.balanceNote = "as of block 870,002";
    sample.historyNote = "Syncing. Complete up to block 870,002; newer payments are not listed.";
    sample.receiveNote = "Syncing. New payments show once the wallet goes on from block 870,002.";
    sample.settings = "It begins at once, before this wallet is up to date.";
    return sample;
}

WalletStateSample catchingUp()
{
    WalletStateSample sample = syncing("catching up", WalletState::Catching, Tip - 4);
    sample.chip = "Catching up";
    sample.cell = "◔ Catching up";
    sample.line = "Catching up · 4 blocks";
    sample.sidebar = sample.line;
    return sample;
}

WalletStateSample upToDate(const char* name, WalletAuth auth)
{
    WalletView daily = walletView(1, "Daily");
    daily.auth = auth;
    if (auth == WalletAuth::WatchOnly) daily.words = WordsBackup::None;
    WalletStateSample sample = sampleOf(name, daily);
    sample.chip = "Up to date";
    sample.cell = auth == WalletAuth::Locked ? "✓ Locked · Up to date" : "✓ Up to date";
    sample.line = "Up to date · block 910,118";
    sample.sidebar = sample.line;
    return sample;
}

WalletStateSample watchOnly()
{
    WalletStateSample sample = upToDate("watch-only", WalletAuth::WatchOnly);
    sample.settings = "Watch-only: there are no keys here.";
    sample.disabled = QStringList{"changePassphraseButton", "showSecretsButton", "scanDeeperButton"}; // a list
    return sample;
}

} // namespace

QList<WalletStateSample> walletStates()
{
    return {failed(),
            importing(),
            waiting(),
            paused(),
            pausedByThePerson(),
            stopped(),
            offline(),
            connecting(),
            headers(),
            inTheMiddle(),
            catchingUp(),
            upToDate("up to date", WalletAuth::Unlocked),
            upToDate("locked", WalletAuth::Locked),
            upToDate("no passphrase", WalletAuth::NoPassphrase),
            watchOnly()};
}

} // namespace lockstep::test
