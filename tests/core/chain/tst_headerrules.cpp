// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "tests/support/headermaker.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;
using test::HeaderMaker;
using test::minedHeader;

namespace {

constexpr std::int64_t FarFuture = 4'000'000'000;
constexpr int Period = 2'016;

/// The easy network with the 20-minute rule of the test networks; with BIP94 as on testnet4.
NetworkParams easyTestNetwork(bool bip94)
{
    NetworkParams params = test::easyNetwork();
    params.minDifficultyAfter20Minutes = true;
    params.bip94 = bip94;
    return params;
}

Result<HeaderChainChange> acceptOne(HeaderChain& chain, const BlockHeader& header, std::int64_t now = FarFuture)
{
    return chain.accept({&header, 1}, now);
}

/// A chain whose second period has begun and is four times harder: 2,015 blocks at 150 seconds, and one more.
struct HarderPeriod
{
    explicit HarderPeriod(const NetworkParams& params) : chain(params)
    {
        HeaderMaker maker(params.genesis.header, params.powLimitBits);
        maker.add(Period - 1, 140);
        Q_ASSERT(chain.accept(maker.headers(), FarFuture));
        const Uint256 target = *targetFromBits(params.powLimitBits) / 4U;
        hardBits = bitsFromTarget(target);
        append(600, hardBits);
    }

    BlockHeader next(std::int64_t seconds, std::uint32_t bits) const
    {
        const BlockHeader last = chain.header(chain.tip().height);
        return minedHeader(last.hash(), {static_cast<std::uint32_t>(last.time + seconds), bits});
    }

    void append(std::int64_t seconds, std::uint32_t bits)
    {
        const BlockHeader header = next(seconds, bits);
        const auto accepted = chain.accept({&header, 1}, FarFuture);
        if (!accepted) qFatal("not accepted: %s", accepted.error().detail.c_str());
    }

    HeaderChain chain;
    std::uint32_t hardBits = 0;
};

} // namespace

class TestHeaderRules final : public QObject
{
    Q_OBJECT
private slots:
    void theFirstBlocksOfMainnetAreAccepted();
    void badProofOfWorkInTheMiddleKeepsNothingOfTheRun();
    void bitsThatAreNoTargetOrTooEasyAreRefused_data();
    void bitsThatAreNoTargetOrTooEasyAreRefused();
    void unknownParentAndBrokenRunAreUnconnected();
    void difficultyChangesAfter2016BlocksAndOnlyToTheRightBits();
    void regtestNeverChangesItsDifficulty();
    void after20MinutesATestNetworkAllowsTheEasiestBlock();
    void afterTheExceptionTheLastRealBitsComeBack();
    void testnet3RetargetsFromTheLastBlocksBits();
    void testnet4RetargetsFromTheFirstBlocksBits();
    void testnet4RefusesATimewarpOfMoreThan600Seconds();
    void timeMustBeAfterTheMedianOfEleven();
    void aHeaderOfTheFutureIsRightLater();
    void ofARunThatComesToBeTooEarlyTheBeginningIsKept();
    void oldVersionsEndAtTheirHeights();
    void aKnownHeightMustHaveTheKnownHash();
};

