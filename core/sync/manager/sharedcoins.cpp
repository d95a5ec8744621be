// SPDX-License-Identifier: MIT

#include "core/sync/manager/sharedcoins.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace lockstep {

bool SharedCoins::follow(std::span<const std::shared_ptr<Wallet>> wallets)
{
    std::vector<std::uint64_t> versions;
    std::ranges::transform(wallets, std::back_inserter(versions),
                           [](const std::shared_ptr<Wallet>& wallet) { return wallet->coinsVersion(); });
    if (versions == m_versions) return false;
    m_versions = std::move(versions);
    m_counted.clear();
    if (wallets.size() < 2) return true;
    std::unordered_set<OutPoint> seen;
    for (const auto& wallet : wallets)
        if (auto counted = wallet->unspentIn(seen); !counted.empty())
            m_counted.emplace(wallet->id(), std::move(counted));
    return true;
}

std::span<const OutPoint> SharedCoins::countedBefore(WalletId wallet) const
{
    const auto counted = m_counted.find(wallet);
    if (counted == m_counted.end()) return {};
    return counted->second;
}

} // namespace lockstep
