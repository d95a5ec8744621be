// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/dialogs/restorewalletdialog.h"
#include "ui/widgets/wordentry.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* Abandon
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

} // namespace

class TestRestoreWalletDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_dialog; }
    void aPersonRestoresFromWordsSinceAHeight();
    void birthdayIsADayAHeightOrNotKnown();
    void refusesWrongWords_data();
    void refusesWrongWords();
    void takesTwentyFourWords();

private:
    void type(const QString& words);
    QString problem() { return child<QLabel>(*m_dialog, "problemLabel").text(); }
    void submit() { click(child<QPushButton>(*m_dialog, "acceptButton")); }
    QPointer<RestoreWalletDialog> m_dialog;
};

void TestRestoreWalletDialog::init()
{
    failOnAnyWarning();
    m_dialog = new RestoreWalletDialog;
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Old phone");
    child<QCheckBox>(*m_dialog, "noPassphraseBox").click();
}

void TestRestoreWalletDialog::type(const QString& words)
{
    child<WordEdit>(*m_dialog, "word1Edit").setFocus();
    for (const QString& word : words.split(' ')) QTest::keyClicks(QApplication::focusWidget(), word + ' ');
}

void TestRestoreWalletDialog::aPersonRestoresFromWordsSinceAHeight()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    type(Abandon);
    child<QComboBox>(*m_dialog, "accountTypeBox").setCurrentIndex(1);
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "bip39PassphraseEdit"), "TREZOR");
    child<QRadioButton>(*m_dialog, "birthdayHeightButton").click();
    child<QSpinBox>(*m_dialog, "birthdayHeightBox").setValue(612'340);
    submit();

    QCOMPARE(submitted.count(), 1);
    const NewWallet wallet = m_dialog->takeWallet();
    const auto& origin = std::get<KeysOrigin>(wallet.origin);
    QCOMPARE(origin.words.text(), std::string_view(Abandon));
    QCOMPARE(origin.bip39Passphrase.text(), std::string_view("TREZOR"));
    QCOMPARE(origin.type, AccountType::Bip86);
    QCOMPARE(std::get<BlockHeight>(wallet.birthday.since).value, 612'340);
}

void TestRestoreWalletDialog::birthdayIsADayAHeightOrNotKnown()
{
    type(Abandon);
    QVERIFY(std::holds_alternative<Birthday::Unknown>(m_dialog->takeWallet().birthday.since));
    child<QRadioButton>(*m_dialog, "birthdayDateButton").click();
    child<QDateEdit>(*m_dialog, "birthdayDateEdit").setDate(QDate(2021, 5, 2));
    QCOMPARE(std::get<QDate>(m_dialog->takeWallet().birthday.since), QDate(2021, 5, 2));
}

void TestRestoreWalletDialog::refusesWrongWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("said");
    QTest::newRow("none") << QString("") << "missing";
    QTest::newRow("a word that is not in the list") << QString(Abandon).replace(7 * 8, 7, "qwertyy") << "8";
    QTest::newRow("a wrong word") << QString(Abandon).replace("about", "zoo") << "checksum";
    QTest::newRow("eleven words") << QString(Abandon).chopped(6) << "missing";
}

void TestRestoreWalletDialog::refusesWrongWords()
{
    QFETCH(QString, words);
    QFETCH(QString, said);
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    type(words);
    submit();
    QCOMPARE(submitted.count(), 0);
    QVERIFY2(problem().contains(said), qPrintable(problem()));
}

void TestRestoreWalletDialog::takesTwentyFourWords()
{
    child<QComboBox>(*m_dialog, "wordCountBox").setCurrentIndex(4);
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    type(QString("abandon ").repeated(23) + "art");
    submit();
    QVERIFY2(submitted.count() == 1, qPrintable(problem()));
}

QTEST_MAIN(TestRestoreWalletDialog)
#include "tst_restorewalletdialog.moc"
