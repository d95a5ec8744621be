// SPDX-License-Identifier: MIT
#pragma once

#include "core/filters/golombcoding.h"
#include "core/primitives/hashes.h"

#include <QElapsedTimer>

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

namespace lockstep::bench {

/// A filter of values that no script was hashed for: hashes are as good as random.
struct RandomFilter
{
    BlockHash block;
    Bytes bytes;
};

inline RandomFilter randomFilter(std::mt19937_64& random, std::size_t elements)
{
    RandomFilter filter;
    for (std::byte& b : filter.block.bytes) b = static_cast<std::byte>(random());
    std::vector<std::uint64_t> values(elements);
    for (std::uint64_t& value : values) value = random() % (elements * FalsePositiveRate);
    std::ranges::sort(values);
    filter.bytes = encodeGolomb(values);
    return filter;
}

inline Bytes randomScript(std::mt19937_64& random, std::size_t size)
{
    Bytes script(size);
    for (std::byte& b : script) b = static_cast<std::byte>(random());
    script[0] = std::byte{0x00}; // a witness program's
    return script;
}

inline double median(std::vector<double> runs)
{
    std::ranges::sort(runs);
    return runs[runs.size() / 2];
}

/// The median of nine runs of `work`, in microseconds for each of its `items`.
template <typename Work>
double medianMicroseconds(int items, Work&& work)
{
    std::vector<double> runs;
    for (int run = 0; run < 9; ++run) {
        QElapsedTimer timer;
        timer.start();
        work();
        runs.push_back(static_cast<double>(timer.nsecsElapsed()) / 1'000 / items);
    }
    return median(std::move(runs));
}

} // namespace lockstep::bench
