// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace lockstep::ui {

class EventBell;
class LogDialog;
class NetworkController;
class PreferenceStore;
class SnapshotRelay;

/// The log window: reads what happened, again whenever something did, tells the bell what was looked at, and copies the
/// debug information.
class LogController final : public QObject
{
    Q_OBJECT

public:
    LogController(Session& session, const SnapshotRelay& relay, const NetworkController& network,
                  PreferenceStore& preferences, EventBell& bell, QWidget& window);

    void open();
    void openNews(); ///< Also where a filter would hide them.
    void openConsole();

signals:
    void advancedWanted(); ///< The preferences that switch the console on.

private:
    void openAt(bool isConsole);
    void makeDialog();
    void connectConsole();
    void noteNewest(const SyncSnapshotPtr& snapshot);
    void read();
    void copy();
    void save(const QString& path, const QByteArray& content);

    Session& m_session;
    const NetworkController& m_network;
    PreferenceStore& m_preferences;
    EventBell& m_bell;
    QWidget& m_window;
    std::int64_t m_newest = 0; ///< SyncSnapshot::newestEvent, as far as it was asked for,
    std::int64_t m_shown = 0; ///< and as far as the list shows it.
    bool m_isWanted = false; ///< It was just opened: what it shows next is looked at, whatever the desktop activates.
    QPointer<LogDialog> m_dialog; ///< While it is open.
};

} // namespace lockstep::ui
