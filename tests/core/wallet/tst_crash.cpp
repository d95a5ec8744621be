// SPDX-License-Identifier: MIT

#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/wallet/sealedkeys.h"
#include "tests/support/testwallet.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

#include <cstdio>

using namespace lockstep;
using namespace lockstep::test;

/// A child process works on three wallets in lockstep and dies at a named point, or by SIGKILL; what it leaves must be
/// one whole commit. The child is this program with --child.
class TestCrash final : public QObject
{
    Q_OBJECT
private slots:
    void aCrashAtAnyPointLeavesAWholeCommit_data();
    void aCrashAtAnyPointLeavesAWholeCommit();
    void aKillAtAnyMomentLeavesAWholeCommit();
    void aCrashWhileTheFileIsMadeLeavesNoHalfFile_data();
    void aCrashWhileTheFileIsMadeLeavesNoHalfFile();
    void aCrashInAPassphraseChangeLeavesOneThatWorks_data();
    void aCrashInAPassphraseChangeLeavesOneThatWorks();
};

namespace {

constexpr int Fork = 7;
constexpr int Tip = 12;
constexpr int CrashExitCode = 77;
constexpr Argon2Params Cheap = Argon2Params::cheapest();

// The chain: block h pays A, and from block 2 on moves what the block before paid A to C. Above the fork there are two
// branches. So C's balance follows from the height alone, and A's is the last payment.

std::uint64_t branchOf(int height, std::uint64_t branch) { return height > Fork ? branch : 0; }

Transaction paymentAt(int height, std::uint64_t branch, const Bytes& toA)
{
    const auto number = (branchOf(height, branch) << 32U) + static_cast<std::uint64_t>(height);
    return tx({foreign(number)}, {{sats(10'000 + height), toA}});
}

IndexedBlock blockAt(int height, std::uint64_t branch, const Bytes& toA, const Bytes& toC)
{
    std::vector<Transaction> transactions{paymentAt(height, branch, toA)};
    if (height > 1) {
        const auto change = sats(static_cast<std::int64_t>(branchOf(height, branch)));
        transactions.push_back(tx({spend(paymentAt(height - 1, branch, toA), 0)},
                                  {{sats(9'000 + height), toC}, {change, strangerScript()}}));
    }
    return blockOf(std::move(transactions));
}

std::int64_t balanceOfC(int height)
{
    std::int64_t sum = 0;
    for (int i = 2; i <= height; ++i) sum += 9'000 + i;
    return sum;
}

struct Wallets
{
    explicit Wallets(Database& db)
    {
        for (const WalletRow& row : must(WalletRepository(db).all())) all.push_back(must(Wallet::load(db, row.id)));
    }
    Wallet* named(const char* name)
    {
        for (const auto& wallet : all)
            if (wallet->row().name == QLatin1StringView(name)) return wallet.get();
        return nullptr;
    }
    std::vector<std::unique_ptr<Wallet>> all;
};

Result<void> extendBy(Database& db, Wallets& wallets, int height, std::uint64_t branch)
{
    const auto at = pointAt(height, branchOf(height, branch));
    const auto block
        = blockAt(height, branch, scriptAt(*wallets.named("A"), 0, 0), scriptAt(*wallets.named("C"), 0, 0));
    return inTransaction(db, Durability::Full, [&]() -> Result<void> {
        for (const auto& wallet : wallets.all) {
            const auto done = inSavepoint(db, [&]() -> Result<void> {
                if (auto found = wallet->ingest(block, at); !found) return found.error();
                return wallet->setSyncedTo(at);
            });
            if (!done) return done;
        }
        return ChainStateRepository(db).setSyncedTo(at);
    });
}

Result<void> undoTo(Database& db, Wallets& wallets, const ChainPoint& fork)
{
    return inTransaction(db, Durability::Full, [&]() -> Result<void> {
        for (const auto& wallet : wallets.all)
            if (auto done = wallet->rollbackTo(fork, 0); !done) return done.error();
        return ChainStateRepository(db).setSyncedTo(fork);
    });
}

void addFourth(Database& db)
{
    if (must(WalletRepository(db).findByName(QStringLiteral("D")))) return;
    WalletSetup setup;
    setup.name = QStringLiteral("D");
    setup.syncedTo = must(ChainStateRepository(db).syncedTo());
    const auto draft = must(draftFromText(testDescriptor(4), {}, Network::Regtest));
    must(inTransaction(db, Durability::Full, [&] { return storeWallet(db, draft, setup); }));
    // A transaction and a savepoint that end badly, so that their points are passed too.
    (void)inTransaction(db, Durability::Full, [&]() -> Result<void> {
        (void)inSavepoint(db, []() -> Result<void> { return Error{Errc::Cancelled, {}}; });
        return Error{Errc::Cancelled, {}};
    });
}

/// Goes on from wherever the file stands: up branch 0, then over to branch 1, then a fourth wallet.
void work(const QString& path)
{
    const auto db = must(Database::open(path, testIdentity()));
    Wallets wallets(*db);
    const auto synced = [&] { return must(ChainStateRepository(*db).syncedTo()); };
    const auto told = [] {
        std::puts("commit");
        std::fflush(stdout);
    };
    const bool wasOnBranch1 = synced().height.value > Fork && synced().hash == pointAt(synced().height.value, 1).hash;
    const bool undone = !must(LedgerRepository(*db).pending(wallets.named("A")->id())).empty();
    if (!wasOnBranch1 && !undone) {
        for (int height = synced().height.value + 1; height < Tip; ++height, told())
            must(extendBy(*db, wallets, height, 0));
        must(undoTo(*db, wallets, pointAt(Fork)));
        told();
    }
    for (int height = synced().height.value + 1; height <= Tip; ++height, told())
        must(extendBy(*db, wallets, height, 1));
    addFourth(*db);
    told();
}

int runChild(const QStringList& arguments, const QString& crashAt, int linesUntilKill = -1)
{
    QProcess child;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!crashAt.isEmpty()) environment.insert(QStringLiteral("LOCKSTEP_CRASH_AT"), crashAt);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), QStringList{QStringLiteral("--child")} + arguments);
    for (int lines = 0; lines < linesUntilKill && child.waitForReadyRead(20'000);)
        while (child.canReadLine()) lines += !child.readLine().isEmpty();
    if (linesUntilKill >= 0) child.kill(); // SIGKILL, somewhere inside the next commits
    if (!child.waitForFinished(60'000)) qFatal("the child hangs");
    return child.exitStatus() == QProcess::NormalExit ? child.exitCode() : -1;
}

void createThree(TestDatabase& db)
{
    addWallet(db, QStringLiteral("A"), testDescriptor(1));
    addWallet(db, QStringLiteral("B"), testDescriptor(2));
    addWallet(db, QStringLiteral("C"), testDescriptor(3));
    db.close();
}

void requireWholeCommit(TestDatabase& db)
{
    db.open();
    must(db->checkIntegrity());
    const auto synced = must(ChainStateRepository(*db).syncedTo());
    const int height = synced.height.value;
    QVERIFY(synced == pointAt(height) || synced == pointAt(height, 1));
    Wallets wallets(*db);
    QVERIFY(wallets.all.size() == 3 || wallets.all.size() == 4);
    for (const auto& wallet : wallets.all) {
        QVERIFY(wallet->syncedTo() == synced);
        for (const Keychain& keychain : wallet->keychains()) // nothing half stored
            QVERIFY(must(KeychainRepository(*db).scripts(keychain.id)).size() >= Wallet::DefaultLookahead);
    }
    QCOMPARE(wallets.named("C")->balance().confirmed, sats(balanceOfC(height)));
    QCOMPARE(wallets.named("B")->balance().confirmed, sats(0));
    const auto a = wallets.named("A")->balance().confirmed;
    const bool isAtFork = height == Fork; // before or after the branch above it was undone
    QVERIFY(a == sats(height ? 10'000 + height : 0) || (isAtFork && a == sats(0)));
    db.close();
}

} // namespace

void TestCrash::aCrashAtAnyPointLeavesAWholeCommit_data()
{
    QTest::addColumn<QString>("point");
    for (const char* point : {"transaction-begun", "before-commit", "after-commit", "in-rollback",
                              "in-savepoint-rollback", "wallet-half-stored"})
        QTest::newRow(point) << QString::fromLatin1(point);
}

void TestCrash::aCrashAtAnyPointLeavesAWholeCommit()
{
    QFETCH(QString, point);
    int crashes = 0;
    for (int pass = 1;; ++pass) {
        TestDatabase db;
        createThree(db);
        const int code = runChild({"--work", db.path()}, point + ":" + QString::number(pass));
        QVERIFY(code == CrashExitCode || code == 0);
        requireWholeCommit(db);
        if (code == 0) break; // the point is not passed that often
        ++crashes;
        QCOMPARE(runChild({"--work", db.path()}, {}), 0);
        requireWholeCommit(db);
        db.open();
        QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(Tip, 1));
        QCOMPARE(must(WalletRepository(*db).all()).size(), 4U);
    }
    QVERIFY(crashes > 0);
}

void TestCrash::aKillAtAnyMomentLeavesAWholeCommit()
{
    TestDatabase db;
    createThree(db);
    for (int round = 0; round < 10; ++round) {
        runChild({"--work", db.path()}, {}, round % 4);
        requireWholeCommit(db);
    }
    QCOMPARE(runChild({"--work", db.path()}, {}), 0);
    requireWholeCommit(db);
}

void TestCrash::aCrashWhileTheFileIsMadeLeavesNoHalfFile_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("in the schema") << "migrating:1";
    QTest::newRow("before it gets its name") << "database-filled:1";
}

void TestCrash::aCrashWhileTheFileIsMadeLeavesNoHalfFile()
{
    QFETCH(QString, point);
    QTemporaryDir folder;
    const QString path = folder.filePath("lockstep.sqlite");
    QCOMPARE(runChild({"--open", path}, point), CrashExitCode);
    QVERIFY(!QFile::exists(path));
    QCOMPARE(runChild({"--open", path}, {}), 0);
    const auto db = must(Database::open(path, testIdentity()));
    QVERIFY(must(ChainStateRepository(*db).syncedTo()) == pointAt(0));
}

static void changePassphraseOfFirst(const QString& path)
{
    const auto db = must(Database::open(path, testIdentity()));
    const auto id = must(WalletRepository(*db).all()).front().id;
    const auto wrap = must(rewrap(must(readSealedKeys(*db, id)), bytesOf("old"), bytesOf("new"), Cheap));
    must(inTransaction(*db, Durability::Full, [&] { return storeWrap(*db, id, wrap); }));
    must(db->checkpoint());
}

void TestCrash::aCrashInAPassphraseChangeLeavesOneThatWorks_data()
{
    QTest::addColumn<QString>("point");
    QTest::addColumn<bool>("changed");
    QTest::newRow("begun") << "transaction-begun:1" << false;
    QTest::newRow("before the commit") << "before-commit:1" << false;
    QTest::newRow("after the commit") << "after-commit:1" << true;
}

void TestCrash::aCrashInAPassphraseChangeLeavesOneThatWorks()
{
    QFETCH(QString, point);
    QFETCH(bool, changed);
    TestDatabase db;
    const auto words = Mnemonic::random(PhraseLength::Words12);
    const auto draft = must(draftFromKeys(words, {}, AccountType::Bip84, Network::Regtest, {bytesOf("old"), Cheap}));
    WalletSetup setup;
    setup.name = "Savings";
    setup.syncedTo = pointAt(0);
    db.write([&] { must(storeWallet(*db, draft, setup)); });
    db.close();
    QCOMPARE(runChild({"--passphrase", db.path()}, point), CrashExitCode);
    db.open();
    const auto sealed = must(readSealedKeys(*db, must(WalletRepository(*db).all()).front().id));
    QCOMPARE(bool(UnlockedKeys::unlock(sealed, bytesOf("old"))), !changed);
    QCOMPARE(bool(UnlockedKeys::unlock(sealed, bytesOf("new"))), changed);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == "--child") {
        const QString path = arguments.value(3);
        if (arguments.value(2) == "--work") work(path);
        if (arguments.value(2) == "--open") must(Database::open(path, testIdentity()));
        if (arguments.value(2) == "--passphrase") changePassphraseOfFirst(path);
        return 0;
    }
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crash.moc"
