// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/p2p/messages/addressmessages.h"
#include "core/p2p/messages/chainmessages.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/messages/inventorymessages.h"
#include "core/sandbox/practicenode.h"
#include "rawclient.h"
#include "sandboxtest.h"
#include "tests/support/fakeclock.h"
#include "tests/support/vectors.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using p2p::InventoryItem;
using p2p::InventoryType;

class TestPracticeNode final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void introducesItselfAsAFullNodeWithFilters();
    void handshakeInSingleBytes();
    void refusesABadHandshake_data();
    void refusesABadHandshake();
    void givesHeadersAfterTheLocator();
    void givesTheOneHeaderThatIsAskedFor();
    void givesFilterCheckpoints();
    void givesFilterHeadersThatChain();
    void givesEveryFilterOfARange();
    void givesFiltersOfAStaleBranch();
    void givesBlocksWithAndWithoutWitnesses();
    void saysWhatItHasNot();
    void hasNoAddresses();
    void announcesBlocksByHeadersOrInventory();
    void announcesAReorganisationFromTheFork();
    void takesAndPassesOnTransactions();
    void refusesWhatIsBeyondTheLimits_data();
    void refusesWhatIsBeyondTheLimits();
    void doesNotWriteToAClientThatDoesNotRead();
    void servesNoFasterThanItsSpeed();
    void speedTakesEffectAtOnce();
    void answersPingsWhileItIsSlow();
    void turnsAwayTooManyClients();
    void outlivesMalformedMessages();

private:
    std::unique_ptr<RawClient> client(bool shakeHands = true)
    {
        auto made = std::make_unique<RawClient>(m_node->port(), m_chain->params().magic);
        if (shakeHands && !made->shakeHands()) qFatal("no handshake");
        return made;
    }
    BlockHash hashAt(std::int32_t height) const { return m_chain->block({height})->point.hash; }
    Bytes range(std::int32_t first, std::int32_t last) const
    {
        return p2p::FilterRange{p2p::BasicFilter, {first}, hashAt(last)}.serialize();
    }

    FakeClock m_clock;
    std::optional<PracticeChain> m_history; ///< 2,500 blocks, copied for each test.
    std::optional<PracticeChain> m_chain;
    std::unique_ptr<PracticeNode> m_node;
};

void TestPracticeNode::initTestCase()
{
    m_history.emplace(m_clock);
    HistoryPlan plan;
    plan.blocks = 2'400;
    plan.payees = {someScript(1), someScript(2)};
    plan.payments = 2'400;
    QVERIFY(makeHistory(*m_history, plan));
}

void TestPracticeNode::init()
{
    m_chain = m_history;
    m_node = std::make_unique<PracticeNode>(*m_chain, m_clock);
    QVERIFY(m_node->listen(0));
}

void TestPracticeNode::cleanup() { m_node.reset(); }

void TestPracticeNode::introducesItselfAsAFullNodeWithFilters()
{
    const auto peer = client();
    QCOMPARE(peer->theirs->services, std::uint64_t{1 | 8 | 0x40});
    QCOMPARE(peer->theirs->startHeight, 2'500);
    QCOMPARE(peer->theirs->protocol, 70016);
    QCOMPARE(peer->theirs->time, m_clock.unixSeconds());
    QVERIFY(peer->theirs->nonce != client()->theirs->nonce);
    QCOMPARE(m_node->log().connections, std::int64_t{2});
}

void TestPracticeNode::handshakeInSingleBytes()
{
    const auto peer = client(false);
    const auto& magic = m_chain->params().magic;
    Bytes all = p2p::frame(magic, p2p::Version());
    append(all, p2p::frame(magic, p2p::command::Verack));
    append(all, p2p::frame(magic, p2p::Ping{7}));
    for (const std::byte b : all) {
        peer->sendBytes({b});
        peer->socket().flush();
    }
    QCOMPARE(peer->next<p2p::Pong>()->nonce, std::uint64_t{7});
}

void TestPracticeNode::refusesABadHandshake_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto& magic = networkParams(Network::Practice).magic;
    const auto row = [](const char* name, const Bytes& bytes) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    };
    const auto both = [](Bytes first, const Bytes& second) {
        append(first, second);
        return first;
    };
    const Bytes version = p2p::frame(magic, p2p::Version());
    const Bytes verack = p2p::frame(magic, p2p::command::Verack);
    p2p::Version old;
    old.protocol = 60'000;
    row("the magic of mainnet", p2p::frame(networkParams(Network::Mainnet).magic, p2p::Version()));
    row("a request before version", p2p::frame(magic, p2p::command::GetAddr));
    row("verack before version", verack);
    row("two versions", both(version, version));
    row("a version after the handshake", both(both(version, verack), version));
    row("a second verack", both(both(version, verack), verack));
    row("wtxidrelay after verack", both(both(version, verack), p2p::frame(magic, p2p::command::WtxidRelay)));
    row("an old protocol", p2p::frame(magic, old));
    row("a short version", p2p::frame(magic, p2p::Version::Command, Bytes(10)));
}

