// SPDX-License-Identifier: MIT

#include "ui/mainwindow/walletdelegate.h"

#include "ui/models/walletlistmodel.h"
#include "ui/pages/statetone.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Lines = 3;

/// Draws on the left of `line`, shortened where it must be.
void drawText(QPainter& painter, const QRect& line, const QFont& font, const QColor& colour, const QString& text)
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
}

void drawBackground(QPainter& painter, const QStyleOptionViewItem& option)
{
    const QRectF box = QRectF(option.rect).adjusted(2.5, 1.5, -2.5, -1.5);
    const bool hasFocus = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Selected);
    if (!(option.state & (QStyle::State_Selected | QStyle::State_MouseOver))) return;
    painter.setPen(hasFocus ? QPen(option.palette.color(QPalette::Link), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(option.state & QStyle::State_Selected ? Theme::current().selectedRow()
                                                           : option.palette.color(QPalette::AlternateBase));
    painter.drawRoundedRect(box, spacing::Corner - 2, spacing::Corner - 2);
}

} // namespace

void WalletDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawBackground(*painter, option);

    const QColor text = option.palette.color(QPalette::Text);
    const QColor muted = Theme::current().mutedText();
    const int height = option.fontMetrics.height() + 3;
    QRect line = option.rect.adjusted(spacing::Medium, spacing::Small, -spacing::Medium, 0);
    line.setHeight(height);

    const QString auth = index.data(WalletListModel::AuthRole).toString();
    const int authWidth = auth.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(auth) + spacing::Small;
    drawText(*painter, line.adjusted(0, 0, -authWidth, 0), scaledFont(option.font, 1.0, QFont::DemiBold), text,
             index.data().toString());
    painter->setFont(option.font);
    painter->setPen(muted);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, auth);

    line.translate(0, height);
    const QString note = index.data(WalletListModel::NoteRole).toString();
    const QString balance = index.data(WalletListModel::BalanceRole).toString();
    const QFont digits = amountFont(option.font);
    drawText(*painter, line, digits, text, balance);
    const int used = QFontMetrics(digits).horizontalAdvance(balance) + spacing::Small;
    if (!note.isEmpty()) drawText(*painter, line.adjusted(used, 0, 0, 0), option.font, muted, note);

    line.translate(0, height);
    const auto state = static_cast<WalletState>(index.data(WalletListModel::StateRole).toInt());
    const QString words = index.data(WalletListModel::SymbolRole).toString() + u"  "_s
        + index.data(WalletListModel::LineRole).toString();
    drawText(*painter, line, option.font, Theme::current().tone(toneOf(state)).text, words);
    painter->restore();
}

QSize WalletDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {160, Lines * (option.fontMetrics.height() + 3) + 2 * spacing::Small};
}

} // namespace lockstep::ui
