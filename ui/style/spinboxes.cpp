// SPDX-License-Identifier: MIT

#include "ui/style/spinboxes.h"

#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOptionSpinBox>

namespace lockstep::ui::spinboxes {

namespace {

constexpr int Line = 1; ///< Around the field: buttons stand inside it.
constexpr int Frame = 3; ///< Between the edge and the text, as in Fusion.
constexpr qreal Stroke = 1.5;
constexpr qreal Reach = 3.5; ///< Of an arrow, to each side.
constexpr float UnderMouse = 0.08F; ///< Strength of the ground behind the words' colour.
constexpr float Pressed = 0.18F;

bool hasButtons(const QStyleOptionSpinBox& box) { return box.buttonSymbols != QAbstractSpinBox::NoButtons; }

bool isUp(QStyle::SubControl part) { return part == QStyle::SC_SpinBoxUp; }

bool canStep(QStyle::SubControl part, const QStyleOptionSpinBox& box)
{
    const auto way = isUp(part) ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled;
    return box.state & QStyle::State_Enabled && box.stepEnabled & way;
}

void drawGround(QPainter& painter, const QRect& place, QColor words, bool isPressed)
{
    words.setAlphaF(isPressed ? Pressed : UnderMouse);
    painter.setPen(Qt::NoPen);
    painter.setBrush(words);
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, 0), spacing::Tight / 2.0, spacing::Tight / 2.0);
}

void drawArrow(QPainter& painter, const QRect& place, const QColor& colour, bool isUpwards)
{
    const QPointF middle = QRectF(place).center();
    const qreal rise = isUpwards ? -Reach / 2 : Reach / 2;
    painter.setPen(QPen(colour, Stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(
        QPolygonF({middle + QPointF(-Reach, -rise), middle + QPointF(0, rise), middle + QPointF(Reach, -rise)}));
}

void drawButton(QPainter& painter, const QStyleOptionSpinBox& box, QStyle::SubControl part)
{
    const QRect place = placeOf(part, box);
    const bool isPossible = canStep(part, box);
    const QColor words = box.palette.color(isPossible ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    const bool isMeant = isPossible && box.activeSubControls == part;
    if (isMeant && box.state & (QStyle::State_MouseOver | QStyle::State_Sunken))
        drawGround(painter, place, words, box.state & QStyle::State_Sunken);
    drawArrow(painter, place, words, isUp(part));
}

} // namespace

QRect placeOf(QStyle::SubControl part, const QStyleOptionSpinBox& box)
{
    const QRect& all = box.rect;
    const int frame = box.frame ? Frame : 0;
    const int line = box.frame ? Line : 0;
    const int left = all.right() + 1 - line - ButtonWidth;
    const int middle = all.top() + all.height() / 2;
    const auto visual = [&](const QRect& rect) { return QStyle::visualRect(box.direction, all, rect); };
    switch (part) {
    case QStyle::SC_SpinBoxFrame: return all;
    case QStyle::SC_SpinBoxEditField: {
        const int end = hasButtons(box) ? left : all.right() + 1 - frame;
        return visual({all.left() + frame, all.top() + frame, end - all.left() - frame, all.height() - 2 * frame});
    }
    case QStyle::SC_SpinBoxUp:
        if (!hasButtons(box)) return {};
        return visual({left, all.top() + line, ButtonWidth, middle - all.top() - line});
    case QStyle::SC_SpinBoxDown:
        if (!hasButtons(box)) return {};
        return visual({left, middle, ButtonWidth, all.bottom() + 1 - line - middle});
    default: return {};
    }
}

void drawButtons(const QStyleOptionSpinBox& box, QPainter& painter)
{
    if (!hasButtons(box)) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawButton(painter, box, QStyle::SC_SpinBoxUp);
    drawButton(painter, box, QStyle::SC_SpinBoxDown);
    painter.restore();
}

} // namespace lockstep::ui::spinboxes
