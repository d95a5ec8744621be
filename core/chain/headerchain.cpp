// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"

#include "core/chain/bestchain.h"
#include "core/chain/headerrun.h"
#include "core/chain/sidebranches.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace lockstep {

namespace {

constexpr std::int32_t MostUnprovedAside = 1'000'000; ///< 88 MB.

std::size_t asIndex(BlockHeight height) { return static_cast<std::size_t>(height.value); }

} // namespace

/// Where a known header stands: on the best chain at `height`, or on a side branch.
struct Parent
{
    std::int32_t height = 0;
    std::optional<SideBranches::Place> side;
};

struct HeaderChain::State
{
    explicit State(const NetworkParams& networkParams)
        : params(networkParams)
        , best(HeaderRecord::of(params.genesis.header, params.genesisHash), difficulties)
        , minimumWork(Uint256::fromBigEndian(params.minimumWork))
    {
        // A chain known to be long is never copied while it grows.
        if (!params.headerCheckpoints.empty())
            best.reserve(asIndex(params.headerCheckpoints.back().lastHeight) * 9 / 8);
    }

    std::optional<Parent> find(const BlockHash& hash) const;
    HeaderRun::Ancestors ancestorsOf(const Parent& parent) const;
    const BlockHash& hashOf(const Parent& parent) const;
    Uint256 workOf(const Parent& parent);
    Result<HeaderChainChange> acceptNew(const Parent& parent, std::span<const BlockHeader> headers, std::int64_t now);
    Result<HeaderChainChange> take(const Parent& parent, const HeaderRun& run);
    HeaderChainChange switchTo(const Parent& parent, std::span<const HeaderRecord> added);
    const HeaderRecord& at(BlockHeight height) const { return best.records()[asIndex(height)]; }
    bool mustAsk(const Parent& parent) const;
    const SideBranch* held() const;
    std::uint32_t medianTime(std::int32_t height) const;
    std::int32_t provedHeight(std::int32_t tip, const Uint256& work) const;
    std::size_t roomAside() const;

    const NetworkParams& params;
    DifficultyCache difficulties;
    BestChain best;
    SideBranches branches;
    Uint256 minimumWork;
};

std::optional<Parent> HeaderChain::State::find(const BlockHash& hash) const
{
    if (const auto height = best.find(hash)) return Parent{*height, std::nullopt};
    const auto side = branches.find(hash);
    if (!side) return std::nullopt;
    return Parent{branches[side->branch].fork + 1 + static_cast<std::int32_t>(side->index), side};
}

HeaderRun::Ancestors HeaderChain::State::ancestorsOf(const Parent& parent) const
{
    if (!parent.side) return {best.records().first(static_cast<std::size_t>(parent.height) + 1), {}};
    const SideBranch& branch = branches[parent.side->branch];
    return {best.records().first(static_cast<std::size_t>(branch.fork) + 1),
            std::span(branch.records).first(parent.side->index + 1)};
}

const BlockHash& HeaderChain::State::hashOf(const Parent& parent) const
{
    return parent.side ? branches[parent.side->branch].records[parent.side->index].hash : at({parent.height}).hash;
}

Uint256 HeaderChain::State::workOf(const Parent& parent)
{
    const HeaderRun::Ancestors ancestors = ancestorsOf(parent);
    Uint256 work = best.workAt(static_cast<std::int32_t>(ancestors.best.size()) - 1, difficulties);
    for (const HeaderRecord& record : ancestors.branch) work = work + difficulties.of(record.bits).work;
    return work;
}

Result<HeaderChainChange> HeaderChain::State::acceptNew(const Parent& parent, std::span<const BlockHeader> headers,
                                                        std::int64_t now)
{
    HeaderRun run(params, difficulties, ancestorsOf(parent));
    run.reserve(headers.size());
    BlockHash previous = hashOf(parent);
    for (const BlockHeader& header : headers) {
        if (header.previous != previous) return Error{Errc::Unconnected, "headers: each must follow the one before"};
        previous = header.hash();
        const auto added = run.add(header, previous, now);
        if (!added && added.error().detail == "future" && !run.added().empty()) break;
        if (!added) return added.error();
    }
    return take(parent, run);
}

