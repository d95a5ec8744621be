// SPDX-License-Identifier: MIT

#include "tests/support/ear.h"
#include "tests/support/guitest.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/spoken/spokenparts.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

QString spoken(QWidget& widget, QAccessible::Text kind)
{
    return QAccessible::queryAccessibleInterface(&widget)->text(kind);
}

QStringList g_told; ///< What a reader was told of the keyboard, in order.

void listen(QAccessibleEvent* event)
{
    const QAccessibleInterface* source = event->accessibleInterface();
    const QString name = source ? source->text(QAccessible::Name) : QString();
    if (name.isEmpty()) return; // the field that loses the keyboard
    if (event->type() == QAccessible::Focus) g_told += QStringLiteral("focus: ") + name;
    if (event->type() == QAccessible::TextCaretMoved) g_told += QStringLiteral("caret: ") + name;
}

/// A reader knows the window and `part`; what it is told from now on counts.
void showActive(QWidget& window, QWidget& part)
{
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    (void)spoken(part, QAccessible::Name);
    g_told.clear();
    QAccessible::installUpdateHandler(listen);
}

} // namespace

class TestSpokenParts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { speakWhatQtLeavesOut(); }
    void init();
    void cleanup() { QAccessible::installUpdateHandler(nullptr); }

    void aChoiceSaysItsValueBesideItsLabel();
    void aChoiceWithoutALabelSaysWhatItIsAboutToo();
    void anEmptyFieldIsNamedBeforeItsSelectionIs();
    void aListThatGetsTheKeyboardSaysItsRow();
    void aTableThatGetsTheKeyboardSaysItsCell();
    void whoComesBackToATableHearsTheRowWhateverTheColumn();
    void whoClicksACellStaysInItsColumn();
    void aListWithoutARowSaysNoneOfThem();
    void aCardIsAGroupWithItsTitle();
    void stackedPagesAreNoLayersToGoThrough();

private:
    QTableWidget* payments();

    std::unique_ptr<QWidget> m_window;
    QLineEdit* m_before = nullptr; ///< Has the keyboard at first.
    QVBoxLayout* m_content = nullptr;
};

void TestSpokenParts::init()
{
    m_window = std::make_unique<QWidget>();
    m_content = new QVBoxLayout(m_window.get());
    m_before = new QLineEdit(m_window.get());
    m_content->addWidget(m_before);
    g_told.clear();
}

void TestSpokenParts::aChoiceSaysItsValueBesideItsLabel()
{
    auto* box = new QComboBox(m_window.get());
    box->addItems({QStringLiteral("BTC"), QStringLiteral("sat")});
    auto* label = new QLabel(QStringLiteral("&Unit"), m_window.get());
    label->setBuddy(box);
    (void)spoken(*box, QAccessible::Name);
    QTRY_COMPARE(spoken(*box, QAccessible::Description), QStringLiteral("BTC"));
    box->setCurrentIndex(1);
    QCOMPARE(spoken(*box, QAccessible::Description), QStringLiteral("sat"));
}

void TestSpokenParts::aChoiceWithoutALabelSaysWhatItIsAboutToo()
{
    auto* box = new QComboBox(m_window.get());
    box->addItems({QStringLiteral("All payments"), QStringLiteral("Received")});
    box->setAccessibleName(QStringLiteral("Kind"));
    (void)spoken(*box, QAccessible::Name);
    QTRY_COMPARE(spoken(*box, QAccessible::Description), QStringLiteral("Kind: All payments"));
    box->setCurrentIndex(1);
    QCOMPARE(spoken(*box, QAccessible::Description), QStringLiteral("Kind: Received"));
}

void TestSpokenParts::anEmptyFieldIsNamedBeforeItsSelectionIs()
{
    Ear reader;
    auto* field = new QLineEdit(m_window.get());
    field->setAccessibleName(QStringLiteral("Filter the wallets"));
    m_content->addWidget(field);
    showActive(*m_window, *field);
    QTest::keyClick(m_before, Qt::Key_Tab);
    QVERIFY(!g_told.isEmpty());
    QCOMPARE(g_told.first(), QStringLiteral("focus: Filter the wallets"));
}

