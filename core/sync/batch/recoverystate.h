// SPDX-License-Identifier: MIT
#pragma once

#include "core/filters/blockfilter.h"
#include "core/sync/batch/turns.h"
#include "core/util/result.h"
#include "core/wallet/indexedblock.h"
#include "core/wallet/wallet.h"

#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace lockstep {

/// A wallet that takes part in a scan, and how far past its last used script the scan looks.
struct ScanMember
{
    std::shared_ptr<Wallet> wallet; ///< nullptr: `looked` is looked for, and is no wallet's.
    std::uint32_t window = 0;

    /// Only these scripts, instead of all of the wallet's: a targeted scan. They do not grow.
    std::optional<std::vector<std::pair<KeychainId, std::uint32_t>>> only;

    std::optional<JobId> job; ///< What it is in the scan for; nullopt: the lockstep.
    bool moves = true; ///< Its SyncedTo goes along; false: the job has a cursor of its own.
    std::shared_ptr<ScriptSource> looked;

    std::shared_ptr<ScriptSource> source() const { return wallet ? wallet : looked; }
};

/// The same of scripts that need be no wallet's.
struct WatchedScripts
{
    std::shared_ptr<ScriptSource> source;
    std::uint32_t window = 0;
    std::optional<std::vector<std::pair<KeychainId, std::uint32_t>>> only;
};

/// The aggregate watch list of all wallets that move together: which scripts to look for, and how that grows as
/// their addresses are seen in use. A scan works on it in memory; the wallets' rows follow in the commit.
///
/// A wide window is a hundred thousand scripts, which take seconds: so what a change brings into the list comes into it
/// in steps, by `growInTurns`.
///
/// Cost: about 150 bytes a script; a block is looked up by its own scripts, whatever the number of wallets.
class RecoveryState
{
public:
    RecoveryState() = default;

    void add(WatchedScripts member); ///< What lies behind was not searched for it.

    /// Moves the horizons past the scripts that `block` uses. Whether it pays any: if not, and the block spends nothing
    /// of ours, it was a false positive.
    bool absorb(const IndexedBlock& block);

    /// Watches some of what came into the windows and is not in the list, until the turn is over; derives what is
    /// missing. Where `block` pays it, the horizons move on. True: there is more. Errors: OutOfRange, Malformed from a
    /// descriptor.
    Result<bool> grow(const Turns& turns, const IndexedBlock* block = nullptr);

    /// Everything watched now.
    const FilterQuery& query() const { return m_query; }
    std::size_t scriptCount() const { return m_watched.size(); }
    /// Those that came when there were `count` already. Adds them to `query`.
    void addFrom(std::size_t count, FilterQuery& query) const;

    std::vector<ScriptPlace> lastUsed(const ScriptSource& source) const; ///< Of each branch that grows, if any.

    /// The watched scripts that the block pays, each with every source it is of. The views live as long as this.
    std::vector<std::pair<const ScriptSource*, ByteSpan>> paidIn(const IndexedBlock& block) const;

private:
    struct Horizon
    {
        std::size_t member = 0;
        KeychainId keychain;
        bool grows = false; ///< With its nextIndex; else it is a fixed list.
        std::uint32_t nextIndex = 0; ///< One past the last used index.
        std::uint32_t fixed = 0; ///< How many a fixed list has.
        std::vector<std::uint32_t> only; ///< Their indexes, where it is not all up to there.
        std::uint32_t watched = 0; ///< So many of its scripts are in the list.
    };
    struct Owner
    {
        std::size_t horizon = 0;
        std::uint32_t index = 0;
    };
    struct Watched
    {
        Bytes script;
        std::vector<Owner> owners;
    };
    using Numbers = std::vector<std::uint32_t>; ///< Of watched scripts.

    std::uint32_t wanted(const Horizon& horizon) const; ///< How many of its scripts belong into the list.
    Result<std::uint32_t> watchNext(std::size_t horizon); ///< Its number.
    Numbers watchedIn(const IndexedBlock& block) const;
    void moveHorizons(std::uint32_t used); ///< Of all whose script it is.

    std::vector<WatchedScripts> m_members;
    std::vector<Horizon> m_horizons;
    std::set<std::size_t> m_lagging; ///< Horizons that may lack scripts of the list.
    std::vector<Watched> m_watched;
    ScriptTable m_table; ///< Of m_watched.
    FilterQuery m_query;
};

/// Until there is no more. Errors: as `grow`, Cancelled.
QCoro::Task<Result<void>> growInTurns(RecoveryState& recovery, Turns& turns, const IndexedBlock* block = nullptr);

} // namespace lockstep
