// SPDX-License-Identifier: MIT

#include "core/primitives/transaction.h"
#include "core/script/address.h"
#include "core/storage/connection.h"
#include "core/storage/historyrepository.h"
#include "core/storage/jobrepository.h"
#include "core/storage/labelrepository.h"
#include "core/storage/ledgerrepository.h"
#include "core/storage/rollingcopies.h"
#include "core/storage/schema.h"
#include "core/storage/transaction.h"
#include "core/storage/walletrepository.h"
#include "tests/support/testdatabase.h"

#include <QDir>
#include <QSqlError>
#include <QSqlQuery>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// A file of the first schema, as Lockstep's first version left it, with one wallet that was paid once and paid once
/// itself.
class OldFile
{
public:
    OldFile()
    {
        QDir(m_folder.path()).mkdir("data");
        QFile::setPermissions(m_folder.filePath("data"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.close();
        must(m_connection.open(path(), Connection::Access::Write));
        must(m_connection.migrate(migrations().first(1)));
        must(m_connection.exec(QString("PRAGMA application_id = %1").arg(ApplicationId)));
        const DatabaseIdentity identity = testIdentity();
        run("INSERT INTO meta VALUES ('network', ?)", {sqlValue(bytesOf(identity.network))});
        run("INSERT INTO meta VALUES ('magic', ?)", {sqlValue(identity.magic)});
        run("INSERT INTO meta VALUES ('genesis', ?)", {sqlValue(identity.genesis)});
        run("INSERT INTO chain_state VALUES (1, 0, ?)", {sqlValue(identity.genesis)});
        fill();
    }

    QString path() const { return m_folder.filePath("data/lockstep.sqlite"); }
    std::unique_ptr<Database> open() { return must(Database::open(path(), testIdentity())); }
    QString address(const Bytes& of) const { return QString::fromStdString(*addressOf(of, Network::Regtest)); }

    /// The one that was paid is a wallet of ours, too.
    void addPayee()
    {
        run("INSERT INTO wallet (uuid, name, kind, account_type, identity, lifecycle, synced_height, synced_hash,"
            " catching_up, created_at, sort_order, colour, notes)"
            " VALUES (?, 'Payee', 1, '', 'payee', 1, 0, ?, 0, 0, 0, '', '')",
            {sqlValue(Bytes(16, std::byte{2})), sqlValue(pointAt(0).hash)});
        addTransaction(purchase, 6, 60, 2);
        run("UPDATE tx SET fee = 10 WHERE wallet_id = 1 AND txid = ?", {sqlValue(purchase.txid())});
    }

    /// One import and one targeted scan that are not over.
    void addJobs()
    {
        for (const int kind : {0, 1})
            run("INSERT INTO job (wallet_id, kind, state, from_height, next_height, previous_hash, found,"
                " blocks_fetched, bytes, user_paused, created_at, updated_at)"
                " VALUES (1, ?, 0, 1, 5, ?, 0, 0, 0, 0, 0, 0)",
                {kind, sqlValue(pointAt(4).hash)});
        run("INSERT INTO job_script VALUES (2, 1, 0)", {});
    }

    const Bytes ours = scriptOf(1);
    const Bytes shop = scriptOf(2);
    Transaction payment;
    Transaction purchase;

private:
    static Bytes scriptOf(int number)
    {
        Bytes script(22, static_cast<std::byte>(number));
        script[0] = std::byte{0};
        script[1] = std::byte{20};
        return script;
    }

    void run(const QString& sql, const QVariantList& values)
    {
        QSqlQuery query(m_connection.handle());
        if (!query.prepare(sql)) qFatal("%s", qPrintable(query.lastError().text()));
        for (const QVariant& value : values) query.addBindValue(value);
        if (!query.exec()) qFatal("%s", qPrintable(query.lastError().text()));
    }

    void addTransaction(const Transaction& transaction, std::int64_t height, std::int64_t net, qint64 wallet = 1)
    {
        run("INSERT INTO tx (wallet_id, txid, raw, height, block_hash, position, time, net, is_coinbase, status)"
            " VALUES (?, ?, ?, ?, ?, 1, 1000, ?, 0, 1)",
            {wallet, sqlValue(transaction.txid()), sqlValue(transaction.serialize()), sqlValue(height),
             sqlValue(pointAt(static_cast<std::int32_t>(height)).hash), sqlValue(net)});
    }

    void fill()
    {
        TxIn foreign;
        foreign.previous = {hashOf<Txid>(9), 0};
        payment.inputs = {foreign};
        payment.outputs = {{*Amount::fromSatoshis(70), ours}, {*Amount::fromSatoshis(1), scriptOf(3)}};
        TxIn own;
        own.previous = {payment.txid(), 0};
        purchase.inputs = {own};
        purchase.outputs = {{*Amount::fromSatoshis(60), shop}};
        run("INSERT INTO wallet (uuid, name, kind, account_type, identity, lifecycle, synced_height, synced_hash,"
            " catching_up, created_at, sort_order, colour, notes)"
            " VALUES (?, 'Old', 1, '', 'old', 1, 0, ?, 0, 0, 0, '', '')",
            {sqlValue(Bytes(16)), sqlValue(pointAt(0).hash)});
        run("INSERT INTO wallet (uuid, name, kind, account_type, identity, lifecycle, synced_height, synced_hash,"
            " catching_up, created_at, sort_order, colour, notes)"
            " VALUES (?, 'Savings', 0, 'bip84', 'keys', 1, 0, ?, 0, 500, 1, '', '')",
            {sqlValue(Bytes(16, std::byte{1})), sqlValue(pointAt(0).hash)});
        run("INSERT INTO keychain (wallet_id, role, descriptor, branch, next_index) VALUES (1, 2, '', 0, 1)", {});
        run("INSERT INTO script VALUES (1, 0, ?, '')", {sqlValue(ours)});
        addTransaction(payment, 5, 70);
        addTransaction(purchase, 6, -70);
        run("INSERT INTO coin VALUES (1, ?, 0, 70, 1, 0, 0, ?)", {sqlValue(payment.txid()), sqlValue(purchase.txid())});
        run("INSERT INTO label VALUES (1, 'tx', ?, 'Bicycle')", {QString::fromStdString(purchase.txid().display())});
        run("INSERT INTO label VALUES (1, 'output', 'x:0', 'other')", {});
    }

    QTemporaryDir m_folder;
    Connection m_connection;
};

} // namespace

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

    void itHappensOnce()
    {
        OldFile old;
        old.open();
        QCOMPARE(must(HistoryRepository(*old.open()).slice({}, 0, 10)).total, 2);
    }
};

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
