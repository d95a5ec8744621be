// SPDX-License-Identifier: MIT

#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/wallet/confirmwordsdialog.h"
#include "ui/widgets/secrets/wordentry.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* Words
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

} // namespace

class TestConfirmWordsDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_dialog; }
    void aPersonTypesTheWordsFromPaper();
    void givesTheBip39PassphraseThatBelongsToThem();
    void saysWhichWordIsInNoList();
    void takesNoCopyFromTheClipboard();
    void anotherWalletsWordsAreNamedAsSuch();

private:
    void typeWords(const QString& words);
    WordEdit& field(int place) { return child<WordEdit>(*m_dialog, qPrintable(QString("word%1Edit").arg(place))); }
    QPointer<ConfirmWordsDialog> m_dialog;
};

void TestConfirmWordsDialog::init()
{
    failOnAnyWarning();
    m_dialog = new ConfirmWordsDialog("Daily");
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestConfirmWordsDialog::typeWords(const QString& words)
{
    int place = 0;
    for (const QString& word : words.split(' ')) QTest::keyClicks(&field(++place), word);
}

void TestConfirmWordsDialog::aPersonTypesTheWordsFromPaper()
{
    QVERIFY(m_dialog->windowTitle().contains("Daily"));
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    typeWords(Words);
    QTest::keyClick(&field(12), Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
    QVERIFY(m_dialog->words().text() == Words);
    QVERIFY(m_dialog->bip39Passphrase().empty());
    QVERIFY(!mainButton(*m_dialog).isEnabled()); // until somebody answers
}

void TestConfirmWordsDialog::givesTheBip39PassphraseThatBelongsToThem()
{
    typeWords(Words);
    tick(*m_dialog, "bip39Box");
    QTest::keyClicks(&child<SecretEdit>(*m_dialog, "bip39PassphraseEdit"), "thirteenth");
    click(mainButton(*m_dialog));
    QVERIFY(m_dialog->bip39Passphrase().text() == "thirteenth");
}

void TestConfirmWordsDialog::saysWhichWordIsInNoList()
{
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    QString wrong = QString(Words).replace("about", "bitcoinx");
    typeWords(wrong);
    click(mainButton(*m_dialog));
    QVERIFY(!complaint(*m_dialog).isEmpty());
    QVERIFY(field(12).hasFocus());
    QCOMPARE(submitted.count(), 0);
}

void TestConfirmWordsDialog::takesNoCopyFromTheClipboard()
{
    QGuiApplication::clipboard()->setText(Words);
    field(1).setFocus();
    QTest::keyClick(&field(1), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(field(2).isEmpty());
    QGuiApplication::clipboard()->clear();
}

void TestConfirmWordsDialog::anotherWalletsWordsAreNamedAsSuch()
{
    typeWords(Words);
    click(mainButton(*m_dialog));
    m_dialog->showError(Error{Errc::Refused, {}}, ErrorSubject::RecoveryWords);
    QVERIFY2(complaint(*m_dialog).contains("do not give this wallet"), qPrintable(complaint(*m_dialog)));
    QVERIFY(mainButton(*m_dialog).isEnabled());
    QVERIFY(m_dialog->words().text() == Words); // to be mended, not typed anew
}

QTEST_MAIN(TestConfirmWordsDialog)
#include "tst_confirmwordsdialog.moc"
