// SPDX-License-Identifier: MIT

#include "core/api/services/backupservice.h"
#include "core/api/services/ledgerservice.h"
#include "core/storage/database/connection.h"
#include "core/storage/database/rollingcopies.h"
#include "tests/support/sessionworld.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QProcess>

#include <functional>

using namespace lockstep;
using namespace lockstep::test;

namespace {

std::int64_t balanceOf(const Session& session)
{
    const SyncSnapshotPtr snapshot = session.snapshot();
    if (snapshot->wallets.isEmpty() || snapshot->wallets.first().state != WalletState::Synced) return -1;
    return snapshot->wallets.first().balance.confirmed.satoshis();
}

constexpr int KilledStatus = 77; ///< What failPoint() ends the process with.
constexpr const char* WatchedText
    = "wpkh([d34db33f/84h/1h/0h]tpubDC5FSnBiZDMmhiuCmWAYsLwgLYrrT9rAqvTySfuCCrgsWz8wxMXUS9Tb9iVMvcRbvFcAHGkMD5Kx8koh4G"
      "quNGNTfohfk7pgjhaPCdXpoba/<0;1>/*)";

QStringList copiesIn(const SessionWorld& world, const QString& kind)
{
    return QDir(world.folder() + "/copies").entryList({kind + " *.sqlite"}, QDir::Files, QDir::Name);
}

/// The names of the wallets that a copy has.
QStringList walletsIn(const SessionWorld& world, const QString& copy)
{
    Connection connection;
    if (!connection.open(world.folder() + "/copies/" + copy, Connection::Access::ReadOnly)) qFatal("no copy");
    return connection.value("SELECT group_concat(name, '|') FROM wallet ORDER BY id")->toString().split('|');
}

/// The only wallet of a folder is removed, as far as the process comes.
int removeInChild(const QString& folder)
{
    SessionWorld world(folder);
    const auto session = world.offline();
    return await(session->wallets().remove(session->snapshot()->wallets.first().id)) ? 0 : 1;
}

/// Goes back to a copy, as rollingcopies.h says; no session is open meanwhile.
void putInPlace(const SessionWorld& world, const QString& copy)
{
    const QString database = world.folder() + "/lockstep.sqlite";
    for (const char* rest : {"", "-wal", "-shm"}) QFile::remove(database + rest);
    if (!QFile::rename(world.folder() + "/copies/" + copy, database)) qFatal("no copy");
}

/// The copies of removals were made so many days before, by their names and their files.
void age(const SessionWorld& world, int days)
{
    const QDateTime then = QDateTime::currentDateTimeUtc().addDays(-days);
    const QString name = "before-removal " + then.toString("yyyy-MM-dd HHmmss.zzz") + ".sqlite";
    const QDir folder(world.folder() + "/copies");
    if (!QFile::rename(folder.filePath(copiesIn(world, "before-removal").first()), folder.filePath(name)))
        qFatal("no copy");
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadWrite)) qFatal("no copy");
    if (!file.setFileTime(then, QFileDevice::FileModificationTime)) qFatal("no time");
}

/// What a person does to their wallets.
using Deed = std::function<void(Session&, WalletId)>;

/// Those that nobody could take back, and the kind of the copy before each.
void changesOfWallets()
{
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<QString>("kind");
    const auto row
        = [](const char* name, const char* kind, const Deed& deed) { QTest::newRow(name) << deed << QString(kind); };
    row("another wallet", "before-import",
        [](Session& s, WalletId) { QVERIFY(await(s.wallets().add(watching("Savings", WatchedText)))); });
    row("addresses", "before-import", [](Session& s, WalletId id) {
        NewScripts scripts;
        scripts.addresses = "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk";
        QVERIFY(await(s.wallets().importScripts(id, scripts)));
    });
    row("a file of labels", "before-import", [](Session& s, WalletId) {
        QVERIFY(await(s.ledger().importLabels({{}, 1})));
    });
    row("its removal", "before-removal", [](Session& s, WalletId id) { QVERIFY(await(s.wallets().remove(id))); });
    row("another passphrase", "before-passphrase", [](Session& s, WalletId id) {
        QVERIFY(await(s.wallets().changePassphrase(id, secret("old"), secret("new"))));
    });
}

} // namespace

/// The copies that a session makes of its wallets, and going back to one.
class TestWalletCopies final : public QObject
{
    Q_OBJECT
private slots:
    void aFolderWithoutWalletsIsNotCopied()
    {
        SessionWorld world;
        world.offline().reset();
        QVERIFY(!QDir(world.folder() + "/copies").exists());
    }

