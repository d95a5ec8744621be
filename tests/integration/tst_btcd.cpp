// SPDX-License-Identifier: MIT

#include "core/chain/filterheaderchain.h"
#include "core/chain/headerchain.h"
#include "core/crypto/hash.h"
#include "core/filters/blockfilter.h"
#include "core/p2p/p2pchainclient.h"
#include "core/script/address.h"
#include "core/script/templates.h"
#include "tests/support/asked.h"
#include "tests/support/realnode.h"

#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// Our client against a full node that others wrote: what both believe Bitcoin's protocol to be. Each test runs once
/// for every kind of node that is on the machine.
class TestRealNode final : public QObject
{
    Q_OBJECT

private slots:
    void syncsHeadersFiltersAndBlocks_data() { kinds(); }
    void syncsHeadersFiltersAndBlocks();
    void followsNewBlocksAtTheTip_data() { kinds(); }
    void followsNewBlocksAtTheTip();
    void followsAReorganisation_data() { kinds(); }
    void followsAReorganisation();
    void findsTheNodeAgainAfterACrash_data() { kinds(); }
    void findsTheNodeAgainAfterACrash();
    void itsPaymentIsTakenAndMined_data() { kinds(); }
    void itsPaymentIsTakenAndMined();
    void cleanup();

private:
    static void kinds();
    bool prepare(int blocks);
    bool followHeaders();
    bool checkFilters();
    BlockRange range(BlockHeight first, BlockHeight last) const;

    std::unique_ptr<RealNode> m_node;
    std::unique_ptr<P2pChainClient> m_client;
    std::unique_ptr<HeaderChain> m_headers;
    std::unique_ptr<FilterHeaderChain> m_filterHeaders;
};

namespace {

const NetworkParams& regtest() { return networkParams(Network::Regtest); }

/// OP_TRUE: anybody may spend what is paid to it, without a signature.
const Bytes RedeemScript{std::byte{0x51}};
Bytes anybodysScript() { return payToScriptHash(hash160(RedeemScript)); }

} // namespace

void TestRealNode::kinds()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("btcd") << int(RealNode::Kind::Btcd);
    QTest::newRow("bitcoind") << int(RealNode::Kind::Bitcoind);
}

/// A node with some blocks and a client that is connected to it. False after a skip or a failure.
bool TestRealNode::prepare(int blocks)
{
    const auto kind = static_cast<RealNode::Kind>(*static_cast<int*>(QTest::qData("kind", qMetaTypeId<int>())));
    if (!RealNode::find(kind)) {
        const bool isRequired = kind == RealNode::Kind::Btcd && qEnvironmentVariableIsSet("LOCKSTEP_REQUIRE_NODE");
        if (isRequired)
            QTest::qFail("LOCKSTEP_BTCD names no btcd", __FILE__, __LINE__);
        else
            QTest::qSkip("this node is not on the machine: set LOCKSTEP_BTCD, or put bitcoind on PATH", __FILE__,
                         __LINE__);
        return false;
    }
    const auto payee = addressOf(anybodysScript(), Network::Regtest);
    m_node = std::make_unique<RealNode>(kind, QString::fromStdString(*payee));
    if (!m_node->start() || !m_node->mine(blocks)) {
        QTest::qFail(qPrintable(m_node->log()), __FILE__, __LINE__);
        return false;
    }
    m_headers = std::make_unique<HeaderChain>(regtest());
    m_filterHeaders = std::make_unique<FilterHeaderChain>(regtest());
    P2pOptions options;
    options.network = regtest();
    options.named = {m_node->address()};
    options.tick = std::chrono::milliseconds(20);
    options.firstRedial = std::chrono::milliseconds(100);
    m_client = std::make_unique<P2pChainClient>(options);
    m_client->start();
    return true;
}

void TestRealNode::cleanup()
{
    m_client.reset();
    m_node.reset();
}

