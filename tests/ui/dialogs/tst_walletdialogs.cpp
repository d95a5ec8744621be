// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/snapshots.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/payments/qrdialog.h"
#include "ui/dialogs/program/practicedialogs.h"
#include "ui/dialogs/program/upkeepdialog.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/dialogs/wallet/walletdialogs.h"
#include "ui/dialogs/wallet/walleterrordialog.h"
#include "ui/format/errors/errordetails.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTreeView>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

bool isShown(const QWidget& dialog, const QString& heading)
{
    const auto labels = dialog.findChildren<QLabel*>();
    return !heading.isEmpty() && std::ranges::any_of(labels, [&](const QLabel* label) {
        return label->isVisible() && label->text() == heading;
    });
}

} // namespace

class TestWalletDialogs : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void removingAsksForTheNameToBeTyped();
    void whatIsTypedAtOnceIsTheNameToRemove();
    void removingSaysWhatIsLostAndLeadsToABackup();
    void removingWhatNobodyKnowsTheBalanceOfWarnsToo();
    void aWrongPassphraseIsSaidInTheDialog();
    void howLongAndForWhomAPassphraseCountsIsChosen();
    void whatIsNeededForOneThingMayBeLockedAfterIt_data();
    void whatIsNeededForOneThingMayBeLockedAfterIt();
    void unlockingManySaysHowFarItIs();
    void whatMakesNoDifferenceIsNotAsked();
    void anErrorIsToldInThreePartsAndCanBeCopied();
    void whatADialogCouldNotDoCanBeCopied();
    void aSlipOfAPersonNeedsNoHelper();
    void detailsForOthersNameNobody();
    void detailsForOthersRatherDropTooMuch_data();
    void detailsForOthersRatherDropTooMuch();
    void aFailedCheckIsCopiedWithoutItsPath();
    void renamingRefusesAnEmptyName();
    void renamingRefusesTheNameOfAnotherWallet();
    void practiceSendingRefusesWhatIsNoAmount();
    void practiceSendingPaysAllWhereNoneIsShown();
    void practiceHistoryPaysTheChosenWallets();
    void everyDialogNamesItsWallet();
    void aWalletsNameIsNeverMarkup();
    void aWalletsNameIsNoFolderOfAFile();
    void whatAFileIsCanBeReadWhereOneIsChosen();

private:
    static QString problemOf(QDialog& dialog) { return child<QLabel>(dialog, "problemLabel").text(); }
    static void openAndWait(QDialog& dialog)
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }
};

