// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractItemView>
#include <QHeaderView>
#include <QStringList>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>

/// Whether the words of tables and lists have room in their cells.
namespace lockstep::test {

/// A column that gives way where there is little room: addresses, labels, names, and states beside them. Its words may
/// be cut where a tooltip says them whole.
struct CutColumn
{
    const char* view;
    int column;
};
inline constexpr std::array CutByDesign{
    CutColumn{"addressTable", 1}, // address
    CutColumn{"addressTable", 2}, // label
    CutColumn{"allWalletsTable", 0}, // name
    CutColumn{"historyTable", 0}, // state
    CutColumn{"historyTable", 2}, // wallet
    CutColumn{"historyTable", 3}, // label
    CutColumn{"historyTable", 9}, // addresses
    CutColumn{"recentPaymentsTree", 3}, // label
    CutColumn{"peerTable", 0}, // address
    CutColumn{"inputsTree", 0}, // address
    CutColumn{"inputsTree", 1}, // owner, with a wallet's name
    CutColumn{"outputsTree", 0},
    CutColumn{"outputsTree", 1},
    CutColumn{"broadcastOutputsTree", 0},
    CutColumn{"broadcastOutputsTree", 1},
    CutColumn{"walletListView", 0}, // the name; tst_walletstates holds the rest of the row against the tooltip
};

/// Both are protected: only views and delegates are to ask.
struct AskedView : QAbstractItemView
{
    static constexpr auto options = &AskedView::initViewItemOption;
};
struct AskedDelegate : QStyledItemDelegate
{
    static constexpr auto options = &AskedDelegate::initStyleOption;
};

/// How the view draws the cell: with its delegate's font, words and order.
inline QStyleOptionViewItem drawnAs(const QAbstractItemView& view, const QStyledItemDelegate& delegate,
                                    const QModelIndex& cell)
{
    QStyleOptionViewItem option;
    (view.*AskedView::options)(&option);
    option.rect = view.visualRect(cell);
    (delegate.*AskedDelegate::options)(&option, cell);
    return option;
}

inline QSize roomFor(const QStyleOptionViewItem& option, const QAbstractItemView& view)
{
    const QStyle& style = *view.style();
    const QRect place = style.subElementRect(QStyle::SE_ItemViewItemText, &option, &view);
    return place.size() - QSize(2 * (style.pixelMetric(QStyle::PM_FocusFrameHMargin, &option, &view) + 1), 0);
}

inline QSize neededFor(const QStyleOptionViewItem& option, int width)
{
    const bool wraps = option.features & QStyleOptionViewItem::WrapText;
    const QRect most(0, 0, wraps ? width : QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    return QFontMetrics(option.font)
        .boundingRect(most, wraps ? Qt::TextWordWrap : Qt::TextSingleLine, option.text)
        .size();
}

/// The tooltip may say the parts of a cell as a sentence.
inline bool saysAll(const QString& toolTip, const QString& words)
{
    return std::ranges::all_of(words.split(QStringLiteral(" · ")),
                               [&](const QString& part) { return toolTip.contains(part); });
}

inline bool mayBeCut(const QAbstractItemView& view, const QModelIndex& cell, const QString& words)
{
    return std::ranges::any_of(CutByDesign, [&](const CutColumn& one) {
        return view.objectName() == QLatin1StringView(one.view) && one.column == cell.column()
            && saysAll(cell.data(Qt::ToolTipRole).toString(), words);
    });
}

/// What is wrong with the cell; empty where all its words are read.
inline QString cutOffCell(const QAbstractItemView& view, const QModelIndex& cell)
{
    const auto* delegate = qobject_cast<const QStyledItemDelegate*>(view.itemDelegateForIndex(cell));
    if (!delegate || view.indexWidget(cell)) return {};
    const QStyleOptionViewItem option = drawnAs(view, *delegate, cell);
    const QSize room = roomFor(option, view);
    const QSize needed = neededFor(option, room.width());
    const bool fits = needed.width() <= room.width() && needed.height() <= option.rect.height();
    if (option.text.isEmpty() || fits || mayBeCut(view, cell, option.text)) return {};
    return QStringLiteral("%1 row %2 column %3 \"%4\": %5x%6, needs %7x%8")
        .arg(view.objectName())
        .arg(cell.row())
        .arg(cell.column())
        .arg(option.text)
        .arg(room.width())
        .arg(option.rect.height())
        .arg(needed.width())
        .arg(needed.height());
}

/// The cells in sight, and below `parent` those of an open tree.
inline QStringList cutOffCells(const QAbstractItemView& view, const QModelIndex& parent = {})
{
    QStringList found;
    for (int row = 0; row < view.model()->rowCount(parent); ++row) {
        for (int column = 0; column < view.model()->columnCount(parent); ++column) {
            const QModelIndex cell = view.model()->index(row, column, parent);
            const QRect place = view.visualRect(cell);
            if (place.isEmpty() || place.bottom() < 0 || place.top() >= view.viewport()->height()) continue;
            if (const QString cut = cutOffCell(view, cell); !cut.isEmpty()) found += cut;
        }
        found += cutOffCells(view, view.model()->index(row, 0, parent));
    }
    return found;
}

} // namespace lockstep::test
