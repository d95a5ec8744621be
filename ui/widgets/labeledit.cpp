// SPDX-License-Identifier: MIT

#include "ui/widgets/labeledit.h"

#include <QCoreApplication>
#include <QLineEdit>

namespace lockstep::ui {

QWidget* labelEditor(QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(u"labelLineEdit");
    edit->setAccessibleName(QCoreApplication::translate("LabelEdit", "Label"));
    edit->setMaxLength(MostLabelLength);
    edit->setFrame(false);
    return edit;
}

bool isTyping(const QWidget& editor)
{
    const auto* edit = qobject_cast<const QLineEdit*>(&editor);
    return edit && edit->isModified();
}

} // namespace lockstep::ui
