// SPDX-License-Identifier: MIT

#include "core/p2p/messages/chainmessages.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/messages/inventorymessages.h"
#include "tests/core/p2p/clientharness.h"

#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::p2p;
using namespace lockstep::test;
using namespace std::chrono_literals;

class TestRequests final : public QObject
{
    Q_OBJECT

private slots:
    // headers
    void headersComeAfterTheLocator();
    void theNextQuestionGoesOutAtOnce();
    void headersComeFromAnotherThan();
    void headersMoveOnFromASilentPeer();
    void headersMoveOnFromAPeerThatRepeatsItself();
    void anotherIsAskedBesideWhoSaysNothing();
    void whoIsOvertakenAndAnswersInTimeIsNotBlamed();
    void whatAnOvertakenPeerKnowsBetterIsNews();
    void whoIsOvertakenIsAskedNothingElseMeanwhile();
    void whoseAnswerIsOnItsWayIsNotOvertaken();
    void atMostFourAreAskedAtOnce();
    void peersThatTrickleCostSecondsTogether_data();
    void peersThatTrickleCostSecondsTogether();
    void mutePeersCostSecondsTogether_data();
    void mutePeersCostSecondsTogether();
    void whoIsSilentIsNotWaitedForWhereAnotherHasAnswered_data();
    void whoIsSilentIsNotWaitedForWhereAnotherHasAnswered();
    void whoIsSlowIsWaitedForOnce();
    void aLateAnswerIsNotLost();
    void aSilentPeerAloneIsAskedAgain();
    void whoHasNewsAfterAllIsAskedAgain();
    void whoAnnouncedABlockIsAskedBeforeWhoClaimsMost();
    void whoAnnouncedInVainIsAskedAfterWhoHasNews();
    void whoAnnouncedInVainIsAskedBeforeWhoHasNoNews();
    void whatIsAnnouncedInVainIsNewsThreeTimesThenEverLessOften();
    void whatEverybodyHasComesTrueForNobody();
    void aPeerThatTellsOfOurTipLateIsHeardAgain();
    void ourOwnTipIsNoNews();
    void aTipThatCameTrueMakesUpForWhatDidNot();
    void headersWithoutWorkAreALie();
    void headersNobodyAskedForAreNews();
    void theNewsOfABlockIsPassedOn();
    void aPeersHeightGrowsWithTheBlocksItTellsOf();

    // filter hashes and checkpoints
    void filterHashesComeFromSeveralSources();
    void filterHashesDoNotWaitForWhoLacksTheBlock();
    void filterHashesOfTheWrongLengthEndTheConnection();
    void whoNeverTellsFilterHashesIsWaitedForOnce();
    void whoWasNotAskedYetIsAskedForFilterHashesBeforeWhoWasSilent();
    void filterHashesMoveOnFromPeersThatTrickle_data();
    void filterHashesMoveOnFromPeersThatTrickle();
    void checkpointsComeFromSeveralSources();
    void eachPeerIsAskedForCheckpointsOnce();
    void peersThatTellNoCheckpointsAreNotWaitedForLong_data();
    void peersThatTellNoCheckpointsAreNotWaitedForLong();

    // payments
    void aPaymentGoesToOnePeerFirst();
    void aPaymentRatherGoesToWhoKnowsLittleOfUs();
    void aPaymentOfferedAgainGoesToAnotherPeer();
    void aPaymentNobodyWantsTimesOut();
    void whoMissedAnOfferIsToldAgain();
    void aStrangerLearnsNothingOfAPayment();
    void whoIsToldOfAPaymentIsServedWhatItBuildsOn();

    // the end of requests
    void aPeerThatHasAPaymentFromOthersIsNoticed();
    void theEchoOfWhatAPeerWasToldIsNoNews();
    void cancelEndsEveryWaitAtOnce();
    void stopEndsEveryWaitForGood();
    void withoutPeersRequestsWait();
    void itMayBeStoppedFromItsOwnSignals();

    // lies
    void aNamedPeerThatLiesIsSetAside();
    void aLiarThatIsNamedAnewIsCalledAndItsLieStaysInItsRow();
    void aPeerThatThePersonLetGoIsNoLiar();
};

static std::vector<BlockHash> genesisOf(ClientHarness& h) { return {h.chain().params().genesisHash}; }

void TestRequests::headersComeAfterTheLocator()
{
    ClientHarness h(1, 2500);
    P2pChainClient& client = h.connected();
    Asked first(client.headers(genesisOf(h), {}));
    QCOMPARE(first.wait().value().value.size(), std::size_t{2000});
    Asked second(client.headers({h.hash(2000), h.hash(1)}, {}));
    QCOMPARE(second.wait().value().value.size(), std::size_t{500});
    QCOMPARE(second->value().value.back().hash(), h.hash(2500));
    Asked third(client.headers({h.hash(2500)}, {}));
    QVERIFY(third.wait().value().value.empty());
    QCOMPARE(third->value().peer, h.idOf(0));
}

static QCoro::Task<Result<From<std::vector<BlockHeader>>>> oneAfterTheOther(ClientHarness& h, P2pChainClient& client)
{
    auto asking = client.headers(genesisOf(h), {});
    const auto first = co_await asking;
    if (!first) co_return first.error();
    auto askingMore = client.headers({h.hash(2000)}, {});
    co_return co_await askingMore;
}

/// Not at the next look at deadlines: here that would be in an hour.
void TestRequests::theNextQuestionGoesOutAtOnce()
{
    ClientHarness h(1, 2500);
    P2pOptions options = h.options();
    options.tick = 1h;
    P2pChainClient client(options);
    client.start();
    QTRY_COMPARE(client.peers().size(), std::size_t{1});
    Asked second(oneAfterTheOther(h, client));
    QCOMPARE(second.wait().value().value.size(), std::size_t{500});
}

void TestRequests::headersComeFromAnotherThan()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    Asked other(client.headers(genesisOf(h), {h.idOf(0)}));
    QCOMPARE(other.wait().value().peer, h.idOf(1));
    QCOMPARE(h.peer(0).asked("getheaders"), 0);
    Asked nobody(client.headers(genesisOf(h), {h.idOf(0), h.idOf(1)}));
    QCOMPARE(nobody.wait().error().code, Errc::NoPeers);
}