void TestHeaderRules::theFirstBlocksOfMainnetAreAccepted()
{
    HeaderChain chain(networkParams(Network::Mainnet));
    const auto header = [](const char* previous, const char* merkleRoot, std::uint32_t time, std::uint32_t nonce) {
        return BlockHeader{
            1, *BlockHash::fromDisplay(previous), *MerkleRoot::fromDisplay(merkleRoot), time, 0x1d00'ffff, nonce};
    };
    const std::vector headers{
        header("000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
               "0e3e2357e806b6cdb1f70b54c3a3a17b6714ee1f0e68bebb44a74b1efd512098", 1'231'469'665, 2'573'394'689),
        header("00000000839a8e6886ab5951d76f411475428afc90947ee320161bbf18eb6048",
               "9b0fc92260312ce44e74ef369f5c66bbb85848f2eddd5a7a1cde251e54ccfdd5", 1'231'469'744, 1'639'830'024),
    };

    const auto change = chain.accept(headers, FarFuture);

    QVERIFY(change);
    QCOMPARE(change->connected, 2);
    QCOMPARE(change->disconnected, 0);
    QVERIFY(!change->fork);
    QCOMPARE(chain.tip().hash.display(),
             std::string("000000006a625f06636b8bb6ac7b960a8d03705d1ace08b1a19da3fdcc99ddbd"));
    QVERIFY(chain.tipWork() == Uint256(0x3'0003'0003)); // three blocks of difficulty 1
    QVERIFY(!chain.hasMinimumWork());
    QVERIFY(chain.header({1}) == headers[0] && chain.header({2}) == headers[1]);
}

void TestHeaderRules::badProofOfWorkInTheMiddleKeepsNothingOfTheRun()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    HeaderChain chain(params);
    HeaderMaker maker(params.genesis.header, params.powLimitBits);
    std::vector<BlockHeader> headers = maker.add(20, 600);
    headers[10] = minedHeader(headers[9].hash(), {headers[10].time, params.powLimitBits}, false);

    const auto refused = chain.accept(headers, FarFuture);

    QVERIFY(!refused);
    QVERIFY(refused.error().code == Errc::BadProofOfWork);
    QCOMPARE(chain.tip().height.value, 0);
    QVERIFY(!chain.isKnown(headers[0].hash()));
    QCOMPARE(chain.sideHeaders(), std::size_t{0});
}

