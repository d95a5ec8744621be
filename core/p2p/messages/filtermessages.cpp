// SPDX-License-Identifier: MIT

#include "core/p2p/messages/filtermessages.h"

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"

namespace lockstep::p2p {

namespace {

template <typename Hash>
void writeHashes(ByteWriter& out, const std::vector<Hash>& hashes)
{
    out.compactSize(hashes.size());
    for (const Hash& hash : hashes) out.bytes(hash.bytes);
}

template <typename Hash>
void readHashes(ByteReader& in, std::size_t limit, std::vector<Hash>& hashes)
{
    const std::size_t count = in.count(limit, 32);
    hashes.reserve(count);
    for (std::size_t i = 0; i < count; ++i) hashes.push_back({in.array<32>()});
}

} // namespace

Bytes FilterRange::serialize() const
{
    ByteWriter out;
    out.u8(type).u32(static_cast<std::uint32_t>(start.value)).bytes(stop.bytes);
    return std::move(out).result();
}

Result<FilterRange> FilterRange::parse(ByteSpan payload)
{
    ByteReader in(payload);
    FilterRange message;
    message.type = in.u8();
    message.start.value = in.i32();
    if (message.start.value < 0) in.fail(Errc::OutOfRange, "filter range: start height");
    message.stop.bytes = in.array<32>();
    if (const auto whole = in.finish(); !whole) return whole.error();
    return message;
}

Bytes CFilter::serialize() const
{
    return std::move(ByteWriter().u8(type).bytes(block.bytes).varBytes(filter)).result();
}

Result<CFilter> CFilter::parse(ByteSpan payload)
{
    ByteReader in(payload);
    CFilter message;
    message.type = in.u8();
    message.block.bytes = in.array<32>();
    message.filter = toBytes(in.varBytes(MaxFilterSize));
    if (const auto whole = in.finish(); !whole) return whole.error();
    if (message.filter.empty()) return Error{Errc::Malformed, "cfilter: no bytes, not even a count"};
    return message;
}

Bytes CFHeaders::serialize() const
{
    ByteWriter out;
    out.u8(type).bytes(stop.bytes).bytes(previous.bytes);
    writeHashes(out, hashes);
    return std::move(out).result();
}

Result<CFHeaders> CFHeaders::parse(ByteSpan payload)
{
    ByteReader in(payload);
    CFHeaders message;
    message.type = in.u8();
    message.stop.bytes = in.array<32>();
    message.previous.bytes = in.array<32>();
    readHashes(in, FilterRange::MaxHashes, message.hashes);
    if (const auto whole = in.finish(); !whole) return whole.error();
    return message;
}

Bytes GetCFCheckpt::serialize() const { return std::move(ByteWriter().u8(type).bytes(stop.bytes)).result(); }

Result<GetCFCheckpt> GetCFCheckpt::parse(ByteSpan payload)
{
    ByteReader in(payload);
    GetCFCheckpt message;
    message.type = in.u8();
    message.stop.bytes = in.array<32>();
    if (const auto whole = in.finish(); !whole) return whole.error();
    return message;
}

Bytes CFCheckpt::serialize() const
{
    ByteWriter out;
    out.u8(type).bytes(stop.bytes);
    writeHashes(out, headers);
    return std::move(out).result();
}

Result<CFCheckpt> CFCheckpt::parse(ByteSpan payload)
{
    ByteReader in(payload);
    CFCheckpt message;
    message.type = in.u8();
    message.stop.bytes = in.array<32>();
    readHashes(in, MaxHeaders, message.headers);
    if (const auto whole = in.finish(); !whole) return whole.error();
    return message;
}

} // namespace lockstep::p2p
