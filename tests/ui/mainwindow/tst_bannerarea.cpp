// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/format/plain/datetext.h"
#include "ui/mainwindow/banners/bannerarea.h"
#include "ui/mainwindow/banners/maintenancebanner.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestBannerArea : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyBannerIsWordForWordAsDesigned_data();
    void everyBannerIsWordForWordAsDesigned();
    void theMostImportantComeFirst();
    void anImportSaysHowFarHowLongAndWhoWaits();
    void aPersonPausesResumesAndCancelsTheImport();
    void oneForAnIdleMomentSaysWhyItWaitsAndCanBeStartedNow();
    void severalImportsInOnePassArePausedTogether();
    void aTargetedImportNamesItsWindow();
    void nothingToSayTakesNoRoom();
    void anErrorStandsAboveTheImportAndOffersRetry();
    void offlineOffersToConnect();
    void twoStripsAtMostAndTheRestAsANumber();
    void whatFailedIsNotHiddenBehindAnImport();
    void onAMeteredConnectionItSaysWhatWaitsAndOffersToGoOn();
    void aNoticeCanBeClosed();
    void anErrorHasThreePartsAndItsDetailsCanBeCopied();
    void aStalledConnectionIsExplained();
    void aWrongClockIsExplained_data();
    void aWrongClockIsExplained();
    void catchingUpIsSaidWithWhatIsNotShownYet();
    void aWalletsErrorDoesNotHideTheReorgThatWaits();
    void severalFailedWalletsAreCounted();
    void aFailedImportTakesOnePlaceAndCanBeTriedAgainOrCancelled();
    void importsThatEndTogetherAreAllTold();
    void whatFailedCanBeCopied();
    void theNetworkIsOfferedWhereSomebodyShowsIt();
    void aReorgThatWaitsLeadsToTheDecision();
    void aFinishedImportLeadsToItsWallet();
    void nothingLeadsToWhatIsShownAlready();
    void aReminderOffersToConfirmTheWordsOrToWait();

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

namespace {

/// A banner of wallet-application.md 3.5.
struct Designed
{
    QString strip;
    QString symbol; ///< Empty: drawn.
    QString sentence;
    QStringList buttons;
    SyncSnapshot snapshot;
    QString done;
};

SyncSnapshot importOfOldPhone()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.jobs[0].next = BlockHeight{612'341};
    for (const std::int64_t id : {4, 5}) snapshot.wallets += walletView(id, "Till", WalletState::Paused);
    return snapshot;
}

SyncSnapshot scanInSavings()
{
    SyncSnapshot snapshot = importingSnapshot();
    JobView& job = snapshot.jobs[0];
    job.kind = JobKind::Scripts;
    job.scripts = 1;
    job.walletName = "Savings";
    job.from = BlockHeight{800'000};
    job.next = BlockHeight{804'921};
    job.to = BlockHeight{812'000};
    return snapshot;
}

SyncSnapshot errorInDaily()
{
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Error), walletView(2, "Savings")});
    snapshot.wallets[0].problem = Error{Errc::DiskFull, {}};
    return snapshot;
}

SyncSnapshot farBehind()
{
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Syncing)});
    snapshot.manager = ManagerState::Syncing;
    snapshot.wallets[0].syncedTo.height = snapshot.synced.height = BlockHeight{870'002};
    return snapshot;
}

SyncSnapshot offline()
{
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Offline)});
    snapshot.online = false;
    snapshot.manager = ManagerState::Offline;
    snapshot.synced.height = BlockHeight{910'101};
    return snapshot;
}

SyncSnapshot withoutFilters()
{
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily")});
    snapshot.peers = {PeerInfo{}, PeerInfo{}, PeerInfo{}};
    return snapshot;
}

SyncSnapshot unconfirmed()
{
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily")});
    snapshot.wallets[0].words = WordsBackup::Unconfirmed;
    return snapshot;
}

