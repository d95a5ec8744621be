// SPDX-License-Identifier: MIT

#include "tests/core/p2p/clientharness.h"
#include "tests/core/p2p/fakesocks.h"

#include <QTimer>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;
using namespace std::chrono_literals;

namespace {

/// Knows no name, and remembers what it was asked.
class EmptyResolver final : public Resolver
{
public:
    QStringList asked;
    void lookup(const QString& name, QObject* context, Done done) override
    {
        asked << name;
        QTimer::singleShot(0, context, [done = std::move(done)] { done({}); });
    }
};

/// Two peers of which the client is told of the first only.
struct TwoPeers
{
    ClientHarness h{2};
    EmptyResolver resolver;
    std::unique_ptr<P2pChainClient> client;

    TwoPeers()
    {
        P2pOptions options = h.options();
        options.named.pop_back();
        options.resolver = &resolver;
        client = std::make_unique<P2pChainClient>(std::move(options));
        client->start();
        if (!QTest::qWaitFor([this] { return client->peers().size() == 1; })) qFatal("not connected");
    }

    HostPort address(std::size_t i) { return h.peer(i).address(); }
    bool isConnectedTo(std::size_t i) const
    {
        const auto peers = client->peers();
        return std::ranges::any_of(peers, [&](const PeerInfo& info) {
            return info.address == const_cast<ClientHarness&>(h).peer(i).address().text();
        });
    }
    PeerId only() const { return client->peers().at(0).id; }
};

} // namespace

/// What a person decides about connections while they run.
class TestPeerControl final : public QObject
{
    Q_OBJECT

private slots:
    void otherPeersAreCalledAtOnceAndTheOldOnesLeft()
    {
        TwoPeers two;
        two.client->setPeers({{two.address(1)}, {}});
        QTRY_VERIFY(two.isConnectedTo(1));
        QVERIFY(!two.isConnectedTo(0));
        QTRY_COMPARE(two.h.peer(0).connections(), 0);
        two.h.advance(2min);
        QCOMPARE(two.h.peer(0).connections(), 0); // and not called again
    }

    void aQuestionThatWaitsIsAskedOfTheNewPeer()
    {
        TwoPeers two;
        two.h.peer(0).behaviour.silentOn = {"getdata"};
        Asked block(two.client->block(two.h.point(7)));
        QTRY_COMPARE(two.h.peer(0).asked("getdata"), 1);
        two.client->setPeers({{two.address(1)}, {}});
        const auto& answer = block.wait();
        QVERIFY(answer);
        QCOMPARE(answer->value, two.h.chain().block({7})->raw);
    }

    void theSameSettingsChangeNothing()
    {
        TwoPeers two;
        two.client->setPeers({{two.address(0)}, {}});
        two.h.advance(5s);
        QCOMPARE(two.h.peer(0).accepted(), 1);
        QVERIFY(two.isConnectedTo(0));
    }

    void aProxyIsUsedFromThenOnForEverything()
    {
        TwoPeers two;
        FakeSocks proxy(two.address(0));
        two.client->setPeers({{two.address(0)}, proxy.address()});
        QTRY_COMPARE(int(proxy.calls().size()), 1);
        QCOMPARE(proxy.calls().front().to, two.address(0));
        QTRY_VERIFY(two.isConnectedTo(0));
        QCOMPARE(two.h.peer(0).connections(), 1); // the one through the proxy
    }

    void anAddedPeerIsCalledBesideTheOthersAndAgainWhenLost()
    {
        TwoPeers two;
        two.client->addPeer(two.address(1));
        QTRY_VERIFY(two.isConnectedTo(1));
        QVERIFY(two.isConnectedTo(0));
        for (const PeerInfo& info : two.client->peers()) QVERIFY(info.isNamed);
        two.h.peer(1).hangUp();
        QTRY_VERIFY(!two.isConnectedTo(1));
        two.h.advance(5s);
        QTRY_VERIFY(two.isConnectedTo(1));
    }

    void aPeerThatWasSentAwayStaysAwayUntilItIsAdded()
    {
        TwoPeers two;
        two.client->disconnectPeer(two.only());
        QTRY_COMPARE(two.h.peer(0).connections(), 0);
        two.client->disconnectPeer(PeerId{99}); // gone already: nothing happens
        two.h.advance(5min);
        QCOMPARE(two.h.peer(0).accepted(), 1);
        two.client->addPeer(two.address(0));
        QTRY_VERIFY(two.isConnectedTo(0));
    }

    void aNamedPeerIsNeverBanned()
    {
        TwoPeers two;
        two.client->banPeer(two.only());
        two.h.advance(1min);
        QVERIFY(two.isConnectedTo(0));
        QCOMPARE(two.h.peer(0).accepted(), 1);
    }

    void aPeerToBeAddedThatIsThereIsNotCalledTwice()
    {
        TwoPeers two;
        two.client->addPeer(two.address(0));
        two.h.advance(5s);
        QCOMPARE(two.h.peer(0).accepted(), 1);
    }

    void theLastProblemIsShownAlsoAfterTheRedial()
    {
        TwoPeers two;
        QVERIFY(!two.client->peers().at(0).lastProblem);
        two.h.peer(0).hangUp();
        QTRY_VERIFY(!two.isConnectedTo(0));
        two.h.advance(5s);
        QTRY_VERIFY(two.isConnectedTo(0));
        QCOMPARE(two.client->peers().at(0).lastProblem->code, Errc::Disconnected);
    }

