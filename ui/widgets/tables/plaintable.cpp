// SPDX-License-Identifier: MIT

#include "ui/widgets/tables/plaintable.h"

#include "ui/style/spacing.h"
#include "ui/widgets/tables/labeldelegate.h"
#include "ui/widgets/tables/wholerows.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace lockstep::ui {

namespace {

/// Its rows are as high as its letters, also when those grow while it is open.
class PlainTable final : public QTableView
{
public:
    using QTableView::QTableView;

    void measure()
    {
        if (auto* cells = qobject_cast<NumberDelegate*>(itemDelegate())) cells->setFont(font());
        verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::Medium);
        showWholeRows(*this);
    }

protected:
    void changeEvent(QEvent* event) override
    {
        QTableView::changeEvent(event);
        if (event->type() == QEvent::FontChange) measure();
    }
};

} // namespace

QTableView* plainTable(const QString& objectName, const QString& spoken, QAbstractItemModel& model, int stretched,
                       QWidget* parent)
{
    auto* table = new PlainTable(parent);
    table->setObjectName(objectName);
    table->setAccessibleName(spoken);
    table->setModel(&model);
    table->setItemDelegate(new NumberDelegate(table));
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
    table->measure();
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter); // where the cells begin
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    header->setMinimumSectionSize(qMax(header->minimumSectionSize(), header->sectionSizeHint(stretched)));
    return table;
}

} // namespace lockstep::ui
