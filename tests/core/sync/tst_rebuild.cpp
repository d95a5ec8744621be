// SPDX-License-Identifier: MIT

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/settingrepository.h"
#include "core/util/hex.h"
#include "tests/core/sync/manypayments.h"
#include "tests/core/sync/upkeepasked.h"
#include "tests/support/asked.h"
#include "tests/support/damage.h"
#include "tests/support/diskimage.h"

#include <QLoggingCategory>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr std::uint32_t SeveralTurns = WalletClearing::RowsAtOnce * 3 / 2; ///< Payments, each with a coin: three.

struct Scene
{
    SyncWorld world;
    WalletId wallet;

    explicit Scene(std::optional<BlockHeight> birthday = BlockHeight{1})
    {
        world.keepsCache = true;
        world.mine(120);
        world.pay(SyncWorld::script(5, 0), 7'000); // a stranger's, until it is added
        for (std::uint32_t i = 0; i < 8; ++i) world.pay(SyncWorld::script(1, i), 100'000 + i);
        world.open();
        wallet = world.addWallet(1, birthday);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.forgetEvents();
    }

    Balance balance() { return world.manager().wallet(wallet)->balance(); }

    /// Rebuilds the wallet; filters from here on do not come.
    void rebuildUpTo(BlockHeight height)
    {
        world.keepsCache = false; // the import has to ask
        world.restart();
        world.mine(60);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.client().holdFiltersFrom(height);
        if (!world.manager().rebuildWallet(wallet)) qFatal("it is not rebuilt");
    }

    std::string record() { return SettingRepository(world.database()).value(recordKey())->value_or(std::string()); }
    bool setRecord(const std::string& text)
    {
        return inTransaction(world.database(), Durability::Full,
                             [&] { return SettingRepository(world.database()).set(recordKey(), text); })
            .has_value();
    }

    /// What was frozen stood behind the record.
    bool noteAsOnceWas(const std::vector<OutPoint>& frozen)
    {
        std::string text = record();
        for (const OutPoint& coin : frozen) text += ' ' + coin.txid.display() + ' ' + std::to_string(coin.index);
        return setRecord(text);
    }

    bool run(QStringView sql)
    {
        return inTransaction(world.database(), Durability::Full, [&] { return world.database().run(sql); }).has_value();
    }

    std::vector<std::string> told()
    {
        std::vector<std::string> kinds;
        const auto events = EventRepository(world.database()).newest(20);
        for (const EventRow& event : *events) kinds.push_back(event.kind);
        return kinds;
    }
    bool wasTold(const char* kind)
    {
        const auto kinds = told();
        return std::ranges::find(kinds, kind) != kinds.end();
    }
    /// More payments than go in a turn, of which the last does not read: the next start sets the wallet aside.
    void makeLargeAndDamaged(const QString& damage)
    {
        addManyPayments(world, wallet, 1, SeveralTurns);
        if (!run(damage)) qFatal("it is not damaged");
        world.restart();
        if (!world.waitUntil([&] { return world.snapshot()->wallet(wallet)->problem.has_value(); }))
            qFatal("it is not set aside");
    }

    /// What blocks told is gone; false: the wallet was set aside once more before that.
    bool forgetsInPeace()
    {
        bool wasAside = false;
        const bool isOver = world.waitUntil([&] {
            wasAside = wasAside || world.snapshot()->wallet(wallet)->problem;
            return wasAside || !*WalletRemnants(world.database()).forgetsBlocks(wallet);
        });
        return isOver && !wasAside;
    }

    Result<void> rebuildChain()
    {
        return upkeep<void>(world, [](SyncManager& m, UpkeepDone<void> done) { m.rebuildChain(done); });
    }

private:
    QString recordKey() const { return QStringLiteral("rebuild_%1").arg(wallet.value); }
};

constexpr auto WrongAmount = "UPDATE coin SET amount = amount + 1 WHERE rowid = (SELECT max(rowid) FROM coin)";

} // namespace

/// Rebuilding from the chain: one wallet, or what is kept of the chain itself.
class TestRebuild final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.*.warning=false"); }

