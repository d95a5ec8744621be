// SPDX-License-Identifier: MIT

#include "ui/widgets/buttons/pagebutton.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QFocusEvent>
#include <QPainter>

namespace lockstep::ui {

namespace {

constexpr int LineWidth = 3;

} // namespace

PageButton::PageButton(QWidget* parent) : QToolButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

/// As wide as its words are when they are bold, so that nothing moves when the page changes.
QSize PageButton::sizeHint() const
{
    const QFontMetrics bold(scaledFont(font(), 1.0, QFont::DemiBold));
    return {bold.horizontalAdvance(text()) + 2 * spacing::Medium, bold.height() + 2 * spacing::Small + LineWidth};
}

/// A window that comes back to the front leaves it as it was.
void PageButton::focusInEvent(QFocusEvent* event)
{
    const Qt::FocusReason reason = event->reason();
    const bool isBack = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
    if (!isBack) m_isByKey = reason != Qt::MouseFocusReason;
    QToolButton::focusInEvent(event);
}

void PageButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect words = rect().adjusted(0, 0, 0, -LineWidth);
    if ((underMouse() && !isChecked()) || hasRing()) {
        painter.setPen(hasRing() ? QPen(palette().color(QPalette::Link), 1.5) : QPen(Qt::NoPen));
        painter.setBrush(Theme::current().selectedRow());
        painter.drawRoundedRect(QRectF(words).adjusted(1, 2, -1, -2), spacing::Tight, spacing::Tight);
    }
    painter.setFont(scaledFont(font(), 1.0, isChecked() ? QFont::DemiBold : QFont::Normal));
    painter.setPen(isChecked() ? palette().color(QPalette::WindowText) : Theme::current().mutedText());
    painter.drawText(words, Qt::AlignCenter, text());
    if (!isChecked()) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Link));
    painter.drawRoundedRect(QRect(spacing::Medium, height() - LineWidth, width() - 2 * spacing::Medium, LineWidth), 1.5,
                            1.5);
}

} // namespace lockstep::ui
