// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QStringListModel;

namespace lockstep::ui {

/// A line to type commands in, and what was answered: plain text in a fixed font. Arrow keys bring back what was typed
/// before. It knows no command: whoever owns it answers.
class ConsolePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ConsolePanel(QWidget* parent = nullptr);

    void setSwitchedOn(bool isOn); ///< Off, it says how to switch it on.
    void setDiscreet(bool isDiscreet); ///< Amounts are hidden: what was answered before goes.
    void setCompletions(const QStringList& lines); ///< For what stands in the line now.
    void answer(const QStringList& lines); ///< To the last command.
    void focusLine();

signals:
    void entered(const QString& line);
    void typed(const QString& line);
    void preferencesWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeOffPage();
    QWidget* makeConsole();
    void enter();
    void recall(int step);

    QStackedWidget* m_stack;
    QPlainTextEdit* m_output;
    QLineEdit* m_line;
    QPushButton* m_preferences;
    QStringListModel* m_completions;
    QStringList m_history; ///< The oldest first.
    bool m_isDiscreet = false;
    qsizetype m_place = 0; ///< In it; its size: a new line.
};

} // namespace lockstep::ui