void TestRequests::headersMoveOnFromASilentPeer()
{
    ClientHarness h(2);
    h.peer(0).behaviour.silentOn = {"getheaders"};
    h.peer(0).behaviour.startHeight = 1000; // looks best
    P2pChainClient& client = h.connected();
    Asked headers(client.headers(genesisOf(h), {}));
    QTRY_COMPARE(h.peer(0).asked("getheaders"), 1);
    h.advance(16s);
    QCOMPARE(headers.wait().value().peer, h.idOf(1));
    QCOMPARE(h.peer(0).connections(), 1); // no offence
    for (const PeerInfo& peer : client.peers()) // and a visible reason
        QCOMPARE(peer.lastProblem.has_value(), peer.id == h.idOf(0));
}

/// What nobody asked for is no sign of an answer to come.
void TestRequests::headersMoveOnFromAPeerThatRepeatsItself()
{
    ClientHarness h(2);
    h.peer(0).behaviour.silentOn = {"getheaders"};
    h.peer(0).behaviour.startHeight = 1000; // looks best
    P2pChainClient& client = h.connected();
    Asked headers(client.headers({h.hash(10)}, {}));
    QTRY_COMPARE(h.peer(0).asked("getheaders"), 1);
    const Bytes old = Headers{{h.chain().block({3})->header}}.serialize();
    for (int i = 0; i < 10; ++i) {
        h.peer(0).send("headers", old);
        h.advance(10s);
        QVERIFY(headers);
    }
    QCOMPARE(headers.wait().value().peer, h.idOf(1));
    for (const PeerInfo& peer : client.peers()) QCOMPARE(peer.lastProblem.has_value(), peer.id == h.idOf(0));
}

static bool hasProblem(ClientHarness& h, std::size_t i)
{
    const auto peers = h.client().peers();
    const PeerId id = h.idOf(i);
    return std::ranges::any_of(peers, [&](const PeerInfo& peer) { return peer.id == id && peer.lastProblem; });
}

void TestRequests::anotherIsAskedBesideWhoSaysNothing()
{
    ClientHarness h(2);
    h.peer(0).behaviour.silentOn = {"getheaders"};
    h.peer(0).behaviour.startHeight = 1000; // looks best
    P2pChainClient& client = h.connected();
    Asked headers(client.headers(genesisOf(h), {}));
    QTRY_COMPARE(h.peer(0).asked("getheaders"), 1);
    h.advance(2s);
    QCOMPARE(h.peer(1).asked("getheaders"), 0);
    h.advance(2s);
    QCOMPARE(headers.wait().value().peer, h.idOf(1));
    h.advance(10s);
    QVERIFY(!hasProblem(h, 0)); // it still has time
    h.advance(2s);
    QVERIFY(hasProblem(h, 0));
    QVERIFY(!hasProblem(h, 1));
    QCOMPARE(h.peer(0).connections(), 1);
}

void TestRequests::whoIsOvertakenAndAnswersInTimeIsNotBlamed()
{
    ClientHarness h(2);
    h.peer(0).hold("getheaders");
    h.peer(0).behaviour.startHeight = 1000;
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    Asked headers(client.headers(genesisOf(h), {}));
    QTRY_COMPARE(h.peer(0).asked("getheaders"), 1);
    h.advance(4s);
    QCOMPARE(headers.wait().value().peer, h.idOf(1));
    h.advance(8s);
    h.peer(0).release("getheaders");
    h.roundTrip(0);
    QCOMPARE(news.count(), 0); // it is what the other one said
    h.advance(20s);
    QVERIFY(!hasProblem(h, 0));
    Asked next(client.headers({h.hash(10)}, {}));
    QCOMPARE(next.wait().value().peer, h.idOf(0)); // its height is believed as before
    QCOMPARE(next->value().value.size(), std::size_t{10});
}

void TestRequests::whatAnOvertakenPeerKnowsBetterIsNews()
{
    ClientHarness h(2);
    h.peer(0).hold("getheaders");
    h.peer(0).behaviour.startHeight = 1000;
    h.peer(1).behaviour.knowsUpTo = BlockHeight{10};
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    Asked headers(client.headers(genesisOf(h), {}));
    QTRY_COMPARE(h.peer(0).asked("getheaders"), 1);
    h.advance(4s);
    QCOMPARE(headers.wait().value().value.size(), std::size_t{10});
    QCOMPARE(news.count(), 0);
    h.peer(0).release("getheaders");
    QTRY_COMPARE(news.count(), 1);
    h.peer(0).hold("getheaders"); // it need not say it again
    Asked next(client.headers({h.hash(10), h.hash(0)}, {}));
    QCOMPARE(next.wait().value().peer, h.idOf(0));
    QCOMPARE(next->value().value.size(), std::size_t{20});
}

/// Else nobody could tell which question it answers.
void TestRequests::whoIsOvertakenIsAskedNothingElseMeanwhile()
{
    ClientHarness h(2);
    h.peer(0).hold("getheaders");
    h.peer(0).behaviour.startHeight = 1000;
    P2pChainClient& client = h.connected();
    Asked headers(client.headers(genesisOf(h), {}));
    QTRY_COMPARE(h.peer(0).asked("getheaders"), 1);
    h.advance(4s);
    QVERIFY(headers.wait());
    Asked second(client.headers({h.hash(20)}, {}));
    QVERIFY(second.wait().value().value.empty());
    Asked third(client.headers({h.hash(20)}, {h.idOf(1)}));
    QCOMPARE(third.wait().error().code, Errc::NoPeers); // one has answered: nobody waits for it again
    h.roundTrip(0);
    QCOMPARE(h.peer(0).asked("getheaders"), 1);
    QCOMPARE(h.peer(1).asked("getheaders"), 2);
}

/// A slow line is made slower by asking for all of it twice.
void TestRequests::whoseAnswerIsOnItsWayIsNotOvertaken()
{
    ClientHarness h(2, 2500);
    h.peer(0).behaviour.startHeight = 5000;
    P2pChainClient& client = h.connected();
    h.peer(0).behaviour.bytesASecond = 10'000;
    Asked headers(client.headers(genesisOf(h), {}));
    QTRY_COMPARE(h.peer(0).asked("getheaders"), 1);
    for (int seconds = 0; seconds < 60 && !headers; ++seconds) h.advance(1s);
    QCOMPARE(headers.wait().value().peer, h.idOf(0));
    QCOMPARE(h.peer(1).asked("getheaders"), 0);
}

void TestRequests::atMostFourAreAskedAtOnce()
{
    ClientHarness h(6);
    for (std::size_t i = 0; i < 6; ++i) h.peer(i).behaviour.silentOn = {"getheaders"};
    P2pChainClient& client = h.connected();
    const auto asked = [&] {
        int count = 0;
        for (std::size_t i = 0; i < 6; ++i) count += h.peer(i).asked("getheaders");
        return count;
    };
    Asked headers(client.headers(genesisOf(h), {}));
    for (int i = 1; i <= 4; ++i) {
        QTRY_COMPARE(asked(), i);
        if (i < 4) h.advance(4s);
    }
    h.advance(2s);
    QCOMPARE(asked(), 4);
    h.advance(2s); // the first has had its time
    QTRY_COMPARE(asked(), 5);
    client.stop();
    QVERIFY(!headers.wait());
}

