// SPDX-License-Identifier: MIT

#include "core/sync/batch/recoverystate.h"

#include "core/storage/database/failpoint.h"

#include <algorithm>
#include <utility>

namespace lockstep {

void RecoveryState::add(WatchedScripts member)
{
    for (const Keychain& keychain : member.source->keychains()) {
        Horizon horizon{m_members.size(), keychain.id, keychain.ranged && !member.only, keychain.nextIndex, 0, {}, 0};
        if (member.only) {
            for (const auto& [id, index] : *member.only)
                if (id == keychain.id) horizon.only.push_back(index);
            horizon.fixed = static_cast<std::uint32_t>(horizon.only.size());
        } else {
            horizon.fixed = keychain.scriptCount;
        }
        m_lagging.insert(m_horizons.size());
        m_horizons.push_back(std::move(horizon));
    }
    m_members.push_back(std::move(member));
}

std::vector<ScriptPlace> RecoveryState::lastUsed(const ScriptSource& source) const
{
    std::vector<ScriptPlace> used;
    for (const Horizon& horizon : m_horizons)
        if (horizon.grows && horizon.nextIndex > 0 && m_members[horizon.member].source.get() == &source)
            used.push_back({horizon.keychain, horizon.nextIndex - 1});
    return used;
}

void RecoveryState::addFrom(std::size_t count, FilterQuery& query) const
{
    for (std::size_t i = count; i < m_watched.size(); ++i) query.add(m_watched[i].script);
}

std::uint32_t RecoveryState::wanted(const Horizon& horizon) const
{
    return horizon.grows ? horizon.nextIndex + m_members[horizon.member].window : horizon.fixed;
}

Result<bool> RecoveryState::grow(const Turns& turns, const IndexedBlock* block)
{
    for (bool isFirst = true; !m_lagging.empty();) {
        const std::size_t horizon = *m_lagging.begin();
        if (m_horizons[horizon].watched >= wanted(m_horizons[horizon])) {
            m_lagging.erase(horizon);
            continue;
        }
        if (!std::exchange(isFirst, false) && turns.isOver()) return true;
        const auto number = watchNext(horizon);
        if (!number) return number.error();
        if (block && block->pays(m_watched[*number].script, m_table.key(*number))) moveHorizons(*number);
    }
    return false;
}

Result<std::uint32_t> RecoveryState::watchNext(std::size_t horizon)
{
    Horizon& place = m_horizons[horizon];
    const std::uint32_t index = place.only.empty() ? place.watched : place.only[place.watched];
    const auto script = m_members[place.member].source->script(place.keychain, index);
    if (!script) return script.error();
    ++place.watched;
    const ScriptKey key = scriptKey(*script);
    const auto known = m_table.find(
        key, [&](std::uint32_t number) { return std::ranges::equal(m_watched[number].script, *script); });
    if (known) { // another wallet watches it already
        m_watched[*known].owners.push_back({horizon, index});
        return *known;
    }
    m_watched.push_back({toBytes(*script), {{horizon, index}}});
    m_query.add(*script);
    return m_table.add(key);
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

void RecoveryState::moveHorizons(std::uint32_t used)
{
    for (const Owner& owner : m_watched[used].owners) {
        Horizon& horizon = m_horizons[owner.horizon];
        if (!horizon.grows || owner.index < horizon.nextIndex) continue;
        horizon.nextIndex = owner.index + 1;
        m_lagging.insert(owner.horizon);
    }
}

bool RecoveryState::absorb(const IndexedBlock& block)
{
    const Numbers used = watchedIn(block);
    for (const std::uint32_t number : used) moveHorizons(number);
    return !used.empty();
}

QCoro::Task<Result<void>> growInTurns(RecoveryState& recovery, Turns& turns, const IndexedBlock* block)
{
    for (;;) {
        const auto more = recovery.grow(turns, block);
        if (!more) co_return more.error();
        if (!*more) co_return Result<void>{};
        failPoint("scripts-derived");
        auto turn = turns.next();
        if (const auto taken = co_await turn; !taken) co_return taken;
    }
}

} // namespace lockstep
