// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/messages/inventorymessages.h"
#include "tests/core/p2p/clientharness.h"

#include <array>

using namespace lockstep;
using namespace lockstep::p2p;
using namespace lockstep::test;
using namespace std::chrono_literals;

class TestDownloads final : public QObject
{
    Q_OBJECT

private slots:
    // filters
    void filtersComeInOrderWhateverTheirOrderWas();
    void severalPeersShareARange();
    void whatArrivedBeforeAHangUpIsKept();
    void whatArrivedBeforeACancelIsNotAskedForAgain();
    void aPeerIsNeverAskedBeyondWhatItHas();
    void anIndexThatLagsIsAskedAgain();
    void aSilentPeerIsReplacedAndNotBlamed();
    void aPeerThatStaysSilentRestsForTenMinutes();
    void anIdlePeerHelpsASlowOne();
    void aFastPeerTakesOverWhatASlowOneOwesBitByBit();
    void filtersFromBesidesAreNotTaken();
    void filtersWithoutFurtherPeersSaySo();
    void whoFallsSilentIsNoFurtherPeer();
    void unaskedFiltersAreIgnored();
    void ofVeryLargeFiltersTheFirstAreAnswered();
    void onlyFilterPeersAreAskedForFilters();

    // blocks
    void aBlockComesWithItsWitness();
    void twoQuestionsShareOneDownload();
    void aBlockNobodyHasIsNotFound();
    void aPrunedPeerIsAskedForWhatItHas();
    void whatAPrunedPeerHasDeletedWaitsForAnotherPeer();
    void aPrunedPeerIsNotAskedForWhatIsOldByOurOwnChain();
    void whenAFullPeerLacksABlockAPrunedOneIsAsked();
    void aPrunedPeerIsSparedWhileOthersHaveAllBlocks();
    void aPeerThatToldOfABlockIsAskedForIt();
    void aBlockMovesOnFromASilentPeer();
    void silenceAboutABlockIsNoDenial();
    void whoComesIsAskedForABlockAtOnce();
    void aBlockMovesOnFromTwoThatSendOthers();
    void blocksMoveOnFromPeersThatTrickle();
    void aBlockMovesOnFromFourThatSendOthersAtAPace();
    void oneThatTricklesDoesNotKeepABlockFromWhoWasSilentOnce_data();
    void oneThatTricklesDoesNotKeepABlockFromWhoWasSilentOnce();
    void atMostFourPeersAreAskedForABlockAtOnce();
    void aSlowPeerAloneIsWaitedFor_data();
    void aSlowPeerAloneIsWaitedFor();
    void filtersMoveOnFromTwoThatSendOthers();
    void aThirdPeerHelpsTwoSlowOnes();
    void filtersMoveOnFromPeersThatTrickle();
    void blocksRatherComeFromWhoSendsNoFilters();
    void atMostFourBlocksAreInFlight();
    void whoLagsIsNotAskedForBlocksBeyondItsOwn();
    void aBlockThatNobodyClaimsIsAskedForAllTheSame();

    // whom to ask
    void aPeerIsScoredByWhatItDelivers();
    void filtersAreAskedOfTheFasterPeerFirst();
    void blocksDoNotComeFromAMuchSlowerPeer();
    void whomAnotherHadToHelpIsNotAskedForTheNextBlocks_data();
    void whomAnotherHadToHelpIsNotAskedForTheNextBlocks();
    void anotherBlockThanAskedIsIgnored();
};

void TestDownloads::filtersComeInOrderWhateverTheirOrderWas()
{
    ClientHarness h;
    Bytes first;
    h.peer().behaviour.tamper = [&](std::string& command, Bytes& payload) {
        if (command != "cfilter" || !first.empty()) return true;
        first = payload; // goes out last, and the last one twice
        return false;
    };
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 20), {}));
    QTRY_VERIFY(!first.empty());
    h.peer().send("cfilter", CFilter{BasicFilter, h.hash(20), h.chain().block({20})->filter}.serialize());
    h.peer().send("cfilter", first);
    const auto& answer = filters.wait().value();
    QCOMPARE(answer.size(), std::size_t{20});
    for (int i = 0; i < 20; ++i) QCOMPARE(answer[std::size_t(i)].value, h.chain().block({i + 1})->filter);
}

void TestDownloads::severalPeersShareARange()
{
    ClientHarness h(3, 900);
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 900), {}));
    const auto& answer = filters.wait().value();
    QCOMPARE(answer.size(), std::size_t{900});
    for (std::size_t i = 0; i < 900; i += 100)
        QCOMPARE(filterHash(answer[i].value), h.chain().block({int(i) + 1})->filterHash);
    for (std::size_t i = 0; i < 3; ++i) QVERIFY(h.peer(i).asked("getcfilters") >= 1);
    const int asked = h.peer(0).asked("getcfilters") + h.peer(1).asked("getcfilters") + h.peer(2).asked("getcfilters");
    QCOMPARE(asked, 6); // nothing was asked twice
}

void TestDownloads::whatArrivedBeforeAHangUpIsKept()
{
    ClientHarness h(1, 300);
    std::size_t sent = 0;
    h.peer().behaviour.tamper = [&](std::string& command, Bytes&) {
        if (command == "cfilter" && ++sent == 50) h.peer().behaviour.hangsUpAfter = 30; // in the middle of the 50th
        return true;
    };
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 300), {}));
    QTRY_COMPARE(h.peer().connections(), 0);
    QTRY_VERIFY(!client.isConnected()); // from then on it waits before it calls again
    h.advance(5s);
    QCOMPARE(filters.wait().value().size(), std::size_t{300});
    QVERIFY(sent <= 302); // the 50th and no other went out twice
}