/// As the loop asks: until nobody has anything new.
static QCoro::Task<std::size_t> headersOfAll(ClientHarness& h, P2pChainClient& client)
{
    std::vector<BlockHash> locator = genesisOf(h);
    std::vector<PeerId> nothingNew;
    for (std::size_t count = 0;;) {
        auto asking = client.headers(locator, nothingNew);
        const auto answer = co_await asking;
        if (!answer) co_return count;
        if (answer->value.empty())
            nothingNew.push_back(answer->peer);
        else
            locator = {answer->value.back().hash()};
        count += answer->value.size();
    }
}

void TestRequests::peersThatTrickleCostSecondsTogether_data()
{
    QTest::addColumn<bool>("claimMost");
    QTest::newRow("they are asked first") << true;
    QTest::newRow("the honest one is asked first") << false;
}

/// Each sends a byte now and then, so that no silence is ever over.
void TestRequests::peersThatTrickleCostSecondsTogether()
{
    QFETCH(bool, claimMost);
    ClientHarness h(9);
    for (std::size_t i = 1; i < 9; ++i) h.peer(i).behaviour.startHeight = claimMost ? 1000 : 0;
    P2pChainClient& client = h.connected();
    for (std::size_t i = 1; i < 9; ++i) h.peer(i).behaviour.bytesASecond = 15;
    Asked level(headersOfAll(h, client));
    int seconds = 0;
    for (; seconds < 200 && !level; ++seconds) h.advance(1s);
    QVERIFY2(seconds <= 60, qPrintable(QString::number(seconds)));
    QCOMPARE(level.wait(), std::size_t{20});
    QCOMPARE(client.peers().size(), std::size_t{9}); // nobody is let go
}

void TestRequests::mutePeersCostSecondsTogether_data()
{
    QTest::addColumn<bool>("claimMost");
    QTest::newRow("they are asked first") << true;
    QTest::newRow("the honest one is asked first") << false;
}

void TestRequests::mutePeersCostSecondsTogether()
{
    QFETCH(bool, claimMost);
    ClientHarness h(9);
    for (std::size_t i = 1; i < 9; ++i) {
        h.peer(i).behaviour.silentOn = {"getheaders"};
        h.peer(i).behaviour.startHeight = claimMost ? 1000 : 0;
    }
    P2pChainClient& client = h.connected();
    Asked level(headersOfAll(h, client));
    int seconds = 0;
    for (; seconds < 200 && !level; ++seconds) h.advance(1s);
    QVERIFY(level);
    QCOMPARE(level.wait(), std::size_t{20});
    QVERIFY2(seconds <= 45, qPrintable(QString::number(seconds)));
    QCOMPARE(client.peers().size(), std::size_t{9}); // nobody is let go
}

void TestRequests::whoIsSilentIsNotWaitedForWhereAnotherHasAnswered_data()
{
    QTest::addColumn<int>("answered");
    QTest::addColumn<int>("silent");
    QTest::newRow("one answered, one is silent") << 1 << 1;
    QTest::newRow("one answered, five are silent") << 1 << 5;
    QTest::newRow("two answered, one is silent") << 2 << 1;
}

void TestRequests::whoIsSilentIsNotWaitedForWhereAnotherHasAnswered()
{
    QFETCH(int, answered);
    QFETCH(int, silent);
    ClientHarness h(silent + answered);
    for (int i = 0; i < silent; ++i) h.peer(std::size_t(i)).behaviour.silentOn = {"getheaders"};
    P2pChainClient& client = h.connected();
    std::vector<PeerId> besides;
    for (int i = silent; i < silent + answered; ++i) besides.push_back(h.idOf(std::size_t(i)));
    const auto asked = [&] {
        int count = 0;
        for (int i = 0; i < silent; ++i) count += h.peer(std::size_t(i)).asked("getheaders");
        return count;
    };
    Asked headers(client.headers(genesisOf(h), besides));
    for (int i = 1; i <= silent; ++i) { // each has its time, once
        QTRY_COMPARE(asked(), i);
        QVERIFY(!headers);
        h.advance(4s);
    }
    h.advance(10s);
    QVERIFY(!headers);
    h.advance(2s);
    QCOMPARE(headers.wait().error().code, Errc::NoPeers);
    Asked again(client.headers(genesisOf(h), besides)); // whoever owes an answer is asked, and not waited for
    QCOMPARE(again.wait().error().code, Errc::NoPeers);
    QTRY_COMPARE(asked(), 2 * silent);
    QCOMPARE(client.peers().size(), h.count()); // no offence
}

void TestRequests::whoIsSlowIsWaitedForOnce()
{
    ClientHarness h(2);
    h.peer(0).hold("getheaders");
    P2pChainClient& client = h.connected();
    Asked headers(client.headers(genesisOf(h), {h.idOf(1)}));
    QTRY_COMPARE(h.peer(0).asked("getheaders"), 1);
    h.advance(5s);
    QVERIFY(!headers);
    h.peer(0).release("getheaders");
    QCOMPARE(headers.wait().value().peer, h.idOf(0));
}

void TestRequests::aLateAnswerIsNotLost()
{
    ClientHarness h(2);
    h.peer(0).hold("getheaders");
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    Asked headers(client.headers({h.hash(10)}, {h.idOf(1)}));
    QTRY_COMPARE(h.peer(0).asked("getheaders"), 1);
    h.advance(16s);
    QCOMPARE(headers.wait().error().code, Errc::NoPeers);
    QCOMPARE(news.count(), 0);
    h.peer(0).release("getheaders");
    QTRY_COMPARE(news.count(), 1);

    h.peer(0).hold("getheaders"); // it need not say it again
    Asked next(client.headers({h.hash(10)}, {}));
    QCOMPARE(next.wait().value().peer, h.idOf(0));
    QCOMPARE(next->value().value.size(), std::size_t{10});
    Asked other(client.headers({h.hash(10)}, {})); // once
    QCOMPARE(other.wait().value().peer, h.idOf(1));
}

