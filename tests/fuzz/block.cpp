// SPDX-License-Identifier: MIT

#include "core/primitives/block.h"

#include "core/crypto/hash.h"
#include "core/primitives/blocklayout.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/memoryuse.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace lockstep::fuzz {

namespace {

/// The node above leaves [begin, end) of a tree `height` levels high, by the definition: where there is no right half,
/// the left one is taken twice.
Digest32 node(std::span<const Digest32> leaves, unsigned height, bool& mutated)
{
    if (height == 0) return leaves.front();
    const std::size_t half = std::size_t{1} << (height - 1);
    Bytes pair = toBytes(node(leaves.first(std::min(half, leaves.size())), height - 1, mutated));
    if (leaves.size() > half) {
        append(pair, node(leaves.subspan(half), height - 1, mutated));
        mutated |= std::equal(pair.begin(), pair.begin() + 32, pair.begin() + 32);
    } else {
        append(pair, toBytes(pair));
    }
    return doubleSha256(pair);
}

MerkleResult slowMerkleRoot(std::span<const Digest32> leaves)
{
    MerkleResult result;
    unsigned height = 0;
    while ((std::size_t{1} << height) < leaves.size()) ++height;
    if (!leaves.empty()) result.root = node(leaves, height, result.mutated);
    return result;
}

/// Each byte a leaf: so few that equal neighbours are common.
void compareTrees(ByteSpan input)
{
    std::vector<Digest32> leaves(input.size());
    for (std::size_t i = 0; i < input.size(); ++i) leaves[i].fill(input[i]);
    const MerkleResult fast = merkleRoot(leaves);
    const MerkleResult slow = slowMerkleRoot(leaves);
    require(fast.root == slow.root && fast.mutated == slow.mutated, "the tree is as its definition says");

    if (leaves.size() % 2 == 0) return;
    leaves.push_back(leaves.back());
    const MerkleResult longer = merkleRoot(std::move(leaves));
    if (input.size() > 1) require(longer.root == fast.root, "CVE-2012-2459: the last leaf twice, the same root");
    require(longer.mutated, "and that is noticed");
}

void checkRules(Block block)
{
    std::vector<Digest32> leaves;
    for (const Transaction& tx : block.transactions) leaves.emplace_back(tx.txid().bytes);
    const MerkleResult slow = slowMerkleRoot(leaves);
    const auto verdict = checkBlock(block);
    if (verdict)
        require(block.header.merkleRoot.bytes == slow.root && !slow.mutated, "a good block has its header's root");

    block.header.merkleRoot.bytes = slow.root;
    const auto mended = checkBlock(block);
    require(mended || mended.error().code != Errc::BadMerkleRoot, "the right root is taken");
    if (slow.mutated) require(!mended, "a list that repeats itself is refused under any header");
}

/// The first byte: a tree of small leaves, or a whole block.
void run(ByteSpan input)
{
    Choices choices(input);
    if (choices.below(2) == 1) return compareTrees(choices.take(300));

    const ByteSpan raw = choices.rest();
    const MemoryUse memory;
    const auto block = Block::parse(raw);
    require(memory.peak() <= 80 * raw.size() + 65'536, "memory is paid for by bytes that are there");
    if (!block) return;
    require(std::ranges::equal(block->serialize(), raw), "written as it came");
    require(bool(checkBlock(*block)) == bool(proveBlock(raw)), "hashed as it stands, or written anew: one verdict");
    checkRules(*block);
}

std::vector<Bytes> seeds()
{
    std::vector<Bytes> inputs{withHead({1}, hexSeed("0102030405060506")), withHead({1}, hexSeed("01"))};
    for (const Bytes& raw : blockSeeds())
        if (raw.size() < 4'096) inputs.push_back(withHead({0}, raw));
    for (Bytes& raw : blockSeeds()) {
        Block block = *Block::parse(raw);
        if (block.transactions.size() > 3) block.transactions.resize(3);
        inputs.push_back(withHead({0}, block.serialize()));
    }
    return inputs;
}

} // namespace

constinit const Target BlockTarget{"block", 4'096, run, seeds};

} // namespace lockstep::fuzz
