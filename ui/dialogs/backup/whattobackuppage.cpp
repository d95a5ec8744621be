// SPDX-License-Identifier: MIT

#include "ui/dialogs/backup/whattobackuppage.h"

#include "ui/dialogs/backup/walletchecklist.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/format/program/backuptext.h"
#include "ui/widgets/text/labels.h"

#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

WhatToBackupPage::WhatToBackupPage(const QList<BackupChoice>& choices, QWidget* parent)
    : WizardPage(tr("What to save"), parent)
    , m_wallets(new WalletChecklist(this))
    , m_message(fieldMessage(u"walletsProblemLabel", this))
    , m_whole(new QRadioButton(tr("&Everything: keys, names, labels and payment requests"), this))
    , m_public(new QRadioButton(tr("&Public part only: no keys, so the file cannot spend"), this))
{
    m_whole->setObjectName(u"wholeButton");
    m_public->setObjectName(u"publicOnlyButton");
    content()->addWidget(
        paragraph(tr("One file that brings wallets back, here or on another computer with Lockstep."), this));
    for (const BackupChoice& choice : choices)
        m_wallets->addWallet(choice.name, lastBackupText(choice.backedUpAt, choice.isChangedSince), choice.isTicked);
    content()->addWidget(m_wallets, 1);
    content()->addWidget(m_message);
    content()->addWidget(m_whole);
    content()->addWidget(m_public);
    const bool hasKeys = std::ranges::any_of(choices, &BackupChoice::hasKeys);
    m_whole->setChecked(true);
    m_public->setVisible(hasKeys);
    m_whole->setVisible(hasKeys);
}

QList<int> WhatToBackupPage::chosen() const { return m_wallets->ticked(); }

bool WhatToBackupPage::isPublicOnly() const { return m_public->isChecked(); }

void WhatToBackupPage::entered() { m_wallets->setFocus(); }

bool WhatToBackupPage::isSound()
{
    return sayUnder(*m_wallets, *m_message, chosen().isEmpty() ? tr("Tick at least one wallet.") : QString());
}

} // namespace lockstep::ui
