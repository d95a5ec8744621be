// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/wordgrid.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"
#include "ui/widgets/secrets/spokenwords.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <chrono>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Columns = 4;
constexpr auto SaidFor = 5s; ///< A screen reader asks for the word a moment after it was told to.

} // namespace

WordGrid::WordGrid(QWidget* parent) : SecretView(parent)
{
    SpokenWords::install();
    const QString help = tr("The arrow keys go from word to word; Space lets a screen reader say the word.");
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleDescription(help);
    setToolTip(help);
    m_silence.setSingleShot(true);
    m_silence.setInterval(SaidFor);
    connect(&m_silence, &QTimer::timeout, this, &WordGrid::fallSilent);
    connect(this, &SecretView::shownChanged, this, [this](bool isShown) {
        if (!isShown) fallSilent(); // also of other words than before
        m_current = std::clamp(m_current, 0, std::max(0, wordCount() - 1));
    });
}

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

QString WordGrid::spokenAt(int place) const
{
    const auto all = words();
    if (place != m_said || place < 0 || static_cast<std::size_t>(place) >= all.size())
        return tr("Word %1 of %2", "a recovery word's place").arg(place + 1).arg(all.size());
    const std::string_view word = all[static_cast<std::size_t>(place)];
    return QString::number(place + 1) + u": "_s + QLatin1StringView(word.data(), static_cast<qsizetype>(word.size()));
}

QRect WordGrid::cellAt(int place) const
{
    const int width = this->width() / Columns;
    const int line = fontMetrics().height() + spacing::Medium;
    return {(place % Columns) * width + spacing::Medium, spacing::Small + (place / Columns) * line,
            width - spacing::Large, line};
}

QSize WordGrid::sizeHint() const
{
    const int rows = std::max(1, (wordCount() + Columns - 1) / Columns);
    const int height = fontMetrics().height() + spacing::Medium;
    return {Columns * (fontMetrics().horizontalAdvance(u"24  mmmmmmmm"_s) + spacing::Large),
            rows * height + 2 * spacing::Small};
}

void WordGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintFrame(painter);
    const auto all = words();
    const int number = fontMetrics().horizontalAdvance(u"24"_s);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto place = static_cast<int>(i);
        const QRect cell = cellAt(place);
        painter.setPen(Theme::current().mutedText());
        painter.drawText(QRect(cell.left(), cell.top(), number, cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(place + 1));
        painter.setPen(palette().color(QPalette::Text));
        const QString word = isShown() ? QString::fromLatin1(all[i]) : u"••••••"_s;
        painter.drawText(cell.adjusted(number + spacing::Small, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, word);
        if (!hasFocus() || place != m_current) continue;
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(cell).adjusted(-2.5, 1.5, 2.5, -1.5), spacing::Corner, spacing::Corner);
    }
}

// --- For who cannot see them

/// Whatever the key is for, the word that was said is a place again.
void WordGrid::keyPressEvent(QKeyEvent* event)
{
    fallSilent();
    switch (event->key()) {
    case Qt::Key_Left: return goTo(m_current - 1);
    case Qt::Key_Right: return goTo(m_current + 1);
    case Qt::Key_Up: return goTo(m_current - Columns);
    case Qt::Key_Down: return goTo(m_current + Columns);
    case Qt::Key_Home: return goTo(0);
    case Qt::Key_End: return goTo(wordCount() - 1);
    case Qt::Key_Space: return say();
    default: SecretView::keyPressEvent(event);
    }
}

void WordGrid::goTo(int place)
{
    if (place < 0 || place >= wordCount()) return;
    m_current = place;
    update();
    tellReader(QAccessible::Focus, m_current);
}

/// Some screen readers say a name that changed, all of them say what got the focus.
void WordGrid::say()
{
    if (m_current >= wordCount()) return;
    m_said = m_current;
    m_silence.start();
    tellReader(QAccessible::NameChanged, m_current);
    tellReader(QAccessible::Focus, m_current);
    emit wordSaid(m_current);
}

void WordGrid::fallSilent()
{
    m_silence.stop();
    const int said = std::exchange(m_said, -1);
    if (said >= 0 && said < wordCount()) tellReader(QAccessible::NameChanged, said); // which keeps the old one else
}

void WordGrid::tellReader(QAccessible::Event what, int place)
{
    QAccessibleEvent event(this, what);
    event.setChild(place);
    QAccessible::updateAccessibility(&event);
}

void WordGrid::focusInEvent(QFocusEvent* event)
{
    SecretView::focusInEvent(event);
    update();
    if (wordCount() > 0) tellReader(QAccessible::Focus, m_current);
}

void WordGrid::focusOutEvent(QFocusEvent* event)
{
    SecretView::focusOutEvent(event);
    fallSilent();
    update();
}

} // namespace lockstep::ui