/// How many filters a peer was asked for since its requests were forgotten.
static int filtersAskedOf(const ClientHarness& h, const FakePeer& peer)
{
    int count = 0;
    for (const FakePeer::Request& request : peer.requests()) {
        if (request.command != "getcfilters") continue;
        const FilterRange range = FilterRange::parse(request.payload).value();
        count += h.chain().find(range.stop)->point.height - range.start + 1;
    }
    return count;
}

/// The loop calls off what it waits for whenever it plans anew, and then asks mostly for the same.
void TestDownloads::whatArrivedBeforeACancelIsNotAskedForAgain()
{
    ClientHarness h(1, 300);
    int sent = 0;
    h.peer().behaviour.tamper = [&](std::string& command, Bytes&) { return command != "cfilter" || ++sent <= 130; };
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 300), {}));
    QTRY_COMPARE(sent, 150); // a piece; of it 130 arrive
    h.roundTrip();
    client.cancelRequests();
    QCOMPARE(filters.wait().error().code, Errc::Cancelled);
    QCOMPARE(filtersAskedOf(h, h.peer()), 150);

    h.peer().behaviour.tamper = nullptr;
    h.peer().forgetRequests();
    Asked besides(client.filters(h.range(1, 20), {h.idOf(0)}));
    QCOMPARE(besides.wait().error().code, Errc::NoPeers); // what an excluded peer sent is of no use
    Asked again(client.filters(h.range(1, 300), {}));
    const auto& answer = again.wait().value();
    QCOMPARE(answer.size(), std::size_t{300});
    for (int i = 0; i < 300; ++i) QCOMPARE(answer[std::size_t(i)].value, h.chain().block({i + 1})->filter);
    QCOMPARE(filtersAskedOf(h, h.peer()), 170);

    h.peer().forgetRequests();
    Asked third(client.filters(h.range(1, 300), {})); // nothing is kept of what was handed over
    QVERIFY(third.wait());
    QCOMPARE(filtersAskedOf(h, h.peer()), 300);
}

void TestDownloads::aPeerIsNeverAskedBeyondWhatItHas()
{
    ClientHarness h(2);
    h.peer(1).behaviour.knowsUpTo = BlockHeight{19};
    P2pChainClient& client = h.connected();
    for (int i = 0; i < 4; ++i) {
        Asked filters(client.filters(h.range(1, 20), {}));
        QVERIFY(filters.wait());
    }
    QCOMPARE(h.peer(1).asked("getcfilters"), 0);
    QCOMPARE(h.peer(1).connections(), 1);

    // It catches up and says so: now it may be asked.
    h.peer(1).behaviour.knowsUpTo.reset();
    h.peer(1).announceByInventory();
    Asked other(client.filters(h.range(1, 20), {h.idOf(0)}));
    QCOMPARE(other.wait().value().front().peer, h.idOf(1));
}

void TestDownloads::anIndexThatLagsIsAskedAgain()
{
    ClientHarness h;
    h.peer().behaviour.indexedUpTo = BlockHeight{19};
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(20, 20), {}));
    QTRY_COMPARE(h.peer().asked("getcfilters"), 1);
    h.advance(2s);
    QTRY_COMPARE(h.peer().asked("getcfilters"), 2);
    h.peer().behaviour.indexedUpTo.reset();
    h.advance(3s);
    QVERIFY(filters.wait());
    QCOMPARE(h.peer().accepted(), 1);
}

void TestDownloads::aSilentPeerIsReplacedAndNotBlamed()
{
    ClientHarness h(2, 300);
    h.peer(0).behaviour.silentOn = {"getcfilters"};
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 300), {}));
    QTRY_COMPARE(h.peer(0).asked("getcfilters"), 1);
    h.advance(21s);
    QCOMPARE(filters.wait().value().size(), std::size_t{300});
    QCOMPARE(h.peer(0).connections(), 1);
}

/// It says that it serves filters, and sends none: five times it is tried, at growing intervals.
void TestDownloads::aPeerThatStaysSilentRestsForTenMinutes()
{
    ClientHarness h(1, 300);
    h.peer().behaviour.silentOn = {"getcfilters"};
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 300), {}));
    for (int tries = 1; tries <= 5; ++tries) {
        QTRY_COMPARE(h.peer().asked("getcfilters"), tries);
        h.advance(30s + std::array{1s, 3s, 10s, 60s, 0s}[std::size_t(tries - 1)]);
    }
    h.advance(560s);
    QCOMPARE(h.peer().asked("getcfilters"), 5); // it rests
    h.peer().behaviour.silentOn.clear();
    h.advance(60s);
    QCOMPARE(filters.wait().value().size(), std::size_t{300});
    QCOMPARE(h.peer().connections(), 1); // and was never blamed
}

void TestDownloads::anIdlePeerHelpsASlowOne()
{
    ClientHarness h(2, 200);
    h.peer(0).hold("getcfilters");
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 200), {}));
    QTRY_COMPARE(h.peer(0).asked("getcfilters"), 1);
    h.advance(6s); // far from the deadline
    QCOMPARE(filters.wait().value().size(), std::size_t{200});
    h.peer(0).release("getcfilters"); // too late, and no harm
    Asked again(client.filters(h.range(1, 200), {}));
    QVERIFY(again.wait());
}

using Spans = std::vector<std::pair<int, int>>; ///< First and last height.

