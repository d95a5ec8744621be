// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "ui/style/theme.h"

#include <QObject>

#include <optional>

class QWidget;

namespace lockstep::ui {

/// What a person wishes of the wallets that are here, and of their imports: asks the session, shows what it refused.
class WalletController final : public QObject
{
    Q_OBJECT

public:
    WalletController(Session& session, QWidget& window);

    void startOrStop(WalletId wallet);
    void startAll();
    void stopAll();
    void reorder(const QList<lockstep::WalletId>& order);
    void rename(WalletId wallet);
    void remove(WalletId wallet);
    void showError(WalletId wallet); ///< Why it stopped.
    void retry(WalletId wallet);
    void pauseJob(JobId job);
    void resumeJob(JobId job);
    void cancelJob(JobId job);
    void moveJobFirst(JobId job);

signals:
    void backupWanted(lockstep::WalletId wallet);
    void noticed(const QString& sentence, lockstep::ui::Tone tone,
                 const std::optional<lockstep::Error>& error = std::nullopt);

private:
    Session& m_session;
    QWidget& m_window;
};

} // namespace lockstep::ui
