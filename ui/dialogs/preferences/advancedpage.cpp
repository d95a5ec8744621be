// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/advancedpage.h"

#include "ui/format/payments/explorertext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/flowlayout.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

} // namespace

AdvancedPage::AdvancedPage(QWidget* parent)
    : QWidget(parent)
    , m_explorer(new QLineEdit(this))
    , m_explorerProblem(paragraph({}, this, PlainLabel::Colour::Problem))
    , m_console(new QCheckBox(tr("Conso&le in the log window (Ctrl+Shift+C)"), this))
{
    m_console->setObjectName(u"consoleCheckBox");
    connect(m_console, &QCheckBox::clicked, this, &AdvancedPage::changed);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::Medium);
    column->addWidget(makeExplorerCard());
    column->addWidget(makeConsoleCard());
    column->addWidget(makeDatabaseCard());
    column->addWidget(makeChainCard());
    column->addWidget(makeResetCard());
    column->addStretch(1);
}

QWidget* AdvancedPage::makeExplorerCard()
{
    m_explorer->setObjectName(u"explorerEdit");
    m_explorer->setAccessibleName(tr("Web address of a block explorer"));
    m_explorer->setPlaceholderText(u"https://example.org/tx/{txid}"_s);
    m_explorerProblem->setObjectName(u"explorerProblemLabel");
    connect(m_explorer, &QLineEdit::textChanged, this, [this](const QString& site) {
        m_explorerProblem->say(explorerProblem(site));
        m_explorer->setAccessibleDescription(m_explorerProblem->text());
    });
    m_explorerProblem->hide();
    connect(m_explorer, &QLineEdit::editingFinished, this, [this] { // also whenever it is only left
        if (!m_explorer->isModified()) return;
        m_explorer->setModified(false);
        emit changed();
    });
    auto* card = new Card(tr("Block explorer"), this);
    card->content()->addWidget(paragraph(
        tr("A web site that shows transactions, where you want one: {txid} stands for the transaction's id. It learns "
           "what you look at; so Lockstep asks each time before a page is opened, and names none itself."),
        this, PlainLabel::Colour::Muted));
    card->content()->addWidget(m_explorer);
    card->content()->addWidget(m_explorerProblem);
    return card;
}

QWidget* AdvancedPage::makeConsoleCard()
{
    auto* card = new Card(tr("Console"), this);
    card->content()->addWidget(m_console);
    card->content()->addWidget(paragraph(tr("Commands of lockstep-cli that only read. Nothing can be spent, changed or "
                                            "revealed with them."),
                                         this, PlainLabel::Colour::Muted));
    return card;
}

QWidget* AdvancedPage::makeDatabaseCard()
{
    QPushButton* check = pushButton(u"checkDatabaseButton"_s, tr("Check the &database…"), this);
    connect(check, &QPushButton::clicked, this, &AdvancedPage::checkWanted);
    auto* card = new Card(tr("Database"), this);
    card->content()->addWidget(paragraph(
        tr("Looks at every page, every header and filter, and whether each wallet's balance is the sum of its "
           "coins. Damaged chain data is repaired. If a wallet is damaged, you are told what to do."),
        this, PlainLabel::Colour::Muted));
    card->content()->addWidget(check, 0, Qt::AlignLeft);
    return card;
}

QWidget* AdvancedPage::makeChainCard()
{
    QPushButton* save = pushButton(u"exportHeadersButton"_s, tr("&Save block headers…"), this);
    QPushButton* read = pushButton(u"importHeadersButton"_s, tr("&Read block headers…"), this);
    QPushButton* rebuild = pushButton(u"rebuildChainButton"_s, tr("&Fetch the chain anew…"), this);
    connect(save, &QPushButton::clicked, this, &AdvancedPage::exportHeadersWanted);
    connect(read, &QPushButton::clicked, this, &AdvancedPage::importHeadersWanted);
    connect(rebuild, &QPushButton::clicked, this, &AdvancedPage::rebuildChainWanted);
    auto* card = new Card(tr("Chain"), this);
    card->content()->addWidget(
        paragraph(tr("A file of block headers brings another computer up in seconds, also without a network. Every "
                     "header is verified as if a peer had sent it."),
                  this, PlainLabel::Colour::Muted));
    auto* buttons = new FlowLayout(spacing::Small);
    for (QPushButton* button : {save, read, rebuild}) buttons->addWidget(button);
    card->content()->addLayout(buttons);
    return card;
}

QWidget* AdvancedPage::makeResetCard()
{
    QPushButton* reset = pushButton(u"resetPreferencesButton"_s, tr("Reset all &preferences…"), this);
    connect(reset, &QPushButton::clicked, this, &AdvancedPage::resetWanted);
    auto* card = new Card(tr("Preferences"), this);
    card->content()->addWidget(paragraph(tr("As they were when Lockstep was new. Wallets and the network's settings "
                                            "stay as they are."),
                                         this, PlainLabel::Colour::Muted));
    card->content()->addWidget(reset, 0, Qt::AlignLeft);
    return card;
}

void AdvancedPage::setPreferences(const Preferences& preferences)
{
    // What is typed and not accepted yet stays with its problem: any change of another preference comes here too.
    const bool isAnother = preferences.explorer != m_known;
    m_known = preferences.explorer;
    if (isAnother || m_explorer->text().trimmed() == m_known) m_explorer->setText(m_known);
    m_console->setChecked(preferences.hasConsole);
}

void AdvancedPage::fill(Preferences& preferences) const
{
    if (explorerProblem(m_explorer->text()).isEmpty()) preferences.explorer = m_explorer->text().trimmed();
    preferences.hasConsole = m_console->isChecked();
}

} // namespace lockstep::ui
