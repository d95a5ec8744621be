// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "core/api/walletprofile.h"
#include "ui/pages/sectionstack.h"
#include "ui/style/theme.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <optional>

namespace lockstep::ui {

class SettingsPage;
class WalletController;
class WalletLockController;

/// The settings of wallets: feeds their pages, and opens the dialogs that need a passphrase or an estimate.
class SettingsController final : public QObject
{
    Q_OBJECT

public:
    SettingsController(Session& session, WalletController& wallets, WalletLockController& locks, QWidget& window);

    void setAutoLock(int minutes); ///< What the pages say of it; 0: never.
    PagePlug makePage(WalletId wallet, QWidget* parent);
    QStringList unsaved() const; ///< What was typed and cannot be saved as it is, and why; one line for each wallet.
    std::optional<WalletId> firstUnsaved() const; ///< The wallet of the first of them.
    void focusUnsaved(WalletId wallet); ///< The keyboard goes to the field, on the page in sight.
    void scanDeeper(WalletId wallet);
    void rescan(WalletId wallet);
    void setPassphrase(WalletId wallet); ///< Or change it: asks for it.
    void confirmWords(WalletId wallet); ///< Asks for them, from paper.
    void setColour(WalletId wallet, const QString& colour); ///< "#rrggbb"; empty: none.
    void saveDescriptors(WalletId wallet); ///< Asks where to; of a locked one for the passphrase first.

signals:
    void autoLockChanged(int minutes);
    void autoLockWanted(); ///< The preferences that choose it.
    void backupWanted(lockstep::WalletId wallet);
    void noticed(const QString& sentence, lockstep::ui::Tone tone,
                 const std::optional<lockstep::Error>& error = std::nullopt);
    void said(const QString& sentence); ///< Something small happened.

private:
    void connectPage(SettingsPage* page);
    void connectDialogs(SettingsPage* page);
    void readProfile(SettingsPage* page);
    void saveUnlockedDescriptors(WalletId wallet);
    void change(SettingsPage* page, const QFuture<Result<void>>& answer);
    void withProfile(WalletId wallet, std::function<void(const WalletProfile&)> use);
    void openRescan(const WalletProfile& profile);
    void openScanDeeper(const WalletProfile& profile);
    void openChangePassphrase(const WalletProfile& profile);
    void openSecrets(const WalletProfile& profile);
    void openConfirmWords(const WalletProfile& profile);
    void save(const QString& path, const QByteArray& content);
    QString whatIsUnsaved(WalletId wallet, const QString& problem) const;

    Session& m_session;
    WalletController& m_wallets;
    WalletLockController& m_locks;
    QWidget& m_window;
    int m_autoLockMinutes = 0;
};

} // namespace lockstep::ui
