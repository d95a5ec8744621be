// SPDX-License-Identifier: MIT

#include "ui/widgets/buttons/pushbutton.h"

#include <QPushButton>

namespace lockstep::ui {

QPushButton* pushButton(QStringView objectName, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

QPushButton* pushButton(QStringView objectName, Glyph glyph, const QString& text, QWidget* parent)
{
    QPushButton* button = pushButton(objectName, text, parent);
    button->setIcon(icon(glyph));
    return button;
}

} // namespace lockstep::ui
