// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "ui/format/networktext.h"
#include "ui/format/numbertext.h"

#include <algorithm>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t UsualPeers = 4; ///< That Lockstep looks for where the person named none.
constexpr std::chrono::seconds Settling{3}; ///< After the first one: for the others, and their first pings.

/// All that are wanted are there, and it is measured how fast they answer.
bool isComplete(const SyncSnapshot& snapshot, std::size_t wanted)
{
    const bool areMeasured
        = std::ranges::all_of(snapshot.peers, [](const PeerInfo& p) { return p.pingMilliseconds >= 0; });
    return static_cast<std::size_t>(snapshot.peers.size()) >= wanted && areMeasured;
}

QJsonObject peerJson(const PeerInfo& peer)
{
    return {{u"address"_s, peer.address},
            {u"userAgent"_s, peer.userAgent},
            {u"named"_s, peer.isNamed},
            {u"servesFilters"_s, peer.servesFilters},
            {u"servesBlocks"_s, peer.servesBlocks},
            {u"height"_s, peer.announcedHeight.value},
            {u"connectedSince"_s, qint64{peer.connectedSince}},
            {u"pingMilliseconds"_s, peer.pingMilliseconds < 0 ? QJsonValue() : QJsonValue(peer.pingMilliseconds)},
            {u"bytesReceived"_s, qint64{peer.bytesReceived}},
            {u"bytesSent"_s, qint64{peer.bytesSent}},
            {u"problem"_s, peer.lastProblem ? QJsonValue(errorCode(peer.lastProblem->code)) : QJsonValue()}};
}

QStringList peerRow(const PeerInfo& peer)
{
    return {peer.address, servicesText(peer.servesFilters, peer.servesBlocks), heightText(peer.announcedHeight),
            pingText(peer.pingMilliseconds), peer.userAgent};
}

void say(const SyncSnapshot& snapshot, const Output& out)
{
    if (out.isJson()) {
        QJsonArray peers;
        for (const PeerInfo& peer : snapshot.peers) peers += peerJson(peer);
        return out.document(peers);
    }
    QList<QStringList> rows;
    for (const PeerInfo& peer : snapshot.peers) rows += peerRow(peer);
    out.table({CliText::tr("ADDRESS"), CliText::tr("SERVES"), u'>' + CliText::tr("BLOCK"), u'>' + CliText::tr("PING"),
               CliText::tr("PROGRAM")},
              rows);
}

} // namespace

int peers(const Command& command, const Output& out)
{
    if (!command.start.online) return out.misuse(CliText::tr("\"peers\" needs the network: leave out --offline."));
    const auto patience = patienceOf(command);
    if (!patience) return out.misuse(patienceMisuse());
    const auto place = openWorkplace(command, Reach::Network);
    if (!place) return out.fail(place.error());
    Session& session = *place->session;
    if (!waitUntil(session, *patience, [](const SyncSnapshot& s) { return !s.peers.isEmpty(); }))
        return out.fail({Errc::Timeout, {}});
    const std::size_t wanted = place->namedPeers > 0 ? place->namedPeers : UsualPeers;
    waitUntil(session, Settling, [wanted](const SyncSnapshot& s) { return isComplete(s, wanted); });
    say(*session.snapshot(), out);
    return Success;
}

} // namespace lockstep::cli
