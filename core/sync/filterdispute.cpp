// SPDX-License-Identifier: MIT

#include "core/sync/filterdispute.h"

#include "core/filters/blockfilter.h"
#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::byte OpReturn{0x6a};

/// Whether every output script that belongs into the filter is in it. An unreadable filter holds nothing.
bool holdsAllOutputs(const Bytes& filter, const Block& block, const BlockHash& hash)
{
    for (const Transaction& tx : block.transactions) {
        for (const TxOut& output : tx.outputs) {
            if (output.scriptPubKey.empty() || output.scriptPubKey.front() == OpReturn) continue;
            FilterQuery one;
            one.add(output.scriptPubKey);
            const auto holds = one.matches(filter, hash);
            if (!holds || !*holds) return false;
        }
    }
    return true;
}

std::size_t elements(const std::optional<Bytes>& filter)
{
    if (!filter) return 0;
    const auto values = decodeFilter(*filter);
    return values ? values->size() : 0;
}

} // namespace

FilterDispute::FilterDispute(ChainClient& client, BlockSource& blocks, ChainPoint block)
    : m_client(client)
    , m_blocks(blocks)
    , m_block(block)
{
}

void FilterDispute::addClaim(PeerId peer, const FilterHash& hash)
{
    const auto same = std::ranges::find(m_claims, hash, &Claim::hash);
    if (same != m_claims.end())
        same->peers.push_back(peer);
    else
        m_claims.push_back({hash, {peer}, std::nullopt});
}

QCoro::Task<Result<FilterHash>> FilterDispute::settle()
{
    auto downloading = m_blocks.fetch(m_block.hash);
    auto block = co_await downloading;
    if (!block) co_return block.error();
    auto collecting = collectFilters();
    auto collected = co_await collecting;
    if (!collected) co_return collected.error();

    dropProvenLies(*block);
    const auto more = [](const Claim& a, const Claim& b) { return elements(a.filter) < elements(b.filter); };
    const auto best = std::ranges::max_element(m_claims, more);
    if (best == m_claims.end()) co_return Error{Errc::NotFound, "no peer has a filter that fits the block"};
    co_return best->hash;
}

QCoro::Task<Result<void>> FilterDispute::collectFilters()
{
    std::vector<PeerId> asked;
    while (!std::ranges::all_of(m_claims, [](const Claim& claim) { return claim.filter.has_value(); })) {
        BlockRange one{m_block.height, {m_block.hash}};
        auto asking = m_client.filters(std::move(one), asked);
        auto answer = co_await asking;
        if (!answer && answer.error().code == Errc::NoPeers) break;
        if (!answer) co_return answer.error();
        for (auto& [peer, filter] : *answer) {
            asked.push_back(peer);
            take(peer, std::move(filter));
        }
    }
    co_return Result<void>{};
}

void FilterDispute::take(PeerId peer, Bytes filter)
{
    const FilterHash hash = filterHash(filter);
    const auto claim = std::ranges::find(m_claims, hash, &Claim::hash);
    if (claim != m_claims.end()) {
        claim->filter = std::move(filter);
        return;
    }
    // It claimed one filter and sent another: caught by its own word.
    for (const Claim& other : m_claims)
        if (std::ranges::count(other.peers, peer) > 0)
            m_client.report(peer, Offence::BadFilterHeaders, u"sent a filter other than the one it claimed"_s);
}

void FilterDispute::dropProvenLies(const Block& block)
{
    std::erase_if(m_claims, [&](const Claim& claim) {
        if (!claim.filter || holdsAllOutputs(*claim.filter, block, m_block.hash)) return false;
        for (const PeerId peer : claim.peers)
            m_client.report(peer, Offence::BadFilterHeaders, u"its filter lacks an output script of the block"_s);
        return true;
    });
}

} // namespace lockstep
