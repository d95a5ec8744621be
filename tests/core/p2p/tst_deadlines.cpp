// SPDX-License-Identifier: MIT

#include "core/p2p/messages/filtermessages.h"
#include "tests/core/p2p/clientharness.h"
#include "tests/core/p2p/fakesocks.h"

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;
using namespace std::chrono_literals;

namespace {

/// A client of two peers, called directly or through a proxy.
struct TwoPeers
{
    ClientHarness h{2};
    FakeSocks socks;
    std::optional<HostPort> proxy;
    std::unique_ptr<P2pChainClient> client;

    explicit TwoPeers(bool isByProxy) : proxy(isByProxy ? std::optional(socks.address()) : std::nullopt)
    {
        P2pOptions options = h.options();
        options.proxy = proxy;
        client = std::make_unique<P2pChainClient>(std::move(options));
        client->start();
        if (!QTest::qWaitFor([this] { return client->peers().size() == 2; })) qFatal("not connected");
    }

    PeerInfo info(std::size_t i)
    {
        for (const PeerInfo& info : client->peers())
            if (info.address == h.peer(i).address().text()) return info;
        return {};
    }
    bool isLate(std::size_t i) { return info(i).lastProblem && info(i).lastProblem->code == Errc::Timeout; }
    int asked(std::string_view command) { return h.peer(0).asked(command) + h.peer(1).asked(command); }
};

} // namespace

/// How long a peer has for an answer: 20 seconds for a block, 60 through a proxy, and all other deadlines alike.
class TestDeadlines final : public QObject
{
    Q_OBJECT

private slots:
    void aPeerBehindAProxyHasThreeTimesAsLong_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("isByProxy");
        const auto rows = [](const char* question, int limit) {
            QTest::addRow("%s, directly", question) << question << limit << false;
            QTest::addRow("%s, by proxy", question) << question << limit * 3 << true;
        };
        rows("getdata", 20);
        rows("getcfilters", 20);
        rows("getheaders", 15);
        rows("getcfheaders", 10);
    }

    /// Both peers are silent on it, but where only the wait for the second of two answers has an end.
    void aPeerBehindAProxyHasThreeTimesAsLong()
    {
        QFETCH(QString, question);
        QFETCH(int, limit);
        QFETCH(bool, isByProxy);
        TwoPeers two(isByProxy);
        two.h.peer(0).behaviour.silentOn = {question.toStdString()};
        two.h.peer(1).behaviour.silentOn = {question.toStdString()};
        std::optional<Asked<Result<From<Bytes>>>> block;
        std::optional<Asked<Result<std::vector<From<Bytes>>>>> filters;
        std::optional<Asked<Result<From<std::vector<BlockHeader>>>>> headers;
        std::optional<Asked<Result<std::vector<From<FilterHashes>>>>> hashes;
        if (question == u"getdata") block.emplace(two.client->block(two.h.point(7)));
        if (question == u"getcfilters") filters.emplace(two.client->filters(two.h.range(1, 20), {}));
        if (question == u"getheaders") headers.emplace(two.client->headers({two.h.hash(0)}, {}));
        if (question == u"getcfheaders") {
            two.h.peer(1).behaviour.silentOn.clear();
            hashes.emplace(two.client->filterHashes(two.h.range(1, 20), 2));
        }
        QTRY_VERIFY(two.asked(question.toStdString()) > 0);
        const auto isAnyLate = [&] { return two.isLate(0) || two.isLate(1); };
        two.h.advance(std::chrono::seconds(limit) - 1s);
        QVERIFY(!isAnyLate());
        two.h.advance(2s);
        QTRY_VERIFY(isAnyLate());
        two.client->stop();
    }

    void anotherPeerIsAskedForABlockAfterALongerTime_data()
    {
        QTest::addColumn<bool>("isByProxy");
        QTest::addColumn<int>("seconds");
        QTest::newRow("directly") << false << 8;
        QTest::newRow("by proxy") << true << 24;
    }

    void anotherPeerIsAskedForABlockAfterALongerTime()
    {
        QFETCH(bool, isByProxy);
        QFETCH(int, seconds);
        TwoPeers two(isByProxy);
        two.h.peer(0).hold("getdata");
        two.h.peer(1).hold("getdata");
        Asked block(two.client->block(two.h.point(7)));
        QTRY_COMPARE(two.asked("getdata"), 1);
        two.h.advance(std::chrono::seconds(seconds) - 1s);
        QCOMPARE(two.asked("getdata"), 1);
        two.h.advance(2s);
        QTRY_COMPARE(two.asked("getdata"), 2);
        two.h.peer(0).release("getdata");
        two.h.peer(1).release("getdata");
        QVERIFY(block.wait());
    }

    void anotherPeerIsAskedForHeadersAfterALongerTime_data()
    {
        QTest::addColumn<bool>("isByProxy");
        QTest::addColumn<int>("seconds");
        QTest::newRow("directly") << false << 3;
        QTest::newRow("by proxy") << true << 9;
    }

    void anotherPeerIsAskedForHeadersAfterALongerTime()
    {
        QFETCH(bool, isByProxy);
        QFETCH(int, seconds);
        TwoPeers two(isByProxy);
        two.h.peer(0).hold("getheaders");
        two.h.peer(1).hold("getheaders");
        Asked headers(two.client->headers({two.h.hash(0)}, {}));
        QTRY_COMPARE(two.asked("getheaders"), 1);
        two.h.advance(std::chrono::seconds(seconds) - 1s);
        QCOMPARE(two.asked("getheaders"), 1);
        two.h.advance(2s);
        QTRY_COMPARE(two.asked("getheaders"), 2);
        two.h.peer(0).release("getheaders");
        two.h.peer(1).release("getheaders");
        QVERIFY(headers.wait());
    }

    void aHandshakeThroughAProxyMayTakeAMinute_data()
    {
        QTest::addColumn<bool>("isByProxy");
        QTest::addColumn<int>("seconds");
        QTest::newRow("directly") << false << 20;
        QTest::newRow("by proxy") << true << 60;
    }

    void aHandshakeThroughAProxyMayTakeAMinute()
    {
        QFETCH(bool, isByProxy);
        QFETCH(int, seconds);
        TwoPeers two(isByProxy);
        FakePeer mute(two.h.chain());
        mute.behaviour.shakesHands = false;
        two.client->addPeer(mute.address());
        Asked tried(two.client->probe(mute.address(), two.proxy));
        QTRY_COMPARE(mute.asked("version"), 2);
        two.h.advance(std::chrono::seconds(seconds) - 1s);
        QVERIFY(!tried);
        QCOMPARE(mute.connections(), 2);
        two.h.advance(2s);
        QCOMPARE(tried.wait().error().code, Errc::Timeout);
        QTRY_COMPARE(mute.connections(), 0);
    }

    /// The way is what counts, not how the client began.
    void theDeadlineIsThatOfTheWayThatHoldsNow()
    {
        TwoPeers two(true);
        two.client->setPeers({{two.h.peer(0).address()}, {}});
        QTRY_COMPARE(two.client->peers().size(), std::size_t{1});
        two.h.peer(0).behaviour.silentOn = {"getdata"};
        Asked block(two.client->block(two.h.point(7)));
        QTRY_COMPARE(two.asked("getdata"), 1);
        two.h.advance(21s);
        QTRY_VERIFY(two.isLate(0));
        two.client->stop();
        QVERIFY(!block.wait());
    }
};

QTEST_GUILESS_MAIN(TestDeadlines)
#include "tst_deadlines.moc"
