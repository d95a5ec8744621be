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

} // namespace

FilterHeaderFollower::FilterHeaderFollower(ChainClient& client, ChainState& chain, BlockSource& blocks)
    : m_client(client)
    , m_chain(chain)
    , m_blocks(blocks)
{
}

QCoro::Task<Result<void>> FilterHeaderFollower::follow(BlockHeight height)
{
    while (m_chain.filterHeaders().height() < height) {
        const BlockHeight first = m_chain.filterHeaders().height() + 1;
        const BlockRange range = m_chain.range(first, std::min(first + (RequestLimit - 1), height));
        const int sources = range.hashes.size() <= FewBlocks ? AllPeers : Witnesses;
        auto asked = m_client.filterHashes(range, sources);
        auto answers = co_await asked;
        if (!answers) co_return answers.error();
        if (!m_chain.hasHeaders(range)) co_return Error{Errc::TipMoved, "a reorg took the range away"};

        const FilterHeader ours = m_chain.filterHeaders().at(first - 1);
        std::erase_if(*answers, [&](const auto& answer) { return answer.value.previous != ours; });
        if (answers->empty()) {
            if (auto rewound = rewind(); !rewound) co_return rewound;
            continue;
        }
        auto settling = agree(range, std::move(*answers));
        auto agreed = co_await settling;
        if (!agreed) co_return agreed.error();
        if (!m_chain.hasHeaders(range)) co_return Error{Errc::TipMoved, "a reorg took the range away"};
        if (auto stored = m_chain.appendFilterHeaders(*agreed); !stored) co_return stored;
        m_rewind = 1;
    }
    co_return Result<void>{};
}

QCoro::Task<Result<FilterHashes>> FilterHeaderFollower::agree(BlockRange range, Answers answers)
{
    while (true) {
        const auto& first = answers.front().value.hashes;
        std::size_t position = first.size();
        for (const auto& other : answers) {
            const auto differs = std::ranges::mismatch(first, other.value.hashes).in1;
            position = std::min(position, static_cast<std::size_t>(differs - first.begin()));
        }
        if (position == first.size()) co_return std::move(answers.front().value);

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

Result<void> FilterHeaderFollower::rewind()
{
    const BlockHeight from = m_chain.filterHeaders().height();
    if (from.value == 0) return Error{Errc::FilterMismatch, "no peer agrees on the genesis filter header"};
    const BlockHeight to{std::max(0, from.value - m_rewind)};
    qCWarning(lcSync) << "no peer agrees with our filter headers: rewinding from" << from.value << "to" << to.value;
    m_rewind *= 10;
    return m_chain.rewindFilterHeaders(to);
}

} // namespace lockstep
