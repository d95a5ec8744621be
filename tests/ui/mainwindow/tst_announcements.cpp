// SPDX-License-Identifier: MIT

#include "tests/support/ear.h"
#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/mainwindow/banners/bannerarea.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/pages/walletheader.h"

#include <QPushButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// What a person who does not see the window is told without asking.
class TestAnnouncements : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aBannerIsReadOutWhenItAppears();
    void whatOnlyMovesIsNotReadOutAgain();
    void howAnImportStandsIsReadOutWhenThatChanges();
    void eachNoticeIsReadOut();
    void whatHasNoRoomIsNotReadOut();
    void aBannerOutOfSightIsSilent();
    void aWalletsStateIsReadOutWhenItChanges();
    void everyBlockIsNoNews();
    void anotherWalletsPageIsNoChange();
    void aPaymentIsReadOutByTheBell();
    void aLockedWindowSaysNothing();
    void whatTheStatusBarSaysIsReadOut();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
    template <typename Widget>
    std::unique_ptr<Widget> shown()
    {
        auto widget = std::make_unique<Widget>();
        widget->resize(900, 300);
        widget->show();
        return widget;
    }
    static SyncSnapshot quiet() { return snapshotOf({walletView(1, "Daily"), walletView(3, "Old phone")}); }
    static SyncSnapshot offline()
    {
        SyncSnapshot snapshot = quiet();
        snapshot.online = false;
        snapshot.manager = ManagerState::Offline;
        return snapshot;
    }
};

void TestAnnouncements::init() { failOnAnyWarning(); }

void TestAnnouncements::aBannerIsReadOutWhenItAppears()
{
    const auto area = shown<BannerArea>();
    area->setSnapshot(quiet(), Now);
    Ear ear;
    area->setSnapshot(offline(), Now);
    QCOMPARE(ear.heard().size(), 1);
    QVERIFY2(ear.heard()[0].startsWith("Offline"), qPrintable(ear.heard()[0]));
    area->setSnapshot(quiet(), Now);
    QCOMPARE(ear.heard().size(), 1); // that it is over, the state of the wallets says
    SyncSnapshot failed = snapshotOf({walletView(1, "Daily", WalletState::Error)});
    failed.wallets[0].problem = Error{Errc::DiskFull, {}};
    area->setSnapshot(failed, Now);
    QCOMPARE(ear.heard().size(), 2);
    QVERIFY2(ear.heard()[1].contains("Daily"), qPrintable(ear.heard()[1]));
}

void TestAnnouncements::whatOnlyMovesIsNotReadOutAgain()
{
    const auto area = shown<BannerArea>();
    area->setSnapshot(offline(), Now);
    Ear ear;
    area->setSnapshot(offline(), Now + 600); // "for 10 minutes"
    SyncSnapshot importing = importingSnapshot();
    area->setSnapshot(importing, Now);
    QCOMPARE(ear.takeHeard().size(), 1); // the import
    importing.jobs[0].next = importing.jobs[0].next + 1'000;
    area->setSnapshot(importing, Now);
    QCOMPARE(ear.heard(), QStringList());
}

void TestAnnouncements::howAnImportStandsIsReadOutWhenThatChanges()
{
    const auto area = shown<BannerArea>();
    SyncSnapshot importing = importingSnapshot();
    area->setSnapshot(importing, Now);
    Ear ear;
    importing.jobs[0].state = JobState::Paused;
    area->setSnapshot(importing, Now);
    QCOMPARE(ear.heard().size(), 1);
    QVERIFY2(ear.heard()[0].contains("paused"), qPrintable(ear.heard()[0]));
}

void TestAnnouncements::eachNoticeIsReadOut()
{
    const auto area = shown<BannerArea>();
    area->setSnapshot(quiet(), Now);
    Ear ear;
    area->showNotice("The words are right.", Tone::Good);
    area->setSnapshot(quiet(), Now); // it stays, and is not said for every snapshot
    QCOMPARE(ear.takeHeard(), QStringList("The words are right."));
    area->showNotice("The disk is full.", Tone::Bad);
    QCOMPARE(ear.takeHeard(), QStringList("The disk is full."));
    click(child<QPushButton>(*area, "closeNoticeButton"));
    area->showNotice("The disk is full.", Tone::Bad); // once more
    QCOMPARE(ear.takeHeard(), QStringList("The disk is full."));
}

