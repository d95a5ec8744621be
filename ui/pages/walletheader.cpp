// SPDX-License-Identifier: MIT

#include "ui/pages/walletheader.h"

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

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LettersOfAName = 16; ///< With less room than that the badges and the balance have a line of their own.

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
    , m_badges(new QHBoxLayout)
    , m_owned(new QHBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_top(new QHBoxLayout)
    , m_second(new QHBoxLayout)
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
    auto* balance = new QVBoxLayout;
    balance->setSpacing(0);
    balance->addWidget(m_balance, 0, Qt::AlignRight);
    balance->addWidget(m_note, 0, Qt::AlignRight);
    m_owned->addLayout(balance);
    for (QHBoxLayout* row : {m_badges, m_buttons, m_top, m_second}) row->setSpacing(spacing::Small);
    for (Badge* badge : {m_auth, m_signers, m_state}) m_badges->addWidget(badge);
    for (QToolButton* button : {m_details, m_retry, m_startStop, m_remove, m_lock}) m_buttons->addWidget(button);
    m_buttons->addWidget(m_more);
    m_top->addWidget(m_name);
    m_top->addLayout(m_badges);
    m_top->addStretch(1);
    m_top->addLayout(m_owned);
    m_top->addSpacing(spacing::Small);
    m_top->addLayout(m_buttons);
    m_second->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addLayout(m_top);
    column->addLayout(m_second);
    column->addWidget(m_line);
}

/// A wallet is known by its name.
void WalletHeader::breakLine()
{
    const int name = qMin(m_name->sizeHint().width(), m_name->fontMetrics().averageCharWidth() * LettersOfAName);
    int needed = name + 4 * spacing::Small;
    for (const QHBoxLayout* part : {m_badges, m_owned, m_buttons}) needed += part->sizeHint().width();
    const bool isBroken = needed > contentsRect().width();
    if (isBroken == (m_badges->parent() == m_second)) return;
    QHBoxLayout* from = isBroken ? m_top : m_second;
    QHBoxLayout* to = isBroken ? m_second : m_top;
    for (QHBoxLayout* part : {m_badges, m_owned}) {
        from->removeItem(part);
        part->setParent(nullptr);
    }
    to->insertLayout(isBroken ? 0 : 1, m_badges);
    to->insertLayout(isBroken ? 2 : 3, m_owned);
}

void WalletHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) breakLine();
}

void WalletHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    breakLine();
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
    m_balance->setText(ownedText(wallet));
    m_balance->setColour(dimsBalance(wallet.state) ? PlainLabel::Colour::Muted : PlainLabel::Colour::Text);
    m_note->say(balanceNote(wallet));
    m_more->setAccessibleName(tr("More about %1").arg(wallet.name));
    showButtons(wallet);
    breakLine();
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
