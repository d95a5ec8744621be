// SPDX-License-Identifier: MIT

#include "ui/pages/settings/securitysection.h"

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
    , m_change(new GuardedButton(u"changePassphrase"_s, tr("Chang&e…"), this))
    , m_secrets(new GuardedButton(u"showSecrets"_s, tr("Show re&covery words…"), this))
{
    m_passphrase->setObjectName(u"passphraseStateLabel");
    layOut();
    connect(m_change, &GuardedButton::clicked, this, &SecuritySection::passphraseChangeWanted);
    connect(m_secrets, &GuardedButton::clicked, this, &SecuritySection::secretsWanted);
    for (GuardedButton* button : {m_change, m_secrets}) button->setRefusal(tr("The wallet is being read."));
}

void SecuritySection::layOut()
{
    auto* facts = new QFormLayout;
    facts->addRow(tr("Passphrase"), m_passphrase);
    auto* security = new Card(tr("Security"), this);
    security->content()->addLayout(facts);
    security->content()->addWidget(m_change);
    security->content()->addWidget(m_secrets);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(security);
}

void SecuritySection::setProfile(const WalletProfile& profile)
{
    const QString noKeys = tr("Watch-only: there are no keys here.");
    m_passphrase->setText(!profile.hasKeys            ? tr("None is needed")
                              : profile.hasPassphrase ? tr("Set: it is asked for whenever the keys are used")
                                                      : tr("None: whoever uses this computer can spend"));
    m_change->setText(profile.hasKeys && !profile.hasPassphrase ? tr("S&et one…") : tr("Chang&e…"));
    m_change->setRefusal(profile.hasKeys ? QString() : noKeys);
    m_secrets->setRefusal(profile.hasKeys ? QString() : noKeys);
    m_change->setHint(tr("It seals the keys on this computer; the words stay the same."));
    m_secrets->setHint(profile.hasPassphrase ? tr("After the passphrase. Be alone when you look at them.")
                                             : tr("No passphrase is asked for. Be alone when you look at them."));
}

} // namespace lockstep::ui
