// SPDX-License-Identifier: MIT

#include "ui/widgets/tables/wholerows.h"

#include <QEvent>
#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTableView>

namespace lockstep::ui {

namespace {

/// Gives back what the table's place has beyond whole rows. The place is remembered: the next whole height is
/// reckoned from it, not from what was left.
class WholeRows final : public QObject
{
public:
    explicit WholeRows(QTableView& table) : QObject(&table), m_table(table), m_place(table.height())
    {
        table.installEventFilter(this);
        table.viewport()->installEventFilter(this); // it also changes when a scroll bar comes or goes
    }

    void settle()
    {
        const int row = m_table.verticalHeader()->defaultSectionSize();
        const int around = m_table.height() - m_table.viewport()->height();
        const int rows = (m_place - around) / row;
        if (rows < 1 || m_isSettling) return;
        m_isSettling = true;
        m_table.resize(m_table.width(), around + rows * row);
        m_isSettling = false;
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Resize) return false;
        if (watched == &m_table && !m_isSettling) m_place = static_cast<QResizeEvent*>(event)->size().height();
        if (watched != &m_table) settle();
        return false;
    }

private:
    QTableView& m_table;
    int m_place; ///< The height that its layout gave it.
    bool m_isSettling = false;
};

} // namespace

void showWholeRows(QTableView& table)
{
    constexpr QLatin1StringView Name("wholeRows");
    auto* whole = dynamic_cast<WholeRows*>(table.findChild<QObject*>(Name, Qt::FindDirectChildrenOnly));
    if (!whole) {
        whole = new WholeRows(table);
        whole->setObjectName(Name);
    }
    table.verticalScrollBar()->setSingleStep(table.verticalHeader()->defaultSectionSize());
    whole->settle();
}

int heightOfRows(const QTableView& table, int rows)
{
    return table.horizontalHeader()->sizeHint().height() + rows * table.verticalHeader()->defaultSectionSize()
        + 2 * table.frameWidth();
}

} // namespace lockstep::ui
