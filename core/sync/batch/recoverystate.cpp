// SPDX-License-Identifier: MIT

#include "core/sync/batch/recoverystate.h"

#include <algorithm>

namespace lockstep {

Result<RecoveryState> RecoveryState::of(const std::vector<ScanMember>& members)
{
    RecoveryState state;
    for (const ScanMember& member : members)
        if (auto added = state.add({member.source(), member.window, member.only}); !added) return added.error();
    return state;
}

Result<void> RecoveryState::add(WatchedScripts member)
{
    m_members.push_back(std::move(member));
    return watchMember(m_members.size() - 1);
}

FilterQuery RecoveryState::queryFrom(std::size_t count) const
{
    FilterQuery query;
    for (std::size_t i = count; i < m_watched.size(); ++i) query.add(m_watched[i].script);
    return query;
}

Result<void> RecoveryState::watchMember(std::size_t member)
{
    const WatchedScripts& scan = m_members[member];
    for (const Keychain& keychain : scan.source->keychains()) {
        const std::size_t horizon = m_horizons.size();
        // A targeted scan keeps its horizons at the end of the list, so nothing of it ever grows.
        const bool grows = keychain.ranged && !scan.only;
        m_horizons.push_back({member, keychain.id, keychain.nextIndex, 0});
        const std::uint32_t end = grows ? keychain.nextIndex + scan.window : keychain.scriptCount;
        for (std::uint32_t index = 0; !scan.only && index < end; ++index)
            if (auto watched = watch(horizon, index); !watched) return watched.error();
        m_horizons[horizon].watchedTo = grows ? end : UINT32_MAX;
        if (!scan.only) continue;
        for (const auto& [id, index] : *scan.only) {
            if (id != keychain.id) continue;
            if (auto watched = watch(horizon, index); !watched) return watched.error();
        }
    }
    return {};
}

Result<std::pair<std::uint32_t, bool>> RecoveryState::watch(std::size_t horizon, std::uint32_t index)
{
    const Horizon& place = m_horizons[horizon];
    const auto script = m_members[place.member].source->script(place.keychain, index);
    if (!script) return script.error();
    const ScriptKey key = scriptKey(*script);
    const auto known = m_table.find(
        key, [&](std::uint32_t number) { return std::ranges::equal(m_watched[number].script, *script); });
    if (known) { // another wallet watches it already
        m_watched[*known].owners.push_back({horizon, index});
        return std::pair(*known, false);
    }
    m_watched.push_back({toBytes(*script), {{horizon, index}}});
    m_query.add(*script);
    return std::pair(m_table.add(key), true);
}

RecoveryState::Numbers RecoveryState::watchedIn(const IndexedBlock& block) const
{
    Numbers found;
    if (m_watched.size() <= block.distinctScripts()) {
        for (std::uint32_t i = 0; i < m_watched.size(); ++i)
            if (const ScriptKey key = m_table.key(i); block.mayPay(key) && block.pays(m_watched[i].script, key))
                found.push_back(i);
        return found;
    }
    block.forEachScript([&](ScriptKey key, std::uint32_t at) {
        const auto known = m_table.find(
            key, [&](std::uint32_t number) { return std::ranges::equal(m_watched[number].script, block.script(at)); });
        if (known) found.push_back(*known);
    });
    return found;
}

std::vector<std::pair<const ScriptSource*, ByteSpan>> RecoveryState::paidIn(const IndexedBlock& block) const
{
    std::vector<std::pair<const ScriptSource*, ByteSpan>> paid;
    for (const std::uint32_t number : watchedIn(block))
        for (const Owner& owner : m_watched[number].owners)
            paid.emplace_back(m_members[m_horizons[owner.horizon].member].source.get(), m_watched[number].script);
    return paid;
}

std::vector<std::size_t> RecoveryState::moveHorizons(const Numbers& used)
{
    std::vector<std::size_t> moved;
    for (const std::uint32_t number : used)
        for (const Owner& owner : m_watched[number].owners) {
            Horizon& horizon = m_horizons[owner.horizon];
            if (owner.index < horizon.nextIndex) continue;
            horizon.nextIndex = owner.index + 1;
            moved.push_back(owner.horizon);
        }
    std::ranges::sort(moved);
    moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
    return moved;
}

Result<RecoveryState::Numbers> RecoveryState::extend(std::size_t horizon, const IndexedBlock& block,
                                                     std::vector<Bytes>& fresh)
{
    Numbers paid;
    const std::uint32_t from = m_horizons[horizon].watchedTo;
    if (from == UINT32_MAX) return paid; // a fixed list
    const std::uint32_t end = m_horizons[horizon].nextIndex + m_members[m_horizons[horizon].member].window;
    for (std::uint32_t index = from; index < end; ++index) {
        const auto watched = watch(horizon, index);
        if (!watched) return watched.error();
        const auto& [number, isNew] = *watched;
        if (isNew) fresh.push_back(m_watched[number].script);
        if (block.pays(m_watched[number].script, m_table.key(number))) paid.push_back(number);
    }
    m_horizons[horizon].watchedTo = std::max(from, end);
    return paid;
}

Result<RecoveryState::Absorbed> RecoveryState::absorb(const IndexedBlock& block)
{
    Absorbed absorbed;
    Numbers used = watchedIn(block);
    absorbed.pays = !used.empty();
    while (!used.empty()) {
        Numbers more;
        for (const std::size_t horizon : moveHorizons(used)) {
            const auto paid = extend(horizon, block, absorbed.fresh);
            if (!paid) return paid.error();
            more.insert(more.end(), paid->begin(), paid->end());
        }
        used = std::move(more);
    }
    return absorbed;
}

} // namespace lockstep