QList<Designed> designed()
{
    const QString day = dateText(1'780'000'000);
    return {
        {"maintenanceBanner",
         "⚙",
         "Importing \"Old phone\": block 612,340 of 910,118 (67\u00a0%), about 3\u00a0min left. Daily, Savings and 2 "
         "more "
         "are paused at block 910,118 and continue by themselves.",
         {"Details", "Pause import, resume others", "Cancel import"},
         importOfOldPhone(),
         {}},
        {"maintenanceBanner",
         "⚙",
         "Scanning 1 address in \"Savings\", blocks 800,000–812,000 (41\u00a0%).",
         {"Cancel scan"},
         scanInSavings(),
         {}},
        {"errorBanner",
         "⚠",
         "\"Daily\" could not save block 910,119 (disk full). The other wallets continue.",
         {"Retry", "Copy details"},
         errorInDaily(),
         {}},
        {"offlineBanner",
         "⌀",
         "Offline since 14:02. Balances are as of block 910,101.",
         {"Connect", "Network settings"},
         offline(),
         {}},
        {"behindBanner",
         "◔",
         "Catching up: 40,116 blocks left. Payments after " + day + " are not shown yet.",
         {"Details"},
         farBehind(),
         {}},
        {"stalledBanner",
         "⚠",
         "Connected to 3 peers, none with block filters.",
         {"Network settings"},
         withoutFilters(),
         {}},
        {"backupBanner",
         {},
         "The recovery words of \"Daily\" were never confirmed.",
         {"Confirm now", "Remind later"},
         unconfirmed(),
         {}},
        {"noticeBanner",
         "✓",
         "\"Old phone\" imported: 14 transactions, 0.000\u202f120\u202f00 BTC. All wallets at block 910,118.",
         {"Open", "×"},
         snapshotOf({walletView(3, "Old phone")}),
         "\"Old phone\" imported: 14 transactions, 0.000\u202f120\u202f00 BTC."},
    };
}

} // namespace

void TestBannerArea::everyBannerIsWordForWordAsDesigned_data()
{
    QTest::addColumn<int>("number");
    const char* const names[]{"MAINT", "MAINT2", "ERROR", "OFFL", "STALE", "NOPEER", "BACKUP", "DONE"};
    QCOMPARE(designed().size(), qsizetype(std::size(names)));
    for (int i = 0; i < designed().size(); ++i) QTest::newRow(names[i]) << i;
}

void TestBannerArea::everyBannerIsWordForWordAsDesigned()
{
    QFETCH(int, number);
    const Designed wanted = designed()[number];
    const std::int64_t afternoon = QDateTime(QDate(2026, 5, 28), QTime(14, 2)).toSecsSinceEpoch();
    m_area->offerNetwork();
    m_area->setSnapshot(wanted.snapshot, afternoon);
    const WalletView& first = wanted.snapshot.wallets.first();
    if (first.words == WordsBackup::Unconfirmed) m_area->setReminder(&first);
    if (!wanted.done.isEmpty()) m_area->showDone(wanted.done, first.id, "All wallets at block 910,118.");
    Strip& shown = strip(wanted.strip.toLatin1().constData());
    QVERIFY(shown.isVisible());
    QCOMPARE(shown.sentence().split('\n').first(), wanted.sentence); // the second line: what it means, what to do
    QCOMPARE(shown.findChild<QLabel*>()->text(), wanted.symbol);
    QList<QPushButton*> buttons = shown.findChildren<QPushButton*>();
    buttons.removeIf([](const QPushButton* button) { return !button->isVisible(); });
    std::ranges::sort(buttons, {}, [](const QPushButton* button) { return button->x(); });
    QStringList texts;
    for (const QPushButton* button : std::as_const(buttons)) texts += button->text().remove('&');
    QCOMPARE(texts, wanted.buttons);
    int strips = 0;
    for (const Strip* each : m_area->findChildren<Strip*>()) strips += each->isVisible();
    QCOMPARE(strips, 1);
}

