// SPDX-License-Identifier: MIT

#include "core/primitives/block.h"

#include "core/encoding/compactsize.h"
#include "core/primitives/blocklayout.h"
#include "core/primitives/firstblock.h"
#include "core/primitives/rawtransaction.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace lockstep {

namespace {

constexpr std::size_t MinimumTransaction = 60; ///< One input, one output, no scripts.
constexpr std::size_t WeightOfVbyte = 4;

/// BIP141: an output of the coinbase that starts so carries the witness merkle root's commitment.
constexpr std::array CommitmentPrefix{std::byte{0x6a}, std::byte{0x24}, std::byte{0xaa},
                                      std::byte{0x21}, std::byte{0xa9}, std::byte{0xed}};
constexpr std::size_t CommitmentSize = CommitmentPrefix.size() + 32;

std::optional<ByteSpan> witnessCommitment(const RawTransaction& coinbase)
{
    const auto commits = [](const RawTransaction::Output& output) {
        return output.scriptPubKey.size() >= CommitmentSize
            && std::ranges::equal(CommitmentPrefix, output.scriptPubKey.first(CommitmentPrefix.size()));
    };
    const auto found = std::find_if(coinbase.outputs.rbegin(), coinbase.outputs.rend(), commits);
    if (found == coinbase.outputs.rend()) return std::nullopt;
    return found->scriptPubKey.subspan(CommitmentPrefix.size(), 32);
}

/// Reads the block that `raw` begins with and tells visit(transaction, its bytes) of each transaction. Where `in` has
/// failed there was none.
template <typename Visit>
Result<BlockHeader> readFirstBlock(ByteReader& in, ByteSpan raw, Visit&& visit)
{
    if (raw.size() > Block::MaxSerializedSize) return Error{Errc::OutOfRange, "block: above 4,000,000 bytes"};
    const BlockHeader header = BlockHeader::parse(in.array<BlockHeader::Size>());
    const std::size_t transactions = in.count(Block::MaxSerializedSize, MinimumTransaction);
    RawTransaction tx; // one for all: its memory is used again
    for (std::size_t i = 0; i < transactions && !in.failed(); ++i) {
        const std::size_t begin = in.position(raw);
        if (const auto read = tx.read(in); !read) return read.error();
        visit(tx, raw.subspan(begin, in.position(raw) - begin));
    }
    return header;
}

/// The same of bytes that must be one block.
template <typename Visit>
Result<BlockHeader> readBlock(ByteSpan raw, Visit&& visit)
{
    ByteReader in(raw);
    auto header = readFirstBlock(in, raw, std::forward<Visit>(visit));
    if (!header) return header;
    if (const auto whole = in.finish(); !whole) return whole.error();
    return header;
}

/// Takes a block's transactions one by one and says at the end whether they are the header's.
class BodyProof
{
public:
    void take(const RawTransaction& tx, ByteSpan raw);
    Result<void> conclude(const BlockHeader& header, WitnessRule rule) const;
    std::vector<Txid> txids() const;
    Amount claimed() const { return m_claimed.value_or(Amount()); }
    std::int64_t virtualSize() const { return m_virtualSize; }

private:
    Result<void> checkShape() const;
    Result<void> checkWitness(WitnessRule rule) const;

