// SPDX-License-Identifier: MIT

#include "core/chain/networkparams.h"
#include "core/filters/blockfilter.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <map>

using namespace lockstep;

namespace {

Bytes filterOf(const Block& block) { return buildBasicFilter(block, {}); }

FilterQuery queryFor(ByteSpan script)
{
    FilterQuery query;
    query.add(script);
    return query;
}

/// Files packed with bzip2 are unpacked by Python, which the build needs anyway.
QByteArray unpacked(const QByteArray& packed)
{
    QProcess python;
    python.start("python3", {"-c", "import bz2,sys; sys.stdout.buffer.write(bz2.decompress(sys.stdin.buffer.read()))"});
    python.write(packed);
    python.closeWriteChannel();
    if (!python.waitForFinished()) qFatal("python3 cannot unpack a vector file");
    return python.readAllStandardOutput();
}

/// The scripts of the outputs that a block spends, looked up among the outputs seen so far.
class SeenOutputs
{
public:
    std::vector<Bytes> spentBy(const Block& block)
    {
        for (const Transaction& tx : block.transactions)
            for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
                m_scripts[{tx.txid(), i}] = tx.outputs[i].scriptPubKey;
        std::vector<Bytes> spent;
        for (const Transaction& tx : block.transactions)
            if (!tx.isCoinbase())
                for (const TxIn& input : tx.inputs) spent.push_back(m_scripts.at(input.previous));
        return spent;
    }

private:
    std::map<OutPoint, Bytes> m_scripts;
};

} // namespace

class TestBlockFilter final : public QObject
{
    Q_OBJECT
private slots:
    void genesisFiltersAndHeadersAreThePublishedOnes_data();
    void genesisFiltersAndHeadersAreThePublishedOnes();
    void publishedBlocksGiveTheirFilters();
    void publishedFiltersMatchEveryScriptOfTheirBlock();
    void theFirst255MainnetBlocksChainToTheirFilterHeaders();
    void aBlockWithManySpendsGivesTheExpectedFilter();
};

void TestBlockFilter::genesisFiltersAndHeadersAreThePublishedOnes_data()
{
    QTest::addColumn<Network>("network");
    QTest::addColumn<QByteArray>("filter");

    QTest::newRow("mainnet") << Network::Mainnet << QByteArray("017fa880");
    QTest::newRow("testnet3") << Network::Testnet3 << QByteArray("019dfca8");
    QTest::newRow("testnet4") << Network::Testnet4 << QByteArray("01976d88");
    QTest::newRow("signet") << Network::Signet << QByteArray("012e7640");
    QTest::newRow("regtest") << Network::Regtest << QByteArray("014756c0");
    QTest::newRow("practice") << Network::Practice << QByteArray("014756c0");
}

void TestBlockFilter::genesisFiltersAndHeadersAreThePublishedOnes()
{
    QFETCH(Network, network);
    QFETCH(QByteArray, filter);
    const NetworkParams& params = networkParams(network);

    const Bytes built = filterOf(params.genesis);

    QCOMPARE(test::hexOf(built), filter);
    const FilterHeader header = filterHeader(filterHash(built), FilterHeader{});
    QCOMPARE(header.display(), params.genesisFilterHeader.display());
    const auto match
        = queryFor(params.genesis.transactions[0].outputs[0].scriptPubKey).matches(built, params.genesisHash);
    QVERIFY(match && *match);
}

// Rows of bip158_testnet19.json: height, hash, block, spent scripts, previous header, filter, header, note.
void TestBlockFilter::publishedBlocksGiveTheirFilters()
{
    const auto vectors = test::sharedJson(u"bip/bip158_testnet19.json");
    if (!vectors) QSKIP(test::NoSharedVectors);
    int checked = 0;
    for (const auto& value : vectors->array()) {
        const QJsonArray row = value.toArray();
        if (!row[0].isDouble()) continue; // the line that names the columns
        const auto block = Block::parse(test::bytesOfHex(row[2].toString()));
        QVERIFY(block);
        std::vector<Bytes> spent;
        for (const auto& script : row[3].toArray()) spent.push_back(test::bytesOfHex(script.toString()));

        const Bytes built = buildBasicFilter(*block, spent);

        QCOMPARE(QString::fromLatin1(test::hexOf(built)), row[5].toString());
        const auto previous = FilterHeader::fromDisplay(row[4].toString().toStdString());
        QCOMPARE(filterHeader(filterHash(built), *previous).display(), row[6].toString().toStdString());
        ++checked;
    }
    QCOMPARE(checked, 10);
}

