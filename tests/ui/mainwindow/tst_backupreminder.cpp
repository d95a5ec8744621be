// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/mainwindow/controllers/backupreminder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestBackupReminder : public QObject
{
    Q_OBJECT

private slots:
    void remindsOfTheFirstWalletWhoseWordsNobodyTyped();
    void aWalletThatIsPutOffIsQuietUntilTheNextDay();
    void theDayIsKeptOverAStart();

private:
    static SyncSnapshot wallets()
    {
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Cold"), walletView(2, "Daily"), walletView(3, "Savings")});
        snapshot.wallets[1].words = snapshot.wallets[2].words = WordsBackup::Unconfirmed;
        return snapshot;
    }
    static QString dueIn(const BackupReminder& reminder, const QDate& day)
    {
        const SyncSnapshot snapshot = wallets();
        const WalletView* due = reminder.due(snapshot, day);
        return due ? due->name : QString();
    }
    const QDate m_monday{2026, 5, 4};
};

void TestBackupReminder::remindsOfTheFirstWalletWhoseWordsNobodyTyped()
{
    const QTemporaryDir folder;
    const BackupReminder reminder(folder.path());
    QCOMPARE(dueIn(reminder, m_monday), "Daily");
    SyncSnapshot confirmed = wallets();
    for (WalletView& wallet : confirmed.wallets) wallet.words = WordsBackup::Confirmed;
    QVERIFY(!reminder.due(confirmed, m_monday));
}

void TestBackupReminder::aWalletThatIsPutOffIsQuietUntilTheNextDay()
{
    const QTemporaryDir folder;
    BackupReminder reminder(folder.path());
    reminder.putOff(WalletId{2}, m_monday);
    QCOMPARE(dueIn(reminder, m_monday), "Savings"); // the other one is not put off with it
    reminder.putOff(WalletId{3}, m_monday);
    QCOMPARE(dueIn(reminder, m_monday), QString());
    QCOMPARE(dueIn(reminder, m_monday.addDays(1)), "Daily");
}

void TestBackupReminder::theDayIsKeptOverAStart()
{
    const QTemporaryDir folder;
    BackupReminder(folder.path()).putOff(WalletId{2}, m_monday);
    const BackupReminder reminder(folder.path());
    QCOMPARE(dueIn(reminder, m_monday), "Savings");
    QCOMPARE(dueIn(reminder, m_monday.addDays(1)), "Daily");
}

QTEST_GUILESS_MAIN(TestBackupReminder)
#include "tst_backupreminder.moc"
