// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/hostport.h"
#include "core/primitives/network.h"

#include <QString>

#include <optional>
#include <vector>

class QCommandLineParser;

namespace lockstep {

/// The options that the window and the command line share.
struct StartOptions
{
    Network network{};
    QString dataDirectory; ///< Holds one folder for each network.
    std::vector<HostPort> connect; ///< These peers and no others; empty: found by themselves.
    std::optional<HostPort> proxy; ///< SOCKS5; its host is a literal address.
    bool onlyOnion = false; ///< See PeerSettings.
    std::optional<int> publicPeers; ///< Unset: as many as usual.
    bool online = true;

    QString folder() const; ///< Of the network, inside the data directory.
};

/// Adds --network, --connect, --datadir, --proxy, --only-onion, --offline, --version and --help.
void addStartOptions(QCommandLineParser& parser);

/// Either the options, or the sentence that says which value is wrong.
struct StartOptionsOrProblem
{
    StartOptions options;
    QString problem; ///< Empty: all is well.
};
StartOptionsOrProblem startOptions(const QCommandLineParser& parser);

} // namespace lockstep