    std::vector<Digest32> m_txids;
    std::vector<Digest32> m_wtxids;
    std::size_t m_weight = 0;
    std::int64_t m_virtualSize = 0; ///< Of all but the coinbase.
    std::optional<Amount> m_claimed = Amount();
    bool m_anyWitness = false;
    bool m_hasShape = true; ///< The first transaction alone is a coinbase.
    Result<void> m_sound; ///< Each transaction by itself; the merkle root is asked first.
    std::optional<Digest32> m_commitment;
    std::optional<Bytes> m_reserved; ///< The coinbase's witness, where it is one item of 32 bytes.
};

/// Both hashes from the bytes as they stand, which are the transaction's only serialization.
void BodyProof::take(const RawTransaction& tx, ByteSpan raw)
{
    constexpr std::size_t Version = 4;
    constexpr std::size_t MarkerAndFlag = 2;
    constexpr std::size_t LockTime = 4;
    const bool isFirst = m_wtxids.empty();
    m_hasShape &= tx.isCoinbase() == isFirst;
    const std::size_t weight = tx.weight();
    m_weight += weight;
    m_anyWitness |= !tx.witness.empty();
    if (m_sound) m_sound = checkTransaction(tx);
    m_wtxids.push_back(doubleSha256(raw));
    if (tx.witness.empty()) {
        m_txids.push_back(m_wtxids.back());
    } else {
        Bytes legacy = toBytes(raw.first(Version));
        append(legacy, raw.subspan(Version + MarkerAndFlag, tx.strippedSize() - Version - LockTime));
        append(legacy, raw.last(LockTime));
        m_txids.push_back(doubleSha256(legacy));
    }
    if (!isFirst) {
        m_virtualSize += static_cast<std::int64_t>((weight + WeightOfVbyte - 1) / WeightOfVbyte);
        return;
    }
    for (const auto& output : tx.outputs)
        if (m_claimed) m_claimed = add(*m_claimed, output.value);
    if (const auto commitment = witnessCommitment(tx)) std::ranges::copy(*commitment, m_commitment.emplace().begin());
    if (tx.witness.size() == 1 && tx.witness.front().size() == 32) m_reserved = toBytes(tx.witness.front());
}

/// That the coinbase comes first also settles CVE-2017-12842, inner nodes of the tree passed off as transactions of
/// 64 bytes: 36 bytes of a coinbase are fixed, which no pair of hashes meets. A rule against 64 bytes as such would
/// refuse real blocks: the chain has such transactions.
Result<void> BodyProof::checkShape() const
{
    if (m_txids.empty()) return Error{Errc::Malformed, "block: no transactions"};
    if (!m_hasShape) return Error{Errc::Malformed, "block: the first transaction alone must be a coinbase"};
    if (m_weight + 4 * (BlockHeader::Size + compactSizeWidth(m_txids.size())) > Block::MaxWeight)
        return Error{Errc::OutOfRange, "block: too heavy"};
    return {};
}

Result<void> BodyProof::checkWitness(WitnessRule rule) const
{
    if (!m_commitment) {
        if (m_anyWitness) return Error{Errc::BadWitnessCommitment, "a witness that the coinbase does not commit to"};
        return {};
    }
    if (!m_reserved) {
        // Before segwit was active miners' programs wrote a commitment already, and no transaction had a witness.
        if (rule == WitnessRule::Optional && !m_anyWitness) return {};
        return Error{Errc::BadWitnessCommitment, "the coinbase lacks its 32-byte reserved value"};
    }
    std::vector<Digest32> leaves = m_wtxids;
    leaves.front() = {}; // the coinbase counts as zeros
    Bytes preimage = toBytes(merkleRoot(std::move(leaves)).root);
    append(preimage, *m_reserved);
    if (doubleSha256(preimage) != *m_commitment)
        return Error{Errc::BadWitnessCommitment, "the witness merkle root is not the committed one"};
    return {};
}

Result<void> BodyProof::conclude(const BlockHeader& header, WitnessRule rule) const
{
    if (auto shape = checkShape(); !shape) return shape;
    const MerkleResult merkle = merkleRoot(m_txids);
    if (merkle.root != header.merkleRoot.bytes)
        return Error{Errc::BadMerkleRoot, "block: the merkle root is not the header's"};
    if (merkle.mutated) return Error{Errc::Mutated, "block: the transaction list repeats itself"};
    if (!m_sound) return m_sound;
    return checkWitness(rule);
}

std::vector<Txid> BodyProof::txids() const
{
    std::vector<Txid> txids;
    txids.reserve(m_txids.size());
    for (const Digest32& txid : m_txids) txids.push_back({txid});
    return txids;
}

BlockLayout::Part partOf(ByteSpan whole, ByteSpan part)
{
    if (part.empty()) return {};
    return {static_cast<std::uint32_t>(part.data() - whole.data()), static_cast<std::uint32_t>(part.size())};
}

void layOut(BlockLayout& layout, const RawTransaction& tx, ByteSpan raw, ByteSpan block)
{
    const auto position = static_cast<std::uint32_t>(layout.transactions.size());
    layout.transactions.push_back(partOf(block, raw));
    for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
        layout.outputs.push_back({position, i, partOf(block, tx.outputs[i].scriptPubKey)});
    if (tx.isCoinbase()) return;
    for (const auto& input : tx.inputs) layout.spends.push_back({input.previous, position});
}

Result<BlockLayout> layOutWith(ByteSpan raw, BodyProof& proof)
{
    BlockLayout layout;
    const auto header = readBlock(raw, [&](const RawTransaction& tx, ByteSpan bytes) {
        layOut(layout, tx, bytes, raw);
        proof.take(tx, bytes);
    });
    if (!header) return header.error();
    layout.header = *header;
    layout.txids = proof.txids();
    layout.claimed = proof.claimed();
    layout.virtualSize = proof.virtualSize();
    return layout;
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
    Block block;
    const auto header
        = readBlock(raw, [&](const RawTransaction& tx, ByteSpan) { block.transactions.push_back(tx.copy()); });
    if (!header) return header.error();
    block.header = *header;
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
    BodyProof proof;
    for (const Transaction& tx : block.transactions) proof.take(RawTransaction::of(tx), tx.serialize());
    return proof.conclude(block.header, WitnessRule::Optional);
}

std::size_t sizeOfFirstBlock(ByteSpan raw)
{
    ByteReader in(raw);
    const auto header = readFirstBlock(in, raw, [](const RawTransaction&, ByteSpan) {});
    return header && !in.failed() ? in.position(raw) : 0;
}

Result<BlockLayout> layOutBlock(ByteSpan raw)
{
    BodyProof unasked;
    return layOutWith(raw, unasked);
}

Result<BlockLayout> proveBlock(ByteSpan raw, WitnessRule rule)
{
    BodyProof proof;
    auto layout = layOutWith(raw, proof);
    if (!layout) return layout;
    if (const auto proved = proof.conclude(layout->header, rule); !proved) return proved.error();
    return layout;
}

} // namespace lockstep
