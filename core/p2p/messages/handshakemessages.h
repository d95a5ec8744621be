// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lockstep::p2p {

/// What a peer says it serves: bits of `Version::services`.
namespace services {
inline constexpr std::uint64_t Network = 1; ///< All blocks.
inline constexpr std::uint64_t Witness = 8;
inline constexpr std::uint64_t CompactFilters = 0x40; ///< BIP157. Set even while its index is still being built.
inline constexpr std::uint64_t NetworkLimited = 0x400; ///< BIP159: the last 288 blocks.
} // namespace services

inline constexpr std::int32_t ProtocolVersion = 70016;
inline constexpr std::int32_t OldestProtocolVersion = 70015;

/// The first message each way. The addresses in it are zeros: they help nobody and tell about us.
struct Version
{
    static constexpr std::string_view Command = "version";
    static constexpr std::size_t MaxUserAgent = 256;

    std::int32_t protocol = ProtocolVersion;
    std::uint64_t services = 0;
    std::int64_t time = 0; ///< The sender's clock, unix seconds; any 64 bits.
    std::uint64_t nonce = 0; ///< Random: who meets its own is talking to itself.
    std::string userAgent; ///< From outside: any bytes.
    std::int32_t startHeight = 0; ///< A claim; may be negative or absurd.
    bool relay = false; ///< Whether unconfirmed transactions are wanted (BIP37).

    Bytes serialize() const;

    /// Bytes after the last field are allowed, as later protocols add some. Errors: Truncated, OutOfRange,
    /// NonCanonical.
    static Result<Version> parse(ByteSpan payload);
};

struct Ping
{
    static constexpr std::string_view Command = "ping";
    std::uint64_t nonce = 0;
    Bytes serialize() const;
    static Result<Ping> parse(ByteSpan payload);
};

struct Pong
{
    static constexpr std::string_view Command = "pong";
    std::uint64_t nonce = 0;
    Bytes serialize() const;
    static Result<Pong> parse(ByteSpan payload);
};

/// BIP133: the peer takes no transaction below this fee rate.
struct FeeFilter
{
    static constexpr std::string_view Command = "feefilter";
    std::uint64_t satoshisPerKilobyte = 0; ///< Per 1,000 virtual bytes.
    Bytes serialize() const;
    static Result<FeeFilter> parse(ByteSpan payload);
};

} // namespace lockstep::p2p
