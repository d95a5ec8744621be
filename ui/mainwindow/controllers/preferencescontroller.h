// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "ui/mainwindow/controllers/preferencestore.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

class QWidget;

namespace lockstep::ui {

class AppLockController;
class NetworkController;
class PreferencesDialog;
class ScreenLockWatch;
class SnapshotRelay;
class UpkeepController;

/// The preferences window, and those preferences that need somebody to watch: the desktop's theme, its screen lock, the
/// minimised window, what of the chain stays on the disk.
class PreferencesController final : public QObject
{
    Q_OBJECT

public:
    PreferencesController(Session& session, const SnapshotRelay& relay, PreferenceStore& store,
                          NetworkController& network, UpkeepController& upkeep, AppLockController& appLock,
                          QWidget& window);

    void open();
    void openAdvanced(); ///< At the page of that name.
    void openPrivacy(); ///< At that of privacy and security.
    void setTheme(ThemeChoice theme);
    void setUnit(AmountUnit unit);
    void toggleAmounts(); ///< Hides them, or shows them again.

signals:
    void lockWanted(); ///< Nobody sits there any more.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void lockBeforeSleep();
    void showConnection();
    void connectOnline();
    void connectAppLock();
    void connectStorage();
    void connectAdvanced();
    void connectListening();
    void connectImports();
    void answerStorage(const QFuture<Result<void>>& answer); ///< Says what went wrong, if anything.

    Session& m_session;
    const SnapshotRelay& m_relay;
    PreferenceStore& m_store;
    NetworkController& m_network;
    UpkeepController& m_upkeep;
    AppLockController& m_appLock;
    QWidget& m_window;
    ScreenLockWatch* m_screen;
    QPointer<PreferencesDialog> m_dialog; ///< While it is open.
};

} // namespace lockstep::ui
