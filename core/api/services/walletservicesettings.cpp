// SPDX-License-Identifier: MIT

#include "core/api/engine/engine.h"
#include "core/api/engine/reader.h"
#include "core/api/engine/walletmaking.h"
#include "core/api/services/walletservice.h"

namespace lockstep {

QFuture<Result<WalletProfile>> WalletService::profile(WalletId wallet)
{
    return askReader<WalletProfile>(m_reader, [wallet](Reader& r) { return r.profile(wallet); });
}

QFuture<Result<void>> WalletService::setAppearance(WalletId wallet, const QString& colour, const QString& notes)
{
    return askManager<void>(m_engine,
                            [wallet, colour, notes](SyncManager& m) { return m.setAppearance(wallet, colour, notes); });
}

QFuture<Result<void>> WalletService::reorder(const QList<WalletId>& order)
{
    return askManager<void>(m_engine, [order](SyncManager& m) { return m.reorder({order.begin(), order.end()}); });
}

QFuture<Result<void>> WalletService::setLookahead(WalletId wallet, std::optional<int> lookahead)
{
    return askManager<void>(m_engine, [wallet, lookahead](SyncManager& m) {
        return m.setLookahead(wallet, lookahead ? std::optional<std::int64_t>(*lookahead) : std::nullopt);
    });
}

QFuture<Result<void>> WalletService::setBirthday(WalletId wallet, const Birthday& birthday)
{
    const BirthdayParts parts = partsOf(birthday, m_engine.clock().unixSeconds());
    return askManager<void>(m_engine,
                            [wallet, parts](SyncManager& m) { return m.setBirthday(wallet, parts.block, parts.time); });
}

QFuture<Result<JobId>> WalletService::rescan(WalletId wallet, BlockHeight from)
{
    return askManager<JobId>(m_engine, [wallet, from](SyncManager& m) { return m.rescan(wallet, from); });
}

QFuture<Result<JobId>> WalletService::scanDeeper(WalletId wallet, int lookahead)
{
    return askManager<JobId>(m_engine, [wallet, lookahead](SyncManager& m) { return m.scanDeeper(wallet, lookahead); });
}

} // namespace lockstep
