// SPDX-License-Identifier: MIT

#include "ui/mainwindow/sidebar/walletdelegate.h"

#include "ui/mainwindow/sidebar/walletrow.h"
#include "ui/models/walletlistmodel.h"
#include "ui/pages/statetone.h"

#include <QAbstractItemView>
#include <QPainter>

namespace lockstep::ui {

namespace {

WalletRow rowOf(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto text = [&](int role) { return index.data(role).toString(); };
    WalletRow row;
    row.name = index.data().toString();
    row.badge = text(WalletListModel::BadgeRole);
    row.badgeGlyph = glyphOf(static_cast<WalletAuth>(index.data(WalletListModel::AuthRole).toInt()));
    row.balance = text(WalletListModel::BalanceRole);
    row.note = text(WalletListModel::NoteRole);
    row.shortNote = text(WalletListModel::ShortNoteRole);
    row.symbol = text(WalletListModel::SymbolRole);
    row.line = text(WalletListModel::LineRole);
    row.shortLine = text(WalletListModel::ShortLineRole);
    const auto state = static_cast<WalletState>(index.data(WalletListModel::StateRole).toInt());
    row.isDimmed = dimsBalance(state);
    row.tone = index.data(WalletListModel::WaitsRole).toBool() ? Tone::Neutral : toneOf(state);
    row.colour = QColor(text(WalletListModel::ColourRole));
    row.isSelected = option.state & QStyle::State_Selected;
    row.isHovered = option.state & QStyle::State_MouseOver;
    row.hasFocus = option.state & QStyle::State_HasFocus;
    return row;
}

} // namespace

void WalletDelegate::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    emit sizeHintChanged({});
}

void WalletDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto paintRow = m_isCompact ? paintCompactRow : paintWalletRow;
    paintRow(*painter, option.rect, option.font, option.palette, rowOf(option, index));
}

QSize WalletDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const auto* list = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = list ? list->viewport()->width() : option.rect.width();
    return m_isCompact ? compactRowSize(option.fontMetrics) : walletRowSize(option.fontMetrics, width);
}

QString WalletDelegate::stateInSight(const QAbstractItemView& list, const QModelIndex& index) const
{
    const QRect seen = list.viewport()->rect();
    const QRect place = list.visualRect(index);
    if (m_isCompact || !list.isVisible() || !seen.contains(place)) return {};
    QStyleOptionViewItem option;
    option.initFrom(&list);
    const QString words = stateWords(rowOf(option, index), option.fontMetrics, place.width());
    return stateLines(words, option.fontMetrics, place.width()).join(u' ');
}

} // namespace lockstep::ui
