// SPDX-License-Identifier: MIT

#include "ui/widgets/wordgrid.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Columns = 4;

} // namespace

QString WordGrid::spoken() const
{
    return isShown() ? tr("Recovery words, shown on the screen") : tr("Recovery words, covered");
}

std::vector<std::string_view> WordGrid::words() const
{
    std::vector<std::string_view> all;
    std::string_view rest = secret();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        all.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return all;
}

QSize WordGrid::sizeHint() const
{
    const auto count = static_cast<int>(words().size());
    const int rows = std::max(1, (count + Columns - 1) / Columns);
    const int height = fontMetrics().height() + spacing::Medium;
    return {Columns * (fontMetrics().horizontalAdvance(u"24  mmmmmmmm"_s) + spacing::Large),
            rows * height + 2 * spacing::Small};
}

void WordGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintFrame(painter);
    const auto all = words();
    const int width = this->width() / Columns;
    const int line = fontMetrics().height() + spacing::Medium;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto index = static_cast<int>(i);
        const QRect cell((index % Columns) * width + spacing::Medium, spacing::Small + (index / Columns) * line,
                         width - spacing::Large, line);
        painter.setPen(Theme::current().mutedText());
        const int number = fontMetrics().horizontalAdvance(u"24"_s);
        painter.drawText(QRect(cell.left(), cell.top(), number, line), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(i + 1));
        painter.setPen(palette().color(QPalette::Text));
        const QString word = isShown() ? QString::fromLatin1(all[i]) : u"••••••"_s;
        painter.drawText(cell.adjusted(number + spacing::Small, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, word);
    }
}

} // namespace lockstep::ui
