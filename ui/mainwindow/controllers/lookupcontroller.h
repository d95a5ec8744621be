// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

class QWidget;

namespace lockstep::ui {

class LookUpDialog;
class SnapshotRelay;

/// The window that asks whether an output is spent: carries questions to the session, and its answers back.
class LookUpController final : public QObject
{
    Q_OBJECT

public:
    LookUpController(Session& session, const SnapshotRelay& relay, QWidget& window);

    void open(const QString& outpoint = {}); ///< Empty: as the person left it.

private:
    void makeDialog();
    void ask();
    void report(const QFuture<Result<void>>& answer);

    Session& m_session;
    QWidget& m_window;
    QPointer<LookUpDialog> m_dialog; ///< While it is open.
};

} // namespace lockstep::ui