/// The ranges of filters a peer was asked for, in order.
static Spans spansAskedOf(const ClientHarness& h, const FakePeer& peer)
{
    Spans spans;
    for (const FakePeer::Request& request : peer.requests()) {
        if (request.command != "getcfilters") continue;
        const FilterRange range = FilterRange::parse(request.payload).value();
        spans.emplace_back(range.start.value, h.chain().find(range.stop)->point.height.value);
    }
    return spans;
}

/// A line of 20 KB/s: what came over it is kept, of the rest the other peer takes half, and half again, until the slow
/// one needs no more than four seconds for what is left to it.
void TestDownloads::aFastPeerTakesOverWhatASlowOneOwesBitByBit()
{
    constexpr std::size_t MessageSize = 11'000; // at five seconds it is in the middle of its tenth
    ClientHarness h(2, 400);
    FakePeer& slow = h.peer(0);
    FakePeer& fast = h.peer(1);
    for (FakePeer* peer : {&slow, &fast})
        peer->behaviour.alterFilter = [](const ChainPoint&, const Bytes&) {
            return Bytes(MessageSize - MessageFramer::HeaderSize - 1 - 32 - 3, std::byte{7});
        };
    fast.stopListening();
    P2pChainClient& client = h.client();
    client.start();
    QTRY_COMPARE(client.peers().size(), std::size_t{1});
    fast.listenAgain();
    client.addPeer(fast.address());
    QTRY_COMPARE(client.peers().size(), std::size_t{2});
    const auto received = [&] {
        for (const PeerInfo& peer : client.peers())
            if (peer.id == h.idOf(0)) return peer.bytesReceived;
        return std::int64_t{0};
    };
    slow.behaviour.bytesASecond = 20'000;
    const std::int64_t before = received();

    Asked filters(client.filters(h.range(1, 400), {}));
    QTRY_COMPARE(fast.asked("getcfilters"), 3);
    h.advance(4'990ms);
    QTRY_COMPARE(received() - before, std::int64_t{99'800});
    const Spans mine{{1, 100}};
    const Spans itsOwn{{101, 200}, {201, 300}, {301, 400}};
    QCOMPARE(spansAskedOf(h, slow), mine);
    QCOMPARE(spansAskedOf(h, fast), itsOwn); // nobody is helped before five seconds

    h.advance(10ms); // of a hundred, nine came: a half of the 91 others, of 45, of 22, of 11
    QTRY_COMPARE(fast.asked("getcfilters"), 7);
    Spans taken = itsOwn;
    taken.insert(taken.end(), {{55, 100}, {32, 54}, {21, 31}, {15, 20}});
    h.roundTrip(1);
    QCOMPARE(spansAskedOf(h, fast), taken);
    QVERIFY(!filters); // the last five are quickly here

    for (std::int64_t sent = 110'800; sent <= 154'000; sent += 10'800) { // the fourteenth is whole
        h.advance(540ms);
        QTRY_COMPARE(received() - before, sent);
    }
    const auto& answer = filters.wait().value();
    QCOMPARE(answer.size(), std::size_t{400});
    for (std::size_t i = 0; i < answer.size(); ++i) QCOMPARE(answer[i].peer, h.idOf(i < 14 ? 0 : 1));
    QCOMPARE(spansAskedOf(h, slow), mine);
    QCOMPARE(spansAskedOf(h, fast), taken);

    QCOMPARE(slow.accepted(), 1); // it is neither let go nor blamed
    QCOMPARE(slow.connections(), 1);
    QVERIFY(client.peersSetAside().empty());
    for (const PeerInfo& peer : client.peers()) QVERIFY(peer.id != h.idOf(0) || !peer.lastProblem);

    for (int i = 0; i < 3; ++i) { // and is asked after the other
        Asked next(client.filters(h.range(1 + 100 * i, 100 + 100 * i), {}));
        for (const auto& filter : next.wait().value()) QCOMPARE(filter.peer, h.idOf(1));
    }
    QCOMPARE(spansAskedOf(h, slow), mine);
}

void TestDownloads::filtersFromBesidesAreNotTaken()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 20), {h.idOf(0)}));
    QVERIFY(filters.wait());
    for (const auto& filter : filters->value()) QCOMPARE(filter.peer, h.idOf(1));
    QCOMPARE(h.peer(0).asked("getcfilters"), 0);
}

void TestDownloads::filtersWithoutFurtherPeersSaySo()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 20), {h.idOf(0), h.idOf(1)}));
    QCOMPARE(filters.wait().error().code, Errc::NoPeers);
}

/// What settles a dispute does not wait for who never sends the filter it told of.
void TestDownloads::whoFallsSilentIsNoFurtherPeer()
{
    ClientHarness h(2);
    h.peer(1).behaviour.silentOn = {"getcfilters"};
    P2pChainClient& client = h.connected();
    h.peer(1).announceByInventory(); // nobody doubts that it has the block
    QTRY_COMPARE(client.peersWith(h.point(20)), 1);
    Asked filters(client.filters(h.range(20, 20), {h.idOf(0)}));
    QTRY_COMPARE(h.peer(1).asked("getcfilters"), 1);
    h.advance(15s);
    QVERIFY(!filters); // it has its time
    h.advance(6s);
    QCOMPARE(filters.wait().error().code, Errc::NoPeers);
    QCOMPARE(h.peer(1).connections(), 1); // and is not blamed
    h.peer(1).behaviour.silentOn.clear();
    h.advance(2s);
    Asked again(client.filters(h.range(20, 20), {h.idOf(0)}));
    QCOMPARE(again.wait().value().front().peer, h.idOf(1));
}

