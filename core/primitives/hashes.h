// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <array>
#include <compare>
#include <cstring>
#include <string>
#include <string_view>

namespace lockstep {

/// A 32-byte hash of one kind, kept in the order of the wire ("internal"). People read it reversed ("display").
template <typename Kind>
struct Hash256
{
    std::array<std::byte, 32> bytes{};

    friend constexpr auto operator<=>(const Hash256&, const Hash256&) = default;
    bool isZero() const { return *this == Hash256{}; }

    /// Lower-case hex in display order, as block explorers and RPC write it.
    std::string display() const;

    /// Errors: Malformed unless `text` is 64 hex digits.
    static Result<Hash256> fromDisplay(std::string_view text);
};

using BlockHash = Hash256<struct BlockHashKind>;
using MerkleRoot = Hash256<struct MerkleRootKind>;
using Txid = Hash256<struct TxidKind>;
using Wtxid = Hash256<struct WtxidKind>; ///< BIP141: the hash with the witness.
using FilterHash = Hash256<struct FilterHashKind>; ///< BIP157: double SHA-256 of a filter.
using FilterHeader = Hash256<struct FilterHeaderKind>; ///< BIP157: chains the filter hashes.

extern template struct Hash256<struct BlockHashKind>;
extern template struct Hash256<struct MerkleRootKind>;
extern template struct Hash256<struct TxidKind>;
extern template struct Hash256<struct WtxidKind>;
extern template struct Hash256<struct FilterHashKind>;
extern template struct Hash256<struct FilterHeaderKind>;

/// A place on a chain: SyncedTo, a tip, a fork. Two are equal only if the hash is.
struct ChainPoint
{
    BlockHeight height;
    BlockHash hash;
    friend constexpr auto operator<=>(const ChainPoint&, const ChainPoint&) = default;
};

/// One output of one transaction.
struct OutPoint
{
    Txid txid;
    std::uint32_t index = 0;
    friend constexpr auto operator<=>(const OutPoint&, const OutPoint&) = default;
};

} // namespace lockstep

template <typename Kind>
struct std::hash<lockstep::Hash256<Kind>>
{
    /// The bytes are a hash already: eight of them are as good as any.
    std::size_t operator()(const lockstep::Hash256<Kind>& h) const noexcept
    {
        std::size_t value = 0;
        std::memcpy(&value, h.bytes.data(), sizeof value);
        return value;
    }
};

template <>
struct std::hash<lockstep::OutPoint>
{
    std::size_t operator()(const lockstep::OutPoint& o) const noexcept
    {
        return std::hash<lockstep::Txid>{}(o.txid) ^ (std::size_t{o.index} * 0x9e37'79b9'7f4a'7c15U);
    }
};
