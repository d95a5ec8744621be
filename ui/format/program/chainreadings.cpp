// SPDX-License-Identifier: MIT

#include "ui/format/errors/errortext.h"
#include "ui/format/payments/outgoingtext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/feeratetext.h"
#include "ui/format/plain/idtext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/program/reading.h"
#include "ui/format/sync/bannertext.h"
#include "ui/format/sync/jobtext.h"
#include "ui/format/sync/managertext.h"
#include "ui/format/sync/networktext.h"
#include "ui/format/sync/statetext.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CliText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString nameOf(Network network)
{
    const std::string_view name = networkName(network);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QStringList statusLines(const SyncSnapshot& snapshot, std::int64_t now)
{
    const QString height = heightText(snapshot.tip.height);
    QStringList lines{CliText::tr("Network: %1").arg(nameOf(snapshot.network)),
                      CliText::tr("State:   %1").arg(managerLine(snapshot)),
                      CliText::tr("Tip:     block %1  %2").arg(height, hashText(snapshot.tip.hash))};
    for (const PeerSetAside& liar : snapshot.peersSetAside) lines += lieText(liar);
    if (const QString spared = sparedText(snapshot); !spared.isEmpty()) lines += spared;
    if (snapshot.wallets.isEmpty())
        return lines << CliText::tr("No wallets yet. \"lockstep-cli wallet add\" makes one.");
    QList<QStringList> rows;
    for (const WalletView& wallet : snapshot.wallets)
        rows += {wallet.name, stateLine(wallet, snapshot, now), authBadge(wallet.auth),
                 heightText(wallet.syncedTo.height)};
    return lines << QString()
                 << tableLines(
                        {CliText::tr("NAME"), CliText::tr("STATE"), CliText::tr("KEYS"), u'>' + CliText::tr("BLOCK")},
                        rows);
}

QJsonArray outgoingJson(const SyncSnapshot& snapshot)
{
    QJsonArray array;
    for (const OutgoingView& outgoing : snapshot.outgoing)
        array += QJsonObject{{u"txid"_s, hashText(outgoing.txid)},
                             {u"state"_s, outgoingStateCode(outgoing.state)},
                             {u"peers"_s, outgoing.askedFor},
                             {u"given"_s, qint64{outgoing.givenAt}}};
    return array;
}

QStringList outgoingLines(const SyncSnapshot& snapshot)
{
    if (snapshot.outgoing.isEmpty()) return {};
    QList<QStringList> rows;
    for (const OutgoingView& outgoing : snapshot.outgoing)
        rows += {hashText(outgoing.txid), outgoingStateText(outgoing.state)};
    return QStringList{QString()} << tableLines({CliText::tr("SENT"), CliText::tr("STATE")}, rows);
}

QJsonArray walletsJson(const SyncSnapshot& snapshot)
{
    QJsonArray wallets;
    for (const WalletView& wallet : snapshot.wallets) wallets += walletJson(wallet);
    return wallets;
}

QJsonArray liarsJson(const SyncSnapshot& snapshot)
{
    QJsonArray liars;
    for (const PeerSetAside& liar : snapshot.peersSetAside)
        liars += QJsonObject{{u"address"_s, liar.address}, {u"offence"_s, offenceCode(liar.offence)}};
    return liars;
}

/// Since segwit; null where not all are to be kept, or nobody has counted them.
QJsonValue filtersJson(const CacheState& state)
{
    const EveryFilter& every = state.every;
    if (!every.here) return {};
    const bool isHeldUp = state.problem && !every.isWhole() && !every.isComing;
    return QJsonObject{{u"here"_s, *every.here},
                       {u"of"_s, every.blocks},
                       {u"bytesLeft"_s, qint64{every.bytesLeft()}},
                       {u"coming"_s, every.isComing},
                       {u"problem"_s, isHeldUp ? QJsonValue(errorCode(state.problem->code)) : QJsonValue()}};
}

QJsonObject statusJson(const SyncSnapshot& snapshot)
{
    return {{u"network"_s, nameOf(snapshot.network)},
            {u"manager"_s, managerStateCode(snapshot.manager)},
            {u"tip"_s, pointJson(snapshot.tip)},
            {u"missingBlock"_s, snapshot.missingBlock ? QJsonValue(snapshot.missingBlock->value) : QJsonValue()},
            {u"wallets"_s, walletsJson(snapshot)},
            {u"outgoing"_s, outgoingJson(snapshot)},
            {u"listening"_s, QString::fromStdString(textOf(snapshot.listening.wish))},
            {u"filters"_s, filtersJson(snapshot.cache)},
            {u"blocksThrough"_s, snapshot.letsBlocksThrough},
            {u"savesData"_s, snapshot.savesData},
            {u"peersSetAside"_s, liarsJson(snapshot)}};
}

QJsonObject jobJson(const JobView& job)
{
    return {{u"job"_s, qint64{job.id.value}},
            {u"wallet"_s, job.walletName},
            {u"kind"_s, jobKindCode(job.kind)},
            {u"state"_s, jobStateCode(job.state)},
            {u"from"_s, job.from.value},
            {u"next"_s, job.next.value},
            {u"to"_s, job.to.value},
            {u"percent"_s, job.percent()},
            {u"startsWhenIdle"_s, job.startsWhenIdle},
            {u"joinsAt"_s, job.joinsAt ? QJsonValue(job.joinsAt->value) : QJsonValue()},
            {u"outpoint"_s, job.outpoint ? QJsonValue(outpointText(*job.outpoint)) : QJsonValue()},
            {u"scripts"_s, job.scripts},
            {u"transactionsFound"_s, job.transactionsFound},
            {u"blocksFetched"_s, job.blocksFetched},
            {u"since"_s, qint64{job.askedAt}},
            {u"stuck"_s, job.isStuck},
            {u"problem"_s, job.problem ? QJsonValue(errorCode(job.problem->code)) : QJsonValue()}};
}

QStringList jobRow(const JobView& job)
{
    return {QString::number(job.id.value), jobTitle(job), jobLine(job), percentText(job.percent()),
            numberText(job.transactionsFound)};
}

QJsonObject peerJson(const PeerInfo& peer)
{
    return {{u"address"_s, peer.address},
            {u"userAgent"_s, peer.userAgent},
            {u"named"_s, peer.isNamed},
            {u"servesFilters"_s, peer.servesFilters},
            {u"servesBlocks"_s, peer.servesBlocks},
            {u"servesRecentBlocks"_s, peer.servesRecentBlocks},
            {u"height"_s, peer.announcedHeight.value},
            {u"connectedSince"_s, qint64{peer.connectedSince}},
            {u"pingMilliseconds"_s, peer.pingMilliseconds < 0 ? QJsonValue() : QJsonValue(peer.pingMilliseconds)},
            {u"bytesReceived"_s, qint64{peer.bytesReceived}},
            {u"bytesSent"_s, qint64{peer.bytesSent}},
            {u"problem"_s, peer.lastProblem ? QJsonValue(errorCode(peer.lastProblem->code)) : QJsonValue()}};
}

QStringList peerRow(const PeerInfo& peer)
{
    return {peer.address, servicesText(peer.servesFilters, peer.servesBlocks, peer.servesRecentBlocks),
            heightText(peer.announcedHeight), pingText(peer.pingMilliseconds), peer.userAgent};
}

QJsonValue rateJson(const std::optional<FeeRate>& rate)
{
    return rate ? QJsonValue(qint64{rate->satoshisPerKilobyte()}) : QJsonValue();
}

QJsonObject feesJson(const SyncSnapshot& snapshot)
{
    const FeeView& fees = snapshot.fees;
    return {{u"average"_s, rateJson(fees.average)},
            {u"lowest"_s, rateJson(fees.lowest)},
            {u"highest"_s, rateJson(fees.highest)},
            {u"blocks"_s, fees.blocks},
            {u"from"_s, fees.blocks > 0 ? QJsonValue(fees.from.value) : QJsonValue()},
            {u"to"_s, fees.blocks > 0 ? QJsonValue(fees.to.value) : QJsonValue()},
            {u"confidence"_s, feeConfidenceCode(fees.confidence)},
            {u"floor"_s, rateJson(fees.floor)},
            {u"floorPeers"_s, fees.floorPeers},
            {u"tip"_s, pointJson(snapshot.tip)}};
}

QString rateOrNone(const std::optional<FeeRate>& rate) { return rate ? feeRateText(*rate) : u"—"_s; }

QStringList feeLines(const FeeView& fees)
{
    const QString blocks = fees.blocks == 0
        ? CliText::tr("no block could be read")
        : CliText::tr("blocks %1 to %2, exact").arg(heightText(fees.from), heightText(fees.to));
    const QString peers = fees.floorPeers == 0
        ? CliText::tr("no peer has said so")
        : CliText::tr("the median of what %n peers said", nullptr, fees.floorPeers);
    const QString single = CliText::tr("the average of a single block");
    return tableLines({CliText::tr("FIGURE"), u'>' + CliText::tr("RATE"), CliText::tr("SOURCE")},
                      {{CliText::tr("Average"), rateOrNone(fees.average), blocks},
                       {CliText::tr("Lowest"), rateOrNone(fees.lowest), single},
                       {CliText::tr("Highest"), rateOrNone(fees.highest), single},
                       {CliText::tr("Passed on"), rateOrNone(fees.floor), peers}})
        << CliText::tr("Confidence: %1").arg(feeConfidenceText(fees.confidence));
}

} // namespace

