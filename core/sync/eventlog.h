// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "core/sync/jobqueue.h"
#include "core/util/clock.h"

namespace lockstep {

/// Kinds of stored events, as they stand in the table: never rename one.
namespace eventkind {
inline constexpr std::string_view Reorg = "reorg"; ///< Height: the fork; detail: how many blocks were undone.
inline constexpr std::string_view ImportStarted = "import-started"; ///< Height: the first block to look at.
inline constexpr std::string_view ImportDone = "import-done"; ///< Height: the last block; detail: transactions found.
inline constexpr std::string_view ImportCancelled = "import-cancelled"; ///< Height: the first block not looked at.
inline constexpr std::string_view ImportFailed = "import-failed"; ///< The same; detail: the error.
inline constexpr std::string_view WalletFailed = "wallet-failed"; ///< Set aside; detail: the error.
inline constexpr std::string_view FilterLie
    = "filter-lie"; ///< Height: the block; detail: how many peers it proved wrong.
inline constexpr std::string_view FilterDisputed = "filter-disputed"; ///< The same where nobody could prove it.
inline constexpr std::string_view ChainFailed = "chain-failed"; ///< Nothing moved; detail: the error.
} // namespace eventkind

/// Writes down what a person may want to know later, inside the transaction that makes it true, where there is one.
/// No addresses, no amounts.
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

private:
    Result<void> addOf(const JobRow& job, std::string_view kind, BlockHeight height, std::string detail);
    Result<void> add(std::string_view kind, std::optional<WalletId> wallet, BlockHeight height, std::string detail);

    Database& m_database;
    const Clock& m_clock;
};

/// An error as it stands in the detail of an event: its number, then its own detail.
std::string eventDetail(const Error& error);
std::optional<Error> errorOfDetail(const std::string& detail); ///< nullopt: it is none.

} // namespace lockstep
