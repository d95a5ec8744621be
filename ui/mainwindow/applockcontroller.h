// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/applock.h"
#include "ui/dialogs/applockdialog.h"
#include "ui/widgets/retrydelay.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QStackedWidget;

namespace lockstep {
class Session;
}

namespace lockstep::ui {

class AppLockPage;

/// Locks the window as a whole: its page covers everything, and all other windows of the program close, but for work
/// that runs, which is out of sight meanwhile. What is left in sight besides follows `changed`.
class AppLockController final : public QObject
{
    Q_OBJECT

public:
    /// `cover` shows the page while it is locked; who shows something else afterwards listens to `changed`.
    AppLockController(Session& session, QStackedWidget& cover, QWidget& window);

    bool isSet() const { return m_lock.isSet(); }
    bool isLocked() const { return m_isLocked; }
    void lock(); ///< Where one is set.

    void openSet(QWidget& parent); ///< The first passphrase, or another one.
    void openRemove(QWidget& parent);

signals:
    void changed(); ///< Locked or not, set or not.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void unlock();
    void open(AppLockDialog::Kind kind, QWidget& parent);
    bool isOurs(const QObject& object) const;
    void closeLateWindows();
    void closeWindows(const std::function<bool(const QWidget&)>& isMeant);

    AppLock m_lock;
    QStackedWidget& m_cover;
    QWidget& m_window;
    std::shared_ptr<RetryDelay> m_delay = std::make_shared<RetryDelay>();
    AppLockPage* m_page = nullptr; ///< Made when first needed.
    QList<QPointer<QWidget>> m_atWork; ///< Windows to be shown again.
    int m_lockings = 0;
    bool m_isLocked = false;
};

} // namespace lockstep::ui
