// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/files/blockcache.h"
#include "core/storage/files/filterstore.h"
#include "core/sync/cachekeeping.h"
#include "core/sync/state/chainstate.h"
#include "core/sync/state/walletset.h"
#include "core/util/clock.h"

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace lockstep {

/// What of the chain is on the disk, and the person's choice of what stays there. Whatever comes out of it is proved
/// as if a peer had sent it: a filter by its filter header, a block (by the one who reads it) by its hash and merkle
/// root. So damage, a reorg and a strange file cost a download and no more.
class ChainCache
{
public:
    struct Parts
    {
        std::string folder; ///< The network's own; empty: nothing is kept, and nothing is here.
        Database& database;
        const ChainState& chain;
        const WalletSet& wallets;
        const Clock& clock;
    };
    explicit ChainCache(const Parts& parts);

    Result<void> load(); ///< After chain and wallets. Deletes what is kept no more. Errors: Database.

    std::optional<Bytes> filter(BlockHeight height); ///< Its filter header must be known.
    /// Whether the filter that is kept for a height is the block's. One that is not is forgotten. WrongHeader: with
    /// the filter of the next block it proves that the filter header between them is damaged.
    enum class Proof { Absent, Sound, Damaged, WrongHeader };
    Proof proveFilter(BlockHeight height); ///< Its filter header must be known.
    FilterHeader headerByFilter(BlockHeight height); ///< Of a WrongHeader, what the filter shows that it was.
    void dropUnproved() { m_filters.dropForgotten(); } ///< What was found damaged leaves the disk.
    std::int32_t filterCount(BlockHeight from, BlockHeight to); ///< Of the heights `from` to `to`, as far as is known.
    bool hasFilter(BlockHeight height) { return m_filters.has(height); } ///< As far as is known.
    bool keepsEverything() const; ///< Also filters that no scan asks for.
    /// Whether `bytes` of filters more can be kept so that `left` of the room for them stays free. Errors: DiskFull;
    /// OutOfRange: their own cap; Io: there is no folder for them.
    Result<void> roomFor(std::int64_t bytes, std::int64_t left) const;
    void keepFilters(BlockHeight first, std::span<const Bytes> proved);
    void forgetFiltersAbove(BlockHeight height) { m_filters.forgetAbove(height); } ///< A reorg.

    std::optional<Bytes> block(const BlockHash& hash); ///< As it was kept; its header is the hash's, no more is sure.
    void keepBlock(const BlockHash& hash, std::shared_ptr<const Bytes> proved);
    void forgetBlock(const BlockHash& hash) { m_blocks.forget(hash); } ///< One that is damaged.
    void forgetBlocks() { m_blocks.clear(); } ///< They tell what a wallet was about that is gone.

    /// Stores a person's choice and deletes what it does not keep. Errors: OutOfRange, Database.
    Result<void> setKeeping(const CacheKeeping& keeping);
    /// Deletes what is kept no more: a wallet was removed, or months have passed.
    void trim();
    void trimDaily(); ///< The same, when a day has passed since.
    void clear(); ///< Deletes all; what comes is kept as before.
    CacheState state() const;

private:
    BlockHeight lowestKept() const;
    void applyLimits();

    Parts m_parts;
    CacheKeeping m_keeping;
    std::int64_t m_trimmedAt = 0; ///< Unix seconds.
    FilterStore m_filters;
    BlockCache m_blocks;
};

} // namespace lockstep
