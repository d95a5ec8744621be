// SPDX-License-Identifier: MIT

#include "core/sync/trust/filterheaderfollower.h"

#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int32_t RequestLimit = 2'000; // BIP157
constexpr int Witnesses = 3; ///< Peers that are compared while catching up: 32 bytes a block from each.
constexpr int AllPeers = 64; ///< At the tip everybody is asked: one honest peer is enough to catch a lie.
constexpr std::size_t FewBlocks = 100;
constexpr std::size_t EnoughToAgree = 2;

const Error ReorgError{Errc::TipMoved, "a reorg took the range away"};
const Error TakenBackError{Errc::TipMoved, "filter headers were taken back"};
const Error MendedError{Errc::TipMoved, "damaged filter headers were mended"};

} // namespace

FilterHeaderFollower::FilterHeaderFollower(const Parts& parts)
    : m_client(parts.client)
    , m_chain(parts.chain)
    , m_checkpoints(parts.client, parts.chain)
    , m_witnesses(parts.client, parts.blocks, parts.trust)
    , m_mending(parts.database, parts.chain, parts.events)
    , m_trust(parts.trust)
    , m_takeBack(parts.takeBack)
{
}

QCoro::Task<Result<void>> FilterHeaderFollower::follow(BlockHeight height)
{
    auto preparing = m_checkpoints.askOnce(height);
    const auto prepared = co_await preparing;
    if (!prepared) co_return prepared.error();
    while (m_chain.filterHeaders().height() < height) {
        const BlockRange range = nextRange(height);
        const BlockHeight first = range.first;
        auto asking = askWitnesses(range);
        auto answers = co_await asking;
        if (!answers) co_return answers.error();
        if (m_chain.filterHeaders().height() + 1 != first) co_return TakenBackError;
        if (answers->empty()) continue; // those that answered are banned
        if (Answers others = ofAnotherHistory(first, *answers); !others.empty()) {
            auto going = goBack(std::move(others));
            const auto gone = co_await going;
            if (!gone) co_return gone;
            continue;
        }
        const std::size_t asked = answers->size();
        auto comparing = m_witnesses.compare(range, std::move(*answers));
        const auto told = co_await comparing;
        if (!told) co_return told.error();
        if (!m_chain.hasHeaders(range)) co_return ReorgError;
        if (m_chain.filterHeaders().height() + 1 != first) co_return TakenBackError;
        note(range, *told, asked);

        const FilterHashes hashes{m_chain.filterHeaders().at(first - 1), told->hashes};
        const std::size_t agreed = m_witnesses.finalCount(told->witnesses, told->hashes);
        if (auto stored = m_chain.appendFilterHeaders(hashes, agreed, told->open); !stored) co_return stored;
        m_rewind = 1;
    }
    co_return Result<void>{};
}

int FilterHeaderFollower::sourcesFor(const BlockRange& range) const
{
    return range.hashes.size() <= FewBlocks || m_witnesses.needAllPeers() ? AllPeers : Witnesses;
}

/// It ends at a checkpoint where more follow, so that the next ones begin at one.
BlockRange FilterHeaderFollower::nextRange(BlockHeight height) const
{
    const BlockHeight first = m_chain.filterHeaders().height() + 1;
    const BlockHeight most = first + (RequestLimit - 1);
    if (most >= height) return m_chain.range(first, height);
    return m_chain.range(first, most - most.value % FilterCheckpoints::Interval);
}

/// What some peers tell of a range; all of them, where one of the others told of another filter by its checkpoints.
/// Who does so and then says nothing is not heard again: each time it would be waited for.
QCoro::Task<Result<FilterHeaderFollower::Answers>> FilterHeaderFollower::askWitnesses(BlockRange range)
{
    auto asking = ask(range, sourcesFor(range));
    auto answers = co_await asking;
    if (!answers) co_return answers.error();
    if (m_chain.filterHeaders().height() + 1 != range.first) co_return TakenBackError;
    const std::vector<PeerId> others = m_checkpoints.whoElseDiffers(range.first, *answers);
    if (others.empty()) co_return answers;

    qCInfo(lcSync) << others.size() << "more peers tell of other filters up to block" << range.last().value;
    auto askingAll = ask(range, AllPeers);
    auto all = co_await askingAll;
    if (!all) co_return all.error();
    for (const PeerId peer : others)
        if (std::ranges::find(*all, peer, &From<FilterHashes>::peer) == all->end()) m_checkpoints.forget(peer);
    co_return all;
}

