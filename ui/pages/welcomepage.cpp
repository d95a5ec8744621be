// SPDX-License-Identifier: MIT

#include "ui/pages/welcomepage.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/choicebutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

WelcomePage::WelcomePage(bool isPractice, QWidget* parent)
    : CardPage(parent, 680)
    , m_title(paragraph({}, this))
    , m_offline(paragraph({}, this))
    , m_back(pushButton(u"welcomeBackButton", tr("&Back to the wallets"), this))
{
    setObjectName(u"welcomePage");
    m_title->setObjectName(u"welcomeTitleLabel");
    m_title->setFont(scaledFont(font(), 1.8, QFont::DemiBold));
    m_offline->setObjectName(u"welcomeOfflineLabel");

    column().addWidget(m_title);
    column().addWidget(paragraph(tr("All the wallets you add follow the chain together, block by block."), this,
                                 PlainLabel::Colour::Muted));
    column().addSpacing(spacing::Small);
    addChoices();
    addPractice(isPractice);
    addDropHint();
    column().addWidget(m_back, 0, Qt::AlignLeft);
    column().addWidget(m_offline); // below: it comes and goes, and who is about to click must hit what they see
    keepRoomAbove(spacing::Medium + 2 * spacing::Small + 2 * fontMetrics().height()); // a banner of two lines
    connect(m_back, &QPushButton::clicked, this, &WelcomePage::backClicked);
}

ChoiceButton* WelcomePage::addChoice(const QString& objectName, Glyph glyph, const QString& text, const QString& help)
{
    auto* button = new ChoiceButton(text, help, this);
    button->setObjectName(objectName);
    button->setIcon(icon(glyph));
    button->setIconSize({22, 22});
    column().addWidget(button);
    return button;
}

void WelcomePage::addChoices()
{
    m_create = addChoice(u"welcomeCreateButton"_s, Glyph::Create, tr("&Create a wallet"),
                         tr("New recovery words, to write down. Nothing to scan."));
    const auto* restore = addChoice(u"welcomeRestoreButton"_s, Glyph::Restore, tr("&Restore from words"),
                                    tr("Recovery words you already have, from any wallet."));
    const auto* backup = addChoice(u"welcomeBackupButton"_s, Glyph::Restore, tr("Restore from a backup fi&le"),
                                   tr("A file that Lockstep saved: wallets, names, labels and requests."));
    const auto* watch = addChoice(u"welcomeWatchButton"_s, Glyph::Watch, tr("W&atch a wallet"),
                                  tr("An extended public key or a descriptor; without keys to spend."));
    const auto* import = addChoice(u"welcomeImportButton"_s, Glyph::Import, tr("&Import addresses"),
                                   tr("Single addresses or scripts, watched without keys."));
    const auto* file = addChoice(u"welcomeFileButton"_s, Glyph::Import, tr("I&mport a file"),
                                 tr("What another wallet program saved: descriptors, keys, addresses or labels."));
    connect(m_create, &QPushButton::clicked, this, &WelcomePage::createClicked);
    connect(restore, &QPushButton::clicked, this, &WelcomePage::restoreClicked);
    connect(backup, &QPushButton::clicked, this, &WelcomePage::backupClicked);
    connect(watch, &QPushButton::clicked, this, &WelcomePage::watchClicked);
    connect(import, &QPushButton::clicked, this, &WelcomePage::importClicked);
    connect(file, &QPushButton::clicked, this, &WelcomePage::fileClicked);
}

void WelcomePage::addDropHint()
{
    auto* words = paragraph(tr("You can also drop a file anywhere on this window: a backup file, one of another wallet "
                               "program, a key or a descriptor, addresses, labels or a transaction."),
                            this, PlainLabel::Colour::Muted);
    words->setObjectName(u"welcomeDropLabel");
    column().addWidget(words);
}

void WelcomePage::addPractice(bool isPractice)
{
    if (!isPractice) {
        const auto* practice
            = addChoice(u"welcomePracticeButton"_s, Glyph::Mine, tr("Tr&y it on the practice network"),
                        tr("A chain of your own, in a second window, with coins that are worth nothing."));
        connect(practice, &QPushButton::clicked, this, &WelcomePage::practiceClicked);
        return;
    }
    column().addSpacing(spacing::Small);
    auto* words = paragraph(tr("This is the practice network: a chain of your own, with coins that are worth nothing. "
                               "Once there is a wallet, the Practice menu mines blocks and sends it payments."),
                            this, PlainLabel::Colour::Muted);
    words->setObjectName(u"welcomePracticeLabel");
    column().addWidget(words);
}

void WelcomePage::focusFirst() { m_create->setFocus(); }

void WelcomePage::setSnapshot(const SyncSnapshot& snapshot)
{
    m_title->setText(snapshot.wallets.isEmpty() ? tr("Welcome to Lockstep") : tr("Add a wallet"));
    m_back->setVisible(!snapshot.wallets.isEmpty());
    const bool isCutOff = !snapshot.online || snapshot.peers.isEmpty();
    m_offline->setVisible(isCutOff);
    m_offline->setText(
        snapshot.online
            ? tr("… Not connected: no peer has answered, perhaps because this computer is offline. You can add wallets "
                 "now; their payments show once there is a connection.")
            : tr("⌀ Lockstep is offline. You can add wallets now; their payments show once it is online."));
}

} // namespace lockstep::ui
