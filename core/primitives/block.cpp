// SPDX-License-Identifier: MIT

#include "core/primitives/block.h"

#include "core/encoding/compactsize.h"
#include "core/primitives/provedblock.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t MinimumTransaction = 60; ///< One input, one output, no scripts.

/// BIP141: an output of the coinbase that starts so carries the witness merkle root's commitment.
constexpr std::array CommitmentPrefix{std::byte{0x6a}, std::byte{0x24}, std::byte{0xaa},
                                      std::byte{0x21}, std::byte{0xa9}, std::byte{0xed}};
constexpr std::size_t CommitmentSize = CommitmentPrefix.size() + 32;

std::optional<ByteSpan> witnessCommitment(const Transaction& coinbase)
{
    const auto commits = [](const TxOut& output) {
        return output.scriptPubKey.size() >= CommitmentSize
            && std::ranges::equal(CommitmentPrefix, ByteSpan(output.scriptPubKey).first(CommitmentPrefix.size()));
    };
    const auto found = std::find_if(coinbase.outputs.rbegin(), coinbase.outputs.rend(), commits);
    if (found == coinbase.outputs.rend()) return std::nullopt;
    return ByteSpan(found->scriptPubKey).subspan(CommitmentPrefix.size(), 32);
}

Result<void> checkWitness(const Block& block)
{
    const bool anyWitness = std::ranges::any_of(block.transactions, &Transaction::hasWitness);
    const auto commitment = witnessCommitment(block.transactions.front());
    if (!commitment) {
        if (anyWitness) return Error{Errc::BadWitnessCommitment, "a witness that the coinbase does not commit to"};
        return {};
    }
    const auto& reserved = block.transactions.front().inputs.front().witness;
    if (reserved.size() != 1 || reserved.front().size() != 32) {
        // Before segwit was active an output could look like a commitment by chance; then nothing has a witness.
        if (!anyWitness) return {};
        return Error{Errc::BadWitnessCommitment, "the coinbase lacks its 32-byte reserved value"};
    }

    std::vector<Digest32> leaves{Digest32{}}; // the coinbase counts as zeros
    for (std::size_t i = 1; i < block.transactions.size(); ++i) leaves.push_back(block.transactions[i].wtxid().bytes);
    Bytes preimage = toBytes(merkleRoot(std::move(leaves)).root);
    append(preimage, reserved.front());
    if (!std::ranges::equal(doubleSha256(preimage), *commitment))
        return Error{Errc::BadWitnessCommitment, "the witness merkle root is not the committed one"};
    return {};
}

/// That the coinbase comes first also settles CVE-2017-12842, inner nodes of the tree passed off as transactions of
/// 64 bytes: 36 bytes of a coinbase are fixed, which no pair of hashes meets. A rule against 64 bytes as such would
/// refuse real blocks: the chain has such transactions.
Result<void> checkShape(const Block& block)
{
    if (block.transactions.empty()) return Error{Errc::Malformed, "block: no transactions"};
    for (std::size_t i = 0; i < block.transactions.size(); ++i)
        if (block.transactions[i].isCoinbase() != (i == 0))
            return Error{Errc::Malformed, "block: the first transaction alone must be a coinbase"};
    std::size_t weight = 4 * (BlockHeader::Size + compactSizeWidth(block.transactions.size()));
    for (const Transaction& tx : block.transactions) weight += tx.weight();
    if (weight > Block::MaxWeight) return Error{Errc::OutOfRange, "block: too heavy"};
    return {};
}

Result<std::vector<Txid>> provedTxids(const Block& block)
{
    if (auto shape = checkShape(block); !shape) return shape.error();

    std::vector<Txid> txids;
    std::vector<Digest32> leaves;
    txids.reserve(block.transactions.size());
    leaves.reserve(block.transactions.size());
    for (const Transaction& tx : block.transactions) {
        txids.push_back(tx.txid());
        leaves.push_back(txids.back().bytes);
    }
    const MerkleResult merkle = merkleRoot(std::move(leaves));
    if (merkle.root != block.header.merkleRoot.bytes)
        return Error{Errc::BadMerkleRoot, "block: the merkle root is not the header's"};
    if (merkle.mutated) return Error{Errc::Mutated, "block: the transaction list repeats itself"};
    for (const Transaction& tx : block.transactions)
        if (auto sound = checkTransaction(tx); !sound) return sound.error();
    if (auto witness = checkWitness(block); !witness) return witness.error();
    return txids;
}

} // namespace

Bytes Block::serialize() const
{
    ByteWriter out;
    out.bytes(header.serialize()).compactSize(transactions.size());
    for (const Transaction& tx : transactions) out.bytes(tx.serialize());
    return std::move(out).result();
}

Result<Block> Block::parse(ByteSpan raw)
{
    if (raw.size() > MaxSerializedSize) return Error{Errc::OutOfRange, "block: above 4,000,000 bytes"};
    ByteReader in(raw);
    Block block;
    block.header = BlockHeader::parse(in.array<BlockHeader::Size>());
    const std::size_t transactions = in.count(MaxSerializedSize, MinimumTransaction);
    block.transactions.reserve(transactions);
    for (std::size_t i = 0; i < transactions && !in.failed(); ++i) {
        auto tx = Transaction::parse(in);
        if (!tx) return tx.error();
        block.transactions.push_back(std::move(*tx));
    }
    if (const auto whole = in.finish(); !whole) return whole.error();
    return block;
}

MerkleResult merkleRoot(std::vector<Digest32> leaves)
{
    MerkleResult result;
    if (leaves.empty()) return result;
    while (leaves.size() > 1) {
        for (std::size_t i = 0; i + 1 < leaves.size(); i += 2) result.mutated |= leaves[i] == leaves[i + 1];
        if (leaves.size() % 2 != 0) leaves.push_back(leaves.back());
        for (std::size_t i = 0; i < leaves.size() / 2; ++i) {
            std::array<std::byte, 64> pair{};
            std::ranges::copy(leaves[2 * i], pair.begin());
            std::ranges::copy(leaves[2 * i + 1], pair.begin() + 32);
            leaves[i] = doubleSha256(pair);
        }
        leaves.resize(leaves.size() / 2);
    }
    result.root = leaves.front();
    return result;
}

Result<void> checkBlock(const Block& block)
{
    const auto txids = provedTxids(block);
    return txids ? Result<void>() : txids.error();
}

Result<ProvedBlock> proveBlock(Block block)
{
    auto txids = provedTxids(block);
    if (!txids) return txids.error();
    return ProvedBlock{std::move(block), *std::move(txids)};
}

} // namespace lockstep