void TestBannerArea::theMostImportantComeFirst()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.wallets[0].state = WalletState::Error;
    snapshot.wallets[0].problem = snapshot.problem = Error{Errc::DiskFull, {}};
    snapshot.online = false;
    const QStringList order{"errorBanner", "maintenanceBanner", "problemBanner", "offlineBanner"};
    for (qsizetype gone = 0; gone + 2 <= order.size(); ++gone) {
        if (gone > 0) snapshot.wallets[0].state = WalletState::Paused;
        if (gone > 1) snapshot.jobs.clear();
        show(snapshot);
        for (const QString& name : order) {
            const auto place = order.indexOf(name);
            QCOMPARE(strip(name.toLatin1().constData()).isVisible(), place == gone || place == gone + 1);
        }
        QVERIFY(strip(order[gone].toLatin1().constData()).y() < strip(order[gone + 1].toLatin1().constData()).y());
    }
}

void TestBannerArea::anImportSaysHowFarHowLongAndWhoWaits()
{
    const QString said = strip("maintenanceBanner").sentence();
    for (const char* part : {"Importing \"Old phone\"", "67\u00a0%", "about 3\u00a0min left",
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
    const QString said = strip("maintenanceBanner").sentence();
    QVERIFY2(said.contains("paused at block 612,339 of 910,118 (67\u00a0%)"), qPrintable(said));
    held.jobs[0].next = held.jobs[0].from;
    show(held);
    QVERIFY(!strip("maintenanceBanner").sentence().contains('%')); // it has not begun
    QVERIFY(!child<QPushButton>(*m_area, "pauseImportButton").isVisible());
    click(child<QPushButton>(*m_area, "resumeImportButton"));
    click(child<QPushButton>(*m_area, "cancelImportButton"));
    QCOMPARE(resumed.count(), 1);
    QCOMPARE(cancelled.count(), 1);
}

void TestBannerArea::oneForAnIdleMomentSaysWhyItWaitsAndCanBeStartedNow()
{
    SyncSnapshot waiting = importingSnapshot();
    waiting.jobs[0].state = JobState::Queued;
    show(waiting);
    QVERIFY(strip("maintenanceBanner").sentence().isEmpty()); // its turn comes soon
    waiting.jobs[0].startsWhenIdle = true;
    show(waiting);
    const QString said = strip("maintenanceBanner").sentence();
    QVERIFY2(said.contains("waiting for an idle moment; new blocks and other imports go first"), qPrintable(said));
    QVERIFY2(said.contains("at block 612,339 of 910,118 (67\u00a0%)"), qPrintable(said));
    QVERIFY(!child<QPushButton>(*m_area, "pauseImportButton").isVisible());
    auto& start = child<QPushButton>(*m_area, "resumeImportButton");
    QCOMPARE(start.text().remove('&'), "Start now");
    QSignalSpy started(m_area.get(), &BannerArea::resumeClicked);
    click(start);
    QCOMPARE(started.count(), 1);
    QCOMPARE(started[0][0].value<JobId>(), JobId{9});
    SyncSnapshot running = importingSnapshot(); // in an idle moment: nobody else is paused by it
    running.jobs[0].startsWhenIdle = true;
    show(running);
    QCOMPARE(child<QPushButton>(*m_area, "pauseImportButton").text().remove('&'), "Pause import");
}

void TestBannerArea::severalImportsInOnePassArePausedTogether()
{
    QSignalSpy paused(m_area.get(), &BannerArea::pauseClicked);
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.jobs += snapshot.jobs.first();
    snapshot.jobs[1].id = JobId{10};
    show(snapshot);
    const QString said = strip("maintenanceBanner").sentence();
    QVERIFY2(said.contains("Importing \"Old phone\" and 1 more in the same pass"), qPrintable(said));
    QVERIFY(!child<QPushButton>(*m_area, "cancelImportButton").isVisible()); // one by one, in the list
    click(child<QPushButton>(*m_area, "pauseImportButton"));
    QCOMPARE(paused.count(), 2);
    QCOMPARE(paused[1][0].value<JobId>(), JobId{10});
    show(importingSnapshot());
    QVERIFY(child<QPushButton>(*m_area, "cancelImportButton").isVisible());
}

void TestBannerArea::aTargetedImportNamesItsWindow()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.jobs[0].kind = JobKind::Scripts;
    snapshot.jobs[0].scripts = 1;
    show(snapshot);
    const QString said = strip("maintenanceBanner").sentence();
    QVERIFY2(said.contains("Scanning 1 address in \"Old phone\"") && said.contains("(67\u00a0%)"), qPrintable(said));
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
    QVERIFY(strip("offlineBanner").sentence().contains("Balances are as of"));
    QSignalSpy wanted(m_area.get(), &BannerArea::connectClicked);
    click(child<QPushButton>(*m_area, "connectButton"));
    QCOMPARE(wanted.count(), 1);
    snapshot.wallets.clear();
    show(snapshot);
    QVERIFY(strip("offlineBanner").sentence().startsWith("Offline since"));
    QVERIFY(!strip("offlineBanner").sentence().contains("Balances")); // there are none
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
    auto& more = child<QPushButton>(*m_area, "moreBannersButton");
    QCOMPARE(more.text(), "2 more");
    QCOMPARE(more.accessibleName(), "2 more");
    click(more); // what they say is not out of reach
    QVERIFY(strip("errorBanner").isVisible() && strip("offlineBanner").isVisible());
    QVERIFY(strip("noticeBanner").isVisible());
    QCOMPARE(more.text(), "Show fewer");
    click(more);
    QVERIFY(strip("errorBanner").isVisible() && !strip("noticeBanner").isVisible());
}

void TestBannerArea::whatFailedIsNotHiddenBehindAnImport()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.online = false;
    show(snapshot);
    m_area->showNotice("The file could not be written.", Tone::Bad);
    QVERIFY(strip("maintenanceBanner").isVisible() && strip("noticeBanner").isVisible());
    QVERIFY(!strip("offlineBanner").isVisible());
    click(child<QPushButton>(*m_area, "closeNoticeButton"));
    QVERIFY(strip("offlineBanner").isVisible());
}

