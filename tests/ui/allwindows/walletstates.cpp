// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/walletstates.h"

#include "tests/ui/allwindows/samples.h"

namespace lockstep::test {

namespace {

WalletStateSample sampleOf(const char* name, const WalletView& daily, WalletState other = WalletState::Synced)
{
    WalletStateSample sample;
    sample.name = name;
    sample.snapshot = snapshotOf({daily, walletView(2, "Savings", other)});
    sample.snapshot.network = Network::Mainnet;
    sample.snapshot.peers[0].isNamed = false;
    return sample;
}

WalletStateSample failed()
{
    WalletView daily = walletView(1, "Daily", WalletState::Error);
    daily.problem = Error{Errc::DiskFull, {}};
    WalletStateSample sample = sampleOf("error", daily);
    sample.chip = "Error";
    sample.line = "Sync stopped: The disk is full";
    sample.sidebar = "Error: The disk is full";
    sample.balanceNote = "as of block 910,118";
    sample.historyNote = "An error stopped this wallet at block 910,118; newer payments are not listed.";
    sample.receiveNote = "New payments show once the wallet goes on from block 910,118.";
    sample.settings = "The disk is full.";
    return sample;
}

WalletStateSample importing()
{
    WalletView daily = walletView(1, "Daily", WalletState::Importing);
    daily.isPartial = true;
    daily.syncedTo.height = BlockHeight{612'340};
    daily.percent = 67;
    daily.secondsLeft = 170;
    WalletStateSample sample = sampleOf("importing", daily, WalletState::Paused);
    sample.snapshot.wallets[1].pausedBy = "Daily";
    sample.snapshot.manager = ManagerState::Maintenance;
    sample.snapshot.jobs = {sampleJob(JobState::Running)};
    sample.snapshot.jobs[0].wallet = WalletId{1};
    sample.snapshot.jobs[0].walletName = "Daily";
    sample.chip = "Importing 67\u00a0%";
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
    sample.line = "Import waits for an idle moment";
    sample.sidebar = "Import waits";
    return sample;
}

WalletStateSample paused()
{
    WalletView daily = walletView(1, "Daily", WalletState::Paused);
    daily.pausedBy = "Savings";
    WalletStateSample sample = sampleOf("paused", daily, WalletState::Importing);
    sample.snapshot.manager = ManagerState::Maintenance;
    sample.snapshot.jobs = {sampleJob(JobState::Running)};
    sample.snapshot.jobs[0].wallet = WalletId{2};
    sample.snapshot.jobs[0].walletName = "Savings";
    sample.chip = "Paused";
    sample.line = "Paused at 910,118 while \"Savings\" imports";
    sample.sidebar = "Paused at 910,118";
    sample.balanceNote = "as of block 910,118";
    sample.historyNote = "Paused at block 910,118 while \"Savings\" imports; newer payments are not listed yet.";
    sample.receiveNote = "New payments show once the wallet goes on from block 910,118.";
    sample.settings = "It begins when \"Savings\" is imported.";
    return sample;
}

WalletStateSample pausedByThePerson()
{
    WalletView daily = walletView(1, "Daily", WalletState::Paused);
    daily.pauseCause = PauseCause::Person;
    daily.isPartial = true;
    daily.syncedTo.height = BlockHeight{612'340};
    WalletStateSample sample = sampleOf("paused by the person", daily);
    sample.snapshot.jobs = {sampleJob(JobState::Paused)};
    sample.snapshot.jobs[0].wallet = WalletId{1};
    sample.snapshot.jobs[0].walletName = "Daily";
    sample.chip = "Paused";
    sample.line = "Paused at 612,340 until you resume the import";
    sample.sidebar = "Paused at 612,340";
    sample.balanceNote = "as of block 612,340";
    sample.historyNote = "Paused at block 612,340 until you resume the import; newer payments are not listed yet.";
    sample.receiveNote = "New payments show once the wallet goes on from block 612,340.";
    sample.settings = "Its import is paused, and goes on when you resume it.";
    return sample;
}

WalletStateSample stopped()
{
    WalletView daily = walletView(1, "Daily", WalletState::Stopped);
    daily.started = false;
    daily.syncedTo.height = BlockHeight{908'914};
    daily.secondsLeft = 9;
    WalletStateSample sample = sampleOf("stopped", daily);
    sample.chip = "Stopped";
    sample.line = "Stopped · 1,204 blocks behind (~9\u00a0s to catch up)";
    sample.sidebar = "Stopped · 1,204 behind";
    sample.balanceNote = "as of 2026-05-28";
    sample.historyNote = "This wallet is stopped at block 908,914; newer payments are not listed.";
    sample.receiveNote = "This wallet is stopped. Start it to see payments.";
    sample.settings = "It catches up and follows the chain with the others.";
    return sample;
}

WalletStateSample offline()
{
    WalletView daily = walletView(1, "Daily", WalletState::Offline);
    daily.lastSyncTime = SampleNow - 2 * 3'600;
    WalletStateSample sample = sampleOf("offline", daily, WalletState::Offline);
    sample.snapshot.online = false;
    sample.snapshot.manager = ManagerState::Offline;
    sample.snapshot.peers.clear();
    sample.chip = "Offline";
    sample.line = "Offline · last synced 2\u00a0h ago";
    sample.sidebar = "Offline · 2\u00a0h ago";
    sample.balanceNote = "as of block 910,118";
    sample.historyNote = "Offline: complete up to block 910,118; newer payments are not listed yet.";
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
    sample.line = "Connecting · 0 of 4 peers";
    sample.sidebar = "Connecting";
    sample.balanceNote = "as of block 910,118";
    sample.historyNote = "Complete up to block 910,118; newer payments are not listed yet.";
    sample.receiveNote = "New payments show once the wallet goes on from block 910,118.";
    sample.settings = "It begins when there is a connection.";
    return sample;
}

WalletStateSample syncing(const char* name, WalletState state, int percent, std::int32_t height)
{
    WalletView daily = walletView(1, "Daily", state);
    daily.percent = percent;
    daily.syncedTo.height = BlockHeight{height};
    WalletStateSample sample = sampleOf(name, daily, state);
    sample.snapshot.manager = state == WalletState::Catching ? ManagerState::Connected : ManagerState::Syncing;
    sample.snapshot.synced.height = BlockHeight{height};
    return sample;
}

WalletStateSample headers()
{
    WalletStateSample sample = syncing("headers", WalletState::Headers, 83, 870'002);
    sample.chip = "Syncing";
    sample.line = "Syncing headers 83\u00a0%";
    sample.sidebar = sample.line;
    sample.balanceNote = "as of block 870,002";
    sample.historyNote = "Complete up to block 870,002; newer payments are not listed yet.";
    sample.receiveNote = "New payments show once the wallet goes on from block 870,002.";
    sample.settings = "It begins when the headers of the chain are here.";
    return sample;
}

WalletStateSample inTheMiddle()
{
    WalletStateSample sample = syncing("syncing", WalletState::Syncing, 91, 870'002);
    sample.chip = "Syncing 91\u00a0%";
    sample.line = "Syncing 91\u00a0% · block 870,002 of 910,118";
    sample.sidebar = "Syncing 91\u00a0% · at 870,002";
    sample.balanceNote = "as of block 870,002";
    sample.historyNote = "Complete up to block 870,002; newer payments are not listed yet.";
    sample.receiveNote = "New payments show once the wallet goes on from block 870,002.";
    sample.settings = "It begins at once, before this wallet is up to date.";
    return sample;
}

WalletStateSample catchingUp()
{
    WalletStateSample sample = syncing("catching up", WalletState::Catching, 99, 910'106);
    sample.chip = "Catching up";
    sample.line = "Catching up · 12 blocks";
    sample.sidebar = sample.line;
    return sample;
}

WalletStateSample upToDate(const char* name, WalletAuth auth)
{
    WalletView daily = walletView(1, "Daily");
    daily.auth = auth;
    WalletStateSample sample = sampleOf(name, daily);
    sample.chip = "Up to date";
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
            watchOnly()};
}

} // namespace lockstep::test