void TestSpokenParts::aListThatGetsTheKeyboardSaysItsRow()
{
    Ear reader;
    auto* list = new QListWidget(m_window.get());
    list->addItems({QStringLiteral("General"), QStringLiteral("Network")});
    list->setCurrentRow(1);
    m_content->addWidget(list);
    showActive(*m_window, *list);
    list->setFocus();
    QTRY_COMPARE(g_told.value(g_told.size() - 1), QStringLiteral("focus: Network"));
}

void TestSpokenParts::aTableThatGetsTheKeyboardSaysItsCell()
{
    Ear reader;
    auto* table = new QTableWidget(2, 2, m_window.get());
    table->setItem(1, 1, new QTableWidgetItem(QStringLiteral("0.5 BTC")));
    table->setCurrentCell(1, 1);
    m_content->addWidget(table);
    showActive(*m_window, *table);
    table->setFocus();
    QTRY_COMPARE(g_told.value(g_told.size() - 1), QStringLiteral("focus: 0.5 BTC"));
}

/// Two, each said by its first cell; the second one's amount is current.
QTableWidget* TestSpokenParts::payments()
{
    auto* table = new QTableWidget(2, 3, m_window.get());
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 3; ++column)
            table->setItem(row, column, new QTableWidgetItem(QStringLiteral("cell %1").arg(column)));
        table->item(row, 0)->setData(Qt::AccessibleTextRole, QStringLiteral("payment %1").arg(row));
    }
    table->setCurrentCell(1, 1);
    m_content->addWidget(table);
    return table;
}

void TestSpokenParts::whoComesBackToATableHearsTheRowWhateverTheColumn()
{
    Ear reader;
    QTableWidget* table = payments();
    showActive(*m_window, *table);
    QTest::keyClick(m_before, Qt::Key_Tab);
    QVERIFY(table->hasFocus());
    QTRY_COMPARE(g_told.value(g_told.size() - 1), QStringLiteral("focus: payment 1"));
    QVERIFY(table->selectionModel()->isRowSelected(1));
    QTest::keyClick(table, Qt::Key_Right); // then cell by cell
    QCOMPARE(g_told.last(), QStringLiteral("focus: cell 1"));
    QTest::keyClick(table, Qt::Key_Right);
    QCOMPARE(g_told.last(), QStringLiteral("focus: cell 2"));
}

void TestSpokenParts::whoClicksACellStaysInItsColumn()
{
    Ear reader;
    QTableWidget* table = payments();
    showActive(*m_window, *table);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualItemRect(table->item(0, 1)).center());
    QVERIFY(table->hasFocus());
    QCoreApplication::processEvents();
    QCOMPARE(table->currentColumn(), 1);
}

void TestSpokenParts::aListWithoutARowSaysNoneOfThem()
{
    Ear reader;
    auto* list = new QListWidget(m_window.get());
    list->setAccessibleName(QStringLiteral("Payments"));
    m_content->addWidget(list);
    showActive(*m_window, *list);
    list->setFocus();
    QCoreApplication::processEvents();
    QCOMPARE(g_told, QStringList{QStringLiteral("focus: Payments")});
}

void TestSpokenParts::aCardIsAGroupWithItsTitle()
{
    Card card(QStringLiteral("Amounts and dates"));
    QCOMPARE(QAccessible::queryAccessibleInterface(&card)->role(), QAccessible::Grouping);
    QCOMPARE(spoken(card, QAccessible::Name), QStringLiteral("Amounts and dates"));
}

void TestSpokenParts::stackedPagesAreNoLayersToGoThrough()
{
    QStackedWidget stack;
    QCOMPARE(QAccessible::queryAccessibleInterface(&stack)->role(), QAccessible::Client);
}

QTEST_MAIN(TestSpokenParts)
#include "tst_spokenparts.moc"
