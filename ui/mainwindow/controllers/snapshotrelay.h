// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"

#include <QObject>

namespace lockstep::ui {

/// Hands the session's snapshots to all that shows amounts or ages, pages and dialogs, with the time they are
/// shown at. Every ten seconds again: "3 min ago" grows old also when nothing happens.
class SnapshotRelay final : public QObject
{
    Q_OBJECT

public:
    explicit SnapshotRelay(Session& session, QObject* parent = nullptr);

    void repeat(); ///< The same facts are to be written in another way.

signals:
    void changed(const lockstep::SyncSnapshotPtr& snapshot, qint64 now);

private:
    Session& m_session;
};

} // namespace lockstep::ui
