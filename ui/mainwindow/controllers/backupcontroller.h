// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "ui/dialogs/backup/backupchoice.h"
#include "ui/style/theme.h"

#include <QObject>

#include <functional>
#include <optional>

class QWidget;

namespace lockstep {
struct BackupPreview;
}

namespace lockstep::ui {

class RestoreBackupDialog;
class SaveBackupDialog;
class SnapshotRelay;
class WalletLockController;

/// Wallets into a backup file and back: opens the dialogs, asks the session, shows the answer.
class BackupController final : public QObject
{
    Q_OBJECT

public:
    BackupController(Session& session, const SnapshotRelay& relay, WalletLockController& locks, QWidget& window);

    void save(std::optional<WalletId> wallet = std::nullopt); ///< nullopt: all are ticked.
    void restore(); ///< Asks which file.
    void restoreFrom(const QString& path);

signals:
    void walletAdded(lockstep::WalletId wallet);
    void noticed(const QString& sentence, lockstep::ui::Tone tone,
                 const std::optional<lockstep::Error>& error = std::nullopt);

private:
    void readChoices(std::optional<WalletId> wallet, const std::function<void(QList<BackupChoice>)>& use);
    void openSave(const QList<BackupChoice>& choices);
    void openRestore(const QString& path, const BackupPreview* preview);
    void linkRestore(RestoreBackupDialog& dialog, const QString& path);

    Session& m_session;
    const SnapshotRelay& m_relay;
    WalletLockController& m_locks;
    QWidget& m_window;
};

} // namespace lockstep::ui
