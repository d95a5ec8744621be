// SPDX-License-Identifier: MIT

#include "core/storage/database/schemafill.h"

#include "core/primitives/transaction.h"
#include "core/storage/database/cells.h"
#include "core/storage/database/connection.h"
#include "core/storage/database/failpoint.h"
#include "core/storage/database/searchtext.h"
#include "core/storage/database/sqlerror.h"
#include "core/storage/database/sqlvalue.h"

#include <QSqlError>
#include <QSqlQuery>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<void> run(QSqlQuery& query, std::initializer_list<QVariant> values)
{
    int place = 0;
    for (const QVariant& value : values) query.bindValue(place++, value);
    if (!query.exec()) return sqlError(query.lastError());
    return {};
}

/// One statement for reading, prepared for many rows.
Result<QSqlQuery> prepared(Connection& connection, const QString& sql)
{
    QSqlQuery query(connection.handle());
    query.setForwardOnly(true);
    if (!query.prepare(sql)) return sqlError(query.lastError());
    return query;
}

Result<std::vector<Bytes>> scriptsOf(QSqlQuery& query, WalletId wallet, const Txid& txid)
{
    if (auto done = run(query, {sqlValue(wallet), sqlValue(txid)}); !done) return done.error();
    std::vector<Bytes> scripts;
    Cells cells(query);
    while (cells.next()) scripts.push_back(cells.bytes());
    query.finish();
    if (!cells.status()) return cells.status().error();
    return scripts;
}

Result<void> fillSearch(Connection& connection, Network network)
{
    const QString scripts = u"SELECT script.script FROM coin JOIN script ON script.keychain_id = coin.keychain_id"
                            u" AND script.idx = coin.idx WHERE coin.wallet_id = ? AND coin.%1 = ?"_s;
    auto all = prepared(connection, u"SELECT wallet_id, txid, raw FROM tx"_s);
    auto received = prepared(connection, scripts.arg(u"txid"_s));
    auto spent = prepared(connection, scripts.arg(u"spent_by"_s));
    auto insert = prepared(connection, u"INSERT INTO tx_search (wallet_id, txid, text) VALUES (?, ?, ?)"_s);
    for (const auto* query : {&all, &received, &spent, &insert})
        if (!*query) return query->error();
    if (auto started = run(*all, {}); !started) return started;
    Cells cells(*all);
    while (cells.next()) {
        const auto wallet = cells.id<WalletId>();
        const auto txid = cells.hash<Txid>();
        const auto transaction = Transaction::parse(cells.bytes());
        if (!cells.status()) return cells.status();
        if (!transaction) return Error{Errc::Damaged, "stored transaction " + txid.display()};
        const auto paid = scriptsOf(*received, wallet, txid);
        if (!paid) return paid.error();
        const auto from = scriptsOf(*spent, wallet, txid);
        if (!from) return from.error();
        const std::string text = searchText(*transaction, txid, *paid, *from, network);
        failPoint("write");
        if (auto done = run(*insert, {sqlValue(wallet), sqlValue(txid), sqlValue(text)}); !done) return done;
    }
    return cells.status();
}

Result<void> fillLabels(Connection& connection)
{
    auto all = prepared(connection, u"SELECT DISTINCT ref FROM label WHERE kind = 'tx'"_s);
    auto update = prepared(connection, u"UPDATE label SET txid = ? WHERE kind = 'tx' AND ref = ?"_s);
    for (const auto* query : {&all, &update})
        if (!*query) return query->error();
    if (auto started = run(*all, {}); !started) return started;
    std::vector<std::string> refs;
    Cells cells(*all);
    while (cells.next()) refs.push_back(cells.utf8());
    if (!cells.status()) return cells.status();
    for (const std::string& ref : refs)
        if (const auto txid = Txid::fromDisplay(ref)) {
            failPoint("write");
            if (auto done = run(*update, {sqlValue(*txid), sqlValue(ref)}); !done) return done;
        }
    return {};
}

} // namespace

Result<void> fillVersion3(Connection& connection)
{
    const auto name = connection.value(u"SELECT value FROM meta WHERE key = 'network'"_s);
    if (!name) return name.error();
    if (!name->isValid()) return {}; // A new file: there is nothing to fill.
    const auto network = networkFromName(name->toByteArray().toStdString());
    if (!network) return network.error();
    if (auto filled = fillSearch(connection, *network); !filled) return filled;
    return fillLabels(connection);
}

} // namespace lockstep
