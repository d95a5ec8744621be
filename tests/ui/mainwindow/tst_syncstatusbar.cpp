// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/format/plain/amounttext.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/widgets/text/labels.h"

#include <QMenu>
#include <QProgressBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestSyncStatusBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { AmountDisplay::set({}); }
    void saysHowFarTheImportIs();
    void theSwitchGoesOffline();
    void theNumberOfPeersLeadsToTheNetworkWhereSomebodyShowsIt();
    void aPersonSeesThatTheConnectionGoesByAProxy();
    void theLockLocksAllThatIsOpen();
    void theBellSaysHowMuchHappened();
    void theBellOfALockedWindowSaysNothing();
    void theUnitIsSaidAndCanBeChosen();
    void aSmallMessageGoesBesideTheLine();
    void whatHasNoRoomIsLeftOutWhole();

private:
    QToolButton& part(const char* name) { return child<QToolButton>(*m_bar, name); }
    QString text(const char* label) { return child<ElidedLabel>(*m_bar, label).text(); }
    std::unique_ptr<SyncStatusBar> m_bar;
};

void TestSyncStatusBar::init()
{
    failOnAnyWarning();
    m_bar = std::make_unique<SyncStatusBar>();
    m_bar->resize(1100, 30);
    m_bar->setSnapshot(snapshotOf({walletView(1, "Daily")}));
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
}

