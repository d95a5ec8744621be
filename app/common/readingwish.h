// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "core/util/result.h"
#include "ui/format/program/reading.h"

#include <QFuture>
#include <QString>

#include <limits>
#include <utility>

namespace lockstep {

class Session;

/// What lockstep-cli may read, in this program or in the window that holds the data folder. What changes something, and
/// be it an address that is handed out, is not among it.
struct ReadingWish
{
    enum What { Jobs, Status, Peers, Fees, Wallets, Balance, History, Coins, Addresses };

    ReadingWish(What wanted = Jobs, QString name = {}, int first = 0)
        : what(wanted)
        , wallet(std::move(name))
        , from(first)
    {
    }
    bool isOfWallet() const { return what >= Balance; }
    bool isOfRows() const { return what >= History; }
    friend bool operator==(const ReadingWish&, const ReadingWish&) = default;

    What what;
    QString wallet; ///< Its name, where it is of one.
    int from; ///< The first row, where it is of rows.
};

/// From the newest snapshot, or what is stored; fees are measured first, as the verb does. In full and in bitcoins,
/// whatever the window hides: who asks reads the same without a window. Errors: Timeout for fees while it is offline;
/// NoSuchWallet; those of LedgerService. Of rows it reads `most`, and tells where the next ones begin.
QFuture<Result<Reading>> readingFor(Session& session, const ReadingWish& wish,
                                    int most = std::numeric_limits<int>::max());

/// By name, upper or lower case. Errors: NoSuchWallet.
Result<WalletView> walletNamed(const SyncSnapshot& snapshot, const QString& name);

} // namespace lockstep
