// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/widgets/tables/plaintable.h"
#include "ui/widgets/tables/wholerows.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace lockstep::test;
using namespace lockstep::ui;

/// Tables end after a whole row.
class TestWholeRows : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void noRowIsCutHoweverHighTheWindowIs();
    void theWheelGoesByWholeRows();
    void theLastRowIsReached();
    void largerLettersLeaveNoHalfRowEither();
    void aHigherWindowShowsMoreRows();
    void theLeastHeightIsOneOfWholeRows();

private:
    int row() const { return m_table->verticalHeader()->defaultSectionSize(); }
    bool isWhole() const { return m_table->viewport()->height() % row() == 0; }
    bool beginsWithAWholeRow() const { return m_table->rowViewportPosition(m_table->rowAt(0)) == 0; }
    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<QWidget> m_window;
    QTableView* m_table = nullptr;
};

void TestWholeRows::init()
{
    failOnAnyWarning();
    m_window = std::make_unique<QWidget>();
    m_model = std::make_unique<QStandardItemModel>(60, 2);
    m_table = plainTable("table", "Table", *m_model, 0, m_window.get());
    auto* column = new QVBoxLayout(m_window.get());
    column->addWidget(m_table);
    m_window->resize(400, 300);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestWholeRows::noRowIsCutHoweverHighTheWindowIs()
{
    for (int height = 160; height < 160 + 2 * row(); ++height) {
        m_window->resize(400, height);
        QApplication::processEvents();
        QVERIFY2(isWhole(), qPrintable(QString::number(height)));
        QVERIFY(m_table->geometry().bottom() <= m_window->height());
    }
}

void TestWholeRows::theWheelGoesByWholeRows()
{
    for (int turn = 0; turn < 3; ++turn) {
        const QPoint middle = m_table->viewport()->rect().center();
        QWheelEvent wheel(middle, m_table->viewport()->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_table->viewport(), &wheel);
        QVERIFY(m_table->rowAt(0) > 0);
        QVERIFY(beginsWithAWholeRow());
    }
}

void TestWholeRows::theLastRowIsReached()
{
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_table->rowAt(m_table->viewport()->height() - 1), 59);
    QVERIFY(beginsWithAWholeRow());
}

void TestWholeRows::largerLettersLeaveNoHalfRowEither()
{
    const int before = row();
    QFont large = m_table->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_table->setFont(large);
    QApplication::processEvents();
    QVERIFY(row() > before);
    QVERIFY(isWhole());
    theWheelGoesByWholeRows();
}

void TestWholeRows::aHigherWindowShowsMoreRows()
{
    const int before = m_table->viewport()->height();
    m_window->resize(400, 300 - row() / 2);
    QApplication::processEvents();
    m_window->resize(400, 300);
    QApplication::processEvents();
    QCOMPARE(m_table->viewport()->height(), before);
    m_window->resize(400, 300 + 2 * row());
    QApplication::processEvents();
    QCOMPARE(m_table->viewport()->height(), before + 2 * row());
}

void TestWholeRows::theLeastHeightIsOneOfWholeRows()
{
    m_table->setMinimumHeight(heightOfRows(*m_table, 4));
    m_window->resize(400, 10);
    QApplication::processEvents();
    QCOMPARE(m_table->viewport()->height(), 4 * row());
}

QTEST_MAIN(TestWholeRows)
#include "tst_wholerows.moc"
