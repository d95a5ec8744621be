// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/format/plain/amounttext.h"
#include "ui/mainwindow/desktop/notifier.h"

#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;
using namespace std::chrono_literals;

/// Events and snapshots as a session sends them; what the desktop is told, read back.
class TestNotifier : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aPaymentIsToldWithItsWalletsName();
    void anAmountIsToldOnlyWhereItIsWanted_data();
    void anAmountIsToldOnlyWhereItIsWanted();
    void waitsForTheBalanceOfThatBlock();
    void severalPaymentsOfOneWalletBecomeOne();
    void walletsDoNotWaitForEachOther();
    void nothingIsToldDuringASync();
    void nothingIsToldDuringAnImport();
    void anImportInAnIdleMomentKeepsNoPaymentBack();
    void anImportThatGetsNoBlockKeepsNoPaymentBack();
    void aFinishedImportIsTold();
    void aFinishedScanIsNotCalledAnImport();
    void aWalletThatStoppedIsTold();
    void aPaymentThatAReorgMovedIsNotToldTwice();
    void aPaymentThatAReorgBroughtIsTold();
    void whatIsNotWantedIsNotTold();
    void theWalletsOfAStartAreNoNews();
    void whatOnePeerToldIsCalledUnverified();
    void noAmountOfItIsToldOfALockedWallet();
    void aLockedWindowTellsNeitherNamesNorAmounts();
    void whatWasToldIsTakenBackWhereItsWalletIsLocked();
    void whatWasToldIsTakenBackWhereAmountsAreHidden();
    void manyUnverifiedOnesBecomeOne();

private:
    static constexpr std::int32_t Tip = 910'118;

    void make(std::chrono::milliseconds rest = 1h)
    {
        m_told.clear();
        m_height = Tip;
        m_wallets = {walletView(1, "Daily"), walletView(2, "Savings")};
        m_notifier = std::make_unique<Notifier>(nullptr, rest);
        connect(m_notifier.get(), &Notifier::notified, this,
                [this](WalletId, const QString& title, const QString& text) { m_told += title + ": " + text; });
        NotifierOptions options;
        options.amounts = true;
        m_notifier->setOptions(options);
        showWallets();
        tell(SyncEvent::Kind::Done);
    }
    void showWallets()
    {
        for (WalletView& wallet : m_wallets) wallet.syncedTo.height = BlockHeight{m_height};
        m_notifier->setSnapshot(shared(snapshotOf(m_wallets)));
    }
    void tell(SyncEvent::Kind kind, QList<WalletId> touched = {}, int count = 1)
    {
        SyncEvent event = SyncEvent::of(kind);
        event.height = BlockHeight{m_height};
        event.touched = std::move(touched);
        event.count = count;
        event.wallet = WalletId{1};
        m_notifier->tellEvent(event);
    }
    /// A block at the tip that pays wallet `index`.
    void blockPays(int index, std::int64_t satoshis)
    {
        ++m_height;
        tell(SyncEvent::Kind::Headers);
        tell(SyncEvent::Kind::Block, {m_wallets[index].id});
        owns(index, satoshis);
        showWallets();
        tell(SyncEvent::Kind::Done);
    }
    void isToldOf(int index, std::int64_t satoshis)
    {
        Balance& balance = m_wallets[index].balance;
        balance.unverified = balance.pending = sats(balance.unverified.satoshis() + satoshis);
        showWallets();
    }
    void owns(int index, std::int64_t more)
    {
        Amount& confirmed = m_wallets[index].balance.confirmed;
        confirmed = sats(confirmed.satoshis() + more);
    }

    std::unique_ptr<Notifier> m_notifier;
    QList<WalletView> m_wallets;
    std::int32_t m_height = Tip;
    QStringList m_told;
};

void TestNotifier::init()
{
    failOnAnyWarning();
    make();
}

void TestNotifier::aPaymentIsToldWithItsWalletsName()
{
    blockPays(0, 10'000'000);
    QCOMPARE(m_told, QStringList{"Daily: Received " + amountWithUnit(10'000'000) + "."});
    blockPays(1, -5'000'000);
    QVERIFY2(m_told.last().startsWith("Savings: Sent 0.05"), qPrintable(m_told.last()));
}

void TestNotifier::whatOnePeerToldIsCalledUnverified()
{
    isToldOf(0, 10'000'000);
    QCOMPARE(m_told.size(), 1);
    QVERIFY(m_told.first().contains(amountWithUnit(10'000'000)));
    QVERIFY(m_told.first().contains("unverified"));
    showWallets();
    QCOMPARE(m_told.size(), 1);
}

void TestNotifier::noAmountOfItIsToldOfALockedWallet()
{
    m_wallets[0].auth = WalletAuth::Locked;
    isToldOf(0, 10'000'000);
    QCOMPARE(m_told, QStringList{"Daily: A peer told of a payment. It is unverified and in no block yet."});
}