void TestWalletDialogs::removingAsksForTheNameToBeTyped()
{
    RemoveDialog dialog(walletView(1, "Savings"));
    openAndWait(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    QVERIFY(!child<QPushButton>(dialog, "acceptButton").isEnabled());
    QTest::keyClicks(&child<QLineEdit>(dialog, "typedNameEdit"), "Saving");
    QVERIFY(!child<QPushButton>(dialog, "acceptButton").isEnabled());
    QTest::keyClicks(&child<QLineEdit>(dialog, "typedNameEdit"), "s");
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
}

void TestWalletDialogs::whatIsTypedAtOnceIsTheNameToRemove()
{
    RemoveDialog dialog(walletView(1, "Savings"));
    QSignalSpy backup(&dialog, &RemoveDialog::backupWanted);
    openAndWait(dialog);
    QVERIFY(child<QPushButton>(dialog, "backUpFirstButton").isVisible());
    QTest::keyClicks(QApplication::focusWidget(), "Savings");
    QCOMPARE(child<QLineEdit>(dialog, "typedNameEdit").text(), "Savings");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(backup.count(), 0);
}

void TestWalletDialogs::removingSaysWhatIsLostAndLeadsToABackup()
{
    WalletView savings = walletView(1, "Savings");
    savings.auth = WalletAuth::Locked;
    savings.words = WordsBackup::Unconfirmed;
    savings.balance.confirmed = *Amount::fromSatoshis(65'000'000);
    RemoveDialog dialog(savings);
    openAndWait(dialog);
    const Strip& danger = child<Strip>(dialog, "removeDangerStrip");
    QVERIFY2(danger.sentence().startsWith("Removing \"Savings\" deletes its keys"), qPrintable(danger.sentence()));
    QCOMPARE(danger.tone(), Tone::Bad);
    const QString warning = child<Strip>(dialog, "removeWarningStrip").sentence();
    QVERIFY2(warning.startsWith("It holds 0.650") && warning.contains("never confirmed"), qPrintable(warning));
    QSignalSpy backup(&dialog, &RemoveDialog::backupWanted);
    click(child<QPushButton>(dialog, "backUpFirstButton"));
    QCOMPARE(backup.count(), 1);
    QVERIFY(!dialog.isVisible());
}

void TestWalletDialogs::removingWhatNobodyKnowsTheBalanceOfWarnsToo()
{
    WalletView savings = walletView(1, "Savings", WalletState::Error);
    savings.auth = WalletAuth::Locked;
    savings.words = WordsBackup::Unconfirmed;
    savings.balance = {};
    savings.isBalanceKnown = false;
    RemoveDialog dialog(savings);
    openAndWait(dialog);
    const QString warning = child<Strip>(dialog, "removeWarningStrip").sentence();
    QVERIFY2(warning.startsWith("What it holds is not known") && warning.contains("never confirmed"),
             qPrintable(warning));
    QVERIFY(child<QPushButton>(dialog, "backUpFirstButton").isVisible());
}

void TestWalletDialogs::aWrongPassphraseIsSaidInTheDialog()
{
    UnlockDialog dialog("Savings");
    openAndWait(dialog);
    QTest::keyClicks(&child<SecretEdit>(dialog, "passphraseEdit"), "guess");
    QTest::keyClick(&child<SecretEdit>(dialog, "passphraseEdit"), Qt::Key_Return);
    QCOMPARE(dialog.passphrase().text(), std::string_view("guess"));
    dialog.showError(Error{Errc::WrongPassphrase, {}});
    QVERIFY(problemOf(dialog).contains("did not match"));
    QVERIFY(dialog.isVisible());
}

void TestWalletDialogs::howLongAndForWhomAPassphraseCountsIsChosen()
{
    UnlockDialog dialog("Savings");
    dialog.offerDuration(10);
    dialog.offerOthers(2);
    openAndWait(dialog);
    const auto& untilLocked = child<QRadioButton>(dialog, "untilLockedRadioButton");
    QVERIFY2(untilLocked.isChecked() && untilLocked.text().contains("10"), qPrintable(untilLocked.text()));
    QVERIFY(!dialog.lastsUntilQuit() && !dialog.isForOthers());
    choose(dialog, "untilQuitRadioButton");
    auto& others = child<QCheckBox>(dialog, "unlockOthersCheckBox");
    QVERIFY2(others.text().contains("2 other wallets"), qPrintable(others.text()));
    tick(dialog, "unlockOthersCheckBox");
    QVERIFY(isShown(dialog, untilLocked.accessibleDescription()) && isShown(dialog, others.accessibleDescription()));
    QVERIFY(untilLocked.accessibleDescription() != others.accessibleDescription()); // two questions
    QVERIFY(dialog.lastsUntilQuit() && dialog.isForOthers());
    dialog.showError(Error{Errc::WrongPassphrase, {}}); // the choice stands for the next try
    QVERIFY(dialog.lastsUntilQuit() && dialog.isForOthers());
}

void TestWalletDialogs::whatIsNeededForOneThingMayBeLockedAfterIt_data()
{
    QTest::addColumn<int>("autoLockMinutes");
    QTest::newRow("locked after a while") << 10;
    QTest::newRow("never locked by itself") << 0;
}

void TestWalletDialogs::whatIsNeededForOneThingMayBeLockedAfterIt()
{
    QFETCH(int, autoLockMinutes);
    UnlockDialog dialog("Savings");
    dialog.offerDuration(autoLockMinutes, true);
    openAndWait(dialog);
    QVERIFY(!dialog.isForOneThing());
    QCOMPARE(dialog.lastsUntilQuit(), autoLockMinutes == 0);
    choose(dialog, "forOneThingRadioButton");
    QVERIFY(dialog.isForOneThing() && !dialog.lastsUntilQuit());
}

void TestWalletDialogs::unlockingManySaysHowFarItIs()
{
    UnlockDialog dialog("Savings");
    dialog.offerOthers(11);
    openAndWait(dialog);
    tick(dialog, "unlockOthersCheckBox");
    QTest::keyClicks(&child<SecretEdit>(dialog, "passphraseEdit"), "guess");
    QTest::keyClick(&child<SecretEdit>(dialog, "passphraseEdit"), Qt::Key_Return);
    dialog.showProgress(3, 12);
    const auto& wait = child<QLabel>(dialog, "waitLabel");
    QVERIFY2(wait.isVisible() && wait.text().startsWith("Unlocking 3 of 12…"), qPrintable(wait.text()));
    QVERIFY(child<QPushButton>(dialog, "cancelButton").isEnabled());
    dialog.showError(Error{Errc::Damaged, {}});
    QVERIFY(!wait.isVisible());
}

void TestWalletDialogs::whatMakesNoDifferenceIsNotAsked()
{
    UnlockDialog dialog("Savings");
    dialog.offerDuration(0); // nothing locks it by itself
    dialog.offerOthers(0);
    openAndWait(dialog);
    QVERIFY(dialog.findChildren<QRadioButton*>().isEmpty() && dialog.findChildren<QCheckBox*>().size() <= 1);
    QVERIFY(!dialog.lastsUntilQuit() && !dialog.isForOthers());
}

void TestWalletDialogs::anErrorIsToldInThreePartsAndCanBeCopied()
{
    WalletView wallet = walletView(1, "Savings", WalletState::Error);
    wallet.problem = Error{Errc::DiskFull, {}};
    const SyncSnapshot snapshot = snapshotOf({wallet, walletView(2, "Daily")});
    WalletErrorDialog dialog(wallet, snapshot);
    openAndWait(dialog);
    const auto words = [&](const char* name) { return child<QLabel>(dialog, name).text(); };
    QVERIFY(words("whatHappenedLabel").contains("\"Savings\" could not save block 910,119 (disk full)."));
    QVERIFY(!words("moneyLabel").isEmpty());
    QVERIFY(!words("adviceLabel").isEmpty());
    click(child<QPushButton>(dialog, "copyErrorDetailsButton"));
    QVERIFY(QGuiApplication::clipboard()->text().contains("disk-full"));
    QVERIFY(!QGuiApplication::clipboard()->text().contains("Savings")); // no name leaves
    QSignalSpy retried(&dialog, &WalletErrorDialog::retryWanted);
    click(child<QPushButton>(dialog, "retryErrorButton"));
    QCOMPARE(retried.count(), 1);
    QVERIFY(!dialog.isVisible());
}

void TestWalletDialogs::whatADialogCouldNotDoCanBeCopied()
{
    RenameDialog dialog("Savings");
    openAndWait(dialog);
    auto& copy = child<QPushButton>(dialog, "copyErrorButton");
    QVERIFY(!copy.isVisible());
    dialog.showError(Error{Errc::Database, "SQLite 5: database is locked"});
    QVERIFY(problemOf(dialog).contains("Your coins are safe") && problemOf(dialog).contains("check the disk"));
    QTest::keyClick(&child<QLineEdit>(dialog, "nameEdit"), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), &copy); // before the buttons that end it
    QTest::keyClick(&copy, Qt::Key_Space);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith("Lockstep") && copied.endsWith("\ndatabase: SQLite 5: database is locked"),
             qPrintable(copied));
    QCOMPARE(copy.text(), "Copied");
    child<QLineEdit>(dialog, "nameEdit").setText("Holiday");
    QVERIFY(!copy.isVisible());
}

