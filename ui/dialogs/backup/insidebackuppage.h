// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "ui/dialogs/wizard/wizardpage.h"

namespace lockstep::ui {

class PlainLabel;
class WalletChecklist;

/// What a backup file holds, before anything of it is stored: to compare, and to choose.
class InsideBackupPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit InsideBackupPage(QWidget* parent = nullptr);

    void setPreview(const BackupPreview& preview);
    QList<int> chosen() const; ///< Places in the file.

    void entered() override;
    bool isSound() override;

private:
    PlainLabel* m_file;
    WalletChecklist* m_wallets;
    PlainLabel* m_message;
};

} // namespace lockstep::ui
