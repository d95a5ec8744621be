// SPDX-License-Identifier: MIT

#include "ui/widgets/text/textwidths.h"

#include "ui/style/fonts.h"

#include <QFontMetrics>

namespace lockstep::ui {

namespace {

constexpr qsizetype MostKnown = 4'000; ///< Numbers come and go as long as the program runs.

} // namespace

TextWidths::TextWidths(const QFont& font) : m_font(font), m_hasTabularDigits(hasTabularDigits(font)) { }

int TextWidths::of(const QString& text)
{
    const QString pattern = patternOf(text);
    if (const auto known = m_known.constFind(pattern); known != m_known.cend()) return *known;
    if (m_known.size() >= MostKnown) m_known.clear();
    ++m_measured;
    return m_known[pattern] = QFontMetrics(m_font).horizontalAdvance(pattern);
}

/// Where all digits are equally wide, numbers of as many digits are, too.
QString TextWidths::patternOf(const QString& text) const
{
    QString pattern = text;
    if (!m_hasTabularDigits) return pattern;
    for (QChar& letter : pattern)
        if (letter >= u'0' && letter <= u'9') letter = u'0';
    return pattern;
}

} // namespace lockstep::ui