void TestRequests::aSilentPeerAloneIsAskedAgain()
{
    ClientHarness h;
    h.peer().behaviour.silentOn = {"getheaders"};
    P2pChainClient& client = h.connected();
    Asked headers(client.headers(genesisOf(h), {}));
    h.advance(60s);
    QVERIFY(!headers);
    QVERIFY(h.peer().asked("getheaders") > 1);
    h.peer().behaviour.silentOn.clear();
    h.advance(20s);
    QCOMPARE(headers.wait().value().value.size(), std::size_t{20});
}

void TestRequests::whoHasNewsAfterAllIsAskedAgain()
{
    ClientHarness h(3);
    for (std::size_t i = 0; i < 2; ++i) h.peer(i).behaviour.silentOn = {"getheaders"};
    P2pChainClient& client = h.connected();
    Asked headers(client.headers({h.hash(20)}, {h.idOf(2)}));
    QTRY_COMPARE(h.peer(0).asked("getheaders") + h.peer(1).asked("getheaders"), 1);
    QVERIFY(h.chain().mine(1));
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    h.peer(2).announceByInventory();
    QTRY_COMPARE(news.count(), 1);
    h.advance(16s); // the first of the silent has had its time
    QCOMPARE(headers.wait().value().peer, h.idOf(2));
    QCOMPARE(headers->value().value.size(), std::size_t{1});
    QCOMPARE(h.peer(0).asked("getheaders") + h.peer(1).asked("getheaders"), 1);
}

void TestRequests::whoAnnouncedABlockIsAskedBeforeWhoClaimsMost()
{
    ClientHarness h(2);
    h.peer(0).behaviour.startHeight = 10'000'000;
    P2pChainClient& client = h.connected();
    const BlockHash tip = h.hash(20);
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    QVERIFY(h.chain().mine(1));
    h.peer(1).announceByInventory();
    QTRY_COMPARE(news.size(), 1);
    Asked headers(client.headers({tip}, {}));
    QCOMPARE(headers.wait().value().peer, h.idOf(1));
    QCOMPARE(h.peer(0).asked("getheaders"), 0);
}

/// A block that is nowhere: to announce one costs its sender nothing.
static void announce(FakePeer& peer, const BlockHash& block)
{
    Inventory news;
    news.items.push_back({InventoryType::Block, block.bytes});
    peer.send(command::Inv, news.serialize());
}

static void announceMadeUp(FakePeer& peer, int number)
{
    BlockHash block{};
    for (std::size_t i = 0; i < 4; ++i) block.bytes[i] = static_cast<std::byte>((number >> (8 * i)) + 1);
    announce(peer, block);
}

/// Whatever it claims and however often: else each block would come late.
void TestRequests::whoAnnouncedInVainIsAskedAfterWhoHasNews()
{
    ClientHarness h(2);
    FakePeer& loud = h.peer(0);
    loud.behaviour.startHeight = 10'000'000;
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    announceMadeUp(loud, 0);
    QTRY_COMPARE(news.size(), 1);
    Asked vain(client.headers({h.hash(20)}, {}));
    QCOMPARE(vain.wait().value().peer, h.idOf(0));
    QVERIFY(vain->value().value.empty());

    for (int height = 21; height < 24; ++height) {
        loud.forgetRequests();
        QVERIFY(h.chain().mine(1));
        h.peer(1).announceByInventory();
        announceMadeUp(loud, height);
        h.roundTrip(0);
        h.roundTrip(1);
        Asked headers(client.headers({h.hash(height - 1)}, {}));
        QCOMPARE(headers.wait().value().peer, h.idOf(1));
        QCOMPARE(loud.asked("getheaders"), 0);
    }

    QVERIFY(h.chain().mine(1)); // it has one for once
    loud.announceByInventory();
    h.advance(5min);
    Asked one(client.headers({h.hash(23)}, {}));
    QCOMPARE(one.wait().value().peer, h.idOf(0));
    client.askWhoHas(h.point(24)); // it was taken in: what everybody has long had counts for nothing
    QVERIFY(h.chain().mine(1));
    loud.announceByInventory();
    h.peer(1).announceByInventory();
    h.roundTrip(0);
    h.roundTrip(1);
    Asked next(client.headers({h.hash(24)}, {}));
    QCOMPARE(next.wait().value().peer, h.idOf(0)); // that is made up for
}

/// Else who lost its branch once would not be heard where nobody else has the next block.
void TestRequests::whoAnnouncedInVainIsAskedBeforeWhoHasNoNews()
{
    ClientHarness h(2);
    h.peer(1).behaviour.startHeight = 10'000'000;
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    announceMadeUp(h.peer(0), 0);
    QTRY_COMPARE(news.size(), 1);
    Asked vain(client.headers({h.hash(20)}, {}));
    QCOMPARE(vain.wait().value().peer, h.idOf(0));
    QVERIFY(h.chain().mine(1));
    h.peer(0).announceByInventory();
    QTRY_COMPARE(news.size(), 2);
    Asked headers(client.headers({h.hash(20)}, {}));
    QCOMPARE(headers.wait().value().peer, h.idOf(0));
    QCOMPARE(headers->value().value.size(), std::size_t{1});
}

/// Else one peer would keep everybody busy for as long as it likes.
void TestRequests::whatIsAnnouncedInVainIsNewsThreeTimesThenEverLessOften()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    for (int i = 0; i < 50; ++i) announceMadeUp(h.peer(0), i);
    h.roundTrip(0);
    QCOMPARE(news.size(), 3);
    QVERIFY(h.chain().mine(1));
    h.peer(1).announceByInventory();
    QTRY_COMPARE(news.size(), 4); // others are heard
    h.advance(4s);
    QCOMPARE(news.size(), 4);
    h.advance(2s);
    QTRY_COMPARE(news.size(), 5); // what it said meanwhile
    announceMadeUp(h.peer(0), 50);
    h.advance(8s);
    QCOMPARE(news.size(), 5); // each time it may take twice as long
    h.advance(3s);
    QTRY_COMPARE(news.size(), 6);
    QCOMPARE(client.peers().size(), std::size_t{2}); // nobody is let go for it
}

/// Each time it is asked it has what it told of; but we have it too.
void TestRequests::whatEverybodyHasComesTrueForNobody()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    client.askWhoHas(h.point(20));
    h.roundTrip(0);
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    for (int i = 0; i < 10; ++i) {
        announce(h.peer(0), h.hash(19));
        announce(h.peer(0), h.hash(20)); // and our tip, which counts once
        h.roundTrip(0);
        QCOMPARE(Asked(client.headers({h.hash(18)}, {h.idOf(1)})).wait().value().peer, h.idOf(0));
    }
    QCOMPARE(news.size(), 4);
}

