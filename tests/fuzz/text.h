// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/network.h"
#include "tests/fuzz/choices.h"

#include <array>
#include <string>

namespace lockstep::fuzz {

inline std::string textOf(ByteSpan bytes)
{
    std::string text;
    for (const std::byte b : bytes) text.push_back(static_cast<char>(b));
    return text;
}

/// One for each set of prefixes that addresses and keys can have.
inline Network chosenNetwork(Choices& choices)
{
    constexpr std::array Networks{Network::Mainnet, Network::Testnet4, Network::Practice};
    return Networks[choices.below(Networks.size())];
}

} // namespace lockstep::fuzz
