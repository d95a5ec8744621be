// SPDX-License-Identifier: MIT

#include "ui/pages/settings/dangersection.h"

#include "ui/format/program/backuptext.h"
#include "ui/widgets/buttons/guardedbutton.h"
#include "ui/widgets/panels/card.h"

#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

DangerSection::DangerSection(QWidget* parent)
    : QWidget(parent)
    , m_remove(new GuardedButton(u"removeWallet"_s, tr("Re&move…"), this))
{
    auto* card = new Card(tr("Danger"), this);
    card->content()->addWidget(m_remove);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    m_remove->setRefusal(tr("The wallet is being read."));
    connect(m_remove, &GuardedButton::clicked, this, &DangerSection::removeWanted);
}

void DangerSection::setProfile(const WalletProfile& profile)
{
    m_remove->setHint(profile.hasKeys ? removalText() + u' ' + tr("Its name is asked for.")
                                      : tr("Its labels and notes go with it. Its name is asked for."));
}

void DangerSection::setWallet(const WalletView& wallet)
{
    m_remove->setRefusal(wallet.state == WalletState::Importing
                             ? tr("Not while this wallet is being imported: wait, or cancel the import.")
                             : QString());
}

} // namespace lockstep::ui
