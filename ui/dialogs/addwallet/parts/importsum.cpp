// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/importsum.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/jobtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::ui {

namespace {

constexpr int Whole = 100;

struct SumText
{
    Q_DECLARE_TR_FUNCTIONS(ImportSum)
};

/// What one wallet adds to the sum; and its line.
QString count(ImportSum& sum, const AddedWallet& added, const SyncEvent* done, const SyncSnapshot& snapshot)
{
    const WalletView* wallet = snapshot.wallet(added.id);
    if (done) {
        ++sum.through;
        const std::pair blocks(done->from, done->height);
        if (sum.through == 1)
            sum.blocks = blocks;
        else if (sum.blocks != blocks)
            sum.blocks.reset();
        sum.percent += Whole;
        sum.transactions += done->count;
        if (done->count == 0) return SumText::tr("\"%1\": nothing was found.").arg(added.name);
        const std::int64_t satoshis = wallet ? wallet->balance.confirmed.satoshis() : 0;
        sum.satoshis += satoshis;
        const QString found = SumText::tr("%1 transactions", nullptr, done->count).arg(numberText(done->count));
        return SumText::tr("\"%1\": %2, %3.", "a wallet: what was found, its balance")
            .arg(added.name, found, amountWithUnit(satoshis));
    }
    const auto job = std::ranges::find_if(
        snapshot.jobs, [&](const JobView& each) { return each.wallet == added.id && each.kind == JobKind::Wallet; });
    if (job != snapshot.jobs.end()) {
        const bool goesOn = job->state == JobState::Running || job->state == JobState::Queued;
        if (goesOn)
            sum.isUnderWay = true;
        else
            ++sum.stopped;
        if (job->state == JobState::Failed && job->problem) sum.problems += *job->problem;
        sum.percent += job->percent();
        return SumText::tr("\"%1\": %2.", "a wallet: how its import goes").arg(added.name, jobLine(*job, snapshot));
    }
    if (wallet && wallet->isPartial) {
        ++sum.stopped;
        return SumText::tr("\"%1\" stopped at block %2. Its page offers to resume the import.")
            .arg(added.name, heightText(wallet->syncedTo.height));
    }
    if (!wallet) sum.isUnderWay = true; // stored a moment ago: no snapshot tells yet whether there is anything to do
    return SumText::tr("\"%1\" is added.").arg(added.name);
}

} // namespace

QStringList sentencesOf(const QList<RefusedWallet>& refused)
{
    QStringList sentences;
    for (const RefusedWallet& each : refused)
        sentences += SumText::tr("\"%1\" is not added: %2").arg(each.name, errorText(each.why).sentence());
    return sentences;
}

QList<Error> reasonsOf(const QList<RefusedWallet>& refused)
{
    QList<Error> reasons;
    for (const RefusedWallet& each : refused) reasons += each.why;
    return reasons;
}

ImportSum importSumOf(const QList<AddedWallet>& added, const std::map<WalletId, SyncEvent>& done,
                      const SyncSnapshot& snapshot)
{
    ImportSum sum;
    sum.wallets = static_cast<int>(added.size());
    for (const AddedWallet& each : added) {
        const auto through = done.find(each.id);
        sum.lines += count(sum, each, through == done.end() ? nullptr : &through->second, snapshot);
    }
    sum.percent /= std::max(1, sum.wallets);
    return sum;
}

} // namespace lockstep::ui