/// What peers tell of a range, without those that contradict themselves or a hard-coded filter header: they are
/// reported.
QCoro::Task<Result<FilterHeaderFollower::Answers>> FilterHeaderFollower::ask(BlockRange range, int sources)
{
    auto asked = m_client.filterHashes(range, sources);
    auto answers = co_await asked;
    if (!answers) co_return answers.error();
    if (!m_chain.hasHeaders(range)) co_return ReorgError;
    std::erase_if(*answers, [&](const auto& answer) {
        const bool contradictsItself = m_checkpoints.contradictsItself(range.first, answer);
        if (!contradictsItself && !contradictsKnown(range.first, answer.value)) return false;
        m_client.report(answer.peer, Offence::BadFilterHeaders,
                        contradictsItself ? u"contradicts its own checkpoints"_s
                                          : u"contradicts a filter header that is known"_s);
        return true;
    });
    co_return answers;
}

bool FilterHeaderFollower::contradictsKnown(BlockHeight first, const FilterHashes& told) const
{
    const auto known = m_chain.headers().params().filterHeaderCheckpoints;
    const BlockHeight last = first + (static_cast<std::int32_t>(told.hashes.size()) - 1);
    if (std::ranges::none_of(known, [&](const auto& one) { return one.height >= first && one.height <= last; }))
        return false;
    FilterHeader header = told.previous;
    BlockHeight height = first;
    for (const FilterHash& hash : told.hashes) {
        header = filterHeader(hash, header);
        const auto here = std::ranges::find(known, height, &FilterHeaderCheckpoint::height);
        if (here != known.end() && here->header != header) return true;
        height = height + 1;
    }
    return false;
}

/// Those who show that it is we who are wrong: nobody has our history, and more than half have another one in common.
/// Where each has its own, as after disputes that nobody could prove, ours is as good as any.
FilterHeaderFollower::Answers FilterHeaderFollower::ofAnotherHistory(BlockHeight first, const Answers& answers) const
{
    const FilterHeader ours = m_chain.filterHeaders().at(first - 1);
    const auto previous = [](const auto& answer) { return answer.value.previous; };
    if (std::ranges::find(answers, ours, previous) != answers.end()) return {};
    for (const auto& one : answers) {
        Answers same;
        std::ranges::copy_if(answers, std::back_inserter(same),
                             [&](const auto& other) { return previous(other) == previous(one); });
        if (2 * same.size() > answers.size()) return same;
    }
    return {};
}

QCoro::Task<Result<bool>> FilterHeaderFollower::confirm()
{
    const Round round = roundNow();
    const BlockHeight first = m_chain.agreedFilterHeaders() + 1;
    if (first > round.height || !round.isPromising || round == m_inVain) co_return false;
    const BlockRange range = m_chain.range(first, std::min(first + (RequestLimit - 1), round.height));
    auto asking = ask(range, sourcesFor(range));
    auto answers = co_await asking;
    if (!answers) co_return answers.error();
    if (!m_witnesses.areEnough(*answers)) {
        m_inVain = round;
        co_return false;
    }
    const std::size_t asked = answers->size();
    auto comparing = m_witnesses.compare(range, std::move(*answers));
    const auto told = co_await comparing;
    if (!told) co_return told.error();
    if (!m_chain.covers(range)) co_return ReorgError;
    note(range, *told, asked);

    if (const auto wrong = contradiction(range, *told)) {
        auto mending = mend(*wrong);
        const auto mended = co_await mending;
        if (!mended || *mended) co_return mended;
        if (!m_chain.covers(range)) co_return ReorgError;
        qCWarning(lcSync) << "one peer's filter headers are contradicted from block" << wrong->value;
        const BlockHash block = m_chain.headers().hash(*wrong);
        if (auto taken = m_takeBack(*wrong - 1); !taken) co_return taken.error();
        if (told->open.contains(block))
            if (auto disputed = m_chain.disputeFilter(block); !disputed) co_return disputed.error();
        co_return true;
    }
    const auto agreed = static_cast<std::int32_t>(finalCount(range, *told));
    if (agreed == 0 || m_chain.agreedFilterHeaders() + 1 != first) { // one witness is left, or doubt took it back
        m_inVain = round;
        co_return false;
    }
    if (auto stored = m_chain.setAgreedFilterHeaders(first + (agreed - 1)); !stored) co_return stored.error();
    co_return true;
}

