// SPDX-License-Identifier: MIT

#include "core/sync/fetch/searchtrace.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/settingrepository.h"

#include <algorithm>
#include <sstream>
#include <string>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Key = u"searched_from"_s; ///< Its value: "481824 1700000000", a height and a time.
constexpr std::int64_t Day = 86'400; ///< Seconds.

} // namespace

Result<void> SearchTrace::note(BlockHeight from, std::int64_t now)
{
    const BlockHeight lowest = std::min(from, this->from(now).value_or(from));
    const std::string text = std::to_string(lowest.value) + ' ' + std::to_string(now);
    return inTransaction(m_database, Durability::Normal, [&] { return SettingRepository(m_database).set(Key, text); });
}

std::optional<BlockHeight> SearchTrace::from(std::int64_t now) const
{
    const auto stored = SettingRepository(m_database).value(Key);
    if (!stored || !*stored) return std::nullopt;
    std::istringstream in(**stored);
    in.imbue(std::locale::classic());
    BlockHeight from;
    std::int64_t at = 0;
    if (!(in >> from.value >> at) || from.value < 0 || at < 0 || now - at >= Day) return std::nullopt;
    return from; // also where the clock was put back since
}

} // namespace lockstep