void TestBannerArea::onAMeteredConnectionItSaysWhatWaitsAndOffersToGoOn()
{
    SyncSnapshot waiting = importingSnapshot();
    waiting.savesData = true;
    waiting.stall = Stall::SavesData;
    for (JobView& job : waiting.jobs) job.state = JobState::Queued;
    show(waiting);
    const QString said = strip("meteredBanner").sentence();
    QVERIFY2(said.contains("metered") && said.contains("wait"), qPrintable(said));
    QSignalSpy anyway(m_area.get(), &BannerArea::downloadClicked);
    click(child<QPushButton>(*m_area, "downloadAnywayButton"));
    QCOMPARE(anyway.count(), 1);
    waiting.stall = Stall::None;
    show(waiting);
    QVERIFY(!strip("meteredBanner").isVisible());
}

void TestBannerArea::aNoticeCanBeClosed()
{
    m_area->showNotice("Address copied.", Tone::Good);
    QVERIFY(strip("noticeBanner").isVisible());
    click(child<QPushButton>(*m_area, "closeNoticeButton"));
    QVERIFY(!strip("noticeBanner").isVisible());
}

void TestBannerArea::anErrorHasThreePartsAndItsDetailsCanBeCopied()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.wallets[0].state = WalletState::Error;
    snapshot.wallets[0].problem = Error{Errc::DiskFull, "write failed"};
    show(snapshot);
    const QStringList lines = strip("errorBanner").sentence().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0], "\"Daily\" could not save block 910,119 (disk full). The other wallets continue.");
    QVERIFY2(lines[1].contains("safe") && lines[1].contains("Free some space"), qPrintable(lines[1]));
    click(child<QPushButton>(*m_area, "copyDetailsButton"));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains("disk-full") && copied.contains("write failed"), qPrintable(copied));
    QVERIFY(!copied.contains("Daily")); // no name, no address, no key
}

void TestBannerArea::aStalledConnectionIsExplained()
{
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily")});
    snapshot.peers = {PeerInfo{}, PeerInfo{}, PeerInfo{}};
    show(snapshot);
    QCOMPARE(strip("stalledBanner").sentence(), "Connected to 3 peers, none with block filters.");
    snapshot.peers.clear();
    m_area->setSnapshot(snapshot, Now);
    QVERIFY(!strip("stalledBanner").isVisible()); // connecting takes a moment
    m_area->setSnapshot(snapshot, Now + 11);
    QVERIFY(strip("stalledBanner").sentence().startsWith("No peer answers yet."));
    m_area->setNobodyToCall("Nobody can be called.");
    m_area->setSnapshot(snapshot, Now + 12);
    QCOMPARE(strip("stalledBanner").sentence(), "Nobody can be called.");
    m_area->offerNetwork();
    QSignalSpy settings(m_area.get(), &BannerArea::networkSettingsClicked);
    click(child<QPushButton>(*m_area, "stalledNetworkButton"));
    QCOMPARE(settings.count(), 1);
}