void TestSyncStatusBar::saysHowFarTheImportIs()
{
    auto& progress = child<QProgressBar>(*m_bar, "syncProgressBar");
    QVERIFY(!progress.isVisible());
    m_bar->setSnapshot(importingSnapshot());
    QVERIFY(text("syncLineLabel").contains("Importing \"Old phone\""));
    QVERIFY(progress.isVisible());
    QCOMPARE(progress.value(), 67);
    SyncSnapshot headers = snapshotOf({walletView(1, "Daily", WalletState::Headers)});
    headers.manager = ManagerState::Syncing;
    headers.tip.height = headers.synced.height = BlockHeight{400'000};
    headers.peers[0].announcedHeight = BlockHeight{910'118};
    m_bar->setSnapshot(headers);
    QVERIFY(text("syncLineLabel").contains("headers"));
    QCOMPARE(progress.value(), 43); // of the headers that the line counts
}

void TestSyncStatusBar::theSwitchGoesOffline()
{
    QSignalSpy toggled(m_bar.get(), &SyncStatusBar::onlineToggled);
    SyncSnapshot alone = snapshotOf({walletView(1, "Daily", WalletState::Connecting)});
    alone.manager = ManagerState::Connecting;
    alone.peers.clear();
    m_bar->setSnapshot(alone);
    QCOMPARE(part("onlineButton").text(), "Connecting"); // as the line says, too
    m_bar->setSnapshot(snapshotOf({walletView(1, "Daily")}));
    QCOMPARE(part("onlineButton").text(), "Online");
    click(part("onlineButton"));
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(toggled[0][0].toBool(), false);
}

void TestSyncStatusBar::theNumberOfPeersLeadsToTheNetworkWhereSomebodyShowsIt()
{
    QCOMPARE(part("peersButton").text(), "1 peer");
    QVERIFY(!part("peersButton").isEnabled());
    m_bar->offerNetwork();
    QSignalSpy wanted(m_bar.get(), &SyncStatusBar::networkClicked);
    click(part("peersButton"));
    QCOMPARE(wanted.count(), 1);
}

void TestSyncStatusBar::aPersonSeesThatTheConnectionGoesByAProxy()
{
    auto& proxy = child<PlainLabel>(*m_bar, "proxyLabel");
    QVERIFY(!proxy.isVisible());
    m_bar->setProxy("127.0.0.1:9050");
    QVERIFY(proxy.isVisible());
    QCOMPARE(proxy.text(), "Proxy");
    QVERIFY2(proxy.accessibleName().contains("127.0.0.1:9050"), qPrintable(proxy.accessibleName()));
    QCOMPARE(proxy.toolTip(), proxy.accessibleName());
    m_bar->setProxy({});
    QVERIFY(!proxy.isVisible());
}

void TestSyncStatusBar::theLockLocksAllThatIsOpen()
{
    QCOMPARE(part("locksButton").text(), "1 unlocked");
    QSignalSpy wanted(m_bar.get(), &SyncStatusBar::lockAllClicked);
    click(part("locksButton"));
    QCOMPARE(wanted.count(), 1);
    WalletView locked = walletView(1, "Daily");
    locked.auth = WalletAuth::Locked;
    m_bar->setSnapshot(snapshotOf({locked}));
    QCOMPARE(part("locksButton").text(), "All locked");
    WalletView bare = walletView(2, "Pocket");
    bare.auth = WalletAuth::NoPassphrase;
    m_bar->setSnapshot(snapshotOf({locked, bare}));
    QCOMPARE(part("locksButton").text(), "1 without passphrase");
    QVERIFY(!part("locksButton").isEnabled()); // nothing that could be locked is open
    m_bar->setSnapshot(snapshotOf({walletView(1, "Daily"), bare}));
    QCOMPARE(part("locksButton").text(), "1 unlocked · 1 without passphrase");
    WalletView watched = walletView(1, "Daily");
    watched.auth = WalletAuth::WatchOnly;
    m_bar->setSnapshot(snapshotOf({watched}));
    QVERIFY(!part("locksButton").isVisible()); // nothing to lock
}

void TestSyncStatusBar::theBellSaysHowMuchHappened()
{
    QToolButton& bell = part("bellButton");
    QCOMPARE(bell.text(), "");
    QCOMPARE(bell.accessibleName(), "No new events");
    QVERIFY(!bell.icon().isNull());
    m_bar->setNews(1);
    QCOMPARE(bell.text(), "1");
    QCOMPARE(bell.accessibleName(), "1 new event");
    m_bar->setNews(2);
    QCOMPARE(bell.accessibleName(), "2 new events");
    m_bar->setNews(100);
    QCOMPARE(bell.text(), "99+");
    QCOMPARE(bell.accessibleName(), "100 new events");
    QSignalSpy wanted(m_bar.get(), &SyncStatusBar::newsClicked);
    click(bell);
    bell.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&bell, Qt::Key_Space);
    QCOMPARE(wanted.count(), 2);
    m_bar->setNews(0);
    QCOMPARE(bell.text(), "");
    QVERIFY(bell.isEnabled()); // what happened before can be read again
}

void TestSyncStatusBar::theBellOfALockedWindowSaysNothing()
{
    QToolButton& bell = part("bellButton");
    m_bar->setNews(2);
    m_bar->setAppLock(true, true);
    QVERIFY(!bell.isEnabled());
    QCOMPARE(bell.text(), "");
    QCOMPARE(bell.accessibleName(), "Events");
    m_bar->setNews(3); // what comes meanwhile
    QCOMPARE(bell.text(), "");
    QCOMPARE(bell.accessibleName(), "Events");
    m_bar->setAppLock(true, false);
    QCOMPARE(bell.text(), "3");
    QVERIFY(bell.isEnabled());
}

void TestSyncStatusBar::theUnitIsSaidAndCanBeChosen()
{
    QMenu menu;
    m_bar->setUnitMenu(&menu);
    QCOMPARE(part("unitButton").menu(), &menu);
    QCOMPARE(part("unitButton").accessibleName(), "BTC");
    AmountDisplay::set({AmountUnit::Satoshi, true});
    m_bar->setSnapshot(snapshotOf({}));
    QCOMPARE(part("unitButton").accessibleName(), "sat, hidden");
}

void TestSyncStatusBar::aSmallMessageGoesBesideTheLine()
{
    m_bar->say("Address copied.");
    QCOMPARE(text("statusMessageLabel"), "Address copied.");
    QVERIFY(!text("syncLineLabel").isEmpty());
}

void TestSyncStatusBar::whatHasNoRoomIsLeftOutWhole()
{
    m_bar->setSnapshot(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings", WalletState::Stopped)}));
    auto& line = child<ElidedLabel>(*m_bar, "syncLineLabel");
    const QString whole = line.text();
    QVERIFY2(whole.contains(" · block "), qPrintable(whole));
    const QSize size(line.fontMetrics().horizontalAdvance(whole) - 5, line.height());
    ElidedLabel expected(m_bar.get());
    expected.setText(whole.section(" · ", 0, 0));
    for (ElidedLabel* label : {&line, &expected}) label->setFixedSize(size);
    QCOMPARE(line.grab().toImage(), expected.grab().toImage());
    QCOMPARE(line.accessibleName(), whole);
}

QTEST_MAIN(TestSyncStatusBar)
#include "tst_syncstatusbar.moc"
