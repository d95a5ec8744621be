// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"
#include "core/primitives/ids.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the tables hold, one struct for each. The numbers of these enums are stored: add at the end, never renumber.
namespace lockstep {

enum class Lifecycle { Stopped = 0, Started = 1 };
enum class WalletKind { Keys = 0, Watch = 1, Addresses = 2 };
enum class KeychainRole { Receive = 0, Change = 1, Imported = 2 };

/// What became of a transaction. A coinbase whose block was undone is Orphaned; one whose input was spent by a
/// confirmed rival is Conflicted, and so is all that descends from either.
enum class TxStatus { Pending = 0, Confirmed = 1, Conflicted = 2, Orphaned = 3, Abandoned = 4 };

/// A transaction that takes from one of our wallets and gives to another has a row in both, marked so. It is whole when
/// one wallet paid it alone and all but the fee came to wallets of ours.
enum class TransferRole { None = 0, Partial = 1, WholePaying = 2, WholePaid = 3 };

enum class JobKind {
    Wallet = 0, ///< A whole wallet is brought up; until then it stands.
    Scripts = 1, ///< Some scripts of one (targeted import).
    Rescan = 2, ///< A wallet that is up looks at old blocks again; its SyncedTo stays.
    Outpoint = 3, ///< No wallet's: whether one output is spent.
    Search = 4, ///< No wallet's, and never stored: which accounts of some words were used.
};
enum class JobState { Queued = 0, Running = 1, Paused = 2, Failed = 3, Done = 4, Cancelled = 5 };

using WalletUuid = std::array<std::byte, 16>;
using Fingerprint = std::array<std::byte, 4>;

struct WalletRow
{
    WalletId id;
    WalletUuid uuid{};
    QString name; ///< As the person typed it, trimmed. Unique in the file, upper or lower case.
    WalletKind kind = WalletKind::Watch;
    std::string accountType; ///< accountTypeName() of core/keys; empty where a descriptor says it all.
    std::string identity; ///< What makes two wallets the same one. Unique.
    std::optional<Fingerprint> fingerprint; ///< Of the master key, where it is known.
    Lifecycle lifecycle = Lifecycle::Started;
    std::optional<std::uint32_t> lookahead; ///< The person's choice.
    std::optional<BlockHeight> birthday; ///< nullopt until the header chain has come to `birthdayTime`.
    std::optional<std::int64_t> birthdayTime; ///< Unix seconds; nullopt: not known, or given as a height.
    ChainPoint syncedTo;
    bool catchingUp = false; ///< Not in lockstep yet: an import brings it there.
    /// It is rebuilt: what blocks told is on its way out (WalletRemnants), and says nothing any more. Read only.
    bool forgets = false;
    std::optional<Error> problem; ///< Set aside by the loop, and why.
    std::int64_t createdAt = 0; ///< Unix seconds.
    /// Unix seconds: when its recovery words were last typed from paper; nullopt: never, or it has none.
    std::optional<std::int64_t> wordsConfirmedAt;
    std::optional<std::int64_t> backedUpAt; ///< Unix seconds: its last whole backup file; nullopt: never.
    /// How often a person changed what the chain does not tell (name, notes, labels, requests, imported scripts,
    /// birthday, lookahead), and how much of that the last backup file has. Addresses that are handed out do not count.
    std::int64_t edits = 0;
    std::int64_t editsBackedUp = 0;
    std::int32_t sortOrder = 0;
    QString colour;
    QString notes;
};

struct KeychainRow
{
    KeychainId id;
    WalletId wallet;
    KeychainRole role = KeychainRole::Receive;
    std::string descriptor; ///< Empty for imported scripts.
    std::uint32_t branch = 0; ///< Of the descriptor's multipath tuple.
    std::uint32_t nextIndex = 0; ///< One past the last index seen on the chain or handed to a person.
    std::optional<std::uint32_t> shownIndex; ///< The one on the Receive page.
};

/// One derived or imported scriptPubKey.
struct ScriptRow
{
    KeychainId keychain;
    std::uint32_t index = 0;
    Bytes script;
    QString label;
    bool used = false; ///< Something was ever paid to it, hearsay apart. Read only, like those that follow.
    std::int32_t transactions = 0; ///< That pay it, hearsay apart.
    std::int64_t balance = 0; ///< Satoshis: confirmed coins on it that nothing spends.
    std::int64_t confirmed = 0; ///< Satoshis that ever came to it in blocks,
    std::int64_t pending = 0; ///< outside of them,
    std::int64_t unverified = 0; ///< and by the word of a peer alone (TxRow::heard).
    std::optional<BlockHeight> confirmedAt{}; ///< The last block that paid it.
};

/// Who a script belongs to.
struct ScriptOwner
{
    WalletId wallet;
    QString walletName;
    KeychainRow keychain;
    ScriptRow script;
};

/// What a person asked to be paid on one script.
struct PaymentRequestRow
{
    std::int64_t id = 0;
    WalletId wallet;
    KeychainId keychain;
    std::uint32_t index = 0;
    std::optional<Amount> amount; ///< nullopt: any.
    QString label;
    QString message;
    std::int64_t createdAt = 0; ///< Unix seconds.
    Bytes script; ///< Read only, like those that follow.
    std::int64_t confirmed = 0; ///< Satoshis that came to it in blocks,
    std::int64_t pending = 0; ///< outside of them,
    std::int64_t unverified = 0; ///< and by the word of a peer alone (TxRow::heard).
};

struct TxRow
{
    WalletId wallet;
    Txid txid;
    Bytes raw; ///< Empty in lists.
    std::optional<ChainPoint> block; ///< nullopt while it is in none.
    std::uint32_t position = 0; ///< In its block.
    std::int64_t time = 0; ///< Unix seconds: of the block, or when first seen.
    std::int64_t net = 0; ///< Satoshis, signed: what the wallet gained.
    std::optional<Amount> fee; ///< Known only when every input is ours.
    bool isCoinbase = false;
    TxStatus status = TxStatus::Pending;
    /// Of a conflicted one: the transaction in a block that spent what it spends. nullopt where only one it builds on
    /// was replaced, or where that is not known.
    std::optional<Txid> replacedBy;
    TransferRole transfer = TransferRole::None; ///< Read only: LedgerRepository::markTransfer.
    /// Known by the word of a peer alone, who passed it on: nobody checked its signatures. Until a block has it, or the
    /// person gives it to be sent. Where its status is Abandoned, no block took it in time.
    bool heard = false;
    QString label;
};

/// How far a transaction has come that was given to be sent. The last two are read off the wallets, never stored.
enum class OutgoingState {
    Kept = 0, ///< Not offered yet: there was no peer.
    Offered = 1, ///< To one peer after another; none has asked for it.
    AskedFor = 2, ///< A peer has it.
    Seen = 3, ///< A peer that we did not give it to announced it: it spreads.
    Confirmed = 4,
    Failed = 5, ///< Replaced, conflicted or abandoned.
};

struct OutgoingRow
{
    Txid txid;
    Bytes raw;
    OutgoingState state = OutgoingState::Kept;
    std::int32_t askedFor = 0; ///< How many peers asked, in all runs.
    std::int64_t givenAt = 0; ///< Unix seconds.
    std::int64_t nextAt = 0; ///< When it is offered again.
};

/// An output that pays a wallet. Its block is its transaction's.
struct StoredCoin
{
    WalletId wallet;
    OutPoint outpoint;
    Amount amount;
    KeychainId keychain;
    std::uint32_t index = 0;
    bool frozen = false;
    std::optional<Txid> spentBy; ///< By a pending or a confirmed transaction of this wallet.
    std::optional<BlockHeight> height; ///< nullopt while pending.
    bool isCoinbase = false;
    Bytes script;
    bool heard = false; ///< As its transaction: TxRow::heard.
};

struct JobRow
{
    JobId id;
    WalletId wallet; ///< Of JobKind::Outpoint: none, and its value is 0.
    JobKind kind = JobKind::Wallet;
    JobState state = JobState::Queued;
    std::int32_t rank = 0; ///< Lower goes first; among equals the older. Less than 0: a person moved it ahead.
    BlockHeight from; ///< First block to look at.
    std::optional<BlockHeight> to; ///< Last block to look at; nullopt: the moving SyncedTo.
    BlockHeight next; ///< First block not looked at yet.
    BlockHash previousHash; ///< Of the block at next - 1, so that a reorg in between is seen.
    std::optional<std::uint32_t> lookahead; ///< Of a deeper rescan; nullopt: the wallet's own.
    std::int32_t found = 0;
    std::int32_t blocksFetched = 0;
    std::int64_t bytes = 0; ///< That peers sent for its batches; those of a pass count for each import in it.
    std::optional<Error> problem; ///< Why it failed or cannot move.
    bool userPaused = false;
    std::int64_t createdAt = 0; ///< Unix seconds.
    std::int64_t updatedAt = 0;
};

/// A script that a targeted job looks for.
struct JobScript
{
    KeychainId keychain;
    std::uint32_t index = 0;
    friend bool operator==(const JobScript&, const JobScript&) = default;
};

/// What a look for an outpoint has come to.
enum class OutpointVerdict {
    Open = 0, ///< Not through yet.
    Unspent = 1, ///< At the block `at`.
    Spent = 2,
    Unknown = 3, ///< Neither what made it nor what spent it was in the blocks that were looked at: see OutpointDoubt.
};

/// Why it is unknown.
enum class OutpointDoubt {
    None = 0,
    NotFound = 1, ///< Its transaction is in none of the blocks.
    NoSuchOutput = 2, ///< Its transaction is there, with fewer outputs.
    OtherScript = 3, ///< That output pays another script than the one that was given.
};

/// The question and the answer of a job of JobKind::Outpoint. It is no wallet's coin.
struct OutpointRow
{
    JobId job;
    BlockHeight from; ///< Read only: the first block of its job.
    OutPoint outpoint;
    Bytes script; ///< What it pays; empty: to be read from its block.
    OutpointVerdict verdict = OutpointVerdict::Open;
    OutpointDoubt doubt = OutpointDoubt::None;
    std::optional<ChainPoint> made; ///< Block of its transaction, once seen.
    std::optional<std::int64_t> value; ///< Satoshis, once seen.
    std::optional<ChainPoint> spent;
    Txid spender; ///< Where `spent`,
    std::uint32_t input = 0; ///< and which input of it.
    std::optional<ChainPoint> at; ///< The last block that was looked at, once there is a verdict.
    bool isAgreed = false; ///< Two peers told the filters, or one that the person named.
};

/// Heights at which a wallet's blocks were searched more widely than usual.
struct ScannedRange
{
    WalletId wallet;
    std::optional<KeychainId> keychain; ///< nullopt: all of the wallet.
    BlockHeight from;
    BlockHeight to; ///< The last one.
    std::uint32_t lookahead = 0; ///< Scripts past the last used one.
    friend bool operator==(const ScannedRange&, const ScannedRange&) = default;
};

struct EventRow
{
    std::int64_t id = 0;
    std::int64_t time = 0; ///< Unix seconds.
    std::string kind;
    std::optional<WalletId> wallet;
    std::optional<BlockHeight> height;
    std::string detail;
    std::optional<std::int64_t> bytes; ///< That came from peers for it; nullopt: not told of this kind, or not known.
};

struct PeerRow
{
    std::string address; ///< "host:port"
    std::int64_t services = 0;
    std::int64_t lastSeen = 0; ///< Unix seconds; 0: never.
    std::int64_t lastSuccess = 0; ///< Of a finished handshake; 0: never.
    std::int32_t failures = 0;
    std::int64_t bannedUntil = 0;
    bool anchor = false; ///< Was connected when the program last ended.
};

} // namespace lockstep
