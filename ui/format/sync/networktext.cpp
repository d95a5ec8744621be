// SPDX-License-Identifier: MIT

#include "ui/format/sync/networktext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/errors/reason.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/bannertext.h"
#include "ui/format/sync/estimatetext.h"
#include "ui/format/sync/jobtext.h"
#include "ui/format/sync/managertext.h"
#include "ui/format/sync/syncphase.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cstdlib>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct NetworkText
{
    Q_DECLARE_TR_FUNCTIONS(NetworkText)
};

QString peersText(qsizetype count) { return NetworkText::tr("%n peers", nullptr, static_cast<int>(count)); }

/// The highest block that the chain is known, or said, to have.
BlockHeight knownTip(const SyncSnapshot& snapshot) { return std::max(snapshot.tip.height, announcedHeight(snapshot)); }

QString progressText(BlockHeight at, BlockHeight target)
{
    if (target.value <= 0) return NetworkText::tr("Not begun");
    if (at >= target) return NetworkText::tr("%1 ✓", "a block's height, reached").arg(heightText(at));
    return NetworkText::tr("%1 of %2").arg(heightText(at), heightText(target));
}

/// "12,345 fetched since the start".
QString fetchedText(std::int64_t count, std::int64_t bytes = 0)
{
    if (count == 0) return NetworkText::tr("None in this run");
    if (bytes == 0) return NetworkText::tr("%1 in this run").arg(numberText(count));
    return NetworkText::tr("%1 in this run, %2").arg(numberText(count), bytesText(bytes));
}

QString agreedText(const SyncSnapshot& snapshot)
{
    if (snapshot.agreedFilterHeaders >= snapshot.filterHeaders) return fetchedText(snapshot.counters.filterHeaders);
    return NetworkText::tr("Told by two peers up to %1").arg(heightText(snapshot.agreedFilterHeaders));
}

QString safeMoney() { return NetworkText::tr("Your coins are safe; balances may be old."); }

QString sentences(const QStringList& parts) { return parts.join(u' '); }

QString clockStall(std::int64_t peersAhead)
{
    const QString gap = durationText(std::abs(peersAhead));
    const QString what = peersAhead > 0
        ? NetworkText::tr("This computer's clock is %1 behind those of its peers: new blocks may be refused.").arg(gap)
        : NetworkText::tr("This computer's clock is %1 ahead of those of its peers: false blocks may be believed.")
              .arg(gap);
    return sentences({what, safeMoney(), NetworkText::tr("Set the clock; Lockstep goes on by itself.")});
}

QString futureStall()
{
    return sentences(
        {NetworkText::tr("The newest block is dated more than two hours ahead of this computer's clock, and is "
                         "not taken in."),
         safeMoney(), NetworkText::tr("If the clock is wrong, set it; Lockstep looks again every minute.")});
}

QString oldTipStall(const SyncSnapshot& snapshot)
{
    return sentences(
        {NetworkText::tr("No block was found since %1, though blocks come every ten minutes: newer ones may be kept "
                         "from this computer.")
             .arg(dateTimeText(snapshot.tipTime)),
         NetworkText::tr("Your coins are safe; do not count on a payment being final, or absent, until blocks come."),
         NetworkText::tr("Lockstep calls other peers by itself. Check the connection, or add a node that you trust.")});
}

QString noPeersStall(const SyncSnapshot& snapshot)
{
    if (const QString liars = onlyLiarsText(snapshot); !liars.isEmpty()) return liars;
    return sentences({NetworkText::tr("No peer answers."), safeMoney(),
                      NetworkText::tr("Lockstep keeps trying. Check the connection to the internet and the settings "
                                      "here, or add a node.")});
}

QString noFiltersStall(qsizetype peers)
{
    const QString what
        = NetworkText::tr("Connected to %n peers, none serves block filters. Without them Lockstep cannot look for "
                          "payments.",
                          nullptr, static_cast<int>(peers));
    return sentences({what, safeMoney(), NetworkText::tr("Add a node that serves filters, or wait for one.")});
}

QString noBlocksStall(const SyncSnapshot& snapshot)
{
    QString what = NetworkText::tr("A block is needed that no peer here has kept: all of them delete old blocks.");
    if (snapshot.missingBlock && snapshot.peers.size() == 1 && snapshot.peers.front().isNamed)
        //: %1 is a height
        what = NetworkText::tr("Block %1 is needed, and your own node has deleted it.")
                   .arg(heightText(*snapshot.missingBlock));
    else if (snapshot.missingBlock)
        //: %1 is a height
        what = NetworkText::tr(
                   "Block %1 is needed, and no peer here has it: they delete old blocks, or say they lack it.")
                   .arg(heightText(*snapshot.missingBlock));
    return sentences({what, safeMoney(), NetworkText::tr("Add a node that keeps all blocks, or wait for one.")});
}

