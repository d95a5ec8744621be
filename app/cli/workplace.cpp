// SPDX-License-Identifier: MIT

#include "app/cli/workplace.h"

#include "app/common/chainclientfactory.h"
#include "core/api/datafolder.h"

#include <optional>

namespace lockstep::cli {

namespace {

/// The practice network is followed at its own node, unless the person names another.
bool needsOwnNode(const StartOptions& start)
{
    return start.network == Network::Practice && start.connect.empty() && start.online;
}

} // namespace

Result<Workplace> openWorkplace(const Command& command, Reach reach)
{
    Workplace place;
    StartOptions start = command.start;
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
