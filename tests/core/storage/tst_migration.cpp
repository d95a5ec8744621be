// SPDX-License-Identifier: MIT

#include "core/storage/database/connection.h"
#include "core/storage/database/rollingcopies.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/storage/repositories/historyrepository.h"
#include "core/storage/repositories/jobrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/walletremnants.h"
#include "core/storage/repositories/walletrepository.h"
#include "tests/support/oldfile.h"

#include <QDir>

using namespace lockstep;
using namespace lockstep::test;

class TestMigration final : public QObject
{
    Q_OBJECT
private slots:
    void anOldFileKeepsItsHistory()
    {
        OldFile old;
        const auto db = old.open();
        must(db->checkIntegrity());
        const auto history = must(HistoryRepository(*db).slice({}, 0, 10));
        QCOMPARE(history.total, 2);
        QVERIFY(history.entries[0].row.txid == old.purchase.txid());
        QCOMPARE(history.entries[0].balance, 0);
        QCOMPARE(history.entries[1].balance, 70);
    }

    void anOldFilesPaymentsAreFoundByTheirAddresses()
    {
        OldFile old;
        const auto db = old.open();
        for (const auto& [text, count] : {std::pair(old.address(old.ours), 2), std::pair(old.address(old.shop), 1),
                                          std::pair(QString::fromStdString(old.payment.txid().display()), 1)}) {
            HistoryQuery query;
            query.text = text;
            QCOMPARE(must(HistoryRepository(*db).slice(query, 0, 10)).matching, count);
        }
    }

    void anOldFilesLabelsAreShown()
    {
        OldFile old;
        const auto db = old.open();
        QCOMPARE(must(HistoryRepository(*db).slice({}, 0, 10)).entries[0].row.label, "Bicycle");
        QCOMPARE(must(LabelRepository(*db).ofWallet(WalletId{1})).size(), 2U);
    }

    void anOldFilesTransfersAreKnown()
    {
        OldFile old;
        old.addPayee();
        const auto db = old.open();
        must(db->checkIntegrity());
        const auto history = must(HistoryRepository(*db).slice({}, 0, 10));
        QCOMPARE(history.total, 2);
        QCOMPARE(history.sum, 60); // all but the fee is still ours
        QVERIFY(history.entries[0].row.transfer == TransferRole::WholePaying);
        QVERIFY(history.entries[0].partners == std::vector{WalletId{2}});
    }

    void anOldFilesWordsWereTypedWhenTheWalletWasMade()
    {
        OldFile old;
        const auto db = old.open();
        const auto wallets = must(WalletRepository(*db).all());
        QVERIFY(!wallets.at(0).wordsConfirmedAt); // watch-only: it has none
        QCOMPARE(wallets.at(1).wordsConfirmedAt, std::optional<std::int64_t>(500));
    }

