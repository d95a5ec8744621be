// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/hash.h"
#include "core/primitives/blockheader.h"
#include "core/primitives/transaction.h"

#include <vector>

namespace lockstep {

/// A header with its transactions, the coinbase first.
struct Block
{
    static constexpr std::size_t MaxSerializedSize = 4'000'000;
    static constexpr std::size_t MaxWeight = 4'000'000;

    BlockHeader header;
    std::vector<Transaction> transactions;

    Bytes serialize() const;

    /// The whole of `raw` must be one block. Errors: as Transaction::parse. Says nothing about the rules: see
    /// checkBlock.
    static Result<Block> parse(ByteSpan raw);
};

/// The merkle root of some leaves, and whether the list repeats itself in the way of CVE-2012-2459.
struct MerkleResult
{
    Digest32 root{};
    bool mutated = false;
};
MerkleResult merkleRoot(std::vector<Digest32> leaves);

/// Whether the body belongs to the header: exactly the first transaction a coinbase, weight, merkle root with the
/// mutation check, checkTransaction, and the witness commitment of BIP141 (last matching output of the coinbase).
/// Errors: BadMerkleRoot, Mutated, BadWitnessCommitment, as checkTransaction. Cost: hashes every transaction twice.
Result<void> checkBlock(const Block& block);

} // namespace lockstep
