// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

namespace lockstep::ui {

/// Indexes of a longest strictly rising subsequence of `values`. Where `values` are the old places of rows in their new
/// order, these are the rows that can stay while the others come and go. O(n log n).
inline std::vector<std::size_t> longestRise(const std::vector<int>& values)
{
    std::vector<std::size_t> ends; // ends[k]: where the lowest-ending rise of length k + 1 ends
    std::vector<std::size_t> before(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto place = std::ranges::lower_bound(ends, values[i], {}, [&](std::size_t end) { return values[end]; });
        if (place != ends.begin()) before[i] = *std::prev(place);
        if (place == ends.end())
            ends.push_back(i);
        else
            *place = i;
    }
    std::vector<std::size_t> rise(ends.size());
    std::size_t at = ends.empty() ? 0 : ends.back();
    for (std::size_t k = rise.size(); k > 0; --k) {
        rise[k - 1] = at;
        at = before[at];
    }
    return rise;
}

} // namespace lockstep::ui
