// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "tests/support/headermaker.h"

#include <QTest>

#include <map>
#include <random>

using namespace lockstep;
using test::HeaderMaker;
using test::minedHeader;

namespace {

constexpr std::int64_t FarFuture = 4'000'000'000;

const NetworkParams& regtest() { return networkParams(Network::Regtest); }

/// Headers on block `height` of the chain's best branch.
std::vector<BlockHeader> grownOn(const HeaderChain& chain, std::int32_t height, int count, std::uint32_t branch)
{
    HeaderMaker maker(chain.header({height}), regtest().powLimitBits, branch);
    return maker.add(count, 600);
}

HeaderChain chainOf(int blocks)
{
    HeaderChain chain(regtest());
    HeaderMaker maker(regtest().genesis.header, regtest().powLimitBits);
    if (blocks > 0 && !chain.accept(maker.add(blocks, 600), FarFuture)) qFatal("the test's own chain is wrong");
    return chain;
}

/// Everything a chain says about its best branch must agree with itself.
void verifyConsistent(const HeaderChain& chain)
{
    const std::int32_t tip = chain.tip().height.value;
    for (std::int32_t height = 0; height <= tip; ++height) {
        const BlockHash hash = chain.hash({height});
        QVERIFY(chain.heightOf(hash) == BlockHeight{height});
        QVERIFY(chain.header({height}).hash() == hash);
    }
    QVERIFY(chain.tipWork() == workFromBits(regtest().powLimitBits) * static_cast<std::uint32_t>(tip + 1));
}

} // namespace

class TestHeaderChain final : public QObject
{
    Q_OBJECT
private slots:
    void fiveThousandHeadersArriveInThreeRuns();
    void headersThatAreKnownAreCountedNotAdded();
    void locatorIsDenseThenDoubles();
    void moreWorkWinsOverMoreBlocks();
    void atEqualWorkTheFirstSeenStays();
    void aReorganisationReportsForkAndCounts();
    void aReorganisationOf2500BlocksWorksBackAndForth();
    void aBranchOfABranchCanWin();
    void sideBranchesStayBounded();
    void aLosingBranchTooLongToKeepIsRefused();
    void randomTreesFollowTheNaiveRule_data();
    void randomTreesFollowTheNaiveRule();
    void aStoredChainIsRestored();
    void aTornStoreIsCutBack_data();
    void aTornStoreIsCutBack();
    void lastCommonPointIsTheHighestOnTheBestChain();
    void birthdaysFindTheirHeight();
    void minimumWorkIsReachedOnlyWithWork();
    void headersWithoutThatWorkAreKeptUpToALimit();
    void aFalseChainThatCameFirstDoesNotLockOutTheTrueOne();
};

