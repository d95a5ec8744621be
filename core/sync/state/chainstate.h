// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/chain/filterheaderchain.h"
#include "core/chain/headerchain.h"
#include "core/storage/database/database.h"

#include <optional>
#include <set>
#include <span>
#include <vector>

namespace lockstep {

/// The chain as the program knows it: headers, filter headers, and the global SyncedTo, in memory and in the
/// database. Only the chain loop writes it. Memory follows the database: it changes when the commit has succeeded.
class ChainState
{
public:
    ChainState(const NetworkParams& params, Database& database);

    /// Reads what is stored and cuts back what is torn. Errors: Database, Damaged; then it is stale.
    Result<void> load();

    bool isStale() const { return m_isStale; } ///< As WalletSet::isStale.
    void setStale() { m_isStale = true; }

    const HeaderChain& headers() const { return m_headers; }
    const FilterHeaderChain& filterHeaders() const { return m_filterHeaders; }
    ChainPoint tip() const { return m_headers.tip(); }
    BlockHeight storedHeaders() const { return m_stored; } ///< Up to here they are on the disk.
    ChainPoint synced() const { return m_synced; } ///< Where all wallets in lockstep stand.

    /// Up to here two peers, or one that the person named, told the same filter headers, or a hard-coded one proves
    /// them. What lies between here and filterHeaders() is one peer's word: used, and asked again.
    BlockHeight agreedFilterHeaders() const { return m_agreed; }

    /// Peers disagreed on this block's filter and nobody could prove it: no filter is trusted with it, the block is
    /// read. That stays so, whatever becomes of the filter headers: who disagreed may be gone for good.
    bool isFilterDisputed(BlockHeight height) const { return m_disputed.contains(m_headers.hash(height)); }

    std::vector<BlockHeight> disputedBlocks() const; ///< Those of the best chain.

    /// The last filter header as it was noted beside the store. nullopt: nothing is noted of it.
    Result<std::optional<FilterHeader>> notedFilterHeader() const;

    /// Whether every block of the range is still on the best chain and its filter header known.
    bool covers(const BlockRange& range) const;

    bool hasHeaders(const BlockRange& range) const; ///< All of them are on the best chain.

    /// The blocks of the best chain from `first` to `last`, both included.
    BlockRange range(BlockHeight first, BlockHeight last) const;

    bool contains(const ChainPoint& point) const { return m_headers.contains(point); }
    ChainPoint pointAt(BlockHeight height) const { return {height, m_headers.hash(height)}; }

    /// Accepts headers in memory; what has changed must then be stored by `store`, or the program reload.
    Result<HeaderChainChange> acceptHeaders(std::span<const BlockHeader> headers, std::int64_t now);

    /// Switches in memory to the branch that waits, as acceptHeaders() would have.
    HeaderChainChange takeHeldReorg() { return m_headers.takeHeldReorg(); }

    // Inside a write transaction:

    /// Rewrites the stored headers above `fork` from memory, as far as their work is proved: what costs a liar nothing
    /// gets no place on the disk.
    Result<void> storeHeadersAbove(BlockHeight fork);
    Result<void> storeFilterCut(BlockHeight height); ///< Filter headers come down to it.
    Result<void> storeCut(BlockHeight height); ///< Filter headers and SyncedTo come down to it.
    /// Filter headers from `first` on, in the place of damaged ones: they are what was agreed on before.
    Result<void> storeMended(BlockHeight first, std::span<const FilterHeader> sound);
    Result<void> storeSynced(const ChainPoint& point);

    // After that transaction has been committed:
    void headersStored(BlockHeight fork); ///< Memory follows storeHeadersAbove().
    void cutFilters(BlockHeight height); ///< Memory follows storeFilterCut().
    void cut(BlockHeight height); ///< Memory follows storeCut().
    void mend(BlockHeight first, std::span<const FilterHeader> sound) { m_filterHeaders.replace(first, sound); }
    void setSynced(const ChainPoint& point) { m_synced = point; }

    /// Appends filter headers, to the store and to memory, in a transaction of its own. The first `agreed` of them are
    /// not only one peer's word; those in `disputed` are only what we go on with.
    Result<void> appendFilterHeaders(const FilterHashes& hashes, std::size_t agreed,
                                     const std::set<BlockHash>& disputed);

    /// From now on no filter is trusted with this block. In a transaction of its own. What was scanned by its filter
    /// before is for the caller to scan again.
    Result<void> disputeFilter(const BlockHash& block);

    /// More peers have told the same up to here. In a transaction of its own.
    Result<void> setAgreedFilterHeaders(BlockHeight height);

private:
    Result<void> loadHeaders();
    Result<void> loadFilterHeaders();
    BlockHeight knownUpTo(BlockHeight height) const;

    Database& m_database;
    HeaderChain m_headers;
    BlockHeight m_stored; ///< Headers above are in memory only.
    FilterHeaderChain m_filterHeaders;
    ChainPoint m_synced;
    BlockHeight m_agreed;
    std::set<BlockHash> m_disputed;
    bool m_isStale = false;
};

} // namespace lockstep