    void anOldFilesJobsKeepTheirPlace()
    {
        OldFile old;
        old.addJobs();
        const auto db = old.open();
        must(db->checkIntegrity());
        const auto jobs = must(JobRepository(*db).unfinished());
        QCOMPARE(jobs.size(), 2U);
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            QCOMPARE(jobs[i].id, JobId{static_cast<std::int64_t>(i) + 1});
            QCOMPARE(jobs[i].wallet, WalletId{1});
            QCOMPARE(jobs[i].rank, 0);
        }
        QCOMPARE(must(JobRepository(*db).scripts(jobs[1].id)).size(), 1U);
        JobRow lookup;
        lookup.kind = JobKind::Outpoint; // of no wallet
        const JobId fresh
            = must(inTransaction(*db, Durability::Full, [&] { return JobRepository(*db).insert(lookup); }));
        QCOMPARE(fresh, JobId{3});
        QCOMPARE(must(JobRepository(*db).find(fresh)).wallet, WalletId{});
    }

    void anOldFilesWalletsAreInNoBackupYet()
    {
        OldFile old;
        const auto db = old.open();
        for (const WalletRow& wallet : must(WalletRepository(*db).all()))
            QVERIFY(!wallet.backedUpAt && wallet.edits == 0 && wallet.editsBackedUp == 0);
    }

    void whatWasBeforeIsKept()
    {
        OldFile old;
        old.open();
        const QDir copies(copiesFolder(old.path()));
        QCOMPARE(copies.entryList(QDir::Files).size(), 1);
        Connection copy;
        must(copy.open(copies.filePath(copies.entryList(QDir::Files).first()), Connection::Access::ReadOnly));
        QCOMPARE(must(copy.value("PRAGMA user_version")).toInt(), 1);
        QCOMPARE(must(copy.value("SELECT count(*) FROM tx")).toInt(), 2);
        old.open();
        QCOMPARE(copies.entryList(QDir::Files).size(), 1); // nothing was changed the second time
    }

    void nothingInAnOldFileWasHeardFromAPeerAlone()
    {
        OldFile old;
        const auto db = old.open();
        QCOMPARE(must(LedgerRepository(*db).heardCount()), 0);
        for (const HistoryEntry& entry : must(HistoryRepository(*db).slice({}, 0, 10)).entries)
            QVERIFY(!entry.row.heard);
    }

    void whatWaitsInAnOldFileDoesSoSinceItsLastReorg()
    {
        OldFile old;
        old.close();
        {
            Connection connection;
            must(connection.open(old.path(), Connection::Access::Write));
            must(connection.exec("INSERT INTO event (time, kind, height, detail) VALUES (5, 'reorg', 3, '1')"));
            must(connection.exec("UPDATE tx SET status = 0, height = NULL, block_hash = NULL, time = 1"));
        }
        const auto db = old.open();
        QVERIFY(must(LedgerRepository(*db).expirable(WalletId{1}, 5)).empty());
        QVERIFY(must(LedgerRepository(*db).expirable(WalletId{1}, 6)).empty()); // a payment of ours builds on it
        must(inTransaction(*db, Durability::Full, [&] { return db->run(u"DELETE FROM coin"); }));
        QCOMPARE(must(LedgerRepository(*db).expirable(WalletId{1}, 5)).size(), 0U);
        QCOMPARE(must(LedgerRepository(*db).expirable(WalletId{1}, 6)).size(), 2U);
    }

    void whatAnOldFilesScansTookIsNotKnown()
    {
        OldFile old;
        old.addPayee();
        old.addTheRest();
        const auto db = old.open();
        EventRepository events(*db);
        QVERIFY(!must(events.newest(1)).at(0).bytes);
        EventRow done;
        done.kind = "import-done";
        done.bytes = 270'000'000;
        must(inTransaction(*db, Durability::Full, [&] { return events.append(done); }));
        QCOMPARE(must(events.newest(1)).at(0).bytes, std::optional<std::int64_t>(270'000'000));
    }

    void noWalletOfAnOldFileWasRemoved()
    {
        OldFile old;
        old.addPayee();
        const auto db = old.open();
        QCOMPARE(must(WalletRepository(*db).all()).size(), 3U);
        must(inTransaction(*db, Durability::Full, [&] { return WalletRepository(*db).remove(WalletId{2}); }));
        QCOMPARE(must(WalletRepository(*db).all()).size(), 2U);
        WalletRemnants remnants(*db);
        for (bool isMore = true; isMore;)
            isMore = must(inTransaction(*db, Durability::Full, [&] { return remnants.clearSome(1); })).isAny;
        must(db->checkIntegrity());
        const auto left = must(HistoryRepository(*db).slice({}, 0, 10));
        QVERIFY(left.entries[0].row.transfer == TransferRole::None && left.entries[0].partners.empty());
    }

    void itHappensOnce()
    {
        OldFile old;
        old.open();
        QCOMPARE(must(HistoryRepository(*old.open()).slice({}, 0, 10)).total, 2);
    }
};

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
