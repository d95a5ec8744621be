// SPDX-License-Identifier: MIT

#include "core/p2p/p2pchainclient.h"
#include "tests/support/fakepeer.h"
#include "tests/support/syncworld.h"
#include "tests/support/vectors.h"

#include <QLoggingCategory>
#include <QTest>

#include <memory>
#include <vector>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// The engine, its real connections, and nodes that serve the world's chain. With a clock, time passes with the turns
/// of the event loop.
struct Scene
{
    SyncWorld world;
    std::vector<std::unique_ptr<FakePeer>> peers;
    WalletId wallet;

    explicit Scene(int count = 1, const Clock* clock = nullptr)
    {
        world.mine(110);
        for (std::uint32_t i = 0; i < 5; ++i) world.pay(SyncWorld::script(1, i), 10'000 + i);
        P2pOptions options;
        options.network = networkParams(Network::Practice);
        options.clock = clock;
        if (clock) options.tick = std::chrono::milliseconds(0);
        for (int i = 0; i < count; ++i) {
            peers.push_back(std::make_unique<FakePeer>(*world.chain));
            options.named.push_back(peers.back()->address());
        }
        world.makeClient = [options] { return std::make_unique<P2pChainClient>(options); };
        world.tellOfBlocks = [this] {
            for (const auto& peer : peers) peer->announceByInventory();
        };
    }
    ~Scene() { world.close(); } // before the peers are gone

    void open()
    {
        world.open();
        wallet = world.addWallet(1, BlockHeight{0});
    }
    QString difference() { return world.differenceFromChain(wallet, 1); }
};

} // namespace

