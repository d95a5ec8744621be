// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/connectionsettings.h"
#include "core/api/snapshot.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace lockstep {

/// Words for the connection and its peers (wallet-application.md 3.7, "Network & peers"). Addresses, user agents and
/// problems come from peers: show as plain text.

/// "Up to date · 4 peers · block 910,118 (3 min ago)".
QString connectionLine(const SyncSnapshot& snapshot, std::int64_t now);

/// One step of a sync.
struct PhaseText
{
    QString name; ///< "Filter headers".
    QString state; ///< How far: "910,118 ✓", "870,002 of 910,118".
    QString count; ///< What this run brought.
};

/// Headers, filter headers, filters, blocks: in the order of the work.
QList<PhaseText> phaseTexts(const SyncSnapshot& snapshot);

/// Why nothing moves, or why what moves is not certain yet: what happened, what it means for the money, what to do.
/// Empty when all is well.
QString stallText(const SyncSnapshot& snapshot);

/// What a node of the person's own did, for which it is not called any more.
QString lieText(const PeerSetAside& liar);
QString offenceCode(Offence offence); ///< "bad-filter": for programs.

/// The same of all such nodes where no other peer is left, with what it means for the money and what to do. Empty where
/// there are others, or no such node.
QString onlyLiarsText(const SyncSnapshot& snapshot);

/// That a branch with more work waits for the person's word. Empty while none does.
QString heldReorgText(const SyncSnapshot& snapshot);

/// What banning a peer does, for who is asked. `address`: from outside, shown as plain text.
QString banText(const QString& address);

/// What following that branch means, for who is asked. %1 blocks are undone.
QString followReorgText(std::int32_t undone, BlockHeight fork);

// Peers

QString servicesText(bool servesFilters, bool servesBlocks, bool servesRecentBlocks); ///< As "blocks and filters".
QString pingText(std::int32_t milliseconds); ///< "41 ms"; "—" while it is not measured.
QString peerProblem(const PeerInfo& peer); ///< Empty without one.
QString peerSentence(const PeerInfo& peer, std::int64_t now); ///< For screen readers.

/// What a node said that was tried, and whether it will do.
QString probeText(const HostPort& address, const PeerReport& report);

/// Why a node that was tried will not do.
QString probeProblem(const HostPort& address, const Error& error);

/// The settings leave nobody to call: only onion addresses are wanted, or named, without a proxy that leads there.
/// Empty: they do not.
QString nobodyToCallText(const ConnectionSettings& settings, Network network);

/// The settings in a sentence or two: whom Lockstep calls, and by what way.
QString connectionSettingsText(const ConnectionSettings& settings, Network network);

/// Whom Lockstep calls while the person names nobody.
QString ownPeersText(Network network);

} // namespace lockstep
