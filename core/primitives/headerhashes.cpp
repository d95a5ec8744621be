// SPDX-License-Identifier: MIT

#include "core/primitives/headerhashes.h"

#include "core/crypto/manyhashes.h"

#include <algorithm>
#include <array>

namespace lockstep {

static_assert(std::tuple_size_v<Message80> == BlockHeader::Size);

std::vector<BlockHash> hashesOf(std::span<const BlockHeader> headers)
{
    constexpr std::size_t AtOnce = 64; // stays in the fastest cache
    std::array<Message80, AtOnce> messages;
    std::array<Digest32, AtOnce> digests;
    std::vector<BlockHash> hashes;
    hashes.reserve(headers.size());
    for (std::span rest = headers; !rest.empty();) {
        const std::size_t count = std::min(AtOnce, rest.size());
        for (std::size_t i = 0; i < count; ++i) messages[i] = rest[i].serialize();
        doubleSha256Each(std::span(messages).first(count), digests);
        for (std::size_t i = 0; i < count; ++i) hashes.push_back({digests[i]});
        rest = rest.subspan(count);
    }
    return hashes;
}

} // namespace lockstep
