// SPDX-License-Identifier: MIT

#include "ui/pages/settings/syncsection.h"

#include "ui/dialogs/wallet/scandeeperdialog.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/statetext.h"
#include "ui/pages/statetone.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/guardedbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/text/labels.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString birthdayText(const WalletProfile& profile)
{
    const QString block = profile.birthday ? heightText(*profile.birthday) : QString();
    const QString day = profile.birthdayTime ? dateText(*profile.birthdayTime) : QString();
    if (day.isEmpty() && block.isEmpty()) return SyncSection::tr("Not known until the chain has come that far");
    if (day.isEmpty()) return SyncSection::tr("Block %1").arg(block);
    return block.isEmpty() ? day : SyncSection::tr("%1 · block %2", "a day").arg(day, block);
}

/// When a scan of a paused wallet begins, or what else stands still.
QString pausedHint(const WalletView& wallet)
{
    switch (wallet.pauseCause) {
    case PauseCause::Person: return SyncSection::tr("Its import is paused, and goes on when you resume it.");
    case PauseCause::Metered: return SyncSection::tr("It begins when the connection is no longer metered.");
    case PauseCause::HeldReorg: return SyncSection::tr("A reorg waits for you to decide: see Network.");
    case PauseCause::Import: break;
    }
    if (wallet.pausedBy.isEmpty()) return SyncSection::tr("It waits for its turn.");
    return SyncSection::tr("It begins when \"%1\" is imported.").arg(wallet.pausedBy);
}

/// When a scan asked for now begins, where that is not at once; or what else stands still. Else empty.
QString queuedHint(const WalletView& wallet)
{
    switch (wallet.state) {
    case WalletState::Paused: return pausedHint(wallet);
    case WalletState::Offline:
    case WalletState::Connecting: return SyncSection::tr("It begins when there is a connection.");
    case WalletState::Headers: return SyncSection::tr("It begins when the headers of the chain are here.");
    case WalletState::Syncing: return SyncSection::tr("It begins at once, before this wallet is up to date.");
    default: return {};
    }
}

bool isList(const WalletProfile& profile) { return profile.policy == u"addresses"; }

} // namespace

SyncSection::SyncSection(QWidget* parent)
    : QWidget(parent)
    , m_problem(new Strip(this))
    , m_birthday(new PlainLabel({}, this))
    , m_syncedTo(paragraph({}, this))
    , m_counts(new PlainLabel({}, this))
    , m_lookahead(new QSpinBox(this))
    , m_setLookahead(new GuardedButton(u"setLookahead"_s, tr("Set"), this))
    , m_rescan(new GuardedButton(u"rescan"_s, tr("&Rescan from…"), this))
    , m_deeper(new GuardedButton(u"scanDeeper"_s, tr("Scan &deeper…"), this))
    , m_startStop(new GuardedButton(u"settingsStartStop"_s, tr("&Stop"), this))
{
    m_problem->setObjectName(u"settingsProblemStrip");
    m_birthday->setObjectName(u"birthdayLabel");
    m_syncedTo->setObjectName(u"syncedToLabel");
    m_counts->setObjectName(u"addressCountsLabel");
    m_lookahead->setObjectName(u"lookaheadBox");
    m_lookahead->setAccessibleName(tr("Lookahead: addresses past the last used one that are watched"));
    m_lookahead->setRange(1, MostLookahead);
    m_lookahead->setGroupSeparatorShown(true);
    layOut();
    connect(m_lookahead, &QSpinBox::valueChanged, this, &SyncSection::judge);
    connect(m_setLookahead, &GuardedButton::clicked, this, [this] { emit lookaheadWanted(m_lookahead->value()); });
    connect(m_rescan, &GuardedButton::clicked, this, &SyncSection::rescanWanted);
    connect(m_deeper, &GuardedButton::clicked, this, &SyncSection::scanDeeperWanted);
    connect(m_startStop, &GuardedButton::clicked, this,
            [this] { m_wallet && !m_wallet->started ? emit startWanted() : emit stopWanted(); });
    judge();
}

