// SPDX-License-Identifier: MIT

#include "ui/dialogs/fieldmessage.h"

namespace lockstep::ui {

PlainLabel* fieldMessage(QStringView objectName, QWidget* parent)
{
    PlainLabel* label = paragraph({}, parent, PlainLabel::Colour::Problem);
    label->setObjectName(objectName);
    label->hide();
    return label;
}

bool sayUnder(QWidget& field, PlainLabel& message, const QString& words)
{
    message.say(words);
    message.setAccessibleName(words);
    field.setAccessibleDescription(words);
    if (!words.isEmpty()) field.setFocus();
    return words.isEmpty();
}

} // namespace lockstep::ui
