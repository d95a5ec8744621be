// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace lockstep {

/// A row id of the `wallet` table. Its own type, so that it cannot be swapped with a height.
struct WalletId
{
    std::int64_t value = 0;
    friend constexpr auto operator<=>(WalletId, WalletId) = default;
};

/// A row id of the `keychain` table: one derivation branch (receive, change) or the imported scripts of a wallet.
struct KeychainId
{
    std::int64_t value = 0;
    friend constexpr auto operator<=>(KeychainId, KeychainId) = default;
};

/// A row id of the `job` table.
struct JobId
{
    std::int64_t value = 0;
    friend constexpr auto operator<=>(JobId, JobId) = default;
};

/// A distance from the genesis block, which has height 0.
struct BlockHeight
{
    std::int32_t value = 0;
    friend constexpr auto operator<=>(BlockHeight, BlockHeight) = default;
    friend constexpr BlockHeight operator+(BlockHeight height, std::int32_t blocks) { return {height.value + blocks}; }
    friend constexpr BlockHeight operator-(BlockHeight height, std::int32_t blocks) { return {height.value - blocks}; }
    friend constexpr std::int32_t operator-(BlockHeight a, BlockHeight b) { return a.value - b.value; }
};

} // namespace lockstep

template <>
struct std::hash<lockstep::WalletId>
{
    std::size_t operator()(lockstep::WalletId id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};

template <>
struct std::hash<lockstep::KeychainId>
{
    std::size_t operator()(lockstep::KeychainId id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
