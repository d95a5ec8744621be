// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace lockstep {

/// Display hashes of mainnet blocks 2,015, 4,031, ...: the last of every 2,016-header chunk, up to height 953,567.
/// Source: Electrum's checkpoint list at commit 923578010e56 (the hashes only: facts).
std::span<const std::string_view> mainnetChunkHashes();

} // namespace lockstep
