// SPDX-License-Identifier: MIT

#include "ui/widgets/buttons/menubutton.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

MenuButton::MenuButton(QWidget* parent) : QToolButton(parent)
{
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
}

void MenuButton::setWords(const QString& words)
{
    setText(words + u" ▾"_s);
    setAccessibleName(words);
}

void MenuButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.features &= ~QStyleOptionToolButton::HasMenu;
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace lockstep::ui
