// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "app/common/interruption.h"
#include "core/api/datafolder.h"
#include "core/api/services/ledgerservice.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"

#include <limits>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostBlocks = 1'000'000;
constexpr int AddressesEach = 10; ///< How many addresses of a wallet its practice history pays.

QString wrongNetwork() { return CliText::tr("\"practice\" works on the practice network only: leave out --network."); }

bool isPractice(const Command& command) { return command.start.network == Network::Practice; }

/// The practice chain alone: the folder's lock, and the chain in it.
struct ChainPlace
{
    std::unique_ptr<DataFolder> folder;
    std::unique_ptr<Practice> practice; ///< Destroyed before the lock is given up.
};

Result<ChainPlace> openChain(const Command& command, std::uint16_t port = 0)
{
    ChainPlace place;
    auto folder = DataFolder::open(command.start.folder());
    if (!folder) return folder.error();
    place.folder = *std::move(folder);
    auto practice = openPractice(command, port);
    if (!practice) return practice.error();
    place.practice = *std::move(practice);
    return place;
}

/// Wallets and chain together, without a connection between them.
Result<Workplace> openBoth(const Command& command)
{
    auto place = openWorkplace(command, Reach::Store);
    if (!place) return place;
    auto practice = openPractice(command, 0);
    if (!practice) return practice.error();
    place->practice = *std::move(practice);
    return place;
}

int sayTip(const Result<ChainPoint>& tip, const Output& out)
{
    if (!tip) return out.fail(tip.error(), ErrorSubject::Practice);
    if (out.isJson())
        out.document(QJsonObject{{u"tip"_s, pointJson(*tip)}});
    else
        out.text(
            CliText::tr("The practice chain is at block %1  %2").arg(heightText(tip->height), hashText(tip->hash)));
    return Success;
}

/// `mine` and `reorg`: a number of blocks, then one call.
template <typename Act>
int changeChain(const Command& command, const Output& out, Act act)
{
    if (!isPractice(command)) return out.misuse(wrongNetwork());
    const auto blocks = countOf(command.arguments[0], MostBlocks);
    if (!blocks) return out.misuse(CliText::tr("\"%1\" is not a number of blocks.").arg(command.arguments[0]));
    const auto place = openChain(command);
    if (!place) return out.fail(place.error());
    return sayTip(await(act(*place->practice, *blocks)), out);
}

/// Where N is the name of a wallet its receive address, else N itself.
Result<QString> addressFor(Session& session, const QString& text)
{
    const auto wallet = walletNamed(session, text);
    if (!wallet) return text;
    const auto address = await(session.ledger().receive(wallet->id, false));
    if (!address) return address.error();
    return address->address;
}

Result<QStringList> freshAddresses(Session& session, const WalletView& wallet)
{
    QStringList addresses;
    for (int i = 0; i < AddressesEach; ++i) {
        const auto address = await(session.ledger().receive(wallet.id, true));
        if (!address) return address.error();
        addresses += address->address;
        if (address->reused) break;
    }
    return addresses;
}

/// Addresses of the wallets named by --pay, or of all that have one: it is said which have not.
Result<QStringList> payees(Session& session, const QStringList& names, const Output& out)
{
    QList<WalletView> wallets = names.isEmpty() ? session.snapshot()->wallets : QList<WalletView>();
    for (const QString& name : names) {
        const auto wallet = walletNamed(session, name);
        if (!wallet) return wallet.error();
        wallets += *wallet;
    }
    QStringList addresses, leftOut;
    for (const WalletView& wallet : wallets) {
        const auto fresh = freshAddresses(session, wallet);
        const bool isLeftOut = !fresh && fresh.error().code == Errc::Unsupported && names.isEmpty();
        if (isLeftOut)
            leftOut += wallet.name;
        else if (!fresh)
            return fresh.error();
        else
            addresses += *fresh;
    }
    if (!leftOut.isEmpty() && addresses.isEmpty()) return Error{Errc::Unsupported, "no branch to receive on"};
    if (!leftOut.isEmpty()) //: %1: names of wallets
        out.note(CliText::tr("Not paid, for they give no address: %1.").arg(leftOut.join(u", "_s)));
    return addresses;
}

} // namespace

