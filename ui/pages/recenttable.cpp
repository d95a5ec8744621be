// SPDX-License-Identifier: MIT

#include "ui/pages/recenttable.h"

#include "ui/format/payments/historytext.h"
#include "ui/format/plain/datetext.h"
#include "ui/models/historymodel.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"
#include "ui/widgets/tables/labeldelegate.h"
#include "ui/widgets/text/struckdigits.h"

#include <QEvent>
#include <QHeaderView>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>

namespace lockstep::ui {

namespace {

constexpr int LettersOfALabel = 16; ///< With less room than that the others give way.
constexpr int LettersOfAName = 12; ///< Of a wallet, at the least.
constexpr int Shown[] = {HistoryModel::StatusColumn, HistoryModel::DateColumn, HistoryModel::WalletColumn,
                         HistoryModel::LabelColumn, HistoryModel::AmountColumn};

/// Air between two rows and two columns.
class RecentDelegate final : public QStyledItemDelegate
{
public:
    RecentDelegate(int amountColumn, QObject* parent) : QStyledItemDelegate(parent), m_amountColumn(amountColumn) { }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(spacing::Large, spacing::Tight);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (!index.data(HistoryModel::FailedRole).toBool()) return;
        QStyleOptionViewItem cell(option);
        initStyleOption(&cell, index);
        strikeDigits(*painter, cell);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == m_amountColumn) keepNumberInOrder(*option);
    }

private:
    int m_amountColumn;
};

QBrush amountColour(const HistoryRow& row, const HistoryModel& texts, PaymentState state)
{
    if (isFailed(state) || HistoryModel::isDoubtful(state)) return Theme::current().mutedText();
    return texts.sign(row) > 0 ? QBrush(Theme::current().gain()) : QBrush();
}

/// All but the words.
void dress(QTreeWidgetItem& item, const HistoryRow& row, const HistoryModel& texts, int amountColumn)
{
    for (int column = 0; column < amountColumn; ++column)
        if (Shown[column] != HistoryModel::DateColumn) item.setToolTip(column, texts.toolTip(row, Shown[column]));
    const PaymentState state = paymentState(row, texts.heightOf(row));
    item.setData(0, Qt::AccessibleTextRole, texts.sentence(row));
    item.setForeground(0, Theme::current().mutedText());
    item.setData(amountColumn, HistoryModel::FailedRole, isFailed(state));
    item.setForeground(amountColumn, amountColour(row, texts, state));
}

} // namespace

