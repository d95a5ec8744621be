// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QStringList>

#include <map>
#include <optional>
#include <utility>

namespace lockstep::ui {

/// A wallet that was just added, whose past is looked through.
struct AddedWallet
{
    WalletId id;
    QString name;
};

/// One that could not be added.
struct RefusedWallet
{
    QString name;
    Error why;
};

QStringList sentencesOf(const QList<RefusedWallet>& refused); ///< One about each.
QList<Error> reasonsOf(const QList<RefusedWallet>& refused);

/// How the imports of several wallets go, taken together.
struct ImportSum
{
    int wallets = 0;
    int through = 0; ///< So many of them have been looked through.
    int stopped = 0; ///< So many stand on their way: failed, paused or cancelled.
    bool isUnderWay = false; ///< One of them at least runs, or has not had its turn yet.
    int percent = 0; ///< Of all: a wallet counts as one part, whatever its history.
    int transactions = 0; ///< Found by those that are through.
    std::int64_t satoshis = 0; ///< Confirmed, of the same.
    std::optional<std::pair<BlockHeight, BlockHeight>> blocks; ///< First and last one, where all had the same.
    QList<Error> problems; ///< Why imports failed.
    QStringList lines; ///< About each, in their order.

    bool foundNothing() const { return through == wallets && transactions == 0; }
};

/// `done`: the ImportDone of each wallet that is through, and not those of later scans in it.
ImportSum importSumOf(const QList<AddedWallet>& added, const std::map<WalletId, SyncEvent>& done,
                      const SyncSnapshot& snapshot);

} // namespace lockstep::ui