void TestNotifier::aLockedWindowTellsNeitherNamesNorAmounts()
{
    m_notifier->setWindowLocked(true);
    blockPays(0, 10'000'000);
    isToldOf(1, 20'000'000);
    tell(SyncEvent::Kind::ImportDone);
    tell(SyncEvent::Kind::Error);
    QCOMPARE(m_told.size(), 4);
    for (const QString& told : m_told) {
        QVERIFY2(told.startsWith("Lockstep: "), qPrintable(told));
        for (const char* secret : {"Daily", "Savings", "0.1", "0.2"})
            QVERIFY2(!told.contains(secret), qPrintable(told));
    }
    m_notifier->setWindowLocked(false);
    blockPays(1, 30'000'000);
    tell(SyncEvent::Kind::Error);
    QVERIFY2(m_told.last().startsWith("Daily: "), qPrintable(m_told.last()));
}

void TestNotifier::whatWasToldIsTakenBackWhereItsWalletIsLocked()
{
    QSignalSpy outdated(m_notifier.get(), &Notifier::outdated);
    m_wallets[0].auth = WalletAuth::Unlocked;
    m_wallets[1].auth = WalletAuth::Locked;
    showWallets();
    outdated.clear();
    m_wallets[0].auth = WalletAuth::Locked;
    showWallets();
    QCOMPARE(outdated.count(), 1); // the other one was locked before
    QCOMPARE(outdated[0][0].value<WalletId>(), WalletId{1});
    showWallets();
    QCOMPARE(outdated.count(), 1);
}

void TestNotifier::whatWasToldIsTakenBackWhereAmountsAreHidden()
{
    QSignalSpy outdated(m_notifier.get(), &Notifier::outdated);
    m_notifier->setAmountsHidden(true);
    QCOMPARE(outdated.count(), 2);
    m_notifier->setAmountsHidden(true); // another preference was changed
    m_notifier->setAmountsHidden(false);
    QCOMPARE(outdated.count(), 2);
}

