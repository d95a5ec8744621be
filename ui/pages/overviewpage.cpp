// SPDX-License-Identifier: MIT

#include "ui/pages/overviewpage.h"

#include "ui/format/plain/completeness.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/pages/balancecard.h"
#include "ui/pages/firststeps.h"
#include "ui/pages/recentpayments.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

OverviewPage::OverviewPage(WalletId wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_balance(new BalanceCard(this))
    , m_receive(pushButton(u"overviewReceiveButton", Glyph::Import, tr("&Receive"), this))
    , m_facts(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_keys(paragraph(tr("This wallet has no keys here: it shows payments and cannot sign."), this,
                       PlainLabel::Colour::Muted))
    , m_recent(new RecentPayments(wallet, this))
    , m_steps(new FirstSteps(this))
{
    setObjectName(u"overviewPage");
    m_facts->setObjectName(u"walletFactsLabel");
    m_keys->setObjectName(u"noKeysLabel");
    layOut();
    connect(m_receive, &QPushButton::clicked, this, &OverviewPage::receiveWanted);
    connect(m_recent, &RecentPayments::addressWanted, this, &OverviewPage::receiveWanted);
    connect(m_recent, &RecentPayments::retryWanted, this, &OverviewPage::retryWanted);
    connect(m_recent, &RecentPayments::allWanted, this, &OverviewPage::transactionsWanted);
    connect(m_recent, &RecentPayments::detailsWanted, this, &OverviewPage::detailsWanted);
    connect(m_steps, &FirstSteps::wordsCheckWanted, this, &OverviewPage::wordsCheckWanted);
    connect(m_steps, &FirstSteps::passphraseWanted, this, &OverviewPage::passphraseWanted);
    connect(m_steps, &FirstSteps::backupWanted, this, &OverviewPage::backupWanted);
}

void OverviewPage::layOut()
{
    m_balance->buttons()->addWidget(m_receive);
    auto* facts = new QVBoxLayout;
    facts->setSpacing(spacing::Tight);
    facts->addWidget(m_facts);
    facts->addWidget(m_keys);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_balance);
    column->addLayout(facts);
    column->addWidget(m_recent);
    column->addWidget(m_steps);
    column->addStretch(1);
}

void OverviewPage::setSnapshot(const SyncSnapshot& snapshot, std::int64_t)
{
    const WalletView* wallet = snapshot.wallet(m_wallet);
    if (!wallet) return;
    m_view = *wallet;
    m_balance->setWallet(m_view);
    m_recent->setSnapshot(snapshot);
    m_keys->setVisible(m_view.auth == WalletAuth::WatchOnly);
    showFacts();
}

void OverviewPage::setPayments(const QList<HistoryRow>& newest, int total)
{
    m_recent->setPayments(newest, total);
    m_done.wasPaid = total > 0;
    showSteps();
}

void OverviewPage::setPaymentsError(const Error& error) { m_recent->setError(error); }

void OverviewPage::setLabelled(bool hasLabel)
{
    m_done.hasLabel = hasLabel;
    showSteps();
}

void OverviewPage::setProfile(const WalletProfile& profile)
{
    m_profile = profile;
    m_done.hasConfirmedWords = profile.wordsConfirmedAt.has_value();
    m_done.hasPassphrase = profile.hasPassphrase;
    m_done.isInFile = profile.backedUpAt.has_value();
    m_done.isChangedSince = profile.isChangedSinceBackup;
    showFacts();
    showSteps();
}

/// "Synced to block 910,118, 2026-05-02 14:31 · birthday 2021-05-02 · 84 addresses used"; "Scanned to block" where it
/// is behind.
void OverviewPage::showFacts()
{
    const QString where = isCurrent(m_view.state) ? tr("Synced to block %1") : tr("Scanned to block %1");
    QStringList facts{where.arg(heightText(m_view.syncedTo.height))};
    if (m_view.lastSyncTime > 0) facts[0] += u", "_s + dateTimeText(m_view.lastSyncTime);
    if (m_profile && m_profile->birthdayTime)
        facts += tr("birthday %1").arg(dateText(*m_profile->birthdayTime));
    else
        facts += tr("birthday block %1").arg(heightText(m_view.birthday));
    if (m_profile) {
        facts += tr("%1 addresses used", nullptr, m_profile->addressesUsed).arg(numberText(m_profile->addressesUsed));
    }
    m_facts->setText(facts.join(u" · "_s));
}

void OverviewPage::showSteps()
{
    if (m_profile && m_profile->hasKeys) m_steps->setDone(m_done);
}

} // namespace lockstep::ui
