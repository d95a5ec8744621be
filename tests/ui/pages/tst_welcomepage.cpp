// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/mainwindow/banners/bannerarea.h"
#include "ui/pages/welcomepage.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestWelcomePage : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void everyWayToAWalletIsAClickAway_data();
    void everyWayToAWalletIsAClickAway();
    void onThePracticeNetworkItSaysHowToPractise();
    void withoutAPeerItSaysThatPaymentsComeLater();
    void itSaysThatAFileCanBeDropped();
    void withWalletsItLeadsBackToThem();
    void nothingMovesUnderAHandThatIsAboutToClick_data();
    void nothingMovesUnderAHandThatIsAboutToClick();

private:
    static void open(WelcomePage& page)
    {
        page.resize(900, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }
};

void TestWelcomePage::everyWayToAWalletIsAClickAway_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("create") << QByteArray("welcomeCreateButton") << QByteArray(SIGNAL(createClicked()));
    QTest::newRow("restore") << QByteArray("welcomeRestoreButton") << QByteArray(SIGNAL(restoreClicked()));
    QTest::newRow("backup file") << QByteArray("welcomeBackupButton") << QByteArray(SIGNAL(backupClicked()));
    QTest::newRow("watch") << QByteArray("welcomeWatchButton") << QByteArray(SIGNAL(watchClicked()));
    QTest::newRow("import") << QByteArray("welcomeImportButton") << QByteArray(SIGNAL(importClicked()));
    QTest::newRow("file") << QByteArray("welcomeFileButton") << QByteArray(SIGNAL(fileClicked()));
    QTest::newRow("practice") << QByteArray("welcomePracticeButton") << QByteArray(SIGNAL(practiceClicked()));
}

void TestWelcomePage::everyWayToAWalletIsAClickAway()
{
    QFETCH(QByteArray, button);
    QFETCH(QByteArray, signal);
    WelcomePage page(false);
    page.setSnapshot(snapshotOf({}));
    open(page);
    QCOMPARE(child<QLabel>(page, "welcomeTitleLabel").text(), "Welcome to Lockstep");
    QVERIFY(!child<QPushButton>(page, "welcomeBackButton").isVisible());
    QSignalSpy clicked(&page, signal.constData());
    click(child<QPushButton>(page, button.constData()));
    QCOMPARE(clicked.count(), 1);
    QVERIFY(!child<QPushButton>(page, button.constData()).accessibleDescription().isEmpty());
}

void TestWelcomePage::onThePracticeNetworkItSaysHowToPractise()
{
    WelcomePage page(true);
    page.setSnapshot(snapshotOf({}));
    open(page);
    QVERIFY(!page.findChild<QPushButton*>("welcomePracticeButton"));
    QVERIFY(child<QLabel>(page, "welcomePracticeLabel").text().contains("Practice menu"));
}

void TestWelcomePage::withoutAPeerItSaysThatPaymentsComeLater()
{
    WelcomePage page(false);
    open(page);
    SyncSnapshot snapshot = snapshotOf({});
    page.setSnapshot(snapshot);
    QVERIFY(!child<QLabel>(page, "welcomeOfflineLabel").isVisible());
    snapshot.peers.clear();
    page.setSnapshot(snapshot);
    QVERIFY(child<QLabel>(page, "welcomeOfflineLabel").text().contains("perhaps because this computer is offline"));
    snapshot.online = false;
    page.setSnapshot(snapshot);
    QVERIFY(child<QLabel>(page, "welcomeOfflineLabel").text().contains("Lockstep is offline"));
}

void TestWelcomePage::itSaysThatAFileCanBeDropped()
{
    WelcomePage page(false);
    open(page);
    page.setSnapshot(snapshotOf({}));
    auto& words = child<QLabel>(page, "welcomeDropLabel");
    QVERIFY(words.isVisible() && words.text().contains("drop a file"));
}

void TestWelcomePage::withWalletsItLeadsBackToThem()
{
    WelcomePage page(false);
    page.setSnapshot(snapshotOf({walletView(1, "Daily")}));
    open(page);
    QCOMPARE(child<QLabel>(page, "welcomeTitleLabel").text(), "Add a wallet");
    QSignalSpy back(&page, &WelcomePage::backClicked);
    click(child<QPushButton>(page, "welcomeBackButton"));
    QCOMPARE(back.count(), 1);
}

void TestWelcomePage::nothingMovesUnderAHandThatIsAboutToClick_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("as large as at first") << QSize(830, 674);
    QTest::newRow("in the smallest window") << QSize(625, 540);
    QTest::newRow("in a large one") << QSize(1500, 1000);
}

/// As the window has them: banners above the page.
void TestWelcomePage::nothingMovesUnderAHandThatIsAboutToClick()
{
    QFETCH(QSize, size);
    QWidget window;
    auto* banners = new BannerArea(&window);
    auto* page = new WelcomePage(false, &window);
    auto* column = new QVBoxLayout(&window);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(banners);
    column->addWidget(page, 1);
    SyncSnapshot snapshot = snapshotOf({});
    page->setSnapshot(snapshot);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto& button = child<QPushButton>(window, "welcomePracticeButton");
    const auto place = [&] { return button.mapTo(&window, QPoint()); };
    QTRY_VERIFY(place().y() > 200);
    QTest::qWait(0);
    const QPoint before = place();
    window.resize(size + QSize(0, 40)); // a size to and fro changes nothing
    QTest::qWait(0);
    window.resize(size);
    QTRY_COMPARE(place(), before);
    snapshot.peers.clear();
    const std::int64_t now = 1'800'000'000;
    for (const int seconds : {0, 30}) {
        page->setSnapshot(snapshot);
        banners->setSnapshot(snapshot, now + seconds);
    }
    QTRY_VERIFY(banners->isVisible() && page->y() > 0);
    QTRY_COMPARE(place(), before);
    snapshot = snapshotOf({});
    page->setSnapshot(snapshot);
    banners->setSnapshot(snapshot, now + 60);
    QTRY_VERIFY(!banners->isVisible() && page->y() == 0);
    QTRY_COMPARE(place(), before);
}

QTEST_MAIN(TestWelcomePage)
#include "tst_welcomepage.moc"
