// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QSignalSpy>

#include <utility>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestSecretEdit : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsWhatIsTypedOutOfTheLineEdit();
    void editsLikeAnOrdinaryField();
    void takesAPaste();
    void givesNothingToTheClipboard();
    void keepsEveryLanguagesCharacters();
    void forgetsOnWipe();
    void sealedItCountsAndIsNeverShownAgain_data();
    void sealedItCountsAndIsNeverShownAgain();
    void aLongSecretScrollsWithTheCursorWhileItIsRevealed();
    void qtsEditingKeysChangeNothing();
    void isAPasswordToAScreenReader();
    void takesDictationIntoLockedMemory();
    void letsNoClearTextIntoTheLineEdit();

private:
    static std::string secretOf(const SecretEdit& edit) { return std::string(edit.secret().text()); }
    std::unique_ptr<SecretEdit> m_edit;
};

void TestSecretEdit::init()
{
    failOnAnyWarning();
    m_edit = std::make_unique<SecretEdit>();
    m_edit->show();
    m_edit->setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(m_edit.get()));
}

void TestSecretEdit::keepsWhatIsTypedOutOfTheLineEdit()
{
    QTest::keyClicks(m_edit.get(), "correct horse");

    QCOMPARE(secretOf(*m_edit), "correct horse");
    QCOMPARE(m_edit->text(), QString(13, QChar(0x2022)));
    QCOMPARE(m_edit->displayText(), QString(13, QChar(0x2022)));
    QVERIFY(!m_edit->isUndoAvailable());
    const auto* spoken = QAccessible::queryAccessibleInterface(m_edit.get());
    QVERIFY(!spoken->text(QAccessible::Value).contains("horse"));
}

void TestSecretEdit::editsLikeAnOrdinaryField()
{
    QTest::keyClicks(m_edit.get(), "abcd");
    QTest::keyClick(m_edit.get(), Qt::Key_Left);
    QTest::keyClick(m_edit.get(), Qt::Key_Backspace);
    QCOMPARE(secretOf(*m_edit), "abd");
    QTest::keyClicks(m_edit.get(), "X");
    QCOMPARE(secretOf(*m_edit), "abXd");
    QTest::keyClick(m_edit.get(), Qt::Key_Home);
    QTest::keyClick(m_edit.get(), Qt::Key_Delete);
    QCOMPARE(secretOf(*m_edit), "bXd");
    QTest::keyClick(m_edit.get(), Qt::Key_End, Qt::ShiftModifier);
    QTest::keyClicks(m_edit.get(), "z");
    QCOMPARE(secretOf(*m_edit), "z");
    QTest::keyClick(m_edit.get(), Qt::Key_Home);
    QTest::keyClick(m_edit.get(), Qt::Key_Backspace);
    QCOMPARE(secretOf(*m_edit), "z");
}

void TestSecretEdit::takesAPaste()
{
    QGuiApplication::clipboard()->setText("pasted\n");
    QTest::keyClicks(m_edit.get(), "<>");
    QTest::keyClick(m_edit.get(), Qt::Key_Left);
    QTest::keySequence(m_edit.get(), QKeySequence::Paste);
    QCOMPARE(secretOf(*m_edit), "<pasted>");
    QVERIFY(!m_edit->text().contains("pasted"));
}

void TestSecretEdit::givesNothingToTheClipboard()
{
    QGuiApplication::clipboard()->setText("untouched");
    QTest::keyClicks(m_edit.get(), "secret");
    QTest::keySequence(m_edit.get(), QKeySequence::SelectAll);
    QTest::keySequence(m_edit.get(), QKeySequence::Copy);
    QTest::keySequence(m_edit.get(), QKeySequence::Cut);
    QCOMPARE(QGuiApplication::clipboard()->text(), "untouched");
    QCOMPARE(secretOf(*m_edit), "secret");
}

void TestSecretEdit::keepsEveryLanguagesCharacters()
{
    const QString text = QString::fromUtf8("pässwörd 钱包 \xF0\x9F\x94\x91");
    QGuiApplication::clipboard()->setText(text);
    QTest::keySequence(m_edit.get(), QKeySequence::Paste);
    QCOMPARE(secretOf(*m_edit), text.toStdString());
    QCOMPARE(m_edit->text().size(), 13); // characters, not UTF-16 units

    SecretEdit other;
    other.setSecret(m_edit->secret().span());
    QVERIFY(other.equals(*m_edit));
}

void TestSecretEdit::forgetsOnWipe()
{
    QTest::keyClicks(m_edit.get(), "secret");
    QSignalSpy changed(m_edit.get(), &SecretEdit::secretChanged);
    m_edit->wipe();
    QVERIFY(m_edit->isEmpty());
    QVERIFY(m_edit->secret().empty());
    QVERIFY(m_edit->text().isEmpty());
    QCOMPARE(changed.count(), 1);
}

void TestSecretEdit::sealedItCountsAndIsNeverShownAgain_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("left");
    QTest::newRow("a letter") << int(Qt::Key_X) << "x";
    QTest::newRow("back") << int(Qt::Key_Backspace) << "";
    QTest::newRow("delete") << int(Qt::Key_Delete) << "";
}

void TestSecretEdit::sealedItCountsAndIsNeverShownAgain()
{
    QFETCH(int, key);
    QFETCH(QString, left);
    m_edit->setRevealed(true);
    QTest::keyClicks(m_edit.get(), "secret");
    m_edit->seal();
    m_edit->setRevealed(true);
    QVERIFY(!m_edit->isRevealed());
    m_edit->replaceBy(2, 2, {}); // an assistive tool that asks for nothing
    QCOMPARE(secretOf(*m_edit), "secret");
    QTest::keyClick(m_edit.get(), Qt::Key_Left);
    QTest::keyClick(m_edit.get(), Qt::Key(key));
    QCOMPARE(secretOf(*m_edit), left.toStdString());
    QTest::keyClicks(m_edit.get(), "y");
    QVERIFY(m_edit->isRevealed());
    QCOMPARE(secretOf(*m_edit), left.toStdString() + "y");
}

