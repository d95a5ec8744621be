// SPDX-License-Identifier: MIT

#include "ui/dialogs/logdialog.h"

#include "ui/dialogs/consolepanel.h"
#include "ui/format/errortext.h"
#include "ui/models/logmodel.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintable.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Letters = 124; ///< So wide is the window at first, so high in lines.
constexpr int Lines = 28;

} // namespace

LogDialog::LogDialog(QWidget* parent)
    : QDialog(parent)
    , m_model(new LogModel(this))
    , m_filter(new QLineEdit(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_answer(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_tabs(new QTabWidget(this))
    , m_console(new ConsolePanel(this))
{
    setObjectName(u"logDialog");
    setWindowTitle(tr("Log"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter->setObjectName(u"logFilterEdit");
    m_filter->setAccessibleName(tr("Show only what has this text"));
    m_filter->setPlaceholderText(tr("Search what happened"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_answer->setObjectName(u"logAnswerLabel");
    m_answer->setText(
        tr("Debug information has versions, states and counts, to be sent to whoever helps you. It holds no "
           "address, key, amount, label or name."));
    layOut(plainTable(u"logTable"_s, tr("What happened"), *m_model, LogModel::TextColumn, this));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setFilter(text.trimmed());
        showWhatIsThere();
    });
    showWhatIsThere();
    resize(fontMetrics().averageCharWidth() * Letters, fontMetrics().height() * Lines);
}

void LogDialog::layOut(QWidget* table)
{
    m_stack->addWidget(m_empty);
    m_stack->addWidget(table);
    auto* copy = new QPushButton(icon(Glyph::Copy), tr("&Copy debug information"), this);
    copy->setObjectName(u"copyDebugButton");
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, &LogDialog::copyWanted);
    setTabOrder(m_tabs, m_filter);
    setTabOrder(m_filter, copy);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closeButton");
    close->setAutoDefault(false);
    close->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::Small);
    head->addWidget(m_filter, 1);
    head->addWidget(copy);
    auto* log = new QWidget(this);
    auto* lines = new QVBoxLayout(log);
    lines->setSpacing(spacing::Medium);
    lines->addLayout(head);
    lines->addWidget(m_stack, 1);
    lines->addWidget(m_answer);
    m_tabs->setObjectName(u"logTabWidget");
    m_tabs->setDocumentMode(true); // on the window's own ground, where muted words can be read
    m_tabs->addTab(log, tr("&Log"));
    m_tabs->addTab(m_console, tr("Co&nsole"));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == 1) m_console->focusLine();
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

void LogDialog::setEvents(const QList<EventView>& events)
{
    m_model->setEvents(events);
    showWhatIsThere();
}

void LogDialog::showWhatIsThere()
{
    const bool isSearching = !m_filter->text().trimmed().isEmpty() && !m_model->events().isEmpty();
    m_empty->setWords(isSearching ? tr("No entry has this text.") : tr("Nothing has happened yet."),
                      isSearching ? QString()
                                  : tr("Imports, reorganisations and what went wrong are written down here."));
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
}

void LogDialog::showError(const Error& error)
{
    m_answer->setColour(PlainLabel::Colour::Problem);
    m_answer->setText(errorText(error).sentence());
}

void LogDialog::showCopied()
{
    m_answer->setColour(PlainLabel::Colour::Text);
    m_answer->setText(tr("✓ Copied. It holds no address, key, amount, label or name; read it before you send it."));
}

} // namespace lockstep::ui