BlockRange TestRealNode::range(BlockHeight first, BlockHeight last) const
{
    BlockRange range{first, {}};
    for (BlockHeight height = first; height <= last; height = height + 1)
        range.hashes.push_back(m_headers->hash(height));
    return range;
}

/// Asks until the node has nothing new (a node on a weaker branch offers that branch for ever); all are checked.
bool TestRealNode::followHeaders()
{
    while (true) {
        Asked asked(m_client->headers(m_headers->locator(), {}));
        const auto& answer = asked.wait();
        if (!answer) return false;
        if (answer.value().value.empty()) return true;
        const auto accepted = m_headers->accept(answer.value().value, SystemClock().unixSeconds());
        if (!accepted) qWarning("%s", accepted.error().detail.c_str());
        if (!accepted) return false;
        if (accepted->fork) m_filterHeaders->truncate(accepted->fork->height);
        if (accepted->known == answer.value().value.size()) return true;
    }
}

/// Filter headers up to the tip, then the filters themselves against them.
bool TestRealNode::checkFilters()
{
    const BlockRange all = range(m_filterHeaders->height() + 1, m_headers->tip().height);
    Asked hashes(m_client->filterHashes(all, 2));
    if (!hashes.wait() || hashes->value().size() != 1) return false;
    const FilterHashes& told = hashes->value().front().value;
    if (!m_filterHeaders->append(told.previous, told.hashes)) return false;

    Asked filters(m_client->filters(all, {}));
    if (!filters.wait()) return false;
    for (std::size_t i = 0; i < all.hashes.size(); ++i) {
        const BlockHeight height = all.first + static_cast<std::int32_t>(i);
        if (!m_filterHeaders->verifies(height, filterHash(filters->value()[i].value))) return false;
    }
    return true;
}

void TestRealNode::syncsHeadersFiltersAndBlocks()
{
    if (!prepare(1100)) return;
    QVERIFY(followHeaders());
    QCOMPARE(m_headers->tip().height.value, 1100);
    QTRY_COMPARE(m_client->peers().size(), std::size_t{1});
    QVERIFY(m_client->peers().front().servesFilters);
    QVERIFY(m_client->peers().front().servesBlocks);
    QCOMPARE(m_client->peers().front().announcedHeight.value, 1100);

    const BlockRange start = range({1}, {1000});
    Asked hashes(m_client->filterHashes(start, 1));
    QVERIFY(hashes.wait());
    const FilterHashes& told = hashes->value().front().value;
    QVERIFY(m_filterHeaders->append(told.previous, told.hashes));
    Asked checkpoints(m_client->filterCheckpoints(m_headers->tip(), 1));
    QVERIFY(checkpoints.wait());
    QCOMPARE(checkpoints->value().front().value, std::vector{m_filterHeaders->at({1000})});
    Asked filters(m_client->filters(start, {}));
    QVERIFY(filters.wait());
    for (int height = 1; height <= 1000; ++height)
        QVERIFY(m_filterHeaders->verifies({height}, filterHash(filters->value()[std::size_t(height - 1)].value)));
    QVERIFY(checkFilters()); // the rest

    for (const int height : {1, 2, 500, 1100}) {
        Asked block(m_client->block({{height}, m_headers->hash({height})}));
        QVERIFY(block.wait());
        const Block body = *Block::parse(block->value().value);
        QVERIFY(checkBlock(body));
        QCOMPARE(body.transactions.front().outputs.front().scriptPubKey, anybodysScript());
        // Nothing but a coinbase: its filter can be rebuilt from the block alone.
        QVERIFY(m_filterHeaders->verifies({height}, filterHash(buildBasicFilter(body, {}))));
    }
}

