// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/mainwindow/bannerarea.h"
#include "ui/mainwindow/maintenancebanner.h"
#include "ui/mainwindow/syncstatusbar.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestBannerArea : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anImportSaysHowFarHowLongAndWhoWaits();
    void aPersonPausesResumesAndCancelsTheImport();
    void aTargetedImportNamesItsWindow();
    void nothingToSayTakesNoRoom();
    void anErrorStandsAboveTheImportAndOffersRetry();
    void offlineOffersToConnect();
    void twoStripsAtMostAndTheRestAsANumber();
    void aNoticeCanBeClosed();
    void theStatusBarShowsProgressPeersAndTheSwitch();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
    void show(const SyncSnapshot& snapshot) { m_area->setSnapshot(snapshot, Now); }
    Strip& strip(const char* name) { return child<Strip>(*m_area, name); }
    std::unique_ptr<BannerArea> m_area;
};

void TestBannerArea::init()
{
    failOnAnyWarning();
    m_area = std::make_unique<BannerArea>();
    m_area->resize(900, 300);
    show(importingSnapshot());
    m_area->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_area.get()));
}

void TestBannerArea::anImportSaysHowFarHowLongAndWhoWaits()
{
    const QString said = strip("maintenanceBanner").sentence();
    for (const char* part : {"Importing \"Old phone\"", "67 %", "about 3 min left",
                             "Daily and Savings are paused at block", "continue by themselves"})
        QVERIFY2(said.contains(part), qPrintable(said));
    QCOMPARE(child<QProgressBar>(*m_area, "importProgressBar").value(), 67);
}

void TestBannerArea::aPersonPausesResumesAndCancelsTheImport()
{
    QSignalSpy paused(m_area.get(), &BannerArea::pauseClicked);
    QSignalSpy resumed(m_area.get(), &BannerArea::resumeClicked);
    QSignalSpy cancelled(m_area.get(), &BannerArea::cancelClicked);
    click(child<QPushButton>(*m_area, "pauseImportButton"));
    QCOMPARE(paused.count(), 1);
    QCOMPARE(paused[0][0].value<JobId>(), JobId{9});
    SyncSnapshot held = importingSnapshot();
    held.jobs[0].state = JobState::Paused;
    held.manager = ManagerState::Connected;
    show(held);
    QVERIFY(strip("maintenanceBanner").sentence().contains("paused at block"));
    QVERIFY(!child<QPushButton>(*m_area, "pauseImportButton").isVisible());
    click(child<QPushButton>(*m_area, "resumeImportButton"));
    click(child<QPushButton>(*m_area, "cancelImportButton"));
    QCOMPARE(resumed.count(), 1);
    QCOMPARE(cancelled.count(), 1);
}

void TestBannerArea::aTargetedImportNamesItsWindow()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.jobs[0].kind = JobKind::Scripts;
    snapshot.jobs[0].scripts = 1;
    show(snapshot);
    const QString said = strip("maintenanceBanner").sentence();
    QVERIFY2(said.contains("Scanning 1 address in \"Old phone\"") && said.contains("(67 %)"), qPrintable(said));
}

void TestBannerArea::nothingToSayTakesNoRoom()
{
    show(snapshotOf({walletView(1, "Daily")}));
    QVERIFY(!m_area->isVisible());
}

void TestBannerArea::anErrorStandsAboveTheImportAndOffersRetry()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.wallets[0].state = WalletState::Error;
    snapshot.wallets[0].problem = Error{Errc::DiskFull, {}};
    show(snapshot);
    QVERIFY(strip("errorBanner").sentence().contains("Daily"));
    QVERIFY(strip("errorBanner").y() < strip("maintenanceBanner").y());
    QSignalSpy retried(m_area.get(), &BannerArea::retryClicked);
    click(child<QPushButton>(*m_area, "retryWalletButton"));
    QCOMPARE(retried.count(), 1);
    QCOMPARE(retried[0][0].value<WalletId>(), WalletId{1});
}

void TestBannerArea::offlineOffersToConnect()
{
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Offline)});
    snapshot.online = false;
    snapshot.manager = ManagerState::Offline;
    show(snapshot);
    QVERIFY(strip("offlineBanner").sentence().startsWith("Offline since"));
    QSignalSpy wanted(m_area.get(), &BannerArea::connectClicked);
    click(child<QPushButton>(*m_area, "connectButton"));
    QCOMPARE(wanted.count(), 1);
}

void TestBannerArea::twoStripsAtMostAndTheRestAsANumber()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.wallets[0].state = WalletState::Error;
    snapshot.online = false;
    show(snapshot);
    m_area->showNotice("Address copied.", Tone::Good);
    QVERIFY(strip("errorBanner").isVisible() && strip("maintenanceBanner").isVisible());
    QVERIFY(!strip("offlineBanner").isVisible() && !strip("noticeBanner").isVisible());
    QCOMPARE(child<QLabel>(*m_area, "moreBannersLabel").text(), "+2");
}

void TestBannerArea::aNoticeCanBeClosed()
{
    m_area->showNotice("Address copied.", Tone::Good);
    QVERIFY(strip("noticeBanner").isVisible());
    click(child<QPushButton>(*m_area, "closeNoticeButton"));
    QVERIFY(!strip("noticeBanner").isVisible());
}

void TestBannerArea::theStatusBarShowsProgressPeersAndTheSwitch()
{
    SyncStatusBar bar;
    bar.resize(900, 30);
    bar.setSnapshot(importingSnapshot());
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar));
    QVERIFY(child<QLabel>(bar, "syncLineLabel").text().contains("Importing \"Old phone\""));
    QCOMPARE(child<QProgressBar>(bar, "syncProgressBar").value(), 67);
    QCOMPARE(child<QLabel>(bar, "peersLabel").text(), "1 peer");
    QSignalSpy toggled(&bar, &SyncStatusBar::onlineToggled);
    click(child<QToolButton>(bar, "onlineButton"));
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(toggled[0][0].toBool(), false);
    bar.setSnapshot(snapshotOf({}));
    QVERIFY(!child<QProgressBar>(bar, "syncProgressBar").isVisible());
}

QTEST_MAIN(TestBannerArea)
#include "tst_bannerarea.moc"