void TestBlockFilter::publishedFiltersMatchEveryScriptOfTheirBlock()
{
    const auto vectors = test::sharedJson(u"bip/bip158_testnet19.json");
    if (!vectors) QSKIP(test::NoSharedVectors);
    for (const auto& value : vectors->array()) {
        const QJsonArray row = value.toArray();
        if (!row[0].isDouble()) continue;
        const auto hash = BlockHash::fromDisplay(row[1].toString().toStdString());
        const Bytes filter = test::bytesOfHex(row[5].toString());
        std::vector<Bytes> scripts;
        for (const auto& script : row[3].toArray()) scripts.push_back(test::bytesOfHex(script.toString()));
        const auto block = Block::parse(test::bytesOfHex(row[2].toString()));
        QVERIFY(block);
        for (const Transaction& tx : block->transactions)
            for (const TxOut& output : tx.outputs) scripts.push_back(output.scriptPubKey);
        for (const Bytes& script : scripts) {
            const FilterQuery query = queryFor(script);
            if (query.empty()) continue; // OP_RETURN or nothing
            for (const auto path : ScriptLanes::here()) {
                const auto match = query.matches(filter, *hash, path);
                QVERIFY(match && *match);
            }
        }
    }
}

void TestBlockFilter::theFirst255MainnetBlocksChainToTheirFilterHeaders()
{
    const auto packedBlocks = test::sharedVector(u"chain/mainnet_blocks_1-256.bz2");
    const auto packedHeaders = test::sharedVector(u"chain/mainnet_filter_headers_0-99999.bz2");
    if (!packedBlocks || !packedHeaders) QSKIP(test::NoSharedVectors);
    const QByteArray blocks = unpacked(*packedBlocks);
    const QByteArray headers = unpacked(*packedHeaders);
    constexpr qsizetype FileHead = 10;

    ByteReader in(test::spanOf(blocks));
    SeenOutputs outputs;
    FilterHeader previous = networkParams(Network::Mainnet).genesisFilterHeader;
    qsizetype height = 0;
    while (in.remaining() > 0) {
        in.u32(); // magic
        const auto block = Block::parse(in.bytes(in.u32()));
        QVERIFY(block);
        QVERIFY(checkBlock(*block));
        previous = filterHeader(filterHash(buildBasicFilter(*block, outputs.spentBy(*block))), previous);
        ++height;
        QCOMPARE(test::hexOf(previous.bytes), headers.mid(FileHead + 32 * height, 32).toHex());
    }
    QCOMPARE(height, 255);

    // The hard-coded header of block 100,000 is one further on, so only the list's length can be checked here.
    QCOMPARE(headers.size(), FileHead + 32 * 100'000);
}

void TestBlockFilter::aBlockWithManySpendsGivesTheExpectedFilter()
{
    const auto expected = test::sharedJson(u"chain/expected_filters.json");
    if (!expected) QSKIP(test::NoSharedVectors);
    for (const auto& value : expected->array()) {
        const QJsonObject row = value.toObject();
        const auto block = Block::parse(test::spanOf(*test::sharedVector(row["block"].toString())));
        QVERIFY(block);
        const QByteArray undo = *test::sharedVector(row["undo"].toString());
        ByteReader in(test::spanOf(undo));
        std::vector<Bytes> spent;
        while (in.remaining() > 0) {
            in.u64(); // the value
            spent.push_back(toBytes(in.varBytes(10'000)));
        }
        QVERIFY(!in.failed());
        QCOMPARE(int(spent.size()), row["spent_outputs"].toInt());

        const Bytes built = buildBasicFilter(*block, spent);

        QCOMPARE(QString::fromLatin1(test::hexOf(built)), row["filter_hex"].toString());
        QCOMPARE(QString::fromStdString(filterHash(built).display()), row["filter_hash"].toString());
    }
}

QTEST_APPLESS_MAIN(TestBlockFilter)
#include "tst_blockfilter.moc"
