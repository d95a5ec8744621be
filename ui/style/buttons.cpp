// SPDX-License-Identifier: MIT

#include "ui/style/buttons.h"

#include "ui/style/outlines.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QPushButton>
#include <QStyleOptionButton>

namespace lockstep::ui {

namespace {

constexpr float UnderMouse = 0.06F; ///< So much of the words' colour is mixed in.
constexpr float Pressed = 0.14F;
constexpr float Tint = 0.16F; ///< Of the highlight, where Enter presses it.

QColor mixed(const QColor& ground, const QColor& other, float share)
{
    const auto channel = [&](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(channel(ground.redF(), other.redF()), channel(ground.greenF(), other.greenF()),
                            channel(ground.blueF(), other.blueF()));
}

QColor groundOf(const QStyleOption& button, bool isDefault)
{
    const QPalette& palette = button.palette;
    if (!(button.state & QStyle::State_Enabled)) return palette.color(QPalette::Disabled, QPalette::Button);
    const QColor plain = palette.color(QPalette::Button);
    const QColor ground = isDefault ? mixed(plain, palette.color(QPalette::Highlight), Tint) : plain;
    const QColor words = palette.color(QPalette::ButtonText);
    if (button.state & (QStyle::State_Sunken | QStyle::State_On)) return mixed(ground, words, Pressed);
    return button.state & QStyle::State_MouseOver ? mixed(ground, words, UnderMouse) : ground;
}

QColor lineOf(const QStyleOption& button, bool isDefault)
{
    if (!(button.state & QStyle::State_Enabled)) return Theme::current().border();
    return isDefault ? button.palette.color(QPalette::Highlight) : quietOutline();
}

constexpr const char* DangerProperty = "lockstepDanger";

} // namespace

void showAsDanger(QPushButton& button) { button.setProperty(DangerProperty, true); }

bool isDanger(const QWidget* widget) { return widget && widget->property(DangerProperty).toBool(); }

void colourAsDanger(QPalette& palette)
{
    const ToneColours& bad = Theme::current().tone(Tone::Bad);
    for (const auto group : {QPalette::Active, QPalette::Inactive}) { // a disabled one is as quiet as any
        palette.setColor(group, QPalette::Button, bad.background);
        palette.setColor(group, QPalette::ButtonText, bad.text);
        palette.setColor(group, QPalette::Highlight, bad.text);
    }
}

void drawButtonGround(const QStyleOption& button, QPainter& painter)
{
    const auto* push = qstyleoption_cast<const QStyleOptionButton*>(&button);
    const bool isHeld = button.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool isFlat = push && push->features & QStyleOptionButton::Flat && !isHeld;
    const bool isDefault = push && push->features & QStyleOptionButton::DefaultButton;
    const bool hasKeyboard = button.state & QStyle::State_HasFocus && button.state & QStyle::State_KeyboardFocusChange;
    if (!isFlat) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(lineOf(button, isDefault));
        painter.setBrush(groundOf(button, isDefault));
        painter.drawRoundedRect(QRectF(button.rect).adjusted(0.5, 0.5, -0.5, -0.5), spacing::Tight, spacing::Tight);
        painter.restore();
    }
    if (hasKeyboard) drawFocusRing(painter, button, button.rect, spacing::Tight);
}

} // namespace lockstep::ui
