// SPDX-License-Identifier: MIT

#include "core/primitives/hashes.h"

#include "core/util/hex.h"

#include <algorithm>

namespace lockstep {

template <typename Kind>
std::string Hash256<Kind>::display() const
{
    auto reversed = bytes;
    std::ranges::reverse(reversed);
    return toHex(reversed);
}

template <typename Kind>
Result<Hash256<Kind>> Hash256<Kind>::fromDisplay(std::string_view text)
{
    if (text.size() != 64) return Error{Errc::Malformed, "hash: not 64 hexadecimal digits"};
    const auto raw = fromHex(text);
    if (!raw) return raw.error();
    Hash256 hash;
    std::ranges::reverse_copy(*raw, hash.bytes.begin());
    return hash;
}

template struct Hash256<struct BlockHashKind>;
template struct Hash256<struct MerkleRootKind>;
template struct Hash256<struct TxidKind>;
template struct Hash256<struct WtxidKind>;
template struct Hash256<struct FilterHashKind>;
template struct Hash256<struct FilterHeaderKind>;

} // namespace lockstep
