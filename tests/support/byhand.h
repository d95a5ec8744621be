// SPDX-License-Identifier: MIT
#pragma once

#include "app/tour/menuway.h"
#include "tests/support/guitest.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QWindow>

/// What a hand does with a mouse and a keyboard, where a test would be tempted to call a function instead.
namespace lockstep::test {

/// Since Qt 6.8 a menu closes when it is pressed before the mouse has moved over it.
inline void clickIn(QWidget& holder, const QPoint& place)
{
    for (int left = 8; left >= 0; --left) QTest::mouseMove(&holder, place - QPoint(left, 0));
    QTest::mouseClick(&holder, Qt::LeftButton, {}, place);
}

/// From an open menu, down to the one that holds the action, and clicks on it.
inline void chooseIn(QMenu& open, QAction& wanted)
{
    QVERIFY2(wanted.isEnabled() && wanted.isVisible(), qPrintable(wanted.objectName()));
    QVERIFY2(QTest::qWaitForWindowExposed(&open), qPrintable(open.objectName()));
    QMenu* holder = &open;
    if (!open.actions().contains(&wanted))
        for (QMenu* menu : tour::wayTo(&wanted, open.actions())) {
            clickIn(*holder, holder->actionGeometry(menu->menuAction()).center());
            QVERIFY2(QTest::qWaitForWindowExposed(menu), qPrintable(menu->objectName()));
            holder = menu;
        }
    clickIn(*holder, holder->actionGeometry(&wanted).center());
}

/// With the right button. The window makes the wish for a menu of it, as it does for a person.
inline void rightClick(QWidget& widget, const QPoint& place)
{
    QWidget& window = *widget.window();
    QTest::mouseClick(window.windowHandle(), Qt::RightButton, {}, widget.mapTo(&window, place));
}

/// In the menu of the widget's own actions. It runs a loop of its own until an entry is chosen.
inline void chooseInOwnMenu(QWidget& widget, const QPoint& place, QAction& wanted)
{
    bool wasOpen = false;
    QTimer watch;
    watch.callOnTimeout([&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu || wasOpen) return;
        wasOpen = true;
        chooseIn(*menu, wanted);
        menu->close(); // also where the entry could not be chosen
    });
    watch.start(1);
    rightClick(widget, place);
    QVERIFY2(wasOpen, qPrintable(wanted.objectName()));
}

/// Opens the menus that lead to the action, and clicks on it.
inline void chooseInMenus(QMainWindow& window, const char* action)
{
    auto& wanted = child<QAction>(window, action);
    QVERIFY2(wanted.isEnabled(), action);
    QWidget* holder = window.menuBar();
    for (QMenu* menu : tour::wayTo(&wanted, window.menuBar()->actions())) {
        const QAction* entry = menu->menuAction();
        const QRect place = holder == window.menuBar()
            ? window.menuBar()->actionGeometry(const_cast<QAction*>(entry))
            : static_cast<QMenu*>(holder)->actionGeometry(const_cast<QAction*>(entry));
        clickIn(*holder, place.center());
        QVERIFY2(QTest::qWaitForWindowExposed(menu), action);
        holder = menu;
    }
    auto* menu = qobject_cast<QMenu*>(holder);
    QVERIFY2(menu, action);
    clickIn(*menu, menu->actionGeometry(&wanted).center());
}

inline void clickTab(QTabWidget& tabs, int index)
{
    QTest::mouseClick(tabs.tabBar(), Qt::LeftButton, {}, tabs.tabBar()->tabRect(index).center());
    QCOMPARE(tabs.currentIndex(), index);
}

/// Year, month and day, one after the other: the field goes on to the next by itself.
inline void typeDate(QDateEdit& edit, const QDate& day)
{
    edit.clearFocus();
    edit.setFocus(Qt::TabFocusReason); // the year is chosen then
    QTest::keyClicks(&edit, day.toString(QStringLiteral("yyyyMMdd")));
    QCOMPARE(edit.date(), day);
}

inline void clickRow(QAbstractItemView& view, int row, int column = 0)
{
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(row, column)).center());
    QCOMPARE(view.currentIndex().row(), row);
}

/// Into a QLineEdit or a QPlainTextEdit.
template <typename Edit>
void retypeText(Edit& edit, const QString& text)
{
    edit.setFocus();
    QTest::keySequence(&edit, QKeySequence::SelectAll);
    if (text.isEmpty()) QTest::keyClick(&edit, Qt::Key_Delete);
    QTest::keyClicks(&edit, text);
}

/// From the clipboard, over all that stands there.
inline void pasteOver(QWidget& edit, const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
    edit.setFocus();
    QTest::keySequence(&edit, QKeySequence::SelectAll);
    QTest::keySequence(&edit, QKeySequence::Paste);
}

/// In Qt's own dialog: types the name over the one that is suggested, and presses Save or Open. Return would be the
/// list's below the name, where one stands. Without the keyboard the dialog keeps every folder that is passed while
/// typing chosen, and gives the first of them.
inline void nameFile(QFileDialog& dialog, const QString& path)
{
    auto& name = child<QLineEdit>(dialog, "fileNameEdit");
    name.setFocus();
    QTRY_VERIFY(name.hasFocus());
    retypeText(name, path);
    QCOMPARE(name.text(), path);
    const bool isToSave = dialog.acceptMode() == QFileDialog::AcceptSave;
    auto& buttons = child<QDialogButtonBox>(dialog, "buttonBox");
    click(*buttons.button(isToSave ? QDialogButtonBox::Save : QDialogButtonBox::Open));
}

} // namespace lockstep::test
