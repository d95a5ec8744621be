// SPDX-License-Identifier: MIT

#include "ui/dialogs/payments/transactionparts.h"

#include "ui/format/payments/transactiontext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/tooltiptext.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/tables/labeldelegate.h"

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
    const bool areWrittenAnew = m_amounts != AmountDisplay::current();
    if (parts == m_parts && !areWrittenAnew) return;
    const bool areOthers = parts.size() != m_parts.size();
    m_parts = parts;
    m_amounts = AmountDisplay::current();
    headerItem()->setText(AmountColumn, tr("Amount (%1)").arg(unitText()));
    if (areOthers) clear();
    while (topLevelItemCount() < parts.size()) addTopLevelItem(new QTreeWidgetItem);
    for (int i = 0; i < parts.size(); ++i) fill(*topLevelItem(i), parts[i]);
    const bool hasLabels = !std::ranges::all_of(parts, &QString::isEmpty, &TransactionPart::label);
    const bool areOtherColumns = header()->isSectionHidden(LabelColumn) == hasLabels;
    header()->setSectionHidden(LabelColumn, !hasLabels);
    if (areOthers || areWrittenAnew || areOtherColumns) fitColumns();
    updateGeometry();
}

void TransactionParts::fill(QTreeWidgetItem& item, const TransactionPart& part) const
{
    const QString texts[]{partPlaceText(part), partOwnerText(part), part.label, partAmountText(part)};
    for (int column = PlaceColumn; column <= AmountColumn; ++column) {
        item.setText(column, texts[column]);
    }
    item.setData(PlaceColumn, Qt::AccessibleTextRole, partSentence(part));
    item.setData(PlaceColumn, Qt::UserRole, part.address);
    item.setSizeHint(PlaceColumn, {0, rowHeight()});
    item.setToolTip(PlaceColumn, partPlaceText(part));
    item.setToolTip(OwnerColumn, toolTipText(partOwnerText(part)));
    item.setToolTip(LabelColumn, toolTipText(part.label));
    item.setTextAlignment(AmountColumn, Qt::AlignRight | Qt::AlignVCenter);
    item.setData(OwnerColumn, Qt::FontRole, part.owner ? QVariant(ownFont()) : QVariant());
}

void TransactionParts::fitColumns()
{
    const int most = QFontMetrics(ownFont()).averageCharWidth() * 24;
    for (const int column : {OwnerColumn, LabelColumn, AmountColumn}) {
        resizeColumnToContents(column);
        header()->resizeSection(column, std::min(header()->sectionSize(column) + spacing::Small, most));
    }
}

QFont TransactionParts::ownFont() const
{
    QFont own = font();
    own.setWeight(QFont::DemiBold);
    return own;
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
