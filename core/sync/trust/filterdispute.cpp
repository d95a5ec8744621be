// SPDX-License-Identifier: MIT

#include "core/sync/trust/filterdispute.h"

#include "core/filters/blockfilter.h"
#include "core/script/spentscript.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::byte OpReturn{0x6a};

/// What the block tells of its filter.
struct Told
{
    std::set<Bytes> scripts; ///< In it beyond doubt: of outputs, and of spent ones that the spend proves.
    std::size_t hidden = 0; ///< So many more spends, each of any script.
};

Told whatIsTold(const Block& block)
{
    Told told;
    for (const Transaction& tx : block.transactions) {
        for (const TxOut& output : tx.outputs)
            if (!output.scriptPubKey.empty() && output.scriptPubKey.front() != OpReturn)
                told.scripts.insert(output.scriptPubKey);
        if (&tx == &block.transactions.front()) continue; // a coinbase spends nothing
        for (const TxIn& input : tx.inputs) {
            if (auto spent = certainScript(input))
                told.scripts.insert(*std::move(spent));
            else
                ++told.hidden;
        }
    }
    return told;
}

/// Whether the block may have this filter, as far as the block alone can tell. An unreadable filter holds nothing.
bool mayBelongTo(const Block& block, const BlockHash& hash, const Bytes& filter, std::size_t elements)
{
    const Told told = whatIsTold(block);
    if (elements > told.scripts.size() + told.hidden) return false;
    return std::ranges::all_of(told.scripts, [&](const Bytes& script) {
        FilterQuery one;
        one.add(script);
        const auto holds = one.matches(filter, hash);
        return holds && *holds;
    });
}

bool isMissing(const FilterClaim& claim) { return !claim.elements && !claim.wasAsked; }

bool stands(const FilterClaim& claim) { return !claim.isLie && !claim.peers.empty(); }

} // namespace

FilterDispute::FilterDispute(ChainClient& client, BlockSource& blocks, ChainPoint block,
                             std::vector<FilterClaim> judged)
    : m_client(client)
    , m_blocks(blocks)
    , m_block(block)
    , m_claims(std::move(judged))
{
    for (FilterClaim& claim : m_claims) claim.peers.clear();
}

void FilterDispute::addClaim(PeerId peer, const FilterHash& hash)
{
    const auto same = std::ranges::find(m_claims, hash, &FilterClaim::hash);
    if (same != m_claims.end())
        same->peers.push_back(peer);
    else
        m_claims.push_back({hash, {peer}, std::nullopt});
}

QCoro::Task<Result<FilterDispute::Verdict>> FilterDispute::settle()
{
    if (std::ranges::any_of(m_claims, isMissing)) {
        auto collecting = collectFilters();
        auto collected = co_await collecting;
        if (!collected) co_return collected.error();
    }
    co_return verdict();
}

QCoro::Task<Result<void>> FilterDispute::collectFilters()
{
    auto downloading = m_blocks.fetch(m_block);
    const auto block = co_await downloading;
    if (!block && block.error().code == Errc::NotFound)
        co_return Error{Errc::FilterMismatch, "no peer has the block that would tell whose filter fits"};
    if (!block) co_return block.error();

    for (FilterClaim& claim : m_claims) // nobody need send what is known
        if (claim.hash == filterHash(EmptyFilter)) judge(claim, toBytes(EmptyFilter), (*block)->parsed());
    std::vector<PeerId> asked;
    while (std::ranges::any_of(m_claims, isMissing)) {
        BlockRange one{m_block.height, {m_block.hash}};
        auto asking = m_client.filters(std::move(one), asked);
        const auto answer = co_await asking;
        if (!answer && answer.error().code == Errc::NoPeers) break;
        if (!answer) co_return answer.error();
        for (const auto& [peer, filter] : *answer) {
            asked.push_back(peer);
            take(peer, filter, (*block)->parsed());
        }
    }
    for (FilterClaim& claim : m_claims) claim.wasAsked = true;
    co_return Result<void>{};
}

void FilterDispute::take(PeerId peer, const Bytes& filter, const Block& block)
{
    const FilterHash hash = filterHash(filter);
    const auto claim = std::ranges::find(m_claims, hash, &FilterClaim::hash);
    if (claim != m_claims.end()) return judge(*claim, filter, block);
    for (FilterClaim& other : m_claims)
        if (std::erase(other.peers, peer) > 0) blame(peer, u"sent a filter other than the one it claimed"_s);
}

void FilterDispute::judge(FilterClaim& claim, const Bytes& filter, const Block& block)
{
    const auto values = decodeFilter(filter);
    claim.elements = values ? values->size() : 0;
    claim.isLie = !values || !mayBelongTo(block, m_block.hash, filter, *claim.elements);
}

void FilterDispute::blame(PeerId peer, const QString& why)
{
    m_client.report(peer, Offence::BadFilterHeaders, why);
    m_liars.push_back(peer);
}

Result<FilterDispute::Verdict> FilterDispute::verdict()
{
    for (const FilterClaim& claim : m_claims)
        for (const PeerId peer : claim.peers)
            if (claim.isLie) blame(peer, u"its filter does not fit the block's scripts"_s);

    const auto standing = std::ranges::count_if(m_claims, stands);
    if (standing == 0) return Error{Errc::FilterMismatch, "no peer has a filter that fits the block"};
    const auto weight = [](const FilterClaim& claim) {
        return std::tuple(stands(claim), claim.elements.has_value(), claim.peers.size(), claim.elements.value_or(0));
    };
    const FilterClaim& best = *std::ranges::max_element(m_claims, {}, weight);
    return Verdict{best.hash, standing > 1, m_liars};
}

} // namespace lockstep
