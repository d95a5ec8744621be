// SPDX-License-Identifier: MIT

#include "ui/format/program/debugtext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/program/logtext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>
#include <QSysInfo>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostEvents = 50;
constexpr qsizetype LongestAgent = 60;

QString whenText(std::int64_t unixSeconds)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds).toUTC().toString(Qt::ISODate);
}

/// The code alone: an error's detail may name a peer, a file or what a person typed.
QString problemText(const std::optional<Error>& problem) { return problem ? errorCode(problem->code) : u"none"_s; }

/// A peer names itself: only what a name of a program is made of is passed on, so that none smuggles in a line.
QString agentText(const QString& agent)
{
    QString clean;
    for (const QChar c : agent.left(LongestAgent)) clean += c.unicode() > 0x20 && c.unicode() < 0x7f ? c : QChar(u'?');
    return clean.isEmpty() ? u"?"_s : clean;
}

QString yesOrNo(bool yes) { return yes ? u"yes"_s : u"no"_s; }

QStringList programLines(const DebugFacts& facts)
{
    return {u"Lockstep %1, Qt %2 (%3), database schema %4"_s
                .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()), facts.platform)
                .arg(facts.schema),
            u"System: %1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                                           QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture()),
            u"Written: %1"_s.arg(whenText(facts.now))};
}

QStringList chainLines(const SyncSnapshot& s)
{
    const std::string_view network = networkName(s.network);
    const bool isCounted = s.manager == ManagerState::Syncing && s.secondsLeft >= 0; // else it is of an earlier round
    QStringList lines{
        u"Network: %1, %2, stall: %3, problem: %4"_s.arg(QLatin1StringView(network.data(), qsizetype(network.size())),
                                                         managerStateCode(s.manager), stallCode(s.stall),
                                                         problemText(s.problem)),
        u"Heights: headers %1, filter headers %2 (agreed %3), synced %4; tip's time %5"_s.arg(s.tip.height.value)
            .arg(s.filterHeaders.value)
            .arg(s.agreedFilterHeaders.value)
            .arg(s.synced.height.value)
            .arg(whenText(s.tipTime)),
        u"This run: %1 headers, %2 filter headers, %3 filters (%4 bytes), %5 blocks%6"_s.arg(s.counters.headers)
            .arg(s.counters.filterHeaders)
            .arg(s.counters.filters)
            .arg(s.counters.filterBytes)
            .arg(s.counters.blocks)
            .arg(isCounted ? u"; %1 s left"_s.arg(s.secondsLeft) : QString())};
    if (s.clockOffset) lines += u"Peers' clocks: %1 s ahead"_s.arg(*s.clockOffset);
    if (s.heldReorg)
        lines += u"A reorg waits: fork %1, undoes %2"_s.arg(s.heldReorg->fork.height.value).arg(s.heldReorg->undone);
    return lines;
}

QStringList peerLines(const DebugFacts& facts)
{
    const PeerSettings& settings = facts.connection.peers;
    QStringList lines{
        u"Peers: %1; named alone: %2, added: %3, proxy: %4, only onion: %5"_s.arg(facts.snapshot->peers.size())
            .arg(settings.only.size())
            .arg(facts.connection.added.size())
            .arg(yesOrNo(settings.proxy.has_value()), yesOrNo(settings.onlyOnion))};
    for (const PeerInfo& peer : facts.snapshot->peers)
        lines += u"  %1 filters %2, blocks %3, named %4, height %5, ping %6 ms, in %7, out %8, problem: %9"_s.arg(
            agentText(peer.userAgent), yesOrNo(peer.servesFilters), yesOrNo(peer.servesBlocks), yesOrNo(peer.isNamed),
            QString::number(peer.announcedHeight.value), QString::number(peer.pingMilliseconds),
            QString::number(peer.bytesReceived), QString::number(peer.bytesSent), problemText(peer.lastProblem));
    return lines;
}

QStringList walletLines(const SyncSnapshot& s)
{
    QStringList lines{u"Wallets: %1"_s.arg(s.wallets.size())};
    for (const WalletView& wallet : s.wallets)
        lines += u"  wallet %1: %2, %3, block %4 of %5, birthday %6, lookahead %7, problem: %8"_s.arg(
            QString::number(wallet.id.value), walletStateCode(wallet.state), walletAuthCode(wallet.auth),
            QString::number(wallet.syncedTo.height.value), QString::number(wallet.target.value),
            QString::number(wallet.birthday.value), QString::number(wallet.lookahead), problemText(wallet.problem));
    for (const JobView& job : s.jobs)
        lines += u"  scan %1 for wallet %2: %3, block %4 of %5 to %6, %7 blocks fetched, problem: %8"_s.arg(
            QString::number(job.id.value), QString::number(job.wallet.value), jobStateCode(job.state),
            QString::number(job.next.value), QString::number(job.from.value), QString::number(job.to.value),
            QString::number(job.blocksFetched), problemText(job.problem));
    return lines;
}

QString eventLine(const EventView& event)
{
    QString line = u"  %1 %2"_s.arg(whenText(event.time), logCode(event.kind));
    if (event.wallet) line += u" wallet %1"_s.arg(event.wallet->value);
    if (event.height) line += u" block %1"_s.arg(event.height->value);
    if (event.count > 0) line += u" count %1"_s.arg(event.count);
    if (event.error) line += u' ' + problemText(event.error);
    return line;
}

/// Not in which block a payment came, or another one in its place: who reads that may look up what is in that block.
QList<EventView> tellableEvents(QList<EventView> events)
{
    using Kind = EventView::Kind;
    events.removeIf([](const EventView& event) {
        return event.kind == Kind::PaymentsFound || event.kind == Kind::PaymentsReplaced
            || event.kind == Kind::PaymentsRevived;
    });
    return events.first(std::min(MostEvents, events.size()));
}

} // namespace

QString debugInformation(const DebugFacts& facts)
{
    QStringList lines
        = programLines(facts) + chainLines(*facts.snapshot) + peerLines(facts) + walletLines(*facts.snapshot);
    const QList<EventView> events = tellableEvents(facts.events);
    lines += u"Log: the newest %1"_s.arg(events.size());
    for (const EventView& event : events) lines += eventLine(event);
    return lines.join(u'\n') + u'\n';
}

} // namespace lockstep