Result<HeaderChainChange> HeaderChain::State::take(const Parent& parent, const HeaderRun& run)
{
    HeaderChainChange change;
    const Uint256 work = workOf(parent) + run.addedWork();
    const std::int32_t height = parent.height + static_cast<std::int32_t>(run.added().size());
    if (height - provedHeight(height, work) > params.mostUnproved)
        return Error{Errc::LowWork, "headers: too many without the network's minimum work"};
    if (!parent.side && parent.height == best.tipHeight()) {
        for (const HeaderRecord& record : run.added()) best.append(record, difficulties.of(record.bits).work);
        change.connected = static_cast<std::int32_t>(run.added().size());
        return change;
    }
    if (work > best.tipWork() && !mustAsk(parent)) return switchTo(parent, run.added());

    branches.setMost(roomAside());
    const std::vector<HeaderRecord> added(run.added().begin(), run.added().end());
    const bool kept
        = parent.side ? branches.extend(*parent.side, added, work) : branches.add({parent.height, added, work});
    if (!kept) return Error{Errc::LowWork, "headers: a side branch too long to keep"};
    return change;
}

HeaderChainChange HeaderChain::State::switchTo(const Parent& parent, std::span<const HeaderRecord> added)
{
    const HeaderRun::Ancestors ancestors = ancestorsOf(parent);
    std::vector<HeaderRecord> connected(ancestors.branch.begin(), ancestors.branch.end());
    connected.insert(connected.end(), added.begin(), added.end());
    const auto fork = static_cast<std::int32_t>(ancestors.best.size()) - 1;

    const Uint256 oldWork = best.tipWork();
    SideBranch left{fork, best.cutAfter(fork, difficulties), oldWork};
    HeaderChainChange change;
    change.fork = ChainPoint{{fork}, at({fork}).hash};
    change.disconnected = static_cast<std::int32_t>(left.records.size());
    change.connected = static_cast<std::int32_t>(connected.size());
    for (const HeaderRecord& record : connected) best.append(record, difficulties.of(record.bits).work);
    branches.rebase(best.records(), std::move(left));
    return change;
}

/// Whether a switch to this parent's branch undoes more than a machine may decide. Unproved blocks are no loss.
bool HeaderChain::State::mustAsk(const Parent& parent) const
{
    if (params.askAboveReorg == 0) return false;
    const std::int32_t fork = parent.side ? branches[parent.side->branch].fork : parent.height;
    return provedHeight(best.tipHeight(), best.tipWork()) - fork > params.askAboveReorg;
}

const SideBranch* HeaderChain::State::held() const
{
    const SideBranch* most = nullptr;
    for (const SideBranch& branch : branches.all())
        if (branch.work > best.tipWork() && (!most || branch.work > most->work)) most = &branch;
    return most;
}

std::uint32_t HeaderChain::State::medianTime(std::int32_t height) const
{
    std::array<std::uint32_t, MedianSpan> times{};
    const std::int32_t count = std::min(height + 1, MedianSpan);
    for (std::int32_t i = 0; i < count; ++i) times[static_cast<std::size_t>(i)] = at({height - i}).time;
    std::nth_element(times.begin(), times.begin() + count / 2, times.begin() + count);
    return times[static_cast<std::size_t>(count / 2)];
}

std::int32_t HeaderChain::State::provedHeight(std::int32_t tip, const Uint256& work) const
{
    const auto& known = params.headerCheckpoints;
    const auto next = std::ranges::upper_bound(known, BlockHeight{tip}, {}, &HeaderChunkCheckpoint::lastHeight);
    if (next == known.end() && work >= minimumWork) return tip;
    return next == known.begin() ? 0 : std::prev(next)->lastHeight.value;
}

/// A false chain that was heard first is no reason to refuse the true one before it is the longer: while nobody has
/// proved anything each may have its length.
std::size_t HeaderChain::State::roomAside() const
{
    const bool isProved = provedHeight(best.tipHeight(), best.tipWork()) == best.tipHeight();
    const auto unproved = static_cast<std::size_t>(std::min(params.mostUnproved, MostUnprovedAside));
    return isProved ? SideBranches::MaxHeaders : std::max(SideBranches::MaxHeaders, unproved);
}

HeaderChain::HeaderChain(const NetworkParams& params) : m_state(std::make_unique<State>(params)) { }
HeaderChain::~HeaderChain() = default;
HeaderChain::HeaderChain(HeaderChain&&) noexcept = default;
HeaderChain& HeaderChain::operator=(HeaderChain&&) noexcept = default;

std::size_t HeaderChain::restore(std::span<const BlockHeader> headersFromOne)
{
    m_state = std::make_unique<State>(m_state->params);
    State& state = *m_state;
    state.best.reserve(headersFromOne.size() + 1);
    state.best.reserveIndex(headersFromOne.size() + 1);
    const Uint256 limit = state.difficulties.of(state.params.powLimitBits).target;
    for (const BlockHeader& header : headersFromOne) {
        const std::int32_t tip = state.best.tipHeight();
        if (header.previous != state.at({tip}).hash) {
            // Either side of a broken link may be the damaged one, and its hash may meet an easy target by luck.
            if (tip > 0) state.best.cutAfter(tip - 1, state.difficulties);
            break;
        }
        const BlockHash hash = header.hash();
        const Difficulty& claimed = state.difficulties.of(header.bits);
        if (!checkProofOfWork(hash, claimed, limit) || !checkKnownHash(state.params, tip + 1, hash)) break;
        state.best.append(HeaderRecord::of(header, hash), claimed.work);
    }
    return static_cast<std::size_t>(state.best.tipHeight());
}

