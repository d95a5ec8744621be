// SPDX-License-Identifier: MIT

#include "core/sync/state/chainstate.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/headerrepository.h"
#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

ChainState::ChainState(const NetworkParams& params, Database& database)
    : m_database(database)
    , m_headers(params)
    , m_filterHeaders(params)
    , m_synced{{0}, params.genesisHash}
{
}

Result<void> ChainState::load()
{
    m_isStale = true;
    if (auto headers = loadHeaders(); !headers) return headers;
    if (auto filterHeaders = loadFilterHeaders(); !filterHeaders) return filterHeaders;
    const auto synced = ChainStateRepository(m_database).syncedTo();
    if (!synced) return synced.error();
    m_synced = *synced;
    const auto agreed = ChainStateRepository(m_database).agreedFilterHeaders();
    if (!agreed) return agreed.error();
    m_agreed = std::min(*agreed, m_filterHeaders.height());
    if (m_agreed < *agreed) // what comes in the place of the lost ones was not agreed on yet
        if (auto stored = setAgreedFilterHeaders(m_agreed); !stored) return stored;
    auto disputed = ChainStateRepository(m_database).disputedFilters();
    if (!disputed) return disputed.error();
    m_disputed = *std::move(disputed);
    m_isStale = false;
    return {};
}

Result<void> ChainState::loadHeaders()
{
    const NetworkParams& params = m_headers.params();
    const auto stored = HeaderRepository(m_database).loadAll();
    if (!stored) return stored.error();
    m_headers = HeaderChain(params);
    const std::size_t sound = m_headers.restore(*stored);
    m_stored = {static_cast<std::int32_t>(sound)};
    if (sound == stored->size()) return {};
    qCWarning(lcSync) << "stored headers are sound up to" << sound << "of" << stored->size() << "- cutting back";
    return inTransaction(m_database, Durability::Full, [&] {
        return HeaderRepository(m_database).truncateAbove({static_cast<std::int32_t>(sound)});
    });
}

Result<void> ChainState::loadFilterHeaders()
{
    auto stored = FilterHeaderRepository(m_database).loadAll();
    if (!stored) return stored.error();
    m_filterHeaders = FilterHeaderChain(m_headers.params());
    const auto known = static_cast<std::size_t>(m_headers.tip().height.value);
    if (stored->size() > known) stored->resize(known);
    m_filterHeaders.restore(*stored);
    return {};
}

bool ChainState::hasHeaders(const BlockRange& range) const
{
    return !range.hashes.empty() && range.last() <= tip().height && m_headers.hash(range.first) == range.hashes.front()
        && m_headers.hash(range.last()) == range.hashes.back();
}

std::vector<BlockHeight> ChainState::disputedBlocks() const
{
    std::vector<BlockHeight> heights;
    for (const BlockHash& hash : m_disputed)
        if (const auto height = m_headers.heightOf(hash)) heights.push_back(*height);
    return heights;
}

Result<std::optional<FilterHeader>> ChainState::notedFilterHeader() const
{
    const auto noted = FilterHeaderRepository(m_database).notedTip();
    if (!noted) return noted.error();
    const bool isOfTheLast = *noted && (*noted)->height == m_filterHeaders.height();
    return isOfTheLast ? std::optional((*noted)->header) : std::nullopt;
}

bool ChainState::covers(const BlockRange& range) const
{
    return hasHeaders(range) && range.last() <= m_filterHeaders.height();
}

BlockRange ChainState::range(BlockHeight first, BlockHeight last) const
{
    BlockRange range{first, {}};
    for (BlockHeight height = first; height <= last; height = height + 1)
        range.hashes.push_back(m_headers.hash(height));
    return range;
}

Result<HeaderChainChange> ChainState::acceptHeaders(std::span<const BlockHeader> headers, std::int64_t now)
{
    return m_headers.accept(headers, now);
}

Result<void> ChainState::storeHeadersAbove(BlockHeight fork)
{
    const BlockHeight from = std::min(fork, m_stored);
    std::vector<BlockHeader> headers;
    for (BlockHeight height = from + 1; height <= m_headers.provedHeight(); height = height + 1)
        headers.push_back(m_headers.header(height));
    if (headers.empty() && from == m_stored) return {};
    return HeaderRepository(m_database).appendFrom(from + 1, headers);
}

