// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/backup/backupchoice.h"
#include "ui/dialogs/wizard/wizardpage.h"

#include <QList>

class QRadioButton;

namespace lockstep::ui {

class PlainLabel;
class WalletChecklist;

/// Which wallets go into the file, and whether their keys do.
class WhatToBackupPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit WhatToBackupPage(const QList<BackupChoice>& choices, QWidget* parent = nullptr);

    QList<int> chosen() const; ///< Places in the choices.
    bool isPublicOnly() const;

    void entered() override;
    bool isSound() override;

private:
    WalletChecklist* m_wallets;
    PlainLabel* m_message;
    QRadioButton* m_whole;
    QRadioButton* m_public;
};

} // namespace lockstep::ui
