// SPDX-License-Identifier: MIT

#include "core/p2p/messages/addressmessages.h"

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"

#include <algorithm>
#include <array>

namespace lockstep::p2p {

namespace {

/// How an IPv4 address is written as IPv6.
constexpr std::array<std::byte, 12> MappedPrefix{std::byte{}, std::byte{}, std::byte{},     std::byte{},
                                                 std::byte{}, std::byte{}, std::byte{},     std::byte{},
                                                 std::byte{}, std::byte{}, std::byte{0xff}, std::byte{0xff}};

std::size_t sizeOf(AddressKind kind)
{
    switch (kind) {
    case AddressKind::IPv4: return 4;
    case AddressKind::IPv6:
    case AddressKind::Cjdns: return 16;
    case AddressKind::TorV3:
    case AddressKind::I2P: return 32;
    }
    return 0; // a kind of the future
}

GossipAddress readV1(ByteReader& in)
{
    GossipAddress entry;
    entry.time = in.u32();
    entry.services = in.u64();
    const auto raw = in.array<16>();
    entry.port = in.u16BigEndian();
    const bool mapped = std::ranges::equal(ByteSpan(raw).first(MappedPrefix.size()), MappedPrefix);
    entry.kind = mapped ? AddressKind::IPv4 : AddressKind::IPv6;
    entry.address = toBytes(mapped ? ByteSpan(raw).last(4) : ByteSpan(raw));
    return entry;
}

GossipAddress readV2(ByteReader& in)
{
    GossipAddress entry;
    entry.time = in.u32();
    entry.services = in.compactSize();
    entry.kind = static_cast<AddressKind>(in.u8());
    entry.address = toBytes(in.varBytes(AddrV2::MaxAddressSize));
    entry.port = in.u16BigEndian();
    return entry;
}

} // namespace

Bytes Addr::serialize() const
{
    ByteWriter out;
    out.compactSize(addresses.size());
    for (const GossipAddress& entry : addresses) {
        out.u32(entry.time).u64(entry.services);
        if (entry.kind == AddressKind::IPv4) out.bytes(MappedPrefix);
        out.bytes(entry.address).u16BigEndian(entry.port);
    }
    return std::move(out).result();
}

Result<Addr> Addr::parse(ByteSpan payload)
{
    ByteReader in(payload);
    Addr message;
    const std::size_t count = in.count(MaxAddresses, 30);
    message.addresses.reserve(count);
    for (std::size_t i = 0; i < count; ++i) message.addresses.push_back(readV1(in));
    if (const auto whole = in.finish(); !whole) return whole.error();
    return message;
}

Bytes AddrV2::serialize() const
{
    ByteWriter out;
    out.compactSize(addresses.size());
    for (const GossipAddress& entry : addresses) {
        out.u32(entry.time).compactSize(entry.services).u8(static_cast<std::uint8_t>(entry.kind));
        out.varBytes(entry.address).u16BigEndian(entry.port);
    }
    return std::move(out).result();
}

Result<AddrV2> AddrV2::parse(ByteSpan payload)
{
    ByteReader in(payload);
    AddrV2 message;
    const std::size_t count = in.count(MaxAddresses, 9);
    message.addresses.reserve(count);
    for (std::size_t i = 0; i < count && !in.failed(); ++i) {
        GossipAddress entry = readV2(in);
        if (!in.failed() && entry.address.size() == sizeOf(entry.kind)) message.addresses.push_back(std::move(entry));
    }
    if (const auto whole = in.finish(); !whole) return whole.error();
    return message;
}

} // namespace lockstep::p2p
