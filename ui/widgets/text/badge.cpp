// SPDX-License-Identifier: MIT

#include "ui/widgets/text/badge.h"

#include "ui/style/spacing.h"

#include <QPainter>
#include <QStyle>

namespace lockstep::ui {

Badge::Badge(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void Badge::setContent(const QString& symbol, const QString& words, Tone tone)
{
    setVisible(!words.isEmpty());
    if (symbol == m_symbol && words == m_words && tone == m_tone) return;
    m_symbol = symbol;
    m_words = words;
    m_tone = tone;
    setAccessibleName(words);
    updateGeometry();
    update();
}

void Badge::setGlyph(std::optional<Glyph> glyph)
{
    if (glyph == m_glyph) return;
    m_glyph = glyph;
    updateGeometry();
    update();
}

int Badge::glyphWidth() const { return m_glyph ? fontMetrics().ascent() + spacing::Tight : 0; }

QString Badge::shown() const { return m_symbol.isEmpty() ? m_words : m_symbol + QChar(u' ') + m_words; }

QSize Badge::sizeHint() const
{
    return {glyphWidth() + fontMetrics().horizontalAdvance(shown()) + 2 * spacing::Small + 2,
            fontMetrics().height() + spacing::Tight + 2};
}

void Badge::paintEvent(QPaintEvent*)
{
    const ToneColours& colours = Theme::current().tone(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.background);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setPen(colours.text);
    if (!m_glyph) return painter.drawText(rect(), Qt::AlignCenter, shown());
    const QRect content = rect().adjusted(spacing::Small + 1, 0, -spacing::Small - 1, 0);
    const int side = fontMetrics().ascent();
    const QRect sign = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter, {side, side}, content);
    painter.drawPixmap(sign, glyphPixmap(*m_glyph, side, colours.text, devicePixelRatioF()));
    const QSize words(content.width() - glyphWidth(), content.height());
    painter.drawText(QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter, words, content),
                     Qt::AlignCenter, shown());
}

} // namespace lockstep::ui
