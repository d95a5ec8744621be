// SPDX-License-Identifier: MIT

#include "ui/style/outlines.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace lockstep::ui {

namespace {

constexpr float OutlineStrength = 0.45F; ///< Of the muted text's strength.
constexpr qreal FieldCorner = 2;

bool hasKeyboard(const QStyleOption& option)
{
    return option.state & QStyle::State_HasFocus && option.state & QStyle::State_Enabled;
}

void drawQuietOutline(QPainter& painter, const QRectF& place)
{
    painter.setPen(quietOutline());
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), FieldCorner, FieldCorner);
}

} // namespace

QColor quietOutline()
{
    QColor colour = Theme::current().mutedText();
    colour.setAlphaF(OutlineStrength);
    return colour;
}

void drawFocusRing(QPainter& painter, const QStyleOption& option, const QRectF& place, qreal corner)
{
    constexpr qreal Half = RingWidth / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(option.palette.color(QPalette::Link), RingWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place.adjusted(Half, Half, -Half, -Half), corner, corner);
    painter.restore();
}

void outlineField(QPainter& painter, const QStyleOption& option)
{
    if (hasKeyboard(option)) return drawFocusRing(painter, option, option.rect, FieldCorner);
    if (!Theme::current().isDark()) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    drawQuietOutline(painter, option.rect);
    painter.restore();
}

void drawScrollingFrame(QPainter& painter, const QStyleOption& option)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(option.palette.base());
    drawQuietOutline(painter, option.rect);
    painter.restore();
    if (hasKeyboard(option)) drawFocusRing(painter, option, option.rect, FieldCorner);
}

} // namespace lockstep::ui
