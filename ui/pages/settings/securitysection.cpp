// SPDX-License-Identifier: MIT

#include "ui/pages/settings/securitysection.h"

#include "ui/format/plain/datetext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/guardedbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Minute = 60; ///< Seconds.

} // namespace

SecuritySection::SecuritySection(QWidget* parent)
    : QWidget(parent)
    , m_facts(new QFormLayout)
    , m_passphrase(paragraph({}, this))
    , m_autoLock(new QWidget(this))
    , m_autoLockWords(paragraph({}, m_autoLock))
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
    m_autoLockWords->setObjectName(u"autoLockLabel");
    QPushButton* preferences = pushButton(u"autoLockPreferencesButton"_s, tr("Preferences…"), m_autoLock);
    connect(preferences, &QPushButton::clicked, this, &SecuritySection::preferencesWanted);
    auto* line = new QHBoxLayout(m_autoLock);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::Medium);
    line->addWidget(m_autoLockWords, 1);
    line->addWidget(preferences);
    m_facts->addRow(tr("Passphrase"), m_passphrase);
    m_facts->addRow(tr("Auto-lock"), m_autoLock);
    m_facts->setRowVisible(m_autoLock, false);
    auto* security = new Card(tr("Security"), this);
    security->content()->addLayout(m_facts);
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
    m_facts->setRowVisible(m_autoLock, profile.hasPassphrase); // else there is nothing to lock
    m_change->setText(profile.hasKeys && !profile.hasPassphrase ? tr("S&et one…") : tr("Chang&e…"));
    m_change->setRefusal(profile.hasKeys ? QString() : noKeys);
    m_secrets->setRefusal(profile.hasKeys ? QString() : noKeys);
    m_change->setHint(tr("It seals the keys on this computer; the words stay the same."));
    m_secrets->setHint(profile.hasPassphrase ? tr("After the passphrase. Be alone when you look at them.")
                                             : tr("No passphrase is asked for. Be alone when you look at them."));
}

void SecuritySection::setAutoLock(int minutes)
{
    //: %1: "5 min"
    m_autoLockWords->setText(minutes > 0
                                 ? tr("After %1 without use, like all wallets").arg(durationText(minutes * Minute))
                                 : tr("Not by itself, like all wallets"));
}

} // namespace lockstep::ui
