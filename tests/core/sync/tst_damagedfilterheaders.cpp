// SPDX-License-Identifier: MIT

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/storage/repositories/headerrepository.h"
#include "core/sync/state/eventlog.h"
#include "tests/core/sync/upkeepasked.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// A wallet with a payment, and one of its own that spends it, deep in the chain: 60,000 satoshis are left.
struct Scene
{
    SyncWorld world;
    WalletId wallet;
    int peers;
    std::vector<FilterHeader> sound;

    explicit Scene(int peerCount, int before = 110, bool keepsCache = false) : peers(peerCount)
    {
        world.keepsCache = keepsCache;
        world.chain->setTimeStep(1); // else they would run ahead of the clock
        world.mine(before);
        open();
        wallet = world.addWallet(1, BlockHeight{1});
        settle();
        const Txid paid = world.pay(SyncWorld::script(1, 0), 100'000);
        Transaction spend = spendOf({paid, 0}, 30'000, SyncWorld::script(9, 0));
        spend.outputs.push_back({*Amount::fromSatoshis(60'000), SyncWorld::script(1, 0, 1)});
        if (!world.chain->accept(spend)) qFatal("no spend");
        world.mine(140);
        settle();
        sound = stored();
    }
    void open()
    {
        world.open();
        for (int i = 1; i < peers; ++i) world.client().addPeer(world.chain);
    }
    void settle()
    {
        if (!world.waitForTip()) qFatal("the scene did not settle");
    }
    std::vector<FilterHeader> stored() { return FilterHeaderRepository(world.database()).loadAll().value(); }
    int tip() const { return world.chain->tip().height.value; }

    /// Flips a bit of so many filter headers on the disk.
    void damage(int first, int count)
    {
        const auto flip = [&]() -> Result<void> {
            for (int height = first; height < first + count; ++height) {
                const int start = height < 2'016 ? 1 : 2'016;
                auto row = world.database().first(
                    u"SELECT headers FROM filter_header_chunk WHERE first_height = ?",
                    [](Cells& cells) { return cells.bytes(); }, BlockHeight{start});
                (*row)->at(static_cast<std::size_t>(height - start) * 32 + 7) ^= std::byte{4};
                if (auto done
                    = world.database().run(u"UPDATE filter_header_chunk SET headers = ? WHERE first_height = ?", **row,
                                           BlockHeight{start});
                    !done)
                    return done;
            }
            return {};
        };
        if (!inTransaction(world.database(), Durability::Full, flip)) qFatal("nothing was damaged");
    }

    /// A write that fails, and what is in memory is read from the disk again.
    void readAgain()
    {
        refuseWrites(true);
        world.mine(1);
        if (!world.waitUntil([&] { return world.snapshot()->problem.has_value(); })) qFatal("nothing failed");
        refuseWrites(false);
        world.announce();
        settle();
        sound = stored(); // with the new block; compared where it was not damaged
    }
    void refuseWrites(bool refuse)
    {
        const QString pragma = QString("PRAGMA query_only = %1").arg(int(refuse));
        (void)world.database().all(pragma, [](Cells& cells) { return cells.int64(); });
    }

    QStringList events(std::string_view kind)
    {
        QStringList found;
        const auto rows = EventRepository(world.database()).newest(50);
        for (const EventRow& row : *rows)
            if (row.kind == kind)
                found.prepend(QString("%1: %2").arg(row.height->value).arg(QString::fromStdString(row.detail)));
        return found;
    }

    /// Nobody was blamed, no wallet went back, and nothing of theirs is to be offered again.
    bool isUntouched()
    {
        const auto isTakenBack = [](const SyncEvent& event) {
            return event.kind == SyncEvent::Kind::Reorg || (event.error && event.error->code == Errc::FilterMismatch);
        };
        const SyncSnapshotPtr now = world.snapshot();
        return std::ranges::none_of(world.events(), isTakenBack) && world.client().reports.empty()
            && now->outgoing.isEmpty() && now->wallet(wallet)->balance.confirmed.satoshis() == 60'000
            && now->proof.disputedBlocks == 0 && events(eventkind::FilterDisputed).isEmpty();
    }
};

} // namespace

/// What our own disk did to the filter headers is no peer's fault, and says nothing about wallets.
class TestDamagedFilterHeaders final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.*.warning=false"); }

    void theyAreMendedAndWalletsStay_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("peers");
        QTest::addColumn<bool>("whileItRuns");
        for (const int peers : {1, 2}) {
            for (const bool runs : {false, true}) {
                const auto row = [&](const char* name, int first, int count = 1) {
                    QTest::addRow("%s, %d peers, %s", name, peers, runs ? "while it runs" : "at the start")
                        << first << count << peers << runs;
                };
                row("the first", 1);
                row("where a wallet was paid", 111);
                row("the block after it", 112);
                row("the last but one", 250);
                row("the last", 251);
                row("a torn sector", 180, 16);
                row("all from some on", 240, 12);
            }
        }
    }

    void theyAreMendedAndWalletsStay()
    {
        QFETCH(int, first);
        QFETCH(int, count);
        QFETCH(int, peers);
        QFETCH(bool, whileItRuns);
        Scene scene(peers);
        QCOMPARE(scene.tip(), 251);
        const std::vector<FilterHeader> sound = scene.sound;
        scene.damage(first, count);
        if (whileItRuns) {
            scene.readAgain();
        } else {
            scene.world.close();
            scene.world.forgetEvents();
            scene.open();
            scene.settle();
        }
        const WalletId late = scene.world.addWallet(2, BlockHeight{1}); // whose import looks at every filter
        scene.settle();
        QVERIFY(scene.isUntouched());
        QCOMPARE(scene.events(eventkind::FilterHeadersMended), QStringList(QString("%1: %2").arg(first).arg(count)));
        std::vector<FilterHeader> mended = scene.stored();
        mended.resize(sound.size());
        QVERIFY(mended == sound);
        QCOMPARE(scene.world.snapshot()->agreedFilterHeaders.value, peers > 1 ? scene.tip() : 0);
        QVERIFY(checkStore(scene.world)->isFine());
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QCOMPARE(scene.world.differenceFromChain(late, 2), QString());
    }

    void aNewBlockShowsThatTheLastIsDamaged_data()
    {
        QTest::addColumn<int>("peers");
        QTest::newRow("one peer") << 1;
        QTest::newRow("two") << 2;
    }

    void aNewBlockShowsThatTheLastIsDamaged()
    {
        QFETCH(int, peers);
        Scene scene(peers);
        scene.damage(scene.tip(), 1);
        scene.world.close();
        scene.world.forgetEvents();
        scene.open();
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.isUntouched());
        QCOMPARE(scene.events(eventkind::FilterHeadersMended), QStringList("251: 1"));
        QVERIFY(checkStore(scene.world)->isFine());
    }

    void aSecondPeerIsHeldAgainstNoDamage_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("first");
        QTest::newRow("the first") << 110 << 1;
        QTest::newRow("in the middle") << 110 << 111;
        QTest::newRow("the last") << 110 << 251;
        QTest::newRow("where a question ends") << 1'960 << 2'000;
        QTest::newRow("where the next one begins") << 1'960 << 2'001;
    }