void TestAnnouncements::whatHasNoRoomIsNotReadOut()
{
    const auto area = shown<BannerArea>();
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.wallets[0].state = WalletState::Error;
    snapshot.wallets[0].problem = Error{Errc::DiskFull, {}};
    area->setSnapshot(snapshot, Now);
    Ear ear;
    area->showNotice("Saved.", Tone::Neutral); // behind two that are more important
    QCOMPARE(ear.heard(), QStringList());
    area->setSnapshot(quiet(), Now);
    QCOMPARE(ear.heard(), QStringList("Saved."));
}

void TestAnnouncements::aBannerOutOfSightIsSilent()
{
    const auto area = shown<BannerArea>();
    QWidget hidden;
    area->setParent(&hidden); // as in a window that hides
    Ear ear;
    area->setSnapshot(offline(), Now);
    QCOMPARE(ear.heard(), QStringList());
    area->setParent(nullptr);
}

void TestAnnouncements::aWalletsStateIsReadOutWhenItChanges()
{
    const auto header = shown<WalletHeader>();
    const auto show = [&](WalletState state) {
        const SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", state)});
        header->setWallet(snapshot.wallets[0], snapshot, Now);
    };
    show(WalletState::Synced);
    Ear ear;
    show(WalletState::Offline);
    QCOMPARE(ear.takeHeard(), QStringList("Daily: Offline"));
    show(WalletState::Offline);
    QCOMPARE(ear.takeHeard(), QStringList());
    show(WalletState::Synced);
    QCOMPARE(ear.takeHeard(), QStringList("Daily: Up to date"));
}

void TestAnnouncements::everyBlockIsNoNews()
{
    const auto header = shown<WalletHeader>();
    Ear ear;
    for (const WalletState state : {WalletState::Synced, WalletState::Catching, WalletState::Synced}) {
        const SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", state)});
        header->setWallet(snapshot.wallets[0], snapshot, Now);
    }
    QCOMPARE(ear.heard(), QStringList());
}

void TestAnnouncements::anotherWalletsPageIsNoChange()
{
    const auto header = shown<WalletHeader>();
    const SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily"), walletView(2, "Till", WalletState::Stopped)});
    header->setWallet(snapshot.wallets[0], snapshot, Now);
    Ear ear;
    header->setWallet(snapshot.wallets[1], snapshot, Now);
    QCOMPARE(ear.heard(), QStringList());
}

void TestAnnouncements::aPaymentIsReadOutByTheBell()
{
    const auto bar = shown<SyncStatusBar>();
    Ear ear;
    bar->setNews(1);
    bar->setNews(1);
    QCOMPARE(ear.takeHeard(), QStringList("1 new event"));
    bar->setNews(0); // the person has looked
    QCOMPARE(ear.takeHeard(), QStringList());
    bar->setNews(2);
    QCOMPARE(ear.takeHeard(), QStringList("2 new events"));
}

void TestAnnouncements::aLockedWindowSaysNothing()
{
    const auto bar = shown<SyncStatusBar>();
    bar->setAppLock(true, true);
    Ear ear;
    bar->setNews(1);
    bar->say("\"Daily\" was renamed.");
    QCOMPARE(ear.heard(), QStringList());
}

void TestAnnouncements::whatTheStatusBarSaysIsReadOut()
{
    const auto bar = shown<SyncStatusBar>();
    Ear ear;
    bar->say("Copied.");
    bar->say("Copied."); // another one
    QCOMPARE(ear.heard(), (QStringList{"Copied.", "Copied."}));
}

QTEST_MAIN(TestAnnouncements)
#include "tst_announcements.moc"
