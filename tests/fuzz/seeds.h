// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <initializer_list>
#include <string_view>
#include <vector>

namespace lockstep::fuzz {

/// The bytes of a hex text that is part of the program.
Bytes hexSeed(std::string_view hex);

/// `head`, then `body`: an input whose first bytes choose what the others are.
Bytes withHead(std::initializer_list<unsigned> head, ByteSpan body);

/// The blocks of tests/data/blocks.
std::vector<Bytes> blockSeeds();

/// The messages of ../shared/vectors/p2p_malformed.jsonl, with header, good and bad; none in a checkout without it.
/// Of those that are longer than `longest` nothing is kept.
std::vector<Bytes> malformedMessages(std::size_t longest);

} // namespace lockstep::fuzz
