// SPDX-License-Identifier: MIT

#include "core/chain/networkparams.h"
#include "core/chain/work.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace lockstep;

class TestNetworkParams final : public QObject
{
    Q_OBJECT
private slots:
    void genesisBlockBuiltFromPartsHasThePublishedHash_data();
    void genesisBlockBuiltFromPartsHasThePublishedHash();
    void practiceHasTheChainOfRegtest();
    void mainnetAsksForWorkAndVersions();
    void segwitIsInForceFromItsBlock();
    void filterHeaderCheckpointsAreTheSharedOnes();
    void headerChunksAreTheSharedOnes();
    void headerChunksEndEvery2016Blocks();
};

void TestNetworkParams::genesisBlockBuiltFromPartsHasThePublishedHash_data()
{
    QTest::addColumn<Network>("network");
    QTest::addColumn<QByteArray>("magic");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("hash");
    QTest::addColumn<QString>("merkleRoot");

    const QString satoshis = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b";
    QTest::newRow("mainnet") << Network::Mainnet << QByteArray("f9beb4d9") << 8333
                             << "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f" << satoshis;
    QTest::newRow("testnet3") << Network::Testnet3 << QByteArray("0b110907") << 18333
                              << "000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943" << satoshis;
    QTest::newRow("testnet4") << Network::Testnet4 << QByteArray("1c163f28") << 48333
                              << "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043"
                              << "7aa0a7ae1e223414cb807e40cd57e667b718e42aaf9306db9102fe28912b7b4e";
    QTest::newRow("signet") << Network::Signet << QByteArray("0a03cf40") << 38333
                            << "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6" << satoshis;
    QTest::newRow("regtest") << Network::Regtest << QByteArray("fabfb5da") << 18444
                             << "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206" << satoshis;
}

void TestNetworkParams::genesisBlockBuiltFromPartsHasThePublishedHash()
{
    QFETCH(Network, network);
    QFETCH(QByteArray, magic);
    QFETCH(int, port);
    QFETCH(QString, hash);
    QFETCH(QString, merkleRoot);

    const NetworkParams& params = networkParams(network);

    QCOMPARE(params.network, network);
    QCOMPARE(test::hexOf(params.magic), magic);
    QCOMPARE(int{params.defaultPort}, port);
    QCOMPARE(QString::fromStdString(params.genesisHash.display()), hash);
    QCOMPARE(QString::fromStdString(params.genesis.header.merkleRoot.display()), merkleRoot);
    QVERIFY(checkBlock(params.genesis));
    const auto target = targetFromBits(params.powLimitBits);
    QVERIFY(target);
    QVERIFY(Uint256::fromLittleEndian(params.genesisHash.bytes) <= *target);
}

void TestNetworkParams::practiceHasTheChainOfRegtest()
{
    const NetworkParams& regtest = networkParams(Network::Regtest);
    const NetworkParams& practice = networkParams(Network::Practice);

    QCOMPARE(practice.network, Network::Practice);
    QVERIFY(practice.genesisHash == regtest.genesisHash);
    QVERIFY(practice.magic == regtest.magic);
    QVERIFY(practice.genesisFilterHeader == regtest.genesisFilterHeader);
    QCOMPARE(practice.defaultPort, regtest.defaultPort);
    QVERIFY(!practice.retargets && practice.minDifficultyAfter20Minutes && practice.isPrivateChain());
    QVERIFY(practice.dnsSeeds.empty());
}

void TestNetworkParams::mainnetAsksForWorkAndVersions()
{
    const NetworkParams& params = networkParams(Network::Mainnet);

    QCOMPARE(test::hexOf(params.minimumWork),
             QByteArray("0000000000000000000000000000000000000001128750f82f4c366153a3a030"));
    QCOMPARE(params.versionFloors[0].value, 227'931);
    QCOMPARE(params.versionFloors[1].value, 363'725);
    QCOMPARE(params.versionFloors[2].value, 388'381);
    QVERIFY(params.retargets && !params.minDifficultyAfter20Minutes && !params.bip94 && !params.isTestChain());
    QCOMPARE(params.dnsSeeds.size(), std::size_t{7});
}

void TestNetworkParams::segwitIsInForceFromItsBlock()
{
    QCOMPARE(networkParams(Network::Mainnet).segwitFrom.value, 481'824);
    QCOMPARE(networkParams(Network::Testnet3).segwitFrom.value, 834'624);
    for (const Network network : {Network::Testnet4, Network::Signet, Network::Regtest, Network::Practice})
        QCOMPARE(networkParams(network).segwitFrom.value, 1);
}

void TestNetworkParams::filterHeaderCheckpointsAreTheSharedOnes()
{
    const auto& known = networkParams(Network::Mainnet).filterHeaderCheckpoints;
    QCOMPARE(known.back().height.value, 660'000);
    QCOMPARE(known.back().header.display(),
             std::string("08312375fabc082b17fa8ee88443feb350c19a34bb7483f94f7478fa4ad33032"));

    const auto shared = test::sharedJson(u"chain/checkpoints.json");
    if (!shared) QSKIP(test::NoSharedVectors);
    for (const Network network : {Network::Mainnet, Network::Testnet3, Network::Testnet4}) {
        const QString name = QString::fromStdString(std::string(networkName(network)));
        const QJsonObject rows = shared->object()["filter_headers"].toObject()[name].toObject();
        const auto& points = networkParams(network).filterHeaderCheckpoints;
        QCOMPARE(qsizetype(points.size()), rows.size());
        for (const FilterHeaderCheckpoint& point : points)
            QCOMPARE(QString::fromStdString(point.header.display()),
                     rows[QString::number(point.height.value)].toString());
        QVERIFY(std::ranges::is_sorted(points, {}, &FilterHeaderCheckpoint::height));
    }
}

void TestNetworkParams::headerChunksAreTheSharedOnes()
{
    const auto shared = test::sharedJson(u"chain/electrum_mainnet_checkpoints.json");
    if (!shared) QSKIP(test::NoSharedVectors);
    const QJsonArray rows = shared->array();
    const auto& chunks = networkParams(Network::Mainnet).headerCheckpoints;

    QCOMPARE(qsizetype(chunks.size()), rows.size());
    for (std::size_t i = 0; i < chunks.size(); ++i)
        QCOMPARE(QString::fromStdString(chunks[i].lastHash.display()), rows[qsizetype(i)].toArray()[0].toString());
}

void TestNetworkParams::headerChunksEndEvery2016Blocks()
{
    const auto& chunks = networkParams(Network::Mainnet).headerCheckpoints;

    QCOMPARE(chunks.size(), std::size_t{473});
    for (std::size_t i = 0; i < chunks.size(); ++i) QCOMPARE(chunks[i].lastHeight.value, 2'016 * (int(i) + 1) - 1);
    QCOMPARE(chunks[0].lastHash.display(),
             std::string("00000000693067b0e6b440bc51450b9f3850561b07f6d3c021c54fbd6abb9763"));
    QVERIFY(networkParams(Network::Testnet4).headerCheckpoints.empty());
}

QTEST_APPLESS_MAIN(TestNetworkParams)
#include "tst_networkparams.moc"
