// SPDX-License-Identifier: MIT

#include "ui/style/scrollbars.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOptionSlider>

#include <algorithm>

namespace lockstep::ui::scrollbars {

namespace {

constexpr int Air = 4; ///< Between the handle and the sides of the groove.
constexpr int AirUnderMouse = 3;
constexpr float GrooveStrength = 0.35F; ///< Of a card's border, and only under the mouse.

/// Along the bar, from where it begins; `first` and one past `last`.
struct Stretch
{
    int first = 0;
    int length = 0;
};

bool isLying(const QStyleOptionSlider& bar) { return bar.orientation == Qt::Horizontal; }

Stretch handleOf(const QStyleOptionSlider& bar)
{
    const int whole = isLying(bar) ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    if (range <= 0) return {0, whole};
    const auto share = static_cast<int>(qint64(whole) * bar.pageStep / (range + bar.pageStep));
    const int length = std::clamp(share, std::min(ShortestHandle, whole), whole);
    const int first
        = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, whole - length, bar.upsideDown);
    return {first, length};
}

QRect rectOf(const Stretch& stretch, const QStyleOptionSlider& bar)
{
    const QRect& all = bar.rect;
    if (!isLying(bar)) return {all.left(), all.top() + stretch.first, all.width(), stretch.length};
    const QRect place(all.left() + stretch.first, all.top(), stretch.length, all.height());
    return QStyle::visualRect(bar.direction, all, place);
}

QColor handleColour(const QStyleOptionSlider& bar)
{
    const Theme& theme = Theme::current();
    const bool isAtHandle = bar.activeSubControls & QStyle::SC_ScrollBarSlider;
    if (!isAtHandle) return theme.scrollHandle();
    return bar.state & QStyle::State_Sunken ? theme.mutedText() : theme.outline();
}

} // namespace

QRect placeOf(QStyle::SubControl part, const QStyleOptionSlider& bar)
{
    const int whole = isLying(bar) ? bar.rect.width() : bar.rect.height();
    const Stretch handle = handleOf(bar);
    const int end = handle.first + handle.length;
    switch (part) {
    case QStyle::SC_ScrollBarGroove: return bar.rect;
    case QStyle::SC_ScrollBarSlider: return rectOf(handle, bar);
    case QStyle::SC_ScrollBarSubPage: return rectOf({0, handle.first}, bar);
    case QStyle::SC_ScrollBarAddPage: return rectOf({end, whole - end}, bar);
    default: return {};
    }
}

void draw(const QStyleOptionSlider& bar, QPainter& painter)
{
    const bool isUnderMouse = bar.state & QStyle::State_Enabled && bar.activeSubControls != QStyle::SC_None;
    const auto roundedIn = [&](const QRect& place, int air) {
        const QRectF inner
            = isLying(bar) ? QRectF(place).adjusted(1, air, -1, -air) : QRectF(place).adjusted(air, 1, -air, -1);
        const qreal corner = std::min(inner.width(), inner.height()) / 2;
        painter.drawRoundedRect(inner, corner, corner);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isUnderMouse) {
        QColor groove = Theme::current().border();
        groove.setAlphaF(GrooveStrength);
        painter.setBrush(groove);
        roundedIn(bar.rect, AirUnderMouse);
    }
    painter.setBrush(handleColour(bar));
    if (bar.maximum > bar.minimum) roundedIn(rectOf(handleOf(bar), bar), isUnderMouse ? AirUnderMouse : Air);
    painter.restore();
}

} // namespace lockstep::ui::scrollbars