/// The whole engine over sockets: what peers tell of their chain beside the headers.
class TestOverPeers final : public QObject
{
    Q_OBJECT

private slots:
    void whoAnnouncesByInventoryOnlyIsAskedForHeaders() // 30
    {
        Scene scene;
        scene.open();
        QVERIFY(scene.world.waitForTip());
        scene.peers[0]->forgetRequests();
        for (std::uint32_t i = 5; i < 10; ++i) scene.world.pay(SyncWorld::script(1, i), 20'000 + i); // a burst
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.peers[0]->asked("getheaders") >= 1);
        QCOMPARE(scene.difference(), QString());

        scene.peers[0]->forgetRequests();
        scene.world.reorg(3, 4, PracticeChain::Keep::EverySecond);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.peers[0]->asked("getheaders") >= 1);
        QCOMPARE(scene.difference(), QString());
        QVERIFY(scene.world.snapshot()->peers.size() == 1); // the same connection
        QCOMPARE(scene.peers[0]->accepted(), 1);
    }

    /// They prove nothing against the block.
    void bytesBehindABlockMakeNobodyALiar()
    {
        Scene scene;
        scene.peers[0]->behaviour.tamper = [](std::string& command, Bytes& payload) {
            if (command == "block") payload.resize(payload.size() + 9);
            return true;
        };
        scene.open();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.difference(), QString());
        QVERIFY(scene.world.snapshot()->peersSetAside.isEmpty());
        QCOMPARE(scene.peers[0]->accepted(), 1);
    }

    void whatTheOnlyNodeHasDeletedWaitsForAnotherNode() // 51
    {
        Scene scene;
        scene.world.mine(300); // of these it keeps 288 (BIP159)
        scene.peers[0]->behaviour.services
            = p2p::services::NetworkLimited | p2p::services::Witness | p2p::services::CompactFilters;
        P2pChainClient* client = nullptr;
        scene.world.makeClient = [&client, make = scene.world.makeClient] {
            auto made = make();
            client = static_cast<P2pChainClient*>(made.get());
            return made;
        };
        scene.open();
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->missingBlock.has_value(); }));
        const SyncSnapshotPtr now = scene.world.snapshot();
        QVERIFY(*now->missingBlock <= scene.world.chain->tip().height - 288);
        QCOMPARE(now->stall, Stall::NoBlockPeers);
        QVERIFY(!now->problem);
        QCOMPARE(now->jobs.size(), 1);
        QCOMPARE(now->jobs.front().state, JobState::Running);

        const FakePeer full(*scene.world.chain);
        client->addPeer(full.address());
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.difference(), QString());
        QVERIFY(!scene.world.snapshot()->missingBlock);
    }

    void anAbsurdStartHeightHoldsNothingUp_data() // 27
    {
        QTest::addColumn<int>("peers");
        QTest::newRow("of the only peer") << 1;
        QTest::newRow("of one of two") << 2;
    }

    void anAbsurdStartHeightHoldsNothingUp()
    {
        QFETCH(int, peers);
        Scene scene(peers);
        scene.peers[0]->behaviour.startHeight = 10'000'000;
        scene.open();
        QVERIFY(scene.world.waitForTip());
        SyncSnapshotPtr now = scene.world.snapshot();
        QCOMPARE(now->manager, ManagerState::Connected);
        QVERIFY(now->stall == Stall::None);
        QCOMPARE(now->wallet(scene.wallet)->target, scene.world.chain->tip().height);
        QCOMPARE(now->wallet(scene.wallet)->percent, 100);
        QCOMPARE(scene.difference(), QString());

        scene.world.pay(SyncWorld::script(1, 7), 30'000);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.difference(), QString());
        now = scene.world.snapshot();
        QCOMPARE(now->peers.size(), peers); // it is blamed for nothing
    }

    void whoNeverAnswersForHeadersHoldsNothingUp_data()
    {
        QTest::addColumn<int>("mute");
        QTest::addColumn<bool>("areThereFirst");
        QTest::newRow("one") << 1 << true;
        QTest::newRow("five") << 5 << true;
        QTest::newRow("eight") << 8 << true;
        QTest::newRow("one that comes later") << 1 << false;
        QTest::newRow("five that come later") << 5 << false;
        QTest::newRow("eight that come later") << 8 << false;
    }

    /// As a node does that is busy with its own download, or one that wants to hide blocks. It answers each ping.
    void whoNeverAnswersForHeadersHoldsNothingUp()
    {
        QFETCH(int, mute);
        QFETCH(bool, areThereFirst);
        WorldClock clock;
        clock.setPace(std::chrono::milliseconds(100));
        Scene scene(areThereFirst ? 1 + mute : 1, &clock);
        for (std::size_t i = 1; i < scene.peers.size(); ++i) scene.peers[i]->behaviour.silentOn = {"getheaders"};
        P2pChainClient* client = nullptr;
        scene.world.makeClient = [&client, make = scene.world.makeClient] {
            auto made = make();
            client = static_cast<P2pChainClient*>(made.get());
            return made;
        };
        scene.open();
        QVERIFY(scene.world.waitForTip());
        for (int i = 0; !areThereFirst && i < mute; ++i) {
            scene.peers.push_back(std::make_unique<FakePeer>(*scene.world.chain));
            scene.peers.back()->behaviour.silentOn = {"getheaders"};
            client->addPeer(scene.peers.back()->address());
        }
        const auto areAllThere = [&] { return int(client->peers().size()) == 1 + mute; };
        QVERIFY(scene.world.waitUntil(areAllThere));
        for (std::uint32_t i = 0; i < 3; ++i) {
            scene.world.pay(SyncWorld::script(1, 7 + i), 30'000);
            QVERIFY(scene.world.waitForTip());
            QCOMPARE(scene.difference(), QString());
        }
        QVERIFY(areAllThere()); // nobody is blamed
        for (int i = 1; i <= mute; ++i) QCOMPARE(scene.peers[std::size_t(i)]->accepted(), 1);
    }

    /// One that is there before each answer, as with a line that is slower than its sender.
    void whoMakesBlocksUpAllTheTimeKeepsNothingFromBeingDone()
    {
        Scene scene(2);
        int made = 0;
        const auto makeUp = [&](std::string& command, Bytes&) {
            if (command != "headers") return true;
            p2p::Inventory news;
            news.items.push_back({p2p::InventoryType::Block, {}});
            news.items[0].hash[0] = static_cast<std::byte>(++made);
            news.items[0].hash[1] = static_cast<std::byte>(made >> 8);
            scene.peers[1]->send(p2p::command::Inv, news.serialize());
            return true;
        };
        for (const auto& peer : scene.peers) peer->behaviour.tamper = makeUp;
        scene.open();
        QVERIFY(scene.world.waitForTip());
        const auto isDone = [&] { return scene.world.count(SyncEvent::Kind::Done) > 0; };
        QVERIFY(scene.world.waitUntil(isDone));
        scene.world.forgetEvents();
        scene.world.pay(SyncWorld::script(1, 7), 30'000);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.waitUntil(isDone));
        QCOMPARE(scene.world.snapshot()->peers.size(), 2); // it is blamed for nothing
    }

    /// Who is quick does not know the newest blocks; who knows them takes longer than anybody waits.
    void whatWhoIsTooSlowTellsIsNotLost()
    {
        WorldClock clock;
        clock.setPace(std::chrono::milliseconds(100));
        Scene scene(2, &clock);
        scene.peers[0]->behaviour.knowsUpTo = BlockHeight{60};
        scene.peers[1]->hold("getheaders");
        scene.open();
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->synced.height == BlockHeight{60}; }));
        scene.peers[1]->release("getheaders");
        scene.peers[1]->hold("getheaders");
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.difference(), QString());
    }

    /// It shows each block, answers each ping and never sends the filter that it told of.
    void whoTellsOfAFalseFilterAndNeverSendsItHoldsNobodyUp() // 35
    {
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false"); // of the doubt
        WorldClock clock;
        clock.setPace(std::chrono::milliseconds(100));
        Scene scene(3, &clock);
        FakeBehaviour& mute = scene.peers[0]->behaviour;
        mute.silentOn = {"getcfilters"};
        mute.alterFilter = [last = scene.world.chain->tip().height](const ChainPoint& point, Bytes filter) {
            return point.height <= last ? filter : bytesOfHex("017fa880"); // of another block
        };
        scene.open();
        QVERIFY(scene.world.waitForTip());
        for (std::uint32_t i = 0; i < 3; ++i) {
            scene.world.pay(SyncWorld::script(1, 7 + i), 30'000);
            QVERIFY(scene.world.waitForTip());
            QCOMPARE(scene.difference(), QString());
        }
        const SyncSnapshotPtr now = scene.world.snapshot();
        QCOMPARE(now->peers.size(), 3); // it is neither believed nor blamed
    }
};

QTEST_GUILESS_MAIN(TestOverPeers)
#include "tst_overpeers.moc"
