// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/controls.h"

#include "tests/ui/allwindows/visiblewords.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMap>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>

#include <algorithm>

namespace lockstep::test {

namespace {

constexpr int MostControls = 200;

bool isTabWidgetsBar(const QWidget& widget) { return widget.objectName() == u"qt_tabwidget_tabbar"; }

/// Is it Qt's own part of a control: the line of a spin box, the clear button of a line, the list of a choice?
bool isPart(const QWidget& widget)
{
    if (isTabWidgetsBar(widget)) return false;
    if (widget.objectName().startsWith(u"qt_") || qobject_cast<const QHeaderView*>(&widget)) return true;
    for (const QWidget* at = widget.parentWidget(); at; at = at->parentWidget())
        if (qobject_cast<const QAbstractSpinBox*>(at) || qobject_cast<const QComboBox*>(at)
            || qobject_cast<const QLineEdit*>(at) || qobject_cast<const QAbstractItemView*>(at)
            || qobject_cast<const QTabBar*>(at))
            return true;
    return false;
}

bool isControl(const QWidget& widget)
{
    if (!widget.isVisible() || isPart(widget)) return false;
    const bool isKnown = qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QLineEdit*>(&widget)
        || qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget)
        || qobject_cast<const QAbstractItemView*>(&widget) || qobject_cast<const QPlainTextEdit*>(&widget)
        || qobject_cast<const QTabBar*>(&widget);
    return isKnown || (widget.focusPolicy() & Qt::TabFocus && !widget.focusProxy());
}

QStringList endingsOf(const QWidget& control)
{
    if (qobject_cast<const QCheckBox*>(&control)) return {"Box"};
    if (qobject_cast<const QAbstractButton*>(&control)) return {"Button"};
    if (qobject_cast<const QComboBox*>(&control)) return {"Box"};
    if (qobject_cast<const QAbstractSpinBox*>(&control)) return {"Box", "Edit"};
    if (qobject_cast<const QLineEdit*>(&control) || qobject_cast<const QPlainTextEdit*>(&control)) return {"Edit"};
    if (qobject_cast<const QTabBar*>(&control)) return {"Bar"};
    if (qobject_cast<const QTabWidget*>(&control)) return {"Widget"};
    if (qobject_cast<const QTableView*>(&control)) return {"Table", "TableView"};
    if (qobject_cast<const QTreeView*>(&control)) return {"Tree", "TreeView"};
    if (qobject_cast<const QListView*>(&control)) return {"List", "ListView"};
    return {"View", "Label", "Page", "Grid"};
}

/// Whether `next` comes after `before` for who reads line by line, in the window's direction.
bool isInReadingOrder(const QWidget& before, const QWidget& next, const QWidget& window)
{
    const auto placeOf = [&](const QWidget& widget) {
        QRect place(widget.mapTo(&window, QPoint()), widget.size());
        if (window.isRightToLeft()) place.moveLeft(window.width() - place.right() - 1);
        return place;
    };
    const QRect first = placeOf(before);
    const QRect second = placeOf(next);
    const bool isAbove = second.bottom() < first.top();
    const bool isBesideAndBefore = second.right() < first.left();
    // Above is in order only for a column of its own further on; before it on the same line, never.
    if (isAbove) return second.left() > first.right();
    const bool isBelow = second.top() > first.bottom();
    return isBelow || !isBesideAndBefore;
}

} // namespace

QList<QWidget*> controlsIn(const QWidget& window)
{
    QList<QWidget*> controls;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (isControl(*widget)) controls += widget;
    return controls;
}

QString nameOf(const QWidget& widget)
{
    return QStringLiteral("%1 \"%2\"").arg(QLatin1StringView(widget.metaObject()->className()), widget.objectName());
}

QStringList unexplainedIn(const QWidget& window)
{
    const QString said = visibleWords(window);
    QStringList unexplained;
    for (const QWidget* control : controlsIn(window)) {
        const QString reason = control->accessibleDescription();
        if (!control->isEnabled() && (reason.isEmpty() || !said.contains(reason))) unexplained += nameOf(*control);
    }
    return unexplained;
}

