// SPDX-License-Identifier: MIT

#include "ui/pages/walletheader.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/completeness.h"
#include "ui/format/sync/statetext.h"
#include "ui/pages/statetone.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/menubutton.h"
#include "ui/widgets/text/announcement.h"
#include "ui/widgets/text/badge.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QToolButton* headerButton(const QString& objectName, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

/// Text and picture together: a change of one without the other would lie.
void say(QToolButton& button, const QString& text, Glyph glyph)
{
    if (button.text() == text) return;
    button.setText(text);
    button.setIcon(icon(glyph));
}

} // namespace

WalletHeader::WalletHeader(QWidget* parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(this))
    , m_auth(new Badge(this))
    , m_signers(new Badge(this))
    , m_state(new Badge(this))
    , m_line(mutedLabel({}, this))
    , m_balance(new PlainLabel({}, this))
    , m_note(mutedLabel({}, this))
    , m_details(headerButton(u"errorDetailsButton"_s, this))
    , m_retry(headerButton(u"retryButton"_s, this))
    , m_startStop(headerButton(u"startStopButton"_s, this))
    , m_remove(headerButton(u"removeButton"_s, this))
    , m_lock(headerButton(u"lockButton"_s, this))
    , m_more(new MenuButton(this))
{
    m_name->setObjectName(u"walletNameLabel");
    m_name->setFont(scaledFont(font(), 1.6, QFont::DemiBold));
    m_auth->setObjectName(u"authBadge");
    m_signers->setObjectName(u"signersBadge");
    m_state->setObjectName(u"stateBadge");
    m_line->setObjectName(u"stateLineLabel");
    m_balance->setObjectName(u"headerBalanceLabel");
    m_note->setObjectName(u"headerBalanceNoteLabel");
    m_balance->setFont(scaledFont(amountFont(font()), 1.2));
    say(*m_details, tr("Details"), Glyph::About);
    say(*m_retry, tr("Retry"), Glyph::Retry);
    say(*m_remove, tr("Remove…"), Glyph::Remove);
    m_more->setObjectName(u"walletMenuButton");
    m_more->setText(u"⋯"_s);
    m_more->hide();
    layOut();
    connect(m_details, &QToolButton::clicked, this, &WalletHeader::detailsClicked);
    connect(m_retry, &QToolButton::clicked, this, &WalletHeader::retryClicked);
    connect(m_startStop, &QToolButton::clicked, this, &WalletHeader::startStopClicked);
    connect(m_remove, &QToolButton::clicked, this, &WalletHeader::removeClicked);
    connect(m_lock, &QToolButton::clicked, this, &WalletHeader::lockClicked);
}

void WalletHeader::layOut()
{
    auto* owned = new QVBoxLayout;
    owned->setSpacing(0);
    owned->addWidget(m_balance, 0, Qt::AlignRight);
    owned->addWidget(m_note, 0, Qt::AlignRight);
    auto* title = new QHBoxLayout;
    title->setSpacing(spacing::Small);
    title->addWidget(m_name);
    title->addWidget(m_auth);
    title->addWidget(m_signers);
    title->addWidget(m_state);
    title->addStretch(1);
    title->addLayout(owned);
    title->addSpacing(spacing::Small);
    for (QToolButton* button : {m_details, m_retry, m_startStop, m_remove, m_lock}) title->addWidget(button);
    title->addWidget(m_more);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addLayout(title);
    column->addWidget(m_line);
}

void WalletHeader::setMenu(QMenu* menu)
{
    m_more->setMenu(menu);
    m_more->show();
}

void WalletHeader::setWallet(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now)
{
    m_name->setText(wallet.name);
    m_auth->setContent({}, authBadge(wallet.auth), Tone::Neutral);
    m_auth->setGlyph(glyphOf(wallet.auth));
    m_auth->setToolTip(wallet.auth == WalletAuth::Locked
                           ? tr("The keys are locked: the recovery words and spending need the passphrase, looking and "
                                "being paid do not")
                           : QString());
    const QString signers = signersBadge(wallet);
    m_signers->setContent({}, signers, Tone::Neutral);
    m_signers->setAccessibleName(signers.isEmpty() ? signers : tr("%1 signers").arg(signers));
    m_signers->setToolTip(signers.isEmpty() ? signers : tr("A payment needs the signatures of %1 keys").arg(signers));
    m_state->setContent(stateSymbol(wallet), stateChip(wallet, snapshot), toneOf(wallet));
    m_line->setText(stateLine(wallet, snapshot, now));
    m_balance->setText(amountWithUnit(wallet.balance.confirmed.satoshis()));
    m_balance->setColour(dimsBalance(wallet.state) ? PlainLabel::Colour::Muted : PlainLabel::Colour::Text);
    m_note->say(balanceNote(wallet));
    m_more->setAccessibleName(tr("More about %1").arg(wallet.name));
    showButtons(wallet);
    announceState(wallet);
}

/// Not what every block changes for a moment.
void WalletHeader::announceState(const WalletView& wallet)
{
    const bool isNews = wallet.state != m_shown && !(isCurrent(wallet.state) && isCurrent(m_shown));
    //: Read out by a screen reader. %1: a wallet's name, %2: its state
    if (isNews && wallet.id == m_wallet) announce(*m_state, tr("%1: %2").arg(wallet.name, m_state->words()));
    m_wallet = wallet.id;
    m_shown = wallet.state;
}

void WalletHeader::showButtons(const WalletView& wallet)
{
    for (QToolButton* button : {m_details, m_retry}) button->setVisible(wallet.state == WalletState::Error);
    m_startStop->setVisible(!wallet.started); // to stop is in the menu: who does that is not in a hurry
    say(*m_startStop, wallet.isPartial ? tr("Resume") : tr("Start"), Glyph::Start);
    m_remove->setVisible(!wallet.started && wallet.isPartial); // a cancelled import: go on, or let it go
    m_lock->setVisible(wallet.auth != WalletAuth::WatchOnly);
    if (wallet.auth == WalletAuth::Locked)
        say(*m_lock, tr("Unlock…"), Glyph::Unlock);
    else if (wallet.auth == WalletAuth::NoPassphrase)
        say(*m_lock, tr("Set a passphrase…"), Glyph::Lock);
    else
        say(*m_lock, tr("Lock"), Glyph::Lock);
}

} // namespace lockstep::ui
