// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace lockstep::ui {

class BroadcastDialog;
class SnapshotRelay;

/// The dialog that sends a finished transaction: reads what it does, sends it, tells how far it has come.
class BroadcastController final : public QObject
{
    Q_OBJECT

public:
    BroadcastController(Session& session, const SnapshotRelay& relay, QWidget& window);

    void open();
    void openWith(const QByteArray& text); ///< A transaction that came from elsewhere; nothing is sent yet.

private:
    void preview(const QByteArray& text);
    void chooseFile();
    void read(const QString& path);
    void send();
    void showState(); ///< As the newest snapshot has it.

    Session& m_session;
    QWidget& m_window;
    QPointer<BroadcastDialog> m_dialog; ///< While it is open.
    bool m_isGiven = false; ///< The person has pressed Send: the snapshots tell when it is kept.
};

} // namespace lockstep::ui
