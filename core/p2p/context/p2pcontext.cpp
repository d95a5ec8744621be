// SPDX-License-Identifier: MIT

#include "core/p2p/context/p2pcontext.h"

#include "core/crypto/random.h"

#include <bit>

namespace lockstep::p2p {

std::uint64_t randomNumber() { return std::bit_cast<std::uint64_t>(randomBytes<8>()); }

std::size_t randomBelow(std::size_t below)
{
    // The bias of the remainder is nothing for lists of a few thousand.
    return static_cast<std::size_t>(randomNumber() % below);
}

} // namespace lockstep::p2p
