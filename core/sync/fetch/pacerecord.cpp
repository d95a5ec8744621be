// SPDX-License-Identifier: MIT

#include "core/sync/fetch/pacerecord.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/settingrepository.h"

#include <locale>
#include <sstream>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Key = u"last_paces"_s; ///< Its value: "2400000 17500", bytes and stored filters a second.
constexpr double MuchOther = 1.5; ///< Times. Less is within what peers vary by, and not worth a write.

bool isMuchOther(double now, double kept) { return now > 0 && (now > kept * MuchOther || now * MuchOther < kept); }

} // namespace

Result<RunPaces> PaceRecord::load()
{
    const auto stored = SettingRepository(m_database).value(Key);
    if (!stored) return stored.error();
    if (!*stored) return m_kept;
    std::istringstream in(**stored);
    in.imbue(std::locale::classic());
    RunPaces read;
    if (in >> read.bytesPerSecond >> read.storedPerSecond && read.bytesPerSecond >= 0 && read.storedPerSecond >= 0)
        m_kept = read;
    return m_kept;
}

Result<void> PaceRecord::note(const RunPaces& now)
{
    RunPaces next = m_kept;
    if (isMuchOther(now.bytesPerSecond, next.bytesPerSecond)) next.bytesPerSecond = now.bytesPerSecond;
    if (isMuchOther(now.storedPerSecond, next.storedPerSecond)) next.storedPerSecond = now.storedPerSecond;
    if (next == m_kept) return {};
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << next.bytesPerSecond << ' ' << next.storedPerSecond;
    auto stored = inTransaction(m_database, Durability::Normal,
                                [&] { return SettingRepository(m_database).set(Key, out.str()); });
    if (stored) m_kept = next;
    return stored;
}

} // namespace lockstep