void TestDownloads::unaskedFiltersAreIgnored()
{
    ClientHarness h(2);
    h.peer(0).hold("getcfilters");
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(20, 20), {h.idOf(1)}));
    QTRY_COMPARE(h.peer(0).asked("getcfilters"), 1);
    h.peer(1).send("cfilter", CFilter{BasicFilter, h.hash(20), Bytes(1)}.serialize());
    h.roundTrip(1);
    QVERIFY(!filters);
    h.peer(0).release("getcfilters");
    QCOMPARE(filters.wait().value().front().peer, h.idOf(0));
}

/// A liar would have us keep gigabytes until the last one came.
void TestDownloads::ofVeryLargeFiltersTheFirstAreAnswered()
{
    ClientHarness h(2, 300);
    for (std::size_t i = 0; i < 2; ++i)
        h.peer(i).behaviour.alterFilter = [](const ChainPoint&, const Bytes&) { return Bytes(290'000, std::byte{7}); };
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 300), {}));
    QCOMPARE(filters.wait().value().size(), std::size_t{200}); // 87 MB would be all
    for (std::size_t i = 0; i < 2; ++i) h.peer(i).behaviour.alterFilter = nullptr;
    Asked rest(client.filters(h.range(201, 300), {}));
    QCOMPARE(rest.wait().value().size(), std::size_t{100});
    Asked again(client.filters(h.range(1, 300), {})); // not too large
    QCOMPARE(again.wait().value().size(), std::size_t{300});
}

void TestDownloads::onlyFilterPeersAreAskedForFilters()
{
    ClientHarness h(2);
    h.peer(0).behaviour.services = services::Network | services::Witness;
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 20), {}));
    Asked hashes(client.filterHashes(h.range(1, 20), 2));
    QVERIFY(filters.wait());
    QCOMPARE(hashes.wait().value().size(), std::size_t{1});
    QCOMPARE(h.peer(0).asked("getcfilters") + h.peer(0).asked("getcfheaders"), 0);
}

static constexpr std::uint64_t PrunedWithFilters
    = services::NetworkLimited | services::Witness | services::CompactFilters;

/// A person's own node that deletes old blocks, and nobody else.
void TestDownloads::aPrunedPeerIsAskedForWhatItHas()
{
    ClientHarness h(1, 300);
    h.peer().behaviour.services = PrunedWithFilters;
    P2pChainClient& client = h.connected();
    for (const int height : {20, 299, 300}) {
        Asked block(client.block(h.point(height)));
        QCOMPARE(block.wait().value().peer, h.idOf(0));
    }
}

/// It would hang up (BIP159), and another one may come at any time. Meanwhile it is said what is missing.
void TestDownloads::whatAPrunedPeerHasDeletedWaitsForAnotherPeer()
{
    ClientHarness h(1, 300);
    h.peer().behaviour.services = PrunedWithFilters;
    P2pChainClient& client = h.connected();
    Asked young(client.block(h.point(12)));
    Asked old(client.block(h.point(3)));
    h.advance(300s);
    QVERIFY(!young && !old);
    QVERIFY(client.missingBlock() == BlockHeight{3});
    QVERIFY(h.peer().askedBlocks().empty());
    Asked oldest(client.block(h.point(13))); // of the last 288
    QVERIFY(oldest.wait());

    FakePeer full(h.chain());
    client.addPeer(full.address());
    QVERIFY(old.wait());
    QVERIFY(young.wait());
    QVERIFY(!client.missingBlock());
    QCOMPARE(full.askedBlocks().size(), std::size_t{2});
    QCOMPARE(h.peer().askedBlocks().size(), std::size_t{1});
}

/// What it told of long ago it has deleted since, though nobody heard it tell of the blocks after that.
void TestDownloads::aPrunedPeerIsNotAskedForWhatIsOldByOurOwnChain()
{
    ClientHarness h(1, 300);
    h.peer().behaviour.services = PrunedWithFilters;
    h.peer().behaviour.startHeight = 40;
    P2pChainClient& client = h.connected();
    Asked young(client.block(h.point(12)));
    QVERIFY(young.wait());
    client.askWhoHas(h.point(300));
    Asked old(client.block(h.point(12)));
    h.advance(120s);
    QVERIFY(!old);
    QVERIFY(client.missingBlock() == BlockHeight{12});
    QCOMPARE(h.peer().askedBlocks().size(), std::size_t{1});
}

void TestDownloads::whenAFullPeerLacksABlockAPrunedOneIsAsked()
{
    ClientHarness h(2, 300);
    h.peer(0).behaviour.services = PrunedWithFilters;
    h.peer(1).behaviour.silentOn = {"getdata"};
    P2pChainClient& client = h.connected();
    Asked block(client.block(h.point(300)));
    h.advance(30s);
    QCOMPARE(block.wait().value().peer, h.idOf(0));
}

/// One that is a block behind is not asked for what it cannot have, and so not blamed for its silence.
void TestDownloads::aPeerThatToldOfABlockIsAskedForIt()
{
    ClientHarness h(2);
    h.peer(0).behaviour.knowsUpTo = BlockHeight{19};
    P2pChainClient& client = h.connected();
    h.peer(1).announceByInventory();
    QTRY_COMPARE(client.peersWith({{20}, h.hash(20)}), 1);
    for (int i = 0; i < 8; ++i) {
        Asked block(client.block(h.point(20)));
        QCOMPARE(block.wait().value().peer, h.idOf(1));
    }
    QVERIFY(h.peer(0).askedBlocks().empty());
}