    void aWalletComesOutAsItWas()
    {
        Scene scene;
        const auto job = scene.world.manager().rebuildWallet(scene.wallet);
        QVERIFY(job);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0);
        QVERIFY(scene.world.snapshot()->wallet(scene.wallet)->isPartial); // and says so
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(scene.wasTold("wallet-rebuilt"));
        QVERIFY(scene.wasTold("rebuilt-alike"));
        QVERIFY(checkStore(scene.world)->isFine());
    }

    void whatWasWrongIsRightAfterwardsAndTold()
    {
        Scene scene;
        QVERIFY(inTransaction(scene.world.database(), Durability::Full,
                              [&] { return scene.world.database().change(u"DELETE FROM tx WHERE net = 100003"); }));
        QVERIFY(scene.world.manager().refreshWallet(scene.wallet));
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(scene.wasTold("rebuilt-otherwise"));
        const auto events = EventRepository(scene.world.database()).newest(20);
        const auto told = std::ranges::find(*events, "rebuilt-otherwise", &EventRow::kind);
        QCOMPARE(told->detail, std::string("8/7"));
    }

    void whatThePersonChoseAndWhatWaitsStays()
    {
        Scene scene;
        Database& database = scene.world.database();
        LedgerRepository ledger(database);
        const auto coins = ledger.liveCoins(scene.wallet);
        const StoredCoin frozen = coins->at(2);
        const StoredCoin spent = coins->at(3);
        const Transaction sent = spendOf(spent.outpoint, 90'000, SyncWorld::script(9, 0));
        QVERIFY(inTransaction(database, Durability::Full, [&]() -> Result<void> {
            if (auto done = ledger.setFrozen(scene.wallet, frozen.outpoint, true); !done) return done;
            const auto added = scene.world.manager().wallet(scene.wallet)->addPending(sent, 1);
            return added ? Result<void>() : added.error();
        }));
        const std::uint32_t nextIndex = scene.world.manager().wallet(scene.wallet)->keychains()[0].nextIndex;
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.manager().wallet(scene.wallet)->keychains()[0].nextIndex, nextIndex);
        QVERIFY((*ledger.coin(scene.wallet, frozen.outpoint))->frozen);
        QCOMPARE((*ledger.coin(scene.wallet, spent.outpoint))->spentBy, std::optional(sent.txid()));
        QCOMPARE((*ledger.transaction(scene.wallet, sent.txid()))->status, TxStatus::Pending);
        QVERIFY(scene.wasTold("rebuilt-alike"));
        QVERIFY(checkStore(scene.world)->isFine());
    }

    /// Else its rows would keep the wallet damaged for good.
    void whatWaitsAndDoesNotReadGoes_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<bool>("comesBack"); // what is to be sent had been put back: from there
        QTest::newRow("no transaction") << "UPDATE tx SET raw = x'00' WHERE status = 0" << false;
        QTest::newRow("another transaction")
            << "UPDATE tx SET raw = (SELECT raw FROM tx WHERE status = 1) WHERE status = 0" << false;
        QTest::newRow("a coin of another amount") << "UPDATE coin SET amount = amount + 1 WHERE amount = 777" << true;
        QTest::newRow("a coinbase that is none") << "UPDATE tx SET is_coinbase = 1 WHERE status = 0" << true;
        QTest::newRow("no amount") << "UPDATE tx SET fee = 2100000000000001 WHERE status = 0" << true;
    }
    void whatWaitsAndDoesNotReadGoes()
    {
        QFETCH(QString, damage);
        QFETCH(bool, comesBack);
        Scene scene;
        Database& database = scene.world.database();
        const auto coins = LedgerRepository(database).liveCoins(scene.wallet);
        Transaction sent = spendOf(coins->at(3).outpoint, 90'000, SyncWorld::script(9, 0));
        sent.outputs.push_back({*Amount::fromSatoshis(777), SyncWorld::script(1, 20)});
        const Transaction sound = spendOf({Txid{{std::byte{7}}}, 0}, 5'000, SyncWorld::script(1, 21));
        const std::int64_t now = scene.world.clock.unixSeconds();
        QVERIFY(inTransaction(database, Durability::Full, [&]() -> Result<void> {
            for (const Transaction& each : {sent, sound})
                if (auto added = scene.world.manager().wallet(scene.wallet)->addPending(each, now); !added)
                    return added.error();
            return {};
        }));
        const auto only
            = QString::fromLatin1(" AND txid = x'%1'").arg(QString::fromStdString(toHex(sent.txid().bytes)));
        QVERIFY(inTransaction(database, Durability::Full,
                              [&] { return database.run(damage.contains("tx SET") ? damage + only : damage); }));
        scene.world.restart();
        QVERIFY(
            scene.world.waitUntil([&] { return scene.world.snapshot()->wallet(scene.wallet)->problem.has_value(); }));
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        QVERIFY(scene.world.waitForTip());
        QVERIFY(!scene.world.snapshot()->wallet(scene.wallet)->problem);
        QCOMPARE(scene.balance().confirmed.satoshis(), comesBack ? 700'025 : 800'028);
        QCOMPARE(scene.balance().pending.satoshis(), comesBack ? 5'777 : 5'000); // what reads stays
        QVERIFY(checkStore(scene.world)->isFine());
    }

    void whatWasFrozenIsSoFromTheBlockThatHasIt_data()
    {
        QTest::addColumn<QString>("then");
        for (const char* then : {"paused", "cancelled", "killed", "rebuilt once more"})
            QTest::newRow(then) << QString(then);
    }

    /// The import may not come to its end for days.
    void whatWasFrozenIsSoFromTheBlockThatHasIt()
    {
        QFETCH(QString, then);
        Scene scene;
        SyncWorld& world = scene.world;
        const OutPoint coin = LedgerRepository(world.database()).liveCoins(scene.wallet)->at(2).outpoint;
        world.keepsCache = false; // the import has to ask
        world.restart();
        world.mine(60);
        QVERIFY(world.waitForTip());
        const auto freeze = [&](bool frozen) {
            const bool set = inTransaction(world.database(), Durability::Full, [&] {
                                 return LedgerRepository(world.database()).setFrozen(scene.wallet, coin, frozen);
                             }).has_value();
            return set && world.manager().refreshWallet(scene.wallet).has_value();
        };
        const auto isFound = [&] { return scene.balance().frozen.satoshis() == 100'002; };
        QVERIFY(freeze(true));

        world.client().holdFiltersFrom({160});
        QVERIFY(world.manager().rebuildWallet(scene.wallet));
        const JobId job = world.snapshot()->jobs.front().id;
        QVERIFY(world.waitUntil([&] { return rowsIn(world, "coin") == 8; }));
        QVERIFY(isFound());
        if (then == "paused") QVERIFY(world.manager().pauseJob(job));
        if (then == "cancelled") QVERIFY(world.manager().cancelJob(job));
        if (then == "killed") world.kill();
        QVERIFY(isFound());
        if (then == "rebuilt once more") QVERIFY(world.manager().cancelJob(job));
        if (then == "rebuilt once more") QVERIFY(world.manager().rebuildWallet(scene.wallet));

        world.client().release();
        if (then == "paused") QVERIFY(world.manager().resumeJob(job));
        if (then == "cancelled") QVERIFY(world.manager().startWallet(scene.wallet));
        QVERIFY(world.waitForTip());
        QVERIFY(isFound());
        QCOMPARE(world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(freeze(false)); // a person's last word
        QVERIFY(world.manager().rebuildWallet(scene.wallet));
        QVERIFY(world.waitForTip());
        QCOMPARE(scene.balance().frozen.satoshis(), 0);
    }

    /// The wallet does not know of the payment any more, nor again yet.
    void whatAnOlderLockstepHadToFreezeIsFrozen_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("found"); // of the wallet's eight coins
        QTest::addColumn<int>("frozen"); // satoshis of those that are found
        QTest::newRow("while nothing is found") << 1 << 0 << 0;
        QTest::newRow("while half is found") << 126 << 4 << 100'001;
        QTest::newRow("while all is found") << 160 << 8 << 200'007;
    }

    /// It kept them beside the record, to freeze them at the end of the import, and was updated before that.
    void whatAnOlderLockstepHadToFreezeIsFrozen()
    {
        QFETCH(int, from);
        QFETCH(int, found);
        QFETCH(int, frozen);
        Scene scene;
        SyncWorld& world = scene.world;
        const auto coins = LedgerRepository(world.database()).liveCoins(scene.wallet);
        scene.rebuildUpTo({from});
        QVERIFY(world.waitUntil([&] { return rowsIn(world, "coin") == found; }));
        QVERIFY(scene.noteAsOnceWas({coins->at(1).outpoint, coins->at(6).outpoint}));

        world.restart();
        QCOMPARE(scene.balance().frozen.satoshis(), frozen);
        QVERIFY(world.waitForTip());
        QCOMPARE(scene.balance().frozen.satoshis(), 200'007);
        QVERIFY(scene.wasTold(eventkind::RebuiltAlike.data()));
        QCOMPARE(world.differenceFromChain(scene.wallet, 1), QString());
    }

    /// Its update came so early that the wallet had them still, and was about to forget them.
    void whatAnOlderLockstepHadToFreezeIsFrozenThoughItIsForgottenFirst()
    {
        Scene scene;
        SyncWorld& world = scene.world;
        const auto coins = LedgerRepository(world.database()).liveCoins(scene.wallet);
        QVERIFY(scene.run(u"CREATE TRIGGER stay BEFORE DELETE ON coin BEGIN SELECT RAISE(ABORT, 'not yet'); END"));
        QVERIFY(world.manager().rebuildWallet(scene.wallet));
        QVERIFY(scene.noteAsOnceWas({coins->at(1).outpoint, coins->at(6).outpoint}));
        QVERIFY(scene.run(u"DROP TRIGGER stay"));
        QCOMPARE(rowsIn(world, "coin"), 8);

        world.restart();
        QVERIFY(world.waitForTip());
        QCOMPARE(scene.balance().frozen.satoshis(), 200'007);
        QVERIFY(scene.wasTold(eventkind::RebuiltAlike.data()));
        QCOMPARE(world.differenceFromChain(scene.wallet, 1), QString());
    }

    void whatThePersonFreesAfterThatStaysFree()
    {
        Scene scene;
        SyncWorld& world = scene.world;
        const OutPoint coin = LedgerRepository(world.database()).liveCoins(scene.wallet)->at(1).outpoint;
        scene.rebuildUpTo({126});
        QVERIFY(world.waitUntil([&] { return rowsIn(world, "coin") == 4; }));
        QVERIFY(scene.noteAsOnceWas({coin}));
        world.restart();
        QVERIFY(scene.balance().frozen.satoshis() > 0);
        QVERIFY(inTransaction(world.database(), Durability::Full,
                              [&] { return LedgerRepository(world.database()).setFrozen(scene.wallet, coin, false); }));
        world.kill();
        QCOMPARE(scene.balance().frozen.satoshis(), 0);
        QVERIFY(world.waitForTip());
        QCOMPARE(scene.balance().frozen.satoshis(), 0);
    }

    void whatWasPaidIsNotShownAsFreshMeanwhile()
    {
        Scene scene;
        SyncWorld& world = scene.world;
        const auto shown = [&] {
            return inTransaction(world.database(), Durability::Full,
                                 [&] { return world.manager().wallet(scene.wallet)->receive(false); });
        };
        const std::uint32_t used = shown().value().index;
        world.pay(SyncWorld::script(1, used), 5'000);
        QVERIFY(world.waitForTip());
        world.client().hold();
        QVERIFY(world.manager().rebuildWallet(scene.wallet));
        const std::uint32_t fresh = shown().value().index; // while it forgets,
        QVERIFY(fresh > used);
        QVERIFY(world.waitUntil([&] { return rowsIn(world, "coin") == 0; }));
        QCOMPARE(shown().value().index, fresh); // when it has forgotten,
        world.restart();
        QCOMPARE(shown().value().index, fresh); // after a restart,
        QVERIFY(world.waitForTip());
        QCOMPARE(shown().value().index, fresh); // and when it is through
        QCOMPARE(world.differenceFromChain(scene.wallet, 1), QString());
    }

    /// Whoever was given it has not paid yet.
    void whatIsShownAndNotPaidStaysOnTheReceivePage()
    {
        Scene scene;
        const auto shown = [&] {
            return inTransaction(scene.world.database(), Durability::Full,
                                 [&] { return scene.world.manager().wallet(scene.wallet)->receive(false); });
        };
        const std::uint32_t fresh = shown().value().index;
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        QCOMPARE(shown().value().index, fresh);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(shown().value().index, fresh);
    }

    /// Meanwhile no block is taken in, whatever ends the program.
    void aLargeOneForgetsAFewPaymentsInATurn_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("undisturbed") << false;
        QTest::newRow("killed in between") << true;
    }
    void aLargeOneForgetsAFewPaymentsInATurn()
    {
        QFETCH(bool, isKilled);
        Scene scene;
        addManyPayments(scene.world, scene.wallet, 1, 1'500);
        {
            const RowsLeft left(scene.world);
            QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
            QCOMPARE(left.turns(), std::size_t{1});
            QVERIFY(scene.world.snapshot()->wallet(scene.wallet)->isPartial);
            QVERIFY(!scene.world.manager().rebuildWallet(scene.wallet));
            if (isKilled) scene.world.kill();
            QVERIFY(rowsIn(scene.world, "coin") > 300);
            QVERIFY(scene.world.waitForTip());
            QVERIFY(left.turns() > 4);
            QVERIFY(left.mostInATurn() <= WalletClearing::RowsAtOnce);
        }
        QCOMPARE(rowsIn(scene.world, "tx"), 8);
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        const auto events = EventRepository(scene.world.database()).newest(20);
        const auto told = std::ranges::find(*events, "rebuilt-otherwise", &EventRow::kind);
        QVERIFY(told != events->end() && told->detail == "8/1508");
    }

    void aLargeOneThatIsDamagedComesBackByItself_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("a coin of another amount") << WrongAmount;
        QTest::newRow("no transaction") << "UPDATE tx SET raw = x'00' WHERE rowid = (SELECT max(rowid) FROM tx)";
        QTest::newRow("no amount") << "UPDATE tx SET fee = 2100000000000001 WHERE rowid = (SELECT max(rowid) FROM tx)";
    }

    /// The rows for which it was set aside are there for a while: it is not judged by them again.
    void aLargeOneThatIsDamagedComesBackByItself()
    {
        QFETCH(QString, damage);
        Scene scene;
        scene.makeLargeAndDamaged(damage);
        scene.world.forgetEvents();
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        QVERIFY(rowsIn(scene.world, "coin") > 0);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0); // nothing is known by what goes
        QVERIFY(scene.forgetsInPeace());
        QVERIFY(scene.world.waitForTip());
        QVERIFY(!scene.world.snapshot()->wallet(scene.wallet)->problem);
        QCOMPARE(scene.world.count(SyncEvent::Kind::Error), 0);
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(checkStore(scene.world)->isFine());
    }

    void aKillAtAnyStepOfTheForgettingLeavesNoWalletAside()
    {
        Scene scene;
        scene.makeLargeAndDamaged(WrongAmount);
        std::vector<DiskImage> images; // those that differ
        {
            const QString path = scene.world.folder() + "/wallets.sqlite";
            const FailPointWatch watch([&](std::string_view) {
                const DiskImage image = DiskImage::of(path);
                if (images.empty() || images.back() != image) images.push_back(image);
            });
            QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
            QVERIFY(scene.forgetsInPeace());
        }
        QVERIFY(images.size() > 4);
        for (const DiskImage& image : images) {
            QTemporaryDir folder;
            image.putAt(folder.filePath("wallets.sqlite"));
            SyncWorld left(folder.path());
            left.chain = std::make_shared<PracticeChain>(*scene.world.chain);
            left.open();
            if (left.snapshot()->wallet(scene.wallet)->problem) { // it was not asked for yet
                QVERIFY(image == images.front());
                continue;
            }
            QVERIFY(left.waitForTip());
            QVERIFY(!left.snapshot()->wallet(scene.wallet)->problem);
            QCOMPARE(left.differenceFromChain(scene.wallet, 1), QString());
        }
        qInfo("%d states of the disk", int(images.size()));
    }

    /// The one before this set such a wallet aside once more, and never asked again.
    void oneThatAnOlderLockstepLeftAsideComesBackByItself()
    {
        Scene scene;
        scene.makeLargeAndDamaged(WrongAmount);
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        const QString why = QStringLiteral("error_code = %1, error_detail = 'a coin'").arg(int(Errc::Damaged));
        QVERIFY(scene.run("UPDATE wallet SET " + why));
        QVERIFY(scene.run("UPDATE job SET state = 3, " + why));
        scene.world.kill();
        QVERIFY(!scene.world.snapshot()->wallet(scene.wallet)->problem);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
    }

    /// Its import has failed with it, and is no reason to refuse a new one.
    void oneThatIsDamagedInItsImportIsRebuilt()
    {
        Scene scene;
        scene.rebuildUpTo({126});
        QVERIFY(scene.world.waitUntil([&] { return rowsIn(scene.world, "coin") == 4; }));
        QVERIFY(scene.run(QString(WrongAmount)));
        scene.world.restart();
        const auto hasFailed = [](const JobView& job) { return job.state == JobState::Failed; };
        QVERIFY(scene.world.waitUntil([&] {
            const SyncSnapshotPtr now = scene.world.snapshot();
            return std::ranges::any_of(now->jobs, hasFailed);
        }));
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        QVERIFY(scene.world.waitForTip());
        QVERIFY(!scene.world.snapshot()->wallet(scene.wallet)->problem);
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(scene.wasTold("rebuilt-alike")); // as before the first time
    }

    void whileItForgetsNothingIsJudgedByWhatGoes_data()
    {
        QTest::addColumn<QString>("then");
        for (const char* then : {"a reorg", "a payment", "a check", "a restart", "stopped and started"})
            QTest::newRow(then) << QString(then);
    }

    /// Whatever looks at its rows meanwhile.
    void whileItForgetsNothingIsJudgedByWhatGoes()
    {
        QFETCH(QString, then);
        Scene scene;
        SyncWorld& world = scene.world;
        const OutPoint coin = LedgerRepository(world.database()).liveCoins(scene.wallet)->at(1).outpoint;
        scene.makeLargeAndDamaged(WrongAmount);
        SyncManager& manager = world.manager();
        QVERIFY(manager.rebuildWallet(scene.wallet));
        QVERIFY(rowsIn(world, "coin") > 0);
        if (then == "a reorg") world.reorg(2, 3, PracticeChain::Keep::All);
        std::optional<Asked<Result<int>>> sent;
        if (then == "a payment") sent.emplace(manager.broadcast(spendOf(coin, 90'000, SyncWorld::script(9, 0))));
        if (then == "a check") QVERIFY(checkStore(world)->isFine());
        if (then == "a restart") world.restart();
        if (then == "stopped and started") {
            QVERIFY(manager.stopWallet(scene.wallet));
            QVERIFY(manager.startWallet(scene.wallet));
        }
        QVERIFY(scene.forgetsInPeace());
        QVERIFY(world.waitForTip());
        QVERIFY(!world.snapshot()->wallet(scene.wallet)->problem);
        QCOMPARE(world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(!scene.wasTold("store-damaged"));
        const auto known = LedgerRepository(world.database()).coin(scene.wallet, coin);
        QCOMPARE((*known)->spentBy.has_value(), then == "a payment");
    }

    /// `sync` would end before the wallet is looked for.
    void nothingIsDoneWhileOneForgets()
    {
        Scene scene;
        addManyPayments(scene.world, scene.wallet, 1, SeveralTurns);
        scene.world.forgetEvents();
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        QVERIFY(scene.forgetsInPeace());
        QCOMPARE(scene.world.count(SyncEvent::Kind::Done), 0);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.waitUntil([&] { return scene.world.count(SyncEvent::Kind::Done) > 0; }));
    }

    /// What a scan finds while its wallet forgets would be forgotten with the rest, so it waits.
    void aScanOfOneThatStillForgetsWaits_data()
    {
        QTest::addColumn<bool>("isEarlier");
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("begun before") << true << false;
        QTest::newRow("begun before, killed in between") << true << true;
        QTest::newRow("asked for meanwhile") << false << false;
        QTest::newRow("asked for meanwhile, killed in between") << false << true;
    }
    void aScanOfOneThatStillForgetsWaits()
    {
        QFETCH(bool, isEarlier);
        QFETCH(bool, isKilled);
        Scene scene(BlockHeight{125}); // the strangers' payment lies before it
        SyncWorld& world = scene.world;
        const qint64 before = scene.balance().confirmed.satoshis();
        addManyPayments(world, scene.wallet, 1, 1'500);
        const RowsLeft left(world);
        const auto scan
            = [&] { return world.scanScripts(scene.wallet, {SyncWorld::script(5, 0)}, {1}, {}).has_value(); };
        if (isEarlier) world.client().hold();
        if (isEarlier) QVERIFY(scan());
        QVERIFY(world.manager().rebuildWallet(scene.wallet));
        if (!isEarlier) QVERIFY(scan());
        world.client().release();
        if (isKilled) world.kill();
        const auto hasTurn = [](const JobView& job) { return job.state == JobState::Running; };
        while (left.turns() < 3) {
            const SyncSnapshotPtr now = world.snapshot();
            QVERIFY(std::ranges::none_of(now->jobs, hasTurn));
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        QVERIFY(world.waitForTip());
        QCOMPARE(scene.balance().confirmed.satoshis(), before + 7'000);
        QVERIFY(checkStore(world)->isFine());
    }

    void anEarlierPaymentCountsMoreThanTheBirthday()
    {
        Scene scene(BlockHeight{126});
        QVERIFY(scene.world.manager().rescan(scene.wallet, {1}));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(scene.wasTold("rebuilt-alike"));
    }

    void aScanOfEarlierBlocksThatWaitsIsNotLost_data()
    {
        QTest::addColumn<QString>("scan");
        QTest::addColumn<bool>("isPaused");
        QTest::addColumn<qint64>("finds");
        QTest::newRow("for an address") << "address" << false << qint64(7'000);
        QTest::newRow("for an address, paused") << "address" << true << qint64(7'000);
        QTest::newRow("for an address, in a window") << "window" << false << qint64(7'000);
        QTest::newRow("a rescan") << "rescan" << false << qint64(70'000);
        QTest::newRow("a rescan, paused") << "rescan" << true << qint64(70'000);
        QTest::newRow("a deeper one") << "deeper" << false << qint64(300);
        QTest::newRow("a deeper one, paused") << "deeper" << true << qint64(300);
    }

    /// What it would have found, an import from the birthday on does not.
    void aScanOfEarlierBlocksThatWaitsIsNotLost()
    {
        QFETCH(QString, scan);
        QFETCH(bool, isPaused);
        QFETCH(qint64, finds);
        SyncWorld world;
        world.mine(101);
        world.pay(SyncWorld::script(5, 0), 7'000); // a stranger's, until it is added
        world.pay(SyncWorld::script(1, 0), 70'000);
        world.mine(20);
        world.pay(SyncWorld::script(1, 1), 1'000);
        world.pay(SyncWorld::script(1, 40), 300);
        world.open();
        const WalletId wallet = world.addWallet(1, BlockHeight{115}, 10);
        QVERIFY(world.waitForTip());
        const auto confirmed = [&] { return world.manager().wallet(wallet)->balance().confirmed.satoshis(); };
        QCOMPARE(confirmed(), 1'000);

        world.client().hold();
        SyncManager& manager = world.manager();
        const std::optional<BlockHeight> to = scan == "window" ? std::optional(BlockHeight{110}) : std::nullopt;
        const auto job = scan == "rescan" ? manager.rescan(wallet, {1})
            : scan == "deeper"            ? manager.scanDeeper(wallet, 100)
                                          : world.scanScripts(wallet, {SyncWorld::script(5, 0)}, {1}, to);
        QVERIFY(job);
        if (isPaused) QVERIFY(manager.pauseJob(*job));
        QVERIFY(manager.rebuildWallet(wallet));
        world.client().release();
        QVERIFY(world.waitForTip());
        if (scan == "address" && isPaused) { // it waits as before
            QCOMPARE(world.snapshot()->jobs.front().state, JobState::Paused);
            QVERIFY(manager.resumeJob(*job));
            QVERIFY(world.waitForTip());
        }
        QVERIFY(world.snapshot()->jobs.isEmpty());
        QCOMPARE(confirmed(), 1'000 + finds);
        QVERIFY(checkStore(world)->isFine());
    }

    void aScanOfWhatARebuildLooksAtEndsWithIt()
    {
        Scene scene;
        scene.world.client().hold();
        QVERIFY(scene.world.scanScripts(scene.wallet, {SyncWorld::script(5, 0)}, {1}, {}));
        const auto rebuild = scene.world.manager().rebuildWallet(scene.wallet);
        QCOMPARE(int(scene.world.snapshot()->jobs.size()), 1);
        QCOMPARE(scene.world.snapshot()->jobs.front().id, *rebuild);
    }

    void aRestartInBetweenGoesOn()
    {
        Scene scene;
        scene.world.client().holdFiltersFrom({1});
        scene.world.manager().clearCache();
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        scene.world.restart();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(scene.wasTold("rebuilt-alike"));
    }

    void aRecordThatDoesNotReadKeepsNoWalletClosed_data()
    {
        QTest::addColumn<bool>("isOver"); // the import that it was kept for
        QTest::newRow("while its import waits") << false;
        QTest::newRow("when its import is over") << true;
    }

    /// It is no more than what the rebuilt wallet is to be compared with.
    void aRecordThatDoesNotReadKeepsNoWalletClosed()
    {
        QFETCH(bool, isOver);
        Scene scene;
        SyncWorld& world = scene.world;
        const WalletId other = world.addWallet(2);
        QVERIFY(world.waitForTip());
        if (!isOver) scene.rebuildUpTo({1});
        QVERIFY(scene.setRecord("12 8 no balance"));

        world.restart();
        QVERIFY(world.waitForTip());
        QVERIFY(!world.snapshot()->wallet(scene.wallet)->problem);
        QCOMPARE(world.differenceFromChain(scene.wallet, 1), QString());
        QCOMPARE(world.differenceFromChain(other, 2), QString());
        QCOMPARE(scene.record(), std::string());
        QVERIFY(world.manager().rebuildWallet(scene.wallet)); // the next one is compared again
        QVERIFY(world.waitForTip());
        QVERIFY(scene.wasTold(eventkind::RebuiltAlike.data()));
    }

    void aSecondOneIsRefusedWhileItIsUnderWay()
    {
        Scene scene;
        scene.world.client().hold();
        scene.world.manager().clearCache();
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        QCOMPARE(scene.world.manager().rebuildWallet(scene.wallet).error().code, Errc::Refused);
    }

    void theChainIsFetchedAnewAndWalletsStay()
    {
        Scene scene;
        const ChainPoint tip = scene.world.chain->tip();
        const Balance before = scene.balance();
        scene.world.client().hold();
        QVERIFY(scene.rebuildChain());
        QCOMPARE(scene.world.snapshot()->tip.height, BlockHeight{0});
        QCOMPARE(scene.world.snapshot()->cache.filterBytes, 0);
        QCOMPARE(scene.balance().confirmed, before.confirmed);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->tip, tip);
        QCOMPARE(scene.balance().confirmed, before.confirmed);
        QVERIFY(scene.wasTold("chain-rebuilt"));
        QVERIFY(!scene.wasTold("reorg"));
        QVERIFY(checkStore(scene.world)->isFine());
    }

    /// What it refuses may be the blocks on which the wallets stand.
    void whileOurClockRefusesTheRestNoWalletGoesBack()
    {
        Scene scene;
        SyncWorld& world = scene.world;
        const ChainPoint tip = world.chain->tip();
        const Balance before = scene.balance();
        const std::int64_t now = world.clock.unixSeconds();
        world.clock.set(world.chain->block({60})->header.time - 2 * 60 * 60);
        QVERIFY(scene.rebuildChain());
        for (int start = 0; start < 2; ++start) {
            QVERIFY(world.waitUntil([&] { return world.snapshot()->refusesFuture; }));
            const int asked = world.client().asked.headers;
            world.client().announce(); // and once more round
            QVERIFY(world.waitUntil([&] { return world.client().asked.headers > asked + 1; }));
            QCOMPARE(world.snapshot()->tip.height, BlockHeight{60});
            QCOMPARE(world.snapshot()->stall, Stall::ClockWrong);
            QCOMPARE(world.manager().wallet(scene.wallet)->syncedTo(), tip);
            QCOMPARE(scene.balance().confirmed, before.confirmed);
            if (start == 0) world.restart();
        }
        world.clock.set(now);
        world.client().announce();
        QVERIFY(world.waitForTip());
        QCOMPARE(scene.balance().confirmed, before.confirmed);
        QCOMPARE(world.count(SyncEvent::Kind::Reorg), 0);
        QVERIFY(!scene.wasTold("reorg"));
        QVERIFY(checkStore(world)->isFine());
    }

    void whereAnotherChainComesTheWalletsGoBackAndItIsTold()
    {
        Scene scene;
        QVERIFY(scene.world.waitForTip());
        PracticeChain other(*scene.world.chain);
        other.setSalt(7);
        other.rewind({124});
        QVERIFY(other.mine(30));
        scene.world.client().hold();
        QVERIFY(scene.rebuildChain());
        *scene.world.chain = other;
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.wasTold("reorg"));
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(checkStore(scene.world)->isFine());
    }

    void aChainThatIsDamagedAtTheStartComesAgain_data()
    {
        QTest::addColumn<QString>("table");
        for (const char* table : {"header_chunk", "filter_header_chunk", "chain_state", "peer"})
            QTest::newRow(table) << table;
    }

    void aChainThatIsDamagedAtTheStartComesAgain()
    {
        QFETCH(QString, table);
        Scene scene;
        const Balance before = scene.balance();
        const ChainPoint stood = scene.world.snapshot()->synced;
        scene.world.close();
        damageTable(scene.world.folder() + "/wallets.sqlite", table);
        scene.world.open();
        QVERIFY(scene.world.snapshot()->fileWasMended);
        QCOMPARE(scene.world.snapshot()->synced, stood);
        QCOMPARE(scene.balance().confirmed, before.confirmed); // nobody waits for it
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.wasTold("file-mended"));
        QVERIFY(!scene.wasTold("reorg") && !scene.wasTold("store-damaged"));
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        scene.world.pay(SyncWorld::script(1, 9), 5'000);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(checkStore(scene.world)->isFine());
        scene.world.restart();
        QVERIFY(!scene.world.snapshot()->fileWasMended); // told once
    }

    /// One peer's word must not pass for what two agreed on, because the lost ones were agreed on.
    void whatComesInPlaceOfLostFilterHeadersIsNotYetAgreedOn()
    {
        Scene scene;
        Database& database = scene.world.database();
        QVERIFY(inTransaction(database, Durability::Full,
                              [&] { return ChainStateRepository(database).setAgreedFilterHeaders({100}); }));
        scene.world.close();
        damageTable(scene.world.folder() + "/wallets.sqlite", "filter_header_chunk");
        for (int start = 0; start < 2; ++start) {
            auto client = std::make_unique<ScriptedChainClient>(); // nobody is there
            scene.world.open(std::move(client));
            QCOMPARE(ChainStateRepository(scene.world.database()).agreedFilterHeaders()->value, 0);
            scene.world.close();
        }
        scene.world.open();
        QVERIFY(scene.world.waitForTip());
    }

    void itMayFallIntoTheMiddleOfAnImport()
    {
        Scene scene;
        scene.world.client().holdFiltersFrom({100});
        scene.world.manager().clearCache();
        const WalletId late = scene.world.addWallet(2, BlockHeight{1});
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->maintenance() != nullptr; }));
        QVERIFY(scene.rebuildChain());
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(late, 2), QString());
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
    }
};

QTEST_GUILESS_MAIN(TestRebuild)
#include "tst_rebuild.moc"
