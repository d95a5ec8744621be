// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/snapshots.h"

#include <algorithm>
#include <cstring>

namespace lockstep::test {

/// Payments in memory, answering queries as the session would. Newest first, as they are kept.
struct FakeHistory
{
    static constexpr std::int64_t Newest = 1'780'000'000;
    QList<HistoryRow> rows;

    /// `count` payments of one wallet, ten minutes apart: one block each, every third one sent, every fifth labelled.
    static FakeHistory of(int count, WalletId wallet = WalletId{1})
    {
        FakeHistory history;
        history.rows.reserve(count);
        std::int64_t balance = 0;
        for (int i = 0; i < count; ++i) {
            HistoryRow row = numbered(i, wallet);
            balance += row.amount;
            row.balance = balance;
            row.time = Newest - std::int64_t{600} * (count - 1 - i);
            row.block->height = BlockHeight{910'118 - (count - 1 - i)};
            history.rows.append(row);
        }
        std::ranges::reverse(history.rows);
        return history;
    }

    static HistoryRow numbered(int number, WalletId wallet = WalletId{1})
    {
        HistoryRow row = payment(number % 3 == 2 ? -1'000'000 - number : 3'000'000 + number, 1, 0);
        std::memcpy(row.txid.bytes.data(), &number, sizeof number);
        row.txid.bytes[31] = std::byte{0xab};
        row.wallet = wallet;
        row.state = TxState::Confirmed;
        if (number % 5 == 0) row.label = QStringLiteral("Rent %1").arg(number);
        return row;
    }

    HistoryPage answer(const HistoryQuery& query, int offset, int count) const
    {
        HistoryPage page;
        page.offset = offset;
        page.total = static_cast<int>(rows.size());
        QList<HistoryRow> matching;
        for (const HistoryRow& row : rows)
            if (matches(row, query)) {
                page.sum += row.amount;
                matching += row;
            }
        if (query.sort == HistoryQuery::Sort::Amount)
            std::ranges::stable_sort(matching, std::greater<>(), &HistoryRow::amount);
        else if (query.sort == HistoryQuery::Sort::Label)
            std::ranges::stable_sort(matching, std::greater<>(), &HistoryRow::label);
        if (query.ascending) std::ranges::reverse(matching);
        page.matching = static_cast<int>(matching.size());
        page.rows = matching.mid(offset, count);
        return page;
    }

    static bool matches(const HistoryRow& row, const HistoryQuery& query)
    {
        using Kind = HistoryQuery::Kind;
        const QString txid = QString::fromStdString(row.txid.display());
        const Kind kind = row.isCoinbase ? Kind::Mined : row.amount < 0 ? Kind::Sent : Kind::Received;
        return (query.text.isEmpty() || row.label.contains(query.text, Qt::CaseInsensitive)
                || txid.contains(query.text, Qt::CaseInsensitive))
            && (query.kind == Kind::All || query.kind == kind
                || (query.kind == Kind::Transfers && !row.transferWith.isEmpty()))
            && (!query.since || row.time >= *query.since) && (!query.until || row.time < *query.until)
            && qAbs(row.amount) >= query.minimum && (!query.onlyUnlabelled || row.label.isEmpty());
    }
};

} // namespace lockstep::test
