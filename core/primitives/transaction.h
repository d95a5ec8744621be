// SPDX-License-Identifier: MIT
#pragma once

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"
#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"
#include "core/util/bytes.h"

#include <cstdint>
#include <vector>

namespace lockstep {

struct TxIn
{
    OutPoint previous;
    Bytes scriptSig;
    std::uint32_t sequence = 0xffff'ffff;
    std::vector<Bytes> witness; ///< BIP144; empty for a legacy input.
    friend bool operator==(const TxIn&, const TxIn&) = default;
};

struct TxOut
{
    Amount value;
    Bytes scriptPubKey;
    friend bool operator==(const TxOut&, const TxOut&) = default;
};

/// A Bitcoin transaction with its witness (BIP141, BIP144).
struct Transaction
{
    std::int32_t version = 2;
    std::vector<TxIn> inputs;
    std::vector<TxOut> outputs;
    std::uint32_t lockTime = 0;

    friend bool operator==(const Transaction&, const Transaction&) = default;

    bool hasWitness() const;
    bool isCoinbase() const; ///< One input, which spends the null outpoint.

    Bytes serialize() const; ///< With the witness where there is one.
    Bytes serializeWithoutWitness() const;
    Txid txid() const; ///< Hashes on every call.
    Wtxid wtxid() const;
    std::size_t weight() const; ///< BIP141 weight units; four to a vbyte.

    /// Reads one transaction and leaves the reader after it. Never allocates more than the bytes can pay for.
    /// Errors: Truncated, NonCanonical, OutOfRange (amount, size), Malformed (no inputs, unknown flag, empty witness).
    static Result<Transaction> parse(ByteReader& in);

    /// The whole of `raw` must be one transaction.
    static Result<Transaction> parse(ByteSpan raw);
};

/// The rules a transaction can be judged by on its own: outputs, their sum at most 21 million bitcoin, no coin spent
/// twice, the null outpoint only in a coinbase, a coinbase's script of 2 to 100 bytes, size.
/// Errors: Malformed, OutOfRange, Duplicate (an input). Source: Bitcoin Core src/consensus/tx_check.cpp.
Result<void> checkTransaction(const Transaction& tx);

/// As it stands in a block or message.
void writeOutput(ByteWriter& out, const TxOut& output);

} // namespace lockstep