    void filtersThatDoNotComeAreAProblem()
    {
        TwoPeers two;
        two.h.peer(0).behaviour.silentOn = {"getcfilters"};
        Asked filters(two.client->filters(two.h.range(1, 5), {}));
        QTRY_VERIFY(two.h.peer(0).asked("getcfilters") > 0);
        two.h.advance(25s);
        QTRY_VERIFY(two.client->peers().at(0).lastProblem.has_value());
        QCOMPARE(two.client->peers().at(0).lastProblem->code, Errc::Timeout);
        two.client->stop();
        filters.wait();
    }

    void filterHeadersThatDoNotComeAreAProblemButNotAtOnce()
    {
        ClientHarness h(2);
        P2pChainClient& client = h.connected();
        h.peer(0).behaviour.silentOn = {"getcfheaders"};
        const auto problemOfFirst = [&] {
            const auto peers = client.peers();
            const auto first = std::ranges::find(peers, h.idOf(0), &PeerInfo::id);
            return first == peers.end() ? std::nullopt : first->lastProblem;
        };
        Asked hashes(client.filterHashes(h.range(1, 5), 2));
        QTRY_VERIFY(h.peer(0).asked("getcfheaders") > 0);
        h.advance(3s); // an index that lags
        QVERIFY(!problemOfFirst());
        h.advance(25s);
        QTRY_VERIFY(problemOfFirst());
        QCOMPARE(problemOfFirst()->code, Errc::Timeout);
        QCOMPARE(hashes.wait().value().size(), std::size_t(1));
    }

    // Trying a connection

    void aTriedNodeSaysWhatItIsAndIsLeftAlone()
    {
        TwoPeers two;
        two.h.peer(1).behaviour.userAgent = "/Good:2/";
        Asked tried(two.client->probe(two.address(1), {}));
        const auto& report = tried.wait();
        QVERIFY(report);
        QCOMPARE(report->userAgent, QString("/Good:2/"));
        QVERIFY(report->servesFilters && report->servesBlocks);
        QCOMPARE(report->height, BlockHeight{20});
        QVERIFY(report->milliseconds >= 0);
        QTRY_COMPARE(two.h.peer(1).connections(), 0);
        QVERIFY(!two.isConnectedTo(1) && two.isConnectedTo(0));
    }

    void aNodeIsTriedThroughTheGivenProxyOnly()
    {
        TwoPeers two;
        FakeSocks proxy(two.address(1));
        Asked tried(two.client->probe({QStringLiteral("abcdefgh.onion"), 8333}, proxy.address()));
        QVERIFY(tried.wait());
        QCOMPARE(proxy.calls().front().to, (HostPort{QStringLiteral("abcdefgh.onion"), 8333}));
        QVERIFY(two.resolver.asked.isEmpty());
    }

    void nobodyThereIsDisconnected()
    {
        TwoPeers two;
        two.h.peer(1).stopListening();
        Asked tried(two.client->probe(two.address(1), {}));
        QCOMPARE(tried.wait().error().code, Errc::Disconnected);
    }

    void aDeadProxyIsDisconnected()
    {
        TwoPeers two;
        FakeSocks proxy(two.address(1));
        const HostPort address = proxy.address();
        proxy.stopListening();
        Asked tried(two.client->probe(two.address(1), address));
        QCOMPARE(tried.wait().error().code, Errc::Disconnected);
    }

    void aNodeThatSaysNothingTimesOut()
    {
        TwoPeers two;
        two.h.peer(1).behaviour.shakesHands = false;
        Asked tried(two.client->probe(two.address(1), {}));
        QTRY_COMPARE(two.h.peer(1).connections(), 1);
        two.h.advance(25s);
        QCOMPARE(tried.wait().error().code, Errc::Timeout);
    }

    void anotherNetworkIsMalformed()
    {
        TwoPeers two;
        two.h.peer(1).behaviour.shakesHands = false;
        Asked tried(two.client->probe(two.address(1), {}));
        QTRY_COMPARE(two.h.peer(1).connections(), 1);
        two.h.peer(1).sendRaw(Bytes(24, std::byte{0xf9}));
        QCOMPARE(tried.wait().error().code, Errc::Malformed);
    }

    void anUnknownNameIsNotFound()
    {
        TwoPeers two;
        Asked tried(two.client->probe({QStringLiteral("nowhere.example"), 8333}, {}));
        QCOMPARE(tried.wait().error().code, Errc::NotFound);
    }

    void anOnionWithoutAProxyIsNeverLookedUp()
    {
        TwoPeers two;
        Asked tried(two.client->probe({QStringLiteral("abcdefgh.onion"), 8333}, {}));
        QCOMPARE(tried.wait().error().code, Errc::Unsupported);
        two.client->addPeer({QStringLiteral("abcdefgh.onion"), 8333});
        two.h.advance(1s);
        QVERIFY(two.resolver.asked.isEmpty());
    }

    void stoppingEndsATrial()
    {
        TwoPeers two;
        two.h.peer(1).behaviour.shakesHands = false;
        Asked tried(two.client->probe(two.address(1), {}));
        two.client.reset();
        QCOMPARE(tried.wait().error().code, Errc::Stopping);
    }
};

QTEST_GUILESS_MAIN(TestPeerControl)
#include "tst_peercontrol.moc"
