// SPDX-License-Identifier: MIT

#include "core/filters/filterpart.h"
#include "core/filters/golombcoding.h"
#include "core/filters/scripthashes.h"
#include "tests/bench/figures.h"
#include "tests/bench/report.h"

#include <QTextStream>

#include <algorithm>
#include <map>

namespace lockstep::bench {

namespace {

constexpr int Scripts = 4'000;
constexpr std::size_t ScriptSize = 22;
constexpr std::size_t Elements = 6'000;
constexpr int Filters = 40;

/// As a careful reading of BIP158 does it: windowed decoding, one hash after the other, sorted, then both lists walked.
bool matchesBySorting(const ScriptList& scripts, const RandomFilter& filter, std::vector<std::uint64_t>& values,
                      std::vector<std::uint64_t>& hashes)
{
    if (!decodeGolomb(filter.bytes, values)) qFatal("a filter does not decode");
    hashes.resize(scripts.size());
    hashScripts(scripts, filterKey(filter.block), values.size() * FalsePositiveRate, hashes);
    std::ranges::sort(hashes);
    auto value = values.begin();
    for (const std::uint64_t hash : hashes) {
        while (value != values.end() && *value < hash) ++value;
        if (value == values.end()) return false;
        if (*value == hash) return true;
    }
    return false;
}

} // namespace

void measureMatching(Report& report)
{
    QTextStream(stderr) << "matching: " << Scripts << " scripts against filters of " << Elements << " elements\n";
    std::mt19937_64 random(1);
    std::vector<RandomFilter> filters;
    for (int i = 0; i < Filters; ++i) filters.push_back(randomFilter(random, Elements));
    ScriptList list;
    FilterQuery query;
    for (int i = 0; i < Scripts; ++i) {
        const Bytes script = randomScript(random, ScriptSize);
        list.add(script);
        query.add(script);
    }
    std::vector<Bytes> bytes;
    std::vector<BlockHash> blocks;
    for (const RandomFilter& filter : filters) {
        bytes.push_back(filter.bytes);
        blocks.push_back(filter.block);
    }
    std::vector<KeptValues> kept(filters.size());
    std::vector<std::uint64_t> values, hashes;
    int bySorting = 0;
    const double sorted = medianMicroseconds(Filters, [&] {
        for (const RandomFilter& filter : filters) bySorting += matchesBySorting(list, filter, values, hashes);
    });
    const double decoding = medianMicroseconds(Filters, [&] {
        for (const RandomFilter& filter : filters)
            if (!decodeGolomb(filter.bytes, values)) qFatal("a filter does not decode");
    });
    report.add("matching by sorting, a filter", sorted, "us");
    const std::map<ScriptLanes::Path, QString> names{{ScriptLanes::Path::Portable, "portable"},
                                                     {ScriptLanes::Path::Avx2, "AVX2"},
                                                     {ScriptLanes::Path::Avx512, "AVX-512"}};
    for (const auto path : ScriptLanes::here()) {
        int found = 0;
        const double ours = medianMicroseconds(Filters, [&] {
            found += static_cast<int>(matchingIn({bytes, blocks, kept}, query, path).size());
        });
        if (found != bySorting) qFatal("the ways do not find the same");
        report.add("matching, " + names.at(path) + ", a filter", ours, "us");
        const QString ratio = "matching, sorting against " + names.at(path);
        path == ScriptLanes::Path::Portable ? report.add(ratio, sorted / ours, "times")
                                            : report.add(ratio, sorted / ours, "times", atLeast(4, "6"));
    }
    const auto here = ScriptLanes::here();
    if (std::ranges::find(here, ScriptLanes::Path::Avx2) == here.end())
        report.notMeasured("matching, sorting against AVX2", "this processor has no AVX2");
    report.add("matching, of this decoding, an element", decoding * 1'000 / Elements, "ns");
}

} // namespace lockstep::bench
