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

    ReadingWish(What wanted = Jobs, QString name = {}) : what(wanted), wallet(std::move(name)) { }
    bool isOfWallet() const { return what >= Balance; }
    friend bool operator==(const ReadingWish&, const ReadingWish&) = default;

    What what;
    QString wallet; ///< Its name, where it is of one.
};

/// From the newest snapshot, or what is stored; fees are measured first, as the verb does. In full and in bitcoins,
/// whatever the window hides: who asks reads the same without a window. Errors: Timeout for fees while it is offline;
/// NoSuchWallet; OutOfRange for more payments, coins or addresses than `most`; those of LedgerService.
QFuture<Result<Reading>> readingFor(Session& session, const ReadingWish& wish,
                                    int most = std::numeric_limits<int>::max());

/// By name, upper or lower case. Errors: NoSuchWallet.
Result<WalletView> walletNamed(const SyncSnapshot& snapshot, const QString& name);

} // namespace lockstep
