// SPDX-License-Identifier: MIT

#include "ui/style/keytext.h"

#include <QGuiApplication>

namespace lockstep::ui {

QString keyText(const QKeySequence& keys)
{
    const QString text = keys.toString(QKeySequence::NativeText);
    return QGuiApplication::isRightToLeft() ? keptLeftToRight(text) : text;
}

QString keptLeftToRight(const QString& text)
{
    constexpr QChar Mark(0x200e); // LEFT-TO-RIGHT MARK
    return text.isEmpty() ? text : Mark + text + Mark;
}

} // namespace lockstep::ui
