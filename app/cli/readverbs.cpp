// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/services/ledgerservice.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

int history(const Command& command, const Output& out)
{
    return showReading(command, out, {ReadingWish::History, command.arguments[0]});
}

int coins(const Command& command, const Output& out)
{
    return showReading(command, out, {ReadingWish::Coins, command.arguments[0]});
}

int addresses(const Command& command, const Output& out)
{
    return showReading(command, out, {ReadingWish::Addresses, command.arguments[0]});
}

int receive(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    const auto address = await((*place)->ledger().receive(wallet->id, command.has(u"new"_s)));
    if (!address) return out.fail(address.error());
    if (out.isJson()) {
        out.document(QJsonObject{{u"address"_s, address->address}, {u"uri"_s, address->uri}});
    } else {
        out.text(address->address);
        out.text(address->uri);
    }
    if (address->reused) out.note(CliText::tr("This wallet has fixed addresses; none of them is fresh."));
    return Success;
}

} // namespace lockstep::cli
