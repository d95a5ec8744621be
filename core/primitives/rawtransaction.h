// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"

#include <cstdint>
#include <vector>

namespace lockstep {

inline constexpr OutPoint NullOutPoint{{}, 0xffff'ffff}; ///< What a coinbase spends.

/// A transaction as it stands in bytes that somebody else holds: read without copying its scripts, of which a payment
/// to many has thousands.
struct RawTransaction
{
    struct Input
    {
        OutPoint previous;
        ByteSpan scriptSig;
        std::uint32_t sequence = 0;
        std::size_t witnessItems = 0;
    };
    struct Output
    {
        Amount value;
        ByteSpan scriptPubKey;
    };

    std::int32_t version = 2;
    std::vector<Input> inputs;
    std::vector<Output> outputs;
    std::vector<ByteSpan> witness; ///< The items of all inputs, one after the other.
    std::uint32_t lockTime = 0;

    static RawTransaction of(const Transaction& tx); ///< It must outlive the view.

    /// Reads one transaction in the place of what is here, and leaves the reader after it. Errors: as
    /// Transaction::parse; then what is here is of no use.
    Result<void> read(ByteReader& in);

    Transaction copy() const;
    bool isCoinbase() const;
    std::size_t strippedSize() const; ///< Bytes without the witness.
    std::size_t weight() const; ///< BIP141.
};

/// As for a Transaction.
Result<void> checkTransaction(const RawTransaction& tx);

} // namespace lockstep
