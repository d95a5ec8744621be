// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"
#include "tests/support/headermaker.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace lockstep::fuzz {

namespace {

constexpr std::int64_t Start = 1'600'000'000; ///< The clock at first.
constexpr std::int64_t FutureLimit = 7'200;
constexpr std::size_t LongestMessage = 4;

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

    /// `made`: headers so far, of trees before it too.
    explicit SimpleTree(std::uint32_t made = 0)
        : m_nodes{{networkParams(Network::Regtest).genesis.header, 0, 0}}
        , m_made(made)
    {
    }

    const Node& at(std::size_t index) const { return m_nodes[index]; }
    std::size_t size() const { return m_nodes.size(); }
    std::size_t best() const { return m_best; }
    std::uint32_t made() const { return m_made; } ///< Tells headers apart.

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
        ++m_made;
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
    std::uint32_t m_made = 0;
};

/// One header on a block of the tree, with a time, bits and proof of work that are mostly right.
struct Offer
{
    enum class Verdict { Sound, Future, Bad };
    BlockHeader header;
    std::size_t parent = 0;
    Verdict verdict = Verdict::Sound;
};

/// `previous`: what the message had before it, on which it should build.
Offer nextOffer(Choices& choices, const SimpleTree& tree, std::optional<std::size_t> previous, std::int64_t now)
{
    Offer offer;
    const std::uint8_t flaw = choices.byte();
    const bool isLinked = previous && flaw % 16 != 14;
    const std::size_t back = isLinked ? 0 : std::min<std::size_t>(choices.below(16), tree.size() - 1);
    offer.parent = isLinked ? *previous : tree.size() - 1 - back;
    const std::uint32_t median = tree.medianTime(offer.parent);
    const auto limit = static_cast<std::uint32_t>(now + FutureLimit);
    test::HeaderWish wish{median + 1, networkParams(Network::Regtest).powLimitBits, 0x2000'0000};
    wish.branch = tree.made();
    if (flaw % 8 == 1) wish.time = median; // not after the median
    if (flaw % 8 == 2) wish.time = median + choices.byte();
    if (flaw % 8 == 3) wish.time = std::max(limit, median) + choices.byte() % 2; // in two hours
    const bool hasWork = flaw % 8 != 4;
    if (flaw % 8 == 5) wish.bits = 0x207f'fffe;
    offer.header = test::minedHeader(tree.at(offer.parent).header.hash(), wish, hasWork);
    const bool isRight = wish.time > median && hasWork && flaw % 8 != 5 && (!previous || offer.parent == *previous);
    if (!isRight)
        offer.verdict = Offer::Verdict::Bad;
    else if (wish.time > limit)
        offer.verdict = Offer::Verdict::Future;
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

std::vector<BlockHeader> bestChain(const HeaderChain& chain)
{
    std::vector<BlockHeader> headers;
    for (std::int32_t height = 1; height <= chain.tip().height.value; ++height)
        headers.push_back(chain.header({height}));
    return headers;
}

/// A peer's message: all of it is taken or nothing, but what stands before a header of the future is.
void takeMessage(Choices& choices, HeaderChain& chain, SimpleTree& tree, std::int64_t now)
{
    SimpleTree after = tree;
    std::vector<BlockHeader> headers;
    std::optional<std::size_t> previous;
    std::optional<Offer::Verdict> end; // of the first that is not sound: nothing after it is looked at
    for (std::size_t left = 1 + choices.below(LongestMessage); left > 0; --left) {
        const Offer offer = nextOffer(choices, after, previous, now);
        headers.push_back(offer.header);
        if (!end && offer.verdict != Offer::Verdict::Sound) end = offer.verdict;
        if (end) continue;
        after.add(offer.header, offer.parent);
        previous = after.size() - 1;
    }
    const bool isTaken = !end || (*end == Offer::Verdict::Future && previous);
    const std::size_t before = tree.best();
    const auto change = chain.accept(headers, now);
    require(change.has_value() == isTaken, "sound headers are taken, others refused");
    if (!isTaken) return;
    tree = std::move(after);
    requireChange(*change, tree, before);
}

/// The program ends and starts again: the best chain is stored, the side branches are not.
void startAgain(HeaderChain& chain, SimpleTree& tree)
{
    requireTip(chain, tree);
    const std::vector<BlockHeader> stored = bestChain(chain);
    HeaderChain restored(networkParams(Network::Regtest));
    require(restored.restore(stored) == stored.size() && restored.tip() == chain.tip(), "a stored chain is restored");
    chain = std::move(restored);
    tree = SimpleTree(tree.made());
    for (const BlockHeader& header : stored) tree.add(header, tree.size() - 1);
}

void run(ByteSpan input)
{
    HeaderChain chain(networkParams(Network::Regtest));
    SimpleTree tree;
    std::int64_t now = Start;
    for (Choices choices(input); !choices.atEnd();) {
        switch (choices.byte() % 8) {
        case 6: now += choices.byte() * std::int64_t{60}; break; // what was of the future is right later
        case 7: startAgain(chain, tree); break;
        default: takeMessage(choices, chain, tree, now);
        }
    }
    startAgain(chain, tree);
}

std::vector<Bytes> seeds()
{
    return {hexSeed("0000000000000000000000"), hexSeed("0003000000000700000002"), hexSeed("00010003ff0606780001030000"),
            hexSeed("000000000000050000000300000000070002000000"), hexSeed("0003000e00000001040000000500")};
}

} // namespace

constinit const Target HeaderTreeTarget{"headertree", 256, run, seeds};

} // namespace lockstep::fuzz