    /// It is asked for what only one had told.
    void aSecondPeerIsHeldAgainstNoDamage()
    {
        QFETCH(int, before);
        QFETCH(int, first);
        Scene scene(1, before);
        scene.damage(first, 1);
        scene.world.close();
        scene.world.forgetEvents();
        scene.open();
        scene.settle();
        scene.world.client().addPeer(scene.world.chain);
        QVERIFY(
            scene.world.waitUntil([&] { return scene.world.snapshot()->agreedFilterHeaders.value == scene.tip(); }));
        scene.settle();
        QVERIFY(scene.isUntouched());
        QCOMPARE(scene.events(eventkind::FilterHeadersMended), QStringList(QString("%1: 1").arg(first)));
        QVERIFY(scene.stored() == scene.sound);
    }

    /// What comes in the place of what it drops is compared with a sample of that, among it the damaged one.
    void whatTheCheckDropsIsHeldAgainstNobodyEither()
    {
        Scene scene(1, 960, true);
        scene.damage(1'000, 1);
        scene.world.close();
        scene.world.forgetEvents();
        scene.open();
        scene.settle();
        const auto report = checkStore(scene.world);
        QVERIFY(report && !report->isFine() && !report->isDamaged());
        scene.world.mine(1);
        scene.settle();
        scene.world.client().addPeer(scene.world.chain);
        QVERIFY(
            scene.world.waitUntil([&] { return scene.world.snapshot()->agreedFilterHeaders.value == scene.tip(); }));
        scene.settle();
        QVERIFY(scene.isUntouched());
    }

    /// Others may have lied to us since.
    void whatIsFalseFromTheStartTakesWalletsBackAllTheSame()
    {
        Scene scene(1);
        scene.world.close();
        scene.world.forgetEvents();
        scene.open();
        const Bytes hidden = SyncWorld::script(1, 1);
        scene.world.client().peer({1}).alterFilter = [](const ChainPoint& point, Bytes filter) {
            if (point.height.value == 252) filter.push_back(std::byte{0});
            return filter;
        };
        scene.world.pay(hidden, 7'000);
        scene.world.mine(5);
        scene.settle();
        scene.damage(254, 1);
        scene.world.close();
        scene.open();
        scene.settle();
        scene.world.client().addPeer(scene.world.chain);
        scene.world.client().addPeer(scene.world.chain);
        QVERIFY(
            scene.world.waitUntil([&] { return scene.world.snapshot()->agreedFilterHeaders.value == scene.tip(); }));
        scene.settle();
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
    }
};

QTEST_GUILESS_MAIN(TestDamagedFilterHeaders)
#include "tst_damagedfilterheaders.moc"
