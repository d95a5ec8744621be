// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/format/statetext.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/welcomepage.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/qrview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

Q_DECLARE_METATYPE(lockstep::WalletState)

class TestOverviewPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyStateIsSaidInWords_data();
    void everyStateIsSaidInWords();
    void balanceSaysAsOfWhichBlockItIs();
    void onlyPartsThatAreThereAreShown();
    void aPersonCopiesTheAddress();
    void aPersonAsksForANewAddress();
    void paymentsAppearInTheTable();
    void aLockedWalletOffersToUnlock();
    void aStoppedWalletOffersToStart();
    void aWalletWithAnErrorOffersToRetry();
    void everyButtonHasANameForScreenReaders();
    void theFirstPageOffersTheThreeWays();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
    void show(const WalletView& wallet) { m_page->setSnapshot(snapshotOf({wallet}), Now); }
    QString text(const char* label) { return child<QLabel>(*m_page, label).text(); }
    std::unique_ptr<OverviewPage> m_page;
};

void TestOverviewPage::init()
{
    failOnAnyWarning();
    m_page = std::make_unique<OverviewPage>(WalletId{1});
    m_page->resize(900, 600);
    show(walletView(1, "Daily"));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestOverviewPage::everyStateIsSaidInWords_data()
{
    QTest::addColumn<WalletState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("error") << WalletState::Error << "Error";
    QTest::newRow("importing") << WalletState::Importing << "Importing 67";
    QTest::newRow("paused") << WalletState::Paused << "Paused";
    QTest::newRow("stopped") << WalletState::Stopped << "Stopped";
    QTest::newRow("offline") << WalletState::Offline << "Offline";
    QTest::newRow("connecting") << WalletState::Connecting << "Connecting";
    QTest::newRow("headers") << WalletState::Headers << "Syncing";
    QTest::newRow("syncing") << WalletState::Syncing << "Syncing 67";
    QTest::newRow("catching up") << WalletState::Catching << "Catching up";
    QTest::newRow("synced") << WalletState::Synced << "Up to date";
}

void TestOverviewPage::everyStateIsSaidInWords()
{
    QFETCH(WalletState, state);
    QFETCH(QString, words);
    WalletView wallet = walletView(1, "Daily", state);
    wallet.percent = 67;
    show(wallet);
    const auto& badge = child<Badge>(*m_page, "stateBadge");
    QVERIFY2(badge.words().startsWith(words), qPrintable(badge.words()));
    QCOMPARE(badge.accessibleName(), badge.words());
    QVERIFY(!text("stateLineLabel").isEmpty());
    QVERIFY(!stateSymbol(state).isEmpty());
}

void TestOverviewPage::balanceSaysAsOfWhichBlockItIs()
{
    QVERIFY(text("availableLabel").contains("BTC"));
    QVERIFY(!child<QLabel>(*m_page, "balanceNoteLabel").isVisible());
    show(walletView(1, "Daily", WalletState::Paused));
    QVERIFY(child<QLabel>(*m_page, "balanceNoteLabel").isVisible());
    QVERIFY2(text("balanceNoteLabel").contains("118"), qPrintable(text("balanceNoteLabel")));
    show(walletView(1, "Daily", WalletState::Importing));
    QCOMPARE(text("balanceNoteLabel"), "so far");
}

void TestOverviewPage::onlyPartsThatAreThereAreShown()
{
    QVERIFY(!child<QLabel>(*m_page, "pendingLabel").isVisible());
    WalletView wallet = walletView(1, "Daily");
    wallet.balance.immature = sats(5'000'000'000);
    show(wallet);
    QVERIFY(child<QLabel>(*m_page, "immatureLabel").isVisible());
    QVERIFY(!child<QLabel>(*m_page, "frozenLabel").isVisible());
}

void TestOverviewPage::aPersonCopiesTheAddress()
{
    QVERIFY(!child<QPushButton>(*m_page, "copyAddressButton").isEnabled());
    m_page->setReceiveAddress({"bcrt1qexample0000", "bitcoin:bcrt1qexample0000", "m/84h/1h/0h/0/0", 0, false});
    QSignalSpy copied(m_page.get(), &OverviewPage::addressCopied);
    click(child<QPushButton>(*m_page, "copyAddressButton"));
    QCOMPARE(QGuiApplication::clipboard()->text(), "bcrt1qexample0000");
    QCOMPARE(copied.count(), 1);
    QCOMPARE(child<QrView>(*m_page, "receiveQrView").accessibleDescription(), "bcrt1qexample0000");
    QCOMPARE(text("addressLabel"), "bcrt 1qex ampl e000 0");
}

void TestOverviewPage::aPersonAsksForANewAddress()
{
    QSignalSpy wanted(m_page.get(), &OverviewPage::receiveWanted);
    m_page->setReceiveAddress({"bcrt1q", {}, "m/0", 0, false});
    click(child<QPushButton>(*m_page, "newAddressButton"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][1].toBool(), true);
    m_page->setReceiveAddress({"bcrt1q", {}, {}, 0, true});
    QVERIFY(!child<QPushButton>(*m_page, "newAddressButton").isVisible());
}

void TestOverviewPage::paymentsAppearInTheTable()
{
    QVERIFY(child<QLabel>(*m_page, "historyEmptyLabel").isVisible());
    m_page->setHistory(pageOf(0, {payment(10'000'000, 910'118, 1), payment(-5'000, 910'000, 2)}, 2));
    auto& table = child<QTableView>(*m_page, "historyTable");
    QVERIFY(table.isVisible());
    QCOMPARE(table.model()->rowCount(), 2);
    QVERIFY(!table.accessibleName().isEmpty());
    QVERIFY(table.model()->index(0, 0).data().toString().contains("1 confirmation"));
}

void TestOverviewPage::aLockedWalletOffersToUnlock()
{
    WalletView wallet = walletView(1, "Daily");
    wallet.auth = WalletAuth::Locked;
    show(wallet);
    QVERIFY(child<Badge>(*m_page, "authBadge").words() == "Locked");
    QVERIFY(child<Badge>(*m_page, "stateBadge").words() == "Up to date"); // locked, and still following
    QSignalSpy wanted(m_page.get(), &OverviewPage::lockWanted);
    auto& button = child<QToolButton>(*m_page, "lockButton");
    QVERIFY(button.text().contains("Unlock"));
    click(button);
    QCOMPARE(wanted.count(), 1);
    wallet.auth = WalletAuth::WatchOnly;
    show(wallet);
    QVERIFY(!button.isVisible());
    QCOMPARE(child<Badge>(*m_page, "authBadge").words(), "Watch-only");
}

void TestOverviewPage::aStoppedWalletOffersToStart()
{
    QSignalSpy wanted(m_page.get(), &OverviewPage::startStopWanted);
    auto& button = child<QToolButton>(*m_page, "startStopButton");
    QCOMPARE(button.text(), "Stop");
    WalletView wallet = walletView(1, "Daily", WalletState::Stopped);
    wallet.started = false;
    show(wallet);
    QCOMPARE(button.text(), "Start");
    click(button);
    QCOMPARE(wanted.count(), 1);
}

void TestOverviewPage::aWalletWithAnErrorOffersToRetry()
{
    QVERIFY(!child<QToolButton>(*m_page, "retryButton").isVisible());
    WalletView wallet = walletView(1, "Daily", WalletState::Error);
    wallet.problem = Error{Errc::DiskFull, {}};
    show(wallet);
    QVERIFY(text("stateLineLabel").contains("disk"));
    QSignalSpy wanted(m_page.get(), &OverviewPage::retryWanted);
    click(child<QToolButton>(*m_page, "retryButton"));
    QCOMPARE(wanted.count(), 1);
}

void TestOverviewPage::everyButtonHasANameForScreenReaders()
{
    for (const QAbstractButton* button : m_page->findChildren<QAbstractButton*>())
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty() || button->objectName().isEmpty(),
                 qPrintable(button->objectName()));
}

void TestOverviewPage::theFirstPageOffersTheThreeWays()
{
    WelcomePage page(true);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QSignalSpy created(&page, &WelcomePage::createClicked);
    QSignalSpy restored(&page, &WelcomePage::restoreClicked);
    QSignalSpy watched(&page, &WelcomePage::watchClicked);
    click(child<QPushButton>(page, "welcomeCreateButton"));
    click(child<QPushButton>(page, "welcomeRestoreButton"));
    click(child<QPushButton>(page, "welcomeWatchButton"));
    QCOMPARE(created.count() + restored.count() + watched.count(), 3);
}

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
