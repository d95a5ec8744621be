// SPDX-License-Identifier: MIT

#include "ui/pages/settings/securitysection.h"

#include "ui/style/spacing.h"
#include "ui/widgets/card.h"
#include "ui/widgets/guardedbutton.h"
#include "ui/widgets/labels.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

SecuritySection::SecuritySection(QWidget* parent)
    : QWidget(parent)
    , m_passphrase(paragraph({}, this))
    , m_change(new GuardedButton(u"changePassphrase"_s, tr("C&hange…"), this))
    , m_secrets(new GuardedButton(u"showSecrets"_s, tr("Show recovery &words…"), this))
    , m_remove(new GuardedButton(u"removeWallet"_s, tr("Re&move…"), this))
{
    m_passphrase->setObjectName(u"passphraseStateLabel");
    layOut();
    connect(m_change, &GuardedButton::clicked, this, &SecuritySection::passphraseChangeWanted);
    connect(m_secrets, &GuardedButton::clicked, this, &SecuritySection::secretsWanted);
    connect(m_remove, &GuardedButton::clicked, this, &SecuritySection::removeWanted);
    for (GuardedButton* button : {m_change, m_secrets, m_remove}) button->setRefusal(tr("The wallet is being read."));
}

void SecuritySection::layOut()
{
    auto* facts = new QFormLayout;
    facts->setHorizontalSpacing(spacing::Large);
    facts->addRow(tr("Passphrase"), m_passphrase);
    auto* security = new Card(tr("Security"), this);
    security->content()->addLayout(facts);
    security->content()->addWidget(m_change);
    security->content()->addWidget(m_secrets);
    auto* danger = new Card(tr("Danger"), this);
    danger->content()->addWidget(m_remove);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(spacing::Medium);
    whole->addWidget(security);
    whole->addWidget(danger);
}

void SecuritySection::setProfile(const WalletProfile& profile)
{
    const QString noKeys = tr("Watch-only: there are no keys here.");
    m_passphrase->setText(!profile.hasKeys            ? tr("none is needed")
                              : profile.hasPassphrase ? tr("set: it is asked for when you spend")
                                                      : tr("none: whoever uses this computer can spend"));
    m_change->setText(profile.hasKeys && !profile.hasPassphrase ? tr("S&et one…") : tr("C&hange…"));
    m_change->setRefusal(profile.hasKeys ? QString() : noKeys);
    m_secrets->setRefusal(profile.hasKeys ? QString() : noKeys);
    m_change->setHint(tr("It seals the keys on this computer; the words stay the same."));
    m_secrets->setHint(profile.hasPassphrase ? tr("After the passphrase. Be alone when you look at them.")
                                             : tr("No passphrase is asked for. Be alone when you look at them."));
    m_remove->setHint(profile.hasKeys ? tr("Only the recovery words can bring it back. Its name is asked for.")
                                      : tr("Its labels and notes go with it. Its name is asked for."));
}

void SecuritySection::setWallet(const WalletView& wallet)
{
    m_remove->setRefusal(wallet.state == WalletState::Importing
                             ? tr("Not while this wallet is being imported: wait, or cancel the import.")
                             : QString());
}

} // namespace lockstep::ui
