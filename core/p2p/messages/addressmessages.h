// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lockstep::p2p {

/// BIP155's number for the kind of network an address is on.
enum class AddressKind : std::uint8_t { IPv4 = 1, IPv6 = 2, TorV3 = 4, I2P = 5, Cjdns = 6 };

/// An address that a peer passed on: hearsay.
struct GossipAddress
{
    std::uint32_t time = 0; ///< When it was last seen, unix seconds, so they say.
    std::uint64_t services = 0;
    AddressKind kind{};
    Bytes address; ///< 4, 16 or 32 bytes, by kind.
    std::uint16_t port = 0;
    friend bool operator==(const GossipAddress&, const GossipAddress&) = default;
};

struct Addr
{
    static constexpr std::string_view Command = "addr";
    static constexpr std::size_t MaxAddresses = 1000;

    std::vector<GossipAddress> addresses; ///< IPv4 and IPv6 only.

    Bytes serialize() const;
    static Result<Addr> parse(ByteSpan payload);
};

/// BIP155. Addresses of an unknown kind, or with a length that is wrong for their kind, are left out.
struct AddrV2
{
    static constexpr std::string_view Command = "addrv2";
    static constexpr std::size_t MaxAddresses = 1000;
    static constexpr std::size_t MaxAddressSize = 512;

    std::vector<GossipAddress> addresses;

    Bytes serialize() const;
    static Result<AddrV2> parse(ByteSpan payload);
};

} // namespace lockstep::p2p
