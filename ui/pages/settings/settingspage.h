// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/walletprofile.h"
#include "core/util/result.h"

#include <QWidget>

namespace lockstep::ui {

class BackupSection;
class DangerSection;
class GeneralSection;
class KeysSection;
class SecuritySection;
class SyncSection;

/// Everything about one wallet that can be changed. It shows values and tells wishes by signals; wishes that need a
/// passphrase, an estimate or a typed name are answered with a dialog by the window.
class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(WalletId wallet, QWidget* parent = nullptr);
    ~SettingsPage() override;

    WalletId wallet() const { return m_wallet; }
    void setWallet(const WalletView& wallet);
    void setProfile(const WalletProfile& profile);
    void setAutoLock(int minutes); ///< Of all wallets; 0: never.
    void setTakenNames(const QStringList& names); ///< What the wallets are called.
    void showError(const Error& error); ///< Of a name or an appearance: nothing was changed.
    void refresh(); ///< Asks for the profile.
    QString unsaved() const; ///< What was typed and cannot be saved as it is, and why; empty: nothing.
    void focusUnsaved();

signals:
    void profileWanted(lockstep::WalletId wallet); ///< Answer with setProfile().
    void renameWanted(lockstep::WalletId wallet, const QString& name);
    void appearanceChanged(lockstep::WalletId wallet, const QString& colour, const QString& notes);
    void leftUnsaved(const QString& problem); ///< To be told: the page is out of sight.
    void startWanted(lockstep::WalletId wallet);
    void stopWanted(lockstep::WalletId wallet);
    void retryWanted(lockstep::WalletId wallet);
    void lookaheadWanted(lockstep::WalletId wallet, int lookahead);
    void rescanWanted(lockstep::WalletId wallet); ///< Open a RescanDialog.
    void scanDeeperWanted(lockstep::WalletId wallet); ///< Open a ScanDeeperDialog.
    void passphraseChangeWanted(lockstep::WalletId wallet); ///< Open a ChangePassphraseDialog.
    void secretsWanted(lockstep::WalletId wallet); ///< Open a ShowSecretsDialog.
    void autoLockWanted(); ///< Open the preferences that choose it.
    void backupWanted(lockstep::WalletId wallet); ///< Open a SaveBackupDialog.
    void wordsCheckWanted(lockstep::WalletId wallet); ///< Open a ConfirmWordsDialog.
    void unlockWanted(lockstep::WalletId wallet); ///< To show what is behind the passphrase; ask for it.
    void removeWanted(lockstep::WalletId wallet); ///< Open a RemoveDialog.
    void fileWanted(const QString& path, const QByteArray& content); ///< To be written, off this thread.

protected:
    bool event(QEvent* event) override;

private:
    void layOut();
    void connectParts();

    WalletId m_wallet;
    SyncSection* m_sync; ///< The first: what stopped the wallet, and the way out, are in sight without scrolling.
    GeneralSection* m_general;
    KeysSection* m_keys;
    SecuritySection* m_security;
    BackupSection* m_backup;
    DangerSection* m_danger;
};

} // namespace lockstep::ui