void TestBannerArea::aWrongClockIsExplained_data()
{
    QTest::addColumn<std::int64_t>("peersAhead");
    QTest::addColumn<bool>("refusesFuture");
    QTest::addColumn<QString>("words");
    QTest::newRow("behind") << std::int64_t{3'600} << false << "clock is 1\u00a0h behind";
    QTest::newRow("ahead") << std::int64_t{-3'600} << false << "clock is 1\u00a0h ahead";
    QTest::newRow("a block is refused") << std::int64_t{0} << true << "dated more than two hours ahead";
}

void TestBannerArea::aWrongClockIsExplained()
{
    QFETCH(std::int64_t, peersAhead);
    QFETCH(bool, refusesFuture);
    QFETCH(QString, words);
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily")});
    snapshot.stall = Stall::ClockWrong;
    snapshot.clockOffset = peersAhead;
    snapshot.refusesFuture = refusesFuture;
    show(snapshot);
    const QString said = strip("stalledBanner").sentence();
    QVERIFY(strip("stalledBanner").isVisible());
    QVERIFY2(said.contains(words) && said.contains("Your coins are safe"), qPrintable(said));
    snapshot.stall = Stall::None;
    show(snapshot);
    QVERIFY(!strip("stalledBanner").isVisible());
}

void TestBannerArea::catchingUpIsSaidWithWhatIsNotShownYet()
{
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Syncing)});
    snapshot.manager = ManagerState::Syncing;
    snapshot.wallets[0].syncedTo.height = snapshot.synced.height = BlockHeight{870'002};
    show(snapshot);
    QVERIFY(strip("behindBanner").isVisible());
    const QString said = strip("behindBanner").sentence();
    QVERIFY2(said.startsWith("Catching up: 40,116 blocks left. Payments after "), qPrintable(said));
    m_area->offerNetwork();
    QSignalSpy details(m_area.get(), &BannerArea::networkClicked);
    click(child<QPushButton>(*m_area, "behindDetailsButton"));
    QCOMPARE(details.count(), 1);
    snapshot.wallets[0].syncedTo.height = snapshot.synced.height = BlockHeight{910'000}; // caught up before it is read
    show(snapshot);
    QVERIFY(!strip("behindBanner").isVisible());
}

void TestBannerArea::aWalletsErrorDoesNotHideTheReorgThatWaits()
{
    WalletView failed = walletView(1, "Daily", WalletState::Error);
    failed.problem = Error{Errc::DiskFull, {}};
    SyncSnapshot snapshot = snapshotOf({failed, walletView(2, "Savings")});
    snapshot.problem = Error{Errc::DeepReorg, "120"};
    snapshot.heldReorg.emplace();
    show(snapshot);
    QVERIFY(child<QPushButton>(*m_area, "decideReorgButton").isVisible());
    QVERIFY(child<QPushButton>(*m_area, "retryWalletButton").isVisible());
    QVERIFY(strip("problemBanner").y() > strip("errorBanner").y());
    QVERIFY(!strip("errorBanner").sentence().contains("continue")); // nothing moves
}

void TestBannerArea::severalFailedWalletsAreCounted()
{
    QList<WalletView> wallets;
    for (int i = 1; i <= 3; ++i) {
        wallets += walletView(i, QStringLiteral("Wallet %1").arg(i), WalletState::Error);
        wallets.last().problem = Error{Errc::DiskFull, {}};
    }
    show(snapshotOf(wallets));
    const QString all = strip("errorBanner").sentence().split('\n').first();
    QCOMPARE(all, "\"Wallet 1\" could not save block 910,119 (disk full). 2 more wallets stopped too.");
    show(snapshotOf(wallets + QList{walletView(4, "Savings")}));
    const QString but = strip("errorBanner").sentence().split('\n').first();
    QCOMPARE(but, all + " The other wallets continue.");
}

void TestBannerArea::aFailedImportTakesOnePlaceAndCanBeTriedAgainOrCancelled()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.manager = ManagerState::Connected;
    snapshot.jobs[0].state = JobState::Failed;
    snapshot.wallets[2].state = WalletState::Error;
    snapshot.wallets[2].problem = snapshot.jobs[0].problem = Error{Errc::DiskFull, {}};
    snapshot.online = false;
    show(snapshot);
    QVERIFY(strip("errorBanner").sentence().contains("Old phone"));
    QVERIFY(!strip("maintenanceBanner").isVisible());
    QVERIFY(strip("offlineBanner").isVisible());
    QSignalSpy retried(m_area.get(), &BannerArea::retryClicked);
    QSignalSpy cancelled(m_area.get(), &BannerArea::cancelClicked);
    click(child<QPushButton>(*m_area, "retryWalletButton"));
    click(child<QPushButton>(*m_area, "cancelFailedButton"));
    QCOMPARE(retried.count(), 1);
    QCOMPARE(retried[0][0].value<WalletId>(), WalletId{3});
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(cancelled[0][0].value<JobId>(), JobId{9});
    snapshot.jobs.clear(); // an error without an import: nothing to cancel
    show(snapshot);
    QVERIFY(!child<QPushButton>(*m_area, "cancelFailedButton").isVisible());
}

