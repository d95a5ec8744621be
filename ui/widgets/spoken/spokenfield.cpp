// SPDX-License-Identifier: MIT

#include "ui/widgets/spoken/spokenfield.h"

#include <QAccessible>
#include <QEvent>
#include <QWidget>

namespace lockstep::ui {

void SpokenField::follow(QWidget& field)
{
    if (!field.findChild<SpokenField*>(QString(), Qt::FindDirectChildrenOnly)) new SpokenField(field);
}

SpokenField::SpokenField(QWidget& field) : QObject(&field), m_field(field) { field.installEventFilter(this); }

bool SpokenField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn) {
        QAccessibleEvent focus(&m_field, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace lockstep::ui
