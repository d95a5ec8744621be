// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "ui/style/headers.h"
#include "ui/widgets/tables/titlewidth.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>

using namespace lockstep::test;
using namespace lockstep::ui;

/// The room of titles, for tables that hide columns.
class TestTitleWidth : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aTitleTakesWhatTheHeaderAsksFor_data();
    void aTitleTakesWhatTheHeaderAsksFor();
    void thatOfAHiddenColumnTakesWhatItTakesInSight();
    void roomForTheArrowIsWhereTheArrowStands();

private:
    QStandardItemModel m_cells{3, 3};
    std::unique_ptr<QTableView> m_table;
    const QHeaderView& header() const { return *m_table->horizontalHeader(); }
};

void TestTitleWidth::init()
{
    m_cells.setHorizontalHeaderLabels({"Wallet", "Balance (BTC)", ""});
    m_table = std::make_unique<QTableView>();
    m_table->setModel(&m_cells);
}

void TestTitleWidth::aTitleTakesWhatTheHeaderAsksFor_data()
{
    QTest::addColumn<bool>("isSortable");
    QTest::addColumn<double>("letters");
    for (const bool isSortable : {false, true})
        for (const double letters : {1.0, 1.5})
            QTest::addRow("%s, %g", isSortable ? "sortable" : "in one order", letters) << isSortable << letters;
}

void TestTitleWidth::aTitleTakesWhatTheHeaderAsksFor()
{
    QFETCH(bool, isSortable);
    QFETCH(double, letters);
    const LargeLetters large(letters);
    m_table->setSortingEnabled(isSortable);
    m_table->show();
    for (int column = 0; column < 3; ++column)
        QCOMPARE(sortableTitleWidth(header(), column), header().sectionSizeHint(column));
}

void TestTitleWidth::thatOfAHiddenColumnTakesWhatItTakesInSight()
{
    const int inSight = titleWidth(header(), 1);
    m_table->hideColumn(1);
    QCOMPARE(titleWidth(header(), 1), inSight);
}

void TestTitleWidth::roomForTheArrowIsWhereTheArrowStands()
{
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    QCOMPARE(titleWidth(header(), 0), sortableTitleWidth(header(), 0));
    QCOMPARE(titleWidth(header(), 1), sortableTitleWidth(header(), 1) - headers::arrowRoom(header().fontMetrics()));
}

QTEST_MAIN(TestTitleWidth)
#include "tst_titlewidth.moc"
