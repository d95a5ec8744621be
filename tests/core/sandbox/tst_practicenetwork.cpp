// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/p2p/p2pchainclient.h"
#include "core/primitives/blocklayout.h"
#include "core/sandbox/practicenetwork.h"
#include "core/sandbox/practicestore.h"
#include "sandboxtest.h"
#include "tests/support/asked.h"
#include "tests/support/fakeclock.h"
#include "tests/support/filesizelimit.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestPracticeNetwork final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void minesAndRemembers();
    void sendsToAnyoneFromAFreshChain();
    void paysAllInOneBlock();
    void replacesTheLastBlocks();
    void makesHistory();
    void carriesOutCallsInOrder();
    void failedCallChangesNothing();
    void failedWriteChangesNothing();
    void refusesTooMuchAtOnce();
    void refusesAChainInUse();
    void refusesAPortInUse();
    void refusesAFolderThatCannotBe();
    void stopsWithCallsUnderWay();
    void clientSeesTheChainOverTheNetwork();
    void clientIsToldOfBlocksAndReorganisations();
    void clientBroadcastsAPayment();

private:
    std::unique_ptr<PracticeNetwork> open() const
    {
        auto opened = PracticeNetwork::open(m_folder->path(), 0, m_clock);
        if (!opened) qFatal("cannot open: %s", opened.error().detail.c_str());
        return *std::move(opened);
    }
    std::unique_ptr<P2pChainClient> connectedClient() const
    {
        P2pOptions options;
        options.network = networkParams(Network::Practice);
        options.named = {{QStringLiteral("127.0.0.1"), m_network->port()}};
        auto client = std::make_unique<P2pChainClient>(options);
        client->start();
        if (!QTest::qWaitFor([&] { return client->isConnected(); })) qFatal("not connected");
        return client;
    }
    BlockHash genesis() const { return networkParams(Network::Practice).genesisHash; }

    FakeClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeNetwork> m_network;
};

void TestPracticeNetwork::init()
{
    m_folder.emplace();
    m_network = open();
}

void TestPracticeNetwork::cleanup() { m_network.reset(); }

void TestPracticeNetwork::minesAndRemembers()
{
    QVERIFY(m_network->port() != 0);
    const auto tip = m_network->mine(5).result();
    QCOMPARE(tip->height.value, 5);
    QCOMPARE(m_network->mine(1, someScript(3)).result()->height.value, 6);
    const auto status = m_network->status().result();
    QCOMPARE(status.tip.height.value, 6);
    QCOMPARE(status.treasury.satoshis(), std::int64_t{0}); // nothing is mature
    QCOMPARE(status.clients, 0);

    m_network.reset();
    m_network = open();
    QVERIFY(m_network->status().result().tip == status.tip);
}

void TestPracticeNetwork::sendsToAnyoneFromAFreshChain()
{
    const auto payment = m_network->send(someScript(1), bitcoin(2)).result();
    QVERIFY(payment);
    QVERIFY(payment->block.height.value > 100);
    const auto status = m_network->status().result();
    QVERIFY(status.tip == payment->block);
    QCOMPARE(status.waiting, 0);
    QCOMPARE(m_network->send(someScript(1), bitcoin(1'000'000)).result().error().code, Errc::Refused);
    QVERIFY(m_network->status().result().tip == payment->block); // what was mined for it in vain is gone
}

void TestPracticeNetwork::paysAllInOneBlock()
{
    const auto block = m_network->sendToAll({{bitcoin(2), someScript(1)}, {bitcoin(3), someScript(2)}}).result();
    QVERIFY(block);
    m_network.reset();
    PracticeChain chain(m_clock);
    QVERIFY(PracticeStore::open(m_folder->filePath("practice.chain").toStdString(), chain));
    QVERIFY(chain.tip() == *block);
    QCOMPARE(balanceOf(chain, someScript(1)), bitcoin(2).satoshis());
    QCOMPARE(balanceOf(chain, someScript(2)), bitcoin(3).satoshis());
    QCOMPARE(Block::parse(chain.block(block->height)->raw)->transactions.size(), std::size_t{3}); // and the coinbase
}

void TestPracticeNetwork::replacesTheLastBlocks()
{
    const auto payment = m_network->send(someScript(1), bitcoin(2)).result();
    const auto tip = m_network->reorg(3).result();
    QCOMPARE(tip->height.value, payment->block.height.value + 1);
    m_network.reset();
    PracticeChain chain(m_clock);
    QVERIFY(PracticeStore::open(m_folder->filePath("practice.chain").toStdString(), chain));
    QVERIFY(chain.tip() == *tip);
    QCOMPARE(balanceOf(chain, someScript(1)), bitcoin(2).satoshis());
}

void TestPracticeNetwork::makesHistory()
{
    HistoryPlan plan;
    plan.blocks = 50;
    plan.payees = {someScript(1), someScript(2)};
    plan.payments = 60;
    QCOMPARE(m_network->makeHistory(plan).result()->height.value, 150);
}

void TestPracticeNetwork::carriesOutCallsInOrder()
{
    const auto first = m_network->mine(10);
    const auto second = m_network->reorg(2);
    const auto third = m_network->mine(1);
    QCOMPARE(third.result()->height.value, 12);
    QCOMPARE(first.result()->height.value, 10);
    QCOMPARE(second.result()->height.value, 11);
}

