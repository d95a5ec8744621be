// SPDX-License-Identifier: MIT

#include "core/sync/jobs/scanfinds.h"

#include "core/storage/repositories/ledgerrepository.h"

#include <set>
#include <utility>

namespace lockstep {

Result<std::vector<JobScript>> foundBy(const Job& scan, const Wallet& wallet, Database& database)
{
    const bool isTargeted = scan.row.kind == JobKind::Scripts;
    if (isTargeted && !scan.hasBegun()) return std::vector<JobScript>();
    auto known = wallet.unspentAmong(scan.scripts);
    if (!known || isTargeted || !scan.hasBegun()) return known;
    const auto coins = LedgerRepository(database).liveCoins(wallet.id());
    if (!coins) return coins.error();
    std::set<std::pair<std::int64_t, std::uint32_t>> places; // one may hold many
    for (const JobScript& script : *known) places.emplace(script.keychain.value, script.index);
    for (const StoredCoin& coin : *coins)
        if (coin.height && *coin.height < scan.row.next) places.emplace(coin.keychain.value, coin.index);
    std::vector<JobScript> scripts;
    for (const auto& [keychain, index] : places) scripts.push_back({KeychainId{keychain}, index});
    return scripts;
}

std::optional<JobRow> followerOf(const Job& scan, BlockHeight synced)
{
    const JobRow& row = scan.row;
    if (row.kind == JobKind::Wallet || row.next > synced) return {};
    JobRow follow;
    follow.wallet = row.wallet;
    follow.kind = JobKind::Scripts;
    follow.from = row.from;
    follow.to = row.next - 1;
    follow.next = row.next;
    follow.previousHash = row.previousHash;
    JobQueue::setStart(follow, ScanStart::WhenIdle);
    return follow;
}

} // namespace lockstep
