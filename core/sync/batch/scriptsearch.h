// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/batch/batchscanner.h"
#include "core/sync/state/chainstate.h"
#include "core/wallet/scriptsource.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace lockstep {

/// What a search is for: families of accounts that are no wallets, each in its order. An account is used only when
/// the one before it was, give or take a gap: so a family grows as it is found in use.
struct SearchWish
{
    std::vector<std::vector<std::shared_ptr<ScriptSource>>> families;
    std::optional<BlockHeight> block; ///< The first one to look at; or else
    std::optional<std::int64_t> time; ///< the block of this time, unix seconds; neither: from the beginning.
    std::uint32_t lookahead = 0; ///< Scripts past the last used one; fewer than ScriptSearch::windowOf change nothing.
};

/// One account that was found in use.
struct SearchFinding
{
    std::size_t family = 0;
    std::uint32_t account = 0; ///< Its place in the family.
    std::int32_t transactions = 0; ///< That pay it or spend from it.
    std::int64_t balance = 0; ///< Satoshis that nothing had spent at the end.
    BlockHeight first; ///< Block of the first such transaction,
    BlockHeight last; ///< and of the last.
};

struct SearchReport
{
    BlockHeight from; ///< First block that was looked at; above `to`: there was none.
    BlockHeight to;
    bool isAgreed = false; ///< Two peers told the filters, or one that the person named; else one may have hidden some.
    std::vector<SearchFinding> found; ///< By family, then by account.
};

/// Looks through blocks for accounts before any wallet is made of them: one pass over the filters for all of them
/// together. In memory alone; nothing of it is stored, and after a restart it begins anew.
class ScriptSearch
{
public:
    using Done = std::function<void(Result<SearchReport>)>;

    static constexpr std::uint32_t AccountGap = 3; ///< So many accounts past the last used one are looked for.
    static constexpr std::uint32_t FirstWindow = 100; ///< Scripts past the last used one, of a family's first account;
    static constexpr std::uint32_t Window = 20; ///< of the others, as BIP44 has it. Each script costs false positives.

    /// Scripts past the last used one that are watched of an account, where the person wants `lookahead` of them.
    static constexpr std::uint32_t windowOf(std::uint32_t account, std::uint32_t lookahead)
    {
        return std::max(account == 0 ? FirstWindow : Window, lookahead);
    }

    ScriptSearch(SearchWish wish, Done done);

    // How far it is; of one that has begun.
    BlockHeight from() const { return m_from; }
    BlockHeight next() const { return m_at.height + 1; }
    BlockHeight to() const { return m_to; }
    std::int32_t transactionsFound() const;
    std::int32_t blocksFetched() const { return m_blocksFetched; }

    /// Its first block is found by the headers, its last is the tip of now. Nothing is watched yet.
    void begin(const ChainState& chain);
    bool hasBegun() const { return m_recovery != nullptr; }

    /// The next blocks to look at; nullopt: it is through. After a reorg below the furthest of them it begins again.
    /// An account that came into view on the way was not looked for in the blocks before: when all others are through,
    /// those come once more, for such accounts alone, and all blocks after them where that found something.
    std::optional<BlockRange> nextRange(const ChainState& chain);

    /// Adds an account that these blocks have to be searched for, and that was not watched yet, to the recovery, whose
    /// growth is the caller's to do. False: there is none.
    bool watchNext();

    std::shared_ptr<RecoveryState> recovery() const { return m_recovery; }

    /// Counts what a scan of `range` brought. Where it brought an account into view that was not looked for yet, the
    /// same blocks come again. The same blocks twice change nothing.
    void take(const BatchOutcome& outcome);

    void takeBack(BlockHeight fork); ///< Filters above it were wrong: what was searched by them is searched again.

    void finish(const ChainState& chain) { m_done(report(chain)); }
    void fail(const Error& error) { m_done(error); }

private:
    struct Account
    {
        std::size_t family = 0;
        std::uint32_t number = 0;
        std::shared_ptr<ScriptSource> scripts;
        std::set<Txid> transactions;
        std::map<OutPoint, std::int64_t> coins; ///< Paid to it and not spent: satoshis.
        std::set<OutPoint> spent; ///< What were its coins: a payment that comes once more brings none of them back.
        BlockHeight first;
        BlockHeight last;
        BlockHeight since; ///< Looked for from this block on.
    };

    std::optional<std::pair<std::size_t, std::uint32_t>>
    lacking() const; ///< Family and number of the next account to watch.
    void countPayments(const ScannedBlock& scanned);
    void countSpends(Account& account, const ScannedBlock& scanned);
    bool goBack(const ChainState& chain); ///< For accounts that came into view on the way. False: there is none.
    void note(Account& account, const ScannedBlock& scanned, std::uint32_t transaction);
    SearchReport report(const ChainState& chain) const;

    SearchWish m_wish;
    Done m_done;
    std::vector<Account> m_accounts; ///< Those that are looked for.
    std::shared_ptr<RecoveryState> m_recovery;
    BlockHeight m_from;
    BlockHeight m_to;
    BlockHeight m_passEnd; ///< Of the blocks that come once more, the last; else m_to.
    ChainPoint m_at; ///< The last block that is searched.
    ChainPoint m_furthest; ///< The last one of which something may be counted, though it comes once more.
    std::int32_t m_blocksFetched = 0;
};

} // namespace lockstep
