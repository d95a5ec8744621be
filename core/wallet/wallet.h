// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/block.h"
#include "core/storage/repositories/rows.h"
#include "core/util/result.h"
#include "core/wallet/balance.h"
#include "core/wallet/indexedblock.h"
#include "core/wallet/ingestresult.h"
#include "core/wallet/keychain.h"
#include "core/wallet/policy.h"
#include "core/wallet/scriptbook.h"
#include "core/wallet/scriptplace.h"
#include "core/wallet/scriptsource.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace lockstep {

class Database;
struct TxFailure;

/// One address to hand to a person.
struct ReceivePlace
{
    KeychainId keychain;
    std::uint32_t index = 0;
    Bytes script;
    bool reused = false; ///< A wallet of fixed addresses has no fresh one.
};

/// A script to watch besides the derived ones.
struct ImportedScript
{
    Bytes script;
    QString label;
};

/// How far a scan looks for a wallet's scripts. A block is taken in just as far: what else it pays nobody would see go.
struct ScanReach
{
    std::uint32_t window = 0; ///< Scripts past the last used one of each branch.
    std::optional<std::vector<ScriptPlace>> only; ///< Just these, sorted, instead of all.
};

/// Errors: OutOfRange unless it is from 1 to Wallet::MaxLookahead.
Result<void> checkLookahead(std::int64_t lookahead);

/// A passive wallet: it says what to look for, takes in a block, and remembers how far it has got. It has no
/// connection, no loop and no thread of its own; the SyncManager calls it on the sync thread.
///
/// What it keeps in memory (coins, next indexes) mirrors the database. After a transaction that was rolled back the
/// caller must `reload`.
class Wallet final : public ScriptSource
{
public:
    /// Window past the last used index, unless the person chose one.
    static constexpr std::uint32_t DefaultLookahead = 100;
    static constexpr std::uint32_t ImportLookahead = 1'000;
    static constexpr std::uint32_t MaxLookahead = 100'000; ///< Each is a script to derive, to store and to match.

    /// Errors: NoSuchWallet, Database, Damaged.
    static Result<std::unique_ptr<Wallet>> load(Database& db, WalletId id);
    static Result<std::unique_ptr<Wallet>> open(Database& db, WalletId id); ///< Only its row; `reload` reads the rest.
    ~Wallet() override;

    /// Reads everything again from the database. What was derived stays. Of one that forgets (WalletRow) no coin is
    /// read: until it is read again after that it owns nothing.
    Result<void> reload();
    bool isStale() const; ///< The last `reload` failed: memory may be ahead of the database.
    Result<void> refreshRow(); ///< Only row(): after a rename, a new lifecycle, ...

    const WalletRow& row() const; ///< Name, birthday, lifecycle, SyncedTo, ... as stored.
    WalletId id() const { return row().id; }
    ChainPoint syncedTo() const { return row().syncedTo; }
    std::uint32_t lookahead(bool importing) const; ///< The person's choice, or one of the two defaults.

    std::span<const Keychain> keychains() const override;

    /// GetLookahead() of the design, one script at a time: derived once, then kept in memory. Never needs a private
    /// key. Errors: OutOfRange.
    Result<ByteSpan> script(KeychainId keychain, std::uint32_t index) override;

    /// Which of this wallet's derived scripts this is; nullptr when it is not one.
    using Place = ScriptPlace;
    const Place* placeOf(ByteSpan scriptPubKey) const;

    // Inside a write transaction of `db` only:

    /// Takes in one block: outputs first, spends after, to a fixpoint, so that order inside the block does not matter.
    /// Idempotent: the same block twice changes nothing. Scripts count as far as the scan reached; next indexes move.
    /// A scan for some scripts takes the change of what spends a coin as well: see IngestResult::joined.
    Result<IngestResult> ingest(const IndexedBlock& block, const ChainPoint& at, const ScanReach& reach);
    Result<IngestResult> ingest(const IndexedBlock& block, const ChainPoint& at); ///< With the wallet's own window.

    /// SetSyncedTo() of the design. Moves only together with everything found up to it.
    Result<void> setSyncedTo(const ChainPoint& point);

    /// Everything above `fork` is undone: transactions of those blocks return to pending, with what they pay and what
    /// they spend; a coinbase is orphaned and what descends from it fails. SyncedTo is at most `fork`. Next indexes
    /// stay: an address once shown stays watched. What had failed because of one of those blocks waits again, unless
    /// its rival waits too: of two that spend the same coin, the one that was in a block is believed. All of them wait
    /// since `now` (unix seconds), but hearsay since it was heard.
    Result<RollbackResult> rollbackTo(const ChainPoint& fork, std::int64_t now);

