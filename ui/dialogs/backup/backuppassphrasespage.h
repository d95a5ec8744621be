// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "ui/dialogs/backup/backupchoice.h"
#include "ui/dialogs/wizard/wizardpage.h"

#include <QList>

#include <vector>

class QCheckBox;
class QFormLayout;

namespace lockstep::ui {

class ElidedLabel;
class PassphraseField;
class PassphraseFields;
class PlainLabel;

/// The passphrases of the wallets whose keys go into the file, and the one that the file gets.
class BackupPassphrasesPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit BackupPassphrasesPage(const QList<BackupChoice>& choices, QWidget* parent = nullptr);

    /// What was chosen on the page before.
    void setChosen(const QList<int>& chosen, bool hasKeys);

    std::vector<BackupOrder::Unlock> unlocks() const;
    std::optional<SecureBytes> filePassphrase() const; ///< nullopt: the file stays open.
    void refuse(const QString& walletName); ///< Its passphrase was wrong.
    void wipe();

    void entered() override;
    bool isSound() override;

private:
    struct Row
    {
        BackupChoice choice;
        ElidedLabel* name = nullptr;
        PassphraseField* field = nullptr;
        bool isAsked = false;
    };
    void addUnlocks(const QList<BackupChoice>& choices);
    void addFilePassphrase();
    void showRows();
    const PassphraseField* firstAsked() const;

    std::vector<Row> m_rows; ///< One for each choice.
    PlainLabel* m_unlockWords;
    QCheckBox* m_same;
    QFormLayout* m_unlocks;
    PlainLabel* m_unlockMessage;
    PlainLabel* m_fileWords;
    QCheckBox* m_seal = nullptr;
    PassphraseFields* m_file = nullptr;
    PlainLabel* m_fileMessage;
    bool m_hasKeys = true;
};

} // namespace lockstep::ui