void TestBannerArea::importsThatEndTogetherAreAllTold()
{
    show(snapshotOf({walletView(2, "Savings"), walletView(3, "Old phone")}));
    m_area->showDone("\"Old phone\" imported.", WalletId{3}, "All wallets at block 7.");
    m_area->showDone("\"Savings\" rescanned.", WalletId{2}, "All wallets at block 8.");
    QCOMPARE(strip("noticeBanner").sentence(),
             "\"Old phone\" imported.\n\"Savings\" rescanned. All wallets at block 8.");
    QSignalSpy opened(m_area.get(), &BannerArea::openClicked);
    click(child<QPushButton>(*m_area, "openWalletButton"));
    QCOMPARE(opened[0][0].value<WalletId>(), WalletId{}); // all of them
    m_area->showDone("\"Daily\" imported.", WalletId{1});
    QCOMPARE(strip("noticeBanner").sentence(), "\"Daily\" imported."); // the others were read
    for (int i = 0; i < 5; ++i) m_area->showDone("More.", WalletId{1});
    QVERIFY(strip("noticeBanner").sentence().startsWith("2 more ended before.\nMore."));
}

void TestBannerArea::whatFailedCanBeCopied()
{
    show(snapshotOf({walletView(1, "Daily")}));
    auto& copy = child<QPushButton>(*m_area, "copyNoticeButton");
    const auto copied = [&copy] {
        click(copy);
        return QGuiApplication::clipboard()->text();
    };
    const Error full{Errc::DiskFull, "/home/sam/Daily/labels.jsonl"};
    m_area->showNotice("The labels of \"Daily\" could not be written.", Tone::Bad, full);
    const QString details = copied(); // not the sentence: it names the wallet
    QVERIFY2(details.contains("Lockstep") && details.endsWith("disk-full: …"), qPrintable(details));
    QVERIFY2(!details.contains("Daily"), qPrintable(details));
    m_area->showNotice("The labels of \"Daily\" are not applied.", Tone::Warning, full);
    QVERIFY2(copied().endsWith("disk-full: …"), qPrintable(copied()));
    m_area->showNotice("\"/home/sam\" could not be shown.", Tone::Bad, Error{Errc::Io, "no program opened it"});
    QVERIFY2(copied().endsWith("io: no program opened it") && !copied().contains("sam"), qPrintable(copied()));
    m_area->showNotice("Something went wrong.", Tone::Bad); // what helps nobody is not offered
    QVERIFY(!copy.isVisible());
    m_area->showNotice("Saved.", Tone::Good);
    QVERIFY(!copy.isVisible());
}

