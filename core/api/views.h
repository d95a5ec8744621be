// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

/// Rows that pages and the command line show. Read off the GUI thread; immutable copies.

struct HistoryRow
{
    Txid txid;
    std::optional<ChainPoint> block; ///< nullopt while unconfirmed.
    std::int64_t time = 0; ///< Unix seconds: of the block, or when first seen.
    std::int64_t amount = 0; ///< Satoshis, signed: what the wallet gained (or lost, fee included).
    std::optional<Amount> fee; ///< Known only when every input is ours.
    bool isCoinbase = false;
    QString label; ///< The person's own words: show as plain text.
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
    std::uint32_t index = 0;
    bool used = false; ///< Something was ever paid to it.
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
