// SPDX-License-Identifier: MIT
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace lockstep::ui {

/// Widgets side by side, in as many lines as their widths need: for bars that must also hold large fonts and long
/// translations. The first widget takes the room that is left in its line, but for a button: that keeps its size.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(int spacing);

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    using Line = std::vector<QLayoutItem*>;
    std::vector<Line> linesFor(int width) const;
    int heightOf(const Line& line) const;
    int widthOf(const Line& line) const;
    void place(const Line& line, const QRect& rect);

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace lockstep::ui
