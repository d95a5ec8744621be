// SPDX-License-Identifier: MIT

#include "ui/pages/addresses/addresstable.h"

#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/tables/labeldelegate.h"

#include <QHeaderView>
#include <QScrollBar>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LeastAddress = 24; ///< Characters of an address that are in sight before the path is.

class AddressDelegate final : public LabelDelegate
{
public:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        LabelDelegate::initStyleOption(option, index);
        const int column = index.column();
        if (column == AddressModel::BalanceColumn || column == AddressModel::NumberColumn) drawAsNumber(*option);
        if (column == AddressModel::AddressColumn) drawAsAddress(*option);
        const bool isNothing = column == AddressModel::BalanceColumn && index.data(AddressModel::IsEmptyRole).toBool();
        if (isNothing || column == AddressModel::NumberColumn || column == AddressModel::PathColumn
            || column == AddressModel::StateColumn)
            option->palette.setColor(QPalette::Text, Theme::current().mutedText());
    }
};

} // namespace

AddressTable::AddressTable(AddressModel& model, QWidget* parent)
    : LedgerTable(model, new AddressDelegate, AddressModel::LabelColumn, parent)
    , m_model(model)
{
    setObjectName(u"addressTable");
    setAccessibleName(tr("Addresses"));
    QHeaderView* header = horizontalHeader();
    setGivingWay(AddressModel::AddressColumn, LeastAddress, {AddressModel::PathColumn, AddressModel::PaymentsColumn},
                 LeastAddress);
    header->setSectionsClickable(true);
    header->setSortIndicator(AddressModel::NumberColumn, Qt::AscendingOrder);
    setSortingEnabled(true);
    setWidths();
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        select(m_current);
        fitState();
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, &AddressTable::fitState);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AddressTable::fitState);
}

void AddressTable::setWidths()
{
    const QFontMetrics words(font());
    const QFontMetrics digits(amountFont(font()));
    setWidth(AddressModel::NumberColumn, words.horizontalAdvance(u"1,000"_s));
    setWidth(AddressModel::LabelColumn, words.averageCharWidth() * 20);
    setWidth(AddressModel::BalanceColumn, digits.horizontalAdvance(u"100.000 000 00"_s));
    setWidth(AddressModel::PaymentsColumn, 0); // its title is the longest
    setWidth(AddressModel::PathColumn, words.horizontalAdvance(u"m/84h/0h/0h/0/100"_s));
    setWidth(AddressModel::StateColumn, 0); // as wide as what is in sight needs: fitState
    fitState();
}

void AddressTable::fitState()
{
    const QFontMetrics words(font());
    const int longest = qMax(words.horizontalAdvance(tr("Unverified")), words.horizontalAdvance(tr("Reserved so far")));
    widenToSight(AddressModel::StateColumn, longest + words.horizontalAdvance(u" ❄"_s));
}

void AddressTable::resizeEvent(QResizeEvent* event)
{
    LedgerTable::resizeEvent(event);
    fitState();
}

void AddressTable::showEvent(QShowEvent* event)
{
    LedgerTable::showEvent(event);
    fitState();
}

const AddressRow* AddressTable::currentRow() const
{
    return currentIndex().isValid() ? m_model.row(currentIndex().row()) : nullptr;
}

void AddressTable::select(const QString& address)
{
    const int row = m_model.rowOf(address);
    if (row < 0) return;
    const QModelIndex index = m_model.index(row, AddressModel::AddressColumn);
    setCurrentIndex(index);
    scrollTo(index);
}

void AddressTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    if (const AddressRow* row = current.isValid() ? m_model.row(current.row()) : nullptr) m_current = row->address;
    LedgerTable::currentChanged(current, previous);
}

} // namespace lockstep::ui
