// SPDX-License-Identifier: MIT

#include "core/storage/repositories/eventrepository.h"

namespace lockstep {

namespace {

EventRow readEvent(Cells& cells)
{
    EventRow row;
    row.id = cells.int64();
    row.time = cells.int64();
    row.kind = cells.utf8();
    row.wallet = cells.maybe([&] { return cells.id<WalletId>(); });
    row.height = cells.maybe([&] { return cells.height(); });
    row.detail = cells.utf8();
    row.bytes = cells.maybe([&] { return cells.int64(); });
    return row;
}

} // namespace

Result<void> EventRepository::append(const EventRow& event)
{
    const auto id
        = m_db.insert(u"INSERT INTO event (time, kind, wallet_id, height, detail, bytes) VALUES (?, ?, ?, ?, ?, ?)",
                      event.time, event.kind, event.wallet, event.height, event.detail, event.bytes);
    if (!id) return id.error();
    return m_db.run(u"DELETE FROM event WHERE id <= ?", *id - Limit);
}

Result<std::vector<EventRow>> EventRepository::newest(std::int64_t count)
{
    return m_db.all(u"SELECT id, time, kind, wallet_id, height, detail, bytes FROM event ORDER BY id DESC LIMIT ?",
                    readEvent, count);
}

Result<std::int64_t> EventRepository::newestId()
{
    const auto id
        = m_db.first(u"SELECT id FROM event ORDER BY id DESC LIMIT 1", [](Cells& cells) { return cells.int64(); });
    if (!id) return id.error();
    return id->value_or(0);
}

Result<std::optional<EventRow>> EventRepository::newestOf(std::pair<std::string_view, std::string_view> kinds)
{
    return m_db.first(u"SELECT id, time, kind, wallet_id, height, detail, bytes FROM event WHERE kind IN (?, ?) "
                      u"ORDER BY id DESC LIMIT 1",
                      readEvent, std::string(kinds.first), std::string(kinds.second));
}

} // namespace lockstep
