// SPDX-License-Identifier: MIT

#include "core/storage/repositories/historystatement.h"

#include <tuple>
#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

std::int64_t readNumber(Cells& cells) { return cells.int64(); }

} // namespace

Result<void> HistoryRepository::addSums(HistorySlice& slice, const HistoryQuery& query, const Statement& statement)
{
    const auto readBoth = [](Cells& cells) {
        const std::int64_t count = cells.int64();
        return std::pair(count, cells.int64());
    };
    const bool isOneRow = !query.wallet && !query.bothSides; // a transfer
    const QString gain = isOneRow ? u"CASE tx.transfer WHEN 2 THEN -tx.fee ELSE tx.net END"_s : u"tx.net"_s;
    const QString sums
        = u"SELECT count(*), coalesce(sum(%1) FILTER (WHERE tx.status <= 1), 0)"_s.arg(gain) + statement.text();
    const auto matching = m_db.allOf(sums, statement.bound(), readBoth);
    if (!matching) return matching.error();
    std::tie(slice.matching, slice.sum) = matching->front();
    slice.total = slice.matching;
    const auto hearsay = hearsayIn(statement);
    if (!hearsay) return hearsay.error();
    const auto again = query.wallet ? Result<std::int64_t>(0) : gainedAgain(statement);
    if (!again) return again.error();
    slice.sum -= *hearsay + *again;
    if (statement.conditions.size() <= 1) return {};
    Statement all;
    if (auto required = requireWallets(all, query); !required) return required;
    const auto total = m_db.allOf(u"SELECT count(*)"_s + all.text(), all.bound(), readNumber);
    if (!total) return total.error();
    slice.total = total->front();
    return {};
}

/// Of what only a peer told of, which counts nowhere. By its own index: the one of the sums does not know it. It makes
/// no whole transfer, for it takes no coin.
Result<std::int64_t> HistoryRepository::hearsayIn(const Statement& statement)
{
    QString rows = statement.text();
    rows.replace(0, Statement::AllRows.size(), u" FROM tx INDEXED BY tx_heard"_s);
    const auto sum = m_db.allOf(u"SELECT coalesce(sum(tx.net), 0)"_s + rows + u" AND tx.heard = 1 AND tx.status <= 1"_s,
                                statement.bound(), readNumber);
    if (!sum) return sum.error();
    return sum->front();
}

/// What the rows gain, less what they lose, by coins that the row of another wallet has as well. Only wallets with a
/// row that is listed count: of a payment that several have, a filter may leave one.
Result<std::int64_t> HistoryRepository::gainedAgain(const Statement& statement)
{
    const auto any = m_db.first(u"SELECT 1 FROM tx GROUP BY txid HAVING count(*) > 1 LIMIT 1", readNumber);
    if (!any) return any.error();
    if (!*any) return 0;
    QString rows = statement.text();
    rows.replace(0, Statement::AllRows.size(),
                 u" FROM (SELECT txid FROM tx GROUP BY txid HAVING count(*) > 1) AS several"
                 u" CROSS JOIN tx ON tx.txid = several.txid"_s);
    // Of each coin all but one: gained where its own transaction is listed, lost where what spends it is.
    const QString sql
        = u"WITH listed AS MATERIALIZED (SELECT tx.wallet_id AS wallet, tx.txid AS txid%1 AND tx.status <= 1"
          u" AND tx.heard = 0)"
          u" SELECT coalesce(sum(amount), 0) FROM ("
          u"SELECT max(coin.amount) * (count(*) - 1) AS amount FROM listed CROSS JOIN coin"
          u" ON coin.wallet_id = listed.wallet AND coin.txid = listed.txid GROUP BY coin.txid, coin.vout"
          u" UNION ALL "
          u"SELECT -max(coin.amount) * (count(*) - 1) FROM listed CROSS JOIN coin"
          u" ON coin.wallet_id = listed.wallet AND coin.spent_by = listed.txid"
          u" GROUP BY coin.txid, coin.vout)"_s.arg(rows);
    const auto again = m_db.allOf(sql, statement.bound(), readNumber);
    if (!again) return again.error();
    return again->front();
}

} // namespace lockstep
