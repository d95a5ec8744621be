// SPDX-License-Identifier: MIT

#include "core/api/engine/passphrasecost.h"
#include "core/api/services/applock.h"
#include "tests/support/sessions.h"

#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace lockstep;
using namespace lockstep::test;

class TestAppLock : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void onlyItsPassphraseOpensIt();
    void anotherPassphraseNeedsTheOldOne();
    void itIsRemovedByItsPassphraseOrWithItsFile();
    void theFileHoldsNoPassphraseAndIsForThisUserAlone();
    void aDamagedFileOpensForNobody_data();
    void aDamagedFileOpensForNobody();
    void aRecordOfAnotherNetworkOpensNothing();

    void derivationsWaitForOneAnother();
    void aSessionHasTheLockOfItsFolder();

private:
    AppLock lockOf(const QTemporaryDir& folder, Network network = Network::Practice)
    {
        return {folder.path(), network, m_workers, m_cost};
    }
    static SecureBytes words(const char* text) { return secret(text); }
    static Errc codeOf(const Result<void>& result) { return result.error().code; }

    PassphraseCost m_cost{true};
    QThreadPool m_workers;
};

void TestAppLock::init() { m_workers.setMaxThreadCount(1); }

void TestAppLock::onlyItsPassphraseOpensIt()
{
    const QTemporaryDir folder;
    AppLock lock = lockOf(folder);
    QVERIFY(!lock.isSet());
    QVERIFY(await(lock.set({}, words("four grey cats"))));
    QVERIFY(lock.isSet());
    const AppLock later = lockOf(folder);
    QVERIFY(later.isSet());
    QVERIFY(await(later.check(words("four grey cats"))));
    QCOMPARE(codeOf(await(later.check(words("four gray cats")))), Errc::WrongPassphrase);
}

void TestAppLock::anotherPassphraseNeedsTheOldOne()
{
    const QTemporaryDir folder;
    AppLock lock = lockOf(folder);
    QVERIFY(await(lock.set({}, words("first"))));
    QCOMPARE(codeOf(await(lock.set(words("guess"), words("second")))), Errc::WrongPassphrase);
    QVERIFY(await(lock.check(words("first"))));
    QVERIFY(await(lock.set(words("first"), words("second"))));
    QVERIFY(await(lock.check(words("second"))));
    QCOMPARE(codeOf(await(lock.check(words("first")))), Errc::WrongPassphrase);
}

void TestAppLock::itIsRemovedByItsPassphraseOrWithItsFile()
{
    const QTemporaryDir folder;
    AppLock lock = lockOf(folder);
    QVERIFY(await(lock.set({}, words("first"))));
    QCOMPARE(codeOf(await(lock.remove(words("guess")))), Errc::WrongPassphrase);
    QVERIFY(lock.isSet());
    QVERIFY(await(lock.remove(words("first"))));
    QVERIFY(!lock.isSet());
    QVERIFY(await(lock.set({}, words("forgotten"))));
    QVERIFY(QFile::remove(folder.filePath("window-passphrase")));
    QVERIFY(!lock.isSet());
    QVERIFY(await(lock.check(words("anything"))));
}

void TestAppLock::theFileHoldsNoPassphraseAndIsForThisUserAlone()
{
    const QTemporaryDir folder;
    AppLock lock = lockOf(folder);
    QVERIFY(await(lock.set({}, words("four grey cats"))));
    QFile file(folder.filePath("window-passphrase"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("grey"));
    const auto others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(file.permissions() & others));
}

void TestAppLock::aDamagedFileOpensForNobody_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a text") << QByteArray("four grey cats");
    QTest::newRow("zeros") << QByteArray(200, '\0');
    QTest::newRow("large") << QByteArray(100'000, '\1');
    const Bytes keyless = DataKey::create({"practice", {}}).wrapKeyless();
    QTest::newRow("a record that needs no passphrase")
        << QByteArray(reinterpret_cast<const char*>(keyless.data()), static_cast<qsizetype>(keyless.size()));
}

void TestAppLock::aDamagedFileOpensForNobody()
{
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath("window-passphrase"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const AppLock lock = lockOf(folder);
    QVERIFY(lock.isSet());
    const auto opened = await(lock.check(words("four grey cats")));
    QVERIFY(!opened);
    QCOMPARE(codeOf(opened), Errc::Damaged);
    QCOMPARE(opened.error().detail, "practice/window-passphrase");
}

void TestAppLock::aRecordOfAnotherNetworkOpensNothing()
{
    const QTemporaryDir folder;
    AppLock practice = lockOf(folder);
    QVERIFY(await(practice.set({}, words("first"))));
    const AppLock mainnet = lockOf(folder, Network::Mainnet);
    QCOMPARE(codeOf(await(mainnet.check(words("first")))), Errc::WrongPassphrase);
}

/// Each takes 256 MiB (K2).
void TestAppLock::derivationsWaitForOneAnother()
{
    const QTemporaryDir folder;
    AppLock lock = lockOf(folder);
    QSemaphore another; // a wallet's, under way
    m_workers.start([&] { another.acquire(); });
    const auto kept = lock.set({}, words("four grey cats"));
    const auto opened = lock.check(words("four grey cats"));
    QVERIFY(!kept.isFinished() && !opened.isFinished());
    another.release();
    m_workers.waitForDone();
    QVERIFY(kept.isFinished() && opened.isFinished()); // by nobody else
    QVERIFY(kept.result() && opened.result());
}

void TestAppLock::aSessionHasTheLockOfItsFolder()
{
    const QTemporaryDir folder;
    SessionOptions options = practiceOptions(folder.path(), {}, false);
    options.cheapPassphrases = true;
    const auto session = Session::open(std::move(options));
    QVERIFY(session);
    AppLock& lock = (*session)->appLock();
    QVERIFY(await(lock.set({}, words("four grey cats"))));
    QCOMPARE(lock.path(), folder.filePath("window-passphrase"));
    AppLock alone = lockOf(folder);
    QVERIFY(await(alone.check(words("four grey cats"))));
    QCOMPARE(codeOf(await(alone.check(words("four gray cats")))), Errc::WrongPassphrase);
}

QTEST_GUILESS_MAIN(TestAppLock)
#include "tst_applock.moc"
