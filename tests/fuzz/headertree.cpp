// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"
#include "tests/support/headermaker.h"

#include <algorithm>

namespace lockstep::fuzz {

namespace {

constexpr std::int64_t Now = 1'600'000'000;

/// A peer's tree of regtest headers, kept and judged the simple way: every header by itself, best is the highest and
/// of those the first seen, because every block has the same work.
class SimpleTree
{
public:
    struct Node
    {
        BlockHeader header;
        std::size_t parent = 0;
        std::int32_t height = 0;
    };

    SimpleTree() : m_nodes{{networkParams(Network::Regtest).genesis.header, 0, 0}} { }

    const Node& at(std::size_t index) const { return m_nodes[index]; }
    std::size_t size() const { return m_nodes.size(); }
    std::size_t best() const { return m_best; }

    /// Of the block and the ten before it.
    std::uint32_t medianTime(std::size_t index) const
    {
        std::vector<std::uint32_t> times;
        for (std::size_t i = index;; i = m_nodes[i].parent) {
            times.push_back(m_nodes[i].header.time);
            if (i == 0 || times.size() == 11) break;
        }
        std::ranges::sort(times);
        return times[times.size() / 2];
    }

    void add(const BlockHeader& header, std::size_t parent)
    {
        m_nodes.push_back({header, parent, m_nodes[parent].height + 1});
        if (m_nodes.back().height > m_nodes[m_best].height) m_best = m_nodes.size() - 1;
    }

    /// The last block that both have behind them.
    std::size_t common(std::size_t a, std::size_t b) const
    {
        while (a != b) {
            std::size_t& higher = m_nodes[a].height >= m_nodes[b].height ? a : b;
            higher = m_nodes[higher].parent;
        }
        return a;
    }

private:
    std::vector<Node> m_nodes;
    std::size_t m_best = 0;
};

/// One header on a block of the tree, with a time, bits and proof of work that are mostly right.
struct Offer
{
    BlockHeader header;
    std::size_t parent = 0;
    bool isSound = false;
};

Offer nextOffer(Choices& choices, const SimpleTree& tree)
{
    Offer offer;
    offer.parent = tree.size() - 1 - std::min<std::size_t>(choices.below(16), tree.size() - 1);
    const std::uint32_t median = tree.medianTime(offer.parent);
    const std::uint8_t flaw = choices.byte();
    test::HeaderWish wish{median + 1, networkParams(Network::Regtest).powLimitBits, 0x2000'0000};
    wish.branch = static_cast<std::uint32_t>(tree.size());
    if (flaw % 8 == 1) wish.time = median; // not after the median
    if (flaw % 8 == 2) wish.time = median + choices.byte();
    if (flaw % 8 == 3) wish.time = static_cast<std::uint32_t>(Now + 7'200 + choices.byte() % 2); // in two hours
    const bool hasWork = flaw % 8 != 4;
    if (flaw % 8 == 5) wish.bits = 0x207f'fffe;
    offer.header = test::minedHeader(tree.at(offer.parent).header.hash(), wish, hasWork);
    const bool inTime = wish.time > median && wish.time <= Now + 7'200;
    offer.isSound = inTime && hasWork && flaw % 8 != 5;
    return offer;
}

void requireTip(const HeaderChain& chain, const SimpleTree& tree)
{
    std::size_t index = tree.best();
    require(chain.tip() == ChainPoint{{tree.at(index).height}, tree.at(index).header.hash()}, "the most work wins");
    for (; index != 0; index = tree.at(index).parent) {
        const BlockHeight height{tree.at(index).height};
        require(chain.header(height) == tree.at(index).header, "the best chain is the tip's ancestors");
        require(chain.heightOf(tree.at(index).header.hash()) == height, "and each is found by its hash");
    }
}

void requireChange(const HeaderChainChange& change, const SimpleTree& tree, std::size_t before)
{
    const std::size_t fork = tree.common(before, tree.best());
    require(change.disconnected == tree.at(before).height - tree.at(fork).height, "what was undone");
    require(change.connected == tree.at(tree.best()).height - tree.at(fork).height, "what came instead");
    require(change.fork.has_value() == (change.disconnected > 0), "a fork is told when something was undone");
    if (change.fork) require(change.fork->hash == tree.at(fork).header.hash(), "the last common block");
}

void run(ByteSpan input)
{
    HeaderChain chain(networkParams(Network::Regtest));
    SimpleTree tree;
    for (Choices choices(input); !choices.atEnd();) {
        const Offer offer = nextOffer(choices, tree);
        const std::size_t before = tree.best();
        const auto change = chain.accept(std::vector{offer.header}, Now);
        require(change.has_value() == offer.isSound, "sound headers are taken, others refused");
        if (!change) continue;
        tree.add(offer.header, offer.parent);
        requireChange(*change, tree, before);
    }
    requireTip(chain, tree);
    std::vector<BlockHeader> stored;
    for (std::int32_t height = 1; height <= chain.tip().height.value; ++height)
        stored.push_back(chain.header({height}));
    HeaderChain restored(networkParams(Network::Regtest));
    require(restored.restore(stored) == stored.size() && restored.tip() == chain.tip(), "a stored chain is restored");
}

std::vector<Bytes> seeds()
{
    return {hexSeed("0000000000000000"), hexSeed("00000000020001000000"), hexSeed("0000000100020703000301"),
            hexSeed("0004000500000200010003000000")};
}

} // namespace

constinit const Target HeaderTreeTarget{"headertree", 256, run, seeds};

} // namespace lockstep::fuzz