QString importStuckStall(const SyncSnapshot& snapshot)
{
    const auto stuck = std::ranges::find_if(snapshot.jobs, &JobView::isStuck);
    const bool isWhole = stuck == snapshot.jobs.end() || stuck->kind == JobKind::Wallet;
    const QString what = stuck == snapshot.jobs.end() ? NetworkText::tr("The import") : jobTitle(*stuck);
    const JobView* running = snapshot.maintenance();
    const bool isAnotherRunning = running && !running->isStuck;
    //: %1: "Importing "Savings""
    return sentences({NetworkText::tr("%1 gets no further: the blocks it needs next have not come.").arg(what),
                      isWhole ? NetworkText::tr("Your coins are safe; the balance of that wallet is not complete yet.")
                              : NetworkText::tr("Your coins are safe; what was found so far stays."),
                      isAnotherRunning
                          ? NetworkText::tr("Lockstep keeps trying, and other imports go on meanwhile. Add "
                                            "a node that keeps all blocks and serves filters, or wait for "
                                            "one.")
                          : NetworkText::tr("Lockstep keeps trying, and the other wallets go on with new "
                                            "blocks. Add a node that keeps all blocks and serves filters, "
                                            "or wait for one.")});
}

QString oneFilterPeerStall(BlockHeight agreed)
{
    return sentences(
        {NetworkText::tr("What came after block %1 rests on the word of one peer, which could hide a payment.")
             .arg(heightText(agreed)),
         NetworkText::tr("Your coins are safe; do not count on a payment being absent yet."),
         NetworkText::tr("Lockstep asks a second peer by itself. A node of your own that you add here is trusted "
                         "without a second opinion.")});
}

} // namespace

QString connectionLine(const SyncSnapshot& snapshot, std::int64_t now)
{
    QStringList parts{managerStateText(snapshot.manager)};
    if (snapshot.manager == ManagerState::Connected) parts[0] = connectedText(snapshot);
    if (snapshot.online) parts += peersText(snapshot.peers.size());
    const QString height = heightText(snapshot.tip.height);
    if (snapshot.tip.height.value > 0 && snapshot.tipTime > 0)
        parts += NetworkText::tr("block %1 (%2)").arg(height, agoText(snapshot.tipTime, now));
    else
        parts += NetworkText::tr("block %1").arg(height);
    return parts.join(u" · "_s);
}

QList<PhaseText> phaseTexts(const SyncSnapshot& snapshot)
{
    const BlockHeight tip = snapshot.tip.height;
    const RunCounters& run = snapshot.counters;
    const QString left = snapshot.manager == ManagerState::Syncing ? timeLeftText(snapshot.secondsLeft) : QString();
    return {{NetworkText::tr("Headers"), progressText(tip, knownTip(snapshot)), fetchedText(run.headers)},
            {NetworkText::tr("Filter headers"), progressText(snapshot.filterHeaders, tip), agreedText(snapshot)},
            {NetworkText::tr("Filters"), progressText(snapshot.synced.height, tip),
             left.isEmpty() ? fetchedText(run.filters, run.filterBytes) : left},
            {NetworkText::tr("Blocks"), numberText(run.blocks), NetworkText::tr("Fetched in this run")}};
}

QString stallText(const SyncSnapshot& snapshot)
{
    switch (snapshot.stall) {
    case Stall::None: return {};
    case Stall::ClockWrong:
        return snapshot.refusesFuture ? futureStall() : clockStall(snapshot.clockOffset.value_or(0));
    case Stall::OldTip: return oldTipStall(snapshot);
    case Stall::NoPeers: return noPeersStall(snapshot);
    case Stall::NoFilterPeers: return noFiltersStall(snapshot.peers.size());
    case Stall::NoBlockPeers: return noBlocksStall(snapshot);
    case Stall::Problem: return snapshot.problem ? errorText(*snapshot.problem).sentence() : QString();
    case Stall::ImportStuck: return importStuckStall(snapshot);
    case Stall::SavesData: return meteredBanner(snapshot);
    case Stall::OneFilterPeer: return oneFilterPeerStall(snapshot.agreedFilterHeaders);
    }
    return {};
}

