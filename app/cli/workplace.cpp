// SPDX-License-Identifier: MIT

#include "app/cli/workplace.h"

#include "app/common/chainclientfactory.h"
#include "core/api/connectionsettings.h"
#include "core/api/datafolder.h"

#include <optional>

namespace lockstep::cli {

namespace {

/// The practice network is followed at its own node, unless the person names another.
bool needsOwnNode(const StartOptions& start)
{
    return start.network == Network::Practice && start.connect.empty() && start.online;
}

/// The window's peers and proxy count here too. Its "offline" does not: who types a command that needs the network
/// wants it used.
StartOptions withKeptPeers(const StartOptions& asked, ConnectionSettings kept)
{
    kept.online = true;
    return withKept(asked, kept);
}

} // namespace

Result<Workplace> openWorkplace(const Command& command, Reach reach)
{
    Workplace place;
    const ConnectionSettings kept = keptConnection(command.start.folder());
    StartOptions start = withKeptPeers(command.start, kept);
    start.online = start.online && reach == Reach::Network;
    if (needsOwnNode(start)) {
        // The session takes the lock for good; asked here first, because it knows who holds the folder.
        if (const auto free = DataFolder::open(start.folder()); !free) return free.error();
        auto practice = openPractice(command, 0);
        if (!practice) return practice.error();
        place.practice = *std::move(practice);
        start.connect = {HostPort{QStringLiteral("127.0.0.1"), place.practice->port()}};
    }
    SessionOptions options;
    options.network = start.network;
    options.folder = start.folder();
    options.makeClient = chainClientFactory(start);
    options.online = start.online;
    if (command.start.connect.empty()) options.added = kept.added;
    auto session = Session::open(std::move(options));
    if (!session) return session.error();
    place.session = *std::move(session);
    return place;
}

Result<std::unique_ptr<Practice>> openPractice(const Command& command, std::uint16_t port)
{
    return Practice::open(command.start.folder(), port);
}

Result<WalletView> walletNamed(const Session& session, const QString& name)
{
    const SyncSnapshotPtr snapshot = session.snapshot();
    for (const WalletView& wallet : snapshot->wallets)
        if (wallet.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0) return wallet;
    return Error{Errc::NoSuchWallet, name.toStdString()};
}

} // namespace lockstep::cli
