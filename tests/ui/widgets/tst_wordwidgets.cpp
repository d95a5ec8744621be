// SPDX-License-Identifier: MIT

#include "core/api/words.h"
#include "tests/support/ear.h"
#include "tests/support/guitest.h"
#include "ui/widgets/secrets/secrettext.h"
#include "ui/widgets/secrets/wordentry.h"
#include "ui/widgets/secrets/wordgrid.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QLabel>
#include <QSignalSpy>

#include <functional>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* Abandon
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

} // namespace

Q_DECLARE_METATYPE(std::function<void(WordGrid&)>)

class TestWordWidgets : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aPersonTypesWordsWithSpacesBetween();
    void fourLettersAreEnough();
    void marksAWordThatIsNotInTheList();
    void whoCannotSeeTheMarksIsToldWhichWordIsWrong();
    void pastesAllWordsAtOnce();
    void refusesAPasteWhereItIsNotAllowed();
    void keepsTheWordsOutOfEveryText();
    void coversTheWordsUntilAskedFor();
    void coversTheWordsWhenTheWindowLosesTheFocus();
    void whoCannotSeeTheWordsHearsEachOnRequest();
    void aSpokenWordIsForgottenAgain_data();
    void aSpokenWordIsForgottenAgain();
    void aLongSecretIsPaintedAndIsInNoText();
    void aSecretCoversItselfAfterAWhile();

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

void TestWordWidgets::whoCannotSeeTheMarksIsToldWhichWordIsWrong()
{
    Ear ear;
    QTest::keyClicks(&field(1), "abandon ");
    QCOMPARE(field(1).accessibleDescription(), "in the list");
    QCOMPARE(ear.takeHeard(), QStringList());
    QTest::keyClicks(&field(2), "qwerty");
    QCOMPARE(ear.takeHeard(), QStringList{"Word 2 is not in the list of recovery words."}); // once, not with each key
    QCOMPARE(field(2).accessibleDescription(), "not in the list of recovery words");
    field(2).wipe();
    QCOMPARE(field(2).accessibleDescription(), "");
    m_entry->markWrong(1);
    QCOMPARE(field(1).accessibleDescription(), "not the right word");
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

namespace {

constexpr const char* Legal = "legal winner thank year wave sausage worth useful legal winner thank yellow";

/// As a screen reader has it: the items of the list, and which one has the focus.
struct Reader
{
    explicit Reader(WordGrid& grid) : list(QAccessible::queryAccessibleInterface(&grid)) { }
    QString nameOf(int place) const { return list->child(place)->text(QAccessible::Name); }
    QString focused() const { return list->focusChild() ? list->focusChild()->text(QAccessible::Name) : QString(); }
    QStringList all() const
    {
        QStringList names;
        for (int i = 0; i < list->childCount(); ++i) names += nameOf(i);
        return names;
    }
    QAccessibleInterface* list;
};

} // namespace

void TestWordWidgets::whoCannotSeeTheWordsHearsEachOnRequest()
{
    WordGrid grid;
    grid.setWords(SecureBytes::copyOf(bytesOf(Legal)));
    grid.show();
    QVERIFY(QTest::qWaitForWindowActive(&grid));
    grid.setFocus();
    const Reader reader(grid);
    QCOMPARE(reader.list->role(), QAccessible::List);
    QVERIFY(reader.list->text(QAccessible::Description).contains("Space"));
    QCOMPARE(reader.list->childCount(), 12);
    QCOMPARE(reader.focused(), "Word 1 of 12");
    const QImage first = grid.grab().toImage();
    QTest::keyClick(&grid, Qt::Key_Down);
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(reader.focused(), "Word 6 of 12");
    QVERIFY(grid.grab().toImage() != first); // the frame moved
    QCOMPARE(reader.all().join(' ').count("Word"), 12);

    QTest::keyClick(&grid, Qt::Key_Space);
    QCOMPARE(reader.focused(), "6: sausage"); // which the event of the focus makes a screen reader ask for
    QCOMPARE(reader.nameOf(5), "6: sausage");
    QCOMPARE(reader.all().join(' ').count("Word"), 11); // no other word
    QVERIFY(!grid.accessibleName().contains("sausage") && !grid.accessibleDescription().contains("sausage"));
    QVERIFY(!grid.isShown());
    QTest::keyClick(&grid, Qt::Key_End);
    QTest::keyClick(&grid, Qt::Key_Right); // there is none
    QTest::keyClick(&grid, Qt::Key_Space);
    QCOMPARE(reader.focused(), "12: yellow");
    QCOMPARE(reader.nameOf(5), "Word 6 of 12");
    QCOMPARE(reader.list->indexOfChild(reader.list->child(11)), 11);
}

void TestWordWidgets::aSpokenWordIsForgottenAgain_data()
{
    QTest::addColumn<std::function<void(WordGrid&)>>("then");
    using Then = std::function<void(WordGrid&)>;
    QTest::newRow("another place") << Then([](WordGrid& grid) { QTest::keyClick(&grid, Qt::Key_Right); });
    QTest::newRow("an arrow that leads nowhere") << Then([](WordGrid& grid) { QTest::keyClick(&grid, Qt::Key_Left); });
    QTest::newRow("another key") << Then([](WordGrid& grid) { QTest::keyClick(&grid, Qt::Key_A); });
    QTest::newRow("covered") << Then([](WordGrid& grid) { grid.setShown(false); });
    QTest::newRow("without the focus") << Then([](WordGrid& grid) { grid.clearFocus(); });
    QTest::newRow("other words") << Then([](WordGrid& grid) { grid.setWords(SecureBytes::copyOf(bytesOf(Abandon))); });
}

void TestWordWidgets::aSpokenWordIsForgottenAgain()
{
    QFETCH(const std::function<void(WordGrid&)>, then);
    WordGrid grid;
    grid.setWords(SecureBytes::copyOf(bytesOf(Legal)));
    grid.show();
    QVERIFY(QTest::qWaitForWindowActive(&grid));
    grid.setFocus();
    grid.setShown(true);
    QTest::keyClick(&grid, Qt::Key_Space);
    const Reader reader(grid);
    QCOMPARE(reader.nameOf(0), "1: legal");
    then(grid);
    QCOMPARE(reader.nameOf(0), "Word 1 of 12");
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

void TestWordWidgets::aSecretCoversItselfAfterAWhile()
{
    SecretText view;
    view.setSecret(SecureBytes::copyOf(bytesOf("tprv8ZgxMBicQKsPd7Uf69XL1XwhmjHopUGep8GuEiJDZmbQz6o58LninorQAfc")));
    view.setShownFor(20ms);
    view.show();
    QSignalSpy told(&view, &SecretView::shownChanged);
    view.setShown(true);
    QTRY_COMPARE(told.count(), 2);
    QVERIFY(!view.isShown());
}

QTEST_MAIN(TestWordWidgets)
#include "tst_wordwidgets.moc"
