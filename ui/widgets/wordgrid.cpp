// SPDX-License-Identifier: MIT

#include "ui/widgets/wordgrid.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <chrono>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Columns = 4;
constexpr auto ShownFor = 60s;

} // namespace

WordGrid::WordGrid(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_cover.setSingleShot(true);
    m_cover.setInterval(ShownFor);
    connect(&m_cover, &QTimer::timeout, this, [this] { setShown(false); });
    setAccessibleName(tr("Recovery words, covered"));
}

void WordGrid::setWords(SecureBytes words)
{
    m_words = std::move(words);
    setShown(false);
    updateGeometry();
}

void WordGrid::setShown(bool isShown)
{
    m_isShown = isShown;
    isShown ? m_cover.start() : m_cover.stop();
    setAccessibleName(isShown ? tr("Recovery words, shown on the screen") : tr("Recovery words, covered"));
    update();
    emit shownChanged(isShown);
}

std::vector<std::string_view> WordGrid::words() const
{
    std::vector<std::string_view> all;
    std::string_view rest = m_words.text();
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

void WordGrid::showEvent(QShowEvent* event)
{
    window()->installEventFilter(this);
    QWidget::showEvent(event);
}

bool WordGrid::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::WindowDeactivate && m_isShown) setShown(false);
    return QWidget::eventFilter(watched, event);
}

void WordGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().border());
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::Corner, spacing::Corner);
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
        const QString word = m_isShown ? QString::fromLatin1(all[i]) : u"••••••"_s;
        painter.drawText(cell.adjusted(number + spacing::Small, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, word);
    }
}

} // namespace lockstep::ui
