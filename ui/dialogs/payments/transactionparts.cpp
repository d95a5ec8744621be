// SPDX-License-Identifier: MIT

#include "ui/dialogs/payments/transactionparts.h"

#include "ui/format/amounttext.h"
#include "ui/format/tooltiptext.h"
#include "ui/format/transactiontext.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/labeldelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LeastRows = 2; ///< In sight at once.
constexpr int MostRows = 6;

} // namespace

TransactionParts::TransactionParts(QWidget* parent) : QTreeWidget(parent)
{
    auto* delegate = new NumberDelegate(this);
    delegate->setFont(font());
    setItemDelegate(delegate);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setTextElideMode(Qt::ElideMiddle);
    setHeaderLabels({tr("Address"), tr("Owner"), tr("Label"), QString()});
    headerItem()->setTextAlignment(AmountColumn, Qt::AlignRight | Qt::AlignVCenter);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(PlaceColumn, QHeaderView::Stretch);
    for (const int column : {OwnerColumn, LabelColumn, AmountColumn})
        header()->setSectionResizeMode(column, QHeaderView::Interactive);
    auto* copy = new QAction(ui::icon(Glyph::Copy), tr("&Copy address"), this);
    copy->setObjectName(u"copyPartAddressAction");
    connect(copy, &QAction::triggered, this, &TransactionParts::copyAddress);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void TransactionParts::setParts(const QList<TransactionPart>& parts)
{
    clear();
    headerItem()->setText(AmountColumn, tr("Amount (%1)").arg(unitText())); // each time: the person may choose another
    QFont own = font();
    own.setWeight(QFont::DemiBold);
    for (const TransactionPart& part : parts) {
        auto* item
            = new QTreeWidgetItem(this, {partPlaceText(part), partOwnerText(part), part.label, partAmountText(part)});
        item->setData(PlaceColumn, Qt::UserRole, part.address);
        item->setSizeHint(PlaceColumn, {0, rowHeight()});
        item->setToolTip(PlaceColumn, partPlaceText(part));
        item->setToolTip(OwnerColumn, toolTipText(partOwnerText(part)));
        item->setToolTip(LabelColumn, toolTipText(part.label));
        item->setTextAlignment(AmountColumn, Qt::AlignRight | Qt::AlignVCenter);
        for (int column = PlaceColumn; column <= AmountColumn; ++column) {
            item->setData(column, Qt::AccessibleTextRole, partSentence(part));
            if (part.owner && column == OwnerColumn) item->setFont(column, own);
        }
    }
    const QFontMetrics metrics(own);
    const int most = metrics.averageCharWidth() * 24;
    for (const int column : {OwnerColumn, LabelColumn, AmountColumn}) {
        resizeColumnToContents(column);
        header()->resizeSection(column, std::min(header()->sectionSize(column) + spacing::Small, most));
    }
    header()->setSectionHidden(LabelColumn, std::ranges::all_of(parts, &QString::isEmpty, &TransactionPart::label));
    updateGeometry();
}

int TransactionParts::rowHeight() const { return fontMetrics().height() + spacing::Small; }

QSize TransactionParts::sizeHint() const
{
    const int rows = qBound(LeastRows, topLevelItemCount(), MostRows);
    return {QTreeWidget::sizeHint().width(), header()->sizeHint().height() + rows * rowHeight() + 2 * frameWidth()};
}

void TransactionParts::copyAddress()
{
    const QTreeWidgetItem* item = currentItem();
    const QString address = item ? item->data(PlaceColumn, Qt::UserRole).toString() : QString();
    if (address.isEmpty()) return;
    QGuiApplication::clipboard()->setText(address);
    emit copied(tr("Address copied."));
}

} // namespace lockstep::ui
