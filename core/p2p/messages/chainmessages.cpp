// SPDX-License-Identifier: MIT

#include "core/p2p/messages/chainmessages.h"

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"
#include "core/p2p/messages/handshakemessages.h"

namespace lockstep::p2p {

Bytes GetHeaders::serialize() const
{
    ByteWriter out;
    out.u32(static_cast<std::uint32_t>(ProtocolVersion)).compactSize(locator.size());
    for (const BlockHash& hash : locator) out.bytes(hash.bytes);
    return std::move(out.bytes(stop.bytes)).result();
}

Result<GetHeaders> GetHeaders::parse(ByteSpan payload)
{
    ByteReader in(payload);
    GetHeaders message;
    in.u32(); // the sender's protocol once more
    const std::size_t hashes = in.count(MaxLocator, 32);
    message.locator.reserve(hashes);
    for (std::size_t i = 0; i < hashes; ++i) message.locator.push_back({in.array<32>()});
    message.stop.bytes = in.array<32>();
    if (const auto whole = in.finish(); !whole) return whole.error();
    return message;
}

Bytes Headers::serialize() const
{
    ByteWriter out;
    out.compactSize(headers.size());
    for (const BlockHeader& header : headers) out.bytes(header.serialize()).u8(0);
    return std::move(out).result();
}

Result<Headers> Headers::parse(ByteSpan payload)
{
    ByteReader in(payload);
    Headers message;
    const std::size_t count = in.count(MaxHeaders, BlockHeader::Size + 1);
    message.headers.reserve(count);
    BlockHash last;
    for (std::size_t i = 0; i < count; ++i) {
        const auto raw = in.array<BlockHeader::Size>();
        if (in.u8() != 0) in.fail(Errc::Malformed, "headers: a header with transactions");
        if (in.failed()) break;
        const BlockHeader header = BlockHeader::parse(raw);
        if (i > 0 && header.previous != last) in.fail(Errc::Unconnected, "headers: not one chain");
        last = header.hash();
        message.headers.push_back(header);
    }
    if (const auto whole = in.finish(); !whole) return whole.error();
    return message;
}

} // namespace lockstep::p2p
