// SPDX-License-Identifier: MIT

#include "tests/support/syncworld.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

using Question = ScriptedChainClient::Question;

/// A wallet at the tip, among some peers.
struct Scene
{
    SyncWorld world;
    WalletId wallet;

    explicit Scene(int peers = 1)
    {
        world.mine(110);
        mineNow();
        world.open();
        for (int more = 1; more < peers; ++more) world.client().addPeer(world.chain);
        wallet = world.addWallet(1);
    }

    void mineNow()
    {
        world.chain->setNextTime(static_cast<std::uint32_t>(world.clock.unixSeconds()));
        if (!world.chain->mine(1)) qFatal("mine");
    }

    WalletState state() { return world.snapshot()->wallet(wallet)->state; }
    bool isUpToDate() { return state() == WalletState::Synced && world.snapshot()->manager == ManagerState::Connected; }
};

enum class Away { Offline, Alone, Asleep };

/// Three days go by, and a block comes that nobody has told of yet; then a peer is asked, and its answer waits.
bool comeBackFrom(Away away, SyncWorld& world)
{
    if (away == Away::Offline) world.manager().setOnline(false);
    if (away == Away::Alone) world.client().removePeers();
    world.clock.advance(std::chrono::hours(72));
    world.chain->setNextTime(static_cast<std::uint32_t>(world.clock.unixSeconds()));
    if (!world.chain->mine(1)) qFatal("mine");
    world.client().hold(Question::Headers);
    const int asked = world.client().asked.headers;
    if (away == Away::Offline) world.manager().setOnline(true);
    if (away == Away::Alone) world.client().addPeer(world.chain);
    return world.waitUntil([&] { return world.client().asked.headers > asked; });
}

void addWays()
{
    QTest::addColumn<Away>("away");
    QTest::newRow("it was offline") << Away::Offline;
    QTest::newRow("the last peer had gone") << Away::Alone;
    QTest::newRow("the machine slept") << Away::Asleep;
}

} // namespace

Q_DECLARE_METATYPE(Away)

/// What was the newest block before a while without peers need not be it after: nothing is called up to date before
/// one of them was asked.
class TestComingBack final : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsUpToDateBeforeAPeerWasAsked_data() { addWays(); }

    void nothingIsUpToDateBeforeAPeerWasAsked()
    {
        QFETCH(Away, away);
        Scene scene;
        SyncWorld& world = scene.world;
        QVERIFY(world.waitUntil([&] { return scene.isUpToDate(); }));

        QVERIFY(comeBackFrom(away, world));
        const SyncSnapshotPtr meanwhile = world.snapshot();
        QVERIFY(!meanwhile->peers.isEmpty());
        QCOMPARE(meanwhile->wallet(scene.wallet)->state, WalletState::Headers);
        QCOMPARE(meanwhile->manager, ManagerState::Syncing);

        world.client().release();
        QVERIFY(world.waitForTip());
        QVERIFY(world.waitUntil([&] { return scene.isUpToDate(); }));
    }

    void nobodyIsSaidToKeepBlocksBack_data() { addWays(); }

    void nobodyIsSaidToKeepBlocksBack()
    {
        QFETCH(Away, away);
        SyncWorld world;
        world.rules.network = Network::Signet; // on a private chain no tip is too old
        world.chain->setNextTime(static_cast<std::uint32_t>(world.clock.unixSeconds()));
        world.mine(1);
        world.open();
        QVERIFY(world.waitForTip());
        QVERIFY(world.waitUntil([&] { return world.snapshot()->manager == ManagerState::Connected; }));

        QVERIFY(comeBackFrom(away, world));
        QCOMPARE(world.snapshot()->stall, Stall::None);

        world.client().release();
        QVERIFY(world.waitForTip());
        QVERIFY(world.waitUntil([&] { return world.snapshot()->manager == ManagerState::Connected; }));
        QCOMPARE(world.snapshot()->stall, Stall::None);
    }

    void whoIsBehindMeanwhileIsSaidToBe()
    {
        Scene scene;
        SyncWorld& world = scene.world;
        QVERIFY(world.waitUntil([&] { return scene.isUpToDate(); }));
        world.manager().setOnline(false);
        world.client().holdFiltersFrom(world.chain->tip().height + 1);
        scene.mineNow();

        world.manager().setOnline(true);

        QVERIFY(world.waitUntil([&] { return world.snapshot()->tip == world.chain->tip(); }));
        QVERIFY(world.waitUntil([&] { return scene.state() == WalletState::Catching; }));
        world.client().release();
        QVERIFY(world.waitUntil([&] { return scene.isUpToDate(); }));
    }

    void oneOfSeveralPeersThatGoesChangesNothing()
    {
        Scene scene(3);
        SyncWorld& world = scene.world;
        QVERIFY(world.waitUntil([&] { return scene.isUpToDate(); }));
        world.client().hold(Question::Headers);
        const int asked = world.client().asked.headers;

        world.client().report({2}, Offence::BadBlock, {});
        world.client().addPeer(world.chain);

        QVERIFY(world.waitUntil([&] { return world.client().asked.headers > asked; })); // its news are looked at
        QVERIFY(scene.isUpToDate());
    }
};

QTEST_GUILESS_MAIN(TestComingBack)
#include "tst_comingback.moc"
