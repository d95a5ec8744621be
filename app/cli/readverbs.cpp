// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/services/ledgerservice.h"
#include "ui/format/program/reading.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PageSize = 1'000;

Result<QList<HistoryRow>> wholeHistory(Session& session, WalletId wallet)
{
    HistoryQuery query;
    query.wallet = wallet;
    QList<HistoryRow> rows;
    for (;;) {
        const auto page = await(session.ledger().history(query, static_cast<int>(rows.size()), PageSize));
        if (!page) return page.error();
        rows += page->rows;
        if (page->rows.isEmpty() || rows.size() >= page->matching) return rows;
    }
}

/// The shape of the verbs that list something of one wallet.
template <typename Read, typename Words>
int list(const Command& command, const Output& out, Read read, Words words)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    const auto rows = read(*place->session, wallet->id);
    if (!rows) return out.fail(rows.error());
    out.show(words(*rows));
    return Success;
}

} // namespace

int history(const Command& command, const Output& out)
{
    SyncSnapshotPtr snapshot;
    const auto read = [&](Session& session, WalletId wallet) {
        snapshot = session.snapshot();
        return wholeHistory(session, wallet);
    };
    return list(command, out, read, [&](const QList<HistoryRow>& rows) { return historyReading(rows, *snapshot); });
}

int coins(const Command& command, const Output& out)
{
    return list(
        command, out, [](Session& session, WalletId wallet) { return await(session.ledger().coins(wallet)); },
        coinsReading);
}

int addresses(const Command& command, const Output& out)
{
    return list(
        command, out, [](Session& session, WalletId wallet) { return await(session.ledger().addresses(wallet)); },
        addressesReading);
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
