// SPDX-License-Identifier: MIT

#include "ui/format/payments/historytext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/idtext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/program/reading.h"
#include "ui/format/program/standtext.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CliText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QJsonObject balanceJson(const WalletView& wallet)
{
    const Balance& balance = wallet.balance;
    const auto known = [&](Amount amount) {
        return wallet.isBalanceKnown ? QJsonValue(qint64{amount.satoshis()}) : QJsonValue(QJsonValue::Null);
    };
    return {{u"wallet"_s, wallet.name},
            {u"state"_s, walletStateCode(wallet.state)},
            {u"confirmed"_s, known(balance.confirmed)},
            {u"pending"_s, known(balance.pending)},
            {u"unverified"_s, known(balance.unverified)},
            {u"immature"_s, known(balance.immature)},
            {u"frozen"_s, known(balance.frozen)},
            {u"asOf"_s, pointJson(balance.asOf)}};
}

QStringList balanceLines(const WalletView& wallet)
{
    //: %1: a wallet. What it holds
    if (!wallet.isBalanceKnown) return {CliText::tr("%1: not known").arg(wallet.name)};
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
    return tableLines({wallet.name, u'>' + CliText::tr("block %1").arg(heightText(balance.asOf.height))}, rows);
}

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
Reading readingOf(const QList<Row>& rows, const QStringList& header, const QString& none)
{
    QJsonArray array;
    QList<QStringList> table;
    for (const Row& row : rows) {
        array += json(row);
        table += cells(row);
    }
    return {rows.isEmpty() ? QStringList(none) : QStringList(), {}, QJsonDocument(array), header, table};
}

} // namespace

Reading balanceReading(const WalletView& wallet)
{
    Reading reading{balanceLines(wallet), {}, QJsonDocument(balanceJson(wallet))};
    if (const QString lack = lackText(wallet); !lack.isEmpty()) reading.notes += lack;
    return reading;
}

Reading historyReading(const QList<HistoryRow>& rows, const SyncSnapshot& snapshot)
{
    QList<HistoryLine> lines;
    for (const HistoryRow& row : rows) lines += named(row, snapshot);
    const QStringList header{CliText::tr("DATE"), u'>' + unitText(), u'>' + CliText::tr("BLOCK"),
                             CliText::tr("TRANSACTION"), CliText::tr("LABEL")};
    return readingOf(lines, header, CliText::tr("No payments yet."));
}

Reading coinsReading(const QList<CoinRow>& rows)
{
    const QStringList header{u'>' + unitText(), u'>' + CliText::tr("BLOCK"), CliText::tr("OUTPOINT"),
                             CliText::tr("ADDRESS"), QString()};
    return readingOf(rows, header, CliText::tr("No coins."));
}

Reading addressesReading(const QList<AddressRow>& rows)
{
    const QStringList header{CliText::tr("ADDRESS"),      CliText::tr("PATH"), CliText::tr("KEYCHAIN"),
                             u'>' + CliText::tr("INDEX"), QString(),           CliText::tr("LABEL")};
    return readingOf(rows, header, CliText::tr("No address was shown or used yet."));
}

} // namespace lockstep
