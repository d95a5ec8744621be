// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/chain/filterheaderchain.h"
#include "core/chain/headerchain.h"
#include "core/storage/database.h"

#include <vector>

namespace lockstep {

/// The chain as the program knows it: headers, filter headers, and the global SyncedTo, in memory and in the
/// database. Only the chain loop writes it. Memory follows the database: it changes when the commit has succeeded.
class ChainState
{
public:
    ChainState(const NetworkParams& params, Database& database);

    /// Reads what is stored and cuts back what is torn. Errors: Database, Damaged.
    Result<void> load();

    const HeaderChain& headers() const { return m_headers; }
    const FilterHeaderChain& filterHeaders() const { return m_filterHeaders; }
    ChainPoint tip() const { return m_headers.tip(); }
    ChainPoint synced() const { return m_synced; } ///< Where all wallets in lockstep stand.

    /// Whether every block of the range is still on the best chain and its filter header known.
    bool covers(const BlockRange& range) const;

    bool hasHeaders(const BlockRange& range) const; ///< All of them are on the best chain.

    /// The blocks of the best chain from `first` to `last`, both included.
    BlockRange range(BlockHeight first, BlockHeight last) const;

    bool contains(const ChainPoint& point) const { return m_headers.contains(point); }
    ChainPoint pointAt(BlockHeight height) const { return {height, m_headers.hash(height)}; }

    /// Accepts headers in memory; what has changed must then be stored by `store`, or the program reload.
    Result<HeaderChainChange> acceptHeaders(std::span<const BlockHeader> headers, std::int64_t now);

    // Inside a write transaction:

    /// Rewrites the stored headers above `fork` from memory and cuts filter headers and SyncedTo back to it.
    Result<void> storeHeadersAbove(BlockHeight fork);
    Result<void> storeSynced(const ChainPoint& point);

    // After that transaction has been committed:
    void headersStored(BlockHeight fork); ///< Memory follows storeHeadersAbove().
    void setSynced(const ChainPoint& point) { m_synced = point; }

    /// Appends verified filter headers, to the store and to memory, in a transaction of its own.
    Result<void> appendFilterHeaders(const FilterHashes& hashes);

    /// Forgets the filter headers above `height`: what we believed is not what the peers agree on.
    Result<void> rewindFilterHeaders(BlockHeight height);

private:
    Result<void> loadHeaders();
    Result<void> loadFilterHeaders();

    Database& m_database;
    HeaderChain m_headers;
    FilterHeaderChain m_filterHeaders;
    ChainPoint m_synced;
};

} // namespace lockstep
