// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/secrettext.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"

#include <QPainter>

#include <algorithm>

namespace lockstep::ui {

namespace {

constexpr int UsualColumns = 48;
constexpr QChar Bullet(u'\u2022');

} // namespace

SecretText::SecretText(QWidget* parent) : SecretView(parent)
{
    setFont(fixedFont(font()));
    setLayoutDirection(Qt::LeftToRight);
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int SecretText::columns(int width) const
{
    return std::max(8, (width - 2 * spacing::Medium) / std::max(1, fontMetrics().horizontalAdvance(u'm')));
}

int SecretText::heightForWidth(int width) const
{
    const auto size = static_cast<int>(secret().size());
    const int lines = std::max(1, (size + columns(width) - 1) / columns(width));
    return lines * fontMetrics().height() + 2 * spacing::Medium;
}

QSize SecretText::sizeHint() const
{
    const int width = UsualColumns * fontMetrics().horizontalAdvance(u'm') + 2 * spacing::Medium;
    return {width, heightForWidth(width)};
}

QString SecretText::spoken() const
{
    return isShown() ? tr("Private descriptor, shown on the screen") : tr("Private descriptor, covered");
}

void SecretText::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintFrame(painter);
    painter.setPen(palette().color(QPalette::Text));
    const int perLine = columns(width());
    const int advance = fontMetrics().horizontalAdvance(u'm');
    int at = 0;
    for (const char c : secret()) { // one character at a time: no string ever holds more of it
        const QPoint place(spacing::Medium + (at % perLine) * advance,
                           spacing::Medium + (at / perLine) * fontMetrics().height() + fontMetrics().ascent());
        painter.drawText(place, QString(isShown() ? QChar::fromLatin1(c) : Bullet));
        ++at;
    }
}

} // namespace lockstep::ui
