// SPDX-License-Identifier: MIT

#include "core/api/engine/walletcopies.h"

#include "core/storage/database/logging.h"

#include <algorithm>

namespace lockstep {

WalletCopies::WalletCopies(QString databasePath, const Clock& clock)
    : m_databasePath(std::move(databasePath))
    , m_clock(clock)
{
    m_thread.setMaxThreadCount(1);
}

void WalletCopies::makeDaily()
{
    m_thread.start([this, now = m_clock.unixSeconds()] {
        const auto made = makeDailyCopy(m_databasePath, now, [this] { return !m_isGivenUp; });
        if (!made && made.error().code != Errc::Stopping)
            qCWarning(lcStorage) << "no daily copy of the wallets:" << made.error().detail.c_str();
    });
}

void WalletCopies::dropOldOfRemovals(std::int64_t tipTime)
{
    const std::int64_t now = std::min(tipTime, m_clock.unixSeconds());
    m_thread.start([path = m_databasePath, now] { dropOldCopiesOfRemovals(path, now); });
}

void WalletCopies::before(WalletChange change, std::function<void(Result<void>)> then)
{
    m_thread.start([this, change, then = std::move(then)] {
        auto made = copyBeforeChange(m_databasePath, change, [this] { return !m_isGivenUp; });
        if (!made && made.error().code != Errc::Stopping)
            qCWarning(lcStorage) << "no copy before a change of the wallets:" << made.error().detail.c_str();
        then(change == WalletChange::Import ? Result<void>() : made);
    });
}

} // namespace lockstep
