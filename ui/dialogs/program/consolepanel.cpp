// SPDX-License-Identifier: MIT

#include "ui/dialogs/program/consolepanel.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStringListModel>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostBlocks = 5'000; ///< Lines that are kept in sight.
constexpr qsizetype MostRecalled = 200;

} // namespace

ConsolePanel::ConsolePanel(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_output(new QPlainTextEdit(this))
    , m_line(new QLineEdit(this))
    , m_preferences(pushButton(u"consolePreferencesButton", tr("Open the &preferences"), this))
    , m_completions(new QStringListModel(this))
{
    setObjectName(u"consolePanel");
    m_stack->addWidget(makeOffPage());
    m_stack->addWidget(makeConsole());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::Medium, 0, 0);
    column->addWidget(m_stack);
}

QWidget* ConsolePanel::makeOffPage()
{
    connect(m_preferences, &QPushButton::clicked, this, &ConsolePanel::preferencesWanted);
    auto* words = paragraph(tr("The console is switched off. Preferences, Advanced, \"Console\" switches it on. Its "
                               "commands only read: nothing can be spent, changed or revealed with them."),
                            this);
    words->setObjectName(u"consoleOffLabel");
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Medium);
    column->addWidget(words);
    column->addWidget(m_preferences, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

QWidget* ConsolePanel::makeConsole()
{
    m_output->setObjectName(u"consoleOutputEdit");
    m_output->setAccessibleName(tr("Answers"));
    m_output->setReadOnly(true);
    m_output->setTabChangesFocus(true);
    m_output->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_output->setMaximumBlockCount(MostBlocks);
    m_output->setFont(fixedFont(font()));
    m_output->setPlainText(tr("Commands only read. \"help\" lists them; arrow keys bring back what you typed before.")
                           + u'\n');
    m_line->setObjectName(u"consoleLineEdit");
    m_line->setAccessibleName(tr("Command"));
    m_line->setPlaceholderText(tr("help"));
    m_line->setFont(fixedFont(font()));
    m_line->installEventFilter(this);
    auto* completer = new QCompleter(m_completions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionMode(QCompleter::InlineCompletion); // arrow keys belong to the history
    m_line->setCompleter(completer);
    connect(m_line, &QLineEdit::textEdited, this, &ConsolePanel::typed);
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(m_output, 1);
    column->addWidget(m_line);
    return page;
}

void ConsolePanel::setSwitchedOn(bool isOn)
{
    m_stack->setCurrentIndex(isOn ? 1 : 0);
    if (!isOn) m_output->clear();
}

void ConsolePanel::setDiscreet(bool isDiscreet)
{
    if (isDiscreet && !m_isDiscreet && m_stack->currentIndex() == 1)
        m_output->setPlainText(tr("Amounts are hidden, and with them what was answered before.") + u'\n');
    m_isDiscreet = isDiscreet;
}

void ConsolePanel::setCompletions(const QStringList& lines)
{
    if (m_completions->stringList() != lines) m_completions->setStringList(lines);
}

void ConsolePanel::answer(const QStringList& lines) { m_output->appendPlainText(lines.join(u'\n') + u'\n'); }

void ConsolePanel::focusLine() { m_stack->currentIndex() == 1 ? m_line->setFocus() : m_preferences->setFocus(); }

/// Keys that a dialog, or the completer, would take for themselves.
bool ConsolePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: enter(); return true;
    case Qt::Key_Up: recall(-1); return true;
    case Qt::Key_Down: recall(1); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

void ConsolePanel::enter()
{
    const QString line = m_line->text().trimmed();
    m_line->clear();
    if (line.isEmpty()) return;
    if (m_history.isEmpty() || m_history.last() != line) m_history += line;
    if (m_history.size() > MostRecalled) m_history.removeFirst();
    m_place = m_history.size();
    m_output->appendPlainText(u"> "_s + line);
    emit entered(line);
}

void ConsolePanel::recall(int step)
{
    m_place = qBound(qsizetype{0}, m_place + step, m_history.size());
    m_line->setText(m_place < m_history.size() ? m_history[m_place] : QString());
}

} // namespace lockstep::ui
