// SPDX-License-Identifier: MIT

#include "ui/style/progressbars.h"

#include "ui/style/outlines.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionProgressBar>

#include <algorithm>

namespace lockstep::ui::progressbars {

namespace {

qreal cornerOf(const QStyleOption& bar) { return std::min<qreal>(spacing::Tight, bar.rect.height() / 2.0); }

} // namespace

bool knowsHowFar(const QStyleOptionProgressBar& bar) { return bar.maximum > bar.minimum; }

QPainterPath shapeOf(const QStyleOption& bar)
{
    const qreal corner = cornerOf(bar);
    QPainterPath shape;
    shape.addRoundedRect(bar.rect, corner, corner);
    return shape;
}

void drawTrack(const QStyleOption& bar, QPainter& painter)
{
    const Theme& theme = Theme::current(); // a dark theme's highlight stands out of the darkest ground alone
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shapeOf(bar), theme.isDark() ? theme.palette().color(QPalette::Window) : theme.border());
    painter.setPen(quietOutline());
    painter.setBrush(Qt::NoBrush);
    const qreal corner = cornerOf(bar);
    painter.drawRoundedRect(QRectF(bar.rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter.restore();
}

void drawDone(const QStyleOptionProgressBar& bar, QPainter& painter)
{
    const qint64 whole = qint64(bar.maximum) - bar.minimum;
    const qint64 done = std::clamp<qint64>(qint64(bar.progress) - bar.minimum, 0, whole);
    if (done == 0) return;
    QRect part(bar.rect);
    part.setWidth(static_cast<int>(bar.rect.width() * done / whole));
    const Qt::LayoutDirection from
        = bar.invertedAppearance == (bar.direction == Qt::RightToLeft) ? Qt::LeftToRight : Qt::RightToLeft;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(shapeOf(bar), Qt::IntersectClip);
    // In a dark theme the ground of chosen rows is too dark on what bars lie on: banners have the colours of their
    // tones.
    const auto role = Theme::current().isDark() ? QPalette::Link : QPalette::Highlight;
    painter.fillRect(QStyle::visualRect(from, bar.rect, part), bar.palette.color(role));
    painter.restore();
}

} // namespace lockstep::ui::progressbars
