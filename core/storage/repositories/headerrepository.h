// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/primitives/blockheader.h"
#include "core/storage/database/database.h"

#include <optional>
#include <span>
#include <vector>

namespace lockstep {

/// Headers or filter headers of the best chain from height 1 on, in rows of up to 2,016: few rows, no index on hashes.
/// A row that is torn, or a gap, ends the sequence: what lies above counts as not stored and is overwritten later. So
/// does a last header with another hash than it was stored with: the others are proved by what follows them.
class HeaderRepository
{
public:
    explicit HeaderRepository(Database& db) : m_db(db) { }

    /// Stores headers for `first` and up. Whatever was stored at `first` and above is replaced.
    /// Errors: OutOfRange if `first` is not 1 to one past the last stored.
    Result<void> appendFrom(BlockHeight first, std::span<const BlockHeader> headers);
    Result<void> truncateAbove(BlockHeight height); ///< Genesis is never stored: 0 removes all.
    Result<std::vector<BlockHeader>> loadAll(); ///< Heights 1, 2, ...; mainnet: 72 MB.

private:
    struct Tip;
    Result<void> noteTip(const Tip& tip);
    Result<bool> isTip(const Tip& tip); ///< Or nothing was noted of this height.

    Database& m_db;
};

/// The same for filter headers. Only verified ones are stored. The last one stays whatever is noted of it: which of the
/// two is damaged only peers can tell.
class FilterHeaderRepository
{
public:
    explicit FilterHeaderRepository(Database& db) : m_db(db) { }

    Result<void> appendFrom(BlockHeight first, std::span<const FilterHeader> headers);
    Result<void> truncateAbove(BlockHeight height);
    Result<std::vector<FilterHeader>> loadAll();

    /// The last one as it was noted once more beside the others. nullopt: nothing was noted, by an older Lockstep.
    Result<std::optional<FilterHeaderCheckpoint>> notedTip();

private:
    Result<void> noteTip(const FilterHeaderCheckpoint& tip);

    Database& m_db;
};

} // namespace lockstep
