// SPDX-License-Identifier: MIT
#pragma once

#include "core/filters/blockfilter.h"
#include "core/util/result.h"
#include "core/wallet/indexedblock.h"
#include "core/wallet/wallet.h"

#include <memory>
#include <optional>
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
/// Cost: about 150 bytes a script; a block is looked up by its own scripts, whatever the number of wallets.
class RecoveryState
{
public:
    RecoveryState() = default;

    /// Derives what is missing. Errors: OutOfRange, Malformed from a descriptor.
    static Result<RecoveryState> of(const std::vector<ScanMember>& members);

    Result<void> add(WatchedScripts member); ///< What lies behind was not searched for it. Errors: as `of`.

    /// Everything watched now.
    const FilterQuery& query() const { return m_query; }
    std::size_t scriptCount() const { return m_watched.size(); }
    FilterQuery queryFrom(std::size_t count) const; ///< Those that came when there were `count` already.

    /// The watched scripts that the block pays, each with every source it is of. The views live as long as this.
    std::vector<std::pair<const ScriptSource*, ByteSpan>> paidIn(const IndexedBlock& block) const;

    struct Absorbed
    {
        bool pays = false; ///< If not, and the block spends nothing of ours, it was a false positive.
        std::vector<Bytes> fresh; ///< New scripts, to be looked for in later blocks; they were, in this one.
    };

    /// Moves the horizons past the scripts that `block` uses, again and again until it uses no new one.
    Result<Absorbed> absorb(const IndexedBlock& block);

private:
    struct Horizon
    {
        std::size_t member = 0;
        KeychainId keychain;
        std::uint32_t nextIndex = 0; ///< One past the last used index.
        std::uint32_t watchedTo = 0; ///< Scripts below this index are in the list.
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

    Result<void> watchMember(std::size_t member);

    /// Its number, and whether nobody watched it before.
    Result<std::pair<std::uint32_t, bool>> watch(std::size_t horizon, std::uint32_t index);
    Numbers watchedIn(const IndexedBlock& block) const;
    std::vector<std::size_t> moveHorizons(const Numbers& used); ///< Those that moved.

    /// Watches what came within the horizon's window. Returns what of it the block pays.
    Result<Numbers> extend(std::size_t horizon, const IndexedBlock& block, std::vector<Bytes>& fresh);

    std::vector<WatchedScripts> m_members;
    std::vector<Horizon> m_horizons;
    std::vector<Watched> m_watched;
    ScriptTable m_table; ///< Of m_watched.
    FilterQuery m_query;
};

} // namespace lockstep