QString lieText(const PeerSetAside& liar)
{
    switch (liar.offence) {
    case Offence::BadHeaders:
        return NetworkText::tr("Your node %1 sent block headers that break the rules of the network.")
            .arg(liar.address);
    case Offence::BadFilterHeaders:
        return NetworkText::tr("Your node %1 sent filter headers that proved to be false.").arg(liar.address);
    case Offence::BadFilter:
        return NetworkText::tr("Your node %1 sent a block filter that proved to be false.").arg(liar.address);
    case Offence::BadBlock: break;
    }
    return NetworkText::tr("Your node %1 sent a block that does not match its header.").arg(liar.address);
}

QString offenceCode(Offence offence)
{
    switch (offence) {
    case Offence::BadHeaders: return u"bad-headers"_s;
    case Offence::BadFilterHeaders: return u"bad-filter-headers"_s;
    case Offence::BadFilter: return u"bad-filter"_s;
    case Offence::BadBlock: break;
    }
    return u"bad-block"_s;
}

QString onlyLiarsText(const SyncSnapshot& snapshot)
{
    if (!snapshot.online || !snapshot.peers.isEmpty() || snapshot.peersSetAside.isEmpty()) return {};
    QStringList parts;
    for (const PeerSetAside& liar : snapshot.peersSetAside) parts += lieText(liar);
    parts += NetworkText::tr("No other peer is connected.");
    parts += safeMoney();
    parts += NetworkText::tr(
        "Check that node, then restart Lockstep or add the node again; or remove it and use another one.");
    return sentences(parts);
}

QString heldReorgText(const SyncSnapshot& snapshot)
{
    if (!snapshot.heldReorg) return {};
    return NetworkText::tr("A branch with more work waits: it undoes %1, back to block %2. Lockstep follows it only "
                           "when you say so.")
        .arg(blocksText(snapshot.heldReorg->undone), heightText(snapshot.heldReorg->fork.height));
}

QString banText(const QString& address)
{
    return NetworkText::
        tr("%1 is disconnected at once, and nothing at that host is called for 24 hours, also after Lockstep starts "
           "again. Another peer takes its place; wallets and coins are not touched. Until then only \"Add a peer\" "
           "brings it back, as one that you trust.")
            .arg(address);
}

QString followReorgText(std::int32_t undone, BlockHeight fork)
{
    return NetworkText::tr(
               "%1 after block %2 are replaced in all wallets. Payments in them may be gone, or come again in the new "
               "branch. This happens when most miners have moved to the new branch, and also when an attacker hides "
               "the real chain from this computer. Compare the newest block's height with a source you trust before "
               "you go on. Until then, accept no payment as final.")
        .arg(blocksText(undone), heightText(fork));
}

QString servicesText(bool servesFilters, bool servesBlocks, bool servesRecentBlocks)
{
    if (servesFilters && servesBlocks) return NetworkText::tr("blocks and filters");
    if (servesFilters && servesRecentBlocks) return NetworkText::tr("recent blocks and filters");
    if (servesFilters) return NetworkText::tr("filters");
    if (servesBlocks) return NetworkText::tr("blocks, no filters");
    if (servesRecentBlocks) return NetworkText::tr("recent blocks, no filters");
    return NetworkText::tr("neither blocks nor filters");
}

QString pingText(std::int32_t milliseconds)
{
    return milliseconds < 0 ? u"—"_s : NetworkText::tr("%1\u00a0ms").arg(numberText(milliseconds));
}

/// What it did is enough beside its address: "did not send filters in time".
QString peerProblem(const PeerInfo& peer)
{
    if (!peer.lastProblem) return {};
    const QString reason = reasonIn(QString::fromStdString(peer.lastProblem->detail));
    return reason.isEmpty() ? errorText(*peer.lastProblem).what : reason;
}