void TestRealNode::followsNewBlocksAtTheTip()
{
    if (!prepare(5)) return;
    QVERIFY(followHeaders());
    QVERIFY(checkFilters());
    for (int height = 6; height <= 9; ++height) {
        QSignalSpy news(m_client.get(), &ChainClient::blocksAnnounced);
        QVERIFY(m_node->mine(1));
        QTRY_VERIFY_WITH_TIMEOUT(!news.isEmpty(), 10'000);
        QVERIFY(followHeaders());
        QCOMPARE(m_headers->tip().height.value, height);
        m_client->askWhoHas(m_headers->tip()); // as the loop does: so what was announced came true
        QVERIFY(checkFilters()); // its index may lag: the client waits for it
    }
    QCOMPARE(m_client->peers().size(), std::size_t{1}); // never hung up on
}

void TestRealNode::followsAReorganisation()
{
    if (!prepare(20)) return;
    QVERIFY(followHeaders());
    QVERIFY(checkFilters());
    const QString stale = QString::fromStdString(m_headers->hash({18}).display());
    QVERIFY(!m_node->call(QStringLiteral("invalidateblock"), {stale}).isUndefined());
    QCOMPARE(m_node->height(), 17);
    // Without a moment between, a block of the same second and payee could be the one just refused.
    QVERIFY(QTest::qWaitFor([&] { return m_node->mine(5); }));
    QVERIFY(followHeaders());
    QCOMPARE(m_headers->tip().height.value, m_node->height());
    QVERIFY(m_headers->tip().height.value >= 22);
    QVERIFY(m_headers->hash({18}).display() != stale.toStdString());
    QVERIFY(checkFilters());
}

void TestRealNode::findsTheNodeAgainAfterACrash()
{
    if (!prepare(10)) return;
    QVERIFY(followHeaders());
    m_node->kill();
    QTRY_VERIFY(!m_client->isConnected());
    const ChainPoint third{{3}, m_headers->hash({3})};
    Asked block(m_client->block(third));
    QVERIFY2(m_node->start(), qPrintable(m_node->log()));
    QVERIFY(m_node->mine(15)); // a crash may have cost it all its blocks: then this is a longer branch
    QTRY_VERIFY_WITH_TIMEOUT(m_client->isConnected(), 20'000);
    QVERIFY(followHeaders());
    QCOMPARE(m_headers->tip().height.value, m_node->height());
    QVERIFY(checkFilters());
    const bool survived = m_headers->heightOf(third.hash).has_value();
    if (survived)
        QVERIFY(block.wait());
    else
        QCOMPARE(block.wait().error().code, Errc::NotFound);
}

void TestRealNode::itsPaymentIsTakenAndMined()
{
    if (!prepare(110)) return;
    QVERIFY(followHeaders());
    Asked first(m_client->block({{1}, m_headers->hash({1})}));
    QVERIFY(first.wait());
    const Transaction coinbase = Block::parse(first->value().value)->transactions.front();
    Transaction payment;
    payment.inputs.push_back({{coinbase.txid(), 0}, {std::byte{1}, RedeemScript[0]}, 0xffff'ffff, {}});
    const std::int64_t kept = coinbase.outputs.front().value.satoshis() - 100'000;
    payment.outputs.push_back({*Amount::fromSatoshis(kept), anybodysScript()});

    Asked sent(m_client->broadcast(payment));
    QVERIFY(sent.wait());
    const QString txid = QString::fromStdString(payment.txid().display());
    QTRY_VERIFY(m_node->call(QStringLiteral("getrawmempool")).toArray().contains(txid));
    QVERIFY(m_node->mine(1));
    QVERIFY(followHeaders());
    QVERIFY(checkFilters());
    Asked mined(m_client->block(m_headers->tip()));
    QVERIFY(mined.wait());
    const Block block = *Block::parse(mined->value().value);
    QCOMPARE(block.transactions.size(), std::size_t{2});
    QCOMPARE(block.transactions[1].txid(), payment.txid());
    const std::vector<Bytes> spent{anybodysScript()};
    QVERIFY(m_filterHeaders->verifies(m_headers->tip().height, filterHash(buildBasicFilter(block, spent))));
}

QTEST_GUILESS_MAIN(TestRealNode)
#include "tst_btcd.moc"
