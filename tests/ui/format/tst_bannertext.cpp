// SPDX-License-Identifier: MIT

#include "ui/format/errors/errordetails.h"
#include "ui/format/sync/bannertext.h"

#include <QTest>

using namespace lockstep;

namespace {

WalletView named(const char* name, WalletState state)
{
    WalletView view;
    view.name = QString::fromUtf8(name);
    view.state = state;
    view.syncedTo.height = {910'118};
    return view;
}

/// An import of "Old phone" while `others` wait.
SyncSnapshot importing(const QList<const char*>& others)
{
    SyncSnapshot snapshot;
    snapshot.manager = ManagerState::Maintenance;
    snapshot.synced.height = {910'118};
    for (const char* name : others) snapshot.wallets += named(name, WalletState::Paused);
    snapshot.wallets += named("Old phone", WalletState::Importing);
    JobView job;
    job.walletName = QStringLiteral("Old phone");
    job.state = JobState::Running;
    job.from = {1};
    job.next = {612'341};
    job.to = {910'118};
    job.secondsLeft = 170;
    snapshot.jobs = {job};
    return snapshot;
}

} // namespace

Q_DECLARE_METATYPE(lockstep::Errc)

class TestBannerText final : public QObject
{
    Q_OBJECT
private slots:
    void maintenanceNamesWhoWaitsAndWhere_data()
    {
        QTest::addColumn<QList<const char*>>("others");
        QTest::addColumn<QString>("paused");
        using Names = QList<const char*>;
        QTest::newRow("nobody") << Names{} << "";
        QTest::newRow("one") << Names{"Daily"} << " Daily is paused at block 910,118 and continues by itself.";
        QTest::newRow("two") << Names{"Daily", "Savings"}
                             << " Daily and Savings are paused at block 910,118 and continue by themselves.";
        QTest::newRow("four") << Names{"Daily", "Savings", "A", "B"}
                              << " Daily, Savings and 2 more are paused at block 910,118 and continue by themselves.";
    }

    void maintenanceNamesWhoWaitsAndWhere()
    {
        QFETCH(QList<const char*>, others);
        QFETCH(QString, paused);
        QCOMPARE(maintenanceBanner(importing(others)),
                 QStringLiteral("Importing \"Old phone\": block 612,340 of 910,118 (67\u00a0%), about 3\u00a0min left.")
                     + paused);
    }

    void whereBlocksAreLetThroughNobodyIsCalledPaused()
    {
        SyncSnapshot snapshot = importing({"Daily"});
        snapshot.letsBlocksThrough = true;
        snapshot.wallets[0].id = WalletId{7}; // another one than the import's
        snapshot.wallets[0].state = WalletState::Synced;
        const QString words = maintenanceBanner(snapshot);
        QVERIFY2(words.endsWith("The other wallets go on with new blocks."), qPrintable(words));
        QVERIFY(!words.contains("paused"));
    }

    void anImportInAnIdleMomentHoldsNobody()
    {
        SyncSnapshot snapshot = importing({"Daily"});
        snapshot.jobs[0].startsWhenIdle = true;
        snapshot.wallets[0].id = WalletId{7};
        snapshot.wallets[0].state = WalletState::Synced;
        const QString words = maintenanceBanner(snapshot);
        QVERIFY2(words.endsWith("The other wallets go on with new blocks."), qPrintable(words));
    }

    void anImportThatGetsNoBlockSaysSoAndHoldsNobody_data()
    {
        QTest::addColumn<JobKind>("kind");
        QTest::newRow("a wallet") << JobKind::Wallet;
        QTest::newRow("some addresses") << JobKind::Scripts;
    }

    void anImportThatGetsNoBlockSaysSoAndHoldsNobody()
    {
        QFETCH(JobKind, kind);
        SyncSnapshot snapshot = importing({"Daily"});
        snapshot.jobs[0].kind = kind;
        snapshot.jobs[0].isStuck = true;
        snapshot.wallets[0].id = WalletId{7};
        snapshot.wallets[0].state = WalletState::Synced;
        const QString words = maintenanceBanner(snapshot);
        QVERIFY2(words.endsWith("at block 612,340, waiting for blocks that have not come yet. The other wallets go on "
                                "with new blocks."),
                 qPrintable(words));
    }

    void aTargetedScanNamesItsWindow()
    {
        SyncSnapshot snapshot = importing({});
        JobView& job = snapshot.jobs[0];
        job.kind = JobKind::Scripts;
        job.scripts = 1;
        job.walletName = QStringLiteral("Savings");
        job.from = {800'000};
        job.next = {804'921};
        job.to = {812'000};
        QCOMPARE(maintenanceBanner(snapshot),
                 QStringLiteral(u"Scanning 1 address in \"Savings\", blocks 800,000–812,000 (41\u00a0%)."));
    }

    void withoutAnImportThereIsNoBanner() { QCOMPARE(maintenanceBanner({}), QString()); }

    void anErrorSaysWhatHappenedAndThatTheOthersGoOn_data()
    {
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("disk") << Errc::DiskFull << "\"Daily\" could not save block 910,119 (disk full).";
        QTest::newRow("database") << Errc::Database << "\"Daily\" could not save block 910,119 (database error).";
        QTest::newRow("other") << Errc::WalletLocked << "\"Daily\" stopped at block 910,118. The wallet is locked.";
    }

    void anErrorSaysWhatHappenedAndThatTheOthersGoOn()
    {
        QFETCH(Errc, code);
        QFETCH(QString, sentence);
        SyncSnapshot snapshot;
        snapshot.wallets = {named("Daily", WalletState::Error)};
        snapshot.wallets[0].problem = Error{code, {}};
        QCOMPARE(walletErrorBanner(snapshot.wallets[0], snapshot), sentence);
        snapshot.wallets += named("Savings", WalletState::Synced);
        QCOMPARE(walletErrorBanner(snapshot.wallets[0], snapshot), sentence + " The other wallets continue.");
        QVERIFY(!errorConsequence(snapshot.wallets[0].problem).isEmpty());
    }

    void whereNobodyGoesOnNobodyIsSaidTo()
    {
        SyncSnapshot snapshot;
        snapshot.wallets = {named("Daily", WalletState::Error), named("Savings", WalletState::Stopped)};
        snapshot.wallets[0].problem = Error{Errc::DiskFull, {}};
        QVERIFY(!walletErrorBanner(snapshot.wallets[0], snapshot).contains("continue"));
        snapshot.wallets[1].state = WalletState::Error;
        const QString both = walletErrorBanner(snapshot.wallets[0], snapshot);
        QVERIFY2(both.endsWith("1 more wallet stopped too."), qPrintable(both));
    }

    void whoThePersonPausedIsNotSaidToContinueByItself()
    {
        SyncSnapshot snapshot = importing({"Daily", "Savings"});
        snapshot.wallets[1].pauseCause = PauseCause::Person;
        const QString words = maintenanceBanner(snapshot);
        QVERIFY2(words.contains("Daily is paused") && !words.contains("Savings"), qPrintable(words));
    }

    void detailsToCopyNameNoWallet()
    {
        SyncSnapshot snapshot;
        snapshot.wallets = {named("Daily", WalletState::Error)};
        snapshot.wallets[0].problem = Error{Errc::DiskFull, "write failed"};
        const QString details = errorDetails(snapshot);
        QVERIFY2(details.contains("disk-full") && details.contains("write failed"), qPrintable(details));
        QVERIFY(!details.contains("Daily"));
    }

    void noPeerAtAllIsSaid()
    {
        SyncSnapshot snapshot;
        snapshot.synced.height = {7};
        const QString sentence = "No peer answers yet. Perhaps this computer is offline; Lockstep keeps trying.";
        QCOMPARE(noPeersBanner(snapshot), sentence);
        snapshot.wallets = {named("Daily", WalletState::Connecting)};
        QCOMPARE(noPeersBanner(snapshot), sentence + " Balances are as of block 7.");
        snapshot.peersSetAside = {{"node.example:8333", Offence::BadFilter}};
        QVERIFY(noPeersBanner(snapshot).startsWith("Your node node.example:8333 sent a block filter"));
        snapshot.online = false;
        QCOMPARE(noPeersBanner(snapshot), QString());
    }

    void offlineSaysSinceWhenAndAsOfWhat()
    {
        SyncSnapshot snapshot;
        snapshot.synced.height = {910'101};
        QCOMPARE(offlineBanner(snapshot, 0, 5), "Offline.");
        snapshot.wallets = {named("Daily", WalletState::Offline)};
        QCOMPARE(offlineBanner(snapshot, 0, 5), QStringLiteral("Offline. Balances are as of block 910,101."));
        QVERIFY(offlineBanner(snapshot, 1'700'000'000, 1'700'000'100).startsWith(QStringLiteral("Offline since ")));
    }

    void catchingUpCountsFromTheWalletFurthestBehind()
    {
        SyncSnapshot snapshot;
        snapshot.tip.height = {910'118};
        snapshot.wallets
            = {named("A", WalletState::Syncing), named("B", WalletState::Syncing), named("C", WalletState::Stopped)};
        snapshot.wallets[1].syncedTo.height = {870'002};
        snapshot.wallets[2].syncedTo.height = {1};
        QCOMPARE(catchingUpBanner(snapshot), QStringLiteral("Catching up: 40,116 blocks left."));
        snapshot.wallets[0].lastSyncTime = 1'780'000'000;
        snapshot.wallets[1].lastSyncTime = 1'700'000'000; // the day of the block it stands at
        snapshot.wallets[2].lastSyncTime = 1'231'006'505;
        QCOMPARE(catchingUpBanner(snapshot),
                 QStringLiteral("Catching up: 40,116 blocks left. Payments after 2023-11-14 are not shown yet."));
        PeerInfo peer;
        peer.announcedHeight = {920'118};
        snapshot.peers = {peer}; // whose headers are still to come
        QVERIFY(catchingUpBanner(snapshot).startsWith("Catching up: 50,116 blocks left."));
        snapshot.wallets[1].syncedTo.height = {910'118};
        QCOMPARE(catchingUpBanner(snapshot), QString());
    }

    void peersWithoutFiltersAreSaid()
    {
        SyncSnapshot snapshot;
        QCOMPARE(noFilterPeersBanner(snapshot), QString());
        snapshot.peers = {PeerInfo{}, PeerInfo{}, PeerInfo{}};
        QCOMPARE(noFilterPeersBanner(snapshot), QStringLiteral("Connected to 3 peers, none with block filters."));
        snapshot.peers[0].servesFilters = true;
        QCOMPARE(noFilterPeersBanner(snapshot), QString());
    }

    void aFinishedImportTellsWhatItFound()
    {
        SyncSnapshot snapshot;
        snapshot.synced.height = {910'120};
        WalletView phone = named("Old phone", WalletState::Synced);
        phone.balance.confirmed = *Amount::fromSatoshis(12'000);
        QCOMPARE(importDoneBanner(phone, JobKind::Wallet, 14),
                 QStringLiteral(u"\"Old phone\" imported: 14 transactions, 0.000\u202f120\u202f00 BTC."));
        QVERIFY(importDoneBanner(phone, JobKind::Wallet, 2'000).contains("2,000 transactions"));
        QVERIFY(importDoneBanner(phone, JobKind::Wallet, 1).contains("1 transaction,"));
        QCOMPARE(allAtBanner(snapshot), "All wallets at block 910,120.");
        snapshot.wallets = {named("Daily", WalletState::Synced)}; // elsewhere
        QCOMPARE(allAtBanner(snapshot), QString());
    }

    void aFinishedScanIsNotCalledAnImport()
    {
        const WalletView savings = named("Savings", WalletState::Synced);
        QCOMPARE(importDoneBanner(savings, JobKind::Rescan, 0), "\"Savings\" rescanned: nothing new.");
        QCOMPARE(importDoneBanner(savings, JobKind::Rescan, 3), "\"Savings\" rescanned: 3 transactions.");
        QCOMPARE(importDoneBanner(savings, JobKind::Scripts, 1), "Addresses in \"Savings\" scanned: 1 transaction.");
        QCOMPARE(importDoneBanner(savings, JobKind::Scripts, 0), "Addresses in \"Savings\" scanned: nothing new.");
    }
};

QTEST_GUILESS_MAIN(TestBannerText)
#include "tst_bannertext.moc"
