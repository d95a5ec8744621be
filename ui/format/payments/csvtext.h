// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"
#include "ui/format/sync/scanhistory.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace lockstep {

/// Tables for spreadsheets and accountants: RFC 4180, UTF-8, a heading, amounts in BTC with a point. They are the same
/// in every language and unit; heading and codes are stable. Words of people (labels, names) that a spreadsheet would
/// take for a formula are written with a "'" before them.

/// What an exported payment says of its wallet.
struct CsvWallet
{
    QString name;
    BlockHeight syncedTo; ///< From which confirmations count.
};

/// wallet,status,date_utc,date_local,type,label,amount_btc,fee_btc,balance_btc,txid,height,confirmations,address
/// `addresses`: of each row, see LedgerService::paymentAddresses: the wallet's own that a received payment went to, the
/// others' that a sent one did; several are separated by spaces.
QByteArray historyCsv(const QList<HistoryRow>& rows, const QHash<WalletId, CsvWallet>& wallets,
                      const QList<QStringList>& addresses);

/// keychain,number,address,label,balance_btc,payments,used,path
QByteArray addressesCsv(const QList<AddressRow>& rows);

/// wallet,result,began_utc,ended_utc,first_block,last_block,bytes_fetched,transactions,problem
/// What is not known is an empty cell; no block: neither first nor last. `problem` is an error's code.
QByteArray scansCsv(const QList<PastScan>& scans);

} // namespace lockstep
