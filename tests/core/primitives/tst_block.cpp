// SPDX-License-Identifier: MIT

#include "core/primitives/block.h"
#include "core/primitives/blocklayout.h"
#include "tests/support/hostile.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

static Bytes rawOf(const char* file)
{
    return bytesOfHex(QString::fromLatin1(dataFile(QString::fromLatin1(file)).trimmed()));
}
static Bytes rawBlock170() { return rawOf("blocks/mainnet-170.hex"); }
static Bytes rawSegwitBlock() { return rawOf("blocks/testnet3-1263442.hex"); }
static Block block170() { return *Block::parse(rawBlock170()); }
static Block segwitBlock() { return *Block::parse(rawSegwitBlock()); }

/// Records of magic(4) length(4, little endian) block.
static std::vector<Bytes> records(const QByteArray& file)
{
    std::vector<Bytes> blocks;
    ByteReader reader(spanOf(file));
    while (reader.remaining() > 0 && !reader.failed()) {
        reader.u32();
        blocks.push_back(toBytes(reader.bytes(reader.u32())));
    }
    return blocks;
}

/// Repairs the header, so that only the rule under test is broken.
static void commitTo(Block& block)
{
    std::vector<Digest32> txids;
    for (const Transaction& tx : block.transactions) txids.push_back(tx.txid().bytes);
    block.header.merkleRoot = {merkleRoot(std::move(txids)).root};
}

class TestBlock final : public QObject
{
    Q_OBJECT

private slots:
    void realBlocksRoundTripAndPass_data();
    void realBlocksRoundTripAndPass();
    void knowsItsHash();
    void everyPrefixIsTruncated();
    void flippedBytesNeitherCrashNorPass();
    void refusesABlockTooLarge();
    void merkleRootOfOneAndOfNone();
    void repeatedTransactionsAreMutation();
    void bodyThatBreaksARule_data();
    void bodyThatBreaksARule();
    void aBodyWithoutItsWitnessesIsNoneOnceSegwitIsActive();
    void innerNodesAreNoTransactions();
    void aTransactionOf64BytesIsAllowed();
    void publishedBlocksPass_data();
    void publishedBlocksPass();
};

void TestBlock::realBlocksRoundTripAndPass_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("mainnet 170") << QStringLiteral("blocks/mainnet-170.hex");
    QTest::newRow("testnet3 1263442, with a witness") << QStringLiteral("blocks/testnet3-1263442.hex");
}

void TestBlock::realBlocksRoundTripAndPass()
{
    QFETCH(QString, file);
    const Bytes raw = rawOf(file.toLatin1().constData());

    const auto block = Block::parse(raw);

    QVERIFY(block);
    QCOMPARE(block->serialize(), raw);
    QVERIFY(checkBlock(*block));
    const auto proved = proveBlock(raw);
    QVERIFY(proved);
    QCOMPARE(proved->txids.size(), block->transactions.size());
    QCOMPARE(proved->transactions.size(), block->transactions.size());
    for (std::size_t i = 0; i < proved->txids.size(); ++i) {
        QVERIFY(proved->txids[i] == block->transactions[i].txid());
        const auto [offset, size] = proved->transactions[i];
        QVERIFY(*Transaction::parse(ByteSpan(raw).subspan(offset, size)) == block->transactions[i]);
    }
    for (const auto& [position, output, script] : proved->outputs)
        QVERIFY(std::ranges::equal(ByteSpan(raw).subspan(script.offset, script.size),
                                   block->transactions[position].outputs[output].scriptPubKey));
    for (const auto& [outpoint, position] : proved->spends)
        QVERIFY(std::ranges::count(block->transactions[position].inputs, outpoint, &TxIn::previous) == 1);
}

void TestBlock::knowsItsHash()
{
    QCOMPARE(block170().header.hash().display(),
             std::string("00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee"));
    QCOMPARE(segwitBlock().header.hash().display(),
             std::string("000000006f27ddfe1dd680044a34548f41bed47eba9e6f0b310da21423bc5f33"));
}

void TestBlock::everyPrefixIsTruncated()
{
    for (const Bytes& raw : {rawBlock170(), rawSegwitBlock()})
        forEveryPrefix(raw, 1000, [](ByteSpan prefix) {
            const auto block = Block::parse(prefix);
            QVERIFY(!block);
            QCOMPARE(block.error().code, Errc::Truncated);
        });
}

