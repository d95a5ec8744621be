// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"
#include "core/primitives/ids.h"
#include "core/wallet/walletflaw.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace lockstep {

/// Work on the whole store, for which the loop stands still: seconds, at most a few minutes.
enum class UpkeepKind { Check, HeaderExport, HeaderImport, ChainRebuild };

// --- The check of the database

/// What belongs together in the report.
enum class CheckPart {
    Pages, ///< SQLite's own: pages, indexes, references from table to table.
    Headers, ///< Linked to genesis, under all rules of the network, with the work claimed.
    FilterHeaders,
    Filters, ///< On the disk, each held against its filter header.
    Places, ///< Where wallets and jobs stand, and what was scanned: blocks of the chain.
    Outbox, ///< What was given to be sent: transactions of the txid that is written beside them.
    Wallet,
};

struct CheckFinding
{
    CheckPart part{};
    bool isMended = false; ///< By fetching that part anew, or from what waits in wallets; never so for wallets.
    WalletId wallet; ///< Of part Wallet, and of Places where it is a wallet's.
    QString walletName;
    std::optional<WalletFlaw> flaw; ///< Of part Wallet.
    BlockHeight from; ///< The first block concerned; 0 where that says nothing.
    std::int32_t count = 0; ///< Filters, transactions, coins, addresses, payments.
    QString detail; ///< For "Copy details": English, without amounts and addresses.
};

struct CheckReport
{
    std::int32_t headers = 0; ///< So many were looked at, each part.
    std::int32_t filterHeaders = 0;
    std::int32_t filters = 0;
    std::int32_t wallets = 0;
    std::int32_t transactions = 0;
    std::int32_t coins = 0;
    QStringList rebuilding; ///< Wallets that are rebuilt, and forget what they had: there was nothing to look at.
    QList<CheckFinding> findings; ///< What is not as it should be.
    bool isFine() const { return findings.isEmpty(); }
    bool isDamaged() const; ///< Something could not be mended.
};

// --- Files of headers

enum class HeaderFileOutcome {
    Written,
    Added, ///< The chain is longer now.
    Known, ///< All of them were here already.
    LesserBranch, ///< Another branch, with less work: not followed.
    Switched, ///< Another branch, with more work: followed, wallets went back to the fork.
    Held, ///< Another branch with more work, which undoes so much that the person decides.
};

struct HeaderFileReport
{
    HeaderFileOutcome outcome{};
    BlockHeight first; ///< In the file.
    BlockHeight last;
    std::int32_t added = 0; ///< New on the best chain.
    bool isProved = true; ///< False: a chain with less work than the network's is known to have. Not believed yet.
};

} // namespace lockstep
