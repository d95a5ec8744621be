// SPDX-License-Identifier: MIT

#include "ui/format/sync/bannertext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/cachetext.h"
#include "ui/format/sync/estimatetext.h"
#include "ui/format/sync/jobtext.h"
#include "ui/format/sync/networktext.h"
#include "ui/format/sync/syncphase.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct BannerText
{
    Q_DECLARE_TR_FUNCTIONS(BannerText)
};

constexpr qsizetype NamesShown = 2;

/// Those that wait for the running import, and go on when it ends.
QStringList pausedNames(const SyncSnapshot& snapshot)
{
    QStringList names;
    for (const WalletView& wallet : snapshot.wallets)
        if (wallet.state == WalletState::Paused && wallet.pauseCause == PauseCause::Import) names += wallet.name;
    return names;
}

/// "Daily is paused ...", "Daily and Savings are paused ...", "Daily, Savings and 2 more are paused ...".
QString pausedSentence(const QStringList& names, BlockHeight at)
{
    if (names.isEmpty()) return {};
    const QString height = heightText(at);
    if (names.size() == 1)
        return BannerText::tr("%1 is paused at block %2 and continues by itself.").arg(names[0], height);
    if (names.size() == NamesShown)
        return BannerText::tr("%1 and %2 are paused at block %3 and continue by themselves.")
            .arg(names[0], names[1], height);
    const auto others = static_cast<int>(names.size() - NamesShown);
    return BannerText::tr("%1, %2 and %n more are paused at block %3 and continue by themselves.", nullptr, others)
        .arg(names[0], names[1], height);
}

QString importSentence(const JobView& job, int companions)
{
    const QString title = companions == 0
        ? jobTitle(job)
        : BannerText::tr("%1 and %n more in the same pass", "what is imported, together with others", companions)
              .arg(jobTitle(job));
    return BannerText::tr("%1: %2.", "what is imported: how far it is").arg(title, jobLine(job));
}

QString scanSentence(const JobView& job)
{
    return BannerText::tr("%1, blocks %2–%3 (%4).")
        .arg(jobTitle(job), heightText(job.from), heightText(job.to), percentText(job.percent()));
}

/// The started wallet that is furthest behind, or nullptr.
const WalletView* lastOf(const SyncSnapshot& snapshot)
{
    const WalletView* last = nullptr;
    for (const WalletView& wallet : snapshot.wallets) {
        if (wallet.state == WalletState::Stopped || wallet.syncedTo.height >= snapshot.tip.height) continue;
        if (!last || wallet.syncedTo.height < last->syncedTo.height) last = &wallet;
    }
    return last;
}

/// Why a block could not be kept; null where something else went wrong.
const char* notSavedReason(Errc code)
{
    switch (code) {
    case Errc::DiskFull: return QT_TRANSLATE_NOOP("BannerText", "disk full");
    case Errc::Database: return QT_TRANSLATE_NOOP("BannerText", "database error");
    case Errc::Io: return QT_TRANSLATE_NOOP("BannerText", "file error");
    default: return nullptr;
    }
}

QString errorSentence(const WalletView& wallet)
{
    const BlockHeight at = wallet.syncedTo.height;
    if (!wallet.problem)
        return BannerText::tr("\"%1\" stopped at block %2. The reason is not known.").arg(wallet.name, heightText(at));
    if (const char* reason = notSavedReason(wallet.problem->code))
        return BannerText::tr("\"%1\" could not save block %2 (%3).")
            .arg(wallet.name, heightText(at + 1), BannerText::tr(reason));
    return BannerText::tr("\"%1\" stopped at block %2. %3")
        .arg(wallet.name, heightText(at), errorText(*wallet.problem).what);
}

/// True where every wallet that runs stands at the global SyncedTo.
bool areAllAt(const SyncSnapshot& snapshot)
{
    return std::ranges::all_of(snapshot.wallets, [&](const WalletView& wallet) {
        return !wallet.started || wallet.syncedTo.height == snapshot.synced.height;
    });
}

QString transactionsText(int count) { return BannerText::tr("%1 transactions", nullptr, count).arg(numberText(count)); }

} // namespace

QString maintenanceBanner(const SyncSnapshot& snapshot)
{
    const JobView* job = snapshot.maintenance();
    if (!job) return {};
    const int companions = snapshot.importsRunning() - 1;
    if (job->kind == JobKind::Scripts && companions == 0 && !job->isStuck) return scanSentence(*job);
    const QString what = importSentence(*job, companions);
    const QString paused = pausedSentence(pausedNames(snapshot), snapshot.synced.height);
    if (!paused.isEmpty()) return what + u' ' + paused;
    const bool hasOthers = std::ranges::any_of(
        snapshot.wallets, [&](const WalletView& wallet) { return wallet.started && wallet.id != job->wallet; });
    if (snapshot.holdsOthers() || !hasOthers) return what;
    return what + u' ' + BannerText::tr("The other wallets go on with new blocks.");
}

