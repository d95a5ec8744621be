// SPDX-License-Identifier: MIT

#include "ui/dialogs/program/logdialog.h"

#include "ui/dialogs/program/consolepanel.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/format/errors/errortext.h"
#include "ui/models/logmodel.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/flowlayout.h"
#include "ui/widgets/layout/withinscreen.h"
#include "ui/widgets/panels/emptystate.h"
#include "ui/widgets/tables/plaintable.h"
#include "ui/widgets/text/labels.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <initializer_list>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Letters = 144; ///< So wide is the window at first, so high in lines.
constexpr int Lines = 40;

} // namespace

LogDialog::LogDialog(QWidget* parent)
    : QDialog(parent)
    , m_model(new LogModel(this))
    , m_table(plainTable(u"logTable"_s, tr("What happened"), *m_model, LogModel::TextColumn, this))
    , m_filter(new QLineEdit(this))
    , m_level(new QComboBox(this))
    , m_follow(new QCheckBox(tr("&Follow"), this))
    , m_copy(pushButton(u"copyDebugButton"_s, tr("&Copy debug information"), this))
    , m_save(pushButton(u"saveLogButton"_s, tr("&Save…"), this))
    , m_folder(pushButton(u"openLogFolderButton"_s, tr("Open f&older"), this))
    , m_clear(pushButton(u"clearLogButton"_s, {}, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_noFilters(m_empty->addButton(tr("Clear filters"), u"clearLogFiltersButton"_s))
    , m_answer(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_copyError(new CopyDetailsButton(u"copyLogErrorButton", this))
    , m_tabs(new QTabWidget(this))
    , m_console(new ConsolePanel(this))
{
    setObjectName(u"logDialog");
    setWindowTitle(tr("Log"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_copy->setIcon(icon(Glyph::Copy));
    m_answer->setObjectName(u"logAnswerLabel");
    showHint();
    makeFilters();
    layOut();
    followCurrent();
    connect(m_copy, &QPushButton::clicked, this, &LogDialog::copyWanted);
    connect(m_save, &QPushButton::clicked, this, &LogDialog::save);
    connect(m_folder, &QPushButton::clicked, this, &LogDialog::folderWanted);
    connect(m_clear, &QPushButton::clicked, this, &LogDialog::clearOrShow);
    showWhatIsThere();
    resizeWithinScreen(*this, {fontMetrics().averageCharWidth() * Letters, fontMetrics().height() * Lines});
}

void LogDialog::makeFilters()
{
    m_filter->setObjectName(u"logFilterEdit");
    m_filter->setAccessibleName(tr("Show only what has this text"));
    m_filter->setPlaceholderText(tr("Search what happened"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setFilter(text.trimmed());
        showWhatIsThere();
    });
    connect(m_noFilters, &QPushButton::clicked, this, [this] {
        m_level->setCurrentIndex(0);
        m_filter->clear();
        m_filter->setFocus();
    });
    m_level->setObjectName(u"logLevelBox");
    m_level->setAccessibleName(tr("Show only what matters as much"));
    m_level->addItem(tr("Everything"), static_cast<int>(LogLevel::Info));
    m_level->addItem(tr("Warnings and errors"), static_cast<int>(LogLevel::Warning));
    m_level->addItem(tr("Errors"), static_cast<int>(LogLevel::Error));
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setLevel(static_cast<LogLevel>(m_level->currentData().toInt()));
        showWhatIsThere();
    });
    m_follow->setObjectName(u"followLogCheckBox");
    m_follow->setToolTip(tr("Keeps the newest in sight when something happens"));
    m_follow->setChecked(true);
    connect(m_follow, &QCheckBox::clicked, this, [this](bool follows) {
        if (follows) m_table->scrollToTop();
    });
}

QWidget* LogDialog::makeLog()
{
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::Small);
    head->addWidget(m_filter, 1);
    head->addWidget(m_level);
    head->addWidget(m_follow);
    auto* buttons = new FlowLayout(spacing::Small);
    for (QPushButton* button : {m_copy, m_save, m_folder, m_clear}) buttons->addWidget(button);
    auto* log = new QWidget(this);
    auto* lines = new QVBoxLayout(log);
    lines->setContentsMargins(0, spacing::Medium, 0, 0);
    lines->setSpacing(spacing::Medium);
    lines->addLayout(head);
    lines->addWidget(m_stack, 1);
    lines->addLayout(buttons);
    lines->addWidget(m_answer);
    lines->addWidget(m_copyError, 0, Qt::AlignLeft);
    return log;
}

void LogDialog::layOut()
{
    QWidget* log = makeLog();
    QWidget* before = m_tabs;
    for (QWidget* next : std::initializer_list<QWidget*>{m_filter, m_level, m_follow, m_table, m_copy, m_save, m_folder,
                                                         m_clear, m_copyError}) {
        setTabOrder(before, next);
        before = next;
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closeButton");
    close->setAutoDefault(false);
    close->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_tabs->setObjectName(u"logTabWidget");
    m_tabs->setDocumentMode(true); // on the window's own ground, where muted words can be read
    m_tabs->addTab(log, tr("&Log"));
    m_tabs->addTab(m_console, tr("Co&nsole"));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == 1) return m_console->focusLine();
        if (isLookedAt()) emit looked();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_tabs, 1);
    column->addWidget(buttons);
}

void LogDialog::showConsole(bool isWanted)
{
    m_tabs->setCurrentIndex(isWanted ? 1 : 0);
    if (isWanted) m_console->focusLine();
}

void LogDialog::setSeenUpTo(std::int64_t event) { m_model->setSeenUpTo(event); }

bool LogDialog::isLookedAt() const { return isVisible() && isActiveWindow() && m_tabs->currentIndex() == 0; }

void LogDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isLookedAt()) emit looked();
}

