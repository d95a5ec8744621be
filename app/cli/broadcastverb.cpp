// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/services/chainservice.h"
#include "core/api/transactionpreview.h"
#include "core/primitives/transaction.h"
#include "ui/format/payments/historytext.h"
#include "ui/format/payments/outgoingtext.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

int broadcast(const Command& command, const Output& out)
{
    if (!command.start.online) return out.misuse(CliText::tr("\"broadcast\" needs the network: leave out --offline."));
    const auto raw = transactionFromText(command.arguments[0].toLatin1());
    if (!raw) return out.fail(raw.error(), ErrorSubject::Transaction);
    const auto transaction = Transaction::parse(*raw);
    if (!transaction) return out.fail(transaction.error(), ErrorSubject::Transaction);

    const auto place = openWorkplace(command, Reach::Network);
    if (!place) return out.fail(place.error());
    const auto peers = await((*place)->chain().broadcast(*raw));
    if (!peers) return out.fail(peers.error(), ErrorSubject::Transaction);
    const QString txid = hashText(transaction->txid());
    if (out.isJson()) {
        out.document(QJsonObject{
            {u"txid"_s, txid}, {u"peers"_s, *peers}, {u"state"_s, outgoingStateCode(OutgoingState::AskedFor)}});
        return Success;
    }
    out.text(CliText::tr("%n peers took %1", nullptr, *peers).arg(txid));
    out.text(CliText::tr("It is kept and offered again until a block has it; \"status\" tells how far it is."));
    return Success;
}

int giveUp(const Command& command, const Output& out)
{
    const auto txid = Txid::fromDisplay(command.arguments[0].toStdString());
    if (!txid) return out.misuse(CliText::tr("\"%1\" is no transaction id.").arg(command.arguments[0]));
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto done = await((*place)->chain().giveUp(*txid));
    if (!done) return out.fail(done.error(), ErrorSubject::GivingUp);
    if (out.isJson()) {
        out.document(QJsonObject{{u"txid"_s, hashText(*txid)}, {u"state"_s, outgoingStateCode(OutgoingState::Failed)}});
        return Success;
    }
    out.text(CliText::tr("Given up: %1").arg(hashText(*txid)));
    out.text(givingUpMeaning());
    return Success;
}

} // namespace lockstep::cli