Result<void> ChainState::storeFilterCut(BlockHeight height)
{
    if (height < m_filterHeaders.height())
        if (auto cut = FilterHeaderRepository(m_database).truncateAbove(height); !cut) return cut;
    if (height < m_agreed)
        if (auto cut = ChainStateRepository(m_database).setAgreedFilterHeaders(height); !cut) return cut;
    return {};
}

Result<void> ChainState::storeCut(BlockHeight height)
{
    if (auto cut = storeFilterCut(height); !cut) return cut;
    if (height < m_synced.height) return storeSynced(pointAt(height));
    return {};
}

/// Those above are written once more: it is rare, and the rows are a sequence.
Result<void> ChainState::storeMended(BlockHeight first, std::span<const FilterHeader> sound)
{
    std::vector<FilterHeader> headers(sound.begin(), sound.end());
    BlockHeight above = first + static_cast<std::int32_t>(sound.size());
    for (; above <= m_filterHeaders.height(); above = above + 1) headers.push_back(m_filterHeaders.at(above));
    return FilterHeaderRepository(m_database).appendFrom(first, headers);
}

Result<void> ChainState::storeSynced(const ChainPoint& point)
{
    return ChainStateRepository(m_database).setSyncedTo(point);
}

void ChainState::headersStored(BlockHeight fork)
{
    m_stored = std::max(std::min(fork, m_stored), m_headers.provedHeight());
}

void ChainState::cutFilters(BlockHeight height)
{
    if (height < m_filterHeaders.height()) m_filterHeaders.truncate(height);
    m_agreed = std::min(m_agreed, height);
}

void ChainState::cut(BlockHeight height)
{
    cutFilters(height);
    if (height < m_synced.height) m_synced = pointAt(height);
}

Result<void> ChainState::appendFilterHeaders(const FilterHashes& hashes, std::size_t agreed,
                                             const std::set<BlockHash>& disputed)
{
    const BlockHeight before = m_filterHeaders.height();
    const auto headers = m_filterHeaders.chained(hashes.previous, hashes.hashes);
    if (!headers) return headers.error();
    const BlockHeight last = before + static_cast<std::int32_t>(headers->size());
    const BlockHeight told = m_agreed == before ? before + static_cast<std::int32_t>(agreed) : m_agreed;
    const BlockHeight sure = std::max(told, knownUpTo(last));
    std::set<BlockHash> allDisputed = m_disputed;
    allDisputed.insert(disputed.begin(), disputed.end());
    auto stored = inTransaction(m_database, Durability::Normal, [&]() -> Result<void> {
        if (auto done = FilterHeaderRepository(m_database).appendFrom(before + 1, *headers); !done) return done;
        if (allDisputed.size() != m_disputed.size())
            if (auto done = ChainStateRepository(m_database).setDisputedFilters(allDisputed); !done) return done;
        if (sure == m_agreed) return {};
        return ChainStateRepository(m_database).setAgreedFilterHeaders(sure);
    });
    if (!stored) return stored;
    m_agreed = sure;
    m_disputed = std::move(allDisputed);
    return m_filterHeaders.append(hashes.previous, hashes.hashes);
}

/// The last hard-coded filter header at or below `height`: it proves all before it.
BlockHeight ChainState::knownUpTo(BlockHeight height) const
{
    BlockHeight known{0};
    for (const FilterHeaderCheckpoint& checkpoint : m_headers.params().filterHeaderCheckpoints)
        if (checkpoint.height <= height) known = checkpoint.height;
    return known;
}

Result<void> ChainState::setAgreedFilterHeaders(BlockHeight height)
{
    auto stored = inTransaction(m_database, Durability::Normal,
                                [&] { return ChainStateRepository(m_database).setAgreedFilterHeaders(height); });
    if (stored) m_agreed = height;
    return stored;
}

Result<void> ChainState::disputeFilter(const BlockHash& block)
{
    std::set<BlockHash> disputed = m_disputed;
    disputed.insert(block);
    auto stored = inTransaction(m_database, Durability::Normal,
                                [&] { return ChainStateRepository(m_database).setDisputedFilters(disputed); });
    if (stored) m_disputed = std::move(disputed);
    return stored;
}

} // namespace lockstep
