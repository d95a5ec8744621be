// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/applockcontroller.h"

#include "core/api/services/applock.h"
#include "core/api/services/session.h"
#include "ui/dialogs/program/upkeepdialog.h"
#include "ui/mainwindow/commands/harmless.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/controllers/walletlockcontroller.h"
#include "ui/pages/applockpage.h"

#include <QApplication>
#include <QEvent>
#include <QStackedWidget>

#include <utility>

namespace lockstep::ui {

namespace {

/// Closing it would cancel what it shows.
bool isAtWork(const QObject& window)
{
    const auto* upkeep = qobject_cast<const UpkeepDialog*>(&window);
    return upkeep && upkeep->isRunning();
}

} // namespace

AppLockController::AppLockController(Session& session, WalletLockController& locks, QStackedWidget& cover,
                                     QWidget& window)
    : QObject(&window)
    , m_lock(session.appLock())
    , m_locks(locks)
    , m_cover(cover)
    , m_window(window)
{
}

bool AppLockController::isSet() const { return m_lock.isSet(); }

void AppLockController::start() { isSet() ? lock() : tell(); }

void AppLockController::lockWindow() { isSet() ? lockQuietly() : openSet(m_window); }

void AppLockController::lockAll() { isSet() ? lockQuietly() : m_locks.lockAll(); }

/// Secrets go first, then what stands around.
void AppLockController::lockQuietly()
{
    m_locks.lockQuietly();
    if (isSet()) lock();
}

void AppLockController::lockIdle(int minutes)
{
    const bool hasLocked = m_locks.lockIdle();
    if (isSet()) return lock();
    if (hasLocked) emit said(tr("Locked after %n minutes without use.", nullptr, minutes));
}

void AppLockController::takeLink(const QString& link)
{
    if (!m_isLocked)
        emit linkWanted(link);
    else
        m_waitingLink = link;
}

void AppLockController::lock()
{
    ++m_lockings;
    if (m_isLocked) return m_page->clear();
    m_isLocked = true;
    closeWindows([](const QWidget&) { return true; });
    cover();
    qApp->installEventFilter(this);
    tell();
}

void AppLockController::cover()
{
    if (!m_page) {
        m_page = new AppLockPage(m_delay, m_lock.path(), &m_cover);
        m_cover.addWidget(m_page);
        connect(m_page, &AppLockPage::unlockClicked, this, &AppLockController::unlock);
    }
    m_covered = m_cover.currentWidget();
    m_cover.setCurrentWidget(m_page);
}

void AppLockController::unlock()
{
    whenAnswered(m_lock.check(m_page->passphrase()), this, [this, lockings = m_lockings](const Result<void>& right) {
        if (!right) return m_page->showFailure(right.error());
        m_page->clear();
        m_delay->succeeded();
        if (lockings == m_lockings) uncover(); // else it was locked once more meanwhile
    });
}

void AppLockController::uncover()
{
    m_isLocked = false;
    qApp->removeEventFilter(this);
    m_cover.setCurrentWidget(m_covered);
    tell();
    emit unlocked();
    if (const QString link = std::exchange(m_waitingLink, {}); !link.isEmpty()) emit linkWanted(link);
    for (const QPointer<QWidget>& window : std::exchange(m_atWork, {}))
        if (window) window->show();
}

void AppLockController::tell() { emit changed(isSet(), m_isLocked); }

void AppLockController::openSet(QWidget& parent)
{
    open(isSet() ? AppLockDialog::Kind::Change : AppLockDialog::Kind::Set, parent);
}

void AppLockController::openRemove(QWidget& parent) { open(AppLockDialog::Kind::Remove, parent); }

void AppLockController::open(AppLockDialog::Kind kind, QWidget& parent)
{
    auto* dialog = new AppLockDialog(kind, m_delay, &parent);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, kind] {
        const auto answer = kind == AppLockDialog::Kind::Remove
            ? m_lock.remove(dialog->oldPassphrase())
            : m_lock.set(dialog->oldPassphrase(), dialog->newPassphrase());
        closeWhenDone(dialog, answer);
        whenAnswered(answer, this, [this](const Result<void>& done) {
            if (done) tell();
        });
    });
    dialog->open();
}

bool AppLockController::isOurs(const QObject& object) const
{
    for (const QObject* at = object.parent(); at; at = at->parent())
        if (at == &m_window) return true;
    return false;
}

/// What tells of the program alone may have been opened since.
void AppLockController::closeLateWindows()
{
    if (m_isLocked) closeWindows([](const QWidget& window) { return !isHarmless(window); });
}

/// One that asks before it closes is hidden all the same: nobody sits there to be asked.
void AppLockController::closeWindows(const std::function<bool(const QWidget&)>& isMeant)
{
    QList<QPointer<QWidget>> windows;
    for (QWidget* window : QApplication::topLevelWidgets())
        if (window->isVisible() && isOurs(*window) && isMeant(*window)) windows += window;
    for (const QPointer<QWidget>& window : windows) {
        if (window && isAtWork(*window)) {
            window->hide();
            m_atWork += window;
            continue;
        }
        if (window) window->close();
        if (!window || !window->isVisible()) continue;
        window->hide();
        window->deleteLater();
    }
}

/// Answers that were on their way may open a window; it closes before it is painted.
bool AppLockController::eventFilter(QObject* watched, QEvent* event)
{
    const bool isShown = event->type() == QEvent::Show && qobject_cast<QDialog*>(watched);
    if (isShown && isOurs(*watched) && !isHarmless(*watched))
        QMetaObject::invokeMethod(this, &AppLockController::closeLateWindows, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace lockstep::ui
