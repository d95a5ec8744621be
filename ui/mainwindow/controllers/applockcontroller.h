// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/program/applockdialog.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QStackedWidget;

namespace lockstep {
class AppLock;
class Session;
} // namespace lockstep

namespace lockstep::ui {

class AppLockPage;
class WalletLockController;

/// Locks the window as a whole, together with the wallets: its page covers everything, and all other windows of the
/// program close, but for work that runs, which is out of sight meanwhile. What is left in sight besides follows
/// `changed`.
class AppLockController final : public QObject
{
    Q_OBJECT

public:
    /// `cover` shows the page while the window is locked, and what it showed before afterwards.
    AppLockController(Session& session, WalletLockController& locks, QStackedWidget& cover, QWidget& window);

    void start(); ///< Tells how it is; locked where a passphrase is set.
    bool isSet() const;
    bool isLocked() const { return m_isLocked; }

    void lockWindow(); ///< By hand. Where no passphrase is set it is asked for.
    void lockAll(); ///< By hand: all wallets, saying which ones cannot be locked; or the window with them.
    void lockQuietly(); ///< All wallets and, where it has a passphrase, the window: nobody sits there to be told.
    void lockIdle(int minutes); ///< After so many without use: as the line above, but for wallets that are kept open.

    void openSet(QWidget& parent); ///< The first passphrase, or another one.
    void openRemove(QWidget& parent);

    void takeLink(const QString& link); ///< A payment link that came: while the window is locked the last one waits.

signals:
    void changed(bool isSet, bool isLocked);
    void unlocked(); ///< Somebody sits there again.
    void linkWanted(const QString& link);
    void said(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void lock();
    void cover();
    void unlock();
    void uncover();
    void tell();
    void open(AppLockDialog::Kind kind, QWidget& parent);
    bool isOurs(const QObject& object) const;
    void closeLateWindows();
    void closeWindows(const std::function<bool(const QWidget&)>& isMeant);

    AppLock& m_lock;
    WalletLockController& m_locks;
    QStackedWidget& m_cover;
    QWidget& m_window;
    std::shared_ptr<RetryDelay> m_delay = std::make_shared<RetryDelay>();
    AppLockPage* m_page = nullptr; ///< Made when first needed.
    QPointer<QWidget> m_covered; ///< What the page stands in front of.
    QList<QPointer<QWidget>> m_atWork; ///< Windows to be shown again.
    QString m_waitingLink; ///< Until the window is unlocked.
    int m_lockings = 0;
    bool m_isLocked = false;
};

} // namespace lockstep::ui
