// SPDX-License-Identifier: MIT

#include "ui/format/wallets/totaltext.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/completeness.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"

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

/// How many wallets add to the total something else than a current balance.
struct Lacking
{
    int partial = 0; ///< Not read to the end.
    int failed = 0;
    int level = 0; ///< As of the block where all stand that follow.
    int older = 0;
    int provisional = 0;
};

Lacking lackingIn(const SyncSnapshot& snapshot)
{
    Lacking lacking;
    for (const WalletView& wallet : snapshot.wallets) {
        if (wallet.hasPausedScan) ++lacking.provisional;
        if (wallet.state == WalletState::Error)
            ++lacking.failed;
        else if (isReadPartly(wallet))
            ++lacking.partial;
        else if (!isCurrent(wallet.state))
            ++(wallet.syncedTo.height == snapshot.synced.height ? lacking.level : lacking.older);
    }
    return lacking;
}

bool holdCoinsTogether(const SyncSnapshot& snapshot)
{
    return std::ranges::any_of(snapshot.wallets, [](const WalletView& wallet) {
        const Balance& counted = wallet.alreadyCounted;
        return std::max({counted.confirmed, counted.pending, counted.immature, counted.frozen}) > Amount();
    });
}

/// Moves, and needs nobody for it.
bool isMoving(const WalletView& wallet)
{
    return wallet.state == WalletState::Headers || wallet.state == WalletState::Syncing
        || wallet.state == WalletState::Catching || (wallet.state == WalletState::Importing && !wallet.importWaits);
}

} // namespace

TotalBalance totalBalance(const SyncSnapshot& snapshot)
{
    TotalBalance total;
    for (const WalletView& wallet : snapshot.wallets) {
        if (!wallet.isBalanceKnown) continue;
        const Balance& has = wallet.balance;
        const Balance& counted = wallet.alreadyCounted;
        total.confirmed += has.confirmed.satoshis() - counted.confirmed.satoshis();
        total.pending += has.pending.satoshis() - counted.pending.satoshis();
        total.immature += has.immature.satoshis() - counted.immature.satoshis();
        total.frozen += has.frozen.satoshis() - counted.frozen.satoshis();
        total.unverified += has.unverified.satoshis() - counted.unverified.satoshis();
    }
    return total;
}

QString lockstepText(const SyncSnapshot& snapshot)
{
    const auto all = static_cast<int>(snapshot.wallets.size());
    const auto together = static_cast<int>(countTogether(snapshot));
    const int failed = snapshot.failedWallets();
    const QString height = heightText(snapshot.synced.height);
    if (all == 0) return {};
    if (together == all) return TotalText::tr("%1 wallets at block %2", nullptr, all).arg(all).arg(height);
    const QString some = TotalText::tr("%1 of %2 at block %3", "how many wallets").arg(together).arg(all).arg(height);
    if (failed == 0) return some;
    const QString errors = TotalText::tr("%1 in error", "how many wallets").arg(failed);
    if (failed == all) return errors;
    if (failed + together < all) return errors + u" · "_s + some;
    //: Of wallets, after how many are in error. %1 is a height
    return errors + u" · "_s + TotalText::tr("%n follow at %1", nullptr, together).arg(height);
}

QString totalNote(const SyncSnapshot& snapshot)
{
    if (snapshot.wallets.isEmpty()) return {};
    const Lacking lacking = lackingIn(snapshot);
    const QString height = heightText(snapshot.synced.height);
    QStringList parts;
    if (!snapshot.online)
        parts += TotalText::tr("Offline: as of block %1").arg(height);
    else if (lacking.level > 0)
        parts += TotalText::tr("as of block %1").arg(height);
    //: Of a total
    if (lacking.failed > 0) parts += TotalText::tr("%n wallets in error", nullptr, lacking.failed);
    //: Of a total: not read to the end
    if (lacking.partial > 0) parts += TotalText::tr("%n wallets so far", nullptr, lacking.partial);
    //: Of a total
    if (lacking.older > 0) parts += TotalText::tr("%n wallets as of an older block", nullptr, lacking.older);
    //: Of a total: a scan of older blocks is paused, and some of the coins may be spent
    if (lacking.provisional > 0) parts += TotalText::tr("%n wallets provisional", nullptr, lacking.provisional);
    if (const QString shared = sharedCoinsNote(snapshot); !shared.isEmpty()) parts += shared;
    return parts.join(u" · "_s);
}

QString sharedCoinsNote(const SyncSnapshot& snapshot)
{
    //: Of a total: why it is less than the sum of what the wallets show
    return holdCoinsTogether(snapshot) ? TotalText::tr("coins in several wallets counted once") : QString();
}

QString totalMark(const SyncSnapshot& snapshot)
{
    const Lacking lacking = lackingIn(snapshot);
    if (lacking.partial > 0) return TotalText::tr("so far", "a total");
    if (lacking.failed > 0 || lacking.older > 0) return TotalText::tr("partly old", "a total");
    if (lacking.provisional > 0) return TotalText::tr("provisional", "a total");
    if (lacking.level == 0 && (snapshot.online || snapshot.wallets.isEmpty())) return {};
    //: Of a total, where there is little room; %1 is a height
    return TotalText::tr("as of %1").arg(heightText(snapshot.synced.height));
}

WalletState totalState(const SyncSnapshot& snapshot)
{
    WalletState whole = WalletState::Synced;
    for (const WalletView& wallet : snapshot.wallets)
        if (!wallet.importWaits) whole = std::min(whole, wallet.state);
    if (whole == WalletState::Error) return whole;
    const auto moving = std::ranges::find_if(snapshot.wallets, isMoving);
    if (moving != snapshot.wallets.end()) return moving->state;
    const auto cutOff = std::ranges::find_if(snapshot.wallets, [](const WalletView& wallet) {
        return wallet.state == WalletState::Offline || wallet.state == WalletState::Connecting;
    });
    if (whole == WalletState::Stopped && cutOff != snapshot.wallets.end()) return cutOff->state;
    const bool anyWaits = std::ranges::any_of(snapshot.wallets, &WalletView::importWaits);
    const bool isHeld = whole == WalletState::Paused || whole == WalletState::Offline;
    return anyWaits && !isHeld ? WalletState::Connecting : whole;
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
    QStringList parts{TotalText::tr("All wallets"), amountWithUnit(totalBalance(snapshot).confirmed),
                      totalNote(snapshot), lockstepText(snapshot)};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace lockstep
