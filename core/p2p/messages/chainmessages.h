// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/block.h"
#include "core/primitives/hashes.h"
#include "core/util/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lockstep::p2p {

/// Asks for the headers after the first hash of the locator that the peer has. With an empty locator it asks for the
/// one header of `stop`: the cheapest way to learn whether a peer has a block.
struct GetHeaders
{
    static constexpr std::string_view Command = "getheaders";
    static constexpr std::size_t MaxLocator = 101;

    std::vector<BlockHash> locator;
    BlockHash stop; ///< Zero: as many as fit.

    Bytes serialize() const;
    static Result<GetHeaders> parse(ByteSpan payload);
};

/// The answer, and with BIP130 also the news of a block.
struct Headers
{
    static constexpr std::string_view Command = "headers";
    static constexpr std::size_t MaxHeaders = 2000;

    std::vector<BlockHeader> headers;

    Bytes serialize() const;

    /// Each header is the child of the one before. Errors: Truncated, OutOfRange, Malformed, Unconnected.
    static Result<Headers> parse(ByteSpan payload);
};

} // namespace lockstep::p2p