void TestRequests::aPeerThatTellsOfOurTipLateIsHeardAgain()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    for (int i = 0; i < 3; ++i) announceMadeUp(h.peer(0), i);
    QTRY_COMPARE(news.size(), 3); // more is not heard now
    QVERIFY(h.chain().mine(1));
    client.askWhoHas(h.point(21));
    h.peer(0).announceByInventory();
    h.roundTrip(0);
    QCOMPARE(news.size(), 3);
    announceMadeUp(h.peer(0), 3);
    QTRY_COMPARE(news.size(), 4);
}

void TestRequests::ourOwnTipIsNoNews()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    client.askWhoHas(h.point(20));
    for (int i = 0; i < 5; ++i) h.peer().announceByInventory();
    h.roundTrip();
    QCOMPARE(news.size(), 0);
    QCOMPARE(client.peersWith(h.point(20)), 1);
    QVERIFY(h.chain().mine(1));
    h.peer().announceByInventory();
    QTRY_COMPARE(news.size(), 1);
}

/// The chain may grow by many blocks before anybody is asked.
void TestRequests::aTipThatCameTrueMakesUpForWhatDidNot()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(h.chain().mine(1));
        h.peer().announceByInventory();
    }
    h.roundTrip();
    QCOMPARE(news.size(), 3);
    client.askWhoHas(h.point(25));
    QVERIFY(h.chain().mine(1));
    h.peer().announceByInventory();
    QTRY_COMPARE(news.size(), 4);
}

void TestRequests::headersWithoutWorkAreALie()
{
    ClientHarness h;
    h.peer().behaviour.tamper = [&](std::string& command, Bytes& payload) {
        if (command != "headers") return true;
        Headers made = Headers::parse(payload).value();
        made.headers.resize(1);
        made.headers[0].bits = 0x1d00ffff; // claims work that is not there
        payload = made.serialize();
        return true;
    };
    P2pChainClient& client = h.connected();
    QSignalSpy aside(&client, &ChainClient::peerSetAside);
    Asked headers(client.headers(genesisOf(h), {}));
    QTRY_COMPARE(h.peer().connections(), 0);
    QCOMPARE(aside.size(), 1);
    QVERIFY(!headers);
}

void TestRequests::headersNobodyAskedForAreNews()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    QVERIFY(h.chain().mine(1));
    h.peer().announceByHeaders();
    QTRY_COMPARE(news.count(), 1);
}

void TestRequests::theNewsOfABlockIsPassedOn()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    h.peer().announceByInventory();
    QTRY_COMPARE(news.count(), 1);
}

void TestRequests::aPeersHeightGrowsWithTheBlocksItTellsOf()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    QCOMPARE(client.peers().front().announcedHeight.value, 20); // as it said when it was connected
    QSignalSpy news(&client, &ChainClient::blocksAnnounced);
    QVERIFY(h.chain().mine(1));
    h.peer().announceByHeaders();
    QTRY_COMPARE(news.count(), 1);
    Asked hashes(client.filterHashes(h.range(1, 21), 1)); // only now somebody knows how high that block is
    QVERIFY(hashes.wait());
    QCOMPARE(client.peers().front().announcedHeight.value, 21);
}

void TestRequests::filterHashesComeFromSeveralSources()
{
    ClientHarness h(3);
    P2pChainClient& client = h.connected();
    Asked hashes(client.filterHashes(h.range(1, 20), 2));
    const auto& answers = hashes.wait().value();
    QCOMPARE(answers.size(), std::size_t{2});
    Asked nothing(client.filterHashes({{1}, {}}, 2));
    QCOMPARE(nothing.wait().error().code, Errc::OutOfRange);
    QVERIFY(answers[0].peer != answers[1].peer);
    QCOMPARE(answers[0].value.previous, h.chain().params().genesisFilterHeader);
    QCOMPARE(answers[0].value.hashes.back(), h.chain().block({20})->filterHash);
    QCOMPARE(answers[1].value.hashes, answers[0].value.hashes);
}

void TestRequests::filterHashesDoNotWaitForWhoLacksTheBlock()
{
    ClientHarness h(2);
    h.peer(1).behaviour.knowsUpTo = BlockHeight{10};
    P2pChainClient& client = h.connected();
    Asked hashes(client.filterHashes(h.range(1, 20), 2));
    QTRY_COMPARE(h.peer(1).asked("getheaders"), 1); // "have you block 20?"
    h.advance(4s);
    QCOMPARE(hashes.wait().value().size(), std::size_t{1});
    QCOMPARE(h.peer(1).asked("getcfheaders"), 0);
    QCOMPARE(h.peer(1).connections(), 1);
}

void TestRequests::filterHashesOfTheWrongLengthEndTheConnection()
{
    ClientHarness h(2);
    h.peer(0).behaviour.tamper = [](std::string& command, Bytes& payload) {
        if (command != "cfheaders") return true;
        CFHeaders made = CFHeaders::parse(payload).value();
        made.hashes.pop_back();
        payload = made.serialize();
        return true;
    };
    P2pChainClient& client = h.connected();
    const PeerId honest = h.idOf(1);
    Asked hashes(client.filterHashes(h.range(1, 20), 2));
    const auto& answers = hashes.wait().value();
    QCOMPARE(answers.size(), std::size_t{1});
    QCOMPARE(answers[0].peer, honest);
    QTRY_COMPARE(h.peer(0).connections(), 0);
}

/// Each new block would come ten seconds late.
void TestRequests::whoNeverTellsFilterHashesIsWaitedForOnce()
{
    ClientHarness h(3);
    FakePeer& mute = h.peer(0);
    mute.behaviour.silentOn = {"getcfheaders"};
    P2pChainClient& client = h.connected();
    const auto waitForTheOthers = [&](int questions) {
        QTRY_COMPARE(mute.asked("getcfheaders"), 1);
        for (const std::size_t other : {1U, 2U}) {
            QTRY_COMPARE(h.peer(other).asked("getcfheaders"), questions);
            h.roundTrip(other);
        }
    };
    Asked first(client.filterHashes(h.range(1, 20), 3));
    waitForTheOthers(1);
    h.advance(5s);
    QVERIFY(!first); // its index may lag
    h.advance(6s);
    QCOMPARE(first.wait().value().size(), std::size_t{2});
    mute.forgetRequests();

    Asked second(client.filterHashes(h.range(1, 20), 3));
    waitForTheOthers(2);
    h.advance(1s);
    QVERIFY(!second);
    h.advance(1s);
    QCOMPARE(second.wait().value().size(), std::size_t{2});

    Asked third(client.filterHashes(h.range(1, 20), 2)); // it takes nobody's place
    QCOMPARE(third.wait().value().size(), std::size_t{2});
    Asked filters(client.filters(h.range(1, 20), {}));
    QVERIFY(filters.wait());
    QCOMPARE(mute.asked("getcfilters"), 0); // nor is it asked first for anything else

    mute.behaviour.silentOn.clear();
    Asked fourth(client.filterHashes(h.range(1, 20), 3));
    QCOMPARE(fourth.wait().value().size(), std::size_t{3});
    QCOMPARE(mute.connections(), 1); // and it was never blamed
}

