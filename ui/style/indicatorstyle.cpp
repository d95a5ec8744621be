// SPDX-License-Identifier: MIT

#include "ui/style/indicatorstyle.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace lockstep::ui {

namespace {

constexpr qreal Stroke = 1.2;
constexpr qreal Corner = 2.5;

/// The largest square in the middle of the place, with room for the line around it.
QRectF squareIn(const QRect& place)
{
    const qreal side = qMin(place.width(), place.height()) - Stroke;
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(place).center());
    return square;
}

bool isOn(const QStyleOption& option) { return option.state & (QStyle::State_On | QStyle::State_NoChange); }

QColor signColour(const QStyleOption& option)
{
    const bool isEnabled = option.state & QStyle::State_Enabled;
    return option.palette.color(isEnabled ? QPalette::Normal : QPalette::Disabled, QPalette::HighlightedText);
}

/// The box or circle itself: filled where it is ticked, so that this is seen at a glance, and always outlined.
void setGround(QPainter& painter, const QStyleOption& option)
{
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const QPalette::ColorGroup group = isEnabled ? QPalette::Normal : QPalette::Disabled;
    const QColor fill = option.palette.color(group, isOn(option) ? QPalette::Highlight : QPalette::Base);
    const bool isLoud = isOn(option) && isEnabled;
    painter.setPen(QPen(isLoud ? fill : Theme::current().outline(), Stroke));
    painter.setBrush(option.state & QStyle::State_Sunken ? option.palette.color(QPalette::Mid) : fill);
}

void drawCheckBox(QPainter& painter, const QStyleOption& option)
{
    const QRectF square = squareIn(option.rect);
    setGround(painter, option);
    painter.drawRoundedRect(square, Corner, Corner);
    if (!isOn(option)) return;
    painter.setPen(QPen(signColour(option), square.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) {
        return QPointF(square.left() + x * square.width(), square.top() + y * square.height());
    };
    if (option.state & QStyle::State_NoChange)
        painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
    else
        painter.drawPolyline(QPolygonF({at(0.23, 0.53), at(0.42, 0.72), at(0.77, 0.29)}));
}

void drawRadioButton(QPainter& painter, const QStyleOption& option)
{
    const QRectF square = squareIn(option.rect);
    setGround(painter, option);
    painter.drawEllipse(square);
    if (!isOn(option)) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(signColour(option));
    painter.drawEllipse(square.center(), square.width() / 5, square.width() / 5);
}

} // namespace

IndicatorStyle::IndicatorStyle() : QProxyStyle(QStringLiteral("Fusion")) { }

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (!isBox && element != PE_IndicatorRadioButton)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isBox)
        drawCheckBox(*painter, *option);
    else
        drawRadioButton(*painter, *option);
    painter->restore();
}

} // namespace lockstep::ui
