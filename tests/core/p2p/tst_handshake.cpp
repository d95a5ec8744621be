// SPDX-License-Identifier: MIT

#include "tests/core/p2p/clientharness.h"

#include <QSignalSpy>

#include <array>

using namespace lockstep;
using namespace lockstep::p2p;
using namespace lockstep::test;
using namespace std::chrono_literals;

class TestHandshake final : public QObject
{
    Q_OBJECT

private slots:
    void connectsAndSaysWhoIsThere();
    void sendsItsFeaturesBeforeTheVerack();
    void tellsNothingAboutItself();
    void refuses_data();
    void refuses();
    void forgetsACallToItself();
    void dropsWhoNeverFinishes();
    void readsByteByByte();
    void survivesUnknownMessages();
    void survivesABadChecksum();
    void hangsUpOnAnotherNetwork();
    void pingsAndDropsTheMute();
    void answersPings();
    void aFeeFilterIsRemembered();
    void aSleepingMachineBlamesNobody();
    void redialsWithGrowingPauses();
    void offlineCallsNobody();
    void theClocksOfMostPeersTellHowOursGoes();
    void aSecondVersionEndsTheConnection();
    void absurdClocksAndHeightsAreHarmless_data();
    void absurdClocksAndHeightsAreHarmless();
};

void TestHandshake::connectsAndSaysWhoIsThere()
{
    ClientHarness h;
    QSignalSpy changed(&h.client(), &ChainClient::connectionChanged);
    P2pChainClient& client = h.connected();
    QVERIFY(client.isConnected());
    QCOMPARE(changed.count(), 1);
    const PeerInfo info = client.peers().front();
    QCOMPARE(info.address, h.peer().address().text());
    QCOMPARE(info.userAgent, QStringLiteral("/fake:1/"));
    QVERIFY(info.servesFilters && info.servesBlocks && info.isNamed);
    QCOMPARE(info.announcedHeight.value, 20);
    QVERIFY(info.bytesReceived > 0 && info.bytesSent > 0);
    QTRY_VERIFY(client.peers().front().pingMilliseconds >= 0);
}

void TestHandshake::sendsItsFeaturesBeforeTheVerack()
{
    ClientHarness h;
    h.connected();
    QTRY_VERIFY(h.peer().asked("sendheaders") == 1);
    QStringList order;
    for (const auto& request : h.peer().requests()) order << QString::fromStdString(request.command);
    QCOMPARE(order.mid(0, 5), QStringList({"version", "wtxidrelay", "sendaddrv2", "verack", "sendheaders"}));
}

void TestHandshake::tellsNothingAboutItself()
{
    ClientHarness h;
    h.connected();
    const auto version = Version::parse(h.peer().requests().front().payload).value();
    QCOMPARE(version.services, services::Witness);
    QCOMPARE(version.startHeight, 0);
    QVERIFY(!version.relay);
    QVERIFY(!QString::fromStdString(version.userAgent).contains("lockstep", Qt::CaseInsensitive));
    const Bytes& raw = h.peer().requests().front().payload;
    QVERIFY(std::all_of(raw.begin() + 20, raw.begin() + 72, [](std::byte b) { return b == std::byte{}; }));
}

void TestHandshake::refuses_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<quint64>("services");
    QTest::addColumn<int>("userAgent");
    QTest::newRow("an old protocol") << 70014 << quint64{9} << 10;
    QTest::newRow("no chain") << 70016 << quint64{8} << 10;
    QTest::newRow("a novel as user agent") << 70016 << quint64{9} << 257;
}

void TestHandshake::refuses()
{
    QFETCH(int, protocol);
    QFETCH(quint64, services);
    QFETCH(int, userAgent);
    ClientHarness h;
    h.peer().behaviour.protocol = protocol;
    h.peer().behaviour.services = services;
    h.peer().behaviour.userAgent = std::string(std::size_t(userAgent), 'x');
    h.client().start();
    QTRY_COMPARE(h.peer().accepted(), 1);
    QTRY_COMPARE(h.peer().connections(), 0);
    QVERIFY(!h.client().isConnected());
}

void TestHandshake::forgetsACallToItself()
{
    ClientHarness h;
    h.peer().behaviour.echoesNonce = true;
    h.client().start();
    QTRY_COMPARE(h.peer().accepted(), 1);
    QTRY_COMPARE(h.peer().connections(), 0);
    h.advance(5min);
    QCOMPARE(h.peer().accepted(), 1);
}

void TestHandshake::dropsWhoNeverFinishes()
{
    ClientHarness h;
    h.peer().behaviour.shakesHands = false;
    h.client().start();
    QTRY_COMPARE(h.peer().asked("version"), 1);
    h.advance(19s);
    QCOMPARE(h.peer().connections(), 1);
    h.advance(2s);
    QTRY_COMPARE(h.peer().connections(), 0);
}

void TestHandshake::readsByteByByte()
{
    ClientHarness h;
    h.peer().behaviour.bytesAWrite = 1;
    P2pChainClient& client = h.connected();
    Asked headers(client.headers({h.chain().params().genesisHash}, {}));
    QCOMPARE(headers.wait().value().value.size(), std::size_t{20});
}

void TestHandshake::survivesUnknownMessages()
{
    ClientHarness h;
    h.peer().behaviour.tamper = [&](std::string& command, Bytes&) {
        if (command == "version") h.peer().sendRaw(frame(h.chain().params().magic, "feature", Bytes(100)));
        return true;
    };
    P2pChainClient& client = h.connected();
    h.peer().send("sendtxrcncl", Bytes(12));
    Asked headers(client.headers({h.chain().params().genesisHash}, {}));
    QVERIFY(headers.wait());
}

