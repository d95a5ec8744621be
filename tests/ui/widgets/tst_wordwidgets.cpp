// SPDX-License-Identifier: MIT

#include "core/api/words.h"
#include "tests/support/guitest.h"
#include "ui/widgets/secrettext.h"
#include "ui/widgets/wordentry.h"
#include "ui/widgets/wordgrid.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* Abandon
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

} // namespace

class TestWordWidgets : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aPersonTypesWordsWithSpacesBetween();
    void fourLettersAreEnough();
    void marksAWordThatIsNotInTheList();
    void pastesAllWordsAtOnce();
    void refusesAPasteWhereItIsNotAllowed();
    void keepsTheWordsOutOfEveryText();
    void coversTheWordsUntilAskedFor();
    void coversTheWordsWhenTheWindowLosesTheFocus();
    void aLongSecretIsPaintedAndIsInNoText();

private:
    WordEdit& field(int place)
    {
        return child<WordEdit>(*m_entry, qPrintable(QStringLiteral("word%1Edit").arg(place)));
    }
    std::unique_ptr<WordEntry> m_entry;
};

void TestWordWidgets::init()
{
    failOnAnyWarning();
    m_entry = std::make_unique<WordEntry>(recoveryWordCompletions);
    m_entry->setWordCount(12);
    m_entry->show();
    QVERIFY(QTest::qWaitForWindowActive(m_entry.get()));
    field(1).setFocus();
}

void TestWordWidgets::aPersonTypesWordsWithSpacesBetween()
{
    for (const QString& word : QString(Abandon).split(' ')) QTest::keyClicks(QApplication::focusWidget(), word + ' ');
    QVERIFY(m_entry->isComplete());
    QCOMPARE(m_entry->words().text(), std::string_view(Abandon));
    QVERIFY(checkRecoveryWords(m_entry->words().span()));
}

void TestWordWidgets::fourLettersAreEnough()
{
    QTest::keyClicks(&field(1), "Aban ");
    QCOMPARE(field(1).secret().text(), std::string_view("abandon"));
    QVERIFY(field(2).hasFocus());
    QTest::keyClick(&field(2), Qt::Key_Backspace);
    QVERIFY(field(1).hasFocus());
}

void TestWordWidgets::marksAWordThatIsNotInTheList()
{
    QTest::keyClicks(&field(1), "abandon");
    QTest::keyClicks(&field(2), "qwerty");
    QCOMPARE(child<QLabel>(*m_entry, "word1Mark").text(), QString::fromUtf8("✓"));
    QCOMPARE(child<QLabel>(*m_entry, "word2Mark").text(), QString::fromUtf8("✗"));
    QVERIFY(!child<QLabel>(*m_entry, "word2Mark").accessibleName().isEmpty());
    QCOMPARE(m_entry->firstUnknown(), 2);
}

void TestWordWidgets::pastesAllWordsAtOnce()
{
    QApplication::clipboard()->setText(QString("1. ") + QString(Abandon).replace(' ', "\n2. "));
    QTest::keySequence(&field(1), QKeySequence::Paste);
    QCOMPARE(m_entry->words().text(), std::string_view(Abandon));
}

void TestWordWidgets::refusesAPasteWhereItIsNotAllowed()
{
    m_entry->setPasteAllowed(false);
    QApplication::clipboard()->setText(Abandon);
    QTest::keySequence(&field(1), QKeySequence::Paste);
    QVERIFY(!m_entry->isComplete());
}

void TestWordWidgets::keepsTheWordsOutOfEveryText()
{
    QTest::keyClicks(&field(1), "zebra zoo ");
    for (const QLineEdit* edit : m_entry->findChildren<QLineEdit*>()) {
        QVERIFY(!edit->text().contains("z"));
        QVERIFY(!edit->accessibleName().contains("zebra"));
    }
}

void TestWordWidgets::coversTheWordsUntilAskedFor()
{
    WordGrid grid;
    grid.setWords(SecureBytes::copyOf(bytesOf(Abandon)));
    grid.resize(grid.sizeHint());
    const QImage covered = grid.grab().toImage();
    grid.setWords(SecureBytes::copyOf(bytesOf("zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong")));
    QCOMPARE(grid.grab().toImage(), covered); // nothing of the words shows
    grid.setShown(true);
    QVERIFY(grid.grab().toImage() != covered);
}

void TestWordWidgets::coversTheWordsWhenTheWindowLosesTheFocus()
{
    WordGrid grid;
    grid.setWords(SecureBytes::copyOf(bytesOf(Abandon)));
    grid.show();
    QVERIFY(QTest::qWaitForWindowActive(&grid));
    grid.setShown(true);
    QWidget other;
    other.show();
    other.activateWindow();
    QTRY_VERIFY(!grid.isShown());
}

void TestWordWidgets::aLongSecretIsPaintedAndIsInNoText()
{
    const std::string key = "wpkh([d34db33f/84h/1h/0h]tprv8ZgxMBicQKsPd7Uf69XL1XwhmjHopUGep8GuEiJDZmbQz6o58LninorQAfc"
                            "KZWARbtRtfnLcJ5MQ2AtHcQJCCRUcMRvmDUjyEmNUWwx8UbK/<0;1>/*)";
    SecretText view;
    view.setSecret(SecureBytes::copyOf(bytesOf(key)));
    view.resize(view.sizeHint());
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    const QImage covered = view.grab().toImage();
    view.setShown(true);
    QVERIFY(view.grab().toImage() != covered);
    QVERIFY(!view.accessibleName().contains("tprv"));
    QVERIFY(view.accessibleName().contains("shown"));
    QVERIFY(view.heightForWidth(200) > view.heightForWidth(600));
    QEvent away(QEvent::WindowDeactivate);
    QCoreApplication::sendEvent(&view, &away);
    QCOMPARE(view.grab().toImage(), covered);
}

QTEST_MAIN(TestWordWidgets)
#include "tst_wordwidgets.moc"
