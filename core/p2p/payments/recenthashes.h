// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <utility>

namespace lockstep::p2p {

/// Hashes that were met lately, in two halves: a full one takes the place of the older. It remembers at least
/// `half` of them and at most twice as many, about 80 bytes each. Sorted, since a peer that chooses hashes could make
/// those in buckets collide.
class RecentHashes
{
public:
    using Hash = std::array<std::byte, 32>;

    explicit RecentHashes(std::size_t half) : m_half(half) { }

    /// Returns whether it was not there.
    bool insert(const Hash& hash)
    {
        if (contains(hash)) return false;
        if (m_new.size() >= m_half) m_old = std::exchange(m_new, {});
        m_new.insert(hash);
        return true;
    }

    bool contains(const Hash& hash) const { return m_new.contains(hash) || m_old.contains(hash); }
    std::size_t size() const { return m_new.size() + m_old.size(); }

private:
    std::size_t m_half;
    std::set<Hash> m_new;
    std::set<Hash> m_old;
};

} // namespace lockstep::p2p
