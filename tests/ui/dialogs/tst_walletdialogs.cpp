// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/snapshots.h"
#include "ui/dialogs/importscriptsdialog.h"
#include "ui/dialogs/practicedialogs.h"
#include "ui/dialogs/walletdialogs.h"
#include "ui/widgets/secretedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestWalletDialogs : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void removingAsksForTheNameToBeTyped();
    void aWrongPassphraseIsSaidInTheDialog();
    void renamingRefusesAnEmptyName();
    void importingTakesAddressesAndAHeightWindow();
    void importingTellsAScriptFromAddresses();
    void practiceSendingRefusesWhatIsNoAmount();
    void practiceHistoryPaysTheChosenWallets();
    void everyDialogNamesItsWallet();

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
    RemoveDialog dialog("Savings", true);
    openAndWait(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    QVERIFY(!child<QPushButton>(dialog, "acceptButton").isEnabled());
    QTest::keyClicks(&child<QLineEdit>(dialog, "typedNameEdit"), "Saving");
    QVERIFY(!child<QPushButton>(dialog, "acceptButton").isEnabled());
    QTest::keyClicks(&child<QLineEdit>(dialog, "typedNameEdit"), "s");
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
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

void TestWalletDialogs::renamingRefusesAnEmptyName()
{
    RenameDialog dialog("Savings");
    openAndWait(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    auto& name = child<QLineEdit>(dialog, "nameEdit");
    name.clear();
    click(child<QPushButton>(dialog, "acceptButton"));
    QVERIFY(!problemOf(dialog).isEmpty());
    QTest::keyClicks(&name, " Holiday ");
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(dialog.name(), "Holiday");
}

void TestWalletDialogs::importingTakesAddressesAndAHeightWindow()
{
    ImportScriptsDialog dialog("Savings", BlockHeight{910'118});
    openAndWait(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    click(child<QPushButton>(dialog, "acceptButton"));
    QVERIFY(!problemOf(dialog).isEmpty());
    child<QPlainTextEdit>(dialog, "scriptsTextEdit").setPlainText("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu,Rent");
    QVERIFY(!dialog.scripts().to); // follows, unless a last block is given
    child<QCheckBox>(dialog, "followBox").click();
    child<QSpinBox>(dialog, "fromHeightBox").setValue(812'000);
    child<QSpinBox>(dialog, "toHeightBox").setValue(800'000);
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 0);
    child<QSpinBox>(dialog, "toHeightBox").setValue(820'000);
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(dialog.scripts().from->value, 812'000);
    QCOMPARE(dialog.scripts().to->value, 820'000);
}

void TestWalletDialogs::importingTellsAScriptFromAddresses()
{
    ImportScriptsDialog dialog("Savings", BlockHeight{10});
    auto& text = child<QPlainTextEdit>(dialog, "scriptsTextEdit");
    text.setPlainText("0014c0cebcd6c3d3ca8c75dc5ec62ebe55330ef910e2");
    QVERIFY(dialog.scripts().addresses.empty());
    QVERIFY(!dialog.scripts().scriptHex.empty());
    text.setPlainText("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
    QVERIFY(dialog.scripts().scriptHex.empty());
}

void TestWalletDialogs::practiceSendingRefusesWhatIsNoAmount()
{
    PracticeSendDialog dialog(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")}), WalletId{2});
    openAndWait(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    QCOMPARE(dialog.wallet(), WalletId{2});
    auto& amount = child<QLineEdit>(dialog, "amountEdit");
    amount.setText("1,5");
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 0);
    amount.setText("1.5");
    click(child<QPushButton>(dialog, "acceptButton"));
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(dialog.amount().satoshis(), 150'000'000);
}

void TestWalletDialogs::practiceHistoryPaysTheChosenWallets()
{
    PracticeHistoryDialog dialog(snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")}));
    auto& list = child<QListWidget>(dialog, "historyWalletsList");
    list.item(0)->setCheckState(Qt::Unchecked);
    QCOMPARE(dialog.wallets(), QList<WalletId>{WalletId{2}});
}

void TestWalletDialogs::everyDialogNamesItsWallet()
{
    const RenameDialog rename("Old phone");
    const RemoveDialog remove("Old phone", false);
    const UnlockDialog unlock("Old phone");
    const ImportScriptsDialog import("Old phone", BlockHeight{1});
    for (const QDialog* dialog : {static_cast<const QDialog*>(&rename), static_cast<const QDialog*>(&remove),
                                  static_cast<const QDialog*>(&unlock), static_cast<const QDialog*>(&import)})
        QVERIFY2(dialog->windowTitle().contains("Old phone"), qPrintable(dialog->windowTitle()));
}

QTEST_MAIN(TestWalletDialogs)
#include "tst_walletdialogs.moc"
