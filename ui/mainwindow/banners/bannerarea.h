// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/style/theme.h"

#include <QHash>
#include <QWidget>

#include <array>
#include <optional>

class QPushButton;

namespace lockstep::ui {

class CopyDetailsButton;
class MaintenanceBanner;
class NoticeBanner;
class Strip;

/// What everybody should know now, the most important first; two strips at most, the rest as a number that shows
/// them.
class BannerArea final : public QWidget
{
    Q_OBJECT

public:
    explicit BannerArea(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot, std::int64_t now);
    void setShown(WalletId wallet); ///< In the window; WalletId{}: all of them.

    /// That nobody has checked this wallet's paper; nullptr: nothing to remind of.
    void
    setNobodyToCall(const QString& why); ///< Whom the settings leave; empty: somebody. Shown with the next snapshot.
    void setReminder(const WalletView* unconfirmed);

    /// Something that just happened; stays until it is closed or the next one comes. `error`: what failed.
    void showNotice(const QString& sentence, Tone tone, const std::optional<Error>& error = std::nullopt);

    /// That an import ended well, with the way to its wallet. `where` all wallets stand, if together.
    void showDone(const QString& sentence, WalletId wallet, const QString& where = {});

    void offerNetwork(); ///< Somebody shows the network's window: its buttons appear.

signals:
    void pauseClicked(lockstep::JobId job);
    void resumeClicked(lockstep::JobId job);
    void cancelClicked(lockstep::JobId job);
    void checkClicked(); ///< What is stored may be damaged.
    void retryClicked(lockstep::WalletId wallet);
    void openClicked(lockstep::WalletId wallet); ///< WalletId{}: all of them.
    void confirmWordsClicked(lockstep::WalletId wallet);
    void remindLaterClicked(lockstep::WalletId wallet);
    void connectClicked();
    void downloadClicked(); ///< In spite of a metered connection.
    void networkClicked(); ///< The connection's state and peers.
    void networkSettingsClicked();

private:
    Strip* makeStrip(const QString& objectName);
    QPushButton* addButton(Strip& strip, const QString& objectName, const QString& text);
    void addButtons();
    void addBackupButtons();
    QPushButton* addNetworkButton(Strip& strip, const QString& objectName, const QString& text);
    void addErrorButtons();
    void showProblem(const SyncSnapshot& snapshot);
    void showFailedWallets(const SyncSnapshot& snapshot);
    void showConnection(const SyncSnapshot& snapshot, std::int64_t now);
    void showMostImportant();
    void announceNews();
    bool moves(const Strip& strip) const; ///< Its words change with time and blocks, though nothing happens.
    std::array<Strip*, 9> strips() const; ///< From top to bottom.
    std::array<Strip*, 9> byImportance() const; ///< The most important first.

    QString m_nobodyToCall;
    Strip* m_problem; ///< Of all wallets together.
    Strip* m_error; ///< Of one wallet, or several.
    MaintenanceBanner* m_maintenance;
    Strip* m_stalled;
    Strip* m_offline;
    Strip* m_metered;
    Strip* m_behind;
    Strip* m_backup;
    NoticeBanner* m_notice;
    QPushButton* m_more; ///< How many others there are; shows them.
    bool m_showsAll = false;
    QHash<Strip*, QString> m_announced; ///< What a screen reader was told of each that is in sight.
    QPushButton* m_decide = nullptr; ///< About a reorg that waits for the person.
    QPushButton* m_check = nullptr;
    QPushButton* m_checkWallet = nullptr;
    CopyDetailsButton* m_copyProblem = nullptr;
    CopyDetailsButton* m_copyError = nullptr;
    QPushButton* m_cancelFailed = nullptr; ///< The import that stopped.
    QList<QPushButton*> m_networkButtons;
    WalletId m_failed;
    JobId m_failedJob;
    WalletId m_unconfirmed;
    std::int64_t m_offlineSince = 0;
    std::int64_t m_aloneSince = 0; ///< Online, but without a peer.
};

} // namespace lockstep::ui