void TestPracticeNode::refusesABadHandshake()
{
    QFETCH(QByteArray, bytes);
    const auto peer = client(false);
    peer->sendBytes(toBytes(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())))));
    QVERIFY(peer->isRefused());
    QCOMPARE(m_node->log().refusals, std::int64_t{1});
    QCOMPARE(m_node->clients(), 0);
    QVERIFY(client()->isInStep()); // others are served on
}

void TestPracticeNode::givesHeadersAfterTheLocator()
{
    const auto peer = client();
    peer->send(p2p::GetHeaders{{hashAt(0)}, {}});
    auto headers = peer->next<p2p::Headers>();
    QCOMPARE(headers->headers.size(), std::size_t{2'000});
    QVERIFY(headers->headers.front() == m_chain->block({1})->header);

    BlockHash unknown;
    unknown.bytes.fill(std::byte{9});
    peer->send(p2p::GetHeaders{{unknown, hashAt(2'000), hashAt(10)}, {}});
    headers = peer->next<p2p::Headers>();
    QCOMPARE(headers->headers.size(), std::size_t{500});
    QVERIFY(headers->headers.back().hash() == m_chain->tip().hash);

    peer->send(p2p::GetHeaders{{hashAt(100)}, hashAt(110)});
    QCOMPARE(peer->next<p2p::Headers>()->headers.size(), std::size_t{10});
    peer->send(p2p::GetHeaders{{m_chain->tip().hash}, {}});
    QVERIFY(peer->next<p2p::Headers>()->headers.empty());
    peer->send(p2p::GetHeaders{{unknown}, {}}); // from genesis then
    QVERIFY(peer->next<p2p::Headers>()->headers.front() == m_chain->block({1})->header);
    QCOMPARE(m_node->log().count("getheaders"), std::int64_t{5});
}

void TestPracticeNode::givesTheOneHeaderThatIsAskedFor()
{
    const auto peer = client();
    peer->send(p2p::GetHeaders{{}, hashAt(42)});
    const auto headers = peer->next<p2p::Headers>();
    QCOMPARE(headers->headers.size(), std::size_t{1});
    QVERIFY(headers->headers.front() == m_chain->block({42})->header);
}

void TestPracticeNode::givesFilterCheckpoints()
{
    const auto peer = client();
    peer->send(p2p::GetCFCheckpt{p2p::BasicFilter, m_chain->tip().hash});
    const auto answer = peer->next<p2p::CFCheckpt>();
    QCOMPARE(answer->headers.size(), std::size_t{2});
    QVERIFY(answer->headers[0] == m_chain->block({1'000})->filterHeader);
    QVERIFY(answer->headers[1] == m_chain->block({2'000})->filterHeader);
    peer->send(p2p::GetCFCheckpt{p2p::BasicFilter, hashAt(999)});
    QVERIFY(peer->next<p2p::CFCheckpt>()->headers.empty());
}

void TestPracticeNode::givesFilterHeadersThatChain()
{
    const auto peer = client();
    peer->send(p2p::command::GetCFHeaders, range(0, 1'999));
    auto answer = peer->next<p2p::CFHeaders>();
    QCOMPARE(answer->hashes.size(), std::size_t{2'000});
    QVERIFY(answer->previous.isZero());
    FilterHeader header;
    for (const FilterHash& hash : answer->hashes) header = filterHeader(hash, header);
    QVERIFY(header == m_chain->block({1'999})->filterHeader);

    peer->send(p2p::command::GetCFHeaders, range(2'000, 2'500));
    answer = peer->next<p2p::CFHeaders>();
    QVERIFY(answer->previous == header);
    QVERIFY(answer->stop == m_chain->tip().hash);
    const std::deque<RequestLog::Range> asked{{{0}, {1'999}}, {{2'000}, {2'500}}};
    QVERIFY(m_node->log().filterHeaderRanges == asked);
}

void TestPracticeNode::givesEveryFilterOfARange()
{
    const auto peer = client();
    peer->send(p2p::command::GetCFilters, range(1'001, 2'000));
    for (std::int32_t height = 1'001; height <= 2'000; ++height) {
        const auto answer = peer->next<p2p::CFilter>();
        QVERIFY(answer);
        QVERIFY(answer->block == hashAt(height));
        QVERIFY(answer->filter == m_chain->block({height})->filter);
    }
    QVERIFY(peer->isInStep());
    QCOMPARE(peer->count("cfilter"), std::size_t{0});
    QVERIFY((m_node->log().filterRanges == std::deque<RequestLog::Range>{{{1'001}, {2'000}}}));
    QCOMPARE(m_node->log().filtersServed, std::int64_t{1'000});
}

void TestPracticeNode::givesFiltersOfAStaleBranch()
{
    const auto peer = client();
    const auto staleTip = m_chain->tip().hash;
    const auto staleParent = m_chain->find(staleTip)->header.previous;
    QVERIFY(m_chain->reorg(2, 3, PracticeChain::Keep::All));
    peer->send(p2p::command::GetCFilters, p2p::FilterRange{p2p::BasicFilter, {2'498}, staleTip}.serialize());
    QVERIFY(peer->next<p2p::CFilter>()->block == hashAt(2'498));
    QVERIFY(peer->next<p2p::CFilter>()->block == staleParent);
    QVERIFY(peer->next<p2p::CFilter>()->block == staleTip);
}

void TestPracticeNode::givesBlocksWithAndWithoutWitnesses()
{
    const auto peer = client();
    const auto hash = m_chain->tip().hash;
    const Block full = Block::parse(m_chain->find(hash)->raw).value();
    peer->send(p2p::command::GetData, p2p::Inventory{{{InventoryType::WitnessBlock, hash.bytes}}}.serialize());
    QVERIFY(peer->next(p2p::command::Block) == m_chain->find(hash)->raw);
    peer->send(p2p::command::GetData, p2p::Inventory{{{InventoryType::Block, hash.bytes}}}.serialize());
    const Block bare = Block::parse(peer->next(p2p::command::Block).value()).value();
    QVERIFY(bare.header == full.header);
    QCOMPARE(bare.transactions.size(), full.transactions.size());
    QVERIFY(bare.transactions[1].txid() == full.transactions[1].txid());
    QVERIFY(full.transactions[1].hasWitness() && !bare.transactions[1].hasWitness());
    QCOMPARE(m_node->log().timesServed(hash), std::int64_t{2});
    QCOMPARE(m_node->log().timesServed(hashAt(3)), std::int64_t{0});
}

void TestPracticeNode::saysWhatItHasNot()
{
    const auto peer = client();
    std::array<std::byte, 32> unknown{};
    unknown.fill(std::byte{7});
    const std::vector<InventoryItem> asked{{InventoryType::WitnessBlock, unknown},
                                           {InventoryType::WitnessBlock, hashAt(5).bytes},
                                           {InventoryType::Tx, unknown},
                                           {InventoryType{77}, unknown}};
    peer->send(p2p::command::GetData, p2p::Inventory{asked}.serialize());
    QVERIFY(peer->next(p2p::command::Block));
    const auto missing = p2p::Inventory::parse(peer->next(p2p::command::NotFound).value()).value();
    QVERIFY((missing.items == std::vector{asked[0], asked[2], asked[3]}));
}

void TestPracticeNode::hasNoAddresses()
{
    const auto peer = client();
    peer->send(p2p::command::GetAddr);
    QVERIFY(peer->next<p2p::Addr>()->addresses.empty());
    auto modern = client(false);
    QVERIFY(modern->shakeHands(true, {p2p::command::SendAddrV2}));
    modern->send(p2p::command::GetAddr);
    QVERIFY(modern->next<p2p::AddrV2>()->addresses.empty());
}

void TestPracticeNode::announcesBlocksByHeadersOrInventory()
{
    const auto plain = client();
    const auto modern = client();
    modern->send(p2p::command::SendHeaders);
    modern->send(p2p::GetHeaders{{hashAt(2'400)}, {}});
    QVERIFY(modern->next<p2p::Headers>());

    QVERIFY(m_chain->mine(2));
    m_node->announce();
    m_node->announce(); // nothing new: nothing said
    const auto news = modern->next<p2p::Headers>();
    QCOMPARE(news->headers.size(), std::size_t{2});
    QVERIFY(news->headers.back().hash() == m_chain->tip().hash);
    const auto inventory = p2p::Inventory::parse(plain->next(p2p::command::Inv).value()).value();
    QVERIFY((inventory.items == std::vector{InventoryItem{InventoryType::Block, m_chain->tip().hash.bytes}}));

    QVERIFY(m_chain->mine(9)); // more than a handful is a sync
    m_node->announce();
    QVERIFY(modern->next(p2p::command::Inv));
    QVERIFY(modern->isInStep() && plain->isInStep());
    QCOMPARE(modern->count("headers"), std::size_t{0});
}

void TestPracticeNode::announcesAReorganisationFromTheFork()
{
    const auto peer = client();
    peer->send(p2p::command::SendHeaders);
    peer->send(p2p::GetHeaders{{hashAt(2'400)}, {}});
    QVERIFY(peer->next<p2p::Headers>());
    QVERIFY(m_chain->reorg(3, 4, PracticeChain::Keep::All));
    m_node->announce();
    const auto news = peer->next<p2p::Headers>();
    QCOMPARE(news->headers.size(), std::size_t{4});
    QVERIFY(news->headers.front().previous == hashAt(2'497));
}

void TestPracticeNode::takesAndPassesOnTransactions()
{
    OutPoint coin;
    std::int64_t value = 0;
    for (const auto& [outpoint, found] : m_chain->coins())
        if (found.output.scriptPubKey == someScript(1))
            std::tie(coin, value) = std::pair(outpoint, found.output.value.satoshis());
    const Transaction tx = spendOf(coin, satoshis(value - 500), someScript(9));
    const auto sender = client();
    const auto listener = client();
    auto modern = client(false);
    QVERIFY(modern->shakeHands(true, {p2p::command::WtxidRelay}));
    auto silent = client(false);
    QVERIFY(silent->shakeHands(false));
    QSignalSpy accepted(m_node.get(), &PracticeNode::transactionAccepted);

    sender->send(p2p::command::Inv, p2p::Inventory{{{InventoryType::Tx, tx.txid().bytes}}}.serialize());
    const auto wanted = p2p::Inventory::parse(sender->next(p2p::command::GetData).value()).value();
    QVERIFY((wanted.items == std::vector{InventoryItem{InventoryType::WitnessTx, tx.txid().bytes}}));
    sender->send(p2p::command::Tx, tx.serialize());

    const auto news = p2p::Inventory::parse(listener->next(p2p::command::Inv).value()).value();
    QVERIFY((news.items == std::vector{InventoryItem{InventoryType::Tx, tx.txid().bytes}}));
    const auto modernNews = p2p::Inventory::parse(modern->next(p2p::command::Inv).value()).value();
    QVERIFY((modernNews.items == std::vector{InventoryItem{InventoryType::Wtx, tx.wtxid().bytes}}));
    QCOMPARE(accepted.count(), 1);
    listener->send(p2p::command::GetData, p2p::Inventory{{{InventoryType::WitnessTx, tx.txid().bytes}}}.serialize());
    QVERIFY(listener->next(p2p::command::Tx) == tx.serialize());
    modern->send(p2p::command::GetData, p2p::Inventory{modernNews}.serialize());
    QVERIFY(modern->next(p2p::command::Tx) == tx.serialize());

    sender->send(p2p::command::Inv, p2p::Inventory{{{InventoryType::Tx, tx.txid().bytes}}}.serialize());
    sender->send(p2p::command::Tx, spendOf({tx.txid(), 5}, satoshis(1), someScript(9)).serialize()); // no such coin
    QVERIFY(sender->isInStep() && silent->isInStep());
    QCOMPARE(sender->count("getdata") + sender->count("inv") + silent->count("inv"), std::size_t{0});
    QCOMPARE(m_node->log().transactionsAccepted, std::int64_t{1});
    QCOMPARE(m_node->log().transactionsRefused, std::int64_t{1});

    QVERIFY(m_chain->mine(1));
    QCOMPARE(balanceOf(*m_chain, someScript(9)), value - 500);
}

void TestPracticeNode::refusesWhatIsBeyondTheLimits_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("a thousand filters") << "getcfilters" << 1 << 1'000 << 0 << true;
    QTest::newRow("a thousand and one filters") << "getcfilters" << 1 << 1'001 << 0 << false;
    QTest::newRow("filters backwards") << "getcfilters" << 10 << 9 << 0 << false;
    QTest::newRow("filters up to an unknown block") << "getcfilters" << 1 << -1 << 0 << false;
    QTest::newRow("filters of another type") << "getcfilters" << 1 << 2 << 1 << false;
    QTest::newRow("a negative height") << "getcfilters" << -1 << 2 << 0 << false;
    QTest::newRow("two thousand filter headers") << "getcfheaders" << 1 << 2'000 << 0 << true;
    QTest::newRow("two thousand and one filter headers") << "getcfheaders" << 1 << 2'001 << 0 << false;
    QTest::newRow("filter headers up to an unknown block") << "getcfheaders" << 1 << -1 << 0 << false;
}

void TestPracticeNode::refusesWhatIsBeyondTheLimits()
{
    QFETCH(QString, command);
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, type);
    QFETCH(bool, allowed);
    const auto peer = client();
    p2p::FilterRange asked{static_cast<std::uint8_t>(type), {first}, {}};
    if (last >= 0) asked.stop = hashAt(last);
    peer->send(command.toStdString(), asked.serialize());
    QCOMPARE(allowed ? peer->isInStep() : peer->isRefused(), true);
    QCOMPARE(m_node->clients(), allowed ? 1 : 0);

    const auto greedy = client();
    greedy->send(p2p::GetHeaders{std::vector<BlockHash>(102), {}});
    QVERIFY(greedy->isRefused());
    const auto ignorant = client();
    ignorant->send(p2p::GetCFCheckpt{p2p::BasicFilter, {}});
    QVERIFY(ignorant->isRefused());
    const auto liar = client();
    liar->send(p2p::command::Tx, Bytes(100, std::byte{0xff}));
    QVERIFY(liar->isRefused());
}

void TestPracticeNode::doesNotWriteToAClientThatDoesNotRead()
{
    const auto peer = client();
    peer->socket().setReadBufferSize(1'024);
    constexpr int Requests = 400; // 65 MB of answers
    for (int i = 0; i < Requests; ++i) peer->send(p2p::GetHeaders{{hashAt(0)}, {}});
    QTRY_VERIFY(m_node->log().headersServed > 0);
    std::int64_t served = 0;
    do {
        served = m_node->log().headersServed;
        for (int i = 0; i < 10; ++i) QVERIFY(client()->isInStep()); // it had its turns, and others were served
    } while (m_node->log().headersServed != served);
    QVERIFY2(served <= Requests / 2 * 2'000, qPrintable(QString::number(served))); // kernel buffers and a megabyte
    QVERIFY(client()->isInStep());

    peer->socket().setReadBufferSize(0);
    int headers = 0;
    for (; headers < Requests && peer->next(p2p::Headers::Command); ++headers) { }
    QCOMPARE(headers, Requests);
}

void TestPracticeNode::servesNoFasterThanItsSpeed()
{
    m_node->setSpeed(20);
    const auto peer = client();
    peer->send(p2p::command::GetCFilters, range(1, 100));
    QVERIFY(peer->next<p2p::CFilter>());
    QVERIFY(peer->isInStep());
    QCOMPARE(m_node->log().filtersServed, std::int64_t{1}); // the clock stands still
    for (std::int64_t served = 2; served <= 20; ++served) {
        m_clock.advance(std::chrono::milliseconds(50));
        m_node->resume();
        QCOMPARE(m_node->log().filtersServed, served);
    }
    m_clock.advance(std::chrono::seconds(60)); // no more than a tenth of a second is made up for
    m_node->resume();
    QCOMPARE(m_node->log().filtersServed, std::int64_t{23});

    const auto other = client(); // the speed is the node's, not a client's
    other->send(p2p::command::GetData, p2p::Inventory{{{InventoryType::WitnessBlock, hashAt(9).bytes}}}.serialize());
    QVERIFY(other->isInStep());
    QCOMPARE(m_node->log().timesServed(hashAt(9)), std::int64_t{0});
}

void TestPracticeNode::speedTakesEffectAtOnce()
{
    m_node->setSpeed(1);
    const auto peer = client();
    peer->send(p2p::command::GetCFilters, range(1, 200));
    QVERIFY(peer->next<p2p::CFilter>());
    m_node->setSpeed(0);
    for (int i = 1; i < 200; ++i) QVERIFY(peer->next<p2p::CFilter>());
    QVERIFY(peer->isInStep());
}

void TestPracticeNode::answersPingsWhileItIsSlow()
{
    m_node->setSpeed(1);
    const auto peer = client();
    peer->send(p2p::command::GetCFilters, range(1, 200));
    peer->send(p2p::GetHeaders{{hashAt(0)}, {}}); // waits its turn
    QVERIFY(peer->isInStep());
    QCOMPARE(m_node->log().headersServed, std::int64_t{0});
    QVERIFY(m_chain->mine(1));
    m_node->announce();
    QVERIFY(peer->next(p2p::command::Inv));
}

void TestPracticeNode::turnsAwayTooManyClients()
{
    std::vector<std::unique_ptr<RawClient>> peers;
    for (int i = 0; i < PracticeNode::MaxClients; ++i) peers.push_back(client());
    QVERIFY(client(false)->isRefused());
    peers.pop_back();
    QTRY_COMPARE(m_node->clients(), PracticeNode::MaxClients - 1);
    QVERIFY(client()->isInStep());
}

/// Every message of the set to a client of its own that has shaken hands: the node goes on, and neither its chain nor
/// other clients notice.
void TestPracticeNode::outlivesMalformedMessages()
{
    const QByteArray text = dataFile(QStringLiteral("p2p_malformed.jsonl"));
    const auto witness = client();
    const auto tip = m_chain->tip();
    int messages = 0;
    for (const QByteArray& line : text.split('\n')) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        if (!row.contains(u"bytes")) continue; // the huge ones: the framer's own test has them
        const auto peer = client();
        peer->sendBytes(bytesOfHex(row[u"bytes"].toString()));
        if (++messages % 50 == 0) QVERIFY2(witness->isInStep(), qPrintable(row[u"id"].toString()));
    }
    QVERIFY(messages > 400);
    QVERIFY(witness->isInStep());
    QVERIFY(m_chain->tip() == tip);
    QVERIFY(m_chain->mempool().entries().empty());
    QTRY_COMPARE(m_node->clients(), 1);
}

QTEST_GUILESS_MAIN(TestPracticeNode)
#include "tst_practicenode.moc"
