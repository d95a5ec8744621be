// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/format/program/reading.h"
#include "ui/format/sync/listeningtext.h"
#include "ui/format/sync/networktext.h"
#include "ui/format/sync/statetext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr std::int64_t Now = 1'780'000'180;

}

class TestNetworkText final : public QObject
{
    Q_OBJECT

private slots:
    void theConnectionIsOneLine()
    {
        SyncSnapshot snapshot = snapshotOf({});
        QCOMPARE(connectionLine(snapshot, Now), "Up to date · 1 peer · block 910,118 (3\u00a0min ago)");
        snapshot.online = false;
        snapshot.manager = ManagerState::Offline;
        QCOMPARE(connectionLine(snapshot, Now), "Offline · block 910,118 (3\u00a0min ago)");
        snapshot.tip = {};
        QCOMPARE(connectionLine(snapshot, Now), "Offline · block 0");
    }

    void whereMorePaymentsWaitThanAreKeptItIsSaid()
    {
        ListeningView listening;
        listening.wanted = true;
        listening.peer = "203.0.113.7:8333";
        QVERIFY(!listeningNowText(listening).contains("not all are shown"));
        listening.isFull = true;
        QVERIFY(listeningNowText(listening).contains("not all are shown"));
    }

    void anErrorOfAWalletIsInTheLine()
    {
        const SyncSnapshot snapshot
            = snapshotOf({walletView(1, "Daily", WalletState::Error), walletView(2, "Savings")});
        const QString line = connectionLine(snapshot, Now);
        QVERIFY2(line.startsWith("1 wallet in error · 1 peer"), qPrintable(line));
    }

    void whatAPeerDidIsSaidInAFewWords_data()
    {
        QTest::addColumn<Errc>("code");
        QTest::addColumn<std::string>("detail");
        QTest::addColumn<QString>("problem");
        QTest::newRow("of ours") << Errc::Timeout << std::string("did not send filters in time")
                                 << "did not send filters in time";
        QTest::newRow("of its bytes") << Errc::Malformed << std::string("cfheaders: not the range that was asked")
                                      << "The text could not be read.";
    }

    /// It stands beside its address.
    void whatAPeerDidIsSaidInAFewWords()
    {
        QFETCH(const Errc, code);
        QFETCH(const std::string, detail);
        PeerInfo peer;
        peer.lastProblem = Error{code, detail};
        QTEST(peerProblem(peer), "problem");
    }