    void aCopyInThePlaceOfTheDatabaseGivesTheSameMoney()
    {
        SessionWorld chain;
        const auto practice = chain.practice();
        QVERIFY(await(practice->mine(20)));
        SessionWorld world;
        auto session = world.online(*practice);
        const auto id = await(session->wallets().add(fromWords("Daily", "right")));
        QVERIFY(id);
        const QString address = await(session->ledger().receive(*id, false))->address;
        QVERIFY(await(practice->send(address, *Amount::fromSatoshis(70'000))));
        QTRY_COMPARE_WITH_TIMEOUT(balanceOf(*session), 70'000, 60'000);
        session.reset();
        session = world.offline(); // the day's first start with a wallet
        const auto copiesNow = [&] { return QDir(world.folder() + "/copies").entryList({"*.sqlite"}, QDir::Files); };
        QTRY_COMPARE_WITH_TIMEOUT(copiesNow().size(), 1, 60'000);
        const QStringList copies = copiesNow();
        session.reset();

        putInPlace(world, copies.first());
        QVERIFY(await(practice->send(address, *Amount::fromSatoshis(5'000))));
        session = world.online(*practice);
        QTRY_COMPARE_WITH_TIMEOUT(balanceOf(*session), 75'000, 60'000);
        QVERIFY(await(session->wallets().unlock(*id, secret("right"))));
        HistoryQuery all;
        QCOMPARE(await(session->ledger().history(all, 0, 10))->rows.size(), 2);
    }

    void aChangeThatCannotBeTakenBackIsPrecededByACopy_data() { changesOfWallets(); }
    void aChangeThatCannotBeTakenBackIsPrecededByACopy()
    {
        QFETCH(Deed, deed);
        QFETCH(QString, kind);
        SessionWorld world;
        const auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Daily", "old")));
        QVERIFY(id);
        QVERIFY(!QDir(world.folder() + "/copies").exists()); // there was nothing to copy
        deed(*session, *id);
        QCOMPARE(copiesIn(world, "before-*").size(), 1);
        QCOMPARE(copiesIn(world, kind).size(), 1);
        QCOMPARE(walletsIn(world, copiesIn(world, kind).first()), QStringList("Daily"));
    }

    void aCopyFromBeforeAChangeOpensWithTheKeysAndThePassphraseOfThen_data() { changesOfWallets(); }
    void aCopyFromBeforeAChangeOpensWithTheKeysAndThePassphraseOfThen()
    {
        QFETCH(Deed, deed);
        QFETCH(QString, kind);
        SessionWorld world;
        auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Daily", "old")));
        QVERIFY(id);
        const QString address = await(session->ledger().receive(*id, false))->address;
        deed(*session, *id);
        session.reset();
        putInPlace(world, copiesIn(world, kind).first());

        session = world.offline();
        const SyncSnapshotPtr snapshot = session->snapshot();
        QCOMPARE(snapshot->wallets.size(), 1);
        QCOMPARE(snapshot->wallets.first().id, *id);
        QCOMPARE(snapshot->wallets.first().name, "Daily");
        QCOMPARE(await(session->ledger().receive(*id, false))->address, address);
        QCOMPARE(await(session->wallets().unlock(*id, secret("new"))).error().code, Errc::WrongPassphrase);
        QVERIFY(await(session->wallets().unlock(*id, secret("old"))));
        const auto shown = await(session->wallets().reveal(*id, secret("old")));
        QVERIFY(shown && shown->words.text() == PublicWords);
    }

    void aCopyOfARemovalGoesWithTheFirstStartAfterThirtyDays()
    {
        SessionWorld chain;
        const auto practice = chain.practice();
        QVERIFY(await(practice->mine(1)));
        SessionWorld world;
        auto session = world.online(*practice);
        QTRY_VERIFY_WITH_TIMEOUT(session->snapshot()->tip.height.value > 0, 60'000);
        const auto id = await(session->wallets().add(fromWords("Daily", "old")));
        QVERIFY(await(session->wallets().remove(*id)));
        session.reset();
        world.offline().reset();
        QCOMPARE(copiesIn(world, "before-removal").size(), 1);
        age(world, 31);
        world.offline().reset();
        QVERIFY(copiesIn(world, "before-removal").isEmpty());
    }

    /// By the newest block here, which is the first of all, it is not even made yet.
    void aClockThatIsFarAheadTakesNoCopyOfARemoval()
    {
        SessionWorld world;
        auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Daily", "old")));
        QVERIFY(await(session->wallets().remove(*id)));
        session.reset();
        age(world, 5'000); // younger than the genesis block
        world.offline().reset();
        QCOMPARE(copiesIn(world, "before-removal").size(), 1);
    }

    void whatIsRefusedIsNotCopied()
    {
        SessionWorld world;
        const auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Daily", "old")));
        QVERIFY(!await(session->wallets().changePassphrase(*id, secret("wrong"), secret("new"))));
        QVERIFY(!await(session->wallets().remove(WalletId{99})));
        QVERIFY(!await(session->wallets().add(watching("Savings", "no descriptor"))));
        NewScripts scripts;
        scripts.addresses = "no address";
        QVERIFY(!await(session->wallets().importScripts(*id, scripts)));
        QVERIFY(copiesIn(world, "before-*").isEmpty());
    }

    void aRestoreOfManyWalletsIsOneChange()
    {
        SessionWorld before;
        SessionWorld world;
        auto session = before.offline();
        BackupOrder order;
        order.path = before.folder() + "/file";
        order.passphrase = secret("of the file");
        order.wallets = {*await(session->wallets().add(watching("One", WatchedText))),
                         *await(session->wallets().add(fromWords("Two")))};
        QVERIFY(await(session->backups().save(std::move(order))));

        session = world.offline();
        QVERIFY(await(session->wallets().add([] {
            NewWallet wallet;
            wallet.name = "Addresses";
            wallet.origin = AddressesOrigin{"bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk"};
            return wallet;
        }())));
        const auto preview = await(session->backups().open(before.folder() + "/file", secret("of the file")));
        QVERIFY(preview);
        RestoreOrder all;
        all.wallets = {0, 1};
        QCOMPARE(await(session->backups().restore(preview->file, std::move(all)))->size(), 2);
        QCOMPARE(copiesIn(world, "before-import").size(), 1);
    }

    void withoutRoomForACopyNothingIsTakenAway()
    {
        QLoggingCategory::setFilterRules("lockstep.storage.warning=false"); // it warns, which would end this program
        SessionWorld world;
        const auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Daily", "old")));
        QFile inTheWay(world.folder() + "/copies"); // a file where the folder should be
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QCOMPARE(await(session->wallets().remove(*id)).error().code, Errc::Io);
        QCOMPARE(await(session->wallets().changePassphrase(*id, secret("old"), secret("new"))).error().code, Errc::Io);
        QVERIFY(await(session->wallets().unlock(*id, secret("old"))));
        QVERIFY(await(session->wallets().add(watching("Savings", WatchedText)))); // takes nothing away
    }

    void theEndWaitsForNoCopy_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::newRow("of the day") << "";
        QTest::newRow("before an import") << "import";
        QTest::newRow("before a removal") << "removal";
    }

    void theEndWaitsForNoCopy()
    {
        QFETCH(QString, asked);
        SessionWorld world;
        auto session = world.offline();
        const auto id = await(session->wallets().add(watching("One", WatchedText)));
        QVERIFY(id);
        if (asked.isEmpty()) {
            session.reset();
            session = world.offline(); // the day's first start with a wallet
        }
        if (asked == "import") (void)session->wallets().add(fromWords("Two"));
        if (asked == "removal") (void)session->wallets().remove(*id);
        session.reset();

        QVERIFY(QDir(world.folder() + "/copies").entryList(QDir::Files).isEmpty());
        session = world.offline();
        QCOMPARE(session->snapshot()->wallets.size(), asked == "import" ? 2 : 1); // nothing is taken away uncopied
        QVERIFY(await(session->wallets().rename(*id, "Still here")));
    }

    void killedOnTheWayTheWalletIsThereOrInACopy_data()
    {
        QTest::addColumn<QString>("point");
        QTest::addColumn<bool>("isCopied");
        QTest::addColumn<bool>("isRemoved");
        QTest::newRow("in the day's copy") << "copy-filled:1" << false << false;
        QTest::newRow("in the copy before it") << "copy-filled:2" << false << false;
        QTest::newRow("before the commit") << "before-commit:1" << true << false;
        QTest::newRow("after the commit") << "after-commit:1" << true << true;
    }
    void killedOnTheWayTheWalletIsThereOrInACopy()
    {
        QFETCH(QString, point);
        QFETCH(bool, isCopied);
        QFETCH(bool, isRemoved);
        SessionWorld world;
        QVERIFY(await(world.offline()->wallets().add(fromWords("Daily", "old"))));
        QProcess child;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LOCKSTEP_CRASH_AT", point);
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {"--remove", world.folder()});
        QVERIFY(child.waitForFinished(60'000));
        QCOMPARE(child.exitCode(), KilledStatus);

        QCOMPARE(copiesIn(world, "before-removal").size(), isCopied ? 1 : 0);
        if (isCopied) QCOMPARE(walletsIn(world, copiesIn(world, "before-removal").first()), QStringList("Daily"));
        const auto session = world.offline();
        QCOMPARE(session->snapshot()->wallets.isEmpty(), isRemoved);
        if (!isRemoved) QVERIFY(await(session->wallets().remove(session->snapshot()->wallets.first().id)));
        // What was left of a copy is in nobody's way.
        QCOMPARE(copiesIn(world, "before-removal").size(), int(isCopied) + int(!isRemoved));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 3 && words[1] == "--remove") return removeInChild(words[2]);
    TestWalletCopies test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_walletcopies.moc"