void TestBlock::flippedBytesNeitherCrashNorPass()
{
    for (const Bytes& raw : {rawBlock170(), rawSegwitBlock()})
        forEveryByteFlip(raw, 1000, [&raw](ByteSpan changed) {
            const auto block = Block::parse(changed);
            const auto proved = proveBlock(changed);
            QVERIFY(block || proved.error() == block.error());
            if (!block) return;
            const auto checked = checkBlock(*block);
            QVERIFY(proved ? bool(checked) : proved.error() == checked.error());
            QCOMPARE(block->serialize(), toBytes(changed));
            // A body that still passes leaves a header that is another one: its hash, and with it the work, is gone.
            const auto header = std::span(raw).first<BlockHeader::Size>();
            if (checked) QVERIFY(block->header.hash() != BlockHeader::parse(header).hash());
        });
}

void TestBlock::refusesABlockTooLarge()
{
    QCOMPARE(Block::parse(Bytes(Block::MaxSerializedSize + 1)).error().code, Errc::OutOfRange);
}

void TestBlock::merkleRootOfOneAndOfNone()
{
    Digest32 leaf;
    leaf.fill(std::byte{7});
    QCOMPARE(merkleRoot({leaf}).root, leaf);
    QCOMPARE(merkleRoot({}).root, Digest32{});
    QVERIFY(!merkleRoot({leaf}).mutated);
}

void TestBlock::repeatedTransactionsAreMutation()
{
    // CVE-2012-2459: three leaves and the last one twice have the same root.
    std::vector<Digest32> leaves(3);
    for (std::size_t i = 0; i < leaves.size(); ++i) leaves[i].fill(static_cast<std::byte>(i + 1));
    std::vector<Digest32> repeated = leaves;
    repeated.push_back(leaves.back());
    QCOMPARE(merkleRoot(repeated).root, merkleRoot(leaves).root);
    QVERIFY(!merkleRoot(leaves).mutated);
    QVERIFY(merkleRoot(repeated).mutated);

    Block block = block170();
    block.transactions.push_back(block.transactions.back());
    block.transactions.back().lockTime = 1; // a third transaction
    commitTo(block);
    QVERIFY(checkBlock(block));
    block.transactions.push_back(block.transactions.back()); // the header's root stays right
    QCOMPARE(checkBlock(block).error().code, Errc::Mutated);
}

void TestBlock::bodyThatBreaksARule_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, Errc code) { QTest::newRow(name) << QString::fromLatin1(name) << int(code); };
    row("no transactions", Errc::Malformed);
    row("no coinbase", Errc::Malformed);
    row("two coinbases", Errc::Malformed);
    row("a transaction is missing", Errc::BadMerkleRoot);
    row("one coin spent twice in a transaction", Errc::Duplicate);
    row("too heavy", Errc::OutOfRange);
    row("a changed witness", Errc::BadWitnessCommitment);
    row("a witness without a commitment", Errc::BadWitnessCommitment);
    row("a witness without the reserved value", Errc::BadWitnessCommitment);
    row("a later output that looks like the commitment", Errc::BadWitnessCommitment);
}

static Block brokenBlock(const QString& rule)
{
    Block block = segwitBlock();
    Transaction& coinbase = block.transactions.front();
    if (rule == "no transactions") block.transactions.clear();
    if (rule == "no coinbase") block.transactions.erase(block.transactions.begin());
    if (rule == "two coinbases") block.transactions.push_back(coinbase);
    if (rule == "a transaction is missing") {
        block.transactions.pop_back();
        return block;
    }
    if (rule == "one coin spent twice in a transaction")
        block.transactions[1].inputs.push_back(block.transactions[1].inputs.front());
    if (rule == "too heavy") block.transactions[1].inputs.front().witness[0].resize(4'000'000);
    if (rule == "a changed witness") block.transactions[1].inputs.front().witness[0][5] ^= std::byte{1};
    if (rule == "a witness without a commitment") coinbase.outputs.pop_back();
    if (rule == "a witness without the reserved value") coinbase.inputs.front().witness.clear();
    if (rule == "a later output that looks like the commitment") {
        coinbase.outputs.push_back(coinbase.outputs.back());
        coinbase.outputs.back().scriptPubKey[10] ^= std::byte{1};
    }
    commitTo(block);
    return block;
}

