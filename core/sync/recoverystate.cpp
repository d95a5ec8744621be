// SPDX-License-Identifier: MIT

#include "core/sync/recoverystate.h"

#include <algorithm>

namespace lockstep {

namespace {

std::string_view asText(ByteSpan script)
{
    return {static_cast<const char*>(static_cast<const void*>(script.data())), script.size()};
}

} // namespace

Result<RecoveryState> RecoveryState::of(const std::vector<ScanMember>& members)
{
    RecoveryState state;
    for (const ScanMember& member : members)
        if (auto added = state.add({member.wallet, member.window, member.only}); !added) return added.error();
    return state;
}

Result<void> RecoveryState::add(WatchedScripts member)
{
    m_members.push_back(std::move(member));
    return watchMember(m_members.size() - 1);
}

std::uint32_t RecoveryState::watchedTo(const ScriptSource& source, KeychainId keychain) const
{
    for (const Horizon& horizon : m_horizons)
        if (m_members[horizon.member].source.get() == &source && horizon.keychain == keychain) return horizon.watchedTo;
    return 0;
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
            if (auto watched = watch(horizon, index, nullptr); !watched) return watched;
        m_horizons[horizon].watchedTo = grows ? end : UINT32_MAX;
        if (!scan.only) continue;
        for (const auto& [id, index] : *scan.only) {
            if (id != keychain.id) continue;
            if (auto watched = watch(horizon, index, nullptr); !watched) return watched;
        }
    }
    return {};
}

Result<void> RecoveryState::watch(std::size_t horizon, std::uint32_t index, FilterQuery* fresh)
{
    const Horizon& place = m_horizons[horizon];
    const auto script = m_members[place.member].source->script(place.keychain, index);
    if (!script) return script.error();
    auto [owners, isNew] = m_owners.try_emplace(std::string(asText(*script)));
    owners->second.push_back({horizon, index});
    if (!isNew) return {}; // another wallet watches it already
    m_query.add(*script);
    if (fresh) fresh->add(*script);
    return {};
}

bool RecoveryState::pays(const IndexedBlock& block) const
{
    bool found = false;
    block.forEachScript([&](ByteSpan script) { found = found || m_owners.find(asText(script)) != m_owners.end(); });
    return found;
}

std::vector<std::size_t> RecoveryState::usedBy(const IndexedBlock& block)
{
    std::vector<std::size_t> moved;
    block.forEachScript([&](ByteSpan script) {
        const auto owners = m_owners.find(asText(script));
        if (owners == m_owners.end()) return;
        for (const Owner& owner : owners->second) {
            Horizon& horizon = m_horizons[owner.horizon];
            if (owner.index < horizon.nextIndex) continue;
            horizon.nextIndex = owner.index + 1;
            moved.push_back(owner.horizon);
        }
    });
    std::ranges::sort(moved);
    moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
    return moved;
}

Result<bool> RecoveryState::extend(std::size_t horizon, FilterQuery& fresh)
{
    const std::uint32_t from = m_horizons[horizon].watchedTo;
    if (from == UINT32_MAX) return false; // a fixed list
    const std::uint32_t end = m_horizons[horizon].nextIndex + m_members[m_horizons[horizon].member].window;
    for (std::uint32_t index = from; index < end; ++index)
        if (auto watched = watch(horizon, index, &fresh); !watched) return watched.error();
    m_horizons[horizon].watchedTo = std::max(from, end);
    return end > from;
}

Result<FilterQuery> RecoveryState::absorb(const IndexedBlock& block)
{
    FilterQuery fresh;
    bool grew = true;
    while (grew) {
        grew = false;
        for (const std::size_t horizon : usedBy(block)) {
            const auto extended = extend(horizon, fresh);
            if (!extended) return extended.error();
            grew = grew || *extended;
        }
    }
    return fresh;
}

} // namespace lockstep
