// SPDX-License-Identifier: MIT

#include "tests/support/sessionworld.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr int KilledStatus = 77; ///< What failPoint() ends the process with.

WalletAuth authOf(const Session& session, WalletId id) { return session.snapshot()->wallet(id)->auth; }

WordsBackup wordsOf(const Session& session, WalletId id)
{
    const SyncSnapshotPtr snapshot = session.snapshot(); // the wallet is in it once the snapshot has come
    const WalletView* wallet = snapshot->wallet(id);
    return wallet ? wallet->words : WordsBackup::None;
}

/// Sound words of another wallet.
constexpr const char* OtherWords = "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong";

Errc codeOf(const Result<void>& result) { return result ? Errc{} : result.error().code; }

/// What the child does until it is killed: changes the passphrase of the only wallet from "old" to "new".
int changeInChild(const QString& folder)
{
    SessionWorld world(folder);
    const auto session = world.offline();
    const WalletId id = session->snapshot()->wallets.at(0).id;
    return await(session->wallets().changePassphrase(id, secret("old"), secret("new"))) ? 0 : 1;
}

} // namespace

/// Showing secrets, another passphrase, locking: only for who knows the passphrase, and never half done.
class TestWalletSecrets final : public QObject
{
    Q_OBJECT

private slots:
    void theRightPassphraseShowsWordsAndThePrivateDescriptor()
    {
        SessionWorld world;
        const auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Savings", "right")));
        QVERIFY(id);
        const auto wrong = await(session->wallets().reveal(*id, secret("wrong")));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, Errc::WrongPassphrase);

