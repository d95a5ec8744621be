// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/session.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QWidget;

namespace lockstep::ui {

class LogDialog;
class NetworkController;
class PreferenceStore;
class SnapshotRelay;

/// The log window: reads what happened, again whenever something did, and copies the debug information.
class LogController final : public QObject
{
    Q_OBJECT

public:
    LogController(Session& session, const SnapshotRelay& relay, const NetworkController& network,
                  PreferenceStore& preferences, QWidget& window);

    void open();
    void openConsole();

signals:
    void advancedWanted(); ///< The preferences that switch the console on.
    void folderWanted(); ///< Where the database with the log is.

private:
    void openAt(bool isConsole);
    void connectConsole();
    void noteJobs(const SyncSnapshotPtr& snapshot);
    void readSoon();
    void read();
    void copy();
    void save(const QString& path, const QByteArray& content);

    Session& m_session;
    const NetworkController& m_network;
    PreferenceStore& m_preferences;
    QWidget& m_window;
    qsizetype m_jobs = 0;
    QTimer m_soon; ///< Several things happen at once: read them together.
    QPointer<LogDialog> m_dialog; ///< While it is open.
};

} // namespace lockstep::ui
