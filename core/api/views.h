// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"
#include "core/primitives/ids.h"
#include "core/storage/repositories/historyquery.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

/// Where a transaction stands, from a wallet's point of view.
enum class TxState {
    Pending, ///< In no block yet: one of ours, or one that was in a block before.
    Unverified, ///< In no block, and known by the word of one peer alone: nobody checked it.
    Confirmed,
    Replaced, ///< A transaction that our wallets know took its place: often the same payment with a higher fee.
    Conflicted, ///< One they do not know spent its coins, or it builds on a payment that failed.
    Orphaned, ///< A coinbase whose block was replaced.
    Abandoned, ///< Given up by the person.
    Expired, ///< Was unverified, or fell out of its block, and no block took it within 14 days.
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
    std::optional<Txid> replacedBy; ///< Of a replaced or conflicted one: what spent its coins, where that is known.
    bool isCoinbase = false;
    QList<WalletId> transferWith; ///< Our wallets that it pays, or is paid from where it gains; empty: no transfer.
    /// Of a transfer that one wallet pays alone and in which all but the fee stays with ours: what it moves. In the
    /// history of all wallets it is this one row.
    std::optional<Amount> moved;
    /// Satoshis: what `wallet` owned after it, in the chain's order whatever the sorting; 0 where the state is one of
    /// the failed ones, which count nowhere.
    std::int64_t balance = 0;
    QString label; ///< The person's words for it, else for the address it pays: show as plain text.
};

/// A part of a history. Failed payments are in it and in its counts, not in its sum.
struct HistoryPage
{
    int offset = 0;
    QList<HistoryRow> rows;
    int matching = 0; ///< With the query's conditions.
    int total = 0; ///< In the query's wallets, without the other conditions.
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
    bool isUnverified = false; ///< Its payment is: not to be spent.
};

struct AddressRow
{
    QString address;
    QString path; ///< "m/84h/0h/0h/0/17"; empty for imported ones.
    bool isChange = false;
    bool isImported = false;
    std::uint32_t index = 0;
    bool used = false; ///< Something was ever paid to it, hearsay apart.
    int transactions = 0; ///< That pay it, hearsay apart.
    Amount balance; ///< Confirmed coins on it.
    Amount confirmed; ///< All that ever came to it in blocks,
    Amount pending; ///< outside of them,
    Amount unverified; ///< and by the word of a peer alone: nobody checked it.
    std::optional<BlockHeight> confirmedAt; ///< The last block that paid it.
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

} // namespace lockstep