/// Four that say nothing would take turns, each with its whole time, and those behind them not be asked for a minute.
void TestRequests::whoWasNotAskedYetIsAskedForFilterHashesBeforeWhoWasSilent()
{
    ClientHarness h(6);
    P2pChainClient& client = h.connected();
    Asked all(client.filterHashes(h.range(1, 20), 6)); // from now on it is known who has these blocks
    QCOMPARE(all.wait().value().size(), std::size_t{6});
    std::vector<FakePeer*> mute;
    for (const PeerInfo& peer : client.peers())
        for (std::size_t i = 0; i < 6; ++i)
            if (peer.id == h.idOf(i) && mute.size() < 4) mute.push_back(&h.peer(i));
    for (FakePeer* peer : mute) {
        peer->forgetRequests();
        peer->behaviour.silentOn = {"getcfheaders"};
    }
    Asked hashes(client.filterHashes(h.range(1, 20), 2));
    for (std::size_t i = 0; i < mute.size(); i += 2) {
        for (const std::size_t one : {i, i + 1}) QTRY_COMPARE(mute[one]->asked("getcfheaders"), 1);
        QVERIFY(!hashes);
        h.advance(3s);
    }
    QTRY_VERIFY(hashes);
    QCOMPARE(hashes->value().size(), std::size_t{2});
    for (const FakePeer* peer : mute) QCOMPARE(peer->asked("getcfheaders"), 1);
}

void TestRequests::filterHashesMoveOnFromPeersThatTrickle_data()
{
    QTest::addColumn<int>("sources");
    for (const int sources : {1, 3}) QTest::addRow("%d wanted", sources) << sources;
}

/// And are asked last for the next ones.
void TestRequests::filterHashesMoveOnFromPeersThatTrickle()
{
    QFETCH(int, sources);
    ClientHarness h(9, 300);
    P2pChainClient& client = h.connectedWithTheLastBehind();
    for (std::size_t i = 0; i < 8; ++i) h.peer(i).behaviour.bytesASecond = 30;
    Asked hashes(client.filterHashes(h.range(1, 100), sources));
    int seconds = 0;
    for (; seconds < 200 && !hashes; ++seconds) h.advance(1s);
    QVERIFY2(seconds <= 60, qPrintable(QString::number(seconds)));
    QCOMPARE(hashes.wait().value().front().peer, h.idOf(8));
    Asked next(client.filterHashes(h.range(101, 200), sources));
    for (seconds = 0; seconds < 200 && !next; ++seconds) h.advance(1s);
    QVERIFY2(seconds <= 3, qPrintable(QString::number(seconds)));
    QCOMPARE(client.peers().size(), std::size_t{9});
}

void TestRequests::checkpointsComeFromSeveralSources()
{
    ClientHarness h(2, 2100);
    P2pChainClient& client = h.connected();
    Asked points(client.filterCheckpoints({{2100}, h.hash(2100)}, 5));
    const auto& answers = points.wait().value();
    QCOMPARE(answers.size(), std::size_t{2});
    QCOMPARE(answers[0].value.size(), std::size_t{2});
    QCOMPARE(answers[0].value[1], h.chain().block({2000})->filterHeader);
}

void TestRequests::eachPeerIsAskedForCheckpointsOnce()
{
    ClientHarness h(3, 1100);
    P2pChainClient& client = h.connected();
    Asked points(client.filterCheckpoints(h.point(1000), 64));
    QCOMPARE(points.wait().value().size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) QCOMPARE(h.peer(i).asked("getcfcheckpt"), 1);
}

void TestRequests::peersThatTellNoCheckpointsAreNotWaitedForLong_data()
{
    QTest::addColumn<int>("mute");
    QTest::newRow("one of two") << 1;
    QTest::newRow("both") << 2;
}

void TestRequests::peersThatTellNoCheckpointsAreNotWaitedForLong()
{
    QFETCH(int, mute);
    ClientHarness h(2, 1100);
    for (int i = 0; i < mute; ++i) h.peer(std::size_t(i)).behaviour.silentOn = {"getcfcheckpt"};
    P2pChainClient& client = h.connected();
    Asked points(client.filterCheckpoints(h.point(1000), 64));
    QTRY_COMPARE(h.peer(0).asked("getcfcheckpt"), 1);
    h.advance(5s);
    QVERIFY(!points);
    h.advance(6s);
    QCOMPARE(points.wait().value().size(), std::size_t(2 - mute));
    QCOMPARE(h.peer(0).connections(), 1);
    Asked hashes(client.filterHashes(h.range(1, 20), 2)); // silence about the one is none about the other
    QCOMPARE(hashes.wait().value().size(), std::size_t{2});
}

