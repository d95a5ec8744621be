// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/siphash.h"
#include "core/util/bytes.h"

#include <cstdint>
#include <vector>

namespace lockstep {

/// Scripts laid out to be hashed eight at a time, which is done anew for every block: the first eight bytes of eight
/// scripts stand together, then their next eight, and so on. Scripts of as many words share their groups of eight.
class ScriptLanes
{
public:
    static constexpr std::size_t Lanes = 8;

    /// How: the processor decides. All give the same values.
    enum class Path { Portable, Avx2, Avx512 };
    static const std::vector<Path>& here(); ///< What this processor can do, the fastest last.
    static Path best() { return here().back(); }

    void add(ByteSpan script);
    std::size_t size() const { return m_size; }

    /// Makes `values` the scripts' values in [0, range), as hashScripts() does, in no order and some of them more than
    /// once. Cost a script of 22 bytes: about 25 ns, with AVX2 5, with AVX-512 3.
    void hash(SipKey key, std::uint64_t range, std::vector<std::uint64_t>& values, Path path = best()) const;

private:
    struct Group
    {
        std::size_t words = 0; ///< Of a script, the closing one included.
        std::size_t scripts = 0;
        std::vector<std::uint64_t> lanes; ///< The last eight are filled up with a script that is there.
    };
    Group& groupOf(std::size_t words);

    std::vector<Group> m_groups;
    std::size_t m_size = 0;
};

} // namespace lockstep