    /// A transaction that is in no block yet: one of ours just sent, or one that a peer told of. Coins it spends are no
    /// longer confirmed, coins it pays are pending. Errors: Duplicate (detail: the txid) if another spends one of its
    /// coins already: abandon that one first.
    Result<IngestResult> addPending(const Transaction& transaction, std::int64_t now);

    /// Whether it pays or spends anything of this wallet, or what one of its pending transactions spends; from memory.
    bool concerns(const Transaction& transaction) const;

    /// If not, ingest() would change nothing. It was asked of a block before, that did not concern it, and has more
    /// scripts since: then `asked` says how many it had, which are not looked for again.
    bool concerns(const IndexedBlock& block, std::size_t asked = 0) const;
    std::size_t scriptCount() const; ///< It only grows, between two loads.

    /// One that a peer passed on, unverified: see Ledger::addHeard.
    Result<IngestResult> addHeard(const Transaction& transaction, std::int64_t now);
    Result<std::int32_t> expire(std::int64_t before); ///< See Ledger::expire: how many were given up.

    /// Of coins that are not this wallet's and that its waiting transactions spend: their scripts, as far as those show
    /// them. A block that spends one otherwise takes the place of ours, and may concern the wallet in nothing else.
    Result<std::vector<Bytes>> rivalScripts() const;

    /// A pending transaction gives way to another that spends its coins, with all that descends from it. Errors:
    /// NotFound unless it is pending.
    Result<void> replacePending(const Txid& txid, const Txid& rival);

    /// Gives up a pending transaction with all that descends from it: its inputs are free again. How many that are.
    /// Errors: NotFound.
    Result<std::int32_t> abandon(const Txid& txid);

    /// The same of all of these that wait. How many fail, with what descends from them.
    Result<std::int32_t> failAll(std::span<const std::pair<Txid, TxFailure>> lost);

    /// The address of the Receive page, or with `next` a fresh one. It is derived twice and compared with what is
    /// stored (K15) before anybody sees it. Errors: Damaged (never shown then), Unsupported where none has an address.
    Result<ReceivePlace> receive(bool next);

    /// Stores the scripts of a new wallet's window. What is written at once, here or where an address is used, ends
    /// 1,000 scripts past the last used one: the rest of a wider window is stored in steps, by storeMore.
    Result<void> storeWindow();
    bool lacksRows() const; ///< Not all scripts of its window are stored.
    Result<void> storeMore(std::uint32_t most); ///< At most so many of those that lack.
    /// So far beyond the rows that those up to it are stored in steps, too, before a block that pays it is taken in.
    bool liesFarOut(const Place& place) const;
    Result<void> storeTowards(const Place& place, std::uint32_t most);

    /// A keychain that was used elsewhere: indexes below `nextIndex` were handed out, and `shown` is on the Receive
    /// page. Errors: OutOfRange.
    Result<void> resumeAt(KeychainId keychain, std::uint32_t nextIndex, std::optional<std::uint32_t> shown);

    /// Adds scripts to the wallet's imported keychain. Not one that it watches already, nor one that was derived past
    /// its window: that one counts as handed out from now on, with those before it, and so is watched.
    /// Answers with the place of each, in the same order.
    Result<std::vector<Place>> addScripts(std::span<const ImportedScript> scripts);

    /// Which of these scripts hold a coin that nothing spends: what a targeted scan must follow on.
    Result<std::vector<JobScript>> unspentAmong(std::span<const JobScript> scripts) const;

    std::string policy() const; ///< See policyOf().
    Signers signers() const; ///< See signersOf().

    /// Balance at SyncedTo, from memory. A coin that a pending transaction spends counts nowhere.
    Balance balance() const;
    Balance balanceOf(std::span<const OutPoint> coins) const; ///< The part of it that these are.

    /// Its coins that nothing spends and `seen` has; the others come into it. Of all coins: 40 ms for 100,000.
    std::vector<OutPoint> unspentIn(std::unordered_set<OutPoint>& seen) const;
    std::uint64_t coinsVersion() const; ///< Another one after each coin that came or went; no two wallets share one.

private:
    std::vector<KeychainRow> keychainRows() const;
    struct State;
    Result<std::int32_t> revive(BlockHeight fork, std::int64_t now); ///< How many.
    Result<IngestResult> hear(const Transaction& transaction, std::int64_t now, bool again);
    Result<std::vector<ScriptBook::Hit>> noteHits(const Transaction& transaction);
    explicit Wallet(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace lockstep
