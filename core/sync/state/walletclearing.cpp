// SPDX-License-Identifier: MIT

#include "core/sync/state/walletclearing.h"

#include "core/storage/database/failpoint.h"
#include "core/storage/database/transaction.h"
#include "core/sync/logging.h"

namespace lockstep {

namespace {

constexpr auto Pause = std::chrono::milliseconds(50); ///< About as long as the work: half of the time is the others'.
constexpr auto PauseAfterFailure = std::chrono::minutes(1);

} // namespace

WalletClearing::WalletClearing(Database& database) : m_database(database), m_remnants(database)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &WalletClearing::go);
}

void WalletClearing::go()
{
    const auto isAny = m_remnants.isAny();
    if (isAny && !*isAny) return; // hardly ever is there: a start writes nothing for it
    const auto cleared
        = inTransaction(m_database, Durability::Normal, [&] { return m_remnants.clearSome(RowsAtOnce); });
    failPoint("rows-cleared");
    if (!cleared) qCWarning(lcSync) << "rows that are to go stay for now:" << cleared.error().detail.c_str();
    if (!cleared || cleared->isAny) m_next.start(cleared ? Pause : PauseAfterFailure);
    if (cleared && cleared->forgot) emit forgot(*cleared->forgot);
}

void WalletClearing::stop() { m_next.stop(); }

} // namespace lockstep