FilterHeaderFollower::Round FilterHeaderFollower::roundNow() const
{
    Round round{{}, m_chain.filterHeaders().height()};
    bool isAnyNamed = false;
    for (const PeerInfo& peer : m_client.peers()) {
        if (!peer.servesFilters) continue;
        round.witnesses.push_back(peer.id);
        isAnyNamed = isAnyNamed || peer.isNamed;
    }
    round.isPromising = isAnyNamed || round.witnesses.size() >= EnoughToAgree;
    return round;
}

/// The first block whose filter we should not have gone by. A block that is disputed already was not scanned by one.
std::optional<BlockHeight> FilterHeaderFollower::contradiction(const BlockRange& range,
                                                               const FilterWitnesses::Agreement& told) const
{
    for (std::size_t i = 0; i < range.hashes.size(); ++i) {
        const BlockHeight height = range.first + static_cast<std::int32_t>(i);
        if (m_chain.isFilterDisputed(height)) continue;
        if (told.open.contains(range.hashes[i])) return height;
        if (!m_chain.filterHeaders().verifies(height, told.hashes[i])) return height;
    }
    return std::nullopt;
}

void FilterHeaderFollower::note(const BlockRange& range, const FilterWitnesses::Agreement& told, std::size_t asked)
{
    const auto saysTheSame = [&](const auto& answer) { return answer.value.hashes.back() == told.hashes.back(); };
    const auto alike = std::ranges::count_if(told.witnesses, saysTheSame);
    m_trust.compared({range.first + (static_cast<std::int32_t>(range.hashes.size()) - 1), static_cast<int>(alike),
                      static_cast<int>(asked)});
}

/// So many of our filter headers, from the first, are told by enough witnesses: also where others would win a dispute.
std::size_t FilterHeaderFollower::finalCount(const BlockRange& range, const FilterWitnesses::Agreement& told) const
{
    std::vector<FilterHash> ours;
    for (std::size_t i = 0; i < range.hashes.size(); ++i) {
        const BlockHeight height = range.first + static_cast<std::int32_t>(i);
        const auto isOurs
            = [&](const auto& answer) { return m_chain.filterHeaders().verifies(height, answer.value.hashes[i]); };
        const auto same = std::ranges::find_if(told.witnesses, isOurs);
        if (same == told.witnesses.end()) break;
        ours.push_back(same->value.hashes[i]);
    }
    return m_witnesses.finalCount(told.witnesses, ours);
}

