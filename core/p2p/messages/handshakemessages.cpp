// SPDX-License-Identifier: MIT

#include "core/p2p/messages/handshakemessages.h"

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"

#include <array>

namespace lockstep::p2p {

namespace {

constexpr std::size_t AddressSize = 26; ///< services, 16 bytes of IPv6, port

Bytes serializeU64(std::uint64_t value) { return std::move(ByteWriter().u64(value)).result(); }

Result<std::uint64_t> parseU64(ByteSpan payload)
{
    ByteReader in(payload);
    const std::uint64_t value = in.u64();
    if (const auto whole = in.finish(); !whole) return whole.error();
    return value;
}

} // namespace

Bytes Version::serialize() const
{
    constexpr std::array<std::byte, AddressSize> NoAddress{};
    ByteWriter out;
    out.i32(protocol).u64(services).i64(time).bytes(NoAddress).bytes(NoAddress).u64(nonce);
    out.varBytes(bytesOf(userAgent)).i32(startHeight).u8(relay ? 1 : 0);
    return std::move(out).result();
}

Result<Version> Version::parse(ByteSpan payload)
{
    ByteReader in(payload);
    Version message;
    message.protocol = in.i32();
    message.services = in.u64();
    message.time = in.i64();
    in.bytes(2 * AddressSize);
    message.nonce = in.u64();
    for (const std::byte b : in.varBytes(MaxUserAgent)) message.userAgent.push_back(static_cast<char>(b));
    message.startHeight = in.i32();
    message.relay = in.remaining() == 0 || in.u8() != 0; // without the field a peer wants everything (BIP37)
    if (in.failed()) return in.status().error();
    return message;
}

Bytes Ping::serialize() const { return serializeU64(nonce); }
Bytes Pong::serialize() const { return serializeU64(nonce); }
Bytes FeeFilter::serialize() const { return serializeU64(satoshisPerKilobyte); }

Result<Ping> Ping::parse(ByteSpan payload)
{
    const auto value = parseU64(payload);
    if (!value) return value.error();
    return Ping{*value};
}

Result<Pong> Pong::parse(ByteSpan payload)
{
    const auto value = parseU64(payload);
    if (!value) return value.error();
    return Pong{*value};
}

Result<FeeFilter> FeeFilter::parse(ByteSpan payload)
{
    const auto value = parseU64(payload);
    if (!value) return value.error();
    return FeeFilter{*value};
}

} // namespace lockstep::p2p
