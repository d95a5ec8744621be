// SPDX-License-Identifier: MIT

#include "ui/format/sync/prooftext.h"

#include "core/primitives/network.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>
#include <QStringList>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ProofWords
{
    Q_DECLARE_TR_FUNCTIONS(ProofWords)
};

QString peersOf(int some, int all)
{
    //: %1 and %2 are counts: "3 of 4 peers"
    return ProofWords::tr("%1 of %2 peers", nullptr, all).arg(numberText(some), numberText(all));
}

ProofText tipText(const SyncSnapshot& snapshot)
{
    return {ProofWords::tr("Tip"),
            ProofWords::tr("Block %1").arg(heightText(snapshot.tip.height)) + u'\n'
                + QString::fromStdString(snapshot.tip.hash.display()),
            ProofWords::tr("The last block of the chain with the most work. Compare the hash with another source.")};
}

ProofText workText(const SyncSnapshot& snapshot)
{
    return {ProofWords::tr("Work"), snapshot.proof.work,
            ProofWords::tr("Hashes that were needed for all blocks up to the tip. Lockstep checked the work of each.")};
}

ProofText headersText(const SyncSnapshot& snapshot)
{
    const auto peers = static_cast<int>(snapshot.peers.size());
    const QString value = peers == 0 ? ProofWords::tr("No peers now") : peersOf(snapshot.proof.headerPeers, peers);
    return {ProofWords::tr("Headers"), value, ProofWords::tr("This many of the connected peers have shown this tip.")};
}

ProofText filterHeadersText(const SyncSnapshot& snapshot)
{
    const FilterAgreement& last = snapshot.proof.filterHeaders;
    const QString agreed = ProofWords::tr("Confirmed up to block %1").arg(heightText(snapshot.agreedFilterHeaders));
    QString meaning = ProofWords::tr("Two peers told the same so far, or one that you named.");
    if (last.asked > 0)
        meaning += u' '
            + ProofWords::tr("At block %1, %2 told the same.")
                  .arg(heightText(last.height), peersOf(last.alike, last.asked));
    if (snapshot.filterHeaders > snapshot.agreedFilterHeaders)
        meaning += u' ' + ProofWords::tr("What lies above is one peer's word: it is used, and asked again.");
    return {ProofWords::tr("Filter headers"), agreed, meaning};
}

ProofText disputedText(const SyncSnapshot& snapshot)
{
    const int blocks = snapshot.proof.disputedBlocks;
    return {
        ProofWords::tr("Disputed blocks"), blocks == 0 ? ProofWords::tr("None") : numberText(blocks),
        ProofWords::tr("Where peers disagree and nobody can prove it, no filter is trusted: the block is read whole.")};
}

ProofText lastDisputeText(const SyncSnapshot& snapshot)
{
    const auto& last = snapshot.proof.lastDispute;
    if (!last) return {ProofWords::tr("Last dispute"), ProofWords::tr("None so far"), {}};
    return {ProofWords::tr("Last dispute"), dateTimeText(last->time),
            last->liars > 0 ? filterLieText(last->liars, last->height) : filterDisputeText(last->height)};
}

} // namespace

QList<ProofText> proofTexts(const SyncSnapshot& snapshot)
{
    return {tipText(snapshot),           workText(snapshot),     headersText(snapshot),
            filterHeadersText(snapshot), disputedText(snapshot), lastDisputeText(snapshot)};
}

QString proofAsText(const SyncSnapshot& snapshot, std::int64_t now)
{
    QStringList lines{
        //: %1: the network, %2: date and time
        ProofWords::tr("Lockstep, %1, %2").arg(QString::fromUtf8(networkName(snapshot.network)), dateTimeText(now))};
    for (const ProofText& proof : proofTexts(snapshot)) {
        lines += proof.name + u": "_s + QString(proof.value).replace(u'\n', u' ');
        if (!proof.meaning.isEmpty()) lines += u"  "_s + proof.meaning;
    }
    return lines.join(u'\n') + u'\n';
}

QString filterLieText(int liars, BlockHeight height)
{
    return ProofWords::tr("Peers told different filters for block %1. The block proved %n of them wrong; no more is "
                          "asked of them.",
                          nullptr, liars)
        .arg(heightText(height));
}

QString filterDisputeText(BlockHeight height)
{
    return ProofWords::tr("Peers told different filters for block %1, and the block alone cannot tell who is right. It "
                          "is read whole, so no payment in it is missed.")
        .arg(heightText(height));
}

} // namespace lockstep