static Transaction somePayment()
{
    Transaction tx;
    tx.inputs.push_back({{Txid{{std::byte{1}}}, 0}, {}, 0xffff'fffd, {Bytes(64, std::byte{1})}});
    tx.outputs.push_back({*Amount::fromSatoshis(1000), Bytes(22)});
    return tx;
}

void TestRequests::aPaymentGoesToOnePeerFirst()
{
    ClientHarness h(3);
    for (std::size_t i = 0; i < 3; ++i) h.peer(i).hold("inv");
    P2pChainClient& client = h.connected();
    const Transaction tx = somePayment();
    Asked sent(client.broadcast(tx));
    const auto told = [&] { return h.peer(0).asked("inv") + h.peer(1).asked("inv") + h.peer(2).asked("inv"); };
    QTRY_COMPARE(told(), 1);
    h.advance(3s);
    QCOMPARE(told(), 1);
    h.advance(4s);
    QTRY_COMPARE(told(), 2);
    for (std::size_t i = 0; i < 3; ++i) h.peer(i).release("inv");
    QVERIFY(sent.wait().value() >= 1);
    QTRY_COMPARE(int(h.peer(0).saw(tx.txid())) + int(h.peer(1).saw(tx.txid())) + int(h.peer(2).saw(tx.txid())), 2);
}

/// One sends filters, one blocks, one both; the fourth has seen nothing of what we look for.
void TestRequests::aPaymentRatherGoesToWhoKnowsLittleOfUs()
{
    ClientHarness h(4);
    constexpr std::uint64_t NoFilters = services::Network | services::Witness;
    h.peer(1).behaviour.services = h.peer(3).behaviour.services = NoFilters;
    h.peer(2).behaviour.services = services::NetworkLimited | services::Witness | services::CompactFilters;
    for (const std::size_t i : {2U, 3U}) h.peer(i).behaviour.knowsUpTo = BlockHeight{0};
    P2pChainClient& client = h.connected();
    for (const std::size_t i : {0U, 1U}) h.peer(i).announceByInventory();
    QTRY_COMPARE(client.peersWith(h.point(20)), 2);
    for (std::size_t i = 0; i < 4; ++i) h.peer(i).behaviour.silentOn = {"inv"};
    for (int asked = 0; h.peer(0).askedBlocks().empty() || h.peer(1).askedBlocks().empty(); ++asked) {
        QVERIFY(asked < 200); // each is chosen by chance
        Asked block(client.block(h.point(20)));
        QVERIFY(block.wait());
    }
    Asked sent(client.broadcast(somePayment()));
    int told = 0;
    for (const std::size_t next : {3U, 1U, 2U, 0U}) {
        QTRY_COMPARE(h.peer(next).asked("inv"), 1);
        ++told;
        QCOMPARE(h.peer(0).asked("inv") + h.peer(1).asked("inv") + h.peer(2).asked("inv") + h.peer(3).asked("inv"),
                 told);
        h.advance(6s);
    }
}

/// It may be the first one's doing that nobody has heard of it.
void TestRequests::aPaymentOfferedAgainGoesToAnotherPeer()
{
    ClientHarness h(3);
    P2pChainClient& client = h.connected();
    const Transaction tx = somePayment();
    for (int times = 1; times <= 3; ++times) {
        Asked sent(client.broadcast(tx));
        QCOMPARE(sent.wait().value(), 1);
        const auto taken = [&] {
            return int(h.peer(0).saw(tx.txid())) + int(h.peer(1).saw(tx.txid())) + int(h.peer(2).saw(tx.txid()));
        };
        QTRY_COMPARE(taken(), times);
    }
}

void TestRequests::aPaymentNobodyWantsTimesOut()
{
    ClientHarness h;
    h.peer().behaviour.silentOn = {"inv"};
    P2pChainClient& client = h.connected();
    Asked sent(client.broadcast(somePayment()));
    QTRY_COMPARE(h.peer().asked("inv"), 1);
    h.advance(55s);
    QVERIFY(!sent);
    client.cancelRequests();
    h.roundTrip();
    QVERIFY(!sent); // a payment on its way is not called off with the questions
    h.advance(10s);
    QCOMPARE(sent.wait().error().code, Errc::Timeout);
}

/// Some nodes drop what comes right after the handshake.
void TestRequests::whoMissedAnOfferIsToldAgain()
{
    ClientHarness h;
    h.peer().behaviour.silentOn = {"inv"};
    P2pChainClient& client = h.connected();
    Asked sent(client.broadcast(somePayment()));
    QTRY_COMPARE(h.peer().asked("inv"), 1);
    h.advance(5s);
    QCOMPARE(h.peer().asked("inv"), 1);
    h.peer().behaviour.silentOn.clear();
    h.advance(6s);
    QTRY_VERIFY(sent);
    QCOMPARE(sent.wait().value(), 1);
    h.advance(50s);
    QCOMPARE(h.peer().asked("inv"), 2); // once it has asked
}

void TestRequests::aStrangerLearnsNothingOfAPayment()
{
    ClientHarness h(2);
    h.peer(0).behaviour.silentOn = {"inv"};
    h.peer(1).behaviour.silentOn = {"inv"};
    P2pChainClient& client = h.connected();
    const Transaction tx = somePayment();
    Asked sent(client.broadcast(tx));
    QTRY_COMPARE(h.peer(0).asked("inv") + h.peer(1).asked("inv"), 1);
    FakePeer& stranger = h.peer(0).asked("inv") == 1 ? h.peer(1) : h.peer(0);
    Inventory guess;
    guess.items.push_back({InventoryType::Tx, tx.txid().bytes});
    stranger.send("getdata", guess.serialize());
    QTRY_COMPARE(stranger.asked("notfound"), 1);
    QVERIFY(!stranger.saw(tx.txid()));
}

/// Without it no node takes the payment, and another peer was told of it.
void TestRequests::whoIsToldOfAPaymentIsServedWhatItBuildsOn()
{
    ClientHarness h(2);
    h.peer(1).behaviour.silentOn = {"inv"};
    P2pChainClient& client = h.connected();
    const Transaction grandparent = somePayment();
    std::vector<Transaction> chain{grandparent};
    for (int i = 0; i < 2; ++i) {
        Transaction next = somePayment();
        next.inputs[0].previous = {chain.back().txid(), 0};
        chain.push_back(next);
    }
    const auto give = [&](const Transaction& tx) {
        Asked sent(client.broadcast(tx));
        for (int i = 0; i < 3 && !sent; ++i) h.advance(6s); // whoever is told first
        QVERIFY(sent.wait());
    };
    give(chain[0]);
    give(chain[1]);
    QTRY_VERIFY(h.peer(0).saw(chain[1].txid()));
    h.peer(0).behaviour.silentOn = {"inv"};
    h.peer(1).behaviour.silentOn.clear();
    give(chain[2]);
    QTRY_VERIFY(h.peer(1).saw(chain[2].txid()));

    QSignalSpy seen(&client, &ChainClient::transactionSeen);
    Inventory parents;
    for (int i = 0; i < 2; ++i) parents.items.push_back({InventoryType::WitnessTx, chain[std::size_t(i)].txid().bytes});
    h.peer(1).send("getdata", parents.serialize());
    for (int i = 0; i < 2; ++i) QTRY_VERIFY(h.peer(1).saw(chain[std::size_t(i)].txid()));
    h.peer(1).send("inv", parents.serialize()); // the echo of what it has from us
    h.roundTrip(1);
    QCOMPARE(seen.count(), 0);
}

void TestRequests::aPeerThatHasAPaymentFromOthersIsNoticed()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    const Transaction tx = somePayment();
    QSignalSpy seen(&client, &ChainClient::transactionSeen);
    Asked sent(client.broadcast(tx));
    QVERIFY(sent.wait());
    QTRY_VERIFY(h.peer(0).saw(tx.txid()) || h.peer(1).saw(tx.txid()));
    FakePeer& taker = h.peer(0).saw(tx.txid()) ? h.peer(0) : h.peer(1);
    FakePeer& other = &taker == &h.peer(0) ? h.peer(1) : h.peer(0);
    Inventory news;
    news.items.push_back({InventoryType::Wtx, tx.wtxid().bytes});
    taker.send("inv", news.serialize()); // it has it from us: that says nothing
    h.roundTrip(&taker == &h.peer(0) ? 0 : 1);
    QCOMPARE(seen.count(), 0);
    other.send("inv", news.serialize());
    QTRY_COMPARE(seen.count(), 1);
    QVERIFY(seen.first()[0].value<Txid>() == tx.txid());
}

/// Else one peer could keep the payment from all others: it answers with what we told it, and then takes it.
void TestRequests::theEchoOfWhatAPeerWasToldIsNoNews()
{
    ClientHarness h;
    h.peer().behaviour.silentOn = {"inv"};
    P2pChainClient& client = h.connected();
    const Transaction tx = somePayment();
    QSignalSpy seen(&client, &ChainClient::transactionSeen);
    Asked sent(client.broadcast(tx));
    QTRY_COMPARE(h.peer().asked("inv"), 1);
    Inventory echo;
    echo.items.push_back({InventoryType::Wtx, tx.wtxid().bytes});
    h.peer().send("inv", echo.serialize());
    h.peer().send("getdata", echo.serialize());
    QVERIFY(sent.wait());
    QCOMPARE(seen.count(), 0);
}

void TestRequests::cancelEndsEveryWaitAtOnce()
{
    ClientHarness h;
    h.peer().behaviour.silentOn = {"getheaders", "getcfheaders", "getcfilters", "getdata", "getcfcheckpt"};
    P2pChainClient& client = h.connected();
    Asked headers(client.headers(genesisOf(h), {}));
    Asked hashes(client.filterHashes(h.range(1, 20), 2));
    Asked points(client.filterCheckpoints({{20}, h.hash(20)}, 2));
    Asked filters(client.filters(h.range(1, 20), {}));
    Asked block(client.block(h.point(1)));
    QTRY_VERIFY(h.peer().asked("getheaders") > 0 && h.peer().asked("getdata") > 0);
    client.cancelRequests();
    QCOMPARE(headers.wait().error().code, Errc::Cancelled);
    QCOMPARE(hashes.wait().error().code, Errc::Cancelled);
    QCOMPARE(points.wait().error().code, Errc::Cancelled);
    QCOMPARE(filters.wait().error().code, Errc::Cancelled);
    QCOMPARE(block.wait().error().code, Errc::Cancelled);

    h.peer().behaviour.silentOn.clear();
    Asked again(client.filters(h.range(1, 20), {}));
    h.advance(5s);
    QVERIFY(again.wait());
}

void TestRequests::stopEndsEveryWaitForGood()
{
    ClientHarness h;
    h.peer().behaviour.silentOn = {"getheaders", "getcfilters", "inv"};
    P2pChainClient& client = h.connected();
    Asked headers(client.headers(genesisOf(h), {}));
    Asked filters(client.filters(h.range(1, 20), {}));
    Asked sent(client.broadcast(somePayment()));
    client.stop();
    QCOMPARE(headers.wait().error().code, Errc::Stopping);
    QCOMPARE(filters.wait().error().code, Errc::Stopping);
    QCOMPARE(sent.wait().error().code, Errc::Stopping);
    Asked late(client.block(h.point(1)));
    QCOMPARE(late.wait().error().code, Errc::Stopping);
    QTRY_COMPARE(h.peer().connections(), 0);

    client.start();
    h.peer().behaviour.silentOn.clear();
    h.advance(2s);
    Asked anew(client.block(h.point(1)));
    QVERIFY(anew.wait());
    Asked waiting(client.headers(genesisOf(h), {h.idOf(0), PeerId{99}}));
    h.closeClient(); // its destruction is a stop as well
    QVERIFY(!waiting.wait());
}

void TestRequests::withoutPeersRequestsWait()
{
    ClientHarness h;
    h.peer().stopListening();
    h.client().start();
    Asked block(h.client().block(h.point(2)));
    Asked filters(h.client().filters(h.range(1, 20), {}));
    h.advance(3min);
    QVERIFY(!block);
    QVERIFY(!filters);
    h.peer().listenAgain();
    h.advance(1min);
    QVERIFY(block.wait());
    QVERIFY(filters.wait());
}

void TestRequests::itMayBeStoppedFromItsOwnSignals()
{
    ClientHarness h(3);
    P2pChainClient& client = h.connected();
    h.peer(0).hold("getdata");
    h.peer(1).hold("getdata");
    h.peer(2).hold("getdata");
    Asked block(client.block(h.point(1)));
    connect(&client, &ChainClient::connectionChanged, &client, &ChainClient::stop);
    h.peer(1).hangUp();
    QCOMPARE(block.wait().error().code, Errc::Stopping);
    QVERIFY(!client.isConnected());
    QTRY_COMPARE(h.peer(0).connections() + h.peer(1).connections() + h.peer(2).connections(), 0);
}

void TestRequests::aNamedPeerThatLiesIsSetAside()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    QSignalSpy aside(&client, &ChainClient::peerSetAside);
    client.report(h.idOf(0), Offence::BadFilter, QStringLiteral("made up"));
    QTRY_COMPARE(h.peer(0).connections(), 0);
    QCOMPARE(aside.count(), 1);
    QCOMPARE(aside.front().front().toString(), h.peer(0).address().text());
    const std::vector<PeerSetAside> expected{{h.peer(0).address().text(), Offence::BadFilter}};
    QVERIFY(client.peersSetAside() == expected);
    h.advance(10min);
    QCOMPARE(h.peer(0).accepted(), 1); // for the run
    QCOMPARE(h.peer(1).connections(), 1);
    Asked filters(client.filters(h.range(1, 20), {}));
    QVERIFY(filters.wait());
}

void TestRequests::aLiarThatIsNamedAnewIsCalledAndItsLieStaysInItsRow()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    client.report(h.idOf(0), Offence::BadBlock, QStringLiteral("made up"));
    QTRY_COMPARE(h.peer().connections(), 0);
    client.peerControl()->addPeer(h.peer().address());
    QTRY_COMPARE(client.peers().size(), std::size_t(1));
    QVERIFY(client.peersSetAside().empty());
    QVERIFY(client.peers().front().lastProblem == (Error{Errc::Mutated, "made up"}));
}

void TestRequests::aPeerThatThePersonLetGoIsNoLiar()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    client.peerControl()->disconnectPeer(h.idOf(0));
    QTRY_COMPARE(h.peer(0).connections(), 0);
    QVERIFY(client.peersSetAside().empty());
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
