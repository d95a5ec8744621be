// SPDX-License-Identifier: MIT

#include "core/primitives/blockheader.h"

#include "core/crypto/hash.h"

namespace lockstep {

namespace {

void put(std::byte* to, std::uint32_t value)
{
    for (int i = 0; i < 4; ++i) to[i] = static_cast<std::byte>((value >> (8 * i)) & 0xff);
}

std::uint32_t get(const std::byte* from)
{
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i) value = (value << 8) | std::to_integer<std::uint32_t>(from[i]);
    return value;
}

} // namespace

std::array<std::byte, BlockHeader::Size> BlockHeader::serialize() const
{
    std::array<std::byte, Size> raw;
    put(raw.data(), static_cast<std::uint32_t>(version));
    std::memcpy(raw.data() + 4, previous.bytes.data(), 32);
    std::memcpy(raw.data() + 36, merkleRoot.bytes.data(), 32);
    put(raw.data() + 68, time);
    put(raw.data() + 72, bits);
    put(raw.data() + 76, nonce);
    return raw;
}

BlockHash BlockHeader::hash() const { return {doubleSha256(serialize())}; }

BlockHeader BlockHeader::parse(std::span<const std::byte, Size> raw)
{
    BlockHeader header;
    header.version = static_cast<std::int32_t>(get(raw.data()));
    std::memcpy(header.previous.bytes.data(), raw.data() + 4, 32);
    std::memcpy(header.merkleRoot.bytes.data(), raw.data() + 36, 32);
    header.time = get(raw.data() + 68);
    header.bits = get(raw.data() + 72);
    header.nonce = get(raw.data() + 76);
    return header;
}

} // namespace lockstep
