// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lockstep {

/// What a script is found by: a SipHash under a key that is drawn afresh in every run of the program, so that whoever
/// fills a block cannot make its scripts collide. Good within one run only.
struct ScriptKey
{
    std::uint64_t value = 0;
    friend bool operator==(ScriptKey, ScriptKey) = default;
};
ScriptKey scriptKey(ByteSpan script); ///< About 20 ns for 22 bytes: compute it once and keep it.

/// Numbers scripts 0, 1, 2, ... and finds a number again; the scripts themselves stay with the caller. A look-up that
/// finds nothing costs some 3 ns: every watched script is looked for in every block that is read.
class ScriptTable
{
public:
    std::size_t size() const { return m_keys.size(); }
    ScriptKey key(std::uint32_t number) const { return m_keys[number]; }
    void reserve(std::size_t scripts);
    void clear();

    /// A look at a small bit map: no is certain, and spares nearly all that find nothing the walk through the slots.
    bool mayHave(ScriptKey key) const { return hasBit(key.value >> 32) && hasBit(key.value >> 16); }

    /// The number of a script with this key for which `same(number)` holds.
    template <typename Same>
    std::optional<std::uint32_t> find(ScriptKey key, Same&& same) const
    {
        if (!mayHave(key)) return std::nullopt;
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t slot = key.value & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
            const std::uint32_t number = m_slots[slot] - 1;
            if (m_keys[number] == key && same(number)) return number;
        }
        return std::nullopt;
    }

    std::uint32_t add(ScriptKey key); ///< Of a script that is not here yet; its number is the size before.

private:
    bool hasBit(std::uint64_t hash) const
    {
        const std::size_t bit = hash & (64 * m_bits.size() - 1);
        return (m_bits[bit / 64] >> (bit % 64) & 1U) != 0;
    }
    void place(std::uint32_t number);
    void grow(std::size_t slots);

    std::vector<ScriptKey> m_keys;
    std::vector<std::uint32_t> m_slots{
        std::vector<std::uint32_t>(8)}; ///< Number and one, or 0; a power of two, at most half of them taken.
    std::vector<std::uint64_t> m_bits{
        std::vector<std::uint64_t>(1)}; ///< Eight for each slot: two are set for each key.
};

} // namespace lockstep
