// SPDX-License-Identifier: MIT

#include "core/storage/database/failpoint.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/sync/batch/scriptsearch.h"
#include "core/sync/state/eventlog.h"
#include "core/wallet/descriptorscripts.h"
#include "tests/support/syncworld.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>
#include <QTimer>

#include <array>
#include <ctime>
#include <variant>

using namespace lockstep;
using namespace lockstep::test;

/// Each takes five milliseconds of work.
class CostlyScripts final : public ScriptSource
{
public:
    static constexpr std::uint32_t Count = 100;
    std::uint32_t derived = 0;

    std::span<const Keychain> keychains() const override { return m_keychains; }
    Result<ByteSpan> script(KeychainId, std::uint32_t index) override
    {
        QElapsedTimer work;
        work.start();
        while (!work.hasExpired(5)) { }
        ++derived;
        m_script = SyncWorld::script(1, index);
        return ByteSpan(m_script);
    }

private:
    Bytes m_script;
    std::array<Keychain, 1> m_keychains{Keychain{{}, false, 0, Count}};
};

/// What a fault in one place must not do to the others.
class TestFaults final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The engine warns of the faults made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false");
    }

    void aWalletThatCannotBeSavedIsSetAsideAndTheOthersGoOn_data()
    {
        QTest::addColumn<int>("missed");
        QTest::addColumn<bool>("isImported"); // when it is retried
        QTest::newRow("for a while") << 1 << false;
        QTest::newRow("for more than a day") << 150 << true;
    }

    void aWalletThatCannotBeSavedIsSetAsideAndTheOthersGoOn()
    {
        QFETCH(int, missed);
        QFETCH(bool, isImported);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId broken = world.addWallet(1);
        const WalletId sound = world.addWallet(2);
        QVERIFY(world.waitForTip());
        QVERIFY(inTransaction(world.database(), Durability::Full, [&] {
            return world.database().run(u"CREATE TRIGGER refuse BEFORE INSERT ON coin WHEN NEW.wallet_id = 1 "
                                        "BEGIN SELECT RAISE(ABORT, 'this row cannot be saved'); END");
        }));

        world.pay(SyncWorld::script(1, 0), 1'000);
        world.pay(SyncWorld::script(2, 0), 2'000);
        world.mine(missed);

        QVERIFY(world.waitUntil([&] { return world.manager().wallet(sound)->syncedTo() == world.chain->tip(); }));
        QCOMPARE(world.snapshot()->wallet(broken)->state, WalletState::Error);
        QVERIFY(world.snapshot()->wallet(broken)->problem);
        QCOMPARE(world.differenceFromChain(sound, 2), QString());
        const BlockHeight stands = world.manager().wallet(broken)->syncedTo().height;
        QVERIFY(stands < world.chain->tip().height);
        const auto events = EventRepository(world.database()).newest(10);
        const auto failed = std::ranges::find(*events, std::string(eventkind::WalletFailed), &EventRow::kind);
        QVERIFY(failed != events->end());
        QVERIFY(failed->wallet == broken && failed->height == stands);

        QVERIFY(inTransaction(world.database(), Durability::Full,
                              [&] { return world.database().run(u"DROP TRIGGER refuse"); }));
        QVERIFY(world.manager().retryWallet(broken));
        QCOMPARE(world.snapshot()->jobs.size(), isImported ? 1 : 0);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(broken, 1), QString());
    }

    void aWalletThatCannotTakeInAPaymentHoldsNobodyUp_data()
    {
        QTest::addColumn<bool>("isHeard");
        QTest::newRow("that a peer passes on") << true;
        QTest::newRow("that the person gives") << false;
    }

    void aWalletThatCannotTakeInAPaymentHoldsNobodyUp()
    {
        QFETCH(bool, isHeard);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId broken = world.addWallet(1);
        const WalletId sound = world.addWallet(2);
        const Txid strangers = world.pay(SyncWorld::script(200, 0), 100'000);
        QVERIFY(world.waitForTip());
        QVERIFY(world.manager().setListening(Listening::Always));
        QVERIFY(inTransaction(world.database(), Durability::Full, [&] {
            return world.database().run(u"CREATE TRIGGER refuse BEFORE INSERT ON coin WHEN NEW.wallet_id = 1 "
                                        "BEGIN SELECT RAISE(ABORT, 'this row cannot be saved'); END");
        }));

        Transaction payment = spendOf({strangers, 0}, 50'000, SyncWorld::script(1, 0));
        payment.outputs.push_back(spendOf({strangers, 0}, 40'000, SyncWorld::script(2, 0)).outputs[0]);
        if (isHeard)
            world.client().passOn(payment);
        else
            auto sending = world.manager().broadcast(payment);

        QVERIFY(world.waitUntil([&] { return world.manager().wallet(sound)->balance().pending.satoshis() == 40'000; }));
        QVERIFY(world.waitUntil([&] { return world.snapshot()->wallet(broken)->state == WalletState::Error; }));
        world.mine(1);
        QVERIFY(world.waitUntil([&] { return world.manager().wallet(sound)->syncedTo() == world.chain->tip(); }));
        QVERIFY(world.manager().wallet(broken)->syncedTo().height < world.chain->tip().height);
        const auto rows = EventRepository(world.database()).newest(10);
        QVERIFY(rows);
        QCOMPARE(std::ranges::count(*rows, std::string(eventkind::WalletFailed), &EventRow::kind), 1);
    }

    void aWalletThatCannotStoreItsAddressesHoldsNobodyUp_data()
    {
        QTest::addColumn<Work>("work");
        QTest::addColumn<std::string>("told"); // by the one event of this kind
        QTest::newRow("of a wider window") << Work::WiderWindow << std::string(eventkind::WalletFailed);
        QTest::newRow("up to what a deeper scan finds") << Work::DeeperScan << std::string(eventkind::ImportFailed);
    }

    /// They are stored in steps of their own, before the commit.
    void aWalletThatCannotStoreItsAddressesHoldsNobodyUp()
    {
        QFETCH(Work, work);
        QFETCH(std::string, told);
        Staged staged;
        staged.wide = 2'500;
        SyncWorld& world = staged.world;
        const WalletId sound = world.addWallet(4);
        world.pay(SyncWorld::script(1, 2'400), 30'000); // beyond what the wallet looks for so far
        QVERIFY(world.waitForTip());
        const auto run = [&](QStringView sql) {
            return inTransaction(world.database(), Durability::Full, [&] { return world.database().run(sql); })
                .has_value();
        };
        QVERIFY(run(u"CREATE TRIGGER refuse BEFORE INSERT ON script WHEN NEW.idx > 1000 "
                    "BEGIN SELECT RAISE(ABORT, 'this row cannot be saved'); END"));
        world.forgetEvents();

        staged.start(work);
        QVERIFY(world.waitUntil([&] { return world.snapshot()->wallet(staged.daily)->problem.has_value(); }));
        world.pay(SyncWorld::script(4, 0), 2'000);
        QVERIFY(world.waitUntil([&] { return world.manager().wallet(sound)->syncedTo() == world.chain->tip(); }));
        QCOMPARE(world.differenceFromChain(sound, 4), QString());
        QCOMPARE(world.count(SyncEvent::Kind::Error), 1);
        const auto events = EventRepository(world.database()).newest(20);
        const auto isFailure = [](const EventRow& event) { return event.kind.ends_with("-failed"); };
        QCOMPARE(std::ranges::count_if(*events, isFailure), 1);
        const auto failed = std::ranges::find_if(*events, isFailure);
        QCOMPARE(failed->kind, told);
        QVERIFY(failed->wallet == staged.daily);
        QVERIFY(errorOfDetail(failed->detail) == world.snapshot()->wallet(staged.daily)->problem);

        QVERIFY(run(u"DROP TRIGGER refuse"));
        QVERIFY(world.manager().retryWallet(staged.daily));
        QVERIFY(world.waitForTip());
        world.pay(SyncWorld::script(1, 2'300), 7'000);
        QVERIFY(world.waitForTip());
        const qint64 found = work == Work::DeeperScan ? 30'000 : 0;
        QCOMPARE(world.manager().wallet(staged.daily)->balance().confirmed.satoshis(), found + 7'000);
    }

    void aDamagedWalletHoldsNobodyUp_data()
    {
        QTest::addColumn<QString>("when");
        for (const char* when : {"in a reorg", "in a block", "at a start"}) QTest::newRow(when) << QString(when);
    }

    /// A row that does not read is its wallet's trouble: it says so, the others go on, and it can be rebuilt.
    void aDamagedWalletHoldsNobodyUp()
    {
        QFETCH(QString, when);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId broken = world.addWallet(1);
        const WalletId sound = world.addWallet(2);
        QVERIFY(world.waitForTip());
        world.pay(SyncWorld::script(1, 0), 50'000);
        const Txid paid = world.pay(SyncWorld::script(1, 1), 60'000);
        QVERIFY(world.waitForTip());
        auto sending = world.manager().broadcast(spendOf({paid, 0}, 55'000, SyncWorld::script(2, 7)));
        QVERIFY(inTransaction(world.database(), Durability::Full, [&] {
            return world.database().run(u"UPDATE coin SET amount = amount + 1 WHERE wallet_id = 1 AND amount = 50000");
        }));

        if (when == "in a reorg") world.reorg(1, 2, PracticeChain::Keep::None);
        if (when == "in a block") QVERIFY(world.chain->accept(spendOf({paid, 0}, 52'000, SyncWorld::script(2, 8))));
        if (when == "at a start") world.restart();
        world.pay(SyncWorld::script(2, 0), 2'000);
        QVERIFY(world.waitUntil([&] { return world.manager().wallet(sound)->syncedTo() == world.chain->tip(); }));
        QCOMPARE(world.differenceFromChain(sound, 2), QString());
        QCOMPARE(world.snapshot()->wallet(broken)->state, WalletState::Error);
        QCOMPARE(world.snapshot()->wallet(broken)->problem->code, Errc::Damaged);

        const auto retried = world.manager().retryWallet(broken);
        QVERIFY(!retried && retried.error().code == Errc::Damaged);
        QCOMPARE(world.snapshot()->wallet(broken)->state, WalletState::Error);
        world.reorg(2, 3, PracticeChain::Keep::All); // others go where they must, whatever it does
        QVERIFY(world.waitUntil([&] { return world.manager().wallet(sound)->syncedTo() == world.chain->tip(); }));
        QCOMPARE(world.differenceFromChain(sound, 2), QString());

        QVERIFY(world.manager().rebuildWallet(broken));
        QVERIFY(world.waitForTip());
        QVERIFY(!world.snapshot()->wallet(broken)->problem);
        QCOMPARE(world.differenceFromChain(broken, 1), QString());
    }

    void whoMissedAReorgGoesBackAlone_data()
    {
        QTest::addColumn<int>("missed");
        QTest::addColumn<bool>("isImported"); // when it is retried
        QTest::newRow("a while ago") << 5 << false;
        QTest::newRow("more than a day ago") << 200 << true;
    }

    /// Nobody knows how far it stood on the chain of today: perhaps only up to its last payment there.
    void whoMissedAReorgGoesBackAlone()
    {
        QFETCH(int, missed);
        QFETCH(bool, isImported);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId broken = world.addWallet(1);
        const WalletId sound = world.addWallet(2);
        QVERIFY(world.waitForTip());
        world.pay(SyncWorld::script(1, 0), 1'000);
        const BlockHeight seen = world.chain->tip().height;
        world.pay(SyncWorld::script(2, 0), 2'000);
        world.pay(SyncWorld::script(1, 1), 3'000);
        QVERIFY(world.waitForTip());
        const auto run = [&](QStringView sql) {
            return inTransaction(world.database(), Durability::Full, [&] { return world.database().run(sql); })
                .has_value();
        };
        QVERIFY(run(u"CREATE TRIGGER refuse BEFORE UPDATE ON tx WHEN NEW.wallet_id = 1 "
                    "BEGIN SELECT RAISE(ABORT, 'this row cannot be saved'); END"));
        world.reorg(1, 2, PracticeChain::Keep::All);
        world.mine(missed);
        world.pay(SyncWorld::script(2, 1), 4'000);
        const auto isThrough = [&] { return world.manager().wallet(sound)->syncedTo() == world.chain->tip(); };
        QVERIFY(world.waitUntil(isThrough));
        QCOMPARE(world.snapshot()->wallet(broken)->state, WalletState::Error);
        QVERIFY(run(u"DROP TRIGGER refuse"));
        const Balance before = world.manager().wallet(sound)->balance();
        const BlockHeight filterHeaders = world.snapshot()->filterHeaders;
        world.forgetEvents();

        world.client().hold(ScriptedChainClient::Question::Filters);
        QVERIFY(world.manager().retryWallet(broken));
        QVERIFY(world.waitUntil([&] { return world.manager().wallet(broken)->syncedTo().height == seen; }));
        QCOMPARE(world.snapshot()->jobs.size(), isImported ? 1 : 0);
        QCOMPARE(world.manager().wallet(broken)->balance().confirmed.satoshis(), 1'000);
        QCOMPARE(world.manager().wallet(sound)->balance().confirmed, before.confirmed);
        QCOMPARE(world.manager().wallet(sound)->balance().pending, before.pending);
        QCOMPARE(world.snapshot()->filterHeaders, filterHeaders);
        QVERIFY(isThrough());
        world.client().release();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.count(SyncEvent::Kind::Reorg), 0); // it was told when it came
        QCOMPARE(world.differenceFromChain(broken, 1), QString());
        QCOMPARE(world.differenceFromChain(sound, 2), QString());
        QVERIFY(!world.snapshot()->wallet(broken)->isPartial);
    }

    void aScanThatCannotSaveABatchLooksAtItAgainWhenRetried()
    {
        SyncWorld world;
        world.mine(110);
        world.pay(SyncWorld::script(1, 0), 1'000);
        world.mine(5);
        world.open();
        const WalletId wallet = world.addWallet(1, world.chain->tip().height);
        QVERIFY(world.waitForTip());
        QVERIFY(inTransaction(world.database(), Durability::Full, [&] {
            return world.database().run(u"CREATE TRIGGER refuse BEFORE INSERT ON coin "
                                        "BEGIN SELECT RAISE(ABORT, 'this row cannot be saved'); END");
        }));
        QVERIFY(world.manager().rescan(wallet, {1}));
        QVERIFY(world.waitUntil([&] { return world.snapshot()->wallet(wallet)->state == WalletState::Error; }));
        QCOMPARE(world.snapshot()->jobs.front().state, JobState::Failed);
        const auto events = EventRepository(world.database()).newest(2);
        QVERIFY(events->at(0).kind == eventkind::ImportFailed && events->at(0).wallet == wallet);
        QCOMPARE(events->at(0).height, std::optional(world.snapshot()->jobs.front().next));
        QVERIFY(errorOfDetail(events->at(0).detail) == world.snapshot()->wallet(wallet)->problem);
        QVERIFY(events->at(0).bytes);
        QCOMPARE(events->at(1).kind, std::string(eventkind::ImportStarted)); // told once

        QVERIFY(inTransaction(world.database(), Durability::Full,
                              [&] { return world.database().run(u"DROP TRIGGER refuse"); }));
        QVERIFY(world.manager().retryWallet(wallet));
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void aFullDiskStopsTheLoopWithNothingHalfWrittenAndItGoesOnWhenThereIsSpace()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const ChainPoint before = world.manager().wallet(wallet)->syncedTo();
        world.limitDatabasePages(true);
        // Many payments, so that the rows need new pages.
        for (std::uint32_t i = 0; i < 60; ++i) {
            const TxOut output{*Amount::fromSatoshis(5'000), SyncWorld::script(1, i)};
            QVERIFY(world.chain->raiseFunds(output.value));
            QVERIFY(world.chain->pay(std::span(&output, 1)));
        }
        world.mine(1);

        QVERIFY(world.waitUntil([&] { return world.snapshot()->problem.has_value(); }));
        QCOMPARE(world.snapshot()->problem->code, Errc::DiskFull);
        QCOMPARE(world.manager().wallet(wallet)->syncedTo(), before);

        world.limitDatabasePages(false);
        world.client().announce();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
        QVERIFY(!world.snapshot()->problem);
    }

    void stoppingIsPromptWhenever_data()
    {
        QTest::addColumn<int>("eventsBefore");
        for (int events : {0, 1, 2, 5, 10, 20, 50}) QTest::addRow("after %d turns of the event loop", events) << events;
    }

    void stoppingIsPromptWhenever()
    {
        QFETCH(int, eventsBefore);
        SyncWorld world;
        world.mine(200);
        world.open();
        world.addWallet(1, BlockHeight{0});
        for (int i = 0; i < eventsBefore; ++i) QCoreApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        world.close();
        QVERIFY2(timer.elapsed() < Prompt, qPrintable(QString::number(timer.elapsed())));
        world.open();
        QVERIFY(world.waitForTip());
    }

    void stoppingIsPromptAtEveryStage_data()
    {
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<Work>("work");
        QTest::newRow("headers") << Stage(Question::Headers) << Work::Payment;
        QTest::newRow("filter headers") << Stage(Question::FilterHashes) << Work::Payment;
        QTest::newRow("filters") << Stage(Question::Filters) << Work::Payment;
        QTest::newRow("blocks") << Stage(Question::Block) << Work::Payment;
        QTest::newRow("the commit") << Stage("inside-commit") << Work::Payment;
        QTest::newRow("an import's filters") << Stage(Question::Filters) << Work::Import;
        QTest::newRow("an import's matching") << Stage(Matching) << Work::Import;
        QTest::newRow("an import's blocks") << Stage(Question::Block) << Work::Import;
        QTest::newRow("an import's commit") << Stage("inside-commit") << Work::Import;
        QTest::newRow("a wider window's rows") << Stage("window-widened") << Work::WiderWindow;
        QTest::newRow("a deeper scan's scripts") << Stage("scripts-derived") << Work::DeeperScan;
        QTest::newRow("a search's scripts") << Stage("scripts-derived") << Work::Search;
    }

    void stoppingIsPromptAtEveryStage()
    {
        QFETCH(Stage, stage);
        QFETCH(Work, work);
        Staged staged;
        const qint64 took = staged.stopAt(stage, work);
        QVERIFY2(took < Prompt, qPrintable(QString::number(took)));
        staged.world.open();
        if (work == Work::WiderWindow) QVERIFY(staged.world.manager().setLookahead(staged.daily, 100));
        if (work == Work::DeeperScan)
            QVERIFY(staged.world.manager().cancelJob(staged.world.snapshot()->jobs.front().id));
        QVERIFY(staged.world.waitForTip());
        QCOMPARE(staged.world.differenceFromChain(staged.daily, 1), QString());
        if (work == Work::Import) QCOMPARE(staged.world.differenceFromChain(staged.imported, 2), QString());
    }

    void whatDerivesScriptsIsLeftAtOnce_data()
    {
        QTest::addColumn<Work>("work");
        QTest::addColumn<bool>("pauses");
        QTest::newRow("a deeper scan is paused") << Work::DeeperScan << true;
        QTest::newRow("a deeper scan is cancelled") << Work::DeeperScan << false;
        QTest::newRow("a search is paused") << Work::Search << true;
        QTest::newRow("a search is cancelled") << Work::Search << false;
    }

    void whatDerivesScriptsIsLeftAtOnce()
    {
        QFETCH(Work, work);
        QFETCH(bool, pauses);
        Staged staged;
        SyncWorld& world = staged.world;
        const qint64 took = staged.takesAt("scripts-derived", work, [&] {
            const SyncSnapshotPtr before = world.snapshot();
            const JobId job = before->jobs.front().id;
            QVERIFY(pauses ? world.manager().pauseJob(job) : world.manager().cancelJob(job));
            world.pay(SyncWorld::script(1, 1), 40'000); // the daily wallet is the loop's again
            QVERIFY(world.waitForTip());
        });
        QVERIFY2(took < Prompt, qPrintable(QString::number(took)));
        QCOMPARE(world.differenceFromChain(staged.daily, 1), QString());
        QCOMPARE(world.snapshot()->jobs.size(), pauses ? 1 : 0);
    }

    void pausingAndCancellingAnImportIsPrompt_data()
    {
        QTest::addColumn<Question>("held");
        QTest::addColumn<bool>("pauses");
        QTest::newRow("paused at filters") << Question::Filters << true;
        QTest::newRow("paused at blocks") << Question::Block << true;
        QTest::newRow("cancelled at filters") << Question::Filters << false;
        QTest::newRow("cancelled at blocks") << Question::Block << false;
    }

    void pausingAndCancellingAnImportIsPrompt()
    {
        QFETCH(Question, held);
        QFETCH(bool, pauses);
        Staged staged;
        staged.waitAt(held, Work::Import);
        const SyncSnapshotPtr before = staged.world.snapshot();
        const JobId job = before->jobs.front().id;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(pauses ? staged.world.manager().pauseJob(job) : staged.world.manager().cancelJob(job));
        const auto isFree = [&] {
            const SyncSnapshotPtr now = staged.world.snapshot();
            return now->wallet(staged.daily)->state == WalletState::Synced && now->manager == ManagerState::Connected;
        };
        QVERIFY(staged.world.waitUntil(isFree));
        QVERIFY2(timer.elapsed() < Prompt, qPrintable(QString::number(timer.elapsed())));
        staged.world.client().release();
        staged.world.pay(SyncWorld::script(1, 1), 40'000);
        QVERIFY(staged.world.waitForTip());
        QCOMPARE(staged.world.differenceFromChain(staged.daily, 1), QString());
    }

    /// Scenario 93, in the last batch: before and after its blocks are here, and when it is stored.
    void cancellingInTheLastBatchLeavesTheWalletWhereItStood_data()
    {
        QTest::addColumn<QString>("when");
        QTest::newRow("its filters are on their way") << "filters";
        QTest::newRow("its block is on its way") << "block";
        QTest::newRow("it is stored") << "stored";
    }

    void cancellingInTheLastBatchLeavesTheWalletWhereItStood()
    {
        QFETCH(QString, when);
        Staged staged;
        SyncWorld& world = staged.world;
        const BlockHeight paid = world.chain->tip().height; // the last payment
        world.mine(1);
        QVERIFY(world.waitForTip());
        const BlockHeight tip = world.chain->tip().height;
        if (when == "filters") world.client().holdFiltersFrom(tip);
        if (when == "block") world.client().holdBlock(world.chain->block(paid)->point.hash);
        world.forgetEvents();
        staged.imported = world.addWallet(2, BlockHeight{0});
        std::optional<JobId> job;
        const auto isInLastBatch = [&] {
            const SyncSnapshotPtr now = world.snapshot();
            if (!now->jobs.isEmpty()) job = now->jobs.front().id;
            if (when == "stored") return now->jobs.isEmpty();
            return !now->jobs.isEmpty() && now->jobs.front().next + 25 > tip;
        };
        const auto cancelAtOnce = [&](const SyncEvent& event) {
            if (when != "stored" || event.kind != SyncEvent::Kind::ImportProgress || event.height != tip) return;
            QCOMPARE(world.manager().cancelJob(event.job).error().code, Errc::NotFound); // it is over
        };
        const auto telling = QObject::connect(&world.manager(), &SyncManager::happened, this, cancelAtOnce);
        QVERIFY(world.waitUntil(isInLastBatch));
        if (when != "stored") QVERIFY(world.manager().cancelJob(*job));
        world.client().release();
        QVERIFY(world.waitForTip());
        QObject::disconnect(telling);
        const SyncSnapshotPtr now = world.snapshot();
        QVERIFY(now->jobs.isEmpty());
        QCOMPARE(world.count(SyncEvent::Kind::ImportDone), when == "stored" ? 1 : 0);
        QCOMPARE(now->wallet(staged.imported)->started, when == "stored");
        QCOMPARE(world.manager().wallet(staged.imported)->syncedTo() == world.chain->tip(), when == "stored");

        world.pay(SyncWorld::script(1, 1), 40'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(staged.daily, 1), QString());
        QVERIFY(world.manager().startWallet(staged.imported));
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(staged.imported, 2), QString());
    }

    /// A transaction cannot be left: so what it takes in is bounded by its payments, too.
    void blocksDenseInPaymentsAreStoredInParts()
    {
        SyncWorld world;
        world.clock.setPace(std::chrono::milliseconds(1)); // the batches grow as fast as they may
        world.mine(110);
        constexpr int Blocks = 30;
        constexpr int PerBlock = 250;
        for (int block = 0; block < Blocks; ++block) {
            QVERIFY(world.chain->raiseFunds(*Amount::fromSatoshis(PerBlock * 1'000)));
            const std::vector<TxOut> outputs(PerBlock, {*Amount::fromSatoshis(1'000), SyncWorld::script(2, 0)});
            QVERIFY(world.chain->pay(outputs));
            world.mine(1);
        }
        world.open();
        world.addWallet(1);
        QVERIFY(world.waitForTip());

        const auto coins = [&] {
            return **world.database().first(u"SELECT count(*) FROM coin", [](Cells& cells) { return cells.int64(); });
        };
        std::int64_t before = 0;
        std::int64_t most = 0;
        double slowest = 0;
        std::clock_t begun = 0;
        watchFailPoints([&](std::string_view name) {
            if (name == "transaction-begun") before = coins();
            if (name == "transaction-begun") begun = std::clock();
            if (name != "after-commit") return;
            slowest = std::max(slowest, static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC); // of the processor
            most = std::max(most, coins() - before);
        });
        const WalletId dense = world.addWallet(2, BlockHeight{0});
        QVERIFY(world.waitForTip());
        watchFailPoints({});
        QCOMPARE(world.manager().wallet(dense)->balance().confirmed.satoshis(), Blocks * PerBlock * 1'000);
        QVERIFY2(slowest < 0.5, qPrintable(QString::number(slowest)));
        QVERIFY(most >= PerBlock);
        QVERIFY2(most < 2'000 + PerBlock, qPrintable(QString::number(most)));
    }

    void aWindowOfManyScriptsLeavesTurnsToOthers()
    {
        Staged staged;
        QVERIFY(staged.world.manager().scanDeeper(staged.daily, 100'000));
        QElapsedTimer turn;
        qint64 longest = 0;
        for (int i = 0; i < 40; ++i) { // all of them would take seconds
            turn.start();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            longest = std::max(longest, turn.elapsed());
        }
        QVERIFY2(longest < Prompt, qPrintable(QString::number(longest)));
        QVERIFY(!staged.world.snapshot()->jobs.isEmpty());
        QVERIFY(staged.world.manager().cancelJob(staged.world.snapshot()->jobs.front().id));
        QVERIFY(staged.world.waitForTip());
    }

    /// As of twenty keys each, on a slow computer.
    void whatDerivesCostlyScriptsLeavesTurnsToOthers()
    {
        const auto costly = std::make_shared<CostlyScripts>();
        RecoveryState recovery;
        recovery.add({costly, 0, {}});
        std::uint32_t before = 0;
        std::uint32_t most = 0; // in a turn
        Turns turns([&] {
            most = std::max(most, costly->derived - before);
            before = costly->derived;
            return false;
        });
        QVERIFY(QCoro::waitFor(growInTurns(recovery, turns)));
        QCOMPARE(recovery.scriptCount(), std::size_t{CostlyScripts::Count});
        QVERIFY2(most > 0 && most < 20, qPrintable(QString::number(most)));
    }

    void aPaymentFarOutInAWideWindowLeavesTurnsToOthers_data()
    {
        QTest::addColumn<Work>("work");
        QTest::newRow("of a wallet's own window") << Work::WiderWindow;
        QTest::newRow("of a deeper scan") << Work::DeeperScan;
        QTest::newRow("of a search") << Work::Search;
    }

    /// What lies behind it is as wide again: to derive, to look for in the other blocks, and to store up to it.
    void aPaymentFarOutInAWideWindowLeavesTurnsToOthers()
    {
        QFETCH(Work, work);
        Staged staged;
        staged.wide = Far;
        SyncWorld& world = staged.world;
        const unsigned char paid = work == Work::Search ? 3 : 1;
        if (work == Work::WiderWindow) staged.start(work);
        QVERIFY(world.waitForTip());
        world.pay(SyncWorld::script(paid, Far - 1), 30'000);
        if (work != Work::WiderWindow) {
            QVERIFY(world.waitForTip()); // nobody has looked so far
            staged.start(work);
        }
        const auto rows = [&] {
            return **world.database().first(u"SELECT count(*) FROM script", [](Cells& cells) { return cells.int64(); });
        };
        std::int64_t most = 0; // in a turn
        const qint64 longest = longestTurn([&, before = rows()]() mutable {
            most = std::max(most, rows() - before);
            before = rows();
            return staged.isDone(work);
        });
        QVERIFY2(longest < Prompt / 5 * Slowness, qPrintable(QString::number(longest)));
        QVERIFY2(most < 3'000, qPrintable(QString::number(most)));
        QCOMPARE(staged.found, work == Work::Search ? 1U : 0U);
        QVERIFY(world.waitForTip());
        const std::int64_t balance = work == Work::Search ? 0 : 30'000;
        QCOMPARE(world.manager().wallet(staged.daily)->balance().confirmed.satoshis(), balance);
    }

private:
    using Question = ScriptedChainClient::Question;
    using Stage = std::variant<Question, const char*>; ///< A question without an answer, or a fail point.
    enum class Work { Payment, Import, WiderWindow, DeeperScan, Search }; ///< What the loop has to do.
    static constexpr const char* Matching = "before-matching";
    static constexpr std::uint32_t Wide = 100'000; ///< Scripts that take seconds.
    static constexpr std::uint32_t Far = 30'000; ///< One turn would be half a second.
    static constexpr qint64 Prompt = 1'000; ///< Milliseconds: what a person is promised.
#ifdef __SANITIZE_ADDRESS__
    static constexpr qint64 Slowness = 4; ///< Of the program under a sanitizer.
#else
    static constexpr qint64 Slowness = 1;
#endif

    /// Milliseconds that the processor works for this thread between two looks at what a person wants.
    static qint64 longestTurn(const std::function<bool()>& isDone)
    {
        const auto now = [] {
            timespec time{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return qint64{time.tv_sec} * 1'000 + time.tv_nsec / 1'000'000;
        };
        qint64 longest = 0;
        const QDeadlineTimer deadline(120'000);
        while (!isDone() && !deadline.hasExpired()) {
            const qint64 before = now();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            longest = std::max(longest, now() - before);
        }
        return longest;
    }

    /// A wallet at the tip, and payments to another that is imported at will.
    struct Staged
    {
        SyncWorld world;
        WalletId daily;
        WalletId imported;
        std::uint32_t wide = Wide;

        Staged()
        {
            world.mine(110);
            for (std::uint32_t i = 0; i < 5; ++i) world.pay(SyncWorld::script(2, i), 10'000);
            world.open();
            daily = world.addWallet(1);
            if (!world.waitForTip()) qFatal("the scene did not settle");
        }

        /// Until the question was put whose answer does not come.
        void waitAt(Question question, Work work)
        {
            world.client().hold(question);
            const int before = world.client().timesAsked(question);
            begin(work);
            if (!world.waitUntil([&] { return world.client().timesAsked(question) > before; }))
                qFatal("the stage was not reached");
        }

        void start(Work work) { begin(work); }
        bool isDone(Work work)
        {
            const SyncSnapshotPtr now = world.snapshot();
            if (work == Work::Search) return isAnswered;
            return now->jobs.isEmpty() && now->synced == world.chain->tip()
                && world.manager().wallet(daily)->balance().confirmed.satoshis() > 0;
        }
        bool isAnswered = false;
        std::size_t found = 0; ///< By the search.

        /// The milliseconds it takes.
        qint64 stopAt(const Stage& stage, Work work)
        {
            if (const auto* question = std::get_if<Question>(&stage)) {
                waitAt(*question, work);
                QElapsedTimer timer;
                timer.start();
                world.close();
                return timer.elapsed();
            }
            const std::string_view point = std::get<const char*>(stage);
            const int asked = world.client().timesAsked(Question::Block);
            return takesAt(point, work, [&] {
                if (point == Matching && world.client().timesAsked(Question::Block) != asked) qFatal("it was over");
                world.close();
            });
        }

        /// The milliseconds of what a person wants at a fail point. They are heard when the sync thread has time: after
        /// a commit, and while others match.
        template <typename Wish>
        qint64 takesAt(std::string_view point, Work work, Wish wish)
        {
            QObject person;
            QElapsedTimer timer;
            std::optional<qint64> took;
            watchFailPoints([&](std::string_view name) {
                if (name != point || timer.isValid()) return;
                timer.start();
                const auto speak = [&] {
                    wish();
                    took = timer.elapsed();
                };
                QTimer::singleShot(1, &person, speak);
            });
            begin(work);
            const bool isReached = world.waitUntil([&] { return took.has_value(); });
            watchFailPoints({});
            if (!isReached) qFatal("the stage was not reached");
            return *took;
        }

    private:
        void begin(Work work)
        {
            const auto answered = [this](const Result<SearchReport>& report) {
                isAnswered = true;
                if (report) found = report->found.size();
            };
            switch (work) {
            case Work::Payment: world.pay(SyncWorld::script(1, 0), 30'000); break;
            case Work::Import: // of more than the sync thread matches by itself
                imported = world.addWallet(2, BlockHeight{0}, 3'000);
                break;
            case Work::WiderWindow: (void)world.manager().setLookahead(daily, wide); break;
            case Work::DeeperScan: (void)world.manager().scanDeeper(daily, wide); break;
            case Work::Search: world.manager().search(wideWish(), answered); break;
            }
        }

        SearchWish wideWish() const
        {
            SearchWish wish;
            auto& family = wish.families.emplace_back();
            for (unsigned char account = 3; account < 8; ++account)
                family.push_back(std::make_shared<DescriptorScripts>(SyncWorld::descriptor(account)));
            wish.lookahead = wide;
            return wish;
        }
    };
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
