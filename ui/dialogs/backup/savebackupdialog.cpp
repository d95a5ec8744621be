// SPDX-License-Identifier: MIT

#include "ui/dialogs/backup/savebackupdialog.h"

#include "ui/dialogs/backup/backuppassphrasespage.h"
#include "ui/dialogs/backup/backupsavedpage.h"
#include "ui/dialogs/backup/whattobackuppage.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/format/program/backuptext.h"

#include <QDate>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

SaveBackupDialog::SaveBackupDialog(const QList<BackupChoice>& choices, QWidget* parent)
    : WizardDialog(tr("Save a backup file"), parent)
    , m_choices(choices)
    , m_what(new WhatToBackupPage(choices, this))
    , m_passphrases(new BackupPassphrasesPage(choices, this))
    , m_saved(new BackupSavedPage(this))
{
    m_saved->hide();
    m_passphrases->setAcceptText(tr("&Save as…"));
    addPage(m_what);
    addPage(m_passphrases);
    begin();
}

bool SaveBackupDialog::hasKeys() const
{
    if (m_what->isPublicOnly()) return false;
    for (const int place : m_what->chosen())
        if (m_choices[place].hasKeys) return true;
    return false;
}

void SaveBackupDialog::pageShown(WizardPage* page)
{
    if (page == m_passphrases) m_passphrases->setChosen(m_what->chosen(), hasKeys());
}

void SaveBackupDialog::acceptClicked()
{
    if (isAtLast() || step() == 0) return WizardDialog::acceptClicked();
    if (!m_passphrases->isSound()) return;
    const QString name = u"Lockstep %1.%2"_s.arg(QDate::currentDate().toString(Qt::ISODate), BackupSuffix);
    QFileDialog* dialog = openSaveDialog(this, tr("Save the backup file as"), name, backupFileFilter());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_path = path;
        WizardDialog::acceptClicked();
    });
}

BackupOrder SaveBackupDialog::takeOrder() const
{
    BackupOrder order;
    order.path = m_path;
    for (const int place : m_what->chosen()) order.wallets += m_choices[place].wallet;
    order.publicOnly = !hasKeys();
    order.passphrase = m_passphrases->filePassphrase();
    order.unlocks = m_passphrases->unlocks();
    return order;
}

void SaveBackupDialog::setSaved(const SavedBackup& saved)
{
    m_saved->setSaved(saved, hasKeys(), m_passphrases->filePassphrase().has_value());
    m_passphrases->wipe();
    showLast(m_saved);
}

void SaveBackupDialog::showError(const Error& error, ErrorSubject subject)
{
    WizardDialog::showError(error, subject);
    if (error.code == Errc::WrongPassphrase) m_passphrases->refuse(QString::fromStdString(error.detail));
}

void SaveBackupDialog::done(int result)
{
    m_passphrases->wipe();
    WizardDialog::done(result);
}

} // namespace lockstep::ui