void TestPracticeNetwork::failedCallChangesNothing()
{
    const auto tip = m_network->mine(3).result();
    HistoryPlan dear;
    dear.blocks = 300;
    dear.payees = {someScript(1)};
    dear.payments = 300;
    dear.smallest = dear.largest = bitcoin(1'000);
    QCOMPARE(m_network->makeHistory(dear).result().error().code, Errc::Refused);
    QVERIFY(m_network->status().result().tip == *tip);
    QCOMPARE(m_network->reorg(9).result().error().code, Errc::OutOfRange);
    QCOMPARE(m_network->mine(0).result().error().code, Errc::OutOfRange);
    QVERIFY(m_network->status().result().tip == *tip);
}

void TestPracticeNetwork::failedWriteChangesNothing()
{
    const auto tip = m_network->mine(3).result();
    {
        const FileSizeLimit limit(2'000);
        QCOMPARE(m_network->mine(100).result().error().code, Errc::Io);
    }
    QVERIFY(m_network->status().result().tip == *tip);
    QCOMPARE(m_network->mine(100).result()->height.value, 103);
}

void TestPracticeNetwork::refusesTooMuchAtOnce()
{
    QCOMPARE(m_network->mine(PracticeNetwork::MaxBlocksPerCall + 1).result().error().code, Errc::OutOfRange);
}

void TestPracticeNetwork::refusesAChainInUse()
{
    QCOMPARE(PracticeNetwork::open(m_folder->path()).error().code, Errc::InUse);
}

void TestPracticeNetwork::refusesAPortInUse()
{
    const QTemporaryDir other;
    QCOMPARE(PracticeNetwork::open(other.path(), m_network->port()).error().code, Errc::InUse);
}

void TestPracticeNetwork::refusesAFolderThatCannotBe()
{
    QCOMPARE(PracticeNetwork::open(m_folder->filePath("practice.chain/inside")).error().code, Errc::Io);
}

void TestPracticeNetwork::stopsWithCallsUnderWay()
{
    const auto mined = m_network->mine(2'000);
    const auto more = m_network->mine(2'000);
    m_network.reset();
    QVERIFY(mined.isFinished() && more.isFinished());
    QCOMPARE(more.result()->height.value, 4'000);
}

/// Through the program's own peer-to-peer client, as the window and the tests of the chain loop use it.
void TestPracticeNetwork::clientSeesTheChainOverTheNetwork()
{
    HistoryPlan plan;
    plan.blocks = 1'100;
    plan.payees = {someScript(1)};
    plan.payments = 200;
    QVERIFY(m_network->makeHistory(plan).result());
    const auto client = connectedClient();

    Asked headers(client->headers({genesis()}, {}));
    const auto& answer = headers.wait();
    QVERIFY(answer);
    QCOMPARE(answer->value.size(), std::size_t{1'200});

    BlockRange range{{201}, {}};
    for (std::size_t i = 200; i < 1'200; ++i) range.hashes.push_back(answer->value[i].hash());
    Asked hashes(client->filterHashes(range, 1));
    QVERIFY(hashes.wait());
    Asked filters(client->filters(range, {}));
    QVERIFY(filters.wait());
    const FilterQuery query(std::vector<Bytes>{someScript(1)});
    int matched = 0;
    for (std::size_t i = 0; i < range.hashes.size(); ++i) {
        const Bytes& filter = filters->value()[i].value;
        QVERIFY(filterHash(filter) == hashes->value().front().value.hashes[i]);
        if (!query.matches(filter, range.hashes[i]).value()) continue;
        ++matched;
        if (matched > 3) continue;
        Asked block(client->block({range.first + static_cast<std::int32_t>(i), range.hashes[i]}));
        QVERIFY(block.wait() && proveBlock(block->value().value));
    }
    QVERIFY(matched >= 180);

    const RequestLog log = m_network->requests().result();
    QCOMPARE(log.filtersServed, std::int64_t{1'000});
    QCOMPARE(log.blocksServed.size(), std::size_t{3});
    for (const auto& [hash, times] : log.blocksServed) QCOMPARE(times, std::int64_t{1});
    QCOMPARE(m_network->status().result().clients, 1);
}

void TestPracticeNetwork::clientIsToldOfBlocksAndReorganisations()
{
    QVERIFY(m_network->mine(5).result());
    const auto client = connectedClient();
    Asked all(client->headers({genesis()}, {}));
    QCOMPARE(all.wait()->value.size(), std::size_t{5});

    QSignalSpy announced(client.get(), &ChainClient::blocksAnnounced);
    QVERIFY(m_network->mine(1).result());
    QTRY_VERIFY(announced.count() > 0);
    announced.clear();
    const auto tip = m_network->reorg(3).result();
    QTRY_VERIFY(announced.count() > 0);
    Asked again(client->headers({all->value().value.back().hash(), genesis()}, {}));
    QCOMPARE(again.wait()->value.size(), std::size_t{7}); // the old tip is on no branch of ours: from genesis
    QVERIFY(again->value().value.back().hash() == tip->hash);
}

void TestPracticeNetwork::clientBroadcastsAPayment()
{
    QVERIFY(m_network->mine(1, someScript(1)).result());
    QVERIFY(m_network->mine(100).result());
    const auto client = connectedClient();
    Asked headers(client->headers({genesis()}, {}));
    Asked block(client->block({{1}, headers.wait()->value.front().hash()}));
    const Transaction coinbase = Block::parse(block.wait()->value)->transactions.front();

    Asked taken(client->broadcast(spendOf({coinbase.txid(), 0}, bitcoin(49), someScript(2))));
    QCOMPARE(taken.wait().value(), 1);
    QTRY_COMPARE(m_network->status().result().waiting, 1);
    QVERIFY(m_network->mine(1).result());
    QCOMPARE(m_network->status().result().waiting, 0);
}

QTEST_GUILESS_MAIN(TestPracticeNetwork)
#include "tst_practicenetwork.moc"
