// SPDX-License-Identifier: MIT

#include "ui/widgets/text/labels.h"

#include "ui/format/plain/tooltiptext.h"
#include "ui/style/theme.h"
#include "ui/widgets/text/wholeparts.h"

#include <QEvent>
#include <QPainter>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

PlainLabel::PlainLabel(const QString& text, QWidget* parent, Colour colour) : QLabel(text, parent), m_colour(colour)
{
    setTextFormat(Qt::PlainText);
    recolour();
    align();
}

/// Qt puts a number or an address on the left also in a window that is read from the right.
void PlainLabel::align()
{
    const Qt::Alignment side = isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    setAlignment(side | Qt::AlignAbsolute | (alignment() & Qt::AlignVertical_Mask));
}

void PlainLabel::setColour(Colour colour)
{
    m_colour = colour;
    recolour();
}

void PlainLabel::say(const QString& text)
{
    setText(text);
    setVisible(!text.isEmpty());
}

void PlainLabel::recolour()
{
    if (m_colour == Colour::Text) {
        if (testAttribute(Qt::WA_SetPalette)) setPalette({}); // it had another colour before
        return;
    }
    const Theme& theme = Theme::current();
    const QColor colour = m_colour == Colour::Muted ? theme.mutedText() : theme.tone(Tone::Bad).text;
    if (palette().color(QPalette::WindowText) == colour) return;
    QPalette own;
    own.setColor(QPalette::WindowText, colour);
    setPalette(own);
}

void PlainLabel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) recolour();
    if (event->type() == QEvent::LayoutDirectionChange && alignment() & Qt::AlignAbsolute) align();
    QLabel::changeEvent(event);
}

PlainLabel* mutedLabel(const QString& text, QWidget* parent)
{
    return new PlainLabel(text, parent, PlainLabel::Colour::Muted);
}

PlainLabel* paragraph(const QString& text, QWidget* parent, PlainLabel::Colour colour)
{
    auto* label = new PlainLabel(text, parent, colour);
    label->setWordWrap(true);
    return label;
}

ElidedLabel::ElidedLabel(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); }

void ElidedLabel::setText(const QString& text)
{
    if (text == m_text) return;
    m_text = text;
    setAccessibleName(text);
    setToolTip(toolTipText(text));
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const { return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()}; }

QSize ElidedLabel::minimumSizeHint() const
{
    const int least = fontMetrics().horizontalAdvance(u"mmm…"_s);
    return {qMin(least, sizeHint().width()), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QString whole = leavesOutWhole(*this) ? wholeParts(m_text, fontMetrics(), width()) : m_text;
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(whole, Qt::ElideRight, width()));
}

} // namespace lockstep::ui