void LogDialog::showAll()
{
    m_filter->clear();
    m_level->setCurrentIndex(0);
    m_model->showAll();
    showWhatIsThere();
    m_table->scrollToTop();
}

/// The rows are made anew with every event; the person's place among them is not theirs.
void LogDialog::followCurrent()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid()) m_current = m_model->idOf(current.row());
            });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        const int row = m_model->rowOf(m_current);
        if (row < 0) return;
        m_table->setAutoScroll(false); // what is in sight is for keepInSight() to say
        m_table->setCurrentIndex(m_model->index(row, LogModel::TextColumn));
        m_table->setAutoScroll(true);
    });
}

void LogDialog::setEvents(const QList<EventView>& events)
{
    const int row = m_table->rowAt(0);
    const std::int64_t first = m_model->idOf(row);
    const int before = m_table->verticalScrollBar()->value() - row * m_table->verticalHeader()->defaultSectionSize();
    m_model->setEvents(events);
    showWhatIsThere();
    keepInSight(m_follow->isChecked() ? 0 : first, before);
}

/// Or the newest, where that event is not there; `before`: what of it was above the window's edge.
void LogDialog::keepInSight(std::int64_t event, int before)
{
    m_table->doItemsLayout(); // else the bar still knows the old number of rows
    const int row = event > 0 ? m_model->rowOf(event) : -1;
    m_table->verticalScrollBar()->setValue(row < 0 ? 0
                                                   : row * m_table->verticalHeader()->defaultSectionSize() + before);
}

void LogDialog::followDates() { setEvents(QList<EventView>(m_model->events())); }

void LogDialog::clearOrShow()
{
    m_model->isCleared() ? m_model->showAll() : m_model->clearView();
    showWhatIsThere();
}

void LogDialog::save()
{
    const QString day = QDate::currentDate().toString(Qt::ISODate);
    QFileDialog* dialog
        = openSaveDialog(this, tr("Save what the log shows"), tr("Lockstep log %1.txt").arg(day), tr("Text (*.txt)"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { emit fileWanted(path, m_model->shownText().toUtf8()); });
}

void LogDialog::showWhatIsThere()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(isEmpty ? 0 : 1);
    if (m_model->events().isEmpty())
        m_empty->setWords(tr("Nothing has happened yet."),
                          tr("Payments, imports, reorganisations and what went wrong are written down here."));
    else if (!m_filter->text().trimmed().isEmpty())
        m_empty->setWords(tr("No entry has this text."));
    else if (m_model->isCleared())
        m_empty->setWords(tr("The view is cleared."), tr("What happens from now on is shown here."));
    else
        m_empty->setWords(tr("Nothing of this kind has happened."));
    m_noFilters->setVisible(!m_model->events().isEmpty()
                            && (!m_filter->text().trimmed().isEmpty() || m_level->currentIndex() > 0));
    allowButtons(isEmpty);
}

/// What is empty can be neither saved nor cleared; the words in the table's place say so.
void LogDialog::allowButtons(bool isEmpty)
{
    m_clear->setText(m_model->isCleared() ? tr("Show all a&gain") : tr("Clea&r view"));
    m_clear->setEnabled(m_model->isCleared() || !isEmpty);
    m_save->setEnabled(!isEmpty);
    for (QPushButton* button : {m_clear, m_save})
        button->setAccessibleDescription(button->isEnabled() ? QString() : m_empty->sentence());
}

void LogDialog::answer(const QString& words, PlainLabel::Colour colour)
{
    m_answer->setColour(colour);
    m_answer->setText(words);
    m_copyError->offer({});
}

void LogDialog::showHint()
{
    answer(tr("Debug information has versions, states and counts, for whoever helps you. It holds no "
              "address, key, amount, label or name. The log itself names your wallets; it is in the "
              "database in the data folder."),
           PlainLabel::Colour::Muted);
}

void LogDialog::showError(const Error& error)
{
    showProblem(errorText(error).sentence());
    m_copyError->offer({error});
    if (!m_model->events().isEmpty()) return;
    m_empty->setWords(tr("It is not known what happened."));
    allowButtons(true);
}

void LogDialog::showProblem(const QString& words)
{
    if (words.isEmpty()) return showHint();
    answer(words, PlainLabel::Colour::Problem);
}

void LogDialog::showSaved(const QString& path) { answer(tr("✓ Saved: %1").arg(path), PlainLabel::Colour::Text); }

void LogDialog::showCopied()
{
    answer(tr("✓ Copied. It holds no address, key, amount, label or name; read it before you send it."),
           PlainLabel::Colour::Text);
}

} // namespace lockstep::ui