Result<HeaderChainChange> HeaderChain::accept(std::span<const BlockHeader> headers, std::int64_t now)
{
    if (headers.empty()) return HeaderChainChange{};
    auto parent = m_state->find(headers.front().previous);
    if (!parent) return Error{Errc::Unconnected, "headers: the parent is not known"};

    std::size_t known = 0;
    while (known < headers.size() && headers[known].previous == m_state->hashOf(*parent)) {
        const auto place = m_state->find(headers[known].hash());
        if (!place) break;
        parent = place;
        ++known;
    }
    Result<HeaderChainChange> change = HeaderChainChange{};
    if (known < headers.size()) change = m_state->acceptNew(*parent, headers.subspan(known), now);
    if (change) change->known = known;
    return change;
}

std::optional<HeldReorg> HeaderChain::heldReorg() const
{
    const SideBranch* branch = m_state->held();
    if (!branch) return std::nullopt;
    const auto tip = branch->fork + static_cast<std::int32_t>(branch->records.size());
    return HeldReorg{{{branch->fork}, hash({branch->fork})},
                     {{tip}, branch->records.back().hash},
                     m_state->best.tipHeight() - branch->fork};
}

HeaderChainChange HeaderChain::takeHeldReorg()
{
    const SideBranch* branch = m_state->held();
    if (!branch) return {};
    const auto end = m_state->find(branch->records.back().hash);
    return m_state->switchTo(*end, {});
}

ChainPoint HeaderChain::tip() const
{
    const BlockHeight height{m_state->best.tipHeight()};
    return {height, hash(height)};
}

Uint256 HeaderChain::tipWork() const { return m_state->best.tipWork(); }
bool HeaderChain::hasMinimumWork() const { return tipWork() >= m_state->minimumWork; }
BlockHeight HeaderChain::provedHeight() const { return {m_state->provedHeight(m_state->best.tipHeight(), tipWork())}; }

std::size_t HeaderChain::sideHeaders() const { return m_state->branches.headerCount(); }

BlockHeader HeaderChain::header(BlockHeight height) const
{
    return m_state->at(height).header(height.value == 0 ? BlockHash{} : hash(height - 1));
}

BlockHash HeaderChain::hash(BlockHeight height) const { return m_state->at(height).hash; }

std::optional<BlockHeight> HeaderChain::heightOf(const BlockHash& hash) const
{
    if (const auto height = m_state->best.find(hash)) return BlockHeight{*height};
    return std::nullopt;
}

bool HeaderChain::contains(const ChainPoint& point) const { return heightOf(point.hash) == point.height; }
bool HeaderChain::isKnown(const BlockHash& hash) const { return m_state->find(hash).has_value(); }

std::vector<BlockHash> HeaderChain::branchEnds(const BlockHash& hash) const
{
    std::vector<BlockHash> ends;
    for (const SideBranch& branch : m_state->branches.all())
        if (std::ranges::find(branch.records, hash, &HeaderRecord::hash) != branch.records.end())
            ends.push_back(branch.records.back().hash);
    return ends;
}

ChainPoint HeaderChain::lastCommon(std::span<const ChainPoint> points) const
{
    ChainPoint last{{0}, hash({0})};
    for (const ChainPoint& point : points)
        if (point.height > last.height && contains(point)) last = point;
    return last;
}

std::uint32_t HeaderChain::medianTimePast(BlockHeight height) const { return m_state->medianTime(height.value); }

BlockHeight HeaderChain::heightAtTime(std::int64_t unixSeconds) const
{
    std::int32_t low = 0; // the median never falls from one block to the next, so a binary search finds the place
    std::int32_t high = m_state->best.tipHeight();
    while (low < high) {
        const std::int32_t middle = high - (high - low) / 2;
        if (m_state->medianTime(middle) <= unixSeconds) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return {low};
}

std::vector<BlockHash> HeaderChain::locator() const
{
    constexpr std::size_t Dense = 10;
    std::vector<BlockHash> hashes;
    std::int32_t step = 1;
    for (BlockHeight height = tip().height; height.value > 0; height = height - step) {
        hashes.push_back(hash(height));
        if (hashes.size() >= Dense) step *= 2;
        if (step > height.value) break;
    }
    hashes.push_back(hash({0}));
    return hashes;
}

const NetworkParams& HeaderChain::params() const { return m_state->params; }

} // namespace lockstep
