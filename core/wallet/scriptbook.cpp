// SPDX-License-Identifier: MIT

#include "core/wallet/scriptbook.h"

#include "core/storage/database/database.h"
#include "core/storage/repositories/keychainrepository.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <tuple>
#include <utility>

namespace lockstep {

namespace {

constexpr std::chrono::milliseconds LongestStep{20}; ///< Of deriving what is stored in steps.
constexpr std::uint32_t IndexLimit = 1U << 31U; ///< BIP32: from here on steps are hardened.

Result<Network> networkOf(const Database& db) { return networkFromName(db.identity().network); }

} // namespace

Result<void> ScriptBook::load(Database& db, WalletId wallet)
{
    auto rows = KeychainRepository(db).ofWallet(wallet);
    if (!rows) return rows.error();
    std::vector<Branch> before = std::exchange(m_branches, {});
    m_known.clear();
    m_table.clear();
    m_branches.reserve(rows->size());
    for (KeychainRow& row : *rows) {
        const auto known = std::ranges::find_if(before, [&](const Branch& b) { return b.row.id == row.id; });
        std::vector<Bytes> scripts = known == before.end() ? std::vector<Bytes>() : std::move(known->scripts);
        if (auto loaded = loadBranch(db, std::move(row), std::move(scripts)); !loaded) return loaded;
    }
    refreshKeychains();
    return {};
}

/// `known` are the scripts of before a reload: they stay where they are, so that views of them stay good.
Result<void> ScriptBook::loadBranch(Database& db, KeychainRow row, std::vector<Bytes> known)
{
    Branch& branch = m_branches.emplace_back();
    branch.row = std::move(row);
    if (!branch.row.descriptor.empty()) {
        auto descriptor = parsedOf(db, branch.row.descriptor);
        if (!descriptor) return Error{Errc::Damaged, "stored descriptor: " + descriptor.error().detail};
        if (branch.row.branch >= descriptor->branchCount()) return Error{Errc::Damaged, "branch beyond its descriptor"};
        branch.descriptor = std::move(*descriptor);
    }

    auto scripts = KeychainRepository(db).scripts(branch.row.id);
    if (!scripts) return scripts.error();
    branch.scripts.reserve(scripts->size());
    for (ScriptRow& script : *scripts) {
        if (script.index != branch.scripts.size()) return Error{Errc::Damaged, "a gap in the stored scripts"};
        const bool isKnown = script.index < known.size() && known[script.index] == script.script;
        remember(branch, std::move(isKnown ? known[script.index] : script.script));
    }
    branch.stored = static_cast<std::uint32_t>(branch.scripts.size());
    if (branch.stored < branch.row.nextIndex) return Error{Errc::Damaged, "stored scripts are missing"};
    if (!branch.descriptor) return {};
    for (std::size_t i = branch.stored; i < known.size(); ++i) remember(branch, std::move(known[i]));
    if (branch.scripts.empty()) return {};

    // One look at the first is cheap and catches rows that belong elsewhere; each address is checked when it is shown.
    const auto first = derive(branch, 0);
    if (!first) return first.error();
    if (*first != branch.scripts.front()) return Error{Errc::Damaged, "a stored script is not its descriptor's"};
    return {};
}

/// Receive and change stand in one descriptor: it is parsed once.
Result<Descriptor> ScriptBook::parsedOf(const Database& db, const std::string& text) const
{
    for (const Branch& branch : m_branches)
        if (branch.descriptor && branch.row.descriptor == text) return *branch.descriptor;
    const auto network = networkOf(db);
    if (!network) return network.error();
    return Descriptor::parse(text, *network);
}

void ScriptBook::remember(Branch& branch, Bytes script)
{
    const ScriptPlace place{branch.row.id, static_cast<std::uint32_t>(branch.scripts.size())};
    const Bytes& kept = branch.scripts.emplace_back(std::move(script));
    const ScriptKey key = scriptKey(kept);
    if (placeOf(kept, key)) return; // the first place stays, where two branches give one script
    m_table.add(key);
    m_known.push_back({kept, place});
}

void ScriptBook::refreshKeychains()
{
    m_keychains.clear();
    for (const Branch& branch : m_branches) {
        Keychain& keychain = m_keychains.emplace_back();
        keychain.id = branch.row.id;
        keychain.ranged = branch.descriptor && branch.descriptor->isRanged();
        keychain.nextIndex = branch.row.nextIndex;
        keychain.scriptCount = keychain.ranged ? 0 : static_cast<std::uint32_t>(branch.scripts.size());
    }
}

const ScriptBook::Branch* ScriptBook::branchOf(KeychainId keychain) const
{
    const auto found = std::ranges::find_if(m_branches, [&](const Branch& b) { return b.row.id == keychain; });
    return found == m_branches.end() ? nullptr : &*found;
}

ScriptBook::Branch* ScriptBook::branchOf(KeychainId keychain)
{
    return const_cast<Branch*>(std::as_const(*this).branchOf(keychain));
}

const KeychainRow* ScriptBook::row(KeychainId keychain) const
{
    const Branch* branch = branchOf(keychain);
    return branch ? &branch->row : nullptr;
}

Result<Bytes> ScriptBook::derive(const Branch& branch, std::uint32_t index) const
{
    return branch.descriptor->scriptPubKey(branch.row.branch, index);
}

Result<void> ScriptBook::deriveTo(Branch& branch, std::size_t count)
{
    if (!branch.descriptor) return {};
    count = branch.descriptor->isRanged() ? std::min<std::size_t>(count, IndexLimit) : 1;
    while (branch.scripts.size() < count) {
        auto script = derive(branch, static_cast<std::uint32_t>(branch.scripts.size()));
        if (!script) return script.error();
        remember(branch, std::move(*script));
    }
    return {};
}

Result<ByteSpan> ScriptBook::script(KeychainId keychain, std::uint32_t index)
{
    Branch* branch = branchOf(keychain);
    if (!branch) return Error{Errc::OutOfRange, "no such keychain"};
    if (auto derived = deriveTo(*branch, std::size_t{index} + 1); !derived) return derived.error();
    if (index >= branch->scripts.size()) return Error{Errc::OutOfRange, "no script at " + std::to_string(index)};
    return ByteSpan(branch->scripts[index]);
}

const ScriptPlace* ScriptBook::placeOf(ByteSpan scriptPubKey) const
{
    return placeOf(scriptPubKey, scriptKey(scriptPubKey));
}

const ScriptPlace* ScriptBook::placeOf(ByteSpan scriptPubKey, ScriptKey key) const
{
    const auto found = m_table.find(
        key, [&](std::uint32_t number) { return std::ranges::equal(m_known[number].script, scriptPubKey); });
    return found ? &m_known[*found].place : nullptr;
}

std::vector<ScriptBook::Hit> ScriptBook::hitsIn(const IndexedBlock& block) const
{
    std::vector<Hit> hits;
    const auto take = [&](ByteSpan script, ScriptKey key, const ScriptPlace& place) {
        for (const auto& ref : block.outputsTo(script, key)) hits.push_back({ref.transaction, ref.output, place});
    };
    if (m_known.size() <= block.distinctScripts()) {
        for (std::uint32_t i = 0; i < m_known.size(); ++i)
            if (const ScriptKey key = m_table.key(i); block.mayPay(key)) take(m_known[i].script, key, m_known[i].place);
    } else {
        block.forEachScript([&](ScriptKey key, std::uint32_t at) {
            if (!m_table.mayHave(key)) return;
            if (const ScriptPlace* place = placeOf(block.script(at), key)) take(block.script(at), key, *place);
        });
    }
    std::ranges::sort(hits, {}, [](const Hit& hit) { return std::tuple(hit.transaction, hit.output); });
    return hits;
}

bool ScriptBook::isPaidBy(const IndexedBlock& block, std::size_t asked) const
{
    if (m_known.size() <= block.distinctScripts() + asked) {
        for (auto i = static_cast<std::uint32_t>(asked); i < m_known.size(); ++i)
            if (const ScriptKey key = m_table.key(i); block.mayPay(key) && block.pays(m_known[i].script, key))
                return true;
        return false;
    }
    bool isPaid = false;
    block.forEachScript([&](ScriptKey key, std::uint32_t at) {
        isPaid = isPaid || (m_table.mayHave(key) && placeOf(block.script(at), key));
    });
    return isPaid;
}

bool ScriptBook::isWithin(const ScriptPlace& place, std::uint32_t window) const
{
    const Branch* branch = branchOf(place.keychain);
    const bool isRanged = branch && branch->descriptor && branch->descriptor->isRanged();
    return !isRanged || place.index < std::uint64_t{branch->row.nextIndex} + window;
}

Result<bool> ScriptBook::noteUsed(const ScriptPlace& place, std::uint32_t window)
{
    Branch* branch = branchOf(place.keychain);
    if (!branch) return Error{Errc::OutOfRange, "no such keychain"};
    if (place.index < branch->row.nextIndex) return false;
    branch->row.nextIndex = place.index + 1;
    branch->moved = true;
    if (auto derived = deriveTo(*branch, std::size_t{branch->row.nextIndex} + window); !derived) return derived.error();
    refreshKeychains();
    return true;
}

Result<void> ScriptBook::store(Database& db, std::uint32_t window)
{
    for (Branch& branch : m_branches)
        if (auto done = storeBranch(db, branch, window); !done) return done;
    return {};
}

/// How many its descriptor has up to there.
std::size_t ScriptBook::scriptsWithin(const Branch& branch, std::uint32_t window)
{
    if (!branch.descriptor) return branch.scripts.size();
    if (!branch.descriptor->isRanged()) return 1;
    return std::min<std::size_t>(std::size_t{branch.row.nextIndex} + window, IndexLimit);
}

bool ScriptBook::lacksRows(std::uint32_t window) const
{
    return std::ranges::any_of(m_branches, [&](const Branch& b) { return b.stored < scriptsWithin(b, window); });
}

Result<void> ScriptBook::storeMore(Database& db, std::uint32_t window, std::uint32_t most)
{
    const auto lacking
        = std::ranges::find_if(m_branches, [&](const Branch& b) { return b.stored < scriptsWithin(b, window); });
    if (lacking == m_branches.end()) return {};
    const std::uint32_t there = lacking->stored - std::min(lacking->stored, lacking->row.nextIndex);
    return storeStep(db, *lacking, std::min(window, there + most));
}

Result<void> ScriptBook::storeTowards(Database& db, const ScriptPlace& place, std::uint32_t most)
{
    Branch* branch = branchOf(place.keychain);
    if (!branch) return Error{Errc::OutOfRange, "no such keychain"};
    const std::uint32_t there = branch->stored - std::min(branch->stored, branch->row.nextIndex);
    return storeStep(db, *branch, there + most);
}

/// At least one row, where any is missing.
Result<void> ScriptBook::storeStep(Database& db, Branch& branch, std::uint32_t window)
{
    const QDeadlineTimer step(LongestStep);
    const std::size_t wanted = std::size_t{branch.row.nextIndex} + window;
    while (branch.scripts.size() < wanted && (branch.scripts.size() == branch.stored || !step.hasExpired())) {
        const std::size_t count = branch.scripts.size();
        if (auto derived = deriveTo(branch, count + 1); !derived) return derived;
        if (branch.scripts.size() == count) break; // it has no more
    }
    const std::size_t end = std::min(wanted, branch.scripts.size());
    return storeBranch(db, branch, static_cast<std::uint32_t>(end - std::min<std::size_t>(end, branch.row.nextIndex)));
}

bool ScriptBook::hasRowsNear(const ScriptPlace& place, std::uint32_t most) const
{
    const Branch* branch = branchOf(place.keychain);
    return !branch || std::size_t{place.index} < std::size_t{branch->stored} + most;
}

Result<void> ScriptBook::storeBranch(Database& db, Branch& branch, std::uint32_t window)
{
    KeychainRepository keychains(db);
    const std::size_t wanted = std::size_t{branch.row.nextIndex} + window;
    if (branch.descriptor && branch.stored < wanted) {
        if (auto derived = deriveTo(branch, wanted); !derived) return derived;
        const auto count = static_cast<std::uint32_t>(std::min(wanted, branch.scripts.size()));
        for (; branch.stored < count; ++branch.stored) {
            const ScriptRow row{branch.row.id, branch.stored, branch.scripts[branch.stored], {}};
            if (auto added = keychains.addScript(row); !added) return added;
        }
        refreshKeychains();
    }
    if (!branch.moved) return {};
    if (auto moved = keychains.setNextIndex(branch.row.id, branch.row.nextIndex); !moved) return moved;
    branch.moved = false;
    return {};
}

Result<void> ScriptBook::setShown(Database& db, const ScriptPlace& place)
{
    Branch* branch = branchOf(place.keychain);
    if (!branch) return Error{Errc::OutOfRange, "no such keychain"};
    branch->row.shownIndex = place.index;
    return KeychainRepository(db).setShownIndex(place.keychain, place.index);
}

Result<ScriptPlace> ScriptBook::addImported(Database& db, WalletId wallet, const Bytes& script, const QString& label)
{
    KeychainRepository keychains(db);
    auto branch = std::ranges::find_if(m_branches, [](const Branch& b) { return !b.descriptor; });
    if (branch == m_branches.end()) {
        KeychainRow row;
        row.wallet = wallet;
        row.role = KeychainRole::Imported;
        const auto id = keychains.insert(row);
        if (!id) return id.error();
        row.id = *id;
        branch = m_branches.insert(m_branches.end(), Branch{std::move(row), {}, {}, 0, false});
    }
    const auto index = static_cast<std::uint32_t>(branch->scripts.size());
    if (auto added = keychains.addScript({branch->row.id, index, script, label}); !added) return added.error();
    remember(*branch, script);
    branch->stored = index + 1;
    branch->row.nextIndex = index + 1; // all of them count as handed out
    branch->moved = true;
    if (auto stored = storeBranch(db, *branch, 0); !stored) return stored.error();
    refreshKeychains();
    return ScriptPlace{branch->row.id, index};
}

Result<std::optional<Bytes>> ScriptBook::deriveAnew(Database& db, const ScriptPlace& place) const
{
    const Branch* branch = branchOf(place.keychain);
    if (!branch) return Error{Errc::OutOfRange, "no such keychain"};
    if (!branch->descriptor) return std::optional<Bytes>();
    const auto network = networkOf(db);
    if (!network) return network.error();
    const auto descriptor = Descriptor::parse(branch->row.descriptor, *network);
    if (!descriptor) return Error{Errc::Damaged, descriptor.error().detail};
    auto script = descriptor->scriptPubKey(branch->row.branch, place.index);
    if (!script) return script.error();
    return std::optional(std::move(*script));
}

} // namespace lockstep
