// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"
#include "core/primitives/ids.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

/// Where a transaction stands, from a wallet's point of view.
enum class TxState {
    Pending, ///< In no block yet.
    Confirmed,
    Conflicted, ///< Another transaction spent its coins.
    Orphaned, ///< A coinbase whose block was replaced.
    Abandoned, ///< Given up by the person.
};

/// Rows that pages and the command line show. Read off the GUI thread; immutable copies.

struct HistoryRow
{
    WalletId wallet;
    Txid txid;
    TxState state = TxState::Pending;
    std::optional<ChainPoint> block; ///< nullopt while unconfirmed.
    std::int64_t time = 0; ///< Unix seconds: of the block, or when first seen.
    std::int64_t amount = 0; ///< Satoshis, signed: what the wallet gained (or lost, fee included).
    std::optional<Amount> fee; ///< Known only when every input is ours.
    bool isCoinbase = false;
    std::int64_t balance = 0; ///< Satoshis: what the wallet owned after it, in the chain's order, whatever the sorting.
    QString label; ///< The person's own words: show as plain text.
};

/// Which payments are wanted, and in which order. All conditions hold together.
struct HistoryQuery
{
    enum class Kind { All, Received, Sent, Mined };
    enum class Sort { Date, Label, Amount, Wallet };

    std::optional<WalletId> wallet; ///< nullopt: all wallets.
    QString text; ///< Part of a label, a txid, or an address that is paid or paid from. Upper or lower case.
    Kind kind = Kind::All;
    std::optional<std::int64_t> since; ///< Unix seconds, included.
    std::optional<std::int64_t> until; ///< Unix seconds, not included.
    std::int64_t minimum = 0; ///< Satoshis, without the sign.
    bool onlyUnlabelled = false;
    Sort sort = Sort::Date;
    bool ascending = false;
    friend bool operator==(const HistoryQuery&, const HistoryQuery&) = default;
};

struct HistoryPage
{
    int offset = 0;
    QList<HistoryRow> rows;
    int matching = 0; ///< With the query's conditions.
    int total = 0; ///< Without them.
    std::int64_t sum = 0; ///< Satoshis, signed: of all that match.
};

struct CoinRow
{
    OutPoint outpoint;
    Amount amount;
    QString address; ///< Hex of the script where it has no address.
    std::optional<BlockHeight> height;
    bool isCoinbase = false;
    bool frozen = false;
};

struct AddressRow
{
    QString address;
    QString path; ///< "m/84h/0h/0h/0/17"; empty for imported ones.
    bool isChange = false;
    bool isImported = false;
    std::uint32_t index = 0;
    bool used = false; ///< Something was ever paid to it.
    int transactions = 0; ///< That pay it.
    Amount balance; ///< Confirmed coins on it.
    QString label;
};

struct ReceiveAddress
{
    QString address;
    QString uri; ///< BIP21: "bitcoin:...".
    QString path;
    std::uint32_t index = 0;
    bool reused = false; ///< A wallet of fixed addresses has no fresh one.
};

/// A part of a longer list. `offset` counts from the newest.
template <typename Row>
struct Page
{
    QList<Row> rows;
    int total = 0;
};

} // namespace lockstep
