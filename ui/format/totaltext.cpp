// SPDX-License-Identifier: MIT

#include "ui/format/totaltext.h"

#include "ui/format/amounttext.h"
#include "ui/format/datetext.h"
#include "ui/format/numbertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct TotalText
{
    Q_DECLARE_TR_FUNCTIONS(TotalText)
};

qsizetype countTogether(const SyncSnapshot& snapshot)
{
    return std::ranges::count_if(snapshot.wallets, [&](const WalletView& wallet) {
        const bool follows = wallet.started && wallet.state != WalletState::Error;
        return follows && wallet.syncedTo.height == snapshot.synced.height;
    });
}

/// "1 in error · ", or nothing.
QString failedPrefix(const SyncSnapshot& snapshot)
{
    const int failed = snapshot.failedWallets();
    return failed == 0 ? QString() : TotalText::tr("%1 in error · ", "how many wallets").arg(failed);
}

} // namespace

TotalBalance totalBalance(const SyncSnapshot& snapshot)
{
    TotalBalance total;
    for (const WalletView& wallet : snapshot.wallets) {
        total.confirmed += wallet.balance.confirmed.satoshis();
        total.pending += wallet.balance.pending.satoshis();
        total.immature += wallet.balance.immature.satoshis();
        total.frozen += wallet.balance.frozen.satoshis();
        total.unverified += wallet.balance.unverified.satoshis();
    }
    return total;
}

bool areTogether(const SyncSnapshot& snapshot) { return countTogether(snapshot) == snapshot.wallets.size(); }

QString lockstepText(const SyncSnapshot& snapshot)
{
    const qsizetype all = snapshot.wallets.size();
    const qsizetype together = countTogether(snapshot);
    const QString height = heightText(snapshot.synced.height);
    if (all == 0) return {};
    if (together == all) return TotalText::tr("%1 at block %2", "how many wallets").arg(all).arg(height);
    return failedPrefix(snapshot)
        + TotalText::tr("%1 of %2 at block %3", "how many wallets").arg(together).arg(all).arg(height);
}

QString totalNote(const SyncSnapshot& snapshot)
{
    if (!snapshot.online && !snapshot.wallets.isEmpty())
        return TotalText::tr("Offline: as of block %1").arg(heightText(snapshot.synced.height));
    return {};
}

QString lockstepLine(const SyncSnapshot& snapshot, std::int64_t now)
{
    if (snapshot.wallets.isEmpty()) return {};
    const bool areAll = countTogether(snapshot) == snapshot.wallets.size();
    const QString where
        = areAll ? TotalText::tr("All at block %1").arg(heightText(snapshot.synced.height)) : lockstepText(snapshot);
    const bool isAtTip = snapshot.synced.height == snapshot.tip.height && snapshot.tipTime > 0;
    return isAtTip ? where + u" · "_s + agoText(snapshot.tipTime, now) : where;
}

QString totalSentence(const SyncSnapshot& snapshot)
{
    return TotalText::tr("All wallets, %1, %2")
        .arg(amountWithUnit(totalBalance(snapshot).confirmed), lockstepText(snapshot));
}

} // namespace lockstep
