// SPDX-License-Identifier: MIT

#include "tests/ui/endtoend/person.h"

#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/dialogs/addwallet/watchwalletdialog.h"
#include "ui/dialogs/program/practicedialogs.h"
#include "ui/dialogs/wallet/walletdialogs.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/secrets/wordentry.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

namespace lockstep::test {

using namespace ui;

namespace {

/// The words a person would read from the screen.
QString wordsShownBy(CreateWalletDialog& dialog)
{
    const NewWallet wallet = dialog.takeWallet();
    return QString::fromStdString(std::string(std::get<KeysOrigin>(wallet.origin).words.text()));
}

void choosePassphrase(QDialog& dialog, const QString& passphrase)
{
    if (passphrase.isEmpty()) {
        tick(dialog, "noPassphraseBox");
        return tick(dialog, "noPassphraseSureBox");
    }
    QTest::keyClicks(&child<SecretEdit>(dialog, "passphraseEdit"), passphrase);
    QTest::keyClicks(&child<SecretEdit>(dialog, "passphraseAgainEdit"), passphrase);
}

/// Not QTRY: Qt 6.8's narrows a long to an int, which the flags of this library do not allow.
template <typename Condition>
bool becomesTrue(Condition condition)
{
    return QTest::qWaitFor(condition, Patience);
}

} // namespace

bool Person::isSelected(const QString& wallet) const
{
    return child<Sidebar>(m_program.window(), "sidebar").selected() == m_program.wallet(wallet)->id;
}

void Person::presses(QDialog& dialog) { click(child<QPushButton>(dialog, "acceptButton")); }

QString Person::problemOf(QDialog& dialog) { return child<QLabel>(dialog, "problemLabel").text(); }

/// Not letter by letter: so typed, Qt's own dialog does not give a name that cannot be written to.
void Person::choosesTheFile(const QString& path)
{
    auto& name = child<QLineEdit>(m_program.dialog<QFileDialog>(), "fileNameEdit");
    name.setText(path);
    QTest::keyClick(&name, Qt::Key_Return);
}

void Person::typesWords(QWidget& form, const QString& words)
{
    child<WordEdit>(form, "word1Edit").setFocus();
    for (const QString& word : words.split(' ')) QTest::keyClicks(QApplication::focusWidget(), word + ' ');
}

void Person::waitsFor(const QString& wallet)
{
    QVERIFY2(becomesTrue([&] { return m_program.wallet(wallet) && m_program.hasNoDialog(); }), qPrintable(wallet));
    QVERIFY2(becomesTrue([&] { return isSelected(wallet); }), qPrintable(wallet));
}

QString Person::startsToCreate(const QString& name)
{
    click(child<QToolButton>(m_program.window(), "newWalletButton"));
    auto& dialog = m_program.dialog<CreateWalletDialog>();
    QTest::keyClicks(&child<QLineEdit>(dialog, "nameEdit"), name);
    presses(dialog);
    understand(dialog);
    click(child<QPushButton>(dialog, "showWordsButton"));
    const QString words = wordsShownBy(dialog);
    presses(dialog);
    return words;
}

QString Person::createsAWalletAndTypesItsWordsLater(const QString& name)
{
    const QString words = startsToCreate(name);
    auto& dialog = m_program.dialog<CreateWalletDialog>();
    tick(dialog, "laterBox");
    presses(dialog);
    choosePassphrase(dialog, {});
    presses(dialog);
    opensTheResult(dialog);
    waitsFor(name);
    return words;
}

void Person::createsAWallet(const QString& name, const QString& passphrase)
{
    const QString words = startsToCreate(name);
    auto& dialog = m_program.dialog<CreateWalletDialog>();
    typesWords(dialog, words);
    presses(dialog);
    choosePassphrase(dialog, passphrase);
    presses(dialog);
    opensTheResult(dialog);
    waitsFor(name);
}

void Person::fillsInARestore(RestoreWalletDialog& dialog, const QString& name, const QString& words,
                             const QString& kind)
{
    typesWords(dialog, words);
    presses(dialog); // to what to look for
    if (!kind.isEmpty()) {
        choose(dialog, "oneKindButton");
        QTest::keyClicks(&child<QComboBox>(dialog, "accountTypeBox"), kind);
    }
    presses(dialog); // to since when
    presses(dialog);
    QTest::keyClicks(&child<QLineEdit>(dialog, "nameEdit"), name);
    choosePassphrase(dialog, {});
    presses(dialog); // to the pre-flight
}

void Person::restoresAWallet(const QString& name, const QString& words)
{
    m_program.choose("restoreAction");
    auto& dialog = m_program.dialog<RestoreWalletDialog>();
    fillsInARestore(dialog, name, words);
    presses(dialog);
    opensTheResult(dialog);
    waitsFor(name);
}

void Person::watches(const QString& name, const QString& text)
{
    m_program.choose("watchAction");
    auto& dialog = m_program.dialog<WatchWalletDialog>();
    QApplication::clipboard()->setText(text);
    QTest::keySequence(&child<QPlainTextEdit>(dialog, "watchTextEdit"), QKeySequence::Paste);
    if (text.contains("pub")) QTest::keyClicks(&child<QComboBox>(dialog, "watchTypeBox"), "Native");
    presses(dialog); // to since when
    presses(dialog);
    QTest::keyClicks(&child<QLineEdit>(dialog, "nameEdit"), name);
    presses(dialog); // to the pre-flight
    presses(dialog);
    opensTheResult(dialog);
    waitsFor(name);
}

void Person::opensTheResult(QDialog& dialog)
{
    auto& result = child<QLabel>(dialog, "resultLabel");
    QVERIFY2(becomesTrue([&] { return result.isVisible(); }), qPrintable(problemOf(dialog)));
    presses(dialog);
    QVERIFY(becomesTrue([&] { return m_program.hasNoDialog(); }));
}

void Person::removes(const QString& name)
{
    selects(name);
    m_program.choose("removeAction");
    auto& dialog = m_program.dialog<RemoveDialog>();
    QTest::keyClicks(&child<QLineEdit>(dialog, "typedNameEdit"), name);
    presses(dialog);
    QVERIFY(becomesTrue([&] { return !m_program.wallet(name) && m_program.hasNoDialog(); }));
}

void Person::selects(const QString& wallet)
{
    auto& list = child<QListView>(m_program.window(), "walletListView");
    const auto rowOf = [&] {
        for (int row = 0; row < list.model()->rowCount(); ++row)
            if (list.model()->index(row, 0).data().toString() == wallet) return row;
        return -1;
    };
    QVERIFY2(becomesTrue([&] { return rowOf() >= 0; }), qPrintable(wallet));
    const QRect place = list.visualRect(list.model()->index(rowOf(), 0));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, place.center());
    QVERIFY2(becomesTrue([&] { return isSelected(wallet); }), qPrintable(wallet));
}

