// SPDX-License-Identifier: MIT

#include "ui/widgets/ledgertable.h"

#include "ui/style/spacing.h"
#include "ui/widgets/labeldelegate.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace lockstep::ui {

LedgerTable::LedgerTable(QAbstractItemModel& model, LabelDelegate* delegate, int labelColumn, QWidget* parent)
    : QTableView(parent)
    , m_delegate(delegate)
    , m_labelColumn(labelColumn)
{
    delegate->setParent(this);
    delegate->setFont(font());
    setItemDelegate(delegate);
    setModel(&model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(SelectedClicked); // and F2: keyPressEvent
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::Medium);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    connect(this, &QTableView::doubleClicked, this, &LedgerTable::opened);
}

void LedgerTable::setWidth(int column, int content)
{
    horizontalHeader()->resizeSection(column, content + spacing::Large);
}

void LedgerTable::editLabel()
{
    const QModelIndex label = currentIndex().siblingAtColumn(m_labelColumn);
    if (!(label.flags() & Qt::ItemIsEditable)) return;
    setCurrentIndex(label);
    edit(label);
}

void LedgerTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    emit currentRowChanged();
}

bool LedgerTable::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // F2 renames the wallet elsewhere in the window; here it is the row's.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_F2 && state() != EditingState) event->accept();
    }
    return QTableView::event(event);
}

void LedgerTable::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (state() == EditingState || (!isReturn && event->key() != Qt::Key_F2)) return QTableView::keyPressEvent(event);
    if (!isReturn)
        editLabel();
    else if (currentIndex().isValid())
        emit opened();
}

void LedgerTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    m_delegate->setFont(font());
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::Medium);
    setWidths();
}

} // namespace lockstep::ui