void TestWalletDialogs::aSlipOfAPersonNeedsNoHelper()
{
    RenameDialog dialog("Savings");
    openAndWait(dialog);
    for (const Errc slip : {Errc::Duplicate, Errc::BadName, Errc::WrongPassphrase, Errc::OutOfRange}) {
        dialog.showError(Error{slip, "Daily"});
        QVERIFY(!problemOf(dialog).isEmpty());
        QVERIFY(!child<QPushButton>(dialog, "copyErrorButton").isVisible());
    }
}

void TestWalletDialogs::detailsForOthersNameNobody()
{
    const auto details = [](const char* detail, Errc code = Errc::Io) { return errorDetails(Error{code, detail}); };
    QCOMPARE(details("/home/sam/Old phone/lockstep.sqlite: Permission denied"), "io: …: Permission denied");
    QCOMPARE(details("Savings", Errc::Duplicate), "duplicate:");
    QCOMPARE(details("job 3 is not the first import of \"Old phone\"", Errc::Refused),
             "refused: job 3 is not the first import of …");
    QCOMPARE(details("not bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqchgc", Errc::Refused), "refused: not …");
    QCOMPARE(details("not a host:port: node.example:8333", Errc::Refused), "refused: not a host:port: …");
}

void TestWalletDialogs::detailsForOthersRatherDropTooMuch_data()
{
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("left");
    const auto row = [](const char* what, const char* detail, const char* left) {
        QTest::newRow(what) << QString::fromUtf8(detail) << QString::fromUtf8(left);
    };
    row("path with a colon", "/home/sam/Old: phone/lockstep.sqlite: Permission denied", "…: Permission denied");
    row("name with a colon at its end", "cannot read /home/sam/Old: phone", "cannot read …");
    row("path of Windows", "C:\\Users\\Sam Doe\\lockstep.sqlite: No such file or directory",
        "…: No such file or directory");
    row("relative path", "Sam/Old phone", "…");
    row("path that holds quotes", "/home/sam/\"Old\" phone/x: Permission denied", "…: Permission denied");
    row("name with a quote", "job 3 is not the import of \"Old \"blue\" phone\"", "job 3 is not the import of …");
    row("name with one quote", "no import of \"Sam's 3\" phone\"", "no import of …");
    row("half a quoted name", "no import of \"Old phone", "no import of …");
    row("name in two lines", "no import of \"Old\nphone\" here", "no import of … here");
    row("IPv4", "no answer from 192.168.1.20", "no answer from …");
    row("IPv4 with port", "no answer from 192.168.1.20:8333 in time", "no answer from … in time");
    row("IPv6", "no answer from 2001:db8::7", "no answer from …");
    row("IPv6 with port", "no answer from [fe80::1%eth0]:8333", "no answer from …");
    row("loopback", "no answer from ::1", "no answer from …");
    row("host", "no answer from node.example", "no answer from …");
    row("host of one word", "no answer from umbrel:8333", "no answer from …");
    row("typed as a host", "not a host:port: umbrel", "not a host:port: …");
    row("fingerprint", "no key of d34db33f", "no key of …");
    row("fingerprint of letters", "no key of deadbeef", "no key of …");
    row("descriptor", "not wpkh([d34db33f/84h/0h/0h]xpub6/0/*)", "not …");
    row("ours", "did not send filters in time", "did not send filters in time");
    row("with a number", "stored height 910118", "stored height 910118");
}