QCoro::Task<Result<void>> FilterHeaderFollower::doubt(ChainPoint block, From<FilterHash> sent)
{
    const BlockRange range{block.height, {block.hash}};
    auto asking = ask(range, AllPeers);
    auto answers = co_await asking;
    if (!answers) co_return answers.error();
    if (!m_chain.covers(range)) co_return ReorgError;
    const auto isOurs
        = [&](const auto& one) { return m_chain.filterHeaders().verifies(block.height, one.value.hashes.front()); };
    if (std::ranges::none_of(*answers, isOurs)) {
        auto mending = mend(block.height);
        const auto mended = co_await mending;
        if (!mended) co_return mended.error();
        if (*mended) co_return MendedError;
        if (!m_chain.covers(range)) co_return ReorgError;
    }
    const auto word = std::ranges::find(*answers, sent.peer, &From<FilterHashes>::peer);
    if (word == answers->end()) co_return Result<void>{};
    if (word->value.hashes.front() != sent.value) {
        m_client.report(sent.peer, Offence::BadFilter, u"sent a filter other than the one it claimed"_s);
        co_return Result<void>{};
    }
    std::vector<From<FilterHash>> claims;
    for (const auto& [peer, told] : *answers) claims.push_back({peer, told.hashes.front()});
    if (const auto most = m_witnesses.outvoting(claims); most && m_chain.filterHeaders().verifies(block.height, *most))
        co_return Result<void>{}; // it is known for that
    auto settling = m_witnesses.settle(block, std::move(claims));
    const auto verdict = co_await settling;
    if (!verdict && verdict.error().code == Errc::FilterMismatch) co_return Result<void>{}; // nothing is known
    if (!verdict) co_return verdict.error();
    if (!m_chain.covers(range)) co_return ReorgError;
    const bool isKept = m_chain.filterHeaders().verifies(block.height, verdict->hash);
    if (isKept && !verdict->isOpen) co_return Result<void>{}; // it lied, and is reported

    std::erase_if(*answers, [&](const auto& answer) {
        return std::ranges::find(verdict->liars, answer.peer) != verdict->liars.end();
    });
    const bool mayUndo = block.height > m_chain.agreedFilterHeaders() || m_witnesses.areEnough(*answers);
    qCWarning(lcSync) << "the filter of block" << block.height.value << "is not the one of peer" << sent.peer.value;
    const bool isOpen = verdict->isOpen || !mayUndo;
    const bool takesBack = !isOpen || block.height > m_chain.agreedFilterHeaders();
    if (takesBack)
        if (auto taken = m_takeBack(block.height - 1); !taken) co_return taken;
    if (isOpen)
        if (auto disputed = m_chain.disputeFilter(block.hash); !disputed) co_return disputed;
    if (takesBack) co_return TakenBackError;
    co_return Result<void>{};
}

/// Whether what nobody agrees with, at this block, was damaged on our disk. A few are asked: to tell a proof takes one.
QCoro::Task<Result<bool>> FilterHeaderFollower::mend(BlockHeight height)
{
    if (height.value == 0) co_return false;
    const BlockRange range = m_mending.around(height);
    auto asking = ask(range, Witnesses);
    const auto answers = co_await asking;
    if (!answers) co_return answers.error();
    if (!m_chain.covers(range)) co_return ReorgError;
    for (const auto& [peer, told] : *answers) {
        const auto mended = m_mending.mend(range.first, told.hashes);
        if (!mended || *mended) co_return mended;
    }
    co_return false;
}

/// Nobody has our last filter header.
QCoro::Task<Result<void>> FilterHeaderFollower::goBack(Answers others)
{
    const BlockHeight last = m_chain.filterHeaders().height();
    auto mending = mend(last);
    const auto mended = co_await mending;
    if (!mended) co_return mended.error();
    if (*mended) co_return Result<void>{};
    if (m_chain.filterHeaders().height() != last) co_return TakenBackError;
    co_return rewind(m_witnesses.areEnough(others));
}

/// A single unnamed peer may not undo what two agreed on.
Result<void> FilterHeaderFollower::rewind(bool mayUndoAgreed)
{
    const BlockHeight from = m_chain.filterHeaders().height();
    if (from.value == 0) return Error{Errc::FilterMismatch, "no peer agrees on the genesis filter header"};
    const BlockHeight lowest = mayUndoAgreed ? BlockHeight{0} : m_chain.agreedFilterHeaders();
    if (from == lowest) return Error{Errc::FilterMismatch, "the only peer contradicts what two agreed on"};
    const BlockHeight to = std::max(lowest, from - m_rewind);
    qCWarning(lcSync) << "no peer agrees with our filter headers: rewinding from" << from.value << "to" << to.value;
    m_rewind *= 10;
    return m_takeBack(to);
}

} // namespace lockstep