void Person::opens(const QString& page)
{
    auto* button = m_program.visible<QToolButton>(qPrintable(page + "PageButton"));
    QVERIFY2(button, qPrintable(page));
    click(*button);
}

QString Person::copiesTheAddressOf(const QString& wallet)
{
    selects(wallet);
    opens("receive");
    QApplication::clipboard()->clear();
    [&] {
        QVERIFY(becomesTrue([&] { return m_program.visible<QPushButton>("copyAddressButton")->isEnabled(); }));
        click(*m_program.visible<QPushButton>("copyAddressButton"));
    }();
    return QApplication::clipboard()->text();
}

QString Person::takesANewAddressOf(const QString& wallet)
{
    const QString before = copiesTheAddressOf(wallet);
    click(*m_program.visible<QPushButton>("newAddressButton"));
    QString after;
    [&] { QVERIFY(becomesTrue([&] { return (after = copiesTheAddressOf(wallet)) != before; })); }();
    return after;
}

QString Person::balance()
{
    const auto* label = m_program.visible<QLabel>("headerBalanceLabel");
    return label ? label->text() : QString();
}

int Person::payments()
{
    const auto* table = m_program.visible<QTableView>("historyTable"); // not there while there is nothing to show
    return table ? table->model()->rowCount() : 0;
}

QString Person::stateLine()
{
    const auto* label = m_program.visible<QLabel>("stateLineLabel");
    return label ? label->text() : QString();
}

void Person::mines(int blocks)
{
    m_program.choose("mineAction");
    auto& dialog = m_program.dialog<CountDialog>();
    retype(child<QSpinBox>(dialog, "countBox"), blocks);
    const BlockHeight before = m_program.tip();
    presses(dialog);
    QVERIFY(becomesTrue([&] { return m_program.hasNoDialog() && m_program.tip() >= before + blocks; }));
}

void Person::pays(const QString& wallet, const QString& amount)
{
    selects(wallet);
    m_program.choose("practiceSendAction");
    auto& dialog = m_program.dialog<PracticeSendDialog>();
    QCOMPARE(child<QComboBox>(dialog, "practiceWalletBox").currentText(), wallet);
    retype(child<QLineEdit>(dialog, "amountEdit"), amount);
    const BlockHeight before = m_program.tip();
    presses(dialog);
    QVERIFY(becomesTrue([&] { return m_program.hasNoDialog() && m_program.tip() > before; }));
}

void Person::replacesTheLastBlocks(int blocks)
{
    m_program.choose("reorgAction");
    auto& dialog = m_program.dialog<CountDialog>();
    retype(child<QSpinBox>(dialog, "countBox"), blocks);
    presses(dialog);
    QVERIFY(becomesTrue([&] { return m_program.hasNoDialog(); }));
}

} // namespace lockstep::test