    void headersAimAtWhatPeersSay()
    {
        SyncSnapshot snapshot = snapshotOf({});
        snapshot.tip.height = BlockHeight{600'000};
        snapshot.peers[0].announcedHeight = BlockHeight{910'118};
        QCOMPARE(phaseTexts(snapshot)[0].state, "600,000 of 910,118");
    }

    void whatOnePeerAloneToldIsSaid()
    {
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Savings")});
        QVERIFY(!stateLine(snapshot.wallets[0], snapshot, Now).contains("one peer"));
        snapshot.agreedFilterHeaders = BlockHeight{905'000};
        snapshot.stall = Stall::OneFilterPeer;
        QCOMPARE(phaseTexts(snapshot)[1].count, "Told by two peers up to 905,000");
        QVERIFY(stallText(snapshot).contains("after block 905,000"));
        QCOMPARE(stateLine(snapshot.wallets[0], snapshot, Now), "Up to date · block 910,118 · by the word of one peer");
        snapshot.filterHeaders = snapshot.agreedFilterHeaders; // made at the tip, where no filter was read yet
        QVERIFY(!stateLine(snapshot.wallets[0], snapshot, Now).contains("one peer"));
    }

    void theBlockThatNobodyHasIsNamed()
    {
        SyncSnapshot snapshot = snapshotOf({});
        snapshot.stall = Stall::NoBlockPeers;
        QVERIFY(stallText(snapshot).contains("A block is needed"));
        snapshot.missingBlock = BlockHeight{612'000};
        for (PeerInfo& peer : snapshot.peers) peer.isNamed = false;
        QVERIFY(stallText(snapshot).contains("Block 612,000 is needed, and no peer here has it"));
        snapshot.peers.resize(1);
        snapshot.peers.front().isNamed = true;
        QVERIFY(stallText(snapshot).contains("Block 612,000 is needed, and your own node has deleted it."));
        QVERIFY(stallText(snapshot).contains("Add a node that keeps all blocks"));
        QCOMPARE(statusReading(snapshot, Now).json["missingBlock"].toInt(), 612'000);
        snapshot.missingBlock.reset();
        QVERIFY(statusReading(snapshot, Now).json["missingBlock"].isNull());
    }

    void onlyOnionAddressesWithoutAProxyAreNobodyToCall()
    {
        ConnectionSettings settings;
        QCOMPARE(nobodyToCallText(settings, Network::Mainnet), QString());
        settings.peers.onlyOnion = true;
        const QString said = nobodyToCallText(settings, Network::Mainnet);
        QVERIFY2(said.startsWith("Nobody can be called: only onion addresses are wanted"), qPrintable(said));
        QVERIFY2(said.contains("Your coins are safe") && said.contains("Give a SOCKS5 proxy"), qPrintable(said));
        QCOMPARE(nobodyToCallText(settings, Network::Practice), QString()); // its node is in this program
        ConnectionSettings proxied = settings, named = settings, added = settings;
        const HostPort some{"192.0.2.1", 9050};
        proxied.peers.proxy = some;
        named.peers.only = added.added = {some};
        for (const ConnectionSettings& each : {proxied, named, added})
            QCOMPARE(nobodyToCallText(each, Network::Mainnet), QString());
    }

    void namedOnionPeersWithoutAProxyAreNobodyToCall()
    {
        const HostPort onion{"2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion", 8333};
        const HostPort other{"192.0.2.1", 8333};
        ConnectionSettings settings;
        settings.peers.only = {onion};
        for (const Network network : {Network::Mainnet, Network::Practice, Network::Regtest}) {
            const QString said = nobodyToCallText(settings, network);
            QVERIFY2(said.startsWith("Nobody can be called: the peers you named have onion addresses"),
                     qPrintable(said));
            QVERIFY2(said.contains("Your coins are safe") && said.contains("Give a SOCKS5 proxy"), qPrintable(said));
        }
        ConnectionSettings proxied = settings, mixed = settings, added = settings;
        proxied.peers.proxy = HostPort{"127.0.0.1", 9050};
        mixed.peers.only.push_back(other);
        added.added = {other};
        for (const ConnectionSettings& each : {proxied, mixed, added})
            QCOMPARE(nobodyToCallText(each, Network::Mainnet), QString());
        ConnectionSettings besides; // public peers are called, too
        besides.added = {onion};
        QCOMPARE(nobodyToCallText(besides, Network::Mainnet), QString());
        besides.peers.onlyOnion = true;
        QVERIFY(!nobodyToCallText(besides, Network::Mainnet).isEmpty());
    }

    void anOwnNodeThatLiedIsNamedWithWhatToDo_data()
    {
        QTest::addColumn<Offence>("lie");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("code");
        QTest::newRow("headers") << Offence::BadHeaders << "sent block headers that break the rules of the network."
                                 << "bad-headers";
        QTest::newRow("filter headers") << Offence::BadFilterHeaders << "sent filter headers that proved to be false."
                                        << "bad-filter-headers";
        QTest::newRow("a filter") << Offence::BadFilter << "sent a block filter that proved to be false."
                                  << "bad-filter";
        QTest::newRow("a block") << Offence::BadBlock << "sent a block that does not match its header."
                                 << "bad-block";
    }

    void anOwnNodeThatLiedIsNamedWithWhatToDo()
    {
        QFETCH(Offence, lie);
        QFETCH(QString, words);
        SyncSnapshot snapshot = snapshotOf({});
        snapshot.peersSetAside = {{"node.example:8333", lie}};
        QCOMPARE(onlyLiarsText(snapshot), QString()); // there is another peer
        const Reading status = statusReading(snapshot, Now);
        QVERIFY(status.lines.contains("Your node node.example:8333 " + words));
        QTEST(status.json["peersSetAside"][0]["offence"].toString(), "code");
        QCOMPARE(status.json["peersSetAside"][0]["address"].toString(), "node.example:8333");
        snapshot.peers.clear();
        snapshot.stall = Stall::NoPeers;
        QCOMPARE(stallText(snapshot),
                 "Your node node.example:8333 " + words
                     + " No other peer is connected. Your coins are safe; balances may be old. Check that node, then "
                       "restart Lockstep or add the node again; or remove it and use another one.");
        snapshot.peersSetAside.clear();
        QVERIFY(stallText(snapshot).startsWith("No peer answers."));
    }

    void theClockIsWrongInEitherDirection()
    {
        SyncSnapshot snapshot = snapshotOf({});
        snapshot.stall = Stall::ClockWrong;
        snapshot.clockOffset = 3600;
        QVERIFY(stallText(snapshot).contains("1\u00a0h behind"));
        snapshot.clockOffset = -3600;
        QVERIFY(stallText(snapshot).contains("1\u00a0h ahead"));
        snapshot.refusesFuture = true;
        snapshot.clockOffset.reset(); // too few peers to compare with
        QVERIFY(stallText(snapshot).contains("dated more than two hours ahead"));
    }

    void aTrialIsAnsweredInWords_data()
    {
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("no such name") << Errc::NotFound << "no computer named \"node.example\"";
        QTest::newRow("nobody there") << Errc::Disconnected << "Nobody answers at node.example:8333";
        QTest::newRow("silence") << Errc::Timeout << "did not answer in time";
        QTest::newRow("something else") << Errc::Malformed << "not a node of this network";
        QTest::newRow("of no use") << Errc::Unsupported << "serves no blocks";
        QTest::newRow("the program ends") << Errc::Stopping << "closing";
    }

    void aTrialIsAnsweredInWords()
    {
        QFETCH(Errc, code);
        QFETCH(QString, words);
        const QString said = probeProblem({"node.example", 8333}, Error{code, "x"});
        QVERIFY2(said.contains(words), qPrintable(said));
    }

    void whatAPeerServesIsInWords_data()
    {
        QTest::addColumn<bool>("filters");
        QTest::addColumn<bool>("blocks");
        QTest::addColumn<bool>("recentBlocks");
        QTest::addColumn<QString>("words");
        QTest::newRow("all") << true << true << true << "blocks and filters";
        QTest::newRow("pruned") << true << false << true << "recent blocks and filters";
        QTest::newRow("filters alone") << true << false << false << "filters";
        QTest::newRow("no filters") << false << true << true << "blocks, no filters";
        QTest::newRow("pruned, no filters") << false << false << true << "recent blocks, no filters";
        QTest::newRow("nothing") << false << false << false << "neither blocks nor filters";
    }

    void whatAPeerServesIsInWords()
    {
        QFETCH(bool, filters);
        QFETCH(bool, blocks);
        QFETCH(bool, recentBlocks);
        QTEST(servicesText(filters, blocks, recentBlocks), "words");
    }

    void theSettingsAreASentence()
    {
        ConnectionSettings settings;
        QCOMPARE(connectionSettingsText(settings, Network::Mainnet),
                 "Public peers, found by Lockstep itself. No proxy.");
        settings.peers.onlyOnion = true;
        QCOMPARE(connectionSettingsText(settings, Network::Mainnet),
                 "Public peers, found by Lockstep itself. No proxy. Of public peers only onion addresses are called: "
                 "without a proxy none.");
        settings.peers.proxy = HostPort{"127.0.0.1", 9050};
        QCOMPARE(connectionSettingsText(settings, Network::Mainnet),
                 "Public peers, found by Lockstep itself. All goes through the proxy 127.0.0.1:9050. Of public peers "
                 "only onion addresses are called.");
        settings.peers.only = {{"node.example", 8333}};
        settings.peers.proxy = HostPort{"127.0.0.1", 9050};
        settings.online = false;
        QCOMPARE(connectionSettingsText(settings, Network::Mainnet),
                 "Only the peer node.example:8333. All goes through the proxy 127.0.0.1:9050. Offline: nobody is "
                 "called.");
    }
};

QTEST_GUILESS_MAIN(TestNetworkText)
#include "tst_networktext.moc"
