// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

namespace lockstep::test {

/// What the tests of words for states, jobs and phases look at: values alone, no store and no window.

constexpr std::int64_t Now = 1'700'000'000;

inline WalletView wallet(WalletState state, int height, int target, int percent = 0, std::int64_t secondsLeft = -1)
{
    WalletView view;
    view.id = {1};
    view.name = QStringLiteral("Daily");
    view.state = state;
    view.syncedTo.height = {height};
    view.target = {target};
    view.percent = percent;
    view.secondsLeft = secondsLeft;
    return view;
}

inline SyncSnapshot snapshotAt(ManagerState manager, int synced, int tip)
{
    SyncSnapshot snapshot;
    snapshot.network = Network::Mainnet;
    snapshot.manager = manager;
    snapshot.synced.height = {synced};
    snapshot.tip.height = {tip};
    snapshot.filterHeaders = snapshot.agreedFilterHeaders = {tip};
    return snapshot;
}

inline PeerInfo peerAt(int announcedHeight)
{
    PeerInfo peer;
    peer.announcedHeight = {announcedHeight};
    return peer;
}

} // namespace lockstep::test
