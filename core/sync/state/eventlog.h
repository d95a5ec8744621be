// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/storage/database/database.h"
#include "core/sync/state/jobqueue.h"
#include "core/util/clock.h"

namespace lockstep {

/// Kinds of stored events, as they stand in the table: never rename one.
namespace eventkind {
inline constexpr std::string_view Reorg = "reorg"; ///< Height: the fork; detail: how many blocks were undone.
inline constexpr std::string_view ImportStarted = "import-started"; ///< Height: the first block to look at.
inline constexpr std::string_view ImportDone = "import-done"; ///< Height: the last block; detail: transactions found.
inline constexpr std::string_view ImportCancelled = "import-cancelled"; ///< Height: the first block not looked at.
inline constexpr std::string_view ImportFailed
    = "import-failed"; ///< The same; detail: the error. Is it the wallet's, the wallet is set aside with it.
inline constexpr std::string_view WalletFailed = "wallet-failed"; ///< Set aside; detail: the error.
inline constexpr std::string_view FilterLie
    = "filter-lie"; ///< Height: the block; detail: how many peers it proved wrong.
inline constexpr std::string_view FilterDisputed = "filter-disputed"; ///< The same where nobody could prove it.
inline constexpr std::string_view ChainFailed = "chain-failed"; ///< Nothing moved; detail: the error.
inline constexpr std::string_view StoreMended = "store-mended"; ///< Height: the first block; detail: how many.
inline constexpr std::string_view FilterHeadersMended
    = "filter-headers-mended"; ///< Stored ones were damaged. Height: the first; detail: how many.
inline constexpr std::string_view StoreDamaged = "store-damaged"; ///< What could not be mended: see the check.
inline constexpr std::string_view FileMended = "file-mended"; ///< Damaged, but in no wallet: see filemending.h.
inline constexpr std::string_view OutboxMended = "outbox-mended"; ///< Detail: how many on their way out were damaged.
inline constexpr std::string_view ChainRebuilt = "chain-rebuilt"; ///< Begun; height: where the headers ended.
inline constexpr std::string_view WalletRebuilt = "wallet-rebuilt"; ///< Begun; height: the first block to look at.
inline constexpr std::string_view RebuiltAlike = "rebuilt-alike"; ///< Done; height: compared up to here; detail: count.
inline constexpr std::string_view RebuiltOtherwise
    = "rebuilt-otherwise"; ///< The same; detail: payments now, a slash, payments before.
inline constexpr std::string_view PaymentsFound = "payments-found"; ///< Height: the last block; detail: how many.
inline constexpr std::string_view PaymentsReplaced
    = "payments-replaced"; ///< Height: the block that spent their coins, if one did; detail: how many.
inline constexpr std::string_view PaymentsRevived = "payments-revived"; ///< Height: the fork; detail: how many.
inline constexpr std::string_view PaymentsExpired = "payments-expired"; ///< Height: the last block; detail: how many.
inline constexpr std::string_view PaymentsGivenUp = "payments-given-up"; ///< By the person; detail: how many.
inline constexpr std::string_view PeerSetAside = "peer-set-aside"; ///< A named one; detail: its lie and its address.
} // namespace eventkind

/// Writes down what a person may want to know later, inside the transaction that makes it true, where there is one.
/// No amounts, and no addresses but of a node that the person named.
class EventLog
{
public:
    EventLog(Database& database, const Clock& clock) : m_database(database), m_clock(clock) { }

    Result<void> reorg(BlockHeight fork, std::int32_t undone);
    Result<void> importStarted(const JobRow& job);
    Result<void> importDone(const JobRow& job);
    Result<void> importCancelled(const JobRow& job);
    Result<void> importFailed(const JobRow& job, const Error& error);
    Result<void> walletFailed(WalletId wallet, BlockHeight height, const Error& error);
    Result<void> filterDisputed(BlockHeight height, std::int32_t liars); ///< Without liars nobody could prove it.
    Result<void> chainFailed(BlockHeight height, const Error& error);
    Result<void> storeMended(BlockHeight from, std::int32_t count);
    Result<void> filterHeadersMended(BlockHeight from, std::int32_t count);
    Result<void> storeDamaged(std::optional<WalletId> wallet, BlockHeight from);
    Result<void> fileMended();
    Result<void> outboxMended(std::int32_t count);
    Result<void> chainRebuilt(BlockHeight tip);
    Result<void> walletRebuilt(WalletId wallet, BlockHeight from);
    Result<void> paymentsFound(WalletId wallet, BlockHeight height, std::int32_t count);
    /// `block`: has what spends the same coins; none where what they spend fell out of the chain or was replaced.
    Result<void> paymentsReplaced(WalletId wallet, std::optional<BlockHeight> block, std::int32_t count);
    Result<void> paymentsRevived(WalletId wallet, BlockHeight fork, std::int32_t count); ///< They wait again.
    Result<void> paymentsExpired(WalletId wallet, BlockHeight height, std::int32_t count);
    Result<void> paymentsGivenUp(WalletId wallet, std::int32_t count);
    Result<void> peerSetAside(const PeerSetAside& liar);
    Result<void> rebuilt(WalletId wallet, BlockHeight to, std::int32_t now, std::int32_t before, bool isAlike);

private:
    Result<void> addOf(const JobRow& job, std::string_view kind, BlockHeight height, std::string detail);
    Result<void> addEndOf(const JobRow& job, std::string_view kind, BlockHeight height, std::string detail);
    Result<void> add(std::string_view kind, std::optional<WalletId> wallet, std::optional<BlockHeight> height,
                     std::string detail, std::optional<std::int64_t> bytes = {});

    Database& m_database;
    const Clock& m_clock;
};

/// An error as it stands in the detail of an event: its number, then its own detail.
std::string eventDetail(const Error& error);
std::optional<Error> errorOfDetail(const std::string& detail); ///< nullopt: it is none.

/// "block node.example:8333"; the words for lies are stored: never rename one.
std::string eventDetail(const PeerSetAside& liar);
std::optional<PeerSetAside> peerOfDetail(const std::string& detail); ///< nullopt: a newer Lockstep's, or none.

} // namespace lockstep