void TestSecretEdit::aLongSecretScrollsWithTheCursorWhileItIsRevealed()
{
    m_edit->resize(200, m_edit->height());
    m_edit->setRevealed(true);
    const auto cursor = [this] {
        const QImage painted = m_edit->grab().toImage();
        return std::pair(m_edit->inputMethodQuery(Qt::ImCursorRectangle).toRect(), painted);
    };
    QTest::keyClicks(m_edit.get(), "first");
    const auto [shortAt, shortPicture] = cursor();
    QTest::keyClicks(m_edit.get(), QString(75, 'w'));
    const auto [end, endPicture] = cursor();
    QVERIFY2(end.x() > shortAt.x() && m_edit->rect().contains(end), qPrintable(QString::number(end.x())));
    QTest::keyClick(m_edit.get(), Qt::Key_Home);
    const auto [home, homePicture] = cursor();
    QVERIFY(home.x() < shortAt.x() && homePicture != endPicture);
    QTest::mouseClick(m_edit.get(), Qt::LeftButton, {}, home.center()); // where it is painted
    QCOMPARE(m_edit->cursorPosition(), 0);
    QTest::keyClick(m_edit.get(), Qt::Key_End);
    (void)cursor();
    QTest::mouseClick(m_edit.get(), Qt::LeftButton, {}, end.center());
    QCOMPARE(m_edit->cursorPosition(), 80);
}

void TestSecretEdit::qtsEditingKeysChangeNothing()
{
    QTest::keyClicks(m_edit.get(), "secret");
    QTest::keyClick(m_edit.get(), Qt::Key_Home);
    for (const int key : {Qt::Key_K, Qt::Key_U, Qt::Key_D, Qt::Key_Z, Qt::Key_Y, Qt::Key_X})
        QTest::keyClick(m_edit.get(), static_cast<Qt::Key>(key), Qt::ControlModifier);
    QTest::keyClick(m_edit.get(), Qt::Key_Insert, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(m_edit->text().size(), static_cast<qsizetype>(secretOf(*m_edit).size()));
}

void TestSecretEdit::isAPasswordToAScreenReader()
{
    m_edit->setAccessibleName("Passphrase");
    QTest::keyClicks(m_edit.get(), "secret");
    auto* spoken = QAccessible::queryAccessibleInterface(m_edit.get());
    QCOMPARE(spoken->role(), QAccessible::EditableText);
    QVERIFY(spoken->state().passwordEdit);
    QVERIFY(spoken->state().editable && spoken->state().focusable && spoken->state().focused);
    QCOMPARE(spoken->text(QAccessible::Name), "Passphrase");
    QAccessibleTextInterface* text = spoken->textInterface();
    QVERIFY(text);
    QCOMPARE(text->characterCount(), 6);
    QCOMPARE(text->cursorPosition(), 6);
    QCOMPARE(text->text(0, 6), QString(6, QChar(0x2022)));
    QCOMPARE(spoken->text(QAccessible::Value), QString(6, QChar(0x2022)));
}

void TestSecretEdit::takesDictationIntoLockedMemory()
{
    auto* spoken = QAccessible::queryAccessibleInterface(m_edit.get());
    auto* editable = spoken->editableTextInterface();
    QVERIFY(editable);
    const auto isCovered
        = [this] { return m_edit->text() == QString(static_cast<qsizetype>(secretOf(*m_edit).size()), QChar(0x2022)); };
    editable->replaceText(0, 0, "zebra secret"); // what the bus' SetTextContents becomes
    QCOMPARE(secretOf(*m_edit), "zebra secret");
    QVERIFY(isCovered());
    QTest::keyClicks(m_edit.get(), "s");
    QCOMPARE(secretOf(*m_edit), "zebra secrets");
    editable->deleteText(5, 13);
    editable->insertText(0, "a ");
    QCOMPARE(secretOf(*m_edit), "a zebra");
    spoken->setText(QAccessible::Value, "four cats");
    QCOMPARE(secretOf(*m_edit), "four cats");
    QVERIFY(isCovered());
    editable->deleteText(7, 100); // further than there is anything
    editable->insertText(-3, ">");
    QCOMPARE(secretOf(*m_edit), ">four ca");
    m_edit->setEnabled(false);
    editable->insertText(0, "no");
    QCOMPARE(secretOf(*m_edit), ">four ca");
    QVERIFY(isCovered());
}

void TestSecretEdit::letsNoClearTextIntoTheLineEdit()
{
    QTest::keyClicks(m_edit.get(), "abc");
    QLineEdit& line = *m_edit;
    line.setText("clear text");
    QCOMPARE(m_edit->text(), QString(3, QChar(0x2022)));
    line.insert("clear text");
    QCOMPARE(m_edit->text(), QString(3, QChar(0x2022)));
    QVERIFY(m_edit->setProperty("text", "clear text"));
    QCOMPARE(m_edit->text(), QString(3, QChar(0x2022)));
    QVERIFY(!m_edit->isUndoAvailable());
    line.clear();
    QTest::keyClicks(m_edit.get(), "d");
    QCOMPARE(secretOf(*m_edit), "dabc"); // clear() left the cursor at the beginning
}

QTEST_MAIN(TestSecretEdit)
#include "tst_secretedit.moc"
