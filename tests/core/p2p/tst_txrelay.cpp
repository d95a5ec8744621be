// SPDX-License-Identifier: MIT

#include "core/p2p/messages/inventorymessages.h"
#include "core/p2p/payments/txrelay.h"
#include "tests/core/p2p/clientharness.h"

#include <set>

using namespace lockstep;
using namespace lockstep::p2p;
using namespace lockstep::test;
using namespace std::chrono_literals;

namespace {

/// Of anybody's coins: what a peer passes on is checked by its form alone.
Transaction payment(std::uint32_t number)
{
    Transaction transaction;
    TxIn& input = transaction.inputs.emplace_back();
    input.previous = {Txid{{std::byte(7)}}, number};
    input.witness.push_back(Bytes(64, std::byte(1)));
    transaction.outputs.push_back({Amount::fromSatoshis(1'000).value(), Bytes(22, std::byte(2))});
    return transaction;
}

/// A client that listens to its only peer, or to two of several.
struct Listening
{
    ClientHarness h;
    std::vector<Txid> heard;
    std::vector<Txid> seen;

    explicit Listening(int peers = 1, bool takesWtxids = true, ListenFor what = ListenFor::Payments) : h(peers)
    {
        for (std::size_t i = 0; i < std::size_t(peers); ++i) h.peer(i).behaviour.takesWtxids = takesWtxids;
        if (what == ListenFor::Echoes) { // what is offered goes to the other one: it knows less of us
            const bool isFirst = h.peer(0).address() < h.peer(1).address();
            h.peer(isFirst ? 1 : 0).behaviour.services = services::Network | services::Witness;
        }
        P2pChainClient& client = h.connected();
        QObject::connect(&client, &ChainClient::transactionHeard, &client,
                         [this](const Transaction& transaction) { heard.push_back(transaction.txid()); });
        QObject::connect(&client, &ChainClient::transactionSeen, &client,
                         [this](const Txid& txid) { seen.push_back(txid); });
        client.setListening(what);
        const int wanted = std::min(peers, what == ListenFor::Payments ? 2 : 1);
        if (!QTest::qWaitFor([&] { return (h.advance(1s), relayConnections() == wanted); })) qFatal("nobody there");
    }
    int relayConnections()
    {
        int count = 0;
        for (std::size_t i = 0; i < h.count(); ++i) count += h.peer(i).relayConnections();
        return count;
    }
    /// The one that is listened to.
    FakePeer& relay() { return at(true); }
    /// The one whose word is a check on the first.
    FakePeer& second() { return at(false); }
    FakePeer& other() { return &h.peer(0) == &relay() ? h.peer(1) : h.peer(0); } ///< Of two peers, not the relay.

private:
    FakePeer& at(bool isFirst)
    {
        for (std::size_t i = 0;; ++i) {
            const bool isListenedTo = h.peer(i).address().text() == h.client().listensTo();
            if (h.peer(i).relayConnections() > 0 && isListenedTo == isFirst) return h.peer(i);
        }
    }
};

} // namespace

/// Hearing of transactions that are in no block: one connection for it, and a stranger at its other end.
class TestTxRelay final : public QObject
{
    Q_OBJECT

private slots:
    void whoDoesNotListenAsksForNothing() // 110, off
    {
        ClientHarness h;
        h.connected();
        const auto version = Version::parse(h.peer().requests().front().payload);
        QVERIFY(version && !version->relay);
        h.peer().announceTransaction(payment(1));
        Inventory unasked; // and a peer that announces all the same
        unasked.items.push_back({InventoryType::Wtx, payment(2).wtxid().bytes});
        h.peer().send(command::Inv, unasked.serialize());
        h.peer().send(command::Tx, payment(3).serialize());
        h.advance(10s);
        QVERIFY(h.peer().askedTransactions().empty());
        QCOMPARE(h.peer().connections(), 1);
    }

    void aTransactionThatAPeerPassesOnIsHeardOnce_data()
    {
        QTest::addColumn<bool>("takesWtxids");
        QTest::newRow("by wtxid") << true;
        QTest::newRow("by txid") << false;
    }
    void aTransactionThatAPeerPassesOnIsHeardOnce()
    {
        QFETCH(bool, takesWtxids);
        Listening listening(1, takesWtxids);
        listening.relay().announceTransaction(payment(1));
        QTRY_COMPARE(listening.heard, std::vector{payment(1).txid()});
        listening.relay().announceTransaction(payment(1));
        listening.relay().announceTransaction(payment(2));
        QTRY_COMPARE(listening.heard.size(), 2U);
        QCOMPARE(listening.relay().askedTransactions().size(), 2U);
    }

    void twoConnectionsListenAndAreAskedNothingElse()
    {
        Listening listening(3);
        int relays = 0, connections = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            relays += listening.h.peer(i).relayConnections();
            connections += listening.h.peer(i).connections();
        }
        QCOMPARE(relays, 2);
        QCOMPARE(connections, 5);
        QCOMPARE(int(listening.h.client().peers().size()), 3); // it is no source of chain data
        QTRY_COMPARE(listening.relay().asked(FeeFilter::Command), 1);
        QVERIFY(&listening.relay() != &listening.second());
    }

    void whatBothAnnounceIsFetchedOnce()
    {
        Listening listening(2);
        listening.second().announceTransaction(payment(1));
        listening.relay().announceTransaction(payment(1));
        QTRY_COMPARE(listening.heard.size(), 1U);
        listening.h.advance(60s);
        QCOMPARE(listening.heard.size(), 1U);
        QVERIFY(listening.second().askedTransactions().empty());
    }

    void whatTheFirstKeepsToItselfComesFromTheSecond_data()
    {
        QTest::addColumn<bool>("announces");
        QTest::addColumn<bool>("answers");
        QTest::addColumn<int>("secondsAhead");
        QTest::newRow("it says nothing") << false << false << 0;
        QTest::newRow("it announces and does not send") << true << false << 0;
        QTest::newRow("it announces and has it not") << true << true << 0;
        QTest::newRow("the second tells it 50 s later") << true << false << 50;
        QTest::newRow("the second tells it two minutes later") << true << false << 120;
    }
    void whatTheFirstKeepsToItselfComesFromTheSecond()
    {
        QFETCH(bool, announces);
        QFETCH(bool, answers);
        QFETCH(int, secondsAhead);
        Listening listening(2);
        FakePeer& first = listening.relay();
        if (!answers) first.behaviour.silentOn = {std::string(command::GetData)};
        if (answers)
            first.behaviour.tamper = [](std::string& command, Bytes& payload) {
                if (command != "tx") return true;
                command = command::NotFound;
                payload = Inventory{{{InventoryType::Wtx, payment(1).wtxid().bytes}}}.serialize();
                return true;
            };
        if (announces) first.announceTransaction(payment(1));
        listening.h.advance(std::chrono::seconds(secondsAhead));
        listening.second().announceTransaction(payment(1));
        listening.h.advance(1s);
        QVERIFY(listening.heard.empty()); // the first is given its time
        for (int i = 0; i < 5 && listening.heard.empty(); ++i) listening.h.advance(TxRelay::Patience);
        QTRY_COMPARE(listening.heard, std::vector{payment(1).txid()});
    }

    void whatTheFirstTakesAwayWithItComesFromTheSecond_data()
    {
        QTest::addColumn<int>("secondsAhead"); // the second tells it, and then the first hangs up
        QTest::newRow("that told it before") << 5;
        QTest::newRow("that was being asked for it") << 21;
        QTest::newRow("that tells it afterwards") << -1;
    }
    void whatTheFirstTakesAwayWithItComesFromTheSecond()
    {
        QFETCH(int, secondsAhead);
        Listening listening(2);
        FakePeer& first = listening.relay();
        FakePeer& second = listening.second();
        first.behaviour.silentOn = {std::string(command::GetData)};
        first.announceTransaction(payment(1));
        QTRY_COMPARE(first.askedTransactions().size(), std::size_t{1});
        second.hold(std::string(command::GetData));
        if (secondsAhead >= 0) {
            second.announceTransaction(payment(1));
            listening.h.advance(std::chrono::seconds(secondsAhead));
        }
        first.stopListening();
        QTRY_COMPARE(listening.h.client().listensTo(), std::optional(second.address().text()));
        if (secondsAhead < 0) second.announceTransaction(payment(1));
        second.release(std::string(command::GetData));
        QTRY_COMPARE(listening.heard, std::vector{payment(1).txid()});
    }

    void whoStopsListeningHangsUp()
    {
        Listening listening;
        QCOMPARE(listening.h.peer().connections(), 2);
        listening.h.client().setListening(ListenFor::Nothing);
        QTRY_COMPARE(listening.h.peer().connections(), 1);
        QVERIFY(!listening.h.client().listensTo());
        listening.h.advance(2min);
        QCOMPARE(listening.h.peer().relayConnections(), 0);
        listening.h.client().setListening(ListenFor::Payments);
        QTRY_COMPARE(listening.h.peer().relayConnections(), 1);
    }

    void aLostConnectionIsMadeAgainWithAnotherPeer()
    {
        Listening listening(2);
        FakePeer* first = &listening.relay();
        first->stopListening();
        QTRY_VERIFY(listening.h.client().listensTo() != first->address().text());
        QVERIFY(&listening.relay() != first);
        listening.relay().announceTransaction(payment(1));
        QTRY_COMPARE(listening.heard.size(), 1U);
    }

    void whatNobodyAskedForIsIgnoredAndMuchOfItEndsTheConnection()
    {
        Listening listening;
        listening.relay().send(command::Tx, payment(1).serialize());
        listening.h.advance(1s);
        QVERIFY(listening.heard.empty());
        QCOMPARE(listening.h.peer().relayConnections(), 1);
        for (int i = 0; i < TxRelay::MaxUnasked; ++i) listening.relay().send(command::Tx, payment(2).serialize());
        QTRY_VERIFY(!listening.h.client().listensTo());
        listening.h.advance(10s);
        QTRY_VERIFY(listening.h.client().listensTo().has_value()); // nobody is banned for it
    }

    void garbageEndsTheConnection()
    {
        Listening listening;
        listening.relay().behaviour.tamper = [](std::string& command, Bytes& payload) {
            if (command == "tx") payload.resize(payload.size() / 2);
            return true;
        };
        listening.relay().announceTransaction(payment(1));
        QTRY_VERIFY(!listening.h.client().listensTo());
        QVERIFY(listening.heard.empty());
    }

    void aTransactionThatIsNotTheOneAskedForIsNotHeard()
    {
        Listening listening;
        listening.relay().behaviour.tamper = [](std::string& command, Bytes& payload) {
            if (command == "tx") payload = payment(99).serialize();
            return true;
        };
        listening.relay().announceTransaction(payment(1));
        QTRY_COMPARE(listening.relay().askedTransactions().size(), 1U);
        listening.h.advance(1s);
        QVERIFY(listening.heard.empty());
    }

    void aFloodIsBounded()
    {
        Listening listening;
        listening.relay().behaviour.silentOn = {std::string(command::GetData)};
        const auto flood = [&](std::uint32_t from) {
            Inventory news;
            for (std::uint32_t i = 0; i < 50'000; ++i) {
                InventoryItem& item = news.items.emplace_back();
                item.type = InventoryType::Wtx;
                for (int byte = 0; byte < 4; ++byte) item.hash[std::size_t(byte)] = std::byte((from + i) >> (8 * byte));
            }
            for (std::size_t i = 0; i < 2; ++i)
                if (listening.h.peer().relayConnections() > 0) listening.relay().send(command::Inv, news.serialize());
        };
        flood(0);
        flood(50'000);
        QTRY_COMPARE(listening.relay().askedTransactions().size(), TxRelay::MaxAsked);
        listening.h.advance(3s);
        // To this many questions nobody has an answer yet; more are not asked, and nobody is told to hurry.
        QCOMPARE(listening.relay().askedTransactions().size(), TxRelay::MaxAsked);
        QTRY_COMPARE(listening.h.client().listensTo().has_value(), true);
    }

    void soManyASecondAreFetchedAndNoMore()
    {
        Listening listening;
        for (std::uint32_t i = 0; i < 600; ++i) listening.relay().announceTransaction(payment(i));
        QTRY_COMPARE(listening.heard.size(), std::size_t(TxRelay::First.burst));
        listening.h.advance(4s);
        QTRY_COMPARE(listening.heard.size(), std::size_t(TxRelay::First.burst + 4 * TxRelay::First.perSecond));
        const std::set<Txid> different(listening.heard.begin(), listening.heard.end());
        QCOMPARE(different.size(), listening.heard.size());
    }

    void whatIsBroadcastAndComesBackFromAnotherPeerWasSeen()
    {
        Listening listening(2);
        FakePeer& relay = listening.relay();
        FakePeer& other = listening.other();
        relay.behaviour.silentOn = {std::string(command::Inv)}; // so that it is not the one that takes it
        Asked sent(listening.h.client().broadcast(payment(1)));
        QVERIFY(QTest::qWaitFor([&] { return other.saw(payment(1).txid()) || relay.asked(command::Inv) > 0; }));
        listening.h.advance(6s);
        QCOMPARE(sent.wait().value(), 1);
        QVERIFY(listening.seen.empty());
        relay.announceTransaction(payment(1));
        QTRY_VERIFY(!listening.seen.empty());
        QCOMPARE(listening.seen.front(), payment(1).txid());
    }

    void whoListensForEchoesFetchesNothingAndSeesThem() // 110, off
    {
        Listening listening(2, true, ListenFor::Echoes);
        FakePeer& relay = listening.relay();
        QCOMPARE(listening.relayConnections(), 1);
        Asked sent(listening.h.client().broadcast(payment(1)));
        QCOMPARE(sent.wait().value(), 1);
        QCOMPARE(relay.asked(command::Inv), 0);
        relay.announceTransaction(payment(2)); // a stranger's
        relay.announceTransaction(payment(1));
        QTRY_COMPARE(listening.seen.size(), 1U);
        QCOMPARE(listening.seen.front(), payment(1).txid());
        listening.h.advance(30s);
        QVERIFY(relay.askedTransactions().empty());
        QVERIFY(listening.heard.empty());

        listening.h.client().setListening(ListenFor::Payments); // one more is called, and now all is fetched
        QVERIFY(QTest::qWaitFor([&] { return (listening.h.advance(1s), listening.relayConnections() == 2); }));
        listening.relay().announceTransaction(payment(3));
        QTRY_COMPARE(listening.heard, std::vector{payment(3).txid()});
        listening.h.client().setListening(ListenFor::Echoes);
        QTRY_COMPARE(listening.relayConnections(), 1);
        listening.h.client().setListening(ListenFor::Nothing);
        QTRY_COMPARE(listening.relayConnections(), 0);
    }

    void theOnlyNodeThereIsProvesNothingByTellingItBack()
    {
        Listening listening;
        Asked sent(listening.h.client().broadcast(payment(1)));
        QCOMPARE(sent.wait().value(), 1);
        listening.relay().announceTransaction(payment(1));
        QTRY_COMPARE(listening.heard.size(), 1U);
        QVERIFY(listening.seen.empty());
    }
};

QTEST_GUILESS_MAIN(TestTxRelay)
#include "tst_txrelay.moc"