void TestBannerArea::theNetworkIsOfferedWhereSomebodyShowsIt()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.online = false;
    show(snapshot);
    QVERIFY(!child<QPushButton>(*m_area, "offlineNetworkButton").isVisible());
    m_area->offerNetwork();
    QSignalSpy settings(m_area.get(), &BannerArea::networkSettingsClicked);
    QSignalSpy state(m_area.get(), &BannerArea::networkClicked);
    click(child<QPushButton>(*m_area, "offlineNetworkButton"));
    QCOMPARE(settings.count(), 1);
    click(child<QPushButton>(*m_area, "importDetailsButton"));
    QCOMPARE(state.count(), 1);
    QCOMPARE(settings.count(), 1);
}

void TestBannerArea::aReorgThatWaitsLeadsToTheDecision()
{
    QSignalSpy network(m_area.get(), &BannerArea::networkClicked);
    SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily")});
    snapshot.problem = Error{Errc::DeepReorg, "120"};
    show(snapshot);
    QVERIFY(!child<QPushButton>(*m_area, "decideReorgButton").isVisible()); // gone already
    snapshot.heldReorg.emplace();
    show(snapshot);
    QVERIFY(strip("problemBanner").sentence().contains("120 blocks"));
    click(child<QPushButton>(*m_area, "decideReorgButton"));
    QCOMPARE(network.count(), 1);
}

void TestBannerArea::aFinishedImportLeadsToItsWallet()
{
    show(snapshotOf({walletView(3, "Old phone")}));
    m_area->showDone("\"Old phone\" imported.", WalletId{3});
    QSignalSpy opened(m_area.get(), &BannerArea::openClicked);
    click(child<QPushButton>(*m_area, "openWalletButton"));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<WalletId>(), WalletId{3});
    QVERIFY(!strip("noticeBanner").isVisible());
    m_area->showNotice("Something else.", Tone::Neutral);
    QVERIFY(!child<QPushButton>(*m_area, "openWalletButton").isVisible());
}

void TestBannerArea::aReminderOffersToConfirmTheWordsOrToWait()
{
    const WalletView daily = walletView(1, "Daily");
    SyncSnapshot snapshot = snapshotOf({daily});
    snapshot.online = false;
    show(snapshot);
    m_area->setReminder(&daily);
    QCOMPARE(strip("backupBanner").sentence(), "The recovery words of \"Daily\" were never confirmed.");
    QVERIFY(strip("backupBanner").y() > strip("offlineBanner").y()); // that stands above it
    QSignalSpy confirmed(m_area.get(), &BannerArea::confirmWordsClicked);
    QSignalSpy later(m_area.get(), &BannerArea::remindLaterClicked);
    click(child<QPushButton>(*m_area, "confirmWordsButton"));
    click(child<QPushButton>(*m_area, "remindLaterButton"));
    QCOMPARE(confirmed.count(), 1);
    QCOMPARE(confirmed[0][0].value<WalletId>(), WalletId{1});
    QCOMPARE(later.count(), 1);
    m_area->showNotice("Saved.", Tone::Neutral);
    QVERIFY(!strip("noticeBanner").isVisible()); // news comes last
    m_area->setReminder(nullptr);
    QVERIFY(!strip("backupBanner").isVisible());
    QVERIFY(strip("noticeBanner").isVisible());
}

void TestBannerArea::nothingLeadsToWhatIsShownAlready()
{
    show(snapshotOf({walletView(2, "Savings"), walletView(3, "Old phone")}));
    const auto& open = child<QPushButton>(*m_area, "openWalletButton");
    m_area->setShown(WalletId{3});
    m_area->showDone("\"Old phone\" imported.", WalletId{3});
    QVERIFY(strip("noticeBanner").isVisible() && !open.isVisible());
    m_area->setShown(WalletId{2});
    QVERIFY(open.isVisible());
    m_area->showNotice("Something else.", Tone::Neutral);
    m_area->setShown(WalletId{3});
    QVERIFY(!open.isVisible());
}

QTEST_MAIN(TestBannerArea)
#include "tst_bannerarea.moc"