QStringList unexplainedEntriesIn(const QWidget& window)
{
    // The last one says it in its place: "No wallet is unlocked".
    const QStringList lines{"walletNameAction",    "walletReasonAction", "menuReasonAction",
                            "lockAllReasonAction", "trayStateAction",    "trayLockAllAction"};
    const auto isRead = [](const QMenu& menu, const QString& reason) {
        return std::ranges::any_of(
            menu.actions(), [&](const QAction* line) { return line->isVisible() && line->text().startsWith(reason); });
    };
    const auto isReadAbove = [&](const QMenu& menu, const QString& reason) { // of a menu within a menu
        return std::ranges::any_of(menu.menuAction()->associatedObjects(), [&](const QObject* above) {
            const auto* outer = qobject_cast<const QMenu*>(above);
            return outer && isRead(*outer, reason);
        });
    };
    QStringList unexplained;
    for (const QMenu* menu : window.findChildren<QMenu*>())
        for (const QAction* action : menu->actions()) {
            const bool isMeant = action->isVisible() && !action->isEnabled() && !action->isSeparator();
            if (!isMeant || lines.contains(action->objectName())) continue;
            const QString reason = action->statusTip();
            const bool isSaid = isRead(*menu, reason) || isReadAbove(*menu, reason);
            if (reason.isEmpty() || action->toolTip() != reason || !menu->toolTipsVisible() || !isSaid)
                unexplained += QStringLiteral("%1 in %2").arg(action->objectName(), menu->title());
        }
    return unexplained;
}

QStringList sharedMnemonicsIn(const QWidget& window, const QStringList& menus)
{
    QMap<QString, QStringList> takers;
    const auto take = [&](const QString& text, const QString& who) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty()) takers[key.toString()] += who;
    };
    for (const QString& menu : menus) take(menu, QStringLiteral("menu ") + menu);
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !widget->isEnabled()) continue;
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) take(button->text(), nameOf(*button));
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (label && label->buddy() && label->buddy()->isEnabled()) take(label->text(), nameOf(*label->buddy()));
        if (const auto* bar = qobject_cast<const QTabBar*>(widget))
            for (int tab = 0; tab < bar->count(); ++tab)
                take(bar->tabText(tab), QStringLiteral("tab ") + bar->tabText(tab));
    }
    QStringList shared;
    for (auto each = takers.cbegin(); each != takers.cend(); ++each)
        if (each->size() > 1) shared += each.key() + QStringLiteral(": ") + each->join(QStringLiteral(", "));
    return shared;
}

QStringList deadMnemonicsIn(QWidget& window)
{
    QStringList dead;
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        const QWidget* field = label->buddy();
        const QKeySequence key = QKeySequence::mnemonic(label->text());
        if (key.isEmpty() || !field || !label->isVisible() || !field->isVisible() || !field->isEnabled()) continue;
        if (QWidget* at = QApplication::focusWidget()) at->clearFocus();
        QTest::keyClick(&window, key[0].key(), key[0].keyboardModifiers());
        const QWidget* at = QApplication::focusWidget();
        if (at != field && !(at && field->isAncestorOf(at))) dead += nameOf(*field) + " by " + key.toString();
    }
    return dead;
}

QString objectNameProblem(const QWidget& control)
{
    if (isTabWidgetsBar(control)) return objectNameProblem(*control.parentWidget());
    const QString name = control.objectName();
    if (name.isEmpty()) return nameOf(control) + QStringLiteral(" has no object name");
    const bool isKnown
        = std::ranges::any_of(endingsOf(control), [&](const QString& ending) { return name.endsWith(ending); });
    return isKnown ? QString() : nameOf(control) + QStringLiteral(" does not say in its name what it is");
}

QString spokenName(QWidget& control)
{
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&control);
    return spoken ? spoken->text(QAccessible::Name).trimmed() : QString();
}

TabWalk walkByTab(QWidget& window)
{
    TabWalk walk;
    if (!window.focusWidget()) QTest::keyClick(&window, Qt::Key_Tab);
    while (walk.stops.size() < MostControls) {
        QWidget* at = QApplication::focusWidget();
        if (!at) break;
        const QWidget* before = walk.stops.isEmpty() ? nullptr : walk.stops.last();
        if (before && !isInReadingOrder(*before, *at, window)) walk.turns += nameOf(*before) + " -> " + nameOf(*at);
        if (walk.stops.contains(at)) {
            walk.isCaught = at != walk.stops.first();
            break;
        }
        walk.stops += at;
        QTest::keyClick(at, Qt::Key_Tab);
    }
    return walk;
}

} // namespace lockstep::test