QString peerSentence(const PeerInfo& peer, std::int64_t now)
{
    QStringList parts{peer.address, peer.userAgent};
    if (peer.isNamed) parts += NetworkText::tr("chosen by you");
    parts += NetworkText::tr("serves %1")
                 .arg(servicesText(peer.servesFilters, peer.servesBlocks, peer.servesRecentBlocks));
    parts += NetworkText::tr("at block %1").arg(heightText(peer.announcedHeight));
    if (peer.pingMilliseconds >= 0) parts += NetworkText::tr("answers in %1").arg(pingText(peer.pingMilliseconds));
    parts += NetworkText::tr("%1 received, %2 sent").arg(bytesText(peer.bytesReceived), bytesText(peer.bytesSent));
    if (peer.connectedSince > 0) parts += NetworkText::tr("connected %1").arg(agoText(peer.connectedSince, now));
    parts += peerProblem(peer);
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString probeText(const HostPort& address, const PeerReport& report)
{
    const QString said = NetworkText::tr("%1 answered in %2: %3, at block %4, serves %5.")
                             .arg(address.text(), pingText(report.milliseconds),
                                  report.userAgent.isEmpty() ? NetworkText::tr("it gave no name") : report.userAgent,
                                  heightText(report.height),
                                  servicesText(report.servesFilters, report.servesBlocks, report.servesRecentBlocks));
    if (report.servesFilters && report.servesBlocks)
        return sentences({said, NetworkText::tr("Lockstep can follow the chain with it.")});
    return sentences({said, NetworkText::tr("That is not enough to follow the chain with it alone.")});
}

QString probeProblem(const HostPort& address, const Error& error)
{
    const QString node = address.text();
    switch (error.code) {
    case Errc::NotFound:
        return NetworkText::tr("There is no computer named \"%1\". Check the spelling.").arg(address.host);
    case Errc::Disconnected:
        return NetworkText::tr("Nobody answers at %1. Check the address, that the node runs and that it accepts "
                               "connections; with a proxy, that the proxy runs.")
            .arg(node);
    case Errc::Timeout:
        return NetworkText::tr("%1 did not answer in time. It may be switched off, busy or behind a firewall.")
            .arg(node);
    case Errc::Malformed:
    case Errc::WrongNetwork:
        return NetworkText::tr("Something answers at %1, but it is not a node of this network. Check the port.")
            .arg(node);
    case Errc::Unsupported:
        return NetworkText::tr("%1 answers, but it serves no blocks that Lockstep could use.").arg(node);
    default: return errorText(error).sentence();
    }
}

QString ownPeersText(Network network)
{
    switch (network) {
    case Network::Practice: return NetworkText::tr("The practice node inside this program");
    case Network::Regtest: return NetworkText::tr("None but those that are added");
    case Network::Mainnet:
    case Network::Testnet3:
    case Network::Testnet4:
    case Network::Signet: break;
    }
    return NetworkText::tr("Public peers, found by Lockstep itself");
}

namespace {

bool areOnion(const std::vector<HostPort>& peers)
{
    return std::ranges::all_of(peers,
                               [](const HostPort& peer) { return peer.host.endsWith(u".onion", Qt::CaseInsensitive); });
}

/// Of settings without a proxy. Empty: somebody is reached.
QString whyNobodyIsReached(const ConnectionSettings& settings, Network network)
{
    const PeerSettings& peers = settings.peers;
    if (!areOnion(peers.only) || !areOnion(settings.added)) return {};
    const bool isPublic = network != Network::Practice && network != Network::Regtest;
    if (!peers.only.empty() || (network == Network::Regtest && !settings.added.empty()))
        return NetworkText::tr("Nobody can be called: the peers you named have onion addresses, and without a proxy "
                               "none is reached.");
    if (!isPublic || !peers.onlyOnion) return {};
    return NetworkText::tr("Nobody can be called: only onion addresses are wanted, and without a proxy none is "
                           "reached.");
}

} // namespace

QString nobodyToCallText(const ConnectionSettings& settings, Network network)
{
    const QString why = settings.peers.proxy ? QString() : whyNobodyIsReached(settings, network);
    if (why.isEmpty()) return {};
    return sentences({why, safeMoney(),
                      NetworkText::tr("Give a SOCKS5 proxy, such as Tor, under Tools, Network; or name other peers to "
                                      "call there.")});
}

QString connectionSettingsText(const ConnectionSettings& settings, Network network)
{
    const auto named = static_cast<int>(settings.peers.only.size());
    QStringList parts;
    if (named == 0)
        parts += ownPeersText(network) + u'.';
    else if (named == 1)
        parts += NetworkText::tr("Only the peer %1.").arg(settings.peers.only.front().text());
    else
        parts += NetworkText::tr("Only %n peers of your choice.", nullptr, named);
    if (settings.peers.proxy)
        parts += NetworkText::tr("All goes through the proxy %1.").arg(settings.peers.proxy->text());
    else
        parts += NetworkText::tr("No proxy.");
    if (named == 0 && settings.peers.onlyOnion)
        parts += settings.peers.proxy
            ? NetworkText::tr("Of public peers only onion addresses are called.")
            : NetworkText::tr("Of public peers only onion addresses are called: without a proxy none.");
    if (!settings.online) parts += NetworkText::tr("Offline: nobody is called.");
    return sentences(parts);
}

} // namespace lockstep
