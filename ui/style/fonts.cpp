// SPDX-License-Identifier: MIT

#include "ui/style/fonts.h"

#include <QFontDatabase>
#include <QFontMetricsF>

namespace lockstep::ui {

bool hasTabularDigits(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit)
        if (qAbs(metrics.horizontalAdvance(digit) - width) > 0.01) return false;
    return true;
}

QFont amountFont(const QFont& font) { return hasTabularDigits(font) ? font : fixedFont(font); }

QFont fixedFont(const QFont& font)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF());
    fixed.setWeight(font.weight());
    return fixed;
}

QFont scaledFont(const QFont& font, double factor, QFont::Weight weight)
{
    QFont scaled(font);
    scaled.setPointSizeF(font.pointSizeF() * factor);
    scaled.setWeight(weight);
    return scaled;
}

} // namespace lockstep::ui
