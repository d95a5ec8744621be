// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "ui/format/program/reading.h"

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

} // namespace

int peers(const Command& command, const Output& out)
{
    if (!command.start.online) return out.misuse(CliText::tr("\"peers\" needs the network: leave out --offline."));
    const auto patience = patienceOf(command);
    if (!patience) return out.misuse(patienceMisuse());
    const auto place = openWorkplace(command, Reach::Network);
    if (!place) return showInWindow(command, out, place.error(), ReadingWish::Peers);
    Session& session = *place->session;
    if (!waitUntil(session, *patience, [](const SyncSnapshot& s) { return !s.peers.isEmpty(); }))
        return out.fail({Errc::Timeout, {}});
    const std::size_t wanted = place->namedPeers > 0 ? place->namedPeers : UsualPeers;
    waitUntil(session, Settling, [wanted](const SyncSnapshot& s) { return isComplete(s, wanted); });
    out.show(peersReading(*session.snapshot()));
    return Success;
}

} // namespace lockstep::cli