void TestNotifier::manyUnverifiedOnesBecomeOne()
{
    make(50ms);
    for (int i = 0; i < 20; ++i) isToldOf(0, 1'000);
    QCOMPARE(m_told.size(), 1);
    QTRY_COMPARE(m_told.size(), 2);
    QVERIFY(m_told.last().contains(amountWithUnit(19'000)));
}

void TestNotifier::anAmountIsToldOnlyWhereItIsWanted_data()
{
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<bool>("hidden");
    QTest::addColumn<WalletAuth>("auth");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("wanted") << true << false << WalletAuth::Unlocked << true;
    QTest::newRow("wanted, watch-only") << true << false << WalletAuth::WatchOnly << true;
    QTest::newRow("not wanted") << false << false << WalletAuth::Unlocked << false;
    QTest::newRow("hidden") << true << true << WalletAuth::Unlocked << false;
    QTest::newRow("locked") << true << false << WalletAuth::Locked << false;
}

void TestNotifier::anAmountIsToldOnlyWhereItIsWanted()
{
    QFETCH(bool, wanted);
    QFETCH(bool, hidden);
    QFETCH(WalletAuth, auth);
    QFETCH(bool, isTold);
    NotifierOptions options;
    options.amounts = wanted;
    m_notifier->setOptions(options);
    m_notifier->setAmountsHidden(hidden);
    m_wallets[0].auth = auth;
    blockPays(0, 10'000'000);
    QCOMPARE(m_told.size(), 1);
    QCOMPARE(m_told[0].contains("0.1"), isTold);
    if (!isTold) QCOMPARE(m_told[0], "Daily: There is a new payment.");
}

void TestNotifier::waitsForTheBalanceOfThatBlock()
{
    ++m_height;
    tell(SyncEvent::Kind::Block, {WalletId{1}});
    tell(SyncEvent::Kind::Done);
    QVERIFY(m_told.isEmpty());
    owns(0, 1000);
    showWallets();
    QCOMPARE(m_told.size(), 1);
    showWallets();
    QCOMPARE(m_told.size(), 1);
}

void TestNotifier::severalPaymentsOfOneWalletBecomeOne()
{
    make(50ms);
    blockPays(0, 10'000'000);
    blockPays(0, 20'000'000);
    blockPays(0, 20'000'000);
    QCOMPARE(m_told.size(), 1);
    QTRY_COMPARE(m_told.size(), 2);
    QVERIFY2(m_told[1].startsWith("Daily: Received 0.4"), qPrintable(m_told[1]));
}

void TestNotifier::walletsDoNotWaitForEachOther()
{
    blockPays(0, 1000);
    blockPays(1, 1000);
    QCOMPARE(m_told.size(), 2);
}

void TestNotifier::nothingIsToldDuringASync()
{
    m_height += 1000;
    tell(SyncEvent::Kind::Headers, {}, 1000);
    tell(SyncEvent::Kind::Block, {WalletId{1}, WalletId{2}});
    owns(0, 1000);
    showWallets();
    tell(SyncEvent::Kind::Done);
    showWallets();
    QVERIFY(m_told.isEmpty());
    blockPays(0, 10'000'000); // What comes at the tip is told, without what the sync found.
    QVERIFY2(m_told.value(0).contains(amountText(10'000'000)), qPrintable(m_told.value(0)));
}

void TestNotifier::nothingIsToldDuringAnImport()
{
    tell(SyncEvent::Kind::ImportStart);
    tell(SyncEvent::Kind::ImportProgress, {WalletId{1}});
    owns(0, 1000);
    showWallets();
    tell(SyncEvent::Kind::Block, {WalletId{2}});
    QVERIFY(m_told.isEmpty());
}

void TestNotifier::anImportInAnIdleMomentKeepsNoPaymentBack()
{
    SyncSnapshot now = snapshotOf(m_wallets);
    now.jobs = {JobView{}};
    now.jobs[0].startsWhenIdle = true;
    m_notifier->setSnapshot(shared(now));
    tell(SyncEvent::Kind::ImportStart);
    blockPays(1, 1000);
    QCOMPARE(m_told.size(), 1);
    QVERIFY2(m_told[0].startsWith("Savings: Received"), qPrintable(m_told[0]));
}

void TestNotifier::anImportThatGetsNoBlockKeepsNoPaymentBack()
{
    SyncSnapshot now = snapshotOf(m_wallets);
    now.jobs = {JobView{}};
    now.jobs[0].state = JobState::Running;
    m_notifier->setSnapshot(shared(now));
    tell(SyncEvent::Kind::ImportStart);
    now.jobs[0].isStuck = true;
    m_notifier->setSnapshot(shared(now));
    blockPays(1, 1000);
    QCOMPARE(m_told.size(), 1);
}

void TestNotifier::aFinishedImportIsTold()
{
    tell(SyncEvent::Kind::ImportStart);
    tell(SyncEvent::Kind::ImportDone, {}, 1);
    tell(SyncEvent::Kind::ImportDone, {}, 0);
    QCOMPARE(m_told,
             (QStringList{"Daily: The import is finished. 1 payment was found.",
                          "Daily: The import is finished. No payments were found."}));
}

void TestNotifier::aFinishedScanIsNotCalledAnImport()
{
    for (const JobKind kind : {JobKind::Rescan, JobKind::Scripts}) {
        SyncEvent event = SyncEvent::of(SyncEvent::Kind::ImportDone);
        event.wallet = WalletId{1};
        event.jobKind = kind;
        m_notifier->tellEvent(event);
        event.count = 2;
        m_notifier->tellEvent(event);
    }
    QCOMPARE(m_told,
             (QStringList{"Daily: The rescan is finished. No new payments were found.",
                          "Daily: The rescan is finished. 2 new payments were found.",
                          "Daily: The scan of addresses is finished. No new payments were found.",
                          "Daily: The scan of addresses is finished. 2 new payments were found."}));
}

void TestNotifier::aWalletThatStoppedIsTold()
{
    tell(SyncEvent::Kind::Error);
    QCOMPARE(m_told.size(), 1);
    QVERIFY(m_told[0].contains("coins are safe"));
}

void TestNotifier::aPaymentThatAReorgMovedIsNotToldTwice()
{
    blockPays(1, 1000);
    make();
    ++m_height;
    tell(SyncEvent::Kind::Reorg, {WalletId{1}, WalletId{2}});
    m_wallets[0].balance.confirmed = sats(0); // Its block is gone ...
    --m_height;
    showWallets();
    ++m_height;
    tell(SyncEvent::Kind::Block, {WalletId{1}}); // ... and the new one holds the payment too.
    m_wallets[0].balance.confirmed = walletView(1, "Daily").balance.confirmed;
    showWallets();
    tell(SyncEvent::Kind::Done);
    QVERIFY2(m_told.isEmpty(), qPrintable(m_told.join("; ")));
}

void TestNotifier::aPaymentThatAReorgBroughtIsTold()
{
    ++m_height;
    tell(SyncEvent::Kind::Reorg, {WalletId{1}, WalletId{2}});
    tell(SyncEvent::Kind::Block, {WalletId{1}});
    owns(0, 1000);
    showWallets();
    tell(SyncEvent::Kind::Done);
    QCOMPARE(m_told.size(), 1);
    QVERIFY(m_told[0].startsWith("Daily: Received"));
}

void TestNotifier::whatIsNotWantedIsNotTold()
{
    m_notifier->setOptions({.payments = false, .imports = false, .errors = false, .amounts = true});
    blockPays(0, 1000);
    tell(SyncEvent::Kind::ImportDone);
    tell(SyncEvent::Kind::Error);
    QVERIFY(m_told.isEmpty());
}

void TestNotifier::theWalletsOfAStartAreNoNews()
{
    m_notifier = std::make_unique<Notifier>();
    QSignalSpy told(m_notifier.get(), &Notifier::notified);
    showWallets();
    tell(SyncEvent::Kind::Block, {WalletId{1}, WalletId{2}});
    showWallets();
    tell(SyncEvent::Kind::Done);
    showWallets();
    QCOMPARE(told.count(), 0);
}

QTEST_MAIN(TestNotifier)
#include "tst_notifier.moc"
