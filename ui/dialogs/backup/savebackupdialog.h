// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "ui/dialogs/backup/backupchoice.h"
#include "ui/dialogs/wizard/wizarddialog.h"

namespace lockstep::ui {

class BackupPassphrasesPage;
class BackupSavedPage;
class WhatToBackupPage;

/// Wallets into a file: which ones, under which passphrase, where to, and what to do with it. `submitted` asks for
/// `takeOrder`; then `setSaved` or `showError`.
class SaveBackupDialog final : public WizardDialog
{
    Q_OBJECT

public:
    explicit SaveBackupDialog(const QList<BackupChoice>& choices, QWidget* parent = nullptr);

    BackupOrder takeOrder() const;
    void setSaved(const SavedBackup& saved);
    void showError(const Error& error, ErrorSubject subject = ErrorSubject::BackupFile) override;
    void done(int result) override; ///< Wipes what was typed.

protected:
    void pageShown(WizardPage* page) override;
    void acceptClicked() override; ///< After the last step: asks where to.

private:
    bool hasKeys() const; ///< That go into the file.

    QList<BackupChoice> m_choices;
    WhatToBackupPage* m_what;
    BackupPassphrasesPage* m_passphrases;
    BackupSavedPage* m_saved;
    QString m_path;
};

} // namespace lockstep::ui