Reading statusReading(const SyncSnapshot& snapshot, std::int64_t now)
{
    return {statusLines(snapshot, now) + outgoingLines(snapshot), {}, QJsonDocument(statusJson(snapshot))};
}

Reading walletsReading(const SyncSnapshot& snapshot)
{
    QList<QStringList> rows;
    for (const WalletView& wallet : snapshot.wallets)
        rows
            += {wallet.name, wallet.policy, walletAuthCode(wallet.auth),
                wallet.started ? CliText::tr("started") : CliText::tr("stopped"), heightText(wallet.syncedTo.height),
                //: Of a balance: the wallet is being rebuilt, or cannot be read
                wallet.isBalanceKnown ? amountWithUnit(wallet.balance.confirmed.satoshis()) : CliText::tr("not known")};
    const QJsonDocument json(walletsJson(snapshot));
    if (rows.isEmpty()) return {{CliText::tr("No wallets yet. \"lockstep-cli wallet add\" makes one.")}, {}, json};
    const QStringList header{CliText::tr("NAME"),      CliText::tr("KIND"),         CliText::tr("KEYS"),
                             CliText::tr("LIFECYCLE"), u'>' + CliText::tr("BLOCK"), u'>' + CliText::tr("CONFIRMED")};
    return {tableLines(header, rows), {}, json};
}