void TestHeaderChain::fiveThousandHeadersArriveInThreeRuns()
{
    HeaderMaker maker(regtest().genesis.header, regtest().powLimitBits);
    const auto& all = maker.add(5'000, 600);
    HeaderChain chain(regtest());

    for (const std::size_t from : {0, 2'000, 4'000}) {
        const std::size_t count = std::min<std::size_t>(2'000, all.size() - from);
        QVERIFY(chain.locator().front() == chain.tip().hash);
        QVERIFY(all[from].previous == chain.tip().hash);
        const auto change = chain.accept(std::span(all).subspan(from, count), FarFuture);
        QVERIFY(change);
        QCOMPARE(change->connected, static_cast<std::int32_t>(count));
    }
    QCOMPARE(chain.tip().height.value, 5'000);
    QVERIFY(chain.tip().hash == all.back().hash());
    verifyConsistent(chain);
}

void TestHeaderChain::headersThatAreKnownAreCountedNotAdded()
{
    HeaderChain chain = chainOf(10);
    auto headers = grownOn(chain, 5, 3, 1); // a side branch
    QVERIFY(chain.accept(headers, FarFuture));
    std::vector<BlockHeader> ours;
    for (std::int32_t height = 3; height <= 10; ++height) ours.push_back(chain.header({height}));

    const auto again = chain.accept(ours, FarFuture);
    QVERIFY(again);
    QCOMPARE(again->known, std::size_t{8});
    QCOMPARE(again->connected, 0);

    // Ours up to the fork, the side branch, and one new header on it.
    std::vector<BlockHeader> mixed{chain.header({4}), chain.header({5})};
    mixed.insert(mixed.end(), headers.begin(), headers.end());
    mixed.push_back(minedHeader(headers.back().hash(), {headers.back().time + 600, regtest().powLimitBits}));
    const auto more = chain.accept(mixed, FarFuture);
    QVERIFY(more);
    QCOMPARE(more->known, std::size_t{5});
    QCOMPARE(chain.sideHeaders(), std::size_t{4});
    QCOMPARE(chain.tip().height.value, 10);
    QVERIFY(chain.accept({}, FarFuture));
}

void TestHeaderChain::locatorIsDenseThenDoubles()
{
    const HeaderChain fresh(regtest());
    QVERIFY(fresh.locator() == std::vector{regtest().genesisHash});

    const HeaderChain chain = chainOf(100);
    std::vector<std::int32_t> heights;
    for (const BlockHash& hash : chain.locator()) heights.push_back(chain.heightOf(hash)->value);
    QVERIFY(heights == (std::vector{100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 89, 85, 77, 61, 29, 0}));
}

void TestHeaderChain::moreWorkWinsOverMoreBlocks()
{
    // Rules as on testnet3: a block 20 minutes late may be a quarter as hard, which makes a longer branch of less work.
    NetworkParams params = test::easyNetwork();
    params.minDifficultyAfter20Minutes = true;
    HeaderMaker maker(params.genesis.header, params.powLimitBits);
    maker.add(2'015, 140);
    HeaderChain chain(params);
    QVERIFY(chain.accept(maker.headers(), FarFuture));
    const std::uint32_t hard = bitsFromTarget(*targetFromBits(params.powLimitBits) / 4U);
    HeaderMaker first(maker.last(), hard);
    QVERIFY(chain.accept({&first.add(), 1}, FarFuture)); // a period begins

    HeaderMaker longer(first.last(), params.powLimitBits, 1);
    QVERIFY(chain.accept(longer.add(7, 1'300), FarFuture)); // 7 x 1
    HeaderMaker heavier(first.last(), hard, 2);
    QVERIFY(chain.accept({&heavier.add(), 1}, FarFuture)); // 1 x 4
    QVERIFY(chain.tip().hash == longer.last().hash());
    const auto change = chain.accept({&heavier.add(), 1}, FarFuture); // 2 x 4

    QVERIFY(change && change->fork);
    QCOMPARE(change->fork->height.value, 2'016);
    QCOMPARE(change->disconnected, 7);
    QCOMPARE(change->connected, 2);
    QVERIFY(chain.tip().hash == heavier.last().hash());
}

void TestHeaderChain::atEqualWorkTheFirstSeenStays()
{
    HeaderChain chain = chainOf(10);
    const ChainPoint tip = chain.tip();
    const auto rival = grownOn(chain, 7, 3, 1);

    const auto change = chain.accept(rival, FarFuture);

    QVERIFY(change);
    QVERIFY(!change->fork);
    QCOMPARE(change->connected, 0);
    QVERIFY(chain.tip() == tip);
    QVERIFY(chain.isKnown(rival.back().hash()));
    QVERIFY(!chain.heightOf(rival.back().hash()));
    QVERIFY(!chain.contains({{10}, rival.back().hash()}));
}

void TestHeaderChain::aReorganisationReportsForkAndCounts()
{
    HeaderChain chain = chainOf(10);
    const BlockHash old = chain.tip().hash;
    const auto rival = grownOn(chain, 7, 5, 1);

    const auto change = chain.accept(rival, FarFuture);

    QVERIFY(change && change->fork);
    QVERIFY((*change->fork == ChainPoint{{7}, chain.hash({7})}));
    QCOMPARE(change->disconnected, 3);
    QCOMPARE(change->connected, 5);
    QCOMPARE(chain.tip().height.value, 12);
    QVERIFY(chain.isKnown(old));
    QCOMPARE(chain.sideHeaders(), std::size_t{3});
    verifyConsistent(chain);
}

void TestHeaderChain::aReorganisationOf2500BlocksWorksBackAndForth()
{
    HeaderChain chain = chainOf(2'600);
    const ChainPoint first = chain.tip();
    auto rival = grownOn(chain, 100, 2'501, 1);
    QVERIFY(chain.accept(std::span(rival).first(2'000), FarFuture));
    QVERIFY(chain.tip() == first);

    const auto there = chain.accept(std::span(rival).subspan(2'000), FarFuture);
    QVERIFY(there && there->fork);
    QCOMPARE(there->disconnected, 2'500);
    QCOMPARE(there->connected, 2'501);
    QVERIFY(chain.tip().hash == rival.back().hash());
    verifyConsistent(chain);

    // The old branch is still known: two headers on its tip are enough to return.
    const BlockHeader one = minedHeader(first.hash, {rival.back().time + 600, regtest().powLimitBits, 4, 7});
    const BlockHeader two = minedHeader(one.hash(), {rival.back().time + 1'200, regtest().powLimitBits, 4, 7});
    const auto back = chain.accept(std::vector{one, two}, FarFuture);
    QVERIFY(back && back->fork);
    QCOMPARE(back->disconnected, 2'501);
    QCOMPARE(back->connected, 2'502);
    QVERIFY(chain.contains(first));
    verifyConsistent(chain);
}

void TestHeaderChain::aBranchOfABranchCanWin()
{
    HeaderChain chain = chainOf(20);
    HeaderMaker side(chain.header({10}), regtest().powLimitBits, 1);
    QVERIFY(chain.accept(side.add(6, 600), FarFuture));
    HeaderMaker twig(side.headers()[2], regtest().powLimitBits, 2); // leaves the side branch at height 13
    QVERIFY(chain.accept(twig.add(5, 600), FarFuture));
    QCOMPARE(chain.tip().height.value, 20);

    const std::vector<BlockHeader> three = [&] {
        HeaderMaker more(twig.last(), regtest().powLimitBits, 2);
        return more.add(3, 600);
    }();
    const auto change = chain.accept(three, FarFuture);

    QVERIFY(change && change->fork);
    QCOMPARE(change->fork->height.value, 10);
    QCOMPARE(change->disconnected, 10);
    QCOMPARE(change->connected, 11);
    verifyConsistent(chain);
    QVERIFY(chain.isKnown(side.last().hash())); // it now leaves the best chain at 13
    QCOMPARE(chain.sideHeaders(), std::size_t{3 + 10});
}

void TestHeaderChain::sideBranchesStayBounded()
{
    HeaderChain chain = chainOf(200);
    for (std::uint32_t branch = 1; branch <= 100; ++branch)
        QVERIFY(chain.accept(grownOn(chain, 100 - static_cast<std::int32_t>(branch % 50), 10, branch), FarFuture));

    QVERIFY(chain.sideHeaders() <= 320); // 32 branches of 10
    QCOMPARE(chain.tip().height.value, 200);
    // One that is being downloaded is never the one to go, however little work it has yet.
    const auto low = grownOn(chain, 1, 5, 500);
    QVERIFY(chain.accept(low, FarFuture));
    QVERIFY(chain.isKnown(low.back().hash()));
}

void TestHeaderChain::aLosingBranchTooLongToKeepIsRefused()
{
    HeaderChain chain(regtest());
    HeaderMaker maker(regtest().genesis.header, regtest().powLimitBits);
    QVERIFY(chain.accept(maker.add(65'600, 60), FarFuture));
    const auto rival = [&] {
        HeaderMaker other(regtest().genesis.header, regtest().powLimitBits, 1);
        return other.add(65'600, 60);
    }();

    QVERIFY(chain.accept(std::span(rival).first(65'536), FarFuture));
    QCOMPARE(chain.sideHeaders(), std::size_t{65'536});
    const auto refused = chain.accept(std::span(rival).subspan(65'536, 10), FarFuture);
    QVERIFY(!refused && refused.error().code == Errc::LowWork);
    QCOMPARE(chain.sideHeaders(), std::size_t{65'536});
    // As one run that wins it needs no keeping.
    std::vector<BlockHeader> winning(rival.begin() + 65'536, rival.end());
    winning.push_back(minedHeader(rival.back().hash(), {rival.back().time + 60, regtest().powLimitBits}));
    const auto change = chain.accept(winning, FarFuture);
    QVERIFY(change && change->fork);
    QCOMPARE(change->disconnected, 65'600);
    QCOMPARE(chain.tip().height.value, 65'601);
    QCOMPARE(chain.sideHeaders(), std::size_t{0}); // what was given up is too long to keep as well
}

void TestHeaderChain::randomTreesFollowTheNaiveRule_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 10; ++seed) QTest::addRow("seed %u", seed) << seed;
}

/// Grows a random tree, most of it near the tip, and compares with "the highest, and of those the first seen": on
/// regtest every block has the same work.
void TestHeaderChain::randomTreesFollowTheNaiveRule()
{
    QFETCH(quint32, seed);
    std::mt19937 random(seed);
    HeaderChain chain(regtest());
    struct Known
    {
        BlockHeader header;
        std::int32_t height;
    };
    std::vector<Known> tree{{regtest().genesis.header, 0}};
    std::size_t best = 0;
    for (std::uint32_t step = 1; step <= 400; ++step) {
        const std::size_t back = std::min<std::size_t>(tree.size() - 1, random() % 12 * (random() % 3));
        const Known parent = tree[tree.size() - 1 - back];
        HeaderMaker maker(parent.header, regtest().powLimitBits, step);
        const auto headers = maker.add(1 + static_cast<int>(random() % 4), 600);
        const ChainPoint before = chain.tip();

        const auto change = chain.accept(headers, FarFuture);

        if (!change) { // a branch that was dropped since: bounded memory is allowed to forget losers
            QVERIFY(change.error().code == Errc::Unconnected && !chain.isKnown(parent.header.hash()));
            continue;
        }
        for (std::size_t i = 0; i < headers.size(); ++i) {
            tree.push_back({headers[i], parent.height + 1 + static_cast<std::int32_t>(i)});
            if (i + 1 == headers.size() && tree.back().height > tree[best].height) best = tree.size() - 1;
        }
        QCOMPARE(chain.tip().height.value, tree[best].height);
        QVERIFY(chain.tip().hash == tree[best].header.hash());
        QCOMPARE(chain.tip().height - before.height, change->connected - change->disconnected);
    }
    verifyConsistent(chain);
}

static std::vector<BlockHeader> storedHeaders(const HeaderChain& chain)
{
    std::vector<BlockHeader> headers;
    for (std::int32_t height = 1; height <= chain.tip().height.value; ++height)
        headers.push_back(chain.header({height}));
    return headers;
}

void TestHeaderChain::aStoredChainIsRestored()
{
    const HeaderChain before = chainOf(300);
    HeaderChain chain = chainOf(5);

    QCOMPARE(chain.restore(storedHeaders(before)), std::size_t{300});
    QVERIFY(chain.tip() == before.tip());
    QVERIFY(chain.tipWork() == before.tipWork());
    verifyConsistent(chain);
    QVERIFY(chain.accept(grownOn(chain, 300, 5, 0), FarFuture));
    QCOMPARE(chain.restore({}), std::size_t{0});
    QVERIFY(chain.tip().hash == regtest().genesisHash);
}

void TestHeaderChain::aTornStoreIsCutBack_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("byte");
    QTest::newRow("time of block 150") << 150 << 68;
    QTest::newRow("merkle root of block 150") << 150 << 40;
    QTest::newRow("parent of block 150") << 150 << 4;
    QTest::newRow("bits of block 2") << 2 << 75;
    QTest::newRow("parent of block 1") << 1 << 10;
}

void TestHeaderChain::aTornStoreIsCutBack()
{
    QFETCH(int, height);
    QFETCH(int, byte);
    const HeaderChain before = chainOf(300);
    auto stored = storedHeaders(before);
    auto raw = stored[static_cast<std::size_t>(height - 1)].serialize();
    raw[static_cast<std::size_t>(byte)] ^= std::byte{0x10};
    stored[static_cast<std::size_t>(height - 1)] = BlockHeader::parse(raw);
    HeaderChain chain(regtest());

    const std::size_t sound = chain.restore(stored);

    // The flip shows at the block itself or, if its hash happens to meet regtest's easy target, at the next one; a
    // broken link takes its lower end along. Nothing damaged may be left.
    QVERIFY(sound < static_cast<std::size_t>(height));
    QVERIFY(sound + 2 >= static_cast<std::size_t>(height));
    QVERIFY(before.contains(chain.tip()));
    verifyConsistent(chain);
}

void TestHeaderChain::lastCommonPointIsTheHighestOnTheBestChain()
{
    HeaderChain chain = chainOf(50);
    const std::vector points{ChainPoint{{50}, chain.hash({50})}, ChainPoint{{30}, chain.hash({30})},
                             ChainPoint{{40}, chain.hash({40})}};
    QVERIFY(chain.lastCommon(points) == points[0]);

    QVERIFY(chain.accept(grownOn(chain, 35, 20, 1), FarFuture));

    QVERIFY(chain.lastCommon(points) == points[1]);
    QVERIFY((chain.lastCommon({}) == ChainPoint{{0}, regtest().genesisHash}));
    const ChainPoint wrongHeight{{31}, chain.hash({30})};
    QCOMPARE(chain.lastCommon({&wrongHeight, 1}).height.value, 0);
}

void TestHeaderChain::birthdaysFindTheirHeight()
{
    const HeaderChain chain = chainOf(100);
    const std::int64_t genesis = regtest().genesis.header.time;

    QCOMPARE(chain.heightAtTime(0).value, 0);
    QCOMPARE(chain.heightAtTime(genesis).value, 0);
    QCOMPARE(chain.heightAtTime(genesis + 600).value, 2); // the median of two times is the later one
    QCOMPARE(chain.heightAtTime(FarFuture).value, 100);
    for (std::int32_t height = 11; height < 100; ++height) { // eleven times before as well
        QCOMPARE(std::int64_t{chain.medianTimePast({height})}, genesis + 600 * (height - 5));
        QCOMPARE(chain.heightAtTime(genesis + 600 * (height - 5)).value, height);
        QCOMPARE(chain.heightAtTime(genesis + 600 * (height - 5) - 1).value, height - 1);
    }
}

void TestHeaderChain::minimumWorkIsReachedOnlyWithWork()
{
    NetworkParams params = regtest();
    const Uint256 elevenBlocks = workFromBits(params.powLimitBits) * 11U;
    params.minimumWork = elevenBlocks.toBigEndian();
    HeaderChain chain(params);
    HeaderMaker maker(params.genesis.header, params.powLimitBits);

    QVERIFY(chain.accept(maker.add(9, 600), FarFuture));
    QVERIFY(!chain.hasMinimumWork());
    QVERIFY(chain.accept({&maker.add(), 1}, FarFuture));
    QVERIFY(chain.hasMinimumWork());
    QVERIFY(HeaderChain(regtest()).hasMinimumWork());
}

void TestHeaderChain::headersWithoutThatWorkAreKeptUpToALimit()
{
    NetworkParams params = regtest();
    params.minimumWork = (workFromBits(params.powLimitBits) * 100U).toBigEndian();
    params.mostUnproved = 10;
    HeaderChain chain(params);
    HeaderMaker maker(params.genesis.header, params.powLimitBits);

    QVERIFY(chain.accept(maker.add(10, 600), FarFuture));
    QCOMPARE(chain.provedHeight().value, 0);
    QCOMPARE(chain.accept({&maker.add(), 1}, FarFuture).error().code, Errc::LowWork);
    QCOMPARE(chain.tip().height.value, 10);

    maker.add(88, 600); // with the work in one run nothing is unproved
    QVERIFY(chain.accept(maker.headers(), FarFuture));
    QCOMPARE(chain.provedHeight(), chain.tip().height);
}

void TestHeaderChain::aFalseChainThatCameFirstDoesNotLockOutTheTrueOne()
{
    constexpr int Length = 66'000; // more than side branches hold otherwise
    NetworkParams params = regtest();
    params.minimumWork = (workFromBits(params.powLimitBits) * 1'000'000U).toBigEndian();
    params.mostUnproved = 100'000;
    HeaderChain chain(params);
    HeaderMaker liar(params.genesis.header, params.powLimitBits);
    QVERIFY(chain.accept(liar.add(Length, 1), FarFuture));
    HeaderMaker honest(params.genesis.header, params.powLimitBits);
    const auto headers = honest.add(Length + 2, 2);
    for (std::size_t i = 0; i < headers.size(); i += 2'000) {
        const auto part = std::span(headers).subspan(i, std::min<std::size_t>(2'000, headers.size() - i));
        QVERIFY(chain.accept(part, FarFuture));
    }
    QCOMPARE(chain.tip().hash, headers.back().hash());
}

QTEST_APPLESS_MAIN(TestHeaderChain)
#include "tst_headerchain.moc"