QString walletErrorBanner(const WalletView& wallet, const SyncSnapshot& snapshot)
{
    QString text = errorSentence(wallet);
    const int more = snapshot.failedWallets() - 1;
    if (more > 0) text += u' ' + BannerText::tr("%n more wallets stopped too.", nullptr, more);
    const bool anyGoesOn = std::ranges::any_of(snapshot.wallets, [](const WalletView& other) {
        return other.state != WalletState::Error && other.state != WalletState::Stopped;
    });
    if (anyGoesOn && !snapshot.problem) text += u' ' + BannerText::tr("The other wallets continue.");
    return text;
}

QString errorConsequence(const std::optional<Error>& problem)
{
    if (!problem) return {};
    const ErrorText text = errorText(*problem);
    return text.money + u' ' + text.advice;
}

QString offlineBanner(const SyncSnapshot& snapshot, std::int64_t since, std::int64_t now)
{
    if (snapshot.wallets.isEmpty()) // no balances
        return since <= 0 ? BannerText::tr("Offline.") : BannerText::tr("Offline since %1.").arg(sinceText(since, now));
    const QString height = heightText(snapshot.synced.height);
    if (since <= 0) return BannerText::tr("Offline. Balances are as of block %1.").arg(height);
    return BannerText::tr("Offline since %1. Balances are as of block %2.").arg(sinceText(since, now), height);
}

QString catchingUpBanner(const SyncSnapshot& snapshot)
{
    const WalletView* last = lastOf(snapshot);
    if (!last) return {};
    const BlockHeight end = std::max(snapshot.tip.height, announcedHeight(snapshot)); // headers may be missing, too
    const QString left = blocksText(end - last->syncedTo.height);
    if (last->lastSyncTime <= 0) return BannerText::tr("Catching up: %1 left.").arg(left);
    return BannerText::tr("Catching up: %1 left. Payments after %2 are not shown yet.")
        .arg(left, dateText(last->lastSyncTime));
}

QString noFilterPeersBanner(const SyncSnapshot& snapshot)
{
    const auto peers = static_cast<int>(snapshot.peers.size());
    if (peers == 0 || snapshot.filterPeers() > 0) return {};
    return BannerText::tr("Connected to %n peers, none with block filters.", nullptr, peers);
}

QString noPeersBanner(const SyncSnapshot& snapshot)
{
    if (!snapshot.online || !snapshot.peers.isEmpty()) return {};
    if (const QString liars = onlyLiarsText(snapshot); !liars.isEmpty()) return liars;
    const QString what
        = BannerText::tr("No peer answers yet. Perhaps this computer is offline; Lockstep keeps trying.");
    if (snapshot.wallets.isEmpty()) return what;
    return what + u' ' + BannerText::tr("Balances are as of block %1.").arg(heightText(snapshot.synced.height));
}

QString backupBanner(const WalletView& wallet)
{
    return BannerText::tr("The recovery words of \"%1\" were never confirmed.").arg(wallet.name);
}

namespace {

QString whatWaits()
{
    return BannerText::tr("The connection is metered: imports and scans wait until it is not. New blocks are followed "
                          "all the same, which takes a few megabytes a day.");
}

} // namespace

QString meteredBanner(const SyncSnapshot& snapshot)
{
    return snapshot.stall == Stall::SavesData ? whatWaits() : QString();
}

QString sparedText(const SyncSnapshot& snapshot)
{
    if (!snapshot.savesData) return {};
    QStringList sentences{whatWaits()};
    if (doFiltersWait(snapshot.cache, true))
        //: %1 is a size
        sentences += BannerText::tr("Filters that are to be kept wait, too: about %1.")
                         .arg(bytesText(snapshot.cache.every.bytesLeft()));
    if (snapshot.listening.wish != Listening::Off)
        sentences += BannerText::tr("Nobody is listened to: payments are shown when a block has them.");
    return sentences.join(u' ');
}

QString fileMendedBanner()
{
    return BannerText::tr(
               "The database file was damaged, but in none of your wallets: keys, coins and labels are as they "
               "were. What was lost of the chain is fetched again.")
        + u' '
        + BannerText::tr("This can come from a failing disk: save a backup file of your wallets elsewhere, and have it "
                         "checked.");
}

QString importDoneBanner(const WalletView& wallet, JobKind kind, int transactions)
{
    const QString found = transactionsText(transactions);
    if (kind == JobKind::Wallet)
        return BannerText::tr("\"%1\" imported: %2, %3.")
            .arg(wallet.name, found, amountWithUnit(wallet.balance.confirmed.satoshis()));
    const QString news = transactions == 0 ? BannerText::tr("nothing new") : found;
    return kind == JobKind::Rescan
        ? BannerText::tr("\"%1\" rescanned: %2.", "wallet: what was found").arg(wallet.name, news)
        : BannerText::tr("Addresses in \"%1\" scanned: %2.", "wallet: what was found").arg(wallet.name, news);
}

QString allAtBanner(const SyncSnapshot& snapshot)
{
    if (!areAllAt(snapshot)) return {};
    return BannerText::tr("All wallets at block %1.").arg(heightText(snapshot.synced.height));
}

} // namespace lockstep
