// SPDX-License-Identifier: MIT

#include "ui/widgets/layout/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace lockstep::ui {

FlowLayout::FlowLayout(int spacing)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

void FlowLayout::addItem(QLayoutItem* item) { m_items.emplace_back(item); }

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count()) return nullptr;
    QLayoutItem* item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::widthOf(const Line& line) const
{
    int width = -spacing();
    for (const QLayoutItem* item : line) width += item->sizeHint().width() + spacing();
    return width;
}

int FlowLayout::heightOf(const Line& line) const
{
    int height = 0;
    for (const QLayoutItem* item : line) height = std::max(height, item->sizeHint().height());
    return height;
}

std::vector<FlowLayout::Line> FlowLayout::linesFor(int width) const
{
    std::vector<Line> lines;
    for (const auto& item : m_items) {
        if (item->isEmpty()) continue; // hidden
        if (lines.empty() || widthOf(lines.back()) + spacing() + item->sizeHint().width() > width) lines.emplace_back();
        lines.back().push_back(item.get());
    }
    return lines;
}

int FlowLayout::heightForWidth(int width) const
{
    int height = 0;
    for (const Line& line : linesFor(width)) height += heightOf(line) + (height > 0 ? spacing() : 0);
    return height;
}

QSize FlowLayout::sizeHint() const
{
    Line all;
    for (const auto& item : m_items)
        if (!item->isEmpty()) all.push_back(item.get());
    return {widthOf(all), heightOf(all)};
}

QSize FlowLayout::minimumSize() const
{
    QSize least(0, 0);
    for (const auto& item : m_items) least = least.expandedTo(item->minimumSize());
    return least;
}

void FlowLayout::place(const Line& line, const QRect& rect)
{
    int x = rect.left();
    int left = std::max(0, rect.width() - widthOf(line));
    for (QLayoutItem* item : line) {
        int width = std::min(item->sizeHint().width(), rect.width());
        const bool keepsSize
            = item->widget() && item->widget()->sizePolicy().horizontalPolicy() == QSizePolicy::Minimum;
        if (item == m_items.front().get() && !keepsSize) width += std::exchange(left, 0);
        const QRect place(x, rect.top(), width, rect.height());
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), rect, place));
        x += width + spacing();
    }
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    int y = rect.top();
    for (const Line& line : linesFor(rect.width())) {
        const int height = heightOf(line);
        place(line, QRect(rect.left(), y, rect.width(), height));
        y += height + spacing();
    }
}

} // namespace lockstep::ui