RecentTable::RecentTable(bool namesWallets, QWidget* parent) : QTreeWidget(parent), m_namesWallets(namesWallets)
{
    setObjectName(u"recentPaymentsTree");
    setAccessibleName(tr("Newest payments"));
    setColumnCount(ColumnCount);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setItemDelegate(new RecentDelegate(AmountColumn, this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(1); // where no payment has a label its column takes no room
    header()->setSectionResizeMode(QHeaderView::Fixed); // fitColumns says how wide
    header()->setSectionResizeMode(LabelColumn, QHeaderView::Stretch);
    setColumnHidden(WalletColumn, !namesWallets);
    measureLetters();
}

void RecentTable::measureLetters()
{
    m_widths.clear();
    for (int column = 0; column < ColumnCount; ++column)
        m_widths.emplace_back(column == AmountColumn ? amountFont(font()) : font());
    for (int row = 0; row < topLevelItemCount(); ++row) topLevelItem(row)->setFont(AmountColumn, amountFont(font()));
    doItemsLayout(); // rows are as high as their letters
    if (topLevelItemCount() > 0) setFixedHeight(topLevelItemCount() * sizeHintForRow(0) + 2);
}

void RecentTable::setRows(const QList<HistoryRow>& rows, const HistoryModel& texts)
{
    std::vector<Key> keys;
    for (const HistoryRow& row : rows) keys.emplace_back(row.wallet, row.txid);
    if (keys != m_keys) makeRows(keys);
    m_rows.clear();
    for (const HistoryRow& row : rows) {
        dress(*topLevelItem(int(m_rows.size())), row, texts, AmountColumn);
        m_rows.push_back(wordsFor(row, texts));
    }
    fitColumns();
}

RecentTable::Row RecentTable::wordsFor(const HistoryRow& row, const HistoryModel& texts)
{
    Row words;
    for (std::size_t column = 0; column < ColumnCount; ++column) words.whole[column] = texts.text(row, Shown[column]);
    words.brief = words.whole;
    words.brief[StatusColumn] = texts.shortState(row);
    words.brief[DateColumn] = dateText(row.time);
    return words;
}

/// What the person has chosen stays chosen, wherever it stands now.
void RecentTable::makeRows(const std::vector<Key>& keys)
{
    const int current = indexOfTopLevelItem(currentItem());
    const auto chosen = current < 0 ? keys.end() : std::ranges::find(keys, m_keys[std::size_t(current)]);
    clear();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto* item = new QTreeWidgetItem(this);
        item->setTextAlignment(AmountColumn, Qt::AlignRight | Qt::AlignVCenter);
    }
    if (chosen != keys.end()) setCurrentItem(topLevelItem(int(chosen - keys.begin())));
    m_keys = keys;
    measureLetters();
}

/// From the widest to the narrowest.
const std::vector<RecentTable::Way>& RecentTable::ways()
{
    using enum Form;
    static const std::vector<Way> all{
        {Whole, Whole, Short, Whole}, {Whole, Short, Short, Whole}, {Short, Short, Short, Whole},
        {Short, Short, Short, Short}, {Whole, None, Short, Short},  {Short, None, Short, Short},
        {Short, None, None, Short},   {None, None, None, Short},
    };
    return all;
}

RecentTable::Form RecentTable::formOf(const Way& way, int column)
{
    switch (column) {
    case StatusColumn: return way.state;
    case DateColumn: return way.date;
    case WalletColumn: return way.names;
    case LabelColumn: return way.label;
    default: return Form::Whole;
    }
}

/// What the cells of a column ask for; of a label as much as is to be read in any case.
int RecentTable::widthOf(int column, Form form)
{
    if (form == Form::None || (column == WalletColumn && !m_namesWallets)) return 0;
    int widest = 0;
    for (const Row& row : m_rows) {
        const auto& words = form == Form::Short ? row.brief : row.whole;
        widest = qMax(widest, m_widths[std::size_t(column)].of(words[std::size_t(column)]));
    }
    const int letter = fontMetrics().averageCharWidth();
    if (column == LabelColumn) widest = qMin(widest, LettersOfALabel * letter);
    if (column == WalletColumn && form == Form::Short) widest = qMin(widest, LettersOfAName * letter);
    if (widest == 0) return 0;
    const int margin = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1;
    return widest + 2 * margin + 1 + spacing::Large;
}

int RecentTable::widthOf(const Way& way)
{
    int width = 0;
    for (int column = 0; column < ColumnCount; ++column) width += widthOf(column, formOf(way, column));
    return width;
}

void RecentTable::fitColumns()
{
    const int room = viewport()->width();
    const auto fits = [&](const Way& way) { return widthOf(way) <= room; };
    const auto found = std::ranges::find_if(ways(), fits);
    const Way& way = found == ways().end() ? ways().back() : *found;
    write(way);
    for (const int column : {StatusColumn, DateColumn, LabelColumn}) {
        const bool isHidden = formOf(way, column) == Form::None;
        if (isColumnHidden(column) != isHidden) setColumnHidden(column, isHidden);
    }
    for (const int column : {StatusColumn, DateColumn, AmountColumn})
        if (!isColumnHidden(column)) setColumnWidth(column, widthOf(column, formOf(way, column)));
    if (!m_namesWallets) return;
    const int spare = qMax(0, room - widthOf(way));
    setColumnWidth(WalletColumn, qMin(widthOf(WalletColumn, Form::Whole), widthOf(WalletColumn, way.names) + spare));
}

void RecentTable::write(const Way& way)
{
    for (int i = 0; i < topLevelItemCount() && i < int(m_rows.size()); ++i) {
        QTreeWidgetItem& item = *topLevelItem(i);
        const Row& row = m_rows[std::size_t(i)];
        for (int column = 0; column < ColumnCount; ++column) {
            const auto& words = formOf(way, column) == Form::Short ? row.brief : row.whole;
            item.setText(column, words[std::size_t(column)]);
        }
        item.setToolTip(DateColumn, way.date == Form::Short ? row.whole[DateColumn] : QString());
    }
}

void RecentTable::resizeEvent(QResizeEvent* event)
{
    QTreeWidget::resizeEvent(event);
    fitColumns();
}

void RecentTable::changeEvent(QEvent* event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    measureLetters();
    fitColumns();
}

} // namespace lockstep::ui
