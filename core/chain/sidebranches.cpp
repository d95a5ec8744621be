// SPDX-License-Identifier: MIT

#include "core/chain/sidebranches.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lockstep {

namespace {

/// The records of `branch` with those of `before` in front, from `fork` on.
SideBranch lengthened(const SideBranch& branch, const SideBranch& before)
{
    SideBranch whole{before.fork, {}, branch.work};
    const auto shared = static_cast<std::size_t>(branch.fork - before.fork);
    whole.records.reserve(shared + branch.records.size());
    whole.records.assign(before.records.begin(), before.records.begin() + static_cast<std::ptrdiff_t>(shared));
    whole.records.insert(whole.records.end(), branch.records.begin(), branch.records.end());
    return whole;
}

} // namespace

std::optional<SideBranches::Place> SideBranches::find(const BlockHash& hash) const
{
    const auto found = m_places.find(hash);
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

void SideBranches::note(std::size_t branch, std::size_t from)
{
    const auto& records = m_branches[branch].records;
    for (std::size_t i = from; i < records.size(); ++i) m_places.emplace(records[i].hash, Place{branch, i});
}

void SideBranches::noteAll()
{
    m_places.clear();
    for (std::size_t branch = 0; branch < m_branches.size(); ++branch) note(branch, 0);
}

std::size_t SideBranches::headerCount() const
{
    return std::accumulate(m_branches.begin(), m_branches.end(), std::size_t{0},
                           [](std::size_t sum, const SideBranch& branch) { return sum + branch.records.size(); });
}

bool SideBranches::extend(Place place, std::span<const HeaderRecord> added, const Uint256& work)
{
    const SideBranch& base = m_branches[place.branch];
    const auto kept = static_cast<std::ptrdiff_t>(place.index + 1);
    if (place.index + 1 + added.size() > m_most) return false;
    if (place.index + 1 < base.records.size()) {
        SideBranch twin{base.fork, {base.records.begin(), base.records.begin() + kept}, work};
        twin.records.insert(twin.records.end(), added.begin(), added.end());
        return add(std::move(twin));
    }
    SideBranch& branch = m_branches[place.branch];
    branch.records.insert(branch.records.end(), added.begin(), added.end());
    branch.work = work;
    note(place.branch, place.index + 1);
    dropLeastWork(place.branch);
    return true;
}

bool SideBranches::add(SideBranch branch)
{
    if (branch.records.size() > m_most) return false;
    m_branches.push_back(std::move(branch));
    note(m_branches.size() - 1, 0);
    dropLeastWork(m_branches.size() - 1);
    return true;
}

void SideBranches::rebase(std::span<const HeaderRecord> best, SideBranch left)
{
    for (SideBranch& branch : m_branches)
        if (branch.fork > left.fork) branch = lengthened(branch, left);
    trimTo(best);
    noteAll();
    add(std::move(left));
}

/// Cuts off what has become a part of the best chain; a branch that is so altogether goes.
void SideBranches::trimTo(std::span<const HeaderRecord> best)
{
    for (SideBranch& branch : m_branches) {
        std::size_t shared = 0;
        auto height = static_cast<std::size_t>(branch.fork) + 1;
        while (shared < branch.records.size() && height < best.size()
               && best[height].hash == branch.records[shared].hash) {
            ++shared;
            ++height;
        }
        branch.records.erase(branch.records.begin(), branch.records.begin() + static_cast<std::ptrdiff_t>(shared));
        branch.fork += static_cast<std::int32_t>(shared);
    }
    std::erase_if(m_branches, [](const SideBranch& branch) { return branch.records.empty(); });
}

/// Never the branch that is being downloaded, or a long honest one could not grow past the others.
void SideBranches::dropLeastWork(std::size_t keep)
{
    const std::size_t before = m_branches.size();
    while (m_branches.size() > MaxBranches || headerCount() > m_most) {
        std::size_t least = keep == 0 ? 1 : 0;
        for (std::size_t i = 0; i < m_branches.size(); ++i)
            if (i != keep && m_branches[i].work < m_branches[least].work) least = i;
        m_branches.erase(m_branches.begin() + static_cast<std::ptrdiff_t>(least));
        if (least < keep) --keep;
    }
    if (m_branches.size() < before) noteAll();
}

} // namespace lockstep
