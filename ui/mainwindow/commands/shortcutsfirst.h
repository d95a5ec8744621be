// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QWidget;

namespace lockstep::ui {

class ActionCollection;

/// Where a field of the window has the keyboard, keys that the menus list do what they say there. Fields of text take
/// some of them first where the desktop has the keys of Emacs: Ctrl+E, to the end of the line. Keys that no menu lists
/// stay theirs, and in dialogs all but those of KeysEverywhere.
class ShortcutsFirst final : public QObject
{
    Q_OBJECT

public:
    ShortcutsFirst(const ActionCollection& actions, QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const ActionCollection& m_actions;
    const QWidget& m_window;
};

} // namespace lockstep::ui
