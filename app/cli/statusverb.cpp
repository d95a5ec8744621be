// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/walletjson.h"
#include "app/cli/workplace.h"
#include "ui/format/amounttext.h"
#include "ui/format/numbertext.h"
#include "ui/format/outgoingtext.h"
#include "ui/format/statetext.h"

#include <QDateTime>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOf(Network network)
{
    const std::string_view name = networkName(network);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

void printStatus(const SyncSnapshot& snapshot, const Output& out)
{
    const QString height = heightText(snapshot.tip.height);
    out.text(CliText::tr("Network: %1").arg(nameOf(snapshot.network)));
    out.text(CliText::tr("State:   %1").arg(managerLine(snapshot)));
    out.text(CliText::tr("Tip:     block %1  %2").arg(height, hashText(snapshot.tip.hash)));
    if (snapshot.wallets.isEmpty()) {
        out.text(CliText::tr("No wallets yet. \"lockstep-cli wallet add\" makes one."));
        return;
    }
    QList<QStringList> rows;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    for (const WalletView& wallet : snapshot.wallets)
        rows += {wallet.name, stateLine(wallet, snapshot, now), authBadge(wallet.auth),
                 heightText(wallet.syncedTo.height)};
    out.text({});
    out.table({CliText::tr("NAME"), CliText::tr("STATE"), CliText::tr("KEYS"), u'>' + CliText::tr("BLOCK")}, rows);
}

QJsonArray outgoingJson(const SyncSnapshot& snapshot)
{
    QJsonArray array;
    for (const OutgoingView& outgoing : snapshot.outgoing)
        array += QJsonObject{{u"txid"_s, hashText(outgoing.txid)},
                             {u"state"_s, outgoingStateCode(outgoing.state)},
                             {u"peers"_s, outgoing.askedFor},
                             {u"given"_s, qint64{outgoing.givenAt}}};
    return array;
}

void printOutgoing(const SyncSnapshot& snapshot, const Output& out)
{
    if (snapshot.outgoing.isEmpty()) return;
    QList<QStringList> rows;
    for (const OutgoingView& outgoing : snapshot.outgoing)
        rows += {hashText(outgoing.txid), outgoingStateText(outgoing.state)};
    out.text({});
    out.table({CliText::tr("SENT"), CliText::tr("STATE")}, rows);
}

QJsonObject statusJson(const SyncSnapshot& snapshot)
{
    return {{u"network"_s, nameOf(snapshot.network)},
            {u"manager"_s, managerStateCode(snapshot.manager)},
            {u"tip"_s, pointJson(snapshot.tip)},
            {u"wallets"_s, walletsJson(snapshot)},
            {u"outgoing"_s, outgoingJson(snapshot)},
            {u"listening"_s, QString::fromStdString(textOf(snapshot.listening.wish))},
            {u"blocksThrough"_s, snapshot.letsBlocksThrough}};
}

QJsonObject balanceJson(const WalletView& wallet)
{
    const Balance& balance = wallet.balance;
    return {{u"wallet"_s, wallet.name},
            {u"confirmed"_s, qint64{balance.confirmed.satoshis()}},
            {u"pending"_s, qint64{balance.pending.satoshis()}},
            {u"unverified"_s, qint64{balance.unverified.satoshis()}},
            {u"immature"_s, qint64{balance.immature.satoshis()}},
            {u"frozen"_s, qint64{balance.frozen.satoshis()}},
            {u"asOf"_s, pointJson(balance.asOf)}};
}

void printBalance(const WalletView& wallet, const Output& out)
{
    const Balance& balance = wallet.balance;
    const auto row = [](const QString& title, Amount amount) {
        return QStringList{title, amountWithUnit(amount.satoshis())};
    };
    QList<QStringList> rows{row(CliText::tr("Confirmed"), balance.confirmed),
                            row(CliText::tr("Pending"), balance.pending)};
    //: A part of what is pending: one peer told of it, nobody checked it
    if (balance.unverified.satoshis() > 0) rows += row(CliText::tr("  of it unverified"), balance.unverified);
    rows += row(CliText::tr("Immature"), balance.immature);
    rows += row(CliText::tr("Frozen"), balance.frozen);
    out.table({wallet.name, u'>' + CliText::tr("block %1").arg(heightText(balance.asOf.height))}, rows);
}

} // namespace

int status(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const SyncSnapshotPtr snapshot = (*place)->snapshot();
    if (out.isJson()) {
        out.document(statusJson(*snapshot));
    } else {
        printStatus(*snapshot, out);
        printOutgoing(*snapshot, out);
    }
    return Success;
}

int balance(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    if (out.isJson())
        out.document(balanceJson(*wallet));
    else
        printBalance(*wallet, out);
    return Success;
}

} // namespace lockstep::cli