        const auto shown = await(session->wallets().reveal(*id, secret("right")));
        QVERIFY(shown);
        QVERIFY(shown->words.text() == PublicWords);
        QVERIFY(shown->privateDescriptor.text().starts_with("wpkh([73c5da0a/84h/1h/0h]tprv"));
        QCOMPARE(authOf(*session, *id), WalletAuth::Locked); // looking is not unlocking
    }

    void aWalletWithoutAPassphraseShowsItsWordsToWhoeverAsks()
    {
        SessionWorld world;
        const auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Pocket")));
        QVERIFY(id);
        const auto shown = await(session->wallets().reveal(*id, SecureBytes()));
        QVERIFY(shown && shown->words.text() == PublicWords);
    }

    void whatHasNoKeysHasNothingToShow()
    {
        SessionWorld world;
        const auto session = world.offline();
        const auto id = await(session->wallets().add(watching("Watched", watchedText(*session))));
        QVERIFY(id);
        QCOMPARE(await(session->wallets().reveal(*id, secret("x"))).error().code, Errc::Unsupported);
        QCOMPARE(await(session->wallets().reveal(WalletId{99}, secret("x"))).error().code, Errc::NoSuchWallet);
    }

    void wordsThatWerePutOffAreConfirmedByTypingThem()
    {
        SessionWorld world;
        auto session = world.offline();
        NewWallet wallet = fromWords("Savings", "right");
        std::get<KeysOrigin>(wallet.origin).wordsConfirmed = false;
        const auto id = await(session->wallets().add(std::move(wallet)));
        QVERIFY(id);
        QTRY_COMPARE(wordsOf(*session, *id), WordsBackup::Unconfirmed);
        QVERIFY(!await(session->wallets().profile(*id))->wordsConfirmedAt);
        QSignalSpy touched(session.get(), &Session::walletTouched);

        QCOMPARE(codeOf(await(session->wallets().confirmWords(*id, secret(OtherWords), {}))), Errc::Refused);
        QCOMPARE(codeOf(await(session->wallets().confirmWords(*id, secret("abandon about"), {}))), Errc::OutOfRange);
        QCOMPARE(codeOf(await(session->wallets().confirmWords(*id, secret(PublicWords), secret("extension")))),
                 Errc::Refused);
        QCOMPARE(wordsOf(*session, *id), WordsBackup::Unconfirmed);

        QVERIFY(await(session->wallets().confirmWords(*id, secret(PublicWords), {}))); // locked, as it is
        QTRY_COMPARE(wordsOf(*session, *id), WordsBackup::Confirmed);
        QCOMPARE(authOf(*session, *id), WalletAuth::Locked);
        QTRY_VERIFY(touched.count() > 0);
        session.reset();
        session = world.offline();
        QCOMPARE(wordsOf(*session, *id), WordsBackup::Confirmed);
        QVERIFY(await(session->wallets().profile(*id))->wordsConfirmedAt);
    }

    void aBip39PassphraseIsPartOfWhatIsConfirmed()
    {
        SessionWorld world;
        const auto session = world.offline();
        NewWallet wallet = fromWords("Savings");
        std::get<KeysOrigin>(wallet.origin).bip39Passphrase = secret("extension");
        const auto id = await(session->wallets().add(std::move(wallet)));
        QVERIFY(id);
        QCOMPARE(codeOf(await(session->wallets().confirmWords(*id, secret(PublicWords), {}))), Errc::Refused);
        QVERIFY(await(session->wallets().confirmWords(*id, secret(PublicWords), secret("extension"))));
    }

    void aWatchOnlyWalletHasNoWordsToConfirm()
    {
        SessionWorld world;
        const auto session = world.offline();
        const auto id = await(session->wallets().add(watching("Watched", watchedText(*session))));
        QVERIFY(id);
        QTRY_COMPARE(wordsOf(*session, *id), WordsBackup::None);
        QCOMPARE(codeOf(await(session->wallets().confirmWords(*id, secret(PublicWords), {}))), Errc::Unsupported);
        QCOMPARE(codeOf(await(session->wallets().confirmWords(WalletId{99}, secret(PublicWords), {}))),
                 Errc::NoSuchWallet);
    }

    void afterAChangeOnlyTheNewPassphraseWorks()
    {
        SessionWorld world;
        auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Savings", "old")));
        QVERIFY(id);
        QCOMPARE(codeOf(await(session->wallets().changePassphrase(*id, secret("guess"), secret("new")))),
                 Errc::WrongPassphrase);
        QVERIFY(await(session->wallets().changePassphrase(*id, secret("old"), secret("new"))));
        session.reset();
        session = world.offline();
        QCOMPARE(codeOf(await(session->wallets().unlock(*id, secret("old")))), Errc::WrongPassphrase);
        QVERIFY(await(session->wallets().unlock(*id, secret("new"))));
    }

    void anEmptyPassphraseIsNone()
    {
        SessionWorld world;
        const auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Savings", "old")));
        QCOMPARE(codeOf(await(session->wallets().changePassphrase(*id, secret("old"), SecureBytes()))),
                 Errc::OutOfRange);
        QVERIFY(await(session->wallets().unlock(*id, secret("old"))));
    }

    void aPassphraseCanBeTakenAwayAndGivenAgain()
    {
        SessionWorld world;
        auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Savings", "old")));
        QVERIFY(id);
        QVERIFY(await(session->wallets().changePassphrase(*id, secret("old"), std::nullopt)));
        QTRY_COMPARE(authOf(*session, *id), WalletAuth::NoPassphrase); // nothing is left to lock it with
        QCOMPARE(codeOf(await(session->wallets().lock(*id))), Errc::Refused);
        QVERIFY(!await(session->wallets().profile(*id))->hasPassphrase);

        QVERIFY(await(session->wallets().changePassphrase(*id, SecureBytes(), secret("new"))));
        QVERIFY(await(session->wallets().profile(*id))->hasPassphrase);
        QTRY_COMPARE(authOf(*session, *id), WalletAuth::Unlocked); // from now on it can be locked
        session.reset();
        session = world.offline();
        QCOMPARE(authOf(*session, *id), WalletAuth::Locked);
        QVERIFY(await(session->wallets().unlock(*id, secret("new"))));
    }

    void ofTwoChangesAtOnceOneWinsAndTheOtherSaysSo()
    {
        SessionWorld world;
        const auto session = world.offline();
        const auto id = await(session->wallets().add(fromWords("Savings", "old")));
        auto first = session->wallets().changePassphrase(*id, secret("old"), secret("one"));
        auto second = session->wallets().changePassphrase(*id, secret("old"), secret("two"));
        QVERIFY(await(first));
        QCOMPARE(codeOf(await(second)), Errc::WrongPassphrase);
        QVERIFY(await(session->wallets().unlock(*id, secret("one"))));
    }

    void lockingAllLocksThoseThatHaveAPassphrase()
    {
        SessionWorld world;
        const auto session = world.offline();
        const auto savings = await(session->wallets().add(fromWords("Savings", "right")));
        NewWallet legacy = fromWords("Pocket");
        std::get<KeysOrigin>(legacy.origin).type = AccountType::Bip44;
        const auto pocket = await(session->wallets().add(std::move(legacy)));
        QVERIFY(savings && pocket);
        QVERIFY(await(session->wallets().unlock(*savings, secret("right"))));
        QTRY_COMPARE(authOf(*session, *savings), WalletAuth::Unlocked);

        QVERIFY(await(session->wallets().lockAll()));

        QTRY_COMPARE(authOf(*session, *savings), WalletAuth::Locked);
        QCOMPARE(authOf(*session, *pocket), WalletAuth::NoPassphrase);
        QVERIFY(await(session->wallets().lockAll())); // nothing to do is no error
    }

    void killedInTheMiddleExactlyOnePassphraseWorks_data()
    {
        QTest::addColumn<QString>("point");
        QTest::addColumn<bool>("changed");
        // Transactions of a start with a wallet that is there, counted by hand: none before the change.
        QTest::newRow("begun") << "transaction-begun:1" << false;
        QTest::newRow("before the commit") << "before-commit:1" << false;
        QTest::newRow("after the commit") << "after-commit:1" << true;
    }
    void killedInTheMiddleExactlyOnePassphraseWorks()
    {
        QFETCH(QString, point);
        QFETCH(bool, changed);
        SessionWorld world;
        WalletId id;
        {
            const auto session = world.offline();
            id = *await(session->wallets().add(fromWords("Savings", "old")));
        }
        QProcess child;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LOCKSTEP_CRASH_AT", point);
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {"--change", world.folder()});
        QVERIFY(child.waitForFinished(60'000));
        QCOMPARE(child.exitCode(), KilledStatus);

        const auto session = world.offline();
        QCOMPARE(bool(await(session->wallets().unlock(id, secret("old")))), !changed);
        QCOMPARE(bool(await(session->wallets().unlock(id, secret("new")))), changed);
    }

private:
    static std::string watchedText(const Session&)
    {
        return "wpkh([d34db33f/84h/1h/"
               "0h]tpubDC5FSnBiZDMmhiuCmWAYsLwgLYrrT9rAqvTySfuCCrgsWz8wxMXUS9Tb9iVMvcRbvFcAHGkMD5Kx"
               "8koh4GquNGNTfohfk7pgjhaPCdXpoba/<0;1>/*)";
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 3 && words[1] == "--change") return changeInChild(words[2]);
    TestWalletSecrets test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_walletsecrets.moc"
