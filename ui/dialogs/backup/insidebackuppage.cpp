// SPDX-License-Identifier: MIT

#include "ui/dialogs/backup/insidebackuppage.h"

#include "ui/dialogs/backup/walletchecklist.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/format/program/backuptext.h"
#include "ui/widgets/text/labels.h"

#include <QVBoxLayout>

namespace lockstep::ui {

InsideBackupPage::InsideBackupPage(QWidget* parent)
    : WizardPage(tr("What is inside"), parent)
    , m_file(paragraph({}, this))
    , m_wallets(new WalletChecklist(this))
    , m_message(fieldMessage(u"walletsProblemLabel", this))
{
    m_file->setObjectName(u"backupFileLabel");
    content()->addWidget(m_file);
    content()->addWidget(m_wallets, 1);
    content()->addWidget(m_message);
}

void InsideBackupPage::setPreview(const BackupPreview& preview)
{
    m_file->setText(backupFileText(preview));
    m_wallets->clear();
    for (const BackedUpWallet& wallet : preview.wallets)
        m_wallets->addWallet(wallet.name, backedUpWalletText(wallet), true, wallet.existing.isEmpty());
}

QList<int> InsideBackupPage::chosen() const { return m_wallets->ticked(); }

void InsideBackupPage::entered() { m_wallets->setFocus(); }

bool InsideBackupPage::isSound()
{
    return sayUnder(*m_wallets, *m_message,
                    chosen().isEmpty()
                        ? tr("Tick a wallet to bring back. Those that are here already stay as they are.")
                        : QString());
}

} // namespace lockstep::ui
