// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/ledgerservice.h"
#include "ui/format/amounttext.h"
#include "ui/format/datetext.h"
#include "ui/format/historytext.h"
#include "ui/format/numbertext.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PageSize = 1'000;

template <typename Row>
using RowsResult = Result<QList<Row>>;

/// A payment with the names of the wallets on its other side, where it is a transfer.
struct HistoryLine
{
    HistoryRow row;
    QStringList partners;
};

HistoryLine named(const HistoryRow& row, const SyncSnapshot& snapshot)
{
    HistoryLine line{row, {}};
    for (const WalletId id : row.transferWith)
        if (const WalletView* partner = snapshot.wallet(id)) line.partners += partner->name;
    return line;
}

RowsResult<HistoryLine> wholeHistory(Session& session, WalletId wallet)
{
    HistoryQuery query;
    query.wallet = wallet;
    QList<HistoryLine> rows;
    const SyncSnapshotPtr snapshot = session.snapshot();
    for (;;) {
        const auto page = await(session.ledger().history(query, static_cast<int>(rows.size()), PageSize));
        if (!page) return page.error();
        for (const HistoryRow& row : page->rows) rows += named(row, *snapshot);
        if (page->rows.isEmpty() || rows.size() >= page->matching) return rows;
    }
}

/// For programs; stable.
QString stateCode(TxState state)
{
    switch (state) {
    case TxState::Pending: return u"pending"_s;
    case TxState::Unverified: return u"unverified"_s;
    case TxState::Confirmed: return u"confirmed"_s;
    case TxState::Replaced: return u"replaced"_s;
    case TxState::Conflicted: return u"conflicted"_s;
    case TxState::Orphaned: return u"orphaned"_s;
    case TxState::Abandoned: return u"abandoned"_s;
    case TxState::Expired: return u"expired"_s;
    }
    return {};
}

QJsonValue nullable(const std::optional<BlockHeight>& height)
{
    return height ? QJsonValue(height->value) : QJsonValue(QJsonValue::Null);
}

QJsonObject json(const HistoryLine& line)
{
    const HistoryRow& row = line.row;
    const QJsonValue null(QJsonValue::Null);
    return {{u"txid"_s, hashText(row.txid)},
            {u"height"_s, row.block ? QJsonValue(row.block->height.value) : null},
            {u"blockHash"_s, row.block ? QJsonValue(hashText(row.block->hash)) : null},
            {u"time"_s, qint64{row.time}},
            {u"state"_s, stateCode(row.state)},
            {u"amount"_s, qint64{row.amount}},
            {u"balance"_s, qint64{row.balance}},
            {u"fee"_s, row.fee ? QJsonValue(qint64{row.fee->satoshis()}) : null},
            {u"replacedBy"_s, row.replacedBy ? QJsonValue(hashText(*row.replacedBy)) : null},
            {u"transferWith"_s, QJsonArray::fromStringList(line.partners)},
            {u"label"_s, row.label}};
}

QString outpointText(const OutPoint& outpoint)
{
    return hashText(outpoint.txid) + u':' + QString::number(outpoint.index);
}

QJsonObject json(const CoinRow& row)
{
    return {{u"outpoint"_s, outpointText(row.outpoint)},
            {u"amount"_s, qint64{row.amount.satoshis()}},
            {u"address"_s, row.address},
            {u"height"_s, nullable(row.height)},
            {u"frozen"_s, row.frozen},
            {u"unverified"_s, row.isUnverified}};
}

QJsonObject json(const AddressRow& row)
{
    return {{u"address"_s, row.address},
            {u"path"_s, row.path},
            {u"keychain"_s,
             row.isChange         ? u"change"_s
                 : row.isImported ? u"imported"_s
                                  : u"receive"_s},
            {u"index"_s, qint64{row.index}},
            {u"used"_s, row.used},
            {u"transactions"_s, row.transactions},
            {u"balance"_s, qint64{row.balance.satoshis()}},
            {u"label"_s, row.label}};
}

QString heightOrPending(const std::optional<BlockHeight>& height)
{
    return height ? heightText(*height) : CliText::tr("pending");
}

QStringList cells(const HistoryLine& line)
{
    const HistoryRow& row = line.row;
    const QString note = row.transferWith.isEmpty() ? paymentNote(row) : transferText(row, line.partners);
    return {dateTimeText(row.time), signedAmountText(row.amount),
            row.block ? heightText(row.block->height) : paymentStateText(row, {}), hashText(row.txid),
            row.label.isEmpty() ? note : row.label};
}

QStringList cells(const CoinRow& row)
{
    return {amountText(row.amount.satoshis()), heightOrPending(row.height), outpointText(row.outpoint), row.address,
            row.frozen ? CliText::tr("frozen") : QString()};
}

QStringList cells(const AddressRow& row)
{
    return {row.address,
            row.path,
            row.isChange         ? CliText::tr("change")
                : row.isImported ? CliText::tr("imported")
                                 : CliText::tr("receive"),
            numberText(row.index),
            row.used ? CliText::tr("used") : QString(),
            row.label};
}

template <typename Row>
void print(const QList<Row>& rows, const QStringList& header, const QString& none, const Output& out)
{
    if (out.isJson()) {
        QJsonArray array;
        for (const Row& row : rows) array += json(row);
        out.document(array);
        return;
    }
    QList<QStringList> lines;
    for (const Row& row : rows) lines += cells(row);
    if (lines.isEmpty())
        out.text(none);
    else
        out.table(header, lines);
}

/// The shape of the verbs that list something of one wallet.
template <typename Read>
int list(const Command& command, const Output& out, Read read, const QStringList& header, const QString& none)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    const auto rows = read(*place->session, wallet->id);
    if (!rows) return out.fail(rows.error());
    print(*rows, header, none, out);
    return Success;
}

} // namespace

int history(const Command& command, const Output& out)
{
    return list(command, out, wholeHistory,
                {CliText::tr("DATE"), u'>' + CliText::tr("BTC"), u'>' + CliText::tr("BLOCK"),
                 CliText::tr("TRANSACTION"), CliText::tr("LABEL")},
                CliText::tr("No payments yet."));
}

int coins(const Command& command, const Output& out)
{
    return list(
        command, out, [](Session& session, WalletId wallet) { return await(session.ledger().coins(wallet)); },
        {u'>' + CliText::tr("BTC"), u'>' + CliText::tr("BLOCK"), CliText::tr("OUTPOINT"), CliText::tr("ADDRESS"),
         QString()},
        CliText::tr("No coins."));
}

int addresses(const Command& command, const Output& out)
{
    return list(
        command, out, [](Session& session, WalletId wallet) { return await(session.ledger().addresses(wallet)); },
        {CliText::tr("ADDRESS"), CliText::tr("PATH"), CliText::tr("KEYCHAIN"), u'>' + CliText::tr("INDEX"), QString(),
         CliText::tr("LABEL")},
        CliText::tr("No address was shown or used yet."));
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
