// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"
#include "core/wallet/wallet.h"

#include <map>
#include <set>
#include <vector>

namespace lockstep {

struct Job;

/// Which heights were looked at for a wallet with a wider window than the lockstep's, and how wide: by its import, a
/// deeper scan, a look for single scripts. Stored with the batch that looked, in one transaction.
///
/// Whatever is to be looked at there again, for the same blocks whose filters turned out to be lies as for those of
/// another branch, is looked at as widely: so a way back leaves these ranges as they are, and adds what a scan under
/// way would have come to. Too much in here costs time, too little a payment.
class ScannedBlocks
{
public:
    explicit ScannedBlocks(Database& database) : m_database(database) { }

    Result<void> load(); ///< Those of a wallet whose rows are damaged are left out. On an error all is as it was.

    /// Scripts past the last used one that were looked for in any block from `first` to `last`; 0: the lockstep's.
    std::uint32_t window(WalletId wallet, BlockHeight first, BlockHeight last) const;

    // Inside a transaction; after one that failed `load` again:
    Result<void> note(const ScannedRange& range); ///< Joined with those it touches.
    Result<void> noteJob(const Job& job, const Wallet& wallet, BlockHeight first, BlockHeight last);

    void dropOf(WalletId wallet) { m_ranges.erase(wallet); } ///< It is gone, and its rows with it.

private:
    Database& m_database;
    std::map<WalletId, std::vector<ScannedRange>> m_ranges;
    std::set<WalletId> m_unreadable; ///< Told in the log.
};

} // namespace lockstep