void SyncSection::layOut()
{
    QPushButton* retry = pushButton(u"settingsRetryButton", Glyph::Retry, tr("Retry"), m_problem);
    m_problem->buttons()->addWidget(retry, 0, Qt::AlignTop);
    connect(retry, &QPushButton::clicked, this, &SyncSection::retryWanted);
    auto* lookaheadName = new QLabel(tr("Loo&kahead"), this);
    lookaheadName->setBuddy(m_lookahead);
    auto* lookahead = new QHBoxLayout;
    lookahead->addWidget(m_lookahead);
    lookahead->addStretch(1);
    auto* facts = new QFormLayout;
    facts->setVerticalSpacing(spacing::Small);
    facts->addRow(tr("Birthday"), m_birthday);
    facts->addRow(tr("Synced to"), m_syncedTo);
    facts->addRow(tr("Addresses"), m_counts);
    facts->addRow(lookaheadName, lookahead);
    auto* card = new Card(tr("Following the chain"), this);
    card->content()->addWidget(m_problem);
    card->content()->addLayout(facts);
    // None of them in the form, which gives a field the height that it has when it is wide.
    for (GuardedButton* button : {m_setLookahead, m_rescan, m_deeper, m_startStop}) card->content()->addWidget(button);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
}

void SyncSection::setProfile(const WalletProfile& profile)
{
    if (!m_profile || m_lookahead->value() == m_profile->lookahead) m_lookahead->setValue(profile.lookahead);
    m_profile = profile;
    m_birthday->setText(birthdayText(profile));
    m_counts->setText(
        tr("%1 used, %2 watched").arg(numberText(profile.addressesUsed), numberText(profile.addressesWatched)));
    judge();
}

void SyncSection::setWallet(const WalletView& wallet)
{
    m_wallet = wallet;
    const QString height = tr("Block %1").arg(heightText(wallet.syncedTo.height));
    m_syncedTo->setText(wallet.lastSyncTime > 0 ? height + u", "_s + dateTimeText(wallet.lastSyncTime) : height);
    const QString problem = wallet.state == WalletState::Error && wallet.problem ? errorText(*wallet.problem).sentence()
        : wallet.state == WalletState::Error ? tr("This wallet stopped following the chain.")
                                             : QString();
    m_problem->setContent(stateSymbol(wallet), problem, toneOf(wallet));
    judge();
}

/// Why its blocks cannot be looked at again now; empty where they can.
QString SyncSection::scanRefusal() const
{
    if (!m_wallet || !m_profile) return tr("The wallet is being read.");
    if (m_wallet->state == WalletState::Importing)
        return tr("Not while this wallet is being imported: wait, or cancel the import.");
    return {};
}

void SyncSection::judge()
{
    const QString refusal = scanRefusal();
    const QString queued = m_wallet ? queuedHint(*m_wallet) : QString();
    const QString list = m_profile && isList(*m_profile) ? tr("A list of addresses has no lookahead.") : QString();
    m_rescan->setRefusal(refusal);
    m_rescan->setHint(!queued.isEmpty() ? queued : tr("Looks at its blocks again, where a payment is missing."));
    m_deeper->setRefusal(refusal.isEmpty() ? list : refusal);
    m_deeper->setHint(!queued.isEmpty() ? queued
                                        : tr("Looks for more addresses, where coins are missing after a restore."));
    m_lookahead->setEnabled(list.isEmpty());
    m_lookahead->setAccessibleDescription(list);
    const bool isSame = m_profile && m_lookahead->value() == m_profile->lookahead;
    m_setLookahead->setRefusal(!list.isEmpty() ? list
                                   : isSame    ? tr("Addresses past the last used one that are watched.")
                                               : QString());
    m_setLookahead->setHint(tr("From now on. For what is past, scan deeper."));
    const bool isStarted = !m_wallet || m_wallet->started;
    m_startStop->setText(isStarted ? tr("&Stop") : tr("&Start"));
    m_startStop->setHint(isStarted ? tr("It stays at its block; the other wallets go on without it.")
                                   : tr("It catches up and follows the chain with the others."));
}

} // namespace lockstep::ui
