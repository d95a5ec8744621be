// SPDX-License-Identifier: MIT

#include "app/cli/workplace.h"

#include "app/cli/clitext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/common/chainclientfactory.h"
#include "app/common/handover.h"
#include "core/api/connectionsettings.h"
#include "core/api/datafolder.h"
#include "core/api/services/chainservice.h"
#include "ui/format/sync/bannertext.h"

#include <QTimer>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int DefaultPatience = 60; ///< Seconds.
constexpr int LongestPatience = 86'400;
constexpr std::chrono::milliseconds LookInterval{100}; ///< What peers say changes without an event.

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
    place.namedPeers = start.connect.size();
    SessionOptions options;
    options.network = start.network;
    options.folder = start.folder();
    options.makeClient = chainClientFactory(start);
    options.online = start.online;
    if (command.start.connect.empty()) options.added = kept.added;
    auto session = Session::open(std::move(options));
    if (!session) return session.error();
    place.session = *std::move(session);
    if (place->snapshot()->fileWasMended) Output(false).note(fileMendedBanner());
    return place;
}

int showReading(const Command& command, const Output& out, const ReadingWish& wish)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return showInWindow(command, out, place.error(), wish);
    const auto reading = await(readingFor(*place->session, wish));
    if (!reading) return out.fail(reading.error());
    out.show(*reading);
    return Success;
}

namespace {

ErrorText tooLong()
{
    return {CliText::tr("This is more than an open window hands over."), CliText::tr("Nothing was changed."),
            CliText::tr("Close the window, and type the command again.")};
}

} // namespace

int showInWindow(const Command& command, const Output& out, const Error& why, const ReadingWish& wish)
{
    if (why.code != Errc::InUse) return out.fail(why);
    if (wish.isOfWallet() && wish.wallet.isEmpty()) return out.fail(Error{Errc::NoSuchWallet, {}});
    const auto reading = handOver(command.start.folder(), wish);
    if (!reading && reading.error().code == Errc::InUse) return out.fail(why);
    if (!reading && reading.error().code == Errc::OutOfRange) return out.fail(reading.error(), tooLong());
    const bool isOfJobs = wish.what == ReadingWish::Jobs || wish.what == ReadingWish::Status;
    if (!reading) return out.fail(reading.error(), isOfJobs ? ErrorSubject::Job : ErrorSubject::General);
    out.show(*reading);
    return Success;
}

Result<std::unique_ptr<Practice>> openPractice(const Command& command, std::uint16_t port)
{
    return Practice::open(command.start.folder(), port);
}

std::optional<std::chrono::seconds> patienceOf(const Command& command)
{
    if (!command.has(u"timeout"_s)) return std::chrono::seconds(DefaultPatience);
    const auto seconds = countOf(command.value(u"timeout"_s), LongestPatience);
    if (!seconds) return std::nullopt;
    return std::chrono::seconds(*seconds);
}

QString patienceMisuse() { return CliText::tr("--timeout takes a number from 1 to %1.").arg(LongestPatience); }

bool waitUntil(Session& session, std::chrono::seconds patience,
               const std::function<bool(const SyncSnapshot&)>& isAsWanted)
{
    QEventLoop loop;
    QTimer end, look;
    const auto check = [&] {
        if (isAsWanted(*session.snapshot())) loop.exit(Success);
    };
    QObject::connect(&session, &Session::snapshotChanged, &loop, check);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] { session.chain().refreshSnapshot(); });
    QObject::connect(&session, &Session::happened, &loop, [&](const SyncEvent& event) {
        if (event.kind != SyncEvent::Kind::Error) end.start();
    });
    QObject::connect(&end, &QTimer::timeout, &loop, [&] { loop.exit(Failed); });
    look.start(LookInterval);
    end.start(patience);
    return isAsWanted(*session.snapshot()) || loop.exec() == Success;
}

Result<WalletView> walletNamed(const Session& session, const QString& name)
{
    return lockstep::walletNamed(*session.snapshot(), name);
}

} // namespace lockstep::cli
