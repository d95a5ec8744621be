// SPDX-License-Identifier: MIT

#include "ui/format/payments/csvtext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/payments/historytext.h"
#include "ui/format/plain/amounttext.h"

#include <QDateTime>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Quoted where it has to be.
QString cell(const QString& text)
{
    const bool isPlain = !text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') && !text.contains(u'\r');
    return isPlain ? text : u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

/// Of a person's words: a spreadsheet runs a cell that begins like a formula, also behind spaces.
QString wordsCell(const QString& words)
{
    static const QString Starts = u"=+-@\t\r"_s;
    const QString trimmed = words.trimmed();
    const bool isFormula = !words.isEmpty()
        && (Starts.contains(words.front()) || (!trimmed.isEmpty() && Starts.contains(trimmed.front())));
    return cell(isFormula ? u'\'' + words : words);
}

QByteArray line(const QStringList& cells) { return cells.join(u',').toUtf8() + "\r\n"; }

QString stateCode(PaymentState state)
{
    switch (state) {
    case PaymentState::Waiting: return u"waiting"_s;
    case PaymentState::Unverified: return u"unverified"_s;
    case PaymentState::Confirming: return u"confirming"_s;
    case PaymentState::Confirmed: return u"confirmed"_s;
    case PaymentState::Immature: return u"immature"_s;
    case PaymentState::Replaced: return u"replaced"_s;
    case PaymentState::Conflicted: return u"conflicted"_s;
    case PaymentState::Abandoned: return u"abandoned"_s;
    case PaymentState::Expired: return u"expired"_s;
    case PaymentState::InRemovedBlock: return u"in-removed-block"_s;
    }
    return {};
}

QString typeCode(const HistoryRow& row)
{
    if (row.isCoinbase) return u"mined"_s;
    if (!row.transferWith.isEmpty()) return u"transfer"_s;
    return row.amount < 0 ? u"sent"_s : u"received"_s;
}

QString utcTime(std::int64_t seconds) { return QDateTime::fromSecsSinceEpoch(seconds).toUTC().toString(Qt::ISODate); }

/// "2026-05-02T14:31:00+02:00".
QString localTime(std::int64_t seconds)
{
    const QDateTime local = QDateTime::fromSecsSinceEpoch(seconds);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

QByteArray paymentLine(const HistoryRow& row, const CsvWallet& wallet, const QStringList& addresses)
{
    const PaymentState state = paymentState(row, wallet.syncedTo);
    const int confirmations = row.block ? qMax(1, wallet.syncedTo - row.block->height + 1) : 0;
    return line({
        wordsCell(wallet.name),
        stateCode(state),
        utcTime(row.time),
        localTime(row.time),
        typeCode(row),
        wordsCell(row.label),
        plainAmountText(row.amount),
        row.fee ? plainAmountText(row.fee->satoshis()) : QString(),
        isFailed(state) ? QString() : plainAmountText(row.balance),
        QString::fromStdString(row.txid.display()),
        row.block ? QString::number(row.block->height.value) : QString(),
        QString::number(confirmations),
        cell(addresses.join(u' ')),
    });
}

QString scanCode(EventView::Kind kind)
{
    if (kind == EventView::Kind::ImportCancelled) return u"cancelled"_s;
    return kind == EventView::Kind::ImportFailed ? u"failed"_s : u"done"_s;
}

QByteArray scanLine(const PastScan& scan)
{
    const EventView& end = scan.end;
    const bool isEmpty = scan.first && scan.last && *scan.last < *scan.first;
    const auto height = [&](const std::optional<BlockHeight>& block) {
        return block && !isEmpty ? QString::number(block->value) : QString();
    };
    return line({
        wordsCell(end.walletName),
        scanCode(end.kind),
        scan.began ? utcTime(*scan.began) : QString(),
        utcTime(end.time),
        height(scan.first),
        height(scan.last),
        end.bytes ? QString::number(*end.bytes) : QString(),
        end.kind == EventView::Kind::ImportDone ? QString::number(end.count) : QString(),
        end.error ? errorCode(end.error->code) : QString(),
    });
}

QString keychainCode(const AddressRow& row)
{
    if (row.isImported) return u"imported"_s;
    return row.isChange ? u"change"_s : u"receive"_s;
}

} // namespace

QByteArray historyCsv(const QList<HistoryRow>& rows, const QHash<WalletId, CsvWallet>& wallets,
                      const QList<QStringList>& addresses)
{
    QByteArray csv = "wallet,status,date_utc,date_local,type,label,amount_btc,fee_btc,balance_btc,txid,height,"
                     "confirmations,address\r\n";
    for (qsizetype i = 0; i < rows.size(); ++i)
        csv += paymentLine(rows[i], wallets.value(rows[i].wallet), addresses.value(i));
    return csv;
}

QByteArray addressesCsv(const QList<AddressRow>& rows)
{
    QByteArray csv = "keychain,number,address,label,balance_btc,payments,used,path\r\n";
    for (const AddressRow& row : rows)
        csv += line({keychainCode(row), QString::number(row.index), cell(row.address), wordsCell(row.label),
                     plainAmountText(row.balance.satoshis()), QString::number(row.transactions),
                     row.used ? u"yes"_s : u"no"_s, cell(row.path)});
    return csv;
}

QByteArray scansCsv(const QList<PastScan>& scans)
{
    QByteArray csv = "wallet,result,began_utc,ended_utc,first_block,last_block,bytes_fetched,transactions,problem\r\n";
    for (const PastScan& scan : scans) csv += scanLine(scan);
    return csv;
}

} // namespace lockstep
