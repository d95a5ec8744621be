// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/format/statetext.h"
#include "ui/mainwindow/sidebar.h"

#include <QListView>
#include <QSignalSpy>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestSidebar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyWalletSaysItsStateInWords();
    void aPersonChoosesAWalletByMouseAndByKeys();
    void theChoiceStaysWhenWalletsComeAndGo();
    void aNewWalletIsChosenWhenItAppears();
    void offersToAddAWallet();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
    void show(QList<WalletView> wallets) { m_sidebar->setSnapshot(shared(snapshotOf(std::move(wallets))), Now); }
    QListView& list() { return child<QListView>(*m_sidebar, "walletListView"); }
    std::unique_ptr<Sidebar> m_sidebar;
};

void TestSidebar::init()
{
    failOnAnyWarning();
    m_sidebar = std::make_unique<Sidebar>();
    m_sidebar->resize(260, 500);
    show({walletView(1, "Daily"), walletView(2, "Savings"), walletView(3, "Old phone")});
    m_sidebar->show();
    QVERIFY(QTest::qWaitForWindowActive(m_sidebar.get()));
}

void TestSidebar::everyWalletSaysItsStateInWords()
{
    QVERIFY(!list().accessibleName().isEmpty());
    for (const WalletState state :
         {WalletState::Error, WalletState::Importing, WalletState::Paused, WalletState::Stopped, WalletState::Offline,
          WalletState::Connecting, WalletState::Headers, WalletState::Syncing, WalletState::Catching,
          WalletState::Synced}) {
        const WalletView wallet = walletView(1, "Daily", state);
        show({wallet});
        const QString spoken = list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(stateLine(wallet, snapshotOf({wallet}), Now)), qPrintable(spoken));
    }
}

void TestSidebar::aPersonChoosesAWalletByMouseAndByKeys()
{
    QSignalSpy chosen(m_sidebar.get(), &Sidebar::selectionChanged);
    const QRect second = list().visualRect(list().model()->index(1, 0));
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, second.center());
    QCOMPARE(m_sidebar->selected(), WalletId{2});
    QTest::keyClick(&list(), Qt::Key_Down);
    QCOMPARE(m_sidebar->selected(), WalletId{3});
    QCOMPARE(chosen.count(), 2);
    m_sidebar->selectNext(1);
    QCOMPARE(m_sidebar->selected(), WalletId{1});
}

void TestSidebar::theChoiceStaysWhenWalletsComeAndGo()
{
    m_sidebar->select(WalletId{2});
    show({walletView(4, "Before"), walletView(1, "Daily"), walletView(2, "Savings", WalletState::Stopped)});
    QCOMPARE(m_sidebar->selected(), WalletId{2});
    show({walletView(4, "Before")});
    QCOMPARE(m_sidebar->selected(), WalletId{4});
    show({});
    QCOMPARE(m_sidebar->selected(), WalletId{});
}

void TestSidebar::aNewWalletIsChosenWhenItAppears()
{
    m_sidebar->select(WalletId{9});
    QCOMPARE(m_sidebar->selected(), WalletId{1});
    show({walletView(1, "Daily"), walletView(9, "New")});
    QCOMPARE(m_sidebar->selected(), WalletId{9});
}

void TestSidebar::offersToAddAWallet()
{
    QSignalSpy created(m_sidebar.get(), &Sidebar::createClicked);
    click(child<QToolButton>(*m_sidebar, "newWalletButton"));
    QCOMPARE(created.count(), 1);
}

QTEST_MAIN(TestSidebar)
#include "tst_sidebar.moc"