void TestDownloads::aPrunedPeerIsSparedWhileOthersHaveAllBlocks()
{
    ClientHarness h(2, 300);
    h.peer(0).behaviour.services = PrunedWithFilters;
    P2pChainClient& client = h.connected();
    for (const int height : {1, 2, 3, 4, 5, 298, 299, 300}) {
        Asked block(client.block(h.point(height)));
        QCOMPARE(block.wait().value().peer, h.idOf(1));
    }
    QVERIFY(h.peer(0).askedBlocks().empty());
    Asked filters(client.filters(h.range(1, 20), {h.idOf(1)}));
    QVERIFY(filters.wait());
    QCOMPARE(h.peer(0).asked("getcfilters"), 1);
    QCOMPARE(client.peers().size(), std::size_t{2}); // and is kept
}

void TestDownloads::aBlockComesWithItsWitness()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    Asked block(client.block(h.point(7)));
    QCOMPARE(block.wait().value().value, h.chain().block({7})->raw);
    QVERIFY(Block::parse(block->value().value)->transactions.front().hasWitness());
    QCOMPARE(Inventory::parse(h.peer().requests().back().payload).value().items.front().type,
             InventoryType::WitnessBlock);
}

void TestDownloads::twoQuestionsShareOneDownload()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    Asked one(client.block(h.point(7)));
    Asked two(client.block(h.point(7)));
    QVERIFY(one.wait());
    QVERIFY(two.wait());
    QCOMPARE(h.peer(0).askedBlocks().size() + h.peer(1).askedBlocks().size(), std::size_t{1});
}

void TestDownloads::aBlockNobodyHasIsNotFound()
{
    ClientHarness h(2);
    P2pChainClient& client = h.connected();
    Asked block(client.block({{3}, {}}));
    QCOMPARE(block.wait().error().code, Errc::NotFound);
    QCOMPARE(h.peer(0).askedBlocks().size(), std::size_t{1});
    QCOMPARE(h.peer(1).askedBlocks().size(), std::size_t{1});
    QCOMPARE(h.peer(0).connections() + h.peer(1).connections(), 2);
}

void TestDownloads::aBlockMovesOnFromASilentPeer()
{
    ClientHarness h(2);
    h.peer(0).behaviour.silentOn = {"getdata"};
    h.peer(1).hold("getdata");
    P2pChainClient& client = h.connected();
    Asked block(client.block(h.point(3)));
    h.advance(10s); // a second peer is asked before the first one's time is over
    QTRY_COMPARE(h.peer(0).askedBlocks().size() + h.peer(1).askedBlocks().size(), std::size_t{2});
    h.peer(1).release("getdata");
    QCOMPARE(block.wait().value().peer, h.idOf(1));
    QCOMPARE(h.peer(0).connections(), 1);
}

/// To two of three, which never answer `command`; the third one does not listen yet.
static P2pChainClient& connectedToTwo(ClientHarness& h, const std::string& command)
{
    for (std::size_t silent = 0; silent < 2; ++silent) h.peer(silent).behaviour.silentOn = {command};
    h.peer(2).stopListening();
    h.client().start();
    if (!QTest::qWaitFor([&h] { return h.client().peers().size() == 2; })) qFatal("not connected");
    return h.client();
}

/// An import would fail and wait for a person.
void TestDownloads::silenceAboutABlockIsNoDenial()
{
    ClientHarness h(2);
    h.peer(0).behaviour.silentOn = {"getdata"};
    h.peer(1).behaviour.withheld = {h.hash(3)}; // one denies it
    P2pChainClient& client = h.connected();
    Asked block(client.block(h.point(3)));
    h.advance(10min);
    QVERIFY(!block);
    const auto asked = h.peer(0).askedBlocks().size();
    QVERIFY2(asked >= 6 && asked <= 12, qPrintable(QString::number(asked))); // more and more seldom
    QCOMPARE(h.peer(1).askedBlocks().size(), std::size_t{1});
    h.peer(0).behaviour.silentOn.clear();
    h.advance(90s);
    QCOMPARE(block.wait().value().peer, h.idOf(0));
}

/// What nobody asked for is no sign of an answer to come.
void TestDownloads::aBlockMovesOnFromTwoThatSendOthers()
{
    ClientHarness h(3);
    P2pChainClient& client = connectedToTwo(h, "getdata");
    Asked block(client.block(h.point(3)));
    h.advance(10s);
    QTRY_COMPARE(h.peer(0).askedBlocks().size() + h.peer(1).askedBlocks().size(), std::size_t{2});
    h.peer(2).listenAgain();
    for (int i = 0; i < 12 && !block; ++i) {
        for (std::size_t liar = 0; liar < 2; ++liar) h.peer(liar).send("block", h.chain().block({5})->raw);
        h.advance(10s);
    }
    QCOMPARE(block.wait().value().peer, h.idOf(2));
}

/// Not after the pause in which the silent ones are left alone.
void TestDownloads::whoComesIsAskedForABlockAtOnce()
{
    ClientHarness h(3);
    P2pChainClient& client = connectedToTwo(h, "getdata");
    Asked block(client.block(h.point(3)));
    QTRY_COMPARE(h.peer(0).askedBlocks().size() + h.peer(1).askedBlocks().size(), std::size_t{1});
    h.advance(9s);
    QTRY_COMPARE(h.peer(0).askedBlocks().size() + h.peer(1).askedBlocks().size(), std::size_t{2});
    h.advance(21s); // both were silent too long
    h.peer(2).listenAgain();
    client.addPeer(h.peer(2).address());
    const PeerId sender = block.wait().value().peer; // the clock stands
    QCOMPARE(sender, h.idOf(2));
}

