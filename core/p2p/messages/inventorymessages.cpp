// SPDX-License-Identifier: MIT

#include "core/p2p/messages/inventorymessages.h"

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"

namespace lockstep::p2p {

Bytes Inventory::serialize() const
{
    ByteWriter out;
    out.compactSize(items.size());
    for (const InventoryItem& item : items) out.u32(static_cast<std::uint32_t>(item.type)).bytes(item.hash);
    return std::move(out).result();
}

Result<Inventory> Inventory::parse(ByteSpan payload)
{
    ByteReader in(payload);
    Inventory message;
    const std::size_t count = in.count(MaxItems, 36);
    message.items.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto type = static_cast<InventoryType>(in.u32());
        message.items.push_back({type, in.array<32>()});
    }
    if (const auto whole = in.finish(); !whole) return whole.error();
    return message;
}

} // namespace lockstep::p2p
