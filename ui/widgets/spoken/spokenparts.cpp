// SPDX-License-Identifier: MIT

#include "ui/widgets/spoken/spokenparts.h"

#include "ui/widgets/panels/card.h"
#include "ui/widgets/spoken/spokenchoice.h"
#include "ui/widgets/spoken/spokenfocus.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QComboBox>
#include <QStackedWidget>

namespace lockstep::ui {

namespace {

/// Made when a reader first asks for the widget. What it answers with nullptr Qt makes as ever.
QAccessibleInterface* make(const QString&, QObject* object)
{
    if (auto* stack = qobject_cast<QStackedWidget*>(object)) return new QAccessibleWidget(stack, QAccessible::Client);
    if (auto* card = qobject_cast<Card*>(object)) return new QAccessibleWidget(card, QAccessible::Grouping);
    if (auto* box = qobject_cast<QComboBox*>(object)) SpokenChoice::follow(*box);
    return nullptr;
}

} // namespace

void speakWhatQtLeavesOut()
{
    QAccessible::installFactory(make);
    qApp->installEventFilter(new SpokenFocus(qApp));
}

} // namespace lockstep::ui
