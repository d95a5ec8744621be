// SPDX-License-Identifier: MIT

#include "ui/style/headers.h"

#include <QApplication>
#include <QStyle>
#include <QStyleOptionHeader>

#include <algorithm>

namespace lockstep::ui::headers {

namespace {

/// Of a picture and words, as Qt draws them.
int contentWidth(const QStyleOptionHeader& header)
{
    const int words = header.fontMetrics.size(0, header.text).width() + 1;
    return header.icon.isNull() ? words : words + QApplication::style()->pixelMetric(QStyle::PM_SmallIconSize) + Margin;
}

} // namespace

int arrowSide(const QFontMetrics& metrics) { return metrics.ascent() * 2 / 3; }

int arrowRoom(const QFontMetrics& metrics) { return arrowSide(metrics) + spacing::Tight; }

Parts partsOf(const QStyleOptionHeader& header)
{
    const QRect inner = header.rect.adjusted(Margin, 0, -Margin, 0);
    if (header.sortIndicator == QStyleOptionHeader::None) return {inner, {}};
    const int side = arrowSide(header.fontMetrics);
    const int room = arrowRoom(header.fontMetrics);
    const int words = std::min(contentWidth(header), inner.width() - room);
    const int slack = inner.width() - words - room;
    const bool isAtEnd = header.textAlignment & Qt::AlignRight;
    const int left = inner.left() + (header.textAlignment & Qt::AlignHCenter ? slack / 2 : isAtEnd ? slack : 0);
    const QRect place(isAtEnd ? left + room : left, inner.top(), words, inner.height());
    const QRect arrow(isAtEnd ? left : place.right() + 1 + spacing::Tight, inner.center().y() - side / 2 + 1, side,
                      side);
    const auto visual = [&](const QRect& rect) { return QStyle::visualRect(header.direction, header.rect, rect); };
    return {visual(place), visual(arrow)};
}

} // namespace lockstep::ui::headers
