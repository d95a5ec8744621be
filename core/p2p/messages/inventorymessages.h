// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <array>
#include <cstdint>
#include <vector>

namespace lockstep::p2p {

/// What an inventory item is. Unknown numbers are kept as they are and match nothing.
enum class InventoryType : std::uint32_t {
    Tx = 1,
    Block = 2,
    Wtx = 5, ///< By wtxid (BIP339).
    WitnessTx = 0x4000'0001,
    WitnessBlock = 0x4000'0002,
};

struct InventoryItem
{
    InventoryType type{};
    std::array<std::byte, 32> hash{};
    friend bool operator==(const InventoryItem&, const InventoryItem&) = default;

    bool isBlock() const { return type == InventoryType::Block || type == InventoryType::WitnessBlock; }
    BlockHash blockHash() const { return {hash}; }
};

/// The payload of inv, getdata and notfound.
struct Inventory
{
    static constexpr std::size_t MaxItems = 50'000;

    std::vector<InventoryItem> items;

    Bytes serialize() const;
    static Result<Inventory> parse(ByteSpan payload);
};

} // namespace lockstep::p2p
