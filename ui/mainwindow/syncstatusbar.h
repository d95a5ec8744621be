// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QStatusBar>

class QMenu;
class QTimer;
class QToolButton;

namespace lockstep::ui {

class ElidedLabel;
class MenuButton;
class PlainLabel;
class ProgressBar;

/// The bottom line: how far everything is on the left, small facts that can be pressed on the right.
class SyncStatusBar final : public QStatusBar
{
    Q_OBJECT

public:
    explicit SyncStatusBar(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot);
    void setUnitMenu(QMenu* menu); ///< Unit and discretion.
    /// Through which proxy all connections go, as "127.0.0.1:9050"; empty: through none.
    void setProxy(const QString& address);
    void offerNetwork(); ///< Somebody shows the peers: pressing their number asks for it.
    /// Whether the window can be locked, and is: then nothing here names a wallet, and nothing can be changed.
    void setAppLock(bool isSet, bool isLocked);
    void setNews(int events); ///< So many happened since the person last looked.
    void say(const QString& sentence); ///< Something small that just happened; goes by itself.

signals:
    void onlineToggled(bool online);
    void networkClicked();
    void newsClicked();
    void lockAllClicked(); ///< All wallets, or the window.

private:
    void addPart(QToolButton& button, const QString& objectName);
    void showProgress(const SyncSnapshot& snapshot);
    void showOnline(const SyncSnapshot& snapshot);
    void showLocks(const SyncSnapshot& snapshot);
    void showWindowLock();
    void showNews();

    ElidedLabel* m_line;
    ProgressBar* m_progress;
    ElidedLabel* m_message;
    QTimer* m_messageEnd;
    PlainLabel* m_network;
    PlainLabel* m_proxy;
    MenuButton* m_unit;
    QToolButton* m_peers;
    QToolButton* m_online;
    QToolButton* m_bell;
    QToolButton* m_locks;
    int m_news = 0;
    bool m_isOnline = true;
    bool m_hasNetwork = false;
    bool m_hasAppLock = false;
    bool m_isWindowLocked = false;
};

} // namespace lockstep::ui