Reading jobsReading(const SyncSnapshot& snapshot)
{
    QList<QStringList> rows;
    QJsonArray json;
    for (const JobView& job : snapshot.jobs) {
        rows += jobRow(job);
        json += jobJson(job);
    }
    if (rows.isEmpty())
        return {{CliText::tr("No job waits: every wallet's past is looked through.")}, {}, QJsonDocument(json)};
    const QStringList header{u'>' + CliText::tr("JOB"), CliText::tr("WHAT"), CliText::tr("STATE"),
                             u'>' + CliText::tr("DONE"), u'>' + CliText::tr("FOUND")};
    return {tableLines(header, rows), {}, QJsonDocument(json)};
}

Reading peersReading(const SyncSnapshot& snapshot)
{
    QList<QStringList> rows;
    QJsonArray json;
    for (const PeerInfo& peer : snapshot.peers) {
        rows += peerRow(peer);
        json += peerJson(peer);
    }
    const QStringList header{CliText::tr("ADDRESS"), CliText::tr("SERVES"), u'>' + CliText::tr("BLOCK"),
                             u'>' + CliText::tr("PING"), CliText::tr("PROGRAM")};
    return {tableLines(header, rows), {}, QJsonDocument(json)};
}

Reading feesReading(const SyncSnapshot& snapshot)
{
    Reading reading{feeLines(snapshot.fees), {}, QJsonDocument(feesJson(snapshot))};
    if (snapshot.fees.blocks > 0 && !snapshot.fees.average)
        reading.notes += CliText::tr("Nobody paid a fee in these blocks.");
    return reading;
}

} // namespace lockstep
