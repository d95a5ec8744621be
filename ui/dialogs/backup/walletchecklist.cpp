// SPDX-License-Identifier: MIT

#include "ui/dialogs/backup/walletchecklist.h"

#include "ui/style/spacing.h"

#include <QStyledItemDelegate>

namespace lockstep::ui {

namespace {

constexpr int MostRows = 4; ///< In sight at once.

/// Entries of several lines want more air than those of one.
class AiryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, spacing::Small);
    }
};

} // namespace

WalletChecklist::WalletChecklist(QWidget* parent) : QListWidget(parent)
{
    setObjectName(u"walletCheckList");
    setAccessibleName(tr("Wallets"));
    setTabKeyNavigation(false);
    setItemDelegate(new AiryDelegate(this));
    setWordWrap(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    connect(this, &QListWidget::itemChanged, this, &WalletChecklist::changed);
}

void WalletChecklist::addWallet(const QString& name, const QString& facts, bool isTicked, bool mayBeChosen)
{
    auto* item = new QListWidgetItem(name + u'\n' + facts);
    item->setData(Qt::AccessibleTextRole, QStringLiteral("%1. %2").arg(name, QString(facts).replace(u'\n', u' ')));
    item->setFlags(mayBeChosen ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                               : Qt::ItemFlags(Qt::ItemIsSelectable));
    item->setCheckState(isTicked && mayBeChosen ? Qt::Checked : Qt::Unchecked);
    addItem(item);
    if (count() == 1) setCurrentRow(0);
    updateGeometry();
}

QList<int> WalletChecklist::ticked() const
{
    QList<int> rows;
    for (int row = 0; row < count(); ++row)
        if (item(row)->checkState() == Qt::Checked) rows += row;
    return rows;
}

QSize WalletChecklist::sizeHint() const
{
    const int rowHeight = count() > 0 ? sizeHintForRow(0) : 2 * fontMetrics().height();
    const int rows = qBound(1, count(), MostRows);
    return {200, rows * rowHeight + 2 * frameWidth()};
}

} // namespace lockstep::ui
