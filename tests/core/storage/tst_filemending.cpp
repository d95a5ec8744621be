// SPDX-License-Identifier: MIT

#include "core/storage/database/rollingcopies.h"
#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/headerrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/peerrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "tests/support/damage.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/testdatabase.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr std::int32_t Headers = 3'000;

/// A closed database with a wallet at block 2,000, headers, filter headers and a peer.
void fill(TestDatabase& db)
{
    db.write([&] {
        must(HeaderRepository(*db).appendFrom({1}, std::vector<BlockHeader>(Headers)));
        must(FilterHeaderRepository(*db).appendFrom({1}, std::vector<FilterHeader>(Headers)));
        must(ChainStateRepository(*db).setSyncedTo(pointAt(2'000)));
        WalletRow row;
        row.uuid[0] = std::byte{7};
        row.name = "Savings";
        row.identity = "savings";
        row.syncedTo = pointAt(2'000);
        const WalletId wallet = must(WalletRepository(*db).insert(row));
        must(LabelRepository(*db).set(wallet, {"addr", "there", "rent"}));
        must(db->run(u"INSERT INTO peer VALUES ('198.51.100.7:8333', 73, 1, 1, 0, 0, 0)"));
    });
    db.close();
}

QStringList damagedKept(const QString& path)
{
    return QDir(copiesFolder(path)).entryList({"damaged *.sqlite"}, QDir::Files);
}

} // namespace

/// security.md R7: what is damaged of the chain comes again, what is damaged of a wallet is told.
class TestFileMending final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules("lockstep.storage.warning=false");
    } // of the faults made here
    void damageOfTheChainCostsNoWalletAnything_data()
    {
        QTest::addColumn<QString>("table");
        for (const char* table : {"header_chunk", "filter_header_chunk", "chain_state", "peer"})
            QTest::newRow(table) << table;
    }

    void damageOfTheChainCostsNoWalletAnything()
    {
        QFETCH(QString, table);
        TestDatabase db;
        fill(db);
        damageTable(db.path(), table);
        const QByteArray damaged = contentOf(db.path());
        db.open();
        must(db->checkIntegrity());
        const auto wallets = must(WalletRepository(*db).all());
        QCOMPARE(wallets.size(), std::size_t{1});
        QCOMPARE(wallets.front().name, "Savings");
        QCOMPARE(must(db->first(u"SELECT text FROM label", [](Cells& c) { return c.text(); })), "rent");
        QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(2'000));
        QVERIFY(must(ChainStateRepository(*db).wasMended()));

        const auto count = [&](const QString& name) {
            return must(db->first(QString("SELECT count(*) FROM " + name), [](Cells& c) { return c.int64(); })).value();
        };
        for (const char* other : {"header_chunk", "filter_header_chunk", "peer"})
            QCOMPARE(count(other) == 0, other == table); // what is sound stays

        QCOMPARE(damagedKept(db.path()).size(), 1);
        QVERIFY(contentOf(copiesFolder(db.path()) + '/' + damagedKept(db.path()).front()) == damaged);
        db.close();
        db.open(); // and is as any other from here on
        db.write([&] { must(HeaderRepository(*db).appendFrom({1}, std::vector<BlockHeader>(10))); });
    }

    /// Anywhere: it is as it was but for what peers give again, or it is refused and not touched.
    void aFileThatWasCutShortLosesNoWalletAnything()
    {
        TestDatabase db;
        fill(db);
        const QByteArray whole = contentOf(db.path());
        int mended = 0;
        bool mayOpen = true; // the less is left, the more is refused
        for (qsizetype size = whole.size() - 1; size >= 512; size -= 10'240) {
            putContent(db.path(), whole.first(size));
            auto opened = Database::open(db.path(), testIdentity());
            if (!opened) {
                QCOMPARE(int(opened.error().code), int(Errc::Damaged));
                QVERIFY(contentOf(db.path()) == whole.first(size));
                mayOpen = false;
                continue;
            }
            QVERIFY(mayOpen);
            ++mended;
            must((*opened)->checkIntegrity());
            QCOMPARE(must(WalletRepository(**opened).all()).front().name, "Savings");
            QCOMPARE(must((*opened)->first(u"SELECT text FROM label", [](Cells& c) { return c.text(); })), "rent");
            QVERIFY(must(ChainStateRepository(**opened).syncedTo()) == pointAt(2'000));
            QVERIFY(must(ChainStateRepository(**opened).wasMended()));
            const auto headers = must(HeaderRepository(**opened).loadAll());
            QVERIFY(headers.empty() || headers.size() == Headers);
            QVERIFY(!QFile::exists(db.path() + ".counted"));
        }
        QVERIFY2(mended > 5, qPrintable(QString::number(mended)));
    }

    void damageOfAWalletIsRefusedUnchanged_data()
    {
        QTest::addColumn<QString>("table");
        for (const char* table : {"wallet", "keychain", "script", "tx", "coin", "label", "secret", "meta", "outgoing",
                                  "payment_request", "tx_search"})
            QTest::newRow(table) << table;
    }

    void damageOfAWalletIsRefusedUnchanged()
    {
        QFETCH(QString, table);
        TestDatabase db;
        fill(db);
        damageTable(db.path(), table);
        damageTable(db.path(), "header_chunk"); // also where the chain is damaged as well
        const QByteArray damaged = contentOf(db.path());
        const auto opened = Database::open(db.path(), testIdentity());
        QVERIFY(!opened);
        QCOMPARE(int(opened.error().code), int(Errc::Damaged));
        QVERIFY(contentOf(db.path()) == damaged);
        QVERIFY(damagedKept(db.path()).isEmpty());
        QVERIFY(!QFile::exists(db.path() + ".mended"));
    }

    /// The index of an otherwise sound table says nothing of whether a row is missing.
    void aDamagedIndexOfAWalletIsRefused()
    {
        TestDatabase db;
        fill(db);
        damageTable(db.path(), "script_owner");
        QVERIFY(!Database::open(db.path(), testIdentity()));
    }

    void whatTheLogHoldsIsNotLost()
    {
        TestDatabase db;
        fill(db);
        damageTable(db.path(), "header_chunk");
        Connection late; // as after a kill: the log was not put into the file
        must(late.open(db.path(), Connection::Access::Write));
        must(late.exec("UPDATE wallet SET name = 'Later'"));
        QVERIFY(QFileInfo(db.path() + "-wal").size() > 0);
        QVERIFY(QFile::copy(db.path(), db.path() + ".k") && QFile::copy(db.path() + "-wal", db.path() + ".k-wal"));
        db.close();
        const QString killed = db.path() + ".k";
        const auto opened = must(Database::open(killed, testIdentity()));
        QCOMPARE(must(WalletRepository(*opened).all()).front().name, "Later");
    }

    void onlyTheNewestDamagedFileIsKept()
    {
        TestDatabase db;
        fill(db);
        QVERIFY(QDir().mkpath(copiesFolder(db.path())));
        putContent(copiesFolder(db.path()) + "/damaged 2020-01-01 000000.sqlite", "older");
        damageTable(db.path(), "peer");
        db.open();
        QCOMPARE(damagedKept(db.path()).size(), 1);
        QVERIFY(!damagedKept(db.path()).front().contains("2020"));
    }

    void whatAnEarlierStartLeftIsNoHindrance()
    {
        TestDatabase db;
        fill(db);
        damageTable(db.path(), "peer");
        putContent(db.path() + ".mended", "half of it");
        db.open();
        QVERIFY(!QFile::exists(db.path() + ".mended"));
    }

    void aFullDiskLeavesTheFileAsItWas()
    {
        TestDatabase db;
        fill(db);
        damageTable(db.path(), "peer");
        const QByteArray damaged = contentOf(db.path());
        const auto opened = [&] {
            const FileSizeLimit limit(64 * 1024);
            return Database::open(db.path(), testIdentity());
        }();
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Errc::DiskFull || opened.error().code == Errc::Io);
        QVERIFY(contentOf(db.path()) == damaged);
        db.open();
    }
};

QTEST_GUILESS_MAIN(TestFileMending)
#include "tst_filemending.moc"
