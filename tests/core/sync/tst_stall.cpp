// SPDX-License-Identifier: MIT

#include "core/sync/manager/stall.h"

#include <QTest>

using namespace lockstep;

namespace {

PeerInfo peer(bool servesFilters)
{
    PeerInfo info;
    info.servesFilters = servesFilters;
    info.servesBlocks = true;
    return info;
}

/// Mainnet, in the middle of a sync with two peers that serve filters.
SyncSnapshot moving()
{
    SyncSnapshot snapshot;
    snapshot.network = Network::Mainnet;
    snapshot.manager = ManagerState::Syncing;
    snapshot.tip.height = {900'000};
    snapshot.filterHeaders = snapshot.agreedFilterHeaders = {800'000};
    snapshot.peers = {peer(true), peer(true)};
    return snapshot;
}

} // namespace

class TestStall final : public QObject
{
    Q_OBJECT

private slots:
    void theDeepestReasonIsNamed_data()
    {
        QTest::addColumn<std::function<void(SyncSnapshot&)>>("change");
        QTest::addColumn<Stall>("expected");
        const auto row = [](const char* name, Stall expected, std::function<void(SyncSnapshot&)> change) {
            QTest::newRow(name) << std::move(change) << expected;
        };
        row("it moves", Stall::None, [](SyncSnapshot&) {});
        row("offline is a wish", Stall::None, [](SyncSnapshot& s) {
            s.online = false;
            s.peers.clear();
        });
        row("no peers", Stall::NoPeers, [](SyncSnapshot& s) { s.peers.clear(); });
        row("three without filters", Stall::NoFilterPeers, [](SyncSnapshot& s) {
            s.peers = {peer(false), peer(false), peer(false)};
        });
        row("nobody with all blocks", Stall::NoBlockPeers, [](SyncSnapshot& s) {
            for (PeerInfo& info : s.peers) info.servesBlocks = false;
        });
        row("a pruned node of one's own, so far", Stall::None, [](SyncSnapshot& s) {
            s.peers = {peer(true)};
            s.peers.front().servesBlocks = false;
            s.peers.front().isNamed = true;
        });
        row("a pruned node of one's own that lacks a block", Stall::NoBlockPeers, [](SyncSnapshot& s) {
            s.peers = {peer(true)};
            s.peers.front().servesBlocks = false;
            s.peers.front().isNamed = true;
            s.problem = Error{Errc::NotFound, "no peer has it"};
        });
        row("a block that every peer has deleted", Stall::NoBlockPeers,
            [](SyncSnapshot& s) { s.missingBlock = BlockHeight{5}; });
        row("the same, asked by a person", Stall::NoBlockPeers, [](SyncSnapshot& s) {
            s.manager = ManagerState::Connected;
            s.missingBlock = BlockHeight{5};
        });
        row("what only one peer has told", Stall::OneFilterPeer, [](SyncSnapshot& s) { s.agreedFilterHeaders = {5}; });
        row("level, but by one peer's word", Stall::OneFilterPeer, [](SyncSnapshot& s) {
            s.manager = ManagerState::Connected;
            s.agreedFilterHeaders = {5};
        });
        row("a full disk", Stall::Problem, [](SyncSnapshot& s) { s.problem = Error{Errc::DiskFull, ""}; });
        row("an import that gets no block", Stall::ImportStuck, [](SyncSnapshot& s) {
            s.jobs.push_back({});
            s.jobs.front().state = JobState::Running;
            s.jobs.front().isStuck = true;
        });
        row("imports that wait for another connection", Stall::SavesData, [](SyncSnapshot& s) {
            s.savesData = true;
            s.jobs.push_back({});
        });
        row("a metered connection, nothing to import", Stall::None, [](SyncSnapshot& s) { s.savesData = true; });
        row("a clock that is behind", Stall::ClockWrong, [](SyncSnapshot& s) { s.clockOffset = 900; });
        row("a block that our clock makes come too early", Stall::ClockWrong, [](SyncSnapshot& s) {
            s.manager = ManagerState::Connected;
            s.refusesFuture = true;
        });
        row("a clock that is ahead", Stall::ClockWrong, [](SyncSnapshot& s) { s.clockOffset = -900; });
        row("a clock that is nearly right", Stall::None, [](SyncSnapshot& s) { s.clockOffset = 500; });
        row("a wrong clock, all level as it seems", Stall::ClockWrong, [](SyncSnapshot& s) {
            s.manager = ManagerState::Connected;
            s.clockOffset = 10'000;
        });
        row("a tip that grows old", Stall::OldTip, [](SyncSnapshot& s) {
            s.manager = ManagerState::Connected;
            s.hasOldTip = true;
        });
        row("an old tip while newer blocks come in", Stall::None, [](SyncSnapshot& s) { s.hasOldTip = true; });
        row("all level, peers without filters", Stall::None, [](SyncSnapshot& s) {
            s.manager = ManagerState::Connected;
            s.peers = {peer(false)};
        });
    }
    void theDeepestReasonIsNamed()
    {
        QFETCH(std::function<void(SyncSnapshot&)>, change);
        QFETCH(Stall, expected);
        SyncSnapshot snapshot = moving();
        change(snapshot);
        QCOMPARE(stallOf(snapshot), expected);
    }
};

QTEST_APPLESS_MAIN(TestStall)
#include "tst_stall.moc"