int practiceMine(const Command& command, const Output& out)
{
    return changeChain(command, out, [](Practice& practice, int blocks) { return practice.mine(blocks); });
}

int practiceReorg(const Command& command, const Output& out)
{
    return changeChain(command, out, [](Practice& practice, int blocks) { return practice.reorg(blocks); });
}

namespace {

/// It is mined at once: either may be at fault, the address or the clock.
ErrorSubject subjectOf(const Error& error)
{
    return error.code == Errc::BadTime ? ErrorSubject::Practice : ErrorSubject::Address;
}

} // namespace

int practiceSend(const Command& command, const Output& out)
{
    if (!isPractice(command)) return out.misuse(wrongNetwork());
    const auto amount = amountFromText(command.arguments[1]);
    if (!amount || amount->satoshis() == 0)
        return out.misuse(CliText::tr("\"%1\" is not an amount of BTC, for example 0.5.").arg(command.arguments[1]));
    const auto place = openBoth(command);
    if (!place) return out.fail(place.error());
    const auto address = addressFor(*place->session, command.arguments[0]);
    if (!address) return out.fail(address.error());
    const auto txid = await(place->practice->send(*address, *amount));
    if (!txid) return out.fail(txid.error(), subjectOf(txid.error()));
    if (out.isJson())
        out.document(QJsonObject{{u"txid"_s, hashText(*txid)}, {u"address"_s, *address}});
    else
        out.text(CliText::tr("Sent %1 to %2 in %3").arg(amountWithUnit(amount->satoshis()), *address, hashText(*txid)));
    return Success;
}

int practiceHistory(const Command& command, const Output& out)
{
    if (!isPractice(command)) return out.misuse(wrongNetwork());
    const auto blocks = countOf(command.arguments[0], MostBlocks);
    if (!blocks) return out.misuse(CliText::tr("\"%1\" is not a number of blocks.").arg(command.arguments[0]));
    int payments = *blocks;
    if (command.has(u"payments"_s)) {
        const auto count = countOf(command.value(u"payments"_s), MostBlocks);
        if (!count) return out.misuse(CliText::tr("--payments takes a number from 1 to %1.").arg(MostBlocks));
        payments = *count;
    }
    const auto place = openBoth(command);
    if (!place) return out.fail(place.error());
    const auto addresses = payees(*place->session, command.values(u"pay"_s), out);
    if (!addresses) return out.fail(addresses.error());
    return sayTip(await(place->practice->makeHistory(*blocks, *addresses, payments)), out);
}

int practiceServe(const Command& command, const Output& out)
{
    if (!isPractice(command)) return out.misuse(wrongNetwork());
    int port = 0;
    if (command.has(u"port"_s)) {
        const auto number = countOf(command.value(u"port"_s), std::numeric_limits<std::uint16_t>::max());
        if (!number) return out.misuse(CliText::tr("\"%1\" is not a port.").arg(command.value(u"port"_s)));
        port = *number;
    }
    const auto place = openChain(command, static_cast<std::uint16_t>(port));
    if (!place) return out.fail(place.error());
    if (out.isJson())
        out.jsonLine(QJsonObject{{u"address"_s, u"127.0.0.1"_s}, {u"port"_s, int{place->practice->port()}}});
    else
        out.text(
            CliText::tr("Serving the practice chain at 127.0.0.1:%1. Ctrl-C ends it.").arg(place->practice->port()));
    Interruption interruption;
    QEventLoop loop;
    QObject::connect(&interruption, &Interruption::interrupted, &loop, &QEventLoop::quit);
    loop.exec();
    return Success;
}

} // namespace lockstep::cli
