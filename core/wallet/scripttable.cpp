// SPDX-License-Identifier: MIT

#include "core/wallet/scripttable.h"

#include "core/crypto/random.h"
#include "core/crypto/siphash.h"

#include <algorithm>
#include <bit>

namespace lockstep {

ScriptKey scriptKey(ByteSpan script)
{
    static const auto key = std::bit_cast<SipKey>(randomBytes<sizeof(SipKey)>());
    return {sipHash24(key, script)};
}

void ScriptTable::reserve(std::size_t scripts)
{
    m_keys.reserve(scripts);
    if (const std::size_t slots = std::bit_ceil(2 * scripts); slots > m_slots.size()) grow(slots);
}

void ScriptTable::clear() { *this = ScriptTable(); }

std::uint32_t ScriptTable::add(ScriptKey key)
{
    const auto number = static_cast<std::uint32_t>(m_keys.size());
    m_keys.push_back(key);
    if (2 * m_keys.size() > m_slots.size())
        grow(2 * m_slots.size());
    else
        place(number);
    return number;
}

void ScriptTable::place(std::uint32_t number)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = m_keys[number].value & mask;
    while (m_slots[slot] != 0) slot = (slot + 1) & mask;
    m_slots[slot] = number + 1;
    for (const std::uint64_t hash : {m_keys[number].value >> 32, m_keys[number].value >> 16}) {
        const std::size_t bit = hash & (64 * m_bits.size() - 1);
        m_bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
}

void ScriptTable::grow(std::size_t slots)
{
    m_slots.assign(slots, 0);
    m_bits.assign(slots / 8, 0);
    for (std::uint32_t number = 0; number < m_keys.size(); ++number) place(number);
}

} // namespace lockstep
