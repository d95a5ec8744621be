// SPDX-License-Identifier: MIT

#include "core/sandbox/practicenetwork.h"
#include "core/script/address.h"
#include "core/util/clock.h"
#include "core/util/hex.h"
#include "tests/core/sandbox/sandboxtest.h"
#include "tests/support/realnode.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// Whether a full node of somebody else's takes the practice chain for a Bitcoin chain: every rule, scripts included.
class TestPracticePeers final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fullNodeAcceptsEveryBlock();
    void fullNodeMakesTheSameFilters();
    void fullNodeFollowsAReorganisation();
    void fullNodeSyncsFromThePracticeNode();

private:
    bool submit(std::int32_t first);
    QString tipOf(RealNode& node) { return node.call(QStringLiteral("getbestblockhash")).toString(); }

    SystemClock m_clock;
    std::optional<PracticeChain> m_chain;
    std::unique_ptr<RealNode> m_btcd;
};

void TestPracticePeers::initTestCase()
{
    if (!RealNode::find(RealNode::Kind::Btcd)) {
        if (qEnvironmentVariableIsSet("LOCKSTEP_REQUIRE_NODE")) QFAIL("btcd is not here, and this run requires it");
        QSKIP("btcd is not here: ./dev setup installs it where Go is");
    }
    m_chain.emplace(m_clock, networkParams(Network::Regtest));
    HistoryPlan plan;
    plan.blocks = 150; // over the first halving, with spends of coinbases and of change
    plan.payees = {someScript(1), payToTaproot(Digest32{std::byte{2}}), payToScriptHash({std::byte{3}})};
    plan.payments = 400;
    QVERIFY(makeHistory(*m_chain, plan));
    const auto payee = addressOf(someScript(7), Network::Regtest);
    m_btcd = std::make_unique<RealNode>(RealNode::Kind::Btcd, QString::fromStdString(*payee));
    QVERIFY2(m_btcd->start(), qPrintable(m_btcd->log()));
}

bool TestPracticePeers::submit(std::int32_t first)
{
    for (auto height = first; height <= m_chain->tip().height.value; ++height) {
        const auto raw = QString::fromStdString(toHex(m_chain->block({height})->raw));
        const QJsonValue answer = m_btcd->call(QStringLiteral("submitblock"), {raw});
        if (answer.isNull()) continue; // null is how it says yes
        qWarning("block %d: %s", height, qPrintable(answer.toString(QStringLiteral("refused"))));
        return false;
    }
    return true;
}

void TestPracticePeers::fullNodeAcceptsEveryBlock()
{
    QVERIFY(submit(1));
    QCOMPARE(m_btcd->height(), 250);
    QCOMPARE(tipOf(*m_btcd).toStdString(), m_chain->tip().hash.display());
}

void TestPracticePeers::fullNodeMakesTheSameFilters()
{
    for (const std::int32_t height : {0, 1, 100, 101, 150, 249, 250}) {
        const PracticeBlock& block = *m_chain->block({height});
        const QJsonArray which{QString::fromStdString(block.point.hash.display()), 0};
        QCOMPARE(m_btcd->call(QStringLiteral("getcfilter"), which).toString().toStdString(), toHex(block.filter));
        QCOMPARE(m_btcd->call(QStringLiteral("getcfilterheader"), which).toString().toStdString(),
                 block.filterHeader.display());
    }
}

void TestPracticePeers::fullNodeFollowsAReorganisation()
{
    QVERIFY(m_chain->reorg(10, 12, PracticeChain::Keep::EverySecond));
    QVERIFY(submit(241));
    QCOMPARE(tipOf(*m_btcd).toStdString(), m_chain->tip().hash.display());
}

/// Served to another program over the protocol, not by RPC.
void TestPracticePeers::fullNodeSyncsFromThePracticeNode()
{
    const QTemporaryDir folder;
    auto network = PracticeNetwork::open(folder.path());
    QVERIFY(network);
    HistoryPlan plan;
    plan.blocks = 30;
    plan.payees = {someScript(1)};
    plan.payments = 30;
    const auto tip = (*network)->makeHistory(plan).result();
    QVERIFY(tip);
    const auto payee = addressOf(someScript(7), Network::Regtest);
    RealNode other(RealNode::Kind::Btcd, QString::fromStdString(*payee));
    QVERIFY(other.start());
    const QString address = QStringLiteral("127.0.0.1:%1").arg((*network)->port());
    other.call(QStringLiteral("addnode"), {address, QStringLiteral("add")});
    QTRY_COMPARE_WITH_TIMEOUT(tipOf(other).toStdString(), tip->hash.display(), 30'000);

    const auto next = (*network)->mine(1).result(); // and is told of what comes later
    QTRY_COMPARE_WITH_TIMEOUT(tipOf(other).toStdString(), next->hash.display(), 30'000);
}

QTEST_GUILESS_MAIN(TestPracticePeers)
#include "tst_practicepeers.moc"
