// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/eventview.h"
#include "core/api/services/session.h"

#include <QObject>

namespace lockstep::ui {

class SnapshotRelay;
class WindowLook;

/// Counts what happened since the person last looked at the log, of what is worth telling (isWorthTelling). What was
/// seen is kept with the window's look, so that a start does not count it again; where nothing is kept yet, nothing old
/// counts.
class EventBell final : public QObject
{
    Q_OBJECT

public:
    EventBell(Session& session, const SnapshotRelay& relay, WindowLook& look, QObject* parent);

    std::int64_t seen() const { return m_seen; } ///< EventView::id of the newest one that the person has looked at.
    void see(std::int64_t event); ///< It and all before it were looked at.

signals:
    void changed(int news);

private:
    void setSnapshot(const SyncSnapshotPtr& snapshot);
    void count();
    void take(const QList<EventView>& events);
    void tell(int news);

    Session& m_session;
    WindowLook& m_look;
    std::int64_t m_newest = 0; ///< Of all events, as the snapshots tell.
    std::int64_t m_seen = 0;
    int m_news = 0;
    bool m_isReading = false; ///< One question at a time, however fast things happen.
    bool m_isOld = false; ///< Something changed since it was asked.
};

} // namespace lockstep::ui
