// SPDX-License-Identifier: MIT

#include "core/primitives/block.h"

#include "core/encoding/compactsize.h"
#include "core/primitives/provedblock.h"

#include <algorithm>
#include <span>

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

/// Both hashes of a transaction.
struct Ids
{
    Txid txid;
    Wtxid wtxid;
};

Ids idsOf(const Transaction& tx) { return {tx.txid(), tx.wtxid()}; }

/// The same from the bytes that it was parsed from, which are its only serialization.
Ids idsOf(const Transaction& tx, ByteSpan raw)
{
    const Wtxid wtxid{doubleSha256(raw)};
    const std::size_t stripped = (tx.weight() - raw.size()) / 3; // BIP141: a weight is three times this and all
    if (stripped == raw.size()) return {{wtxid.bytes}, wtxid};
    constexpr std::size_t Version = 4;
    constexpr std::size_t MarkerAndFlag = 2;
    constexpr std::size_t LockTime = 4;
    Bytes legacy;
    legacy.reserve(stripped);
    append(legacy, raw.first(Version));
    append(legacy, raw.subspan(Version + MarkerAndFlag, stripped - Version - LockTime));
    append(legacy, raw.last(LockTime));
    return {{doubleSha256(legacy)}, wtxid};
}

Result<void> checkWitness(const Block& block, std::span<const Ids> ids)
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
    for (const Ids& each : ids.subspan(1)) leaves.push_back(each.wtxid.bytes);
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

Result<void> checkBody(const Block& block, std::span<const Ids> ids)
{
    if (auto shape = checkShape(block); !shape) return shape;
    std::vector<Digest32> leaves;
    leaves.reserve(ids.size());
    for (const Ids& each : ids) leaves.push_back(each.txid.bytes);
    const MerkleResult merkle = merkleRoot(std::move(leaves));
    if (merkle.root != block.header.merkleRoot.bytes)
        return Error{Errc::BadMerkleRoot, "block: the merkle root is not the header's"};
    if (merkle.mutated) return Error{Errc::Mutated, "block: the transaction list repeats itself"};
    for (const Transaction& tx : block.transactions)
        if (auto sound = checkTransaction(tx); !sound) return sound;
    return checkWitness(block, ids);
}

/// Tells visit(transaction, its bytes) of each one.
template <typename Visit>
Result<Block> parseBlock(ByteSpan raw, Visit&& visit)
{
    if (raw.size() > Block::MaxSerializedSize) return Error{Errc::OutOfRange, "block: above 4,000,000 bytes"};
    ByteReader in(raw);
    Block block;
    block.header = BlockHeader::parse(in.array<BlockHeader::Size>());
    const std::size_t transactions = in.count(Block::MaxSerializedSize, MinimumTransaction);
    block.transactions.reserve(transactions);
    for (std::size_t i = 0; i < transactions && !in.failed(); ++i) {
        const std::size_t begin = in.position(raw);
        auto tx = Transaction::parse(in);
        if (!tx) return tx.error();
        visit(*tx, raw.subspan(begin, in.position(raw) - begin));
        block.transactions.push_back(std::move(*tx));
    }
    if (const auto whole = in.finish(); !whole) return whole.error();
    return block;
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
    return parseBlock(raw, [](const Transaction&, ByteSpan) {});
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
    std::vector<Ids> ids;
    for (const Transaction& tx : block.transactions) ids.push_back(idsOf(tx));
    return checkBody(block, ids);
}

Result<ProvedBlock> proveBlock(ByteSpan raw)
{
    std::vector<Ids> ids;
    auto block = parseBlock(raw, [&](const Transaction& tx, ByteSpan bytes) { ids.push_back(idsOf(tx, bytes)); });
    if (!block) return block.error();
    if (auto sound = checkBody(*block, ids); !sound) return sound.error();
    ProvedBlock proved{std::move(*block), {}};
    proved.txids.reserve(ids.size());
    for (const Ids& each : ids) proved.txids.push_back(each.txid);
    return proved;
}

} // namespace lockstep
