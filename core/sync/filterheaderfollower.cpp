// SPDX-License-Identifier: MIT

#include "core/sync/filterheaderfollower.h"

#include "core/sync/filterdispute.h"
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

int sourcesFor(const BlockRange& range) { return range.hashes.size() <= FewBlocks ? AllPeers : Witnesses; }

} // namespace

FilterHeaderFollower::FilterHeaderFollower(ChainClient& client, ChainState& chain, BlockSource& blocks,
                                           TakeBack takeBack)
    : m_client(client)
    , m_chain(chain)
    , m_blocks(blocks)
    , m_takeBack(std::move(takeBack))
{
}

QCoro::Task<Result<void>> FilterHeaderFollower::follow(BlockHeight height)
{
    while (m_chain.filterHeaders().height() < height) {
        const BlockHeight first = m_chain.filterHeaders().height() + 1;
        const BlockRange range = m_chain.range(first, std::min(first + (RequestLimit - 1), height));
        auto asked = m_client.filterHashes(range, sourcesFor(range));
        auto answers = co_await asked;
        if (!answers) co_return answers.error();
        if (!m_chain.hasHeaders(range)) co_return Error{Errc::TipMoved, "a reorg took the range away"};

        const bool areMany = isFinal(*answers);
        const FilterHeader ours = m_chain.filterHeaders().at(first - 1);
        std::erase_if(*answers, [&](const auto& answer) { return answer.value.previous != ours; });
        if (answers->empty()) {
            if (auto rewound = rewind(areMany); !rewound) co_return rewound;
            continue;
        }
        auto settling = agree(range, std::move(*answers));
        const auto agreed = co_await settling;
        if (!agreed) co_return agreed.error();
        if (!m_chain.hasHeaders(range)) co_return Error{Errc::TipMoved, "a reorg took the range away"};
        const FilterHashes& hashes = agreed->front().value;
        if (auto stored = m_chain.appendFilterHeaders(hashes, isFinal(*agreed)); !stored) co_return stored;
        m_rewind = 1;
    }
    co_return Result<void>{};
}

QCoro::Task<Result<bool>> FilterHeaderFollower::confirm()
{
    const Round round = roundNow();
    const BlockHeight first = m_chain.agreedFilterHeaders() + 1;
    if (first > round.height || !round.isPromising || round == m_inVain) co_return false;
    const BlockRange range = m_chain.range(first, std::min(first + (RequestLimit - 1), round.height));
    auto asked = m_client.filterHashes(range, sourcesFor(range));
    auto answers = co_await asked;
    if (!answers) co_return answers.error();
    if (!m_chain.covers(range)) co_return Error{Errc::TipMoved, "a reorg took the range away"};

    // Who contradicts what two have agreed on before has no say here.
    const FilterHeader ours = m_chain.filterHeaders().at(first - 1);
    std::erase_if(*answers, [&](const auto& answer) { return answer.value.previous != ours; });
    if (!isFinal(*answers)) {
        m_inVain = round;
        co_return false;
    }
    auto settling = agree(range, std::move(*answers));
    const auto agreed = co_await settling;
    if (!agreed) co_return agreed.error();
    if (!m_chain.covers(range)) co_return Error{Errc::TipMoved, "a reorg took the range away"};

    if (const auto wrong = contradiction(first, agreed->front().value)) {
        qCWarning(lcSync) << "one peer's filter headers are contradicted from block" << wrong->value;
        if (auto taken = m_takeBack(*wrong - 1); !taken) co_return taken.error();
        co_return true;
    }
    if (!isFinal(*agreed)) { // a dispute was settled, and one witness is left
        m_inVain = round;
        co_return false;
    }
    if (auto stored = m_chain.setAgreedFilterHeaders(range.last()); !stored) co_return stored.error();
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

bool FilterHeaderFollower::isFinal(const Answers& agreeing) const
{
    if (agreeing.size() >= EnoughToAgree) return true;
    const auto isNamed = [&](const PeerInfo& peer) { return peer.isNamed && peer.id == agreeing.front().peer; };
    return !agreeing.empty() && std::ranges::any_of(m_client.peers(), isNamed);
}

/// The first block, from `first` on, for which we hold another filter header.
std::optional<BlockHeight> FilterHeaderFollower::contradiction(BlockHeight first, const FilterHashes& told) const
{
    BlockHeight height = first;
    for (const FilterHash& hash : told.hashes) {
        if (!m_chain.filterHeaders().verifies(height, hash)) return height;
        height = height + 1;
    }
    return std::nullopt;
}

/// Those that are left tell the same.
QCoro::Task<Result<FilterHeaderFollower::Answers>> FilterHeaderFollower::agree(BlockRange range, Answers answers)
{
    while (true) {
        const auto& first = answers.front().value.hashes;
        std::size_t position = first.size();
        for (const auto& other : answers) {
            const auto differs = std::ranges::mismatch(first, other.value.hashes).in1;
            position = std::min(position, static_cast<std::size_t>(differs - first.begin()));
        }
        if (position == first.size()) co_return std::move(answers);

        const BlockHeight height = range.first + static_cast<std::int32_t>(position);
        qCWarning(lcSync) << "peers disagree on the filter of block" << height.value;
        FilterDispute dispute(m_client, m_blocks, {height, range.hashes[position]});
        for (const auto& answer : answers) dispute.addClaim(answer.peer, answer.value.hashes[position]);
        auto settling = dispute.settle();
        auto settled = co_await settling;
        if (!settled) co_return settled.error();
        std::erase_if(answers, [&](const auto& answer) { return answer.value.hashes[position] != *settled; });
    }
}

/// Nobody agrees with us. A single unnamed peer may not undo what two agreed on.
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
