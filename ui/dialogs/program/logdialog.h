// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/eventview.h"
#include "ui/widgets/text/labels.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTableView;

namespace lockstep::ui {

class ConsolePanel;
class CopyDetailsButton;
class EmptyState;
class LogModel;

/// What happened, by text and by how much it matters, with the newest in sight or the place kept; a console beside it;
/// and a description of the program's state that can be sent to a stranger. Not modal.
class LogDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit LogDialog(QWidget* parent = nullptr);

    void setEvents(const QList<EventView>& events); ///< The newest first.
    void setSeenUpTo(std::int64_t event); ///< Those after this EventView::id are marked as new.
    bool isLookedAt() const; ///< The list is in front of the person.
    void showAll(); ///< Without any filter, from the newest on.
    void showError(const Error& error); ///< They could not be read.
    void showProblem(const QString& words); ///< Empty: none any more.
    void showConsole(bool isWanted); ///< Else the log.
    ConsolePanel& console() { return *m_console; }
    void showCopied(); ///< The description is on the clipboard.
    void showSaved(const QString& path);
    void followDates(); ///< They may be written in another way now.

signals:
    void looked(); ///< The list came to the front.
    void copyWanted();
    void folderWanted(); ///< The one where the log is kept.
    void fileWanted(const QString& path, const QByteArray& content);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeFilters();
    void answer(const QString& words, PlainLabel::Colour colour);
    void showHint();
    void layOut();
    QWidget* makeLog();
    void followCurrent();
    void keepInSight(std::int64_t event, int before);
    void clearOrShow();
    void save();
    void showWhatIsThere();
    void allowButtons(bool isEmpty);

    LogModel* m_model;
    QTableView* m_table;
    std::int64_t m_current = 0; ///< The event that is current in it, or was before a filter hid it.
    QLineEdit* m_filter;
    QComboBox* m_level;
    QCheckBox* m_follow;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_folder;
    QPushButton* m_clear;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QPushButton* m_noFilters; ///< Where they leave nothing.
    PlainLabel* m_answer;
    CopyDetailsButton* m_copyError; ///< Of an error that is the answer.
    QTabWidget* m_tabs;
    ConsolePanel* m_console;
};

} // namespace lockstep::ui
