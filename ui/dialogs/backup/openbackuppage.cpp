// SPDX-License-Identifier: MIT

#include "ui/dialogs/backup/openbackuppage.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/widgets/secrets/passphrasefield.h"
#include "ui/widgets/text/labels.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

OpenBackupPage::OpenBackupPage(const QString& path, QWidget* parent)
    : WizardPage(tr("Open the backup file"), parent)
    , m_passphrase(new PassphraseField(std::make_shared<RetryDelay>(), tr("Passphrase of the backup file"), this))
    , m_message(fieldMessage(u"filePassphraseProblemLabel", this))
{
    m_passphrase->setObjectName(u"filePassphraseField");
    content()->addWidget(paragraph(
        tr("\"%1\" is whole and sealed. Type the passphrase that was chosen when it was saved: it is that of the file, "
           "not of a wallet.")
            .arg(QFileInfo(path).fileName()),
        this));
    auto* fields = new QFormLayout;
    fields->addRow(tr("&Passphrase"), m_passphrase);
    content()->addLayout(fields);
    content()->addWidget(m_message);
    content()->addStretch(1);
    setAcceptText(tr("&Open"));
}

SecureBytes OpenBackupPage::passphrase() const { return m_passphrase->passphrase(); }

void OpenBackupPage::refuse() { m_passphrase->refuse(); }

void OpenBackupPage::wipe() { m_passphrase->wipe(); }

void OpenBackupPage::entered() { m_passphrase->setFocus(); }

bool OpenBackupPage::isSound()
{
    if (!m_passphrase->mayTry()) return false; // the field says how long to wait
    return sayUnder(*m_passphrase, *m_message,
                    m_passphrase->isEmpty() ? tr("Type the passphrase of the file.") : QString());
}

} // namespace lockstep::ui
