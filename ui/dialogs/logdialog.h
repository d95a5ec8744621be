// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/eventview.h"

#include <QDialog>

class QLineEdit;
class QStackedWidget;
class QTabWidget;

namespace lockstep::ui {

class ConsolePanel;
class EmptyState;
class LogModel;
class PlainLabel;

/// What happened, with a filter; a console beside it; and a description of the program's state that can be sent to a
/// stranger. Not modal.
class LogDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit LogDialog(QWidget* parent = nullptr);

    void setEvents(const QList<EventView>& events); ///< The newest first.
    void showError(const Error& error); ///< They could not be read.
    void showConsole(bool isWanted); ///< Else the log.
    ConsolePanel& console() { return *m_console; }
    void showCopied(); ///< The description is on the clipboard.

signals:
    void copyWanted();

private:
    void layOut(QWidget* table);
    void showWhatIsThere();

    LogModel* m_model;
    QLineEdit* m_filter;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    PlainLabel* m_answer;
    QTabWidget* m_tabs;
    ConsolePanel* m_console;
};

} // namespace lockstep::ui
