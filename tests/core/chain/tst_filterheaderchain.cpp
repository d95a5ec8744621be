// SPDX-License-Identifier: MIT

#include "core/chain/filterheaderchain.h"
#include "tests/support/vectors.h"

#include <QTest>

#include <vector>

using namespace lockstep;

namespace {

std::vector<FilterHash> someHashes(int count, int seed = 0)
{
    std::vector<FilterHash> hashes;
    for (int i = 0; i < count; ++i) {
        FilterHash hash;
        hash.bytes[0] = static_cast<std::byte>(i);
        hash.bytes[1] = static_cast<std::byte>(i >> 8);
        hash.bytes[2] = static_cast<std::byte>(seed);
        hashes.push_back(hash);
    }
    return hashes;
}

} // namespace

class TestFilterHeaderChain final : public QObject
{
    Q_OBJECT
private slots:
    void startsWithTheGenesisFiltersHeader();
    void appendsChainedHashesAndTruncates();
    void hashesThatDoNotContinueOursAreRefused();
    void aContradictedCheckpointRefusesTheWholeRun();
    void restoringCutsBackToTheLastGoodCheckpoint();
    void aFilterHashIsVerifiedAtItsHeight();
    void damagedHeadersAreReplacedAndTheOthersStay();
};

void TestFilterHeaderChain::startsWithTheGenesisFiltersHeader()
{
    const NetworkParams& params = networkParams(Network::Mainnet);
    const FilterHeaderChain chain(params);

    QCOMPARE(chain.height().value, 0);
    QVERIFY(chain.at({0}) == params.genesisFilterHeader);
    // The genesis filter is 01 7f a8 80; its header follows 32 zero bytes.
    QVERIFY(chain.verifies({0}, {doubleSha256(test::bytesOfHex("017fa880"))}));
}

void TestFilterHeaderChain::appendsChainedHashesAndTruncates()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    FilterHeaderChain chain(params);
    const auto hashes = someHashes(5);

    QVERIFY(chain.append(params.genesisFilterHeader, hashes));
    QCOMPARE(chain.height().value, 5);
    FilterHeader expected = params.genesisFilterHeader;
    for (std::int32_t i = 0; i < 5; ++i) {
        expected = filterHeader(hashes[static_cast<std::size_t>(i)], expected);
        QVERIFY(chain.at({i + 1}) == expected);
    }
    chain.truncate({2});
    QCOMPARE(chain.height().value, 2);
    QVERIFY(chain.append(chain.at({2}), someHashes(1, 7)));
    QVERIFY(chain.at({3}) != expected);
    chain.truncate({-1});
    QCOMPARE(chain.height().value, 0);
}

void TestFilterHeaderChain::hashesThatDoNotContinueOursAreRefused()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    FilterHeaderChain chain(params);

    const auto refused = chain.append(FilterHeader{}, someHashes(3));

    QVERIFY(!refused && refused.error().code == Errc::FilterMismatch);
    QCOMPARE(chain.height().value, 0);
}

void TestFilterHeaderChain::aContradictedCheckpointRefusesTheWholeRun()
{
    NetworkParams params = networkParams(Network::Regtest);
    const auto good = *FilterHeaderChain(params).chained(params.genesisFilterHeader, someHashes(10));
    const FilterHeaderCheckpoint known{{8}, good[7]};
    params.filterHeaderCheckpoints = {&known, 1};
    FilterHeaderChain chain(params);

    const auto lie = chain.append(params.genesisFilterHeader, someHashes(10, 1));
    QVERIFY(!lie && lie.error().code == Errc::FilterMismatch);
    QCOMPARE(chain.height().value, 0);
    QVERIFY(chain.append(params.genesisFilterHeader, someHashes(7, 1))); // nothing is known against these yet
    QVERIFY(!chain.append(chain.at({7}), someHashes(1)));
    chain.truncate({0});
    QVERIFY(chain.append(params.genesisFilterHeader, someHashes(10)));
}

void TestFilterHeaderChain::restoringCutsBackToTheLastGoodCheckpoint()
{
    NetworkParams params = networkParams(Network::Regtest);
    auto stored = *FilterHeaderChain(params).chained(params.genesisFilterHeader, someHashes(10));
    const std::vector<FilterHeaderCheckpoint> known{{{4}, stored[3]}, {{8}, stored[7]}};
    params.filterHeaderCheckpoints = known;
    FilterHeaderChain chain(params);

    QCOMPARE(chain.restore(stored), std::size_t{10});
    QCOMPARE(chain.height().value, 10);
    stored[7].bytes[0] ^= std::byte{1};
    QCOMPARE(chain.restore(stored), std::size_t{4});
    stored[3].bytes[0] ^= std::byte{1};
    QCOMPARE(chain.restore(stored), std::size_t{0});
    QCOMPARE(chain.restore({}), std::size_t{0});
}

void TestFilterHeaderChain::aFilterHashIsVerifiedAtItsHeight()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    FilterHeaderChain chain(params);
    const auto hashes = someHashes(3);
    QVERIFY(chain.append(params.genesisFilterHeader, hashes));

    QVERIFY(chain.verifies({2}, hashes[1]));
    QVERIFY(!chain.verifies({2}, hashes[0]));
    QVERIFY(!chain.verifies({3}, hashes[1]));
}

void TestFilterHeaderChain::damagedHeadersAreReplacedAndTheOthersStay()
{
    const NetworkParams& params = networkParams(Network::Regtest);
    FilterHeaderChain sound(params);
    QVERIFY(sound.append(params.genesisFilterHeader, someHashes(5)));
    std::vector<FilterHeader> stored;
    for (std::int32_t height = 1; height <= 5; ++height) stored.push_back(sound.at({height}));
    for (const std::size_t damaged : {1U, 2U}) stored[damaged].bytes[9] ^= std::byte{16};
    FilterHeaderChain chain(params);
    QCOMPARE(chain.restore(stored), std::size_t{5});

    chain.replace({2}, std::vector{sound.at({2}), sound.at({3})});
    QCOMPARE(chain.height().value, 5);
    for (std::int32_t height = 0; height <= 5; ++height) QVERIFY(chain.at({height}) == sound.at({height}));
}

QTEST_APPLESS_MAIN(TestFilterHeaderChain)
#include "tst_filterheaderchain.moc"
