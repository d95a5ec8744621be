// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace lockstep {

/// What happened, for the list of events. Only the newest 10,000 are kept.
class EventRepository
{
public:
    static constexpr std::int64_t Limit = 10'000;

    explicit EventRepository(Database& db) : m_db(db) { }

    Result<void> append(const EventRow& event); ///< `id` is given by the table.
    Result<std::vector<EventRow>> newest(std::int64_t count);
    Result<std::int64_t> newestId(); ///< 0: nothing was written down yet.
    Result<std::optional<EventRow>> newestOf(std::pair<std::string_view, std::string_view> kinds); ///< Of either kind.

private:
    Database& m_db;
};

} // namespace lockstep
