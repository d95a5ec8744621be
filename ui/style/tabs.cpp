// SPDX-License-Identifier: MIT

#include "ui/style/tabs.h"

#include "ui/style/outlines.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOptionTab>

namespace lockstep::ui::tabs {

namespace {

constexpr int LineWidth = 3;

bool isChosen(const QStyleOptionTab& tab) { return tab.state & QStyle::State_Selected; }

} // namespace

void drawGround(const QStyleOptionTab& tab, QPainter& painter)
{
    const QRectF words = QRectF(tab.rect).adjusted(1, 2, -1, -LineWidth - 2);
    const bool hasFocus = tab.state & QStyle::State_HasFocus;
    const bool isHovered = tab.state & QStyle::State_MouseOver && tab.state & QStyle::State_Enabled;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().selectedRow());
    if (hasFocus || (isHovered && !isChosen(tab))) painter.drawRoundedRect(words, spacing::Tight, spacing::Tight);
    if (hasFocus) drawFocusRing(painter, tab, words, spacing::Tight);
    if (isChosen(tab)) {
        const QRect line(tab.rect.left() + spacing::Small, tab.rect.bottom() + 1 - LineWidth,
                         tab.rect.width() - 2 * spacing::Small, LineWidth);
        painter.setBrush(tab.palette.color(QPalette::Link));
        painter.drawRoundedRect(line, LineWidth / 2.0, LineWidth / 2.0);
    }
    painter.restore();
}

QStyleOptionTab withWordColour(const QStyleOptionTab& tab)
{
    QStyleOptionTab quiet(tab);
    quiet.state &= ~QStyle::State_HasFocus; // its ring is drawn with its ground
    if (!isChosen(tab)) quiet.palette.setColor(QPalette::WindowText, Theme::current().mutedText());
    return quiet;
}

void drawLineBelow(const QStyleOption& base, QPainter& painter)
{
    painter.fillRect(QRect(base.rect.left(), base.rect.bottom(), base.rect.width(), 1), Theme::current().border());
}

} // namespace lockstep::ui::tabs