void TestWalletDialogs::detailsForOthersRatherDropTooMuch()
{
    QFETCH(QString, detail);
    QFETCH(QString, left);
    QCOMPARE(errorDetails(Error{Errc::Io, detail.toStdString()}), "io: " + left);
}

void TestWalletDialogs::aFailedCheckIsCopiedWithoutItsPath()
{
    UpkeepDialog dialog(UpkeepKind::Check, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    openAndWait(dialog);
    const Error error{Errc::Io, "/home/sam/Old phone/lockstep.sqlite: Permission denied"};
    dialog.showError(error, errorText(error));
    click(child<QPushButton>(dialog, "copyDetailsButton"));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.endsWith("io: …: Permission denied") && copied.startsWith("Lockstep"), qPrintable(copied));
}

void TestWalletDialogs::renamingRefusesAnEmptyName()
{
    RenameDialog dialog("Savings");
    openAndWait(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    auto& name = child<QLineEdit>(dialog, "nameEdit");
    name.clear();
    click(child<QPushButton>(dialog, "acceptButton"));
    QVERIFY(!problemOf(dialog).isEmpty());
    const QString pasted(70, u'n'); // too long: said, not cut
    name.setText(pasted);
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(name.text(), pasted);
    QVERIFY2(problemOf(dialog).contains("60") && problemOf(dialog).contains("70"), qPrintable(problemOf(dialog)));
    name.clear();
    QTest::keyClicks(&name, " Holiday ");
    QVERIFY(problemOf(dialog).isEmpty());
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(dialog.name(), "Holiday");
}

void TestWalletDialogs::renamingRefusesTheNameOfAnotherWallet()
{
    RenameDialog dialog("Savings");
    dialog.setTakenNames({"Daily", "Savings"});
    openAndWait(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    auto& name = child<QLineEdit>(dialog, "nameEdit");
    retypeText(name, "daily");
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(problemOf(dialog), "A wallet is called \"Daily\" already. Choose another name.");
    QCOMPARE(submitted.count(), 0);
    retypeText(name, "SAVINGS"); // its own, written another way
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
}

void TestWalletDialogs::practiceSendingRefusesWhatIsNoAmount()
{
    PracticeSendDialog dialog(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")}), WalletId{2});
    openAndWait(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    QCOMPARE(dialog.wallet(), WalletId{2});
    auto& amount = child<QLineEdit>(dialog, "amountEdit");
    QTest::keyClicks(QApplication::focusWidget(), "1,5"); // at once, in the place of what is offered
    QCOMPARE(amount.text(), "1,5");
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 0);
    retypeText(amount, "1.5");
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(dialog.amount().satoshis(), 150'000'000);
}

void TestWalletDialogs::practiceSendingPaysAllWhereNoneIsShown()
{
    PracticeSendDialog several(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")}), WalletId{});
    QCOMPARE(several.wallet(), WalletId{});
    QCOMPARE(child<QComboBox>(several, "practiceWalletBox").currentText(), "All wallets, in one block");
    PracticeSendDialog single(snapshotOf({walletView(1, "Daily")}), WalletId{});
    QCOMPARE(single.wallet(), WalletId{1});
}

void TestWalletDialogs::practiceHistoryPaysTheChosenWallets()
{
    PracticeHistoryDialog dialog(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")}));
    auto& list = child<QListWidget>(dialog, "historyWalletsList");
    list.item(0)->setCheckState(Qt::Unchecked);
    QCOMPARE(dialog.wallets(), QList<WalletId>{WalletId{2}});
    openAndWait(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    list.item(1)->setCheckState(Qt::Unchecked);
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 0); // payments to nobody would not be made
    retype(child<QSpinBox>(dialog, "historyPaymentsBox"), 0);
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
}

void TestWalletDialogs::everyDialogNamesItsWallet()
{
    const RenameDialog rename("Old phone");
    const RemoveDialog remove(walletView(1, "Old phone"));
    const UnlockDialog unlock("Old phone");
    QrDialog code("Address", "Old phone", {"bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqchgx"});
    for (const QDialog* dialog : {static_cast<const QDialog*>(&rename), static_cast<const QDialog*>(&remove),
                                  static_cast<const QDialog*>(&unlock), static_cast<const QDialog*>(&code)})
        QVERIFY2(dialog->windowTitle().contains("Old phone"), qPrintable(dialog->windowTitle()));
    QVERIFY(child<QLabel>(code, "qrOfLabel").text().contains("Old phone"));
}

/// It may come from a file that somebody else wrote.
void TestWalletDialogs::aWalletsNameIsNeverMarkup()
{
    const QString name = "<b>R&D</b>";
    const RenameDialog rename(name);
    const RemoveDialog remove(walletView(1, name));
    for (const QDialog* dialog : {static_cast<const QDialog*>(&rename), static_cast<const QDialog*>(&remove)})
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains("R&D") || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
}

void TestWalletDialogs::aWalletsNameIsNoFolderOfAFile()
{
    QWidget window;
    const QFileDialog* dialog = openDescriptorsDialog(&window, "Rent 2024/25");
    QCOMPARE(dialog->findChild<QLineEdit*>("fileNameEdit")->text(), "Rent 2024-25.txt");
}

void TestWalletDialogs::whatAFileIsCanBeReadWhereOneIsChosen()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("savings.lockstep-backup"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(5'900, 'x')) > 0);
    file.close();
    QWidget window;
    QFileDialog* dialog = openLoadDialog(&window, "Restore from a backup file", "Backup files (*.lockstep-backup)");
    QVERIFY(dialog->width() >= qMin(900, QGuiApplication::primaryScreen()->availableSize().width() * 4 / 5));
    dialog->setDirectory(folder.path());
    const auto& files = child<QTreeView>(*dialog, "treeView");
    QTRY_COMPARE(files.model()->rowCount(files.rootIndex()), 1);
    for (int column = 0; column < files.model()->columnCount(); ++column) {
        const QModelIndex cell = files.model()->index(0, column, files.rootIndex());
        const int words = files.fontMetrics().horizontalAdvance(cell.data().toString());
        QVERIFY2(files.columnWidth(column) >= words + 16, qPrintable(cell.data().toString()));
    }
}

QTEST_MAIN(TestWalletDialogs)
#include "tst_walletdialogs.moc"
