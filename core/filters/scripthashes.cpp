// SPDX-License-Identifier: MIT

#include "core/filters/scripthashes.h"

namespace lockstep {

namespace {

__extension__ using Wide = unsigned __int128;

} // namespace

void ScriptList::add(ByteSpan script)
{
    append(m_bytes, script);
    m_ends.push_back(m_bytes.size());
}

ByteSpan ScriptList::operator[](std::size_t index) const
{
    const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
    return ByteSpan(m_bytes).subspan(begin, m_ends[index] - begin);
}

SipKey filterKey(const BlockHash& hash)
{
    return {siphash::load64(hash.bytes.data()), siphash::load64(hash.bytes.data() + 8)};
}

void hashScripts(const ScriptList& scripts, SipKey key, std::uint64_t range, std::span<std::uint64_t> values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<std::uint64_t>((Wide{sipHash24(key, scripts[i])} * range) >> 64);
}

} // namespace lockstep
