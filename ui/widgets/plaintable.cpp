// SPDX-License-Identifier: MIT

#include "ui/widgets/plaintable.h"

#include "ui/style/spacing.h"
#include "ui/widgets/labeldelegate.h"

#include <QHeaderView>
#include <QTableView>

namespace lockstep::ui {

QTableView* plainTable(const QString& objectName, const QString& spoken, QAbstractItemModel& model, int stretched,
                       QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setObjectName(objectName);
    table->setAccessibleName(spoken);
    table->setModel(&model);
    auto* cells = new NumberDelegate(table);
    cells->setFont(table->font());
    table->setItemDelegate(cells);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + spacing::Medium);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    header->setMinimumSectionSize(qMax(header->minimumSectionSize(), header->sectionSizeHint(stretched)));
    return table;
}

} // namespace lockstep::ui