void TestDownloads::filtersMoveOnFromTwoThatSendOthers()
{
    ClientHarness h(3);
    P2pChainClient& client = connectedToTwo(h, "getcfilters");
    Asked filters(client.filters(h.range(1, 10), {}));
    h.advance(10s);
    QTRY_VERIFY(h.peer(0).asked("getcfilters") > 0 && h.peer(1).asked("getcfilters") > 0);
    h.peer(2).listenAgain();
    const Bytes other = CFilter{BasicFilter, h.hash(20), h.chain().block({20})->filter}.serialize();
    for (int i = 0; i < 30 && !filters; ++i) {
        for (std::size_t liar = 0; liar < 2; ++liar) h.peer(liar).send("cfilter", other);
        h.advance(10s);
    }
    QVERIFY(filters.wait());
}

/// Each sends a filter now and then, and others in between: their time is never over.
void TestDownloads::aThirdPeerHelpsTwoSlowOnes()
{
    ClientHarness h(3, 60);
    P2pChainClient& client = connectedToTwo(h, "getcfilters");
    const auto filterAt = [&](int height) {
        return CFilter{BasicFilter, h.hash(height), h.chain().block({height})->filter}.serialize();
    };
    Asked filters(client.filters(h.range(1, 50), {}));
    h.advance(10s);
    QTRY_VERIFY(h.peer(0).asked("getcfilters") > 0 && h.peer(1).asked("getcfilters") > 0);
    for (int slow = 0; slow < 2; ++slow) h.peer(std::size_t(slow)).send("cfilter", filterAt(1 + slow));
    h.peer(2).listenAgain();
    client.addPeer(h.peer(2).address());
    for (int i = 0; i < 6 && !filters; ++i) {
        for (std::size_t slow = 0; slow < 2; ++slow) h.peer(slow).send("cfilter", filterAt(60));
        h.advance(10s);
    }
    QVERIFY(filters);
    QCOMPARE(filters.wait().value().size(), std::size_t{50});
}

/// Eight that trickle and an honest one, who is asked last.
static P2pChainClient& connectedBehindTricklers(ClientHarness& h)
{
    P2pChainClient& client = h.connectedWithTheLastBehind();
    for (std::size_t i = 0; i + 1 < h.count(); ++i) h.peer(i).behaviour.bytesASecond = 2;
    return client;
}

/// How many seconds pass until it is there, or 200.
template <typename Question>
static int secondsUntil(ClientHarness& h, const Question& isThere)
{
    int seconds = 0;
    for (; seconds < 200 && !isThere(); ++seconds) h.advance(1s);
    return seconds;
}

/// A byte now and then is no sign of an answer to come: their silence would never be over.
void TestDownloads::filtersMoveOnFromPeersThatTrickle()
{
    ClientHarness h(9, 300);
    P2pChainClient& client = connectedBehindTricklers(h);
    Asked filters(client.filters(h.range(1, 50), {}));
    const int seconds = secondsUntil(h, [&] { return bool(filters); });
    QVERIFY2(seconds <= 60, qPrintable(QString::number(seconds)));
    QCOMPARE(filters.wait().value().size(), std::size_t{50});
    Asked next(client.filters(h.range(101, 150), {})); // who is there brings it
    QVERIFY(next.wait());
    QCOMPARE(client.peers().size(), std::size_t{9}); // nobody is let go
}

void TestDownloads::blocksMoveOnFromPeersThatTrickle()
{
    ClientHarness h(9);
    for (std::size_t i = 0; i < 8; ++i) h.peer(i).behaviour.startHeight = 1000; // for sure they have it
    P2pChainClient& client = connectedBehindTricklers(h);
    std::vector<Asked<Result<From<Bytes>>>> blocks;
    for (int height = 1; height <= 12; ++height) blocks.emplace_back(client.block(h.point(height)));
    const auto isHere = [](const auto& block) { return bool(block); };
    const int seconds = secondsUntil(h, [&] { return std::ranges::all_of(blocks, isHere); });
    QVERIFY2(seconds <= 60, qPrintable(QString::number(seconds)));
    for (auto& block : blocks) QCOMPARE(block.wait().value().peer, h.idOf(8));
    QCOMPARE(client.peers().size(), std::size_t{9});
}