void TestHandshake::survivesABadChecksum()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    Bytes bad = frame(h.chain().params().magic, Ping{5});
    bad.back() ^= std::byte{1};
    h.peer().sendRaw(bad);
    Asked headers(client.headers({h.chain().params().genesisHash}, {}));
    QVERIFY(headers.wait());
    QCOMPARE(h.peer().connections(), 1);
    QCOMPARE(h.peer().asked("pong"), 0);
}

void TestHandshake::hangsUpOnAnotherNetwork()
{
    ClientHarness h;
    h.connected();
    h.peer().sendRaw(frame(networkParams(Network::Mainnet).magic, Ping{5}));
    QTRY_COMPARE(h.peer().connections(), 0);
    QVERIFY(!h.client().isConnected());
}

void TestHandshake::pingsAndDropsTheMute()
{
    ClientHarness h;
    h.connected();
    QTRY_COMPARE(h.peer().asked("ping"), 1);
    h.advance(125s);
    QTRY_COMPARE(h.peer().asked("ping"), 2);
    QCOMPARE(h.peer().connections(), 1);
    h.peer().behaviour.silentOn = {"ping"};
    h.advance(125s);
    QTRY_COMPARE(h.peer().asked("ping"), 3);
    h.advance(25s);
    QTRY_COMPARE(h.peer().connections(), 0);
}

void TestHandshake::answersPings()
{
    ClientHarness h;
    h.connected();
    h.peer().send("ping", Ping{77}.serialize());
    QTRY_COMPARE(h.peer().asked("pong"), 1);
    QCOMPARE(Pong::parse(h.peer().requests().back().payload).value().nonce, std::uint64_t{77});
}

void TestHandshake::aFeeFilterIsRemembered()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    QVERIFY(!client.peers().front().feeFloor);
    h.peer().send("feefilter", FeeFilter{1'234}.serialize());
    QTRY_VERIFY(client.peers().front().feeFloor);
    QCOMPARE(client.peers().front().feeFloor->satoshisPerKilobyte(), 1'234);
    h.peer().send("feefilter", FeeFilter{2'100'000'000'000'000}.serialize()); // as a node that is syncing itself
    QTRY_VERIFY(!client.peers().front().feeFloor);
}

void TestHandshake::aSleepingMachineBlamesNobody()
{
    ClientHarness h;
    P2pChainClient& client = h.connected();
    QTRY_COMPARE(h.peer().asked("ping"), 1);
    h.peer().hold("getheaders");
    Asked headers(client.headers({h.chain().params().genesisHash}, {}));
    QTRY_COMPARE(h.peer().asked("getheaders"), 1);
    h.clock().advance(3h);
    QTRY_COMPARE(h.peer().asked("ping"), 2); // is it still there?
    h.peer().release("getheaders");
    QVERIFY(headers.wait());
    QCOMPARE(h.peer().accepted(), 1);
    QCOMPARE(h.peer().asked("getheaders"), 1);
}

void TestHandshake::redialsWithGrowingPauses()
{
    ClientHarness h;
    h.connected();
    h.peer().stopListening();
    QTRY_VERIFY(!h.client().isConnected());
    h.advance(1min);
    h.peer().listenAgain();
    QCOMPARE(h.peer().accepted(), 1);
    h.advance(1min);
    QTRY_VERIFY(h.client().isConnected());
}

void TestHandshake::offlineCallsNobody()
{
    ClientHarness h;
    h.connected();
    h.client().setOnline(false);
    QTRY_COMPARE(h.peer().connections(), 0);
    Asked headers(h.client().headers({h.chain().params().genesisHash}, {}));
    h.advance(2min);
    QCOMPARE(h.peer().accepted(), 1);
    QVERIFY(!headers);
    h.client().setOnline(true);
    QVERIFY(headers.wait());
}

void TestHandshake::theClocksOfMostPeersTellHowOursGoes()
{
    ClientHarness h(5);
    const std::int64_t now = h.clock().unixSeconds();
    constexpr std::array<std::int64_t, 5> Ahead{1'300, -90'000, 1'200, 5'000'000, 1'100}; // two say anything
    for (std::size_t i = 0; i < Ahead.size(); ++i) h.peer(i).behaviour.time = now + Ahead[i];
    P2pChainClient& client = h.connected();
    QCOMPARE(client.clockOffset(), std::optional<std::int64_t>(1'200));
    h.peer(4).hangUp();
    QTRY_COMPARE(client.peers().size(), std::size_t{4});
    QVERIFY(!client.clockOffset()); // four are too few
}

void TestHandshake::aSecondVersionEndsTheConnection()
{
    ClientHarness h;
    h.connected();
    h.peer().send("version", Version{}.serialize());
    QTRY_COMPARE(h.peer().connections(), 0);
}

void TestHandshake::absurdClocksAndHeightsAreHarmless_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<int>("height");
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << std::numeric_limits<int>::min();
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << std::numeric_limits<int>::max();
    QTest::newRow("negative") << qint64{-1} << -1;
}

void TestHandshake::absurdClocksAndHeightsAreHarmless()
{
    QFETCH(qint64, time);
    QFETCH(int, height);
    ClientHarness h;
    h.peer().behaviour.time = time;
    h.peer().behaviour.startHeight = height;
    P2pChainClient& client = h.connected();
    QCOMPARE(client.peers().front().announcedHeight.value, std::max(0, height));
    QVERIFY(!client.clockOffset()); // one peer is no jury
    Asked filters(client.filters(h.range(1, 20), {}));
    QCOMPARE(filters.wait().value().size(), std::size_t{20});
}

QTEST_GUILESS_MAIN(TestHandshake)
#include "tst_handshake.moc"