void TestBlock::bodyThatBreaksARule()
{
    QFETCH(QString, rule);
    QFETCH(int, code);

    const auto sound = checkBlock(brokenBlock(rule));

    QVERIFY(!sound);
    QCOMPARE(int(sound.error().code), code);
}

/// As a peer may send it: the header's merkle root says nothing of witnesses.
void TestBlock::aBodyWithoutItsWitnessesIsNoneOnceSegwitIsActive()
{
    Block stripped = segwitBlock();
    for (Transaction& transaction : stripped.transactions)
        for (TxIn& input : transaction.inputs) input.witness.clear();
    QVERIFY(proveBlock(rawSegwitBlock(), WitnessRule::Required));
    QCOMPARE(proveBlock(stripped.serialize(), WitnessRule::Required).error().code, Errc::BadWitnessCommitment);
    QVERIFY(proveBlock(stripped.serialize())); // blocks from before committed to no witness, too
    QVERIFY(proveBlock(rawBlock170(), WitnessRule::Required)); // without a commitment there is nothing to bring along
}

void TestBlock::innerNodesAreNoTransactions()
{
    // CVE-2017-12842: the tree's lower nodes offered as the block's only transaction, under the same root.
    Block block = block170();
    Bytes node = toBytes(block.transactions[0].txid().bytes);
    append(node, block.transactions[1].txid().bytes);
    Bytes raw = toBytes(block.header.serialize());
    raw.push_back(std::byte{1});
    append(raw, node);
    const auto forged = Block::parse(raw);
    QVERIFY(!forged || !checkBlock(*forged));
}

void TestBlock::aTransactionOf64BytesIsAllowed()
{
    Block block = block170();
    Transaction& small = block.transactions[1];
    small.inputs.front().scriptSig.clear();
    small.outputs.resize(1);
    small.outputs.front().scriptPubKey = Bytes(4, std::byte{0x51});
    QCOMPARE(small.serialize().size(), size_t{64});
    commitTo(block);
    QVERIFY(checkBlock(block)); // mainnet has such transactions
}

void TestBlock::publishedBlocksPass_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("count");
    QTest::newRow("mainnet 1 to 255") << QStringLiteral("chain/mainnet_blocks_1-256.bz2") << 255;
    QTest::newRow("mainnet 277647") << QStringLiteral("chain/btcd_277647.dat.bz2") << 1;
    QTest::newRow("mainnet 300025") << QStringLiteral("chain/bcoin_block300025.raw") << 1;
    QTest::newRow("made blocks 0 to 4") << QStringLiteral("chain/btcd_blk_0_to_4.dat.bz2") << 5;
    QTest::newRow("made block 3A") << QStringLiteral("chain/btcd_blk_3A.dat.bz2") << 1;
    QTest::newRow("made block 4A") << QStringLiteral("chain/btcd_blk_4A.dat.bz2") << 1;
    QTest::newRow("made block 5A") << QStringLiteral("chain/btcd_blk_5A.dat.bz2") << 1;
}

void TestBlock::publishedBlocksPass()
{
    QFETCH(QString, file);
    QFETCH(int, count);
    const bool isPacked = file.endsWith(QLatin1String(".bz2"));
    const auto raw = isPacked ? sharedVectorUnpacked(file) : sharedVector(file);
    if (!raw) QSKIP("no ../shared/vectors or no bzip2: the blocks in tests/data were checked");

    const std::vector<Bytes> blocks = isPacked ? records(*raw) : std::vector<Bytes>(1, toBytes(spanOf(*raw)));

    QCOMPARE(int(blocks.size()), count);
    for (const Bytes& bytes : blocks) {
        const auto block = Block::parse(bytes);
        QVERIFY(block);
        QCOMPARE(block->serialize(), bytes);
        QVERIFY(checkBlock(*block));
        forEveryPrefix(bytes, 40,
                       [](ByteSpan prefix) { QCOMPARE(Block::parse(prefix).error().code, Errc::Truncated); });
    }
}

QTEST_GUILESS_MAIN(TestBlock)
#include "tst_block.moc"
