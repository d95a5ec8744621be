// SPDX-License-Identifier: MIT

#include "ui/widgets/spoken/spokenparts.h"

#include "ui/widgets/panels/card.h"
#include "ui/widgets/spoken/spokenchoice.h"
#include "ui/widgets/spoken/spokenfield.h"
#include "ui/widgets/spoken/spokenrow.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QLineEdit>
#include <QStackedWidget>

namespace lockstep::ui {

namespace {

/// Made when a reader first asks for the widget. What it answers with nullptr Qt makes as ever.
QAccessibleInterface* make(const QString&, QObject* object)
{
    if (auto* stack = qobject_cast<QStackedWidget*>(object)) return new QAccessibleWidget(stack, QAccessible::Client);
    if (auto* card = qobject_cast<Card*>(object)) return new QAccessibleWidget(card, QAccessible::Grouping);
    if (auto* box = qobject_cast<QComboBox*>(object)) SpokenChoice::follow(*box);
    if (auto* field = qobject_cast<QLineEdit*>(object)) SpokenField::follow(*field);
    if (auto* view = qobject_cast<QAbstractItemView*>(object)) SpokenRow::follow(*view);
    return nullptr;
}

} // namespace

void speakWhatQtLeavesOut() { QAccessible::installFactory(make); }

} // namespace lockstep::ui