/// Old blocks, without end: bytes enough for an answer, and none of it.
void TestDownloads::aBlockMovesOnFromFourThatSendOthersAtAPace()
{
    ClientHarness h(5);
    for (std::size_t i = 0; i < 4; ++i) h.peer(i).behaviour.startHeight = 1000; // for sure they have it
    for (std::size_t i = 0; i < 4; ++i) h.peer(i).behaviour.silentOn = {"getdata"};
    P2pChainClient& client = h.connectedWithTheLastBehind();
    Asked block(client.block(h.point(3)));
    int seconds = 0;
    for (; seconds < 1'000 && !block; seconds += 4) {
        for (std::size_t i = 0; i < 4; ++i) h.peer(i).send("block", Bytes(4'500));
        h.advance(4s);
    }
    QVERIFY2(block, "the honest one is never asked");
    QCOMPARE(block.wait().value().peer, h.idOf(4));
    QVERIFY2(seconds <= 800, qPrintable(QString::number(seconds)));
}

void TestDownloads::oneThatTricklesDoesNotKeepABlockFromWhoWasSilentOnce_data()
{
    QTest::addColumn<int>("tricklers");
    QTest::newRow("one") << 1;
    QTest::newRow("four") << 4;
}

/// The honest one has failed in this round, and the others bring next to nothing: the next one begins.
void TestDownloads::oneThatTricklesDoesNotKeepABlockFromWhoWasSilentOnce()
{
    QFETCH(int, tricklers);
    ClientHarness h(tricklers + 1);
    const auto honest = static_cast<std::size_t>(tricklers);
    h.peer(honest).behaviour.silentOn = {"getdata"};
    P2pChainClient& client = h.connected();
    for (std::size_t i = 0; i < honest; ++i) h.peer(i).behaviour.bytesASecond = 1;
    Asked block(client.block(h.point(3)));
    for (int seconds = 0; seconds < 70; ++seconds) h.advance(1s);
    QVERIFY(!h.peer(honest).askedBlocks().empty());
    h.peer(honest).behaviour.silentOn.clear();
    const int seconds = secondsUntil(h, [&] { return bool(block); });
    QVERIFY2(seconds <= 100, qPrintable(QString::number(seconds)));
    QCOMPARE(block.wait().value().peer, h.idOf(honest));
}

/// They may all send it yet.
void TestDownloads::atMostFourPeersAreAskedForABlockAtOnce()
{
    ClientHarness h(6);
    P2pChainClient& client = h.connected();
    const auto asked = [&] {
        std::size_t count = 0;
        for (std::size_t i = 0; i < 6; ++i) count += h.peer(i).askedBlocks().size();
        return count;
    };
    for (std::size_t i = 0; i < 6; ++i) h.peer(i).hold("getdata");
    Asked block(client.block(h.point(7)));
    for (int seconds = 0; seconds < 20; ++seconds) h.advance(1s); // then the first has had its time
    QTRY_COMPARE(asked(), std::size_t{4});
    for (int seconds = 0; seconds < 4; ++seconds) h.advance(1s);
    QTRY_COMPARE(asked(), std::size_t{5});
    for (std::size_t i = 0; i < 6; ++i) h.peer(i).release("getdata");
    QVERIFY(block.wait());
}

void TestDownloads::aSlowPeerAloneIsWaitedFor_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<int>("bytesASecond");
    QTest::newRow("for a block") << "getdata" << 4;
    QTest::newRow("for filters") << "getcfilters" << 100;
    QTest::newRow("for headers") << "getheaders" << 370;
    QTest::newRow("for filter hashes") << "getcfheaders" << 150;
}

/// Not asked twice either: it would have to send all of it twice.
void TestDownloads::aSlowPeerAloneIsWaitedFor()
{
    QFETCH(QString, question);
    QFETCH(int, bytesASecond);
    ClientHarness h(1, 400);
    P2pChainClient& client = h.connected();
    h.peer().behaviour.bytesASecond = bytesASecond;
    std::optional<Asked<Result<From<Bytes>>>> block;
    std::optional<Asked<Result<std::vector<From<Bytes>>>>> filters;
    std::optional<Asked<Result<From<std::vector<BlockHeader>>>>> headers;
    std::optional<Asked<Result<std::vector<From<FilterHashes>>>>> hashes;
    if (question == u"getdata") block.emplace(client.block(h.point(7)));
    if (question == u"getcfilters") filters.emplace(client.filters(h.range(1, 100), {}));
    if (question == u"getheaders") headers.emplace(client.headers({h.hash(0)}, {}));
    if (question == u"getcfheaders") hashes.emplace(client.filterHashes(h.range(1, 300), 2));
    const auto isHere
        = [&] { return (block && *block) || (filters && *filters) || (headers && *headers) || (hashes && *hashes); };
    const int seconds = secondsUntil(h, isHere);
    QVERIFY2(seconds > 45 && seconds < 90, qPrintable(QString::number(seconds)));
    QCOMPARE(h.peer().asked(question.toStdString()), 1);
    QVERIFY(!client.peers().front().lastProblem);
}

void TestDownloads::blocksRatherComeFromWhoSendsNoFilters()
{
    ClientHarness h(2);
    h.peer(0).hold("getcfilters");
    P2pChainClient& client = h.connected();
    Asked filters(client.filters(h.range(1, 20), {h.idOf(1)}));
    QTRY_COMPARE(h.peer(0).asked("getcfilters"), 1);
    for (int height = 1; height <= 4; ++height) {
        Asked block(client.block(h.point(height)));
        QCOMPARE(block.wait().value().peer, h.idOf(1));
    }
    h.peer(0).release("getcfilters");
    QVERIFY(filters.wait());
}

void TestDownloads::atMostFourBlocksAreInFlight()
{
    ClientHarness h;
    h.peer().hold("getdata");
    P2pChainClient& client = h.connected();
    std::vector<Asked<Result<From<Bytes>>>> blocks;
    for (int height = 1; height <= 10; ++height) blocks.emplace_back(client.block(h.point(height)));
    QTRY_COMPARE(h.peer().askedBlocks().size(), std::size_t{4});
    h.roundTrip();
    QCOMPARE(h.peer().askedBlocks().size(), std::size_t{4});
    h.peer().release("getdata");
    for (auto& block : blocks) QVERIFY(block.wait());
}

void TestDownloads::whoLagsIsNotAskedForBlocksBeyondItsOwn()
{
    ClientHarness h(2, 30);
    h.peer(1).behaviour.knowsUpTo = BlockHeight{20};
    h.peer(0).hold("getdata");
    P2pChainClient& client = h.connected();
    std::vector<Asked<Result<From<Bytes>>>> blocks;
    for (int height = 21; height <= 26; ++height) blocks.emplace_back(client.block(h.point(height)));
    QTRY_COMPARE(h.peer(0).askedBlocks().size(), std::size_t{4}); // it has no room for more
    h.roundTrip(0);
    h.roundTrip(1);
    QCOMPARE(h.peer(1).askedBlocks().size(), std::size_t{0});

    h.peer(1).behaviour.knowsUpTo.reset(); // it catches up and says so
    h.peer(1).announceByInventory();
    Asked newest(client.block(h.point(30)));
    QCOMPARE(newest.wait().value().peer, h.idOf(1));
    h.peer(0).release("getdata");
    for (auto& block : blocks) QVERIFY(block.wait());
    QCOMPARE(h.peer(0).askedBlocks().size(), std::size_t{6});
    for (const PeerInfo& info : client.peers()) QVERIFY(!info.lastProblem);
}

void TestDownloads::aBlockThatNobodyClaimsIsAskedForAllTheSame()
{
    ClientHarness h(2);
    for (std::size_t i = 0; i < 2; ++i) h.peer(i).behaviour.startHeight = 0;
    Asked block(h.connected().block(h.point(20)));
    QVERIFY(block.wait());
}

void TestDownloads::aPeerIsScoredByWhatItDelivers()
{
    PeerScore score;
    QVERIFY(!score.bytesPerSecond());
    score.noteDelivery(10'000, 1s);
    QCOMPARE(*score.bytesPerSecond(), 10'000.0);
    for (int i = 0; i < 20; ++i) score.noteDelivery(10'000, 100ms); // what was long ago is forgotten
    QVERIFY(*score.bytesPerSecond() > 90'000);
    const double before = *score.bytesPerSecond();
    score.noteFailure();
    QCOMPARE(*score.bytesPerSecond(), before / 2);
    score = {};
    QVERIFY(score.rank() > 1e12); // whom nobody knows is tried
    score.noteFailure();
    QCOMPARE(score.rank(), 0.0);
    score = {};
    score.noteDelivery(1'000, 0s); // at once: as fast as a clock can tell
    QCOMPARE(*score.bytesPerSecond(), 100'000.0);
}

void TestDownloads::filtersAreAskedOfTheFasterPeerFirst()
{
    ClientHarness h(2, 300);
    h.peer(0).hold("getcfilters");
    P2pChainClient& client = h.connected();
    Asked first(client.filters(h.range(1, 20), {h.idOf(1)}));
    Asked second(client.filters(h.range(1, 20), {h.idOf(0)}));
    QVERIFY(second.wait());
    h.advance(3s);
    h.peer(0).release("getcfilters");
    QVERIFY(first.wait());
    for (int i = 0; i < 5; ++i) {
        Asked next(client.filters(h.range(21 + 20 * i, 40 + 20 * i), {}));
        QVERIFY(next.wait());
        QCOMPARE(next->value().front().peer, h.idOf(1));
    }
    QCOMPARE(h.peer(0).asked("getcfilters"), 1);
}

void TestDownloads::blocksDoNotComeFromAMuchSlowerPeer()
{
    ClientHarness h(2, 40);
    h.peer(0).hold("getdata");
    P2pChainClient& client = h.connected();
    std::vector<Asked<Result<From<Bytes>>>> blocks;
    for (int height = 1; height <= 8; ++height) blocks.emplace_back(client.block(h.point(height)));
    QTRY_VERIFY(!h.peer(0).askedBlocks().empty()); // four at a time from each
    QTRY_COMPARE(std::ranges::count_if(blocks, [](const auto& block) { return bool(block); }), 4); // those of the other
    h.advance(5s);
    h.peer(0).release("getdata");
    for (auto& block : blocks) QVERIFY(block.wait());
    h.peer(0).forgetRequests();
    for (int height = 9; height <= 30; ++height) {
        Asked block(client.block(h.point(height)));
        QCOMPARE(block.wait().value().peer, h.idOf(1));
    }
    QVERIFY(h.peer(0).askedBlocks().empty());
}

void TestDownloads::whomAnotherHadToHelpIsNotAskedForTheNextBlocks_data()
{
    QTest::addColumn<bool>("sendsItLate");
    QTest::newRow("it stays silent") << false;
    QTest::newRow("it is late") << true;
}

/// Whoever is asked after eight seconds brings the block before the first one's time is over.
void TestDownloads::whomAnotherHadToHelpIsNotAskedForTheNextBlocks()
{
    QFETCH(bool, sendsItLate);
    ClientHarness h(2, 40);
    h.peer(0).hold("getdata");
    P2pChainClient& client = h.connected();
    for (int height = 1; height <= 20; ++height) {
        const auto before = h.peer(0).askedBlocks().size();
        Asked block(client.block(h.point(height)));
        QTRY_VERIFY(block || h.peer(0).askedBlocks().size() > before);
        if (block) continue;
        h.advance(10s);
        QCOMPARE(block.wait().value().peer, h.idOf(1));
        if (sendsItLate) h.peer(0).release("getdata");
        h.roundTrip();
        h.advance(15s);
    }
    QVERIFY(h.peer(0).askedBlocks().size() <= 1);
}

void TestDownloads::anotherBlockThanAskedIsIgnored()
{
    ClientHarness h;
    h.peer().hold("getdata");
    P2pChainClient& client = h.connected();
    Asked block(client.block(h.point(3)));
    QTRY_COMPARE(h.peer().asked("getdata"), 1);
    h.peer().send("block", h.chain().block({4})->raw);
    h.roundTrip();
    QVERIFY(!block);
    h.peer().release("getdata");
    QCOMPARE(Block::parse(block.wait().value().value)->header.hash(), h.hash(3));
}

QTEST_GUILESS_MAIN(TestDownloads)
#include "tst_downloads.moc"
