// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/eventbell.h"

#include "core/api/services/chainservice.h"
#include "ui/format/program/logtext.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/mainwindow/controllers/windowlook.h"

#include <algorithm>
#include <utility>

namespace lockstep::ui {

namespace {

constexpr std::int64_t MostRead = 1'000; ///< Who has not looked for so long reads "99+" anyway.

} // namespace

EventBell::EventBell(Session& session, const SnapshotRelay& relay, WindowLook& look, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_look(look)
    , m_newest(session.snapshot()->newestEvent)
    , m_seen(std::min(look.seenEvent().value_or(m_newest), m_newest)) // the newest may have been lost with the power
{
    if (!look.seenEvent()) look.setSeenEvent(m_seen);
    connect(&relay, &SnapshotRelay::changed, this, &EventBell::setSnapshot);
    count();
}

void EventBell::setSnapshot(const SyncSnapshotPtr& snapshot)
{
    if (snapshot->newestEvent <= m_newest) return;
    m_newest = snapshot->newestEvent;
    count();
}

void EventBell::see(std::int64_t event)
{
    if (event <= m_seen) return;
    m_seen = event;
    m_newest = std::max(m_newest, m_seen); // the list may be ahead of the snapshots
    m_look.setSeenEvent(m_seen);
    count();
}

void EventBell::count()
{
    m_isOld = m_isReading;
    if (m_isReading) return;
    if (m_newest == m_seen) return tell(0);
    m_isReading = true;
    const auto unseen = static_cast<int>(std::min(m_newest - m_seen, MostRead));
    whenAnswered(m_session.chain().events(unseen), this, [this](const Result<QList<EventView>>& events) {
        m_isReading = false;
        if (events) take(*events);
        if (m_isOld) count();
    });
}

void EventBell::take(const QList<EventView>& events)
{
    const auto isNews = [this](const EventView& event) { return event.id > m_seen && isWorthTelling(event.kind); };
    tell(static_cast<int>(std::ranges::count_if(events, isNews)));
}

void EventBell::tell(int news)
{
    if (std::exchange(m_news, news) != news) emit changed(news);
}

} // namespace lockstep::ui
