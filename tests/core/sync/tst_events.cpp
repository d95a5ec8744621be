// SPDX-License-Identifier: MIT

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/sync/state/eventlog.h"
#include "core/wallet/descriptorscripts.h"
#include "tests/support/asked.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// "import-started 0 1", ...: kind, height, detail; the oldest first.
QStringList told(SyncWorld& world)
{
    QStringList lines;
    const auto rows = EventRepository(world.database()).newest(1'000);
    for (const EventRow& row : *rows)
        lines.prepend(QString("%1 %2 %3")
                          .arg(QString::fromStdString(row.kind))
                          .arg(row.height ? row.height->value : -1)
                          .arg(QString::fromStdString(row.detail))
                          .trimmed());
    return lines;
}

/// 111 blocks, the last of which pays wallet 7, which is not there yet.
void openWithPaymentTo7(SyncWorld& world)
{
    world.mine(110);
    world.pay(SyncWorld::script(7, 0), 5'000);
    world.open();
}

/// What the newest import of a wallet that is done took of the network; -1: there is none, or it does not say.
std::int64_t tookOf(SyncWorld& world, const QString& wallet)
{
    const SyncSnapshotPtr now = world.snapshot();
    const auto rows = EventRepository(world.database()).newest(1'000);
    for (const EventRow& row : *rows) {
        const WalletView* view = row.wallet ? now->wallet(*row.wallet) : nullptr;
        if (view && view->name == wallet && row.kind == eventkind::ImportDone) return row.bytes.value_or(-1);
    }
    return -1;
}

/// A wallet at the tip, and what was told of its beginning.
struct Scene
{
    SyncWorld world;
    WalletId wallet;
    Txid strangers; ///< A coin of 100,000 satoshis.
    QStringList before;

    Scene()
    {
        world.mine(110);
        world.open();
        wallet = world.addWallet(1);
        strangers = world.pay(SyncWorld::script(200, 0), 100'000);
        settle();
        before = told(world);
    }
    void settle()
    {
        if (!world.waitForTip()) qFatal("the scene did not settle");
    }
    QStringList news() { return told(world).sliced(before.size()); }
    void pay(std::int64_t satoshis = 5'000)
    {
        world.pay(SyncWorld::script(1, 0), satoshis);
        settle();
    }
    void confirm(const Transaction& transaction)
    {
        if (!world.chain->accept(transaction)) qFatal("the chain refuses it");
        world.mine(1);
        settle();
    }
    void hear(const Transaction& transaction)
    {
        if (!world.manager().setListening(Listening::Always)) qFatal("the wish was not kept");
        world.client().passOn(transaction);
        const auto isHeard = [&] { return world.snapshot()->wallet(wallet)->balance.unverified.satoshis() > 0; };
        if (!world.waitUntil(isHeard)) qFatal("nothing was heard");
    }
    void run(const QString& sql)
    {
        const auto done = inTransaction(world.database(), Durability::Full, [&] { return world.database().run(sql); });
        if (!done) qFatal("%s", done.error().detail.c_str());
    }
};

std::int64_t sizeOfFilters(const SyncWorld& world, std::int32_t from, std::int32_t to)
{
    std::int64_t bytes = 0;
    for (BlockHeight height{from}; height.value <= to; height = height + 1)
        bytes += static_cast<std::int64_t>(world.chain->block(height)->filter.size());
    return bytes;
}

/// Also of those that only seemed to pay the wallet.
std::int64_t sizeOfAskedBlocks(SyncWorld& world)
{
    std::int64_t bytes = 0;
    for (const auto& [hash, times] : world.client().asked.blocks)
        bytes += times * static_cast<std::int64_t>(world.chain->find(hash)->raw.size());
    return bytes;
}

} // namespace

/// What happened stands in the table from the commit on that made it true.
class TestEvents final : public QObject
{
    Q_OBJECT

private slots:
    void anImportIsToldFromBeginToEnd()
    {
        SyncWorld world;
        openWithPaymentTo7(world);
        world.addWallet(7, BlockHeight{100});
        QVERIFY(world.waitForTip());
        QCOMPARE(told(world), QStringList({"import-started 100", "import-done 111 1"}));
        world.restart();
        QVERIFY(world.waitForTip());
        QCOMPARE(told(world).size(), 2); // a start tells nothing
    }

    void anImportSaysWhatItTookOfTheNetwork()
    {
        SyncWorld world;
        world.keepsCache = true;
        openWithPaymentTo7(world);
        world.addWallet(7, BlockHeight{100});
        QVERIFY(world.waitForTip());
        QVERIFY(world.client().asked.blocks.contains(world.chain->tip().hash)); // which pays it
        QCOMPARE(tookOf(world, "Wallet 7"), sizeOfFilters(world, 100, 111) + sizeOfAskedBlocks(world));
        QVERIFY(!EventRepository(world.database()).newest(2)->at(1).bytes); // its beginning says nothing

        world.client().asked = {};
        world.addWallet(8, BlockHeight{100}); // the same blocks: their filters are on the disk
        QVERIFY(world.waitForTip());
        QCOMPARE(tookOf(world, "Wallet 8"), sizeOfAskedBlocks(world)); // none, but by chance
    }

    /// What a search took of the network is not the import's that comes after it.
    void anImportAfterASearchSaysWhatItTookItself()
    {
        SyncWorld world;
        world.keepsCache = true;
        openWithPaymentTo7(world);
        SearchWish wish;
        wish.families.push_back({std::make_shared<DescriptorScripts>(SyncWorld::descriptor(7))});
        wish.block = BlockHeight{100};
        bool isThrough = false;
        world.manager().search(std::move(wish), [&](const Result<SearchReport>& report) {
            isThrough = report && report->found.size() == 1;
        });
        QVERIFY(world.waitUntil([&] { return isThrough; }));

        world.client().asked = {};
        world.addWallet(7, BlockHeight{100});
        QVERIFY(world.waitForTip());
        QCOMPARE(tookOf(world, "Wallet 7"), sizeOfAskedBlocks(world)); // the filters are on the disk
    }

    /// What came for a batch that was dropped is on the disk when the batch is done again.
    void whatCameForABatchThatIsDoneAgainCountsOnce()
    {
        SyncWorld world;
        world.keepsCache = true;
        openWithPaymentTo7(world);
        world.client().hold(ScriptedChainClient::Question::Block);
        world.addWallet(7, BlockHeight{100});
        QVERIFY(world.waitUntil([&] { return world.client().asked.blockCount() == 1; }));
        world.addWallet(8, BlockHeight{100});
        world.client().release();
        QVERIFY(world.waitForTip());
        const auto block = static_cast<std::int64_t>(world.chain->block({111})->raw.size());
        QCOMPARE(tookOf(world, "Wallet 7"), sizeOfFilters(world, 100, 111) + block);
    }

    void anImportGoesOnCountingAfterARestart()
    {
        SyncWorld world;
        world.keepsCache = true;
        world.mine(300);
        world.open();
        world.client().holdFiltersFrom({250});
        world.addWallet(7, BlockHeight{0});
        const auto nextOfJob = [&] {
            const SyncSnapshotPtr now = world.snapshot();
            return now->jobs.isEmpty() ? 0 : now->jobs.front().next.value;
        };
        QVERIFY(world.waitUntil([&] { return nextOfJob() + 25 > 250; })); // a batch is 25 blocks
        const auto jobs = JobRepository(world.database()).unfinished();
        const std::int64_t blocks = sizeOfAskedBlocks(world);
        QCOMPARE(jobs->at(0).bytes, sizeOfFilters(world, 1, nextOfJob() - 1) + blocks);
        world.restart();
        QVERIFY(world.waitForTip());
        QCOMPARE(tookOf(world, "Wallet 7"), sizeOfFilters(world, 1, 300) + blocks + sizeOfAskedBlocks(world));
    }

    void aCancelledImportSaysWhereItStood()
    {
        SyncWorld world;
        world.mine(200);
        world.open();
        QVERIFY(world.waitForTip());
        world.client().hold();
        world.addWallet(7, BlockHeight{1});
        QVERIFY(world.waitUntil([&] { return world.snapshot()->maintenance() != nullptr; }));
        QVERIFY(world.manager().cancelJob(world.snapshot()->jobs.front().id));
        QCOMPARE(told(world), QStringList({"import-started 1", "import-cancelled 1"}));
        world.client().release();
    }

    void aReorgSaysForkAndDepth()
    {
        SyncWorld world;
        world.mine(120);
        world.open();
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        const QStringList before = told(world);
        world.reorg(3, 4, PracticeChain::Keep::All);
        QVERIFY(world.waitForTip());
        QCOMPARE(told(world), before + QStringList({"reorg 117 3"}));
    }

    void aPaymentIsToldByTheBlockThatHasIt()
    {
        Scene scene;
        scene.pay();
        QCOMPARE(scene.news(), QStringList({"payments-found 112 1"}));
        scene.world.mine(3); // that pay nobody
        scene.settle();
        scene.world.restart();
        scene.settle();
        QCOMPARE(scene.news(), QStringList({"payments-found 112 1"}));
    }

    void manyBlocksAreOneEventForEachWallet()
    {
        Scene scene;
        scene.world.addWallet(2);
        scene.settle();
        scene.before = told(scene.world);
        scene.world.close();
        for (int i = 0; i < 4; ++i) {
            scene.world.pay(SyncWorld::script(1, 0), 5'000 + i);
            scene.world.pay(SyncWorld::script(2, 0), 5'000 + i);
        }
        scene.world.mine(2);
        scene.world.open();
        scene.settle();
        QCOMPARE(scene.news(), QStringList({"payments-found 121 4", "payments-found 121 4"}));
    }

    void whatAnImportFindsIsToldByItsEndAlone()
    {
        Scene scene;
        scene.world.pay(SyncWorld::script(7, 0), 5'000);
        scene.settle();
        scene.world.addWallet(7, BlockHeight{100});
        scene.settle();
        QCOMPARE(scene.news(), QStringList({"import-started 100", "import-done 112 1"}));
    }

    /// It is one peer's word: anybody may make a thousand of them.
    void aPaymentThatWasHeardIsToldOnceABlockHasIt()
    {
        Scene scene;
        const Transaction payment = spendOf({scene.strangers, 0}, 90'000, SyncWorld::script(1, 0));
        scene.hear(payment);
        QCOMPARE(scene.news(), QStringList());
        scene.confirm(payment);
        QCOMPARE(scene.news(), QStringList({"payments-found 112 1"}));
    }

    void whatThePersonSendsIsNoNews()
    {
        Scene scene;
        scene.world.addWallet(2);
        const Txid own = scene.world.pay(SyncWorld::script(1, 0), 50'000);
        scene.settle();
        scene.before = told(scene.world);
        const Transaction payment = spendOf({own, 0}, 40'000, SyncWorld::script(2, 0)); // to a wallet of their own
        Asked sent(scene.world.manager().broadcast(payment));
        QVERIFY(sent.wait());
        scene.confirm(payment);
        QCOMPARE(scene.news(), QStringList());
    }

    /// Who watches a wallet whose keys are elsewhere wants to know.
    void whatSomebodyElseSpendsFromTheWalletIsNews()
    {
        Scene scene;
        const Txid own = scene.world.pay(SyncWorld::script(1, 0), 50'000);
        scene.settle();
        scene.before = told(scene.world);
        scene.confirm(spendOf({own, 0}, 40'000, SyncWorld::script(200, 1)));
        QCOMPARE(scene.news(), QStringList({"payments-found 113 1"}));
    }

    void aPaymentThatAReorgOnlyMovedIsNotToldAgain()
    {
        Scene scene;
        const Transaction payment = spendOf({scene.strangers, 0}, 90'000, SyncWorld::script(1, 0));
        scene.confirm(payment);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QCOMPARE(scene.news(), QStringList({"payments-found 112 1", "reorg 111 1"}));
        scene.confirm(payment);
        QCOMPARE(scene.news(), QStringList({"payments-found 112 1", "reorg 111 1"}));
    }

    /// Of a miner's own wallet: its block fell out, and its branch won after all.
    void aRewardThatAReorgTookAndBroughtBackIsToldOnce()
    {
        Scene scene;
        PracticeChain& chain = *scene.world.chain;
        const auto mined = chain.mine(1, SyncWorld::script(1, 1));
        QVERIFY(mined);
        scene.world.announce();
        scene.settle();
        QCOMPARE(scene.news(), QStringList({"payments-found 112 1"}));
        const Bytes block = chain.block(mined->height)->raw;
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        chain.rewind(mined->height - 1);
        QVERIFY(chain.append(block));
        scene.world.mine(2);
        scene.settle();
        QCOMPARE(scene.news(), QStringList({"payments-found 112 1", "reorg 111 1", "reorg 111 2"}));
        QVERIFY(scene.world.manager().wallet(scene.wallet)->balance().immature.satoshis() > 0);
    }

    void aPaymentThatWasGivenUpIsToldWhenItComesAfterAll()
    {
        Scene scene;
        const Transaction payment = spendOf({scene.strangers, 0}, 90'000, SyncWorld::script(1, 0));
        scene.hear(payment);
        const auto abandoned = inTransaction(scene.world.database(), Durability::Full, [&] {
            return scene.world.manager().wallet(scene.wallet)->abandon(payment.txid());
        });
        QVERIFY(abandoned);
        scene.confirm(payment);
        QCOMPARE(scene.news(), QStringList({"payments-found 112 1"}));
    }

    /// Event and payment are in one transaction: a batch that is done again tells it once.
    void aBatchThatCouldNotBeStoredTellsNothingUntilItIs()
    {
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false"); // the engine warns of what is done here
        Scene scene;
        scene.run("CREATE TRIGGER refuse BEFORE UPDATE OF synced_height ON chain_state "
                  "BEGIN SELECT RAISE(ABORT, 'this row cannot be saved'); END");
        scene.world.pay(SyncWorld::script(1, 0), 5'000);
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->problem.has_value(); }));
        QVERIFY2(scene.news().filter("payments-found").isEmpty(), qPrintable(scene.news().join('\n')));
        scene.run("DROP TRIGGER refuse");
        scene.world.restart();
        scene.settle();
        QCOMPARE(scene.news().filter("payments-found"), QStringList({"payments-found 112 1"}));
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QLoggingCategory::setFilterRules({});
    }

    void aKillAfterTheBlockNeitherLosesNorDoublesIt()
    {
        Scene scene;
        scene.pay();
        scene.world.kill();
        scene.settle();
        QCOMPARE(scene.news(), QStringList({"payments-found 112 1"}));
    }

    void theSnapshotSaysWhichEventIsTheNewest()
    {
        Scene scene;
        const auto newest = [&] { return scene.world.snapshot()->newestEvent; };
        const std::int64_t before = newest();
        QCOMPARE(before, EventRepository(scene.world.database()).newest(1)->at(0).id);
        scene.world.mine(1);
        scene.settle();
        QCOMPARE(newest(), before);
        scene.pay();
        QCOMPARE(newest(), before + 1);
        scene.world.restart();
        QCOMPARE(newest(), before + 1);
    }

    void anErrorComesBackAsItWasWritten()
    {
        const Error error{Errc::DiskFull, "no space left"};
        QVERIFY(errorOfDetail(eventDetail(error)) == error);
        QVERIFY(errorOfDetail(eventDetail({Errc::NoPeers, ""})) == (Error{Errc::NoPeers, ""}));
        for (const char* noError : {"", "12", "x", "999999 what", "-1 what"}) QVERIFY(!errorOfDetail(noError));
    }

    void aLieComesBackAsItWasWritten()
    {
        for (const Offence lie :
             {Offence::BadHeaders, Offence::BadFilterHeaders, Offence::BadFilter, Offence::BadBlock}) {
            const PeerSetAside liar{"[2001:db8::1]:8333", lie};
            QVERIFY(peerOfDetail(eventDetail(liar)) == liar);
            QVERIFY(!errorOfDetail(eventDetail(liar)));
        }
        for (const char* noLie : {"", "block", "x node:8333", " node:8333", "13 node:8333"})
            QVERIFY(!peerOfDetail(noLie));
    }

    /// Each turn of the loop fails: of that a person reads once an hour, not every five seconds.
    void whatFailsAgainAndAgainIsToldOnceAnHour()
    {
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false");
        Scene scene;
        SyncWorld& world = scene.world;
        const QStringList before = told(world);
        world.client().hold(); // until it is known how it fails
        world.pay(SyncWorld::script(1, 0), 5'000);
        const BlockHash paid = world.chain->tip().hash;
        const auto failBothWays = [&] {
            world.client().peer({1}).withheld = {paid};
            world.client().release();
            world.announce();
            if (!world.waitUntil([&] { return isProblem(world, Errc::NotFound); })) return false;
            world.client().peer({1}).withheld.clear();
            scene.run("CREATE TRIGGER refuse BEFORE UPDATE ON chain_state BEGIN SELECT RAISE(ABORT, 'no'); END");
            world.announce();
            const bool isOther = world.waitUntil([&] { return isProblem(world, Errc::Database); });
            scene.run("DROP TRIGGER refuse");
            return isOther;
        };
        for (int i = 0; i < 3; ++i) QVERIFY(failBothWays());
        QCOMPARE(told(world).size() - before.size(), 2);
        QCOMPARE(world.count(SyncEvent::Kind::Error), 2);

        world.clock.advance(std::chrono::minutes(61));
        QVERIFY(failBothWays());
        QCOMPARE(told(world).size() - before.size(), 4);

        world.announce();
        QVERIFY(world.waitForTip());
        QVERIFY(!world.snapshot()->problem);
    }

    void whatComesBackAfterAllWasWellIsToldAgain()
    {
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false");
        Scene scene;
        SyncWorld& world = scene.world;
        const auto fail = [&](std::uint32_t index) {
            scene.run("CREATE TRIGGER refuse BEFORE UPDATE ON chain_state BEGIN SELECT RAISE(ABORT, 'no'); END");
            world.pay(SyncWorld::script(1, index), 5'000);
            for (int i = 0; i < 2; ++i) { // while it lasts it is told once
                world.announce();
                if (!world.waitUntil([&] { return isProblem(world, Errc::Database); })) return false;
            }
            scene.run("DROP TRIGGER refuse");
            world.announce();
            return world.waitForTip();
        };
        QVERIFY(fail(0));
        QCOMPARE(world.count(SyncEvent::Kind::Error), 1);
        QVERIFY(fail(1));
        QCOMPARE(world.count(SyncEvent::Kind::Error), 2);
        QCOMPARE(scene.news().filter("chain-failed").size(), 2);
    }

private:
    static bool isProblem(SyncWorld& world, Errc code)
    {
        const SyncSnapshotPtr now = world.snapshot();
        return now->problem && now->problem->code == code;
    }
};

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
