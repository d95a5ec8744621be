// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mainwindow/mainwindow.h"

namespace lockstep::tour {

/// What is on the screen right now: windows, and the widgets in them by object name.
class Stage
{
public:
    explicit Stage(ui::MainWindow& window) : m_window(window) { }

    ui::MainWindow& window() const { return m_window; }
    QList<QDialog*> dialogs() const; ///< The ones in sight, the topmost last.

    /// The widget of this name that is in sight, in the topmost window that has one; nullptr if there is none.
    QWidget* find(const char* name) const;

    template <typename T>
    T* find(const char* name) const
    {
        return qobject_cast<T*>(find(name));
    }

    static QString textOf(const QWidget& widget); ///< What it says on the screen.

    QString complaint() const; ///< What the window itself says is wrong; empty if nothing is.

private:
    ui::MainWindow& m_window;
};

} // namespace lockstep::tour
