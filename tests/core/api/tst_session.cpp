// SPDX-License-Identifier: MIT

#include "core/api/services/chainservice.h"
#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "tests/support/sessions.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr auto Others = QFile::ReadGroup | QFile::ReadOther;

} // namespace

class TestSession final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFolderIsHeldOnce()
    {
        const auto first = offline();
        QVERIFY(first);
        const auto second = offline();
        QVERIFY(!second);
        QCOMPARE(second.error().code, Errc::InUse);
    }

    /// Even what an earlier program, a restored backup or a kill left open to others.
    void everyFileIsForThisUserAlone()
    {
        const mode_t before = ::umask(022);
        const QString first = m_folder->filePath("first");
        const QString copy = m_folder->filePath("copy");
        {
            const auto practice = Practice::open(first);
            QVERIFY(practice && await((*practice)->mine(1)));
            const auto session = openSession(first);
            QVERIFY(session && await((*session)->wallets().add(fromWords("Savings"))));
            QCOMPARE(openToOthers(first), QStringList());
            QVERIFY(QDir().mkpath(copy));
            for (const QString& name : dataFiles(first)) { // as they lie there after a kill
                QVERIFY(QFile::copy(first + '/' + name, copy + '/' + name));
                QVERIFY(QFile::setPermissions(copy + '/' + name, QFile::ReadOwner | QFile::WriteOwner | Others));
            }
        }
        QCOMPARE(openToOthers(copy).size(), 4); // database, its log and index, practice chain
        {
            const auto practice = Practice::open(copy);
            const auto session = openSession(copy);
            QVERIFY(practice && session);
            QCOMPARE(openToOthers(copy), QStringList());
        }
        ::umask(before);
    }

    void whatWasAddedIsThereAfterARestart()
    {
        {
            const auto session = offline();
            QVERIFY(session);
            QVERIFY(await((*session)->wallets().add(fromWords("Savings"))));
            QTRY_COMPARE((*session)->snapshot()->wallets.size(), 1);
        }
        const auto again = offline();
        QVERIFY(again);
        QCOMPARE((*again)->snapshot()->wallets.size(), 1);
        QCOMPARE((*again)->snapshot()->wallets[0].name, QString("Savings"));
        QCOMPARE((*again)->snapshot()->manager, ManagerState::Offline);
    }

    void theSameKeysTwiceAreADuplicate()
    {
        const auto session = offline();
        QVERIFY(session);
        QVERIFY(await((*session)->wallets().add(fromWords("Savings"))));
        const auto second = await((*session)->wallets().add(fromWords("Other")));
        QVERIFY(!second);
        QCOMPARE(second.error(), (Error{Errc::Duplicate, "Savings"}));
    }

    void onlyTheRightPassphraseUnlocks()
    {
        const auto session = offline();
        QVERIFY(session);
        const auto id = await((*session)->wallets().add(fromWords("Savings", "right")));
        QVERIFY(id);
        QTRY_COMPARE(authOf(**session), WalletAuth::Locked);
        const auto wrong = await((*session)->wallets().unlock(*id, secret("wrong")));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, Errc::WrongPassphrase);
        QVERIFY(await((*session)->wallets().unlock(*id, secret("right"))));
        QTRY_COMPARE(authOf(**session), WalletAuth::Unlocked);
        QVERIFY(await((*session)->wallets().lock(*id)));
        QTRY_COMPARE(authOf(**session), WalletAuth::Locked);
    }

    void aWalletWithoutAPassphraseIsNeverCalledLocked()
    {
        const auto session = offline();
        QVERIFY(session);
        const auto id = await((*session)->wallets().add(fromWords("Savings")));
        QVERIFY(id);
        QTRY_COMPARE(authOf(**session), WalletAuth::NoPassphrase);
        const auto locked = await((*session)->wallets().lock(*id));
        QVERIFY(!locked);
        QCOMPARE(locked.error().code, Errc::Refused);
    }

    void whatIsGoneIsAnsweredAsGone()
    {
        const auto session = offline();
        QVERIFY(session);
        const auto id = await((*session)->wallets().add(fromWords("Savings")));
        QVERIFY(await((*session)->wallets().remove(*id)));
        QCOMPARE(await((*session)->wallets().rename(*id, "x")).error().code, Errc::NoSuchWallet);
        QCOMPARE(await((*session)->ledger().receive(*id, false)).error().code, Errc::NoSuchWallet);
        QCOMPARE(await((*session)->wallets().unlock(*id, secret("x"))).error().code, Errc::NoSuchWallet);
        QVERIFY(await((*session)->wallets().add(fromWords("Savings")))); // Name and keys are free again.
    }

    void aPaymentReachesHistoryAndIsTold()
    {
        auto practice = Practice::open(m_folder->path());
        QVERIFY(practice);
        auto session = online(**practice);
        QVERIFY(session);
        QSignalSpy touched(session->get(), &Session::walletTouched);
        const auto id = await((*session)->wallets().add(fromWords("Savings")));
        QVERIFY(id);
        const auto address = await((*session)->ledger().receive(*id, false));
        QVERIFY(address);
        const auto txid = await((*practice)->send(address->address, *Amount::fromSatoshis(70'000)));
        QVERIFY(txid);
        QTRY_VERIFY_WITH_TIMEOUT(!touched.isEmpty(), 60'000);
        QCOMPARE(touched[0][0].value<WalletId>(), *id);
        const auto page = await((*session)->ledger().history({}, 0, 10));
        QVERIFY(page);
        QCOMPARE(page->total, 1);
        QCOMPARE(page->rows[0].txid, *txid);
        QTRY_COMPARE((*session)->snapshot()->wallets[0].balance.confirmed.satoshis(), 70'000);
    }

    void itEndsAtOnceInTheMiddleOfASync()
    {
        auto practice = Practice::open(m_folder->path());
        QVERIFY(practice);
        QVERIFY(await((*practice)->mine(2'000)));
        auto session = online(**practice);
        QVERIFY(session);
        QSignalSpy happened(session->get(), &Session::happened);
        QVERIFY(await((*session)->wallets().add(fromWords("Savings"))));
        QTRY_VERIFY_WITH_TIMEOUT(!happened.isEmpty(), 60'000);
        QElapsedTimer clock;
        clock.start();
        session->reset();
        QVERIFY2(clock.elapsed() < 1'000, qPrintable(QString::number(clock.elapsed())));
    }

    void textThatIsNoTransactionIsNotBroadcast()
    {
        const auto session = offline();
        QVERIFY(session);
        const auto peers = await((*session)->chain().broadcast({std::byte{1}, std::byte{2}}));
        QVERIFY(!peers);
    }

private:
    Result<std::unique_ptr<Session>> offline() { return openSession(m_folder->path()); }
    Result<std::unique_ptr<Session>> online(const Practice& practice)
    {
        return openSession(m_folder->path(), &practice);
    }

    /// All but the lock, which tells nothing.
    static QStringList dataFiles(const QString& folder) { return QDir(folder).entryList(QDir::Files); }

    static QStringList openToOthers(const QString& folder)
    {
        QStringList open = dataFiles(folder);
        open.removeIf([&](const QString& name) { return !(QFile::permissions(folder + '/' + name) & Others); });
        return open;
    }

    static WalletAuth authOf(const Session& session) { return session.snapshot()->wallets.at(0).auth; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
