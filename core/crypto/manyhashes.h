// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/hash.h"

#include <span>

namespace lockstep {

/// A block header's bytes.
using Message80 = std::array<std::byte, 80>;

/// doubleSha256 of each: `digests[i]` of `messages[i]`; there are as many. Where the processor has instructions for
/// SHA-256 two are hashed side by side, about five times as fast as one after the other. The digests are the same.
void doubleSha256Each(std::span<const Message80> messages, std::span<Digest32> digests);

} // namespace lockstep
