// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/siphash.h"
#include "core/primitives/hashes.h"
#include "core/util/bytes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lockstep {

/// Scripts back to back in one piece of memory: what is hashed anew for every block.
class ScriptList
{
public:
    void add(ByteSpan script);
    std::size_t size() const { return m_ends.size(); }
    ByteSpan operator[](std::size_t index) const;

private:
    Bytes m_bytes;
    std::vector<std::size_t> m_ends; ///< Where each script ends; it starts where the one before ends.
};

/// The first 16 bytes of the block hash, in internal order (BIP158).
SipKey filterKey(const BlockHash& hash);

/// Writes for each script its value in [0, range): SipHash-2-4, then the high half of hash x range.
/// `values` has one place for each script. Cost: about 40 ns a script.
void hashScripts(const ScriptList& scripts, SipKey key, std::uint64_t range, std::span<std::uint64_t> values);

} // namespace lockstep