void TestHeaderRules::bitsThatAreNoTargetOrTooEasyAreRefused_data()
{
    QTest::addColumn<quint32>("bits");
    QTest::newRow("zero") << quint32{0};
    QTest::newRow("negative") << quint32{0x2080'0001};
    QTest::newRow("above 256 bits") << quint32{0x2300'0001};
    QTest::newRow("easier than the limit") << quint32{0x207f'ffff};
}

void TestHeaderRules::bitsThatAreNoTargetOrTooEasyAreRefused()
{
    QFETCH(quint32, bits);
    const NetworkParams params = test::easyNetwork();
    HeaderChain chain(params);
    BlockHeader header = minedHeader(params.genesisHash, {1'600'000'600, 0x1f00'ffff});
    header.bits = bits;

    const auto refused = acceptOne(chain, header);

    QVERIFY(!refused && refused.error().code == Errc::BadProofOfWork);
}

void TestHeaderRules::unknownParentAndBrokenRunAreUnconnected()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    HeaderChain chain(params);
    HeaderMaker maker(params.genesis.header, params.powLimitBits);
    const std::vector<BlockHeader> headers = maker.add(5, 600);

    const auto orphan = chain.accept(std::span(headers).subspan(2), FarFuture);
    QVERIFY(!orphan && orphan.error().code == Errc::Unconnected);

    const std::vector gap{headers[0], headers[1], headers[3]};
    const auto broken = chain.accept(gap, FarFuture);
    QVERIFY(!broken && broken.error().code == Errc::Unconnected);
    QCOMPARE(chain.tip().height.value, 0);
}

void TestHeaderRules::difficultyChangesAfter2016BlocksAndOnlyToTheRightBits()
{
    const NetworkParams params = test::easyNetwork();
    HeaderChain chain(params);
    HeaderMaker maker(params.genesis.header, params.powLimitBits);
    maker.add(Period - 1, 300);
    QVERIFY(chain.accept(maker.headers(), FarFuture));

    // 2,015 intervals of 300 seconds against two weeks: the off-by-one shows in the last digits.
    const Uint256 target = *targetFromBits(params.powLimitBits) / (Period * 600U) * (2'015U * 300U);
    const std::uint32_t right = bitsFromTarget(target);
    const BlockHash last = maker.last().hash();
    const std::uint32_t time = maker.last().time + 300;
    for (const std::uint32_t wrong : {params.powLimitBits, right - 1, right + 1}) {
        const auto refused = acceptOne(chain, minedHeader(last, {time, wrong}));
        QVERIFY(!refused && refused.error().code == Errc::BadDifficulty);
    }
    QVERIFY(acceptOne(chain, minedHeader(last, {time, right})));
    QCOMPARE(chain.tip().height.value, Period);
}

void TestHeaderRules::regtestNeverChangesItsDifficulty()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    HeaderChain chain(params);
    HeaderMaker maker(params.genesis.header, params.powLimitBits);

    QVERIFY(chain.accept(maker.add(Period + 10, 1), FarFuture));
    QCOMPARE(chain.tip().height.value, Period + 10);
}

void TestHeaderRules::after20MinutesATestNetworkAllowsTheEasiestBlock()
{
    const NetworkParams params = easyTestNetwork(false);
    HarderPeriod period(params);
    QVERIFY(period.hardBits != params.powLimitBits);

    const auto tooSoon = acceptOne(period.chain, period.next(1'200, params.powLimitBits));
    QVERIFY(!tooSoon && tooSoon.error().code == Errc::BadDifficulty);
    // The exception is a must: after 20 minutes the hard bits are the wrong ones.
    const auto tooHard = acceptOne(period.chain, period.next(1'201, period.hardBits));
    QVERIFY(!tooHard && tooHard.error().code == Errc::BadDifficulty);
    QVERIFY(acceptOne(period.chain, period.next(1'201, params.powLimitBits)));

    const NetworkParams strict = test::easyNetwork();
    HarderPeriod mainnetRules(strict);
    const auto refused = acceptOne(mainnetRules.chain, mainnetRules.next(1'201, strict.powLimitBits));
    QVERIFY(!refused && refused.error().code == Errc::BadDifficulty);
}

void TestHeaderRules::afterTheExceptionTheLastRealBitsComeBack()
{
    const NetworkParams params = easyTestNetwork(false);
    HarderPeriod period(params);
    for (int i = 0; i < 3; ++i) period.append(1'260, params.powLimitBits);

    const auto refused = acceptOne(period.chain, period.next(600, params.powLimitBits));
    QVERIFY(!refused && refused.error().code == Errc::BadDifficulty);

    // The same within one run, where the answer is carried along instead of looked up.
    HeaderMaker maker(period.chain.header(period.chain.tip().height), period.hardBits);
    maker.add(600);
    maker.setBits(params.powLimitBits);
    maker.add(1'300);
    maker.add(1'300);
    maker.setBits(period.hardBits);
    maker.add(600);
    QVERIFY(period.chain.accept(maker.headers(), FarFuture));
}

/// Fills the period up: all blocks hard but the last one, which takes the exception.
static void endWithAnEasyBlock(HarderPeriod& period, std::uint32_t easyBits)
{
    while (period.chain.tip().height.value < 2 * Period - 2) period.append(600, period.hardBits);
    period.append(1'201, easyBits);
}

static std::uint32_t bitsAfter(const HeaderChain& chain, std::uint32_t bits, std::uint32_t limit)
{
    const std::uint32_t seconds = chain.header({2 * Period - 1}).time - chain.header({Period}).time;
    const Uint256 target = *targetFromBits(bits) / 1'209'600U * seconds; // near enough: compact bits keep 23 digits
    return bitsFromTarget(std::min(target, *targetFromBits(limit)));
}

void TestHeaderRules::testnet3RetargetsFromTheLastBlocksBits()
{
    const NetworkParams params = easyTestNetwork(false);
    HarderPeriod period(params);
    endWithAnEasyBlock(period, params.powLimitBits);

    const auto refused
        = acceptOne(period.chain, period.next(600, bitsAfter(period.chain, period.hardBits, params.powLimitBits)));
    QVERIFY(!refused && refused.error().code == Errc::BadDifficulty);
    QVERIFY(
        acceptOne(period.chain, period.next(600, bitsAfter(period.chain, params.powLimitBits, params.powLimitBits))));
}

void TestHeaderRules::testnet4RetargetsFromTheFirstBlocksBits()
{
    const NetworkParams params = easyTestNetwork(true);
    HarderPeriod period(params);
    endWithAnEasyBlock(period, params.powLimitBits);

    const auto refused
        = acceptOne(period.chain, period.next(600, bitsAfter(period.chain, params.powLimitBits, params.powLimitBits)));
    QVERIFY(!refused && refused.error().code == Errc::BadDifficulty);
    QVERIFY(acceptOne(period.chain, period.next(600, bitsAfter(period.chain, period.hardBits, params.powLimitBits))));
}

void TestHeaderRules::testnet4RefusesATimewarpOfMoreThan600Seconds()
{
    for (const bool bip94 : {true, false}) {
        const NetworkParams params = easyTestNetwork(bip94);
        HeaderChain chain(params);
        HeaderMaker maker(params.genesis.header, params.powLimitBits);
        maker.add(Period - 1, 600);
        QVERIFY(chain.accept(maker.headers(), FarFuture));
        const std::uint32_t bits = bitsFromTarget(*targetFromBits(params.powLimitBits) / 1'209'600U * (2'015U * 600U));
        const auto back = [&](std::uint32_t seconds) {
            return minedHeader(maker.last().hash(), {maker.last().time - seconds, bits});
        };

        const auto warped = acceptOne(chain, back(601));
        QCOMPARE(bool(warped), !bip94);
        if (bip94) QVERIFY(warped.error().code == Errc::BadTime);
        QVERIFY(acceptOne(chain, back(600)));
    }
}

void TestHeaderRules::timeMustBeAfterTheMedianOfEleven()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    HeaderChain chain(params);
    HeaderMaker maker(params.genesis.header, params.powLimitBits);
    QVERIFY(chain.accept(maker.add(20, 600), FarFuture));
    const std::uint32_t median = chain.medianTimePast({20});
    QCOMPARE(median, chain.header({15}).time);

    const auto refused = acceptOne(chain, minedHeader(maker.last().hash(), {median, params.powLimitBits}));
    QVERIFY(!refused && refused.error().code == Errc::BadTime);
    QVERIFY(refused.error().detail != "future");
    QVERIFY(acceptOne(chain, minedHeader(maker.last().hash(), {median + 1, params.powLimitBits})));
}

void TestHeaderRules::aHeaderOfTheFutureIsRightLater()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    HeaderChain chain(params);
    constexpr std::int64_t Now = 1'700'000'000;
    const BlockHeader header = minedHeader(params.genesisHash, {Now + 7'201, params.powLimitBits});

    const auto early = acceptOne(chain, header, Now);
    QVERIFY(!early && early.error().code == Errc::BadTime);
    QCOMPARE(early.error().detail, std::string("future"));
    QVERIFY(acceptOne(chain, header, Now + 1));
}

void TestHeaderRules::ofARunThatComesToBeTooEarlyTheBeginningIsKept()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    HeaderChain chain(params);
    constexpr std::int64_t Now = 1'700'000'000;
    const BlockHeader first = minedHeader(params.genesisHash, {Now, params.powLimitBits});
    const BlockHeader early = minedHeader(first.hash(), {Now + 7'201, params.powLimitBits});

    const auto change = chain.accept(std::array{first, early}, Now);
    QVERIFY(change);
    QCOMPARE(change->connected, 1);
    QCOMPARE(chain.tip().hash, first.hash());
}

void TestHeaderRules::oldVersionsEndAtTheirHeights()
{
    NetworkParams params = networkParams(Network::Regtest);
    params.versionFloors = {BlockHeight{2}, BlockHeight{3}, BlockHeight{4}};
    HeaderChain chain(params);
    const auto next = [&](std::int32_t version) {
        const BlockHeader last = chain.header(chain.tip().height);
        return acceptOne(chain, minedHeader(last.hash(), {last.time + 600, params.powLimitBits, version}));
    };

    QVERIFY(next(-1)); // height 1: no floor yet
    for (const std::int32_t floor : {2, 3, 4}) {
        const auto refused = next(floor - 1);
        QVERIFY(!refused && refused.error().code == Errc::OutOfRange);
        QVERIFY(next(floor));
    }
}

void TestHeaderRules::aKnownHeightMustHaveTheKnownHash()
{
    NetworkParams params = test::easyNetwork();
    HeaderMaker maker(params.genesis.header, params.powLimitBits);
    maker.add(Period - 1, 600);
    HeaderMaker other(params.genesis.header, params.powLimitBits, 1);
    other.add(Period - 1, 600);
    const HeaderChunkCheckpoint known{{Period - 1}, maker.last().hash()};
    params.headerCheckpoints = {&known, 1};
    HeaderChain chain(params);

    const auto refused = chain.accept(other.headers(), FarFuture);
    QVERIFY(!refused && refused.error().code == Errc::Refused);
    QVERIFY(chain.accept(maker.headers(), FarFuture));
}

QTEST_APPLESS_MAIN(TestHeaderRules)
#include "tst_headerrules.moc"
