// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"

#include "core/filters/golombcoding.h"
#include "core/filters/scripthashes.h"

#include <algorithm>
#include <bit>

namespace lockstep {

namespace {

constexpr std::byte OpReturn{0x6a};

bool less(ByteSpan a, ByteSpan b) { return std::ranges::lexicographical_compare(a, b); }

/// The scripts of a block that BIP158 puts into its filter, each once.
ScriptList filterScripts(const Block& block, std::span<const Bytes> spentScripts)
{
    std::vector<ByteSpan> scripts;
    for (const Transaction& tx : block.transactions)
        for (const TxOut& output : tx.outputs)
            if (!output.scriptPubKey.empty() && output.scriptPubKey.front() != OpReturn)
                scripts.emplace_back(output.scriptPubKey);
    for (const Bytes& script : spentScripts)
        if (!script.empty()) scripts.emplace_back(script);

    std::ranges::sort(scripts, less);
    const auto equal = [](ByteSpan a, ByteSpan b) { return std::ranges::equal(a, b); };
    scripts.erase(std::unique(scripts.begin(), scripts.end(), equal), scripts.end());
    ScriptList list;
    for (const ByteSpan script : scripts) list.add(script);
    return list;
}

/// The filter's values as a bitmap of about 32 bits each: one probe settles nearly every script that is not there.
class Bitmap
{
public:
    void fill(std::span<const std::uint64_t> values)
    {
        const std::size_t bits = std::bit_ceil(values.size() * 32);
        m_mask = bits - 1;
        m_words.assign(std::max<std::size_t>(bits / 64, 1), 0);
        for (const std::uint64_t value : values) m_words[word(value)] |= bit(value);
    }
    bool mayHold(std::uint64_t value) const { return (m_words[word(value)] & bit(value)) != 0; }

private:
    std::size_t word(std::uint64_t value) const { return static_cast<std::size_t>((value & m_mask) / 64); }
    std::uint64_t bit(std::uint64_t value) const { return std::uint64_t{1} << (value & m_mask & 63); }

    std::vector<std::uint64_t> m_words;
    std::uint64_t m_mask = 0;
};

/// What one match needs, kept per thread: a scan of 100,000 filters then allocates nothing.
struct Scratch
{
    std::array<std::vector<std::uint64_t>, 4> filterValues;
    std::vector<std::uint64_t> scriptValues;
    Bitmap bitmap;
};

Scratch& ownScratch()
{
    thread_local Scratch scratch;
    return scratch;
}

} // namespace

Bytes buildBasicFilter(const Block& block, std::span<const Bytes> spentScripts)
{
    const ScriptList scripts = filterScripts(block, spentScripts);
    std::vector<std::uint64_t> values(scripts.size());
    hashScripts(scripts, filterKey(block.header.hash()), values.size() * FalsePositiveRate, values);
    std::ranges::sort(values);
    return encodeGolomb(values);
}

FilterHash filterHash(ByteSpan filter) { return {doubleSha256(filter)}; }

Result<std::vector<std::uint64_t>> decodeFilter(ByteSpan filter)
{
    std::vector<std::uint64_t> values;
    if (const auto decoded = decodeGolomb(filter, values); !decoded) return decoded.error();
    return values;
}

FilterQuery::FilterQuery(std::span<const Bytes> scripts)
{
    for (const Bytes& script : scripts) add(script);
}

void FilterQuery::add(ByteSpan script)
{
    if (!script.empty() && script.front() != OpReturn) m_scripts.add(script);
}

Result<bool> FilterQuery::matches(ByteSpan filter, const BlockHash& hash, ScriptLanes::Path path) const
{
    std::vector<std::uint64_t>& values = ownScratch().filterValues.front();
    if (const auto decoded = decodeGolomb(filter, values); !decoded) return decoded.error();
    return matchesDecoded(values, hash, path);
}

Result<bool> FilterQuery::matches(ByteSpan filter, const BlockHash& hash, KeptValues& kept) const
{
    std::vector<std::uint64_t>& values = ownScratch().filterValues.front();
    if (const auto decoded = decodeGolomb(filter, values); !decoded) return decoded.error();
    kept.keep(values);
    return matchesDecoded(values, hash, ScriptLanes::best());
}

std::optional<std::array<bool, 4>> FilterQuery::matchFour(std::span<const Bytes, 4> filters,
                                                          std::span<const BlockHash, 4> hashes,
                                                          std::span<KeptValues, 4> kept, ScriptLanes::Path path) const
{
    auto& values = ownScratch().filterValues;
    if (!decodeFourGolomb({filters[0], filters[1], filters[2], filters[3]}, values)) return std::nullopt;
    std::array<bool, 4> matching{};
    for (std::size_t i = 0; i < matching.size(); ++i) {
        kept[i].keep(values[i]);
        matching[i] = matchesDecoded(values[i], hashes[i], path);
    }
    return matching;
}

bool FilterQuery::matchesDecoded(std::span<const std::uint64_t> values, const BlockHash& hash,
                                 ScriptLanes::Path path) const
{
    if (empty() || values.empty()) return false;
    Scratch& scratch = ownScratch();
    m_scripts.hash(filterKey(hash), values.size() * FalsePositiveRate, scratch.scriptValues, path);
    scratch.bitmap.fill(values);
    return std::ranges::any_of(scratch.scriptValues, [&](std::uint64_t value) {
        return scratch.bitmap.mayHold(value) && std::ranges::binary_search(values, value);
    });
}

bool FilterQuery::mayMatch(const KeptValues& kept, const BlockHash& hash) const
{
    if (empty() || kept.m_values.empty()) return false;
    Scratch& scratch = ownScratch();
    m_scripts.hash(filterKey(hash), kept.m_values.size() * FalsePositiveRate, scratch.scriptValues);
    return std::ranges::any_of(scratch.scriptValues, [&](std::uint64_t value) {
        return std::ranges::binary_search(kept.m_values, static_cast<std::uint32_t>(value >> kept.m_shift));
    });
}

void KeptValues::keep(std::span<const std::uint64_t> sorted)
{
    constexpr int KeptBits = 32;
    m_shift = std::max(0, static_cast<int>(std::bit_width(sorted.size() * FalsePositiveRate)) - KeptBits);
    m_values.resize(sorted.size());
    std::ranges::transform(sorted, m_values.begin(),
                           [this](std::uint64_t value) { return static_cast<std::uint32_t>(value >> m_shift); });
}

} // namespace lockstep
