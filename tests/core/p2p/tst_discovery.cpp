// SPDX-License-Identifier: MIT

#include "core/p2p/addresses/addressbook.h"
#include "core/p2p/calls/calllist.h"
#include "core/p2p/messages/inventorymessages.h"
#include "tests/core/p2p/clientharness.h"
#include "tests/core/p2p/fakesocks.h"
#include "tests/support/steppingclock.h"

#include <QTimer>

using namespace lockstep;
using namespace lockstep::p2p;
using namespace lockstep::test;
using namespace std::chrono_literals;
using namespace std::string_view_literals;

/// Answers from a list, later, and remembers the questions.
class FakeResolver final : public Resolver
{
public:
    std::map<QString, std::vector<QString>> answers;
    QStringList asked;

    void lookup(const QString& name, QObject* context, Done done) override
    {
        asked << name;
        QTimer::singleShot(0, context, [found = answers[name], done = std::move(done)] { done(found); });
    }
};

constexpr int TurnsOfAnAnswer = 20; ///< Of the event loop: our write, their read and write, our read, with room.

class TestDiscovery final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void hostAndPortAreReadAsPeopleWriteThem_data();
    void hostAndPortAreReadAsPeopleWriteThem();
    void nearAddressesShareAGroup();
    void gossipOfPrivateAddressesIsRefused_data();
    void gossipOfPrivateAddressesIsRefused();
    void anOnionAddressIsCalledByItsName();

    void seedsAreAskedForFilterNodesFirst();
    void onePeerPerGroup();
    void asManyPeersOfEachKindAsWanted();
    void whoKeepsRecentBlocksOnlyIsAskedForNoOthers();
    void whoKeepsRecentBlocksOnlyLeavesRoomForOthers();
    void gossipIsKeptWithinLimits();
    void whoLiedIsRefusedForADay();
    void whomThePersonBansIsRefusedForADay();
    void whoLeftMayStillBeBanned();
    void whoIsThereForLongMayStillBeBanned();
    void bothAnchorsAreCalledBeforeAllOthers();
    void whoWasThereAtTheEndIsTheNextAnchor();
    void aRunThatIsKilledHasKeptAnchorsAndAddresses();
    void aRunWithoutPeersKeepsTheAnchors();
    void oneOfAFullHouseMakesRoomNowAndThen();
    void afterHalfAnHourWithoutABlockOneMoreIsAsked();
    void afterTwoHoursWithoutABlockHalfMakeRoom();
    void newsOfBlocksThatNobodyHasDoesNotCount();
    void aBlockThatFewDenyIsAskedOfOthers_data();
    void aBlockThatFewDenyIsAskedOfOthers();
    void aBlockThatAFullHouseDeniesIsAskedOfOneMore_data();
    void aBlockThatAFullHouseDeniesIsAskedOfOneMore();
    void whoCameForABlockIsNotLeftWhileItSendsAnother();
    void aBanIsForAllOfAnOwnersAddresses();
    void whoListensCallsANodeThatIsNoPeerOfOurs();
    void aNameIsLookedUpByTheResolver();

    void behindAProxyNoNameIsLookedUp();
    void behindAProxySeedsAreCalledForAddresses();
    void withoutItsProxyItCallsNobody();
    void aProxyGivenByNameIsNotUsed();

    void whereNoNameIsKnownFixedSeedsAreCalled();
    void whereANameIsKnownNoFixedSeedIsTakenIn();
    void behindAProxyFixedSeedsAreCalledAndNoNameIsLookedUp();
    void behindAProxyAPaymentGoesByAWayOfItsOwn();
    void behindAProxyAPaymentGoesToAPeerWhereNobodyElseCanBeCalled();
    void aLookupThatWaitsIsTheLastOnceAProxyIsWanted();

    void whereOnlyOnionAddressesAreWantedNoOtherIsCalled();
    void onlyOnionAddressesWithoutAProxyAreNobody();
    void whereOnlyOnionAddressesAreWantedNamedPeersAreCalled();
    void onlyOnionAddressesAreWantedFromThenOn();

    void aNumberOfPeersIsSplit_data();
    void aNumberOfPeersIsSplit();
    void anotherNumberOfPeersIsWantedFromThenOn();

private:
    FakePeer& peer(const QString& host);
    P2pOptions options();
    P2pChainClient& client(P2pOptions options);
    P2pChainClient& clientOfTwoAmongThree();
    void knowOthersThanOnions(FakePeer& node);
    QStringList connectedHosts() const;
    void advance(std::chrono::milliseconds by);

    std::unique_ptr<SteppingClock> m_clock;
    std::unique_ptr<PracticeChain> m_chain;
    std::unique_ptr<FakeResolver> m_resolver;
    std::unique_ptr<MemoryPeerStore> m_store;
    std::vector<std::unique_ptr<FakePeer>> m_peers;
    std::unique_ptr<P2pChainClient> m_client;
};

void TestDiscovery::init()
{
    m_clock = std::make_unique<SteppingClock>();
    m_chain = std::make_unique<PracticeChain>(*m_clock);
    if (!m_chain->mine(5)) qFatal("no blocks");
    m_resolver = std::make_unique<FakeResolver>();
    m_store = std::make_unique<MemoryPeerStore>();
}

void TestDiscovery::cleanup()
{
    m_client.reset();
    m_peers.clear();
}

/// All on the same port, each on an address of its own, as nodes of a public network.
FakePeer& TestDiscovery::peer(const QString& host)
{
    const std::uint16_t port = m_peers.empty() ? std::uint16_t{0} : m_peers.front()->address().port;
    return *m_peers.emplace_back(std::make_unique<FakePeer>(*m_chain, host, port));
}

/// A public network whose rules are the practice network's.
P2pOptions TestDiscovery::options()
{
    static constexpr std::array Seeds{"seed.example"sv};
    P2pOptions options;
    options.network = m_chain->params();
    options.network.network = Network::Signet;
    options.network.dnsSeeds = Seeds;
    options.network.defaultPort = m_peers.empty() ? std::uint16_t{1} : m_peers.front()->address().port;
    options.allowPrivateAddresses = true;
    options.clock = m_clock.get();
    options.resolver = m_resolver.get();
    options.store = m_store.get();
    options.tick = 1ms;
    return options;
}

P2pChainClient& TestDiscovery::client(P2pOptions options)
{
    m_client.reset();
    m_client = std::make_unique<P2pChainClient>(std::move(options));
    m_client->start();
    return *m_client;
}

QStringList TestDiscovery::connectedHosts() const
{
    QStringList hosts;
    for (const PeerInfo& info : m_client->peers()) hosts << info.address.section(u':', 0, 0);
    hosts.sort();
    return hosts;
}

/// In steps that a tick takes up, each with the turns that questions and answers need: a peer has 20 seconds for some,
/// which must not pass while a busy computer has let nobody write.
void TestDiscovery::advance(std::chrono::milliseconds by)
{
    for (; by > 0ms; by -= 5s) {
        m_clock->advance(std::min<std::chrono::milliseconds>(by, 5s));
        if (!QTest::qWaitFor([this] { return m_clock->hasPassed(); }, 60'000)) qFatal("the client has no ticks");
        for (int i = 0; i < TurnsOfAnAnswer; ++i) QCoreApplication::processEvents();
    }
}

void TestDiscovery::hostAndPortAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("an address") << "10.0.0.1"
                                << "10.0.0.1" << 8333;
    QTest::newRow("an address and port") << " 10.0.0.1:18444 "
                                         << "10.0.0.1" << 18444;
    QTest::newRow("a name and port") << "node.example:1"
                                     << "node.example" << 1;
    QTest::newRow("IPv6") << "::1"
                          << "::1" << 8333;
    QTest::newRow("IPv6 in brackets") << "[::1]"
                                      << "::1" << 8333;
    QTest::newRow("IPv6 and port") << "[2001:db8::1]:9"
                                   << "2001:db8::1" << 9;
    QTest::newRow("nothing") << ""
                             << "" << -1;
    QTest::newRow("no port after the colon") << "a:"
                                             << "" << -1;
    QTest::newRow("port zero") << "a:0"
                               << "" << -1;
    QTest::newRow("a port too high") << "a:65536"
                                     << "" << -1;
    QTest::newRow("an address of the web") << "http://a"
                                           << "" << -1;
    QTest::newRow("an open bracket") << "[::1"
                                     << "" << -1;
}

void TestDiscovery::hostAndPortAreReadAsPeopleWriteThem()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(int, port);
    const auto read = HostPort::parse(text, 8333);
    QCOMPARE(read.has_value(), port >= 0);
    if (!read) return;
    QCOMPARE(read->host, host);
    QCOMPARE(int{read->port}, port);
    QCOMPARE(HostPort::parse(read->text(), 1).value(), *read);
}

void TestDiscovery::nearAddressesShareAGroup()
{
    const auto group = [](const char* host) { return networkGroup(QString::fromLatin1(host)); };
    QCOMPARE(group("1.2.3.4"), group("1.2.200.1"));
    QVERIFY(group("1.2.3.4") != group("1.3.3.4"));
    QCOMPARE(group("2a00:1450::1"), group("2a00:1450:ffff::2"));
    QVERIFY(group("2a00:1450::1") != group("2a00:1451::1"));
    QCOMPARE(group("::ffff:1.2.3.4"), group("1.2.9.9")); // the same address, written as IPv6
    QVERIFY(group("a.onion") != group("b.onion"));
}

void TestDiscovery::gossipOfPrivateAddressesIsRefused_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isPublic");
    for (const char* host :
         {"127.0.0.1", "10.1.1.1", "192.168.1.1", "172.16.0.1", "169.254.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1",
          "255.255.255.255", "::1", "fe80::1", "fc00::1", "2001:db8::1", "ff02::1", "::"})
        QTest::newRow(host) << host << false;
    for (const char* host : {"1.2.3.4", "8.8.8.8", "2a00:1450::1"}) QTest::newRow(host) << host << true;
}

void TestDiscovery::gossipOfPrivateAddressesIsRefused()
{
    QFETCH(QString, host);
    QFETCH(bool, isPublic);
    QCOMPARE(isPublicHost(host), isPublic);
}

void TestDiscovery::anOnionAddressIsCalledByItsName()
{
    // The Tor project's own, as published: base32 of key, checksum and version.
    const QString published = QStringLiteral("2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion");
    GossipAddress address{0, 0, AddressKind::TorV3, {}, 8333};
    unsigned bits = 0;
    unsigned held = 0;
    for (const QChar letter : published.left(52)) {
        bits = (bits << 5) | unsigned(QStringLiteral("abcdefghijklmnopqrstuvwxyz234567").indexOf(letter));
        held += 5;
        if (held < 8) continue;
        held -= 8;
        address.address.push_back(static_cast<std::byte>((bits >> held) & 0xff));
    }
    QCOMPARE(dialableHost(address, true), published);
    QVERIFY(!dialableHost(address, false)); // without a proxy there is no way to it
}

void TestDiscovery::seedsAreAskedForFilterNodesFirst()
{
    peer(QStringLiteral("127.0.0.1"));
    m_resolver->answers[QStringLiteral("seed.example")] = {QStringLiteral("127.0.0.1")};
    P2pChainClient& c = client(options());
    QTRY_VERIFY(c.isConnected());
    QCOMPARE(m_resolver->asked, QStringList({"x49.seed.example", "seed.example"}));
}

void TestDiscovery::onePeerPerGroup()
{
    for (const char* host : {"127.0.0.1", "127.0.7.7", "127.1.0.1"}) peer(QString::fromLatin1(host));
    m_resolver->answers[QStringLiteral("x49.seed.example")] = {"127.0.0.1", "127.0.7.7", "127.1.0.1"};
    client(options());
    QTRY_COMPARE(connectedHosts().size(), 2);
    advance(2min);
    QCOMPARE(connectedHosts().size(), 2);
    QVERIFY(connectedHosts().contains(QStringLiteral("127.1.0.1")));
    QCOMPARE(m_resolver->asked, QStringList({"x49.seed.example"}));
}

void TestDiscovery::asManyPeersOfEachKindAsWanted()
{
    std::vector<QString> hosts;
    for (int i = 0; i < 8; ++i) {
        hosts.push_back(QStringLiteral("127.%1.0.1").arg(i));
        if (i % 2 == 1)
            peer(hosts.back()).behaviour.services = services::Network | services::Witness;
        else
            peer(hosts.back());
    }
    m_resolver->answers[QStringLiteral("seed.example")] = hosts;
    P2pOptions few = options();
    few.filterPeers = 2;
    few.otherPeers = 1;
    P2pChainClient& c = client(few);
    const auto filterPeers = [&] {
        const auto list = c.peers();
        return std::ranges::count_if(list, [](const PeerInfo& info) { return info.servesFilters; });
    };
    for (int i = 0; i < 30 && (filterPeers() < 2 || c.peers().size() < 3); ++i) advance(20s);
    QVERIFY(filterPeers() >= 2);
    QVERIFY(c.peers().size() - std::size_t(filterPeers()) <= 1);
    QCOMPARE(c.peers().size(), std::size_t{3});
}

static constexpr std::uint64_t Pruned = services::NetworkLimited | services::Witness;

/// It has the last 288 blocks and no filters (BIP159), and nobody named it: good for headers, the tip and broadcasts.
void TestDiscovery::whoKeepsRecentBlocksOnlyIsAskedForNoOthers()
{
    if (!m_chain->mine(300)) qFatal("no blocks");
    FakePeer& pruned = peer(QStringLiteral("127.0.0.1"));
    pruned.behaviour.services = Pruned;
    FakePeer& mute = peer(QStringLiteral("127.1.0.1"));
    mute.behaviour.silentOn = {"getdata", "getheaders"};
    m_resolver->answers[QStringLiteral("seed.example")] = {"127.0.0.1", "127.1.0.1"};
    P2pChainClient& c = client(options());
    QTRY_COMPARE(c.peers().size(), std::size_t{2});

    Asked headers(c.headers({m_chain->block({1})->point.hash}, {}));
    for (int i = 0; i < 3 && !headers; ++i) advance(20s); // the mute one may have been asked first
    QCOMPARE(headers.wait().value().value.size(), std::size_t{304});
    c.askWhoHas(m_chain->tip());
    QTRY_COMPARE(c.peersWith(m_chain->tip()), 1);
    Asked tip(c.block(m_chain->tip()));
    Asked old(c.block(m_chain->block({3})->point));
    advance(2min);
    QVERIFY(tip.wait());
    QVERIFY(!old);
    QCOMPARE(pruned.askedBlocks(), std::vector{m_chain->tip().hash});
    QVERIFY(mute.askedBlocks().size() >= 2);
    QCOMPARE(pruned.accepted(), 1); // and it was kept all the time
    QCOMPARE(pruned.connections(), 1);
}

void TestDiscovery::whoKeepsRecentBlocksOnlyLeavesRoomForOthers()
{
    std::vector<QString> hosts;
    for (int i = 0; i < 6; ++i) {
        hosts.push_back(QStringLiteral("127.%1.0.1").arg(i));
        peer(hosts.back()).behaviour.services = Pruned;
    }
    m_peers[4]->behaviour.services = services::Network | services::Witness;
    m_peers[5]->behaviour.services = services::Network | services::Witness | services::CompactFilters;
    m_resolver->answers[QStringLiteral("seed.example")] = hosts;
    P2pOptions few = options();
    few.filterPeers = 1;
    few.otherPeers = 2;
    P2pChainClient& c = client(few);
    for (int i = 0; i < 30 && c.peers().size() < 3; ++i) advance(20s);
    QCOMPARE(c.peers().size(), std::size_t{3});
    QCOMPARE(m_peers[4]->connections(), 1);
    QCOMPARE(m_peers[5]->connections(), 1);
}

void TestDiscovery::gossipIsKeptWithinLimits()
{
    FakePeer& teller = peer(QStringLiteral("127.0.0.1"));
    for (int i = 0; i < 1000; ++i) {
        const bool crowded = i < 500; // one /16 full of addresses
        const auto high = static_cast<std::byte>(crowded ? 1 : i % 200);
        const auto low = static_cast<std::byte>(i % 250);
        const Bytes address{std::byte{crowded ? std::uint8_t{50} : std::uint8_t{60}}, high, low, std::byte{1}};
        teller.behaviour.addresses.push_back({1, services::CompactFilters, AddressKind::IPv4, address, 8333});
    }
    m_resolver->answers[QStringLiteral("x49.seed.example")] = {QStringLiteral("127.0.0.1")};
    P2pOptions alone = options();
    alone.filterPeers = 1;
    alone.otherPeers = 0; // calls none of them
    P2pChainClient& c = client(alone);
    QTRY_VERIFY(c.addressBook().size() > 400);
    QVERIFY(c.addressBook().size() <= 1 + 500 + AddressBook::MaxPerGroup);
    const std::size_t before = c.addressBook().size();
    const Bytes address{std::byte{70}, std::byte{1}, std::byte{1}, std::byte{1}};
    teller.send("addrv2", AddrV2{{{1, services::Network, AddressKind::IPv4, address, 1}}}.serialize());
    teller.send("ping", Ping{9}.serialize());
    QTRY_COMPARE(teller.asked("pong"), 1);
    QCOMPARE(c.addressBook().size(), before); // it has told its thousand
}

void TestDiscovery::whoLiedIsRefusedForADay()
{
    FakePeer& liar = peer(QStringLiteral("127.0.0.1"));
    m_resolver->answers[QStringLiteral("x49.seed.example")] = {QStringLiteral("127.0.0.1")};
    P2pChainClient& c = client(options());
    QTRY_VERIFY(c.isConnected());
    c.report(c.peers().front().id, Offence::BadBlock, QStringLiteral("made up"));
    QTRY_COMPARE(liar.connections(), 0);
    QCOMPARE(m_store->bans().size(), std::size_t{1});
    advance(6min); // the seed names it again
    QCOMPARE(liar.accepted(), 1);

    client(options()); // another run
    advance(1min);
    QCOMPARE(liar.accepted(), 1);

    m_clock->jump(25h);
    client(options());
    QTRY_COMPARE(liar.accepted(), 2);
}

void TestDiscovery::whomThePersonBansIsRefusedForADay()
{
    FakePeer& unwanted = peer(QStringLiteral("127.0.0.1"));
    m_resolver->answers[QStringLiteral("x49.seed.example")] = {QStringLiteral("127.0.0.1")};
    P2pChainClient& c = client(options());
    QTRY_VERIFY(c.isConnected());
    const PeerId id = c.peers().front().id;
    c.banPeer(PeerId{99}); // never was: nothing happens
    QCOMPARE(m_store->bans().size(), std::size_t{0});
    c.banPeer(id);
    QTRY_COMPARE(unwanted.connections(), 0);
    QCOMPARE(m_store->bans().size(), std::size_t{1});
    advance(6min); // the seed names it again
    QCOMPARE(unwanted.accepted(), 1);

    m_clock->jump(25h);
    client(options()); // another run
    QTRY_COMPARE(unwanted.accepted(), 2);
}

void TestDiscovery::whoLeftMayStillBeBanned()
{
    FakePeer& unwanted = peer(QStringLiteral("127.0.0.1"));
    m_resolver->answers[QStringLiteral("x49.seed.example")] = {QStringLiteral("127.0.0.1")};
    P2pChainClient& c = client(options());
    QTRY_VERIFY(c.isConnected());
    const PeerId id = c.peers().front().id;
    unwanted.hangUp();
    QTRY_VERIFY(!c.isConnected());
    c.banPeer(id);
    advance(6min);
    QCOMPARE(unwanted.accepted(), 1);
    c.addPeer(unwanted.address()); // named: what it did before does not count
    QTRY_VERIFY(c.isConnected());
}

/// Of connections that are over only the last 2,000 are remembered: those that are open are not among them.
void TestDiscovery::whoIsThereForLongMayStillBeBanned()
{
    FakePeer& unwanted = peer(QStringLiteral("127.0.0.1"));
    m_resolver->answers[QStringLiteral("x49.seed.example")] = {QStringLiteral("127.0.0.1")};
    P2pChainClient& c = client(options());
    QTRY_VERIFY(c.isConnected());
    const PeerId id = c.peers().front().id;
    for (int i = 0; i < 2'100; ++i) { // nobody is there: refused at once
        c.addPeer({QStringLiteral("127.1.%1.%2").arg(i / 250).arg(i % 250 + 1), unwanted.address().port});
        QCoreApplication::processEvents();
    }
    c.report(id, Offence::BadBlock, QStringLiteral("made up"));
    QTRY_COMPARE(unwanted.connections(), 0);
    QCOMPARE(m_store->bans().size(), std::size_t{1});
}

/// It has room for two, and its book has ten others that worked as well.
void TestDiscovery::bothAnchorsAreCalledBeforeAllOthers()
{
    const std::vector anchors{peer(QStringLiteral("127.1.0.1")).address(), peer(QStringLiteral("127.2.0.1")).address()};
    std::vector<KnownAddress> known;
    for (int i = 11; i <= 20; ++i) {
        KnownAddress& other = known.emplace_back();
        other.address = peer(QStringLiteral("127.%1.0.1").arg(i)).address();
        other.services = services::Network | services::Witness | services::CompactFilters;
        other.lastSeen = other.lastSuccess = m_clock->unixSeconds();
    }
    m_store->replaceAddresses(known);
    m_store->setAnchors(anchors);
    P2pOptions two = options();
    two.filterPeers = 2;
    two.otherPeers = 0;
    P2pChainClient& c = client(two);
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    QCOMPARE(connectedHosts(), QStringList({"127.1.0.1", "127.2.0.1"}));
    for (std::size_t i = 2; i < m_peers.size(); ++i) QCOMPARE(m_peers[i]->accepted(), 0);
}

void TestDiscovery::whoWasThereAtTheEndIsTheNextAnchor()
{
    P2pChainClient& c = clientOfTwoAmongThree();
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    const QStringList last = connectedHosts();
    c.stop();
    QCOMPARE(m_store->anchors().size(), std::size_t{2});
    QCOMPARE(m_store->addresses().size(), std::size_t{3});

    m_resolver->answers.clear();
    m_store->replaceAddresses({});
    P2pOptions two = options();
    two.filterPeers = 2;
    two.otherPeers = 0;
    P2pChainClient& again = client(two);
    QTRY_COMPARE(again.peers().size(), std::size_t{2});
    QCOMPARE(connectedHosts(), last);
}

/// As a kill or a power cut ends it: nothing is kept at the end.
void TestDiscovery::aRunThatIsKilledHasKeptAnchorsAndAddresses()
{
    peer(QStringLiteral("127.0.0.1"));
    m_resolver->answers[QStringLiteral("x49.seed.example")] = {QStringLiteral("127.0.0.1")};
    P2pChainClient& c = client(options());
    QTRY_VERIFY(c.isConnected());
    QTRY_COMPARE(m_store->anchors().size(), std::size_t{1});
    QCOMPARE(m_store->addresses().size(), std::size_t{0}); // many: not at each change
    for (int i = 0; i < 4; ++i) advance(4min);
    QTRY_COMPARE(m_store->addresses().size(), std::size_t{1});
}

void TestDiscovery::aRunWithoutPeersKeepsTheAnchors()
{
    const HostPort anchor = peer(QStringLiteral("127.0.0.1")).address();
    m_store->setAnchors({anchor});
    P2pOptions offline = options();
    offline.online = false;
    client(offline).stop();
    QVERIFY(m_store->anchors() == std::vector{anchor});
}

/// It wants two filter peers and no others; three are known.
P2pChainClient& TestDiscovery::clientOfTwoAmongThree()
{
    std::vector<QString> hosts;
    for (int i = 0; i < 3; ++i) {
        hosts.push_back(QStringLiteral("127.%1.0.1").arg(i));
        peer(hosts.back());
    }
    m_resolver->answers[QStringLiteral("x49.seed.example")] = hosts;
    P2pOptions two = options();
    two.filterPeers = 2;
    two.otherPeers = 0;
    return client(two);
}

void TestDiscovery::oneOfAFullHouseMakesRoomNowAndThen()
{
    P2pChainClient& c = clientOfTwoAmongThree();
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    const auto calls = [&] { return m_peers[0]->accepted() + m_peers[1]->accepted() + m_peers[2]->accepted(); };
    const auto pass = [&](std::chrono::minutes time) {
        for (; time > 0min; time -= 5min) {
            advance(5min);
            if (!m_chain->mine(1)) qFatal("no block"); // the chain is alive: no extra peer is called for
            c.askWhoHas(m_chain->tip());
        }
    };
    pass(115min);
    QCOMPARE(calls(), 2);
    pass(10min);
    QTRY_COMPARE(calls(), 3);
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
}

void TestDiscovery::afterHalfAnHourWithoutABlockOneMoreIsAsked()
{
    P2pChainClient& c = clientOfTwoAmongThree();
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    const QStringList before = connectedHosts();
    advance(29min);
    QCOMPARE(connectedHosts(), before);
    advance(2min);
    QTRY_COMPARE(c.peers().size(), std::size_t{3});
    for (const QString& host : before) QVERIFY2(connectedHosts().contains(host), qPrintable(host)); // all are kept
}

/// One of the four knows the last block: whoever goes, it stays.
void TestDiscovery::afterTwoHoursWithoutABlockHalfMakeRoom()
{
    std::vector<QString> hosts;
    for (int i = 0; i < 4; ++i) {
        hosts.push_back(QStringLiteral("127.%1.0.1").arg(i));
        peer(hosts.back()).behaviour.knowsUpTo = BlockHeight{5};
    }
    m_resolver->answers[QStringLiteral("x49.seed.example")] = hosts;
    P2pOptions more = options();
    more.filterPeers = 8; // the house is not full
    more.otherPeers = 0;
    P2pChainClient& c = client(more);
    QTRY_COMPARE(c.peers().size(), std::size_t{4});
    QVERIFY(m_chain->mine(1));
    m_peers[2]->behaviour.knowsUpTo = std::nullopt;
    m_peers[2]->announceByInventory();
    QTRY_COMPARE(c.peersWith(m_chain->tip()), 1);
    c.askWhoHas(m_chain->tip());
    const auto calls = [&] {
        int all = 0;
        for (const auto& p : m_peers) all += p->accepted();
        return all;
    };
    advance(115min);
    QCOMPARE(calls(), 4);
    advance(10min);
    QTRY_COMPARE(calls(), 6); // half were let go; here they are called again, as there is nobody else
    QCOMPARE(m_peers[2]->accepted(), 1);
}

/// Else who surrounds us could keep us from calling anybody else by making blocks up.
void TestDiscovery::newsOfBlocksThatNobodyHasDoesNotCount()
{
    P2pChainClient& c = clientOfTwoAmongThree();
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    Inventory news;
    for (int i = 0; i < 8; ++i) {
        advance(6min);
        InventoryItem item{InventoryType::Block, {}};
        item.hash[0] = static_cast<std::byte>(i + 1);
        news.items = {item};
        for (const auto& p : m_peers) p->send(command::Inv, news.serialize());
        c.askWhoHas(m_chain->tip()); // still the same one
    }
    QTRY_COMPARE(c.peers().size(), std::size_t{3});
}

void TestDiscovery::aBlockThatFewDenyIsAskedOfOthers_data()
{
    QTest::addColumn<bool>("isFoundByOne");
    QTest::addColumn<bool>("doesAThirdCome");
    QTest::addColumn<bool>("hasTheThirdIt");
    QTest::newRow("one of them has it after all") << true << false << false;
    QTest::newRow("a third comes and has it") << false << true << true;
    QTest::newRow("a third comes and denies it, too") << false << true << false;
}

/// An import fails for good where a block is nowhere. Two that came first are not everywhere.
void TestDiscovery::aBlockThatFewDenyIsAskedOfOthers()
{
    QFETCH(bool, isFoundByOne);
    QFETCH(bool, doesAThirdCome);
    QFETCH(bool, hasTheThirdIt);
    const ChainPoint wanted = m_chain->block({3})->point;
    std::vector<QString> hosts;
    for (int i = 0; i < 3; ++i) {
        hosts.push_back(QStringLiteral("127.%1.0.1").arg(i));
        FakePeer& one = peer(hosts.back());
        if (i < 2 || !hasTheThirdIt) one.behaviour.withheld = {wanted.hash};
    }
    FakePeer& third = *m_peers[2];
    third.stopListening();
    m_resolver->answers[QStringLiteral("x49.seed.example")] = hosts;
    P2pChainClient& c = client(options());
    QTRY_COMPARE(c.peers().size(), std::size_t{2});

    Asked block(c.block(wanted));
    QTRY_VERIFY(m_peers[0]->askedBlocks().size() >= 1 && m_peers[1]->askedBlocks().size() >= 1);
    QTRY_VERIFY(c.missingBlock() == BlockHeight{3}); // it is told meanwhile
    advance(1min);
    QTRY_VERIFY(m_peers[0]->askedBlocks().size() >= 2); // it may have been behind
    QVERIFY(m_peers[0]->askedBlocks().size() <= 5);
    QVERIFY(!block);

    if (isFoundByOne) m_peers[1]->behaviour.withheld.clear();
    if (doesAThirdCome) third.listenAgain();
    for (int i = 0; i < 30 && !block; ++i) advance(1min);
    QVERIFY(block);
    const auto& answer = block.wait();
    if (isFoundByOne || hasTheThirdIt)
        QCOMPARE(Block::parse(answer.value().value)->header.hash(), wanted.hash);
    else
        QCOMPARE(answer.error().code, Errc::NotFound);
}

void TestDiscovery::aBlockThatAFullHouseDeniesIsAskedOfOneMore_data()
{
    QTest::addColumn<bool>("isAnywhere");
    QTest::newRow("which has it") << true;
    QTest::newRow("which denies it, too") << false;
}

/// Two are as many as the person wants. Of four nodes a third is called, not the fourth, and not for long.
void TestDiscovery::aBlockThatAFullHouseDeniesIsAskedOfOneMore()
{
    QFETCH(bool, isAnywhere);
    const ChainPoint wanted = m_chain->block({3})->point;
    std::vector<QString> hosts;
    for (int i = 0; i < 4; ++i) {
        hosts.push_back(QStringLiteral("127.%1.0.1").arg(i));
        peer(hosts.back());
    }
    m_resolver->answers[QStringLiteral("x49.seed.example")] = hosts;
    P2pOptions two = options();
    two.filterPeers = 2;
    two.otherPeers = 0;
    P2pChainClient& c = client(two);
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    const QStringList first = connectedHosts();
    for (const auto& one : m_peers)
        if (!isAnywhere || first.contains(one->address().host)) one->behaviour.withheld = {wanted.hash};
    const auto calls = [&] {
        int all = 0;
        for (const auto& one : m_peers) all += one->accepted();
        return all;
    };

    Asked block(c.block(wanted));
    QTRY_VERIFY(c.missingBlock() == BlockHeight{3});
    QCOMPARE(calls(), 2); // it may be on its way to them
    for (int i = 0; i < 6 && !block; ++i) advance(5s);
    QVERIFY(block);
    if (isAnywhere)
        QVERIFY(block.wait());
    else
        QCOMPARE(block.wait().error().code, Errc::NotFound); // three say so
    QCOMPARE(calls(), 3);

    advance(2min);
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    QCOMPARE(connectedHosts(), first);
    QCOMPARE(calls(), 3);
}

/// Over a slow line: longer than a minute after the first one was here.
void TestDiscovery::whoCameForABlockIsNotLeftWhileItSendsAnother()
{
    P2pChainClient& c = clientOfTwoAmongThree();
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    const QStringList first = connectedHosts();
    FakePeer* helper = nullptr;
    for (const auto& one : m_peers) {
        if (first.contains(one->address().host))
            one->behaviour.withheld = {m_chain->block({3})->point.hash, m_chain->block({4})->point.hash};
        else
            helper = one.get();
    }
    Asked block(c.block(m_chain->block({3})->point));
    for (int i = 0; i < 6 && !block; ++i) advance(5s);
    QVERIFY(block && block.wait());
    QCOMPARE(helper->accepted(), 1);

    helper->hold(std::string(command::GetData));
    Asked next(c.block(m_chain->block({4})->point));
    QTRY_COMPARE(helper->askedBlocks().size(), std::size_t{2});
    const Bytes message = frame(m_chain->params().magic, command::Block, m_chain->block({4})->raw);
    const std::size_t part = message.size() / 19;
    for (std::size_t at = 0; at < message.size(); at += part) {
        QVERIFY(!next);
        QCOMPARE(helper->connections(), 1);
        helper->sendRaw(toBytes(ByteSpan(message).subspan(at, std::min(part, message.size() - at))));
        advance(5s);
    }
    QTRY_VERIFY(next);
    QVERIFY(next.wait());
    QCOMPARE(helper->accepted(), 1);
    advance(2min);
    QTRY_COMPARE(connectedHosts(), first);
}

/// Who has one address of a /64 has the others.
void TestDiscovery::aBanIsForAllOfAnOwnersAddresses()
{
    P2pOptions known = options();
    P2pContext context{known, Timebase(*m_clock), {}, {}};
    const auto isCalled = [](const CallList& calls, const char* host) {
        return calls.isUsable({QString::fromLatin1(host), 8333}, [](const HostPort&) { return false; });
    };
    const auto look = [&](const CallList& calls) {
        QVERIFY(!isCalled(calls, "2001:4860:1:2::1"));
        QVERIFY(!isCalled(calls, "2001:4860:1:2:ffff::9"));
        QVERIFY(isCalled(calls, "2001:4860:1:3::1"));
        QVERIFY(!isCalled(calls, "5.6.7.8"));
        QVERIFY(isCalled(calls, "5.6.7.9"));
        QVERIFY(isCalled(calls, "::ffff:1.2.3.4")); // no owner has all of IPv4
    };
    CallList calls(context);
    calls.load();
    calls.ban({QStringLiteral("2001:4860:1:2::1"), 8333}, QStringLiteral("lied"));
    calls.ban({QStringLiteral("5.6.7.8"), 8333}, QStringLiteral("lied"));
    calls.ban({QStringLiteral("::ffff:9.9.9.9"), 8333}, QStringLiteral("lied"));
    look(calls);
    CallList ofTheNextRun(context);
    ofTheNextRun.load();
    look(ofTheNextRun);
}

void TestDiscovery::whoListensCallsANodeThatIsNoPeerOfOurs()
{
    P2pChainClient& c = clientOfTwoAmongThree();
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    c.setListening(ListenFor::Payments);
    QTRY_VERIFY(c.listensTo().has_value());
    QCOMPARE(c.peers().size(), std::size_t{2});
    QVERIFY(!connectedHosts().contains(c.listensTo()->section(u':', 0, 0)));
    const auto relay = std::ranges::find_if(m_peers, [](const auto& p) { return p->relayConnections() > 0; });
    QCOMPARE((*relay)->accepted(), 1);
    advance(19min);
    QCOMPARE((*relay)->accepted(), 1);
    advance(2min); // it keeps quiet: another one is called, here the same, as there is no other
    QTRY_COMPARE((*relay)->accepted(), 2);
    QTRY_VERIFY(c.listensTo().has_value());
}

void TestDiscovery::aNameIsLookedUpByTheResolver()
{
    FakePeer& mine = peer(QStringLiteral("127.0.0.1"));
    m_resolver->answers[QStringLiteral("my.node")] = {QStringLiteral("127.0.0.1")};
    P2pOptions named = options();
    named.named = {{QStringLiteral("my.node"), mine.address().port}};
    P2pChainClient& c = client(named);
    QTRY_VERIFY(c.isConnected());
    QVERIFY(c.peers().front().address.startsWith(QStringLiteral("my.node:")));
    QCOMPARE(m_resolver->asked, QStringList({"my.node"})); // and no seed: a named peer is alone
}

void TestDiscovery::behindAProxyNoNameIsLookedUp()
{
    FakePeer& mine = peer(QStringLiteral("127.0.0.1"));
    FakeSocks socks(mine.address());
    P2pOptions hidden = options();
    hidden.named = {{QStringLiteral("abc.onion"), 8333}, {QStringLiteral("other.example"), 8334}};
    hidden.proxy = HostPort{QStringLiteral("localhost"), socks.address().port};
    P2pChainClient& c = client(hidden);
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    QVERIFY(m_resolver->asked.isEmpty());
    QCOMPARE(socks.calls().size(), std::size_t{2});
    QStringList names{socks.calls()[0].to.text(), socks.calls()[1].to.text()};
    names.sort();
    QCOMPARE(names, QStringList({"abc.onion:8333", "other.example:8334"}));
    QVERIFY(!socks.calls()[0].user.isEmpty());
    QVERIFY(socks.calls()[0].user != socks.calls()[1].user); // a circuit for each
    QVERIFY(socks.calls()[0].password != socks.calls()[1].password);
}

void TestDiscovery::behindAProxySeedsAreCalledForAddresses()
{
    FakePeer& seed = peer(QStringLiteral("127.0.0.1"));
    for (int i = 1; i <= 2; ++i) {
        const Bytes address{std::byte{60}, static_cast<std::byte>(i), std::byte{1}, std::byte{1}};
        seed.behaviour.addresses.push_back({1, services::CompactFilters, AddressKind::IPv4, address, 8333});
    }
    FakeSocks socks(seed.address());
    P2pOptions hidden = options();
    hidden.proxy = socks.address();
    P2pChainClient& c = client(hidden);
    QTRY_VERIFY(c.addressBook().size() >= 2);
    QCOMPARE(socks.calls().front().to.host, QStringLiteral("seed.example"));
    QVERIFY(m_resolver->asked.isEmpty());
    advance(5s);
    QTRY_COMPARE(c.peers().size(), std::size_t{2}); // the two it told of, not the seed itself
    for (const PeerInfo& info : c.peers()) QVERIFY(info.address.startsWith(QStringLiteral("60.")));
}

static Transaction somePayment()
{
    Transaction payment;
    TxIn& input = payment.inputs.emplace_back();
    input.previous = {Txid{{std::byte(7)}}, 0};
    payment.outputs.push_back({Amount::fromSatoshis(1'000).value(), Bytes(22, std::byte(2))});
    return payment;
}

/// Who is asked for blocks and filters knows much of us; by a circuit of its own a payment shows nothing of that.
void TestDiscovery::behindAProxyAPaymentGoesByAWayOfItsOwn()
{
    FakeSocks socks;
    std::vector<KnownAddress> known;
    for (int i = 0; i < 4; ++i)
        known.push_back({peer(QStringLiteral("127.%1.0.1").arg(i)).address(), services::CompactFilters, 0, 0, 0});
    m_store->replaceAddresses(known);
    P2pOptions hidden = options();
    hidden.proxy = socks.address();
    hidden.filterPeers = 2;
    hidden.otherPeers = 0;
    P2pChainClient& c = client(hidden);
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    const QStringList chainPeers = connectedHosts();
    const std::size_t callsBefore = socks.calls().size();

    const Transaction payment = somePayment();
    Asked sent(c.broadcast(payment));
    QTRY_VERIFY(sent);
    QCOMPARE(sent.wait().value(), 1);
    QCOMPARE(connectedHosts(), chainPeers); // the new one is asked nothing else
    for (const auto& node : m_peers) {
        const bool isChainPeer = chainPeers.contains(node->address().host);
        QVERIFY(!isChainPeer || node->asked(command::Inv) == 0);
    }
    QVERIFY(socks.calls().size() > callsBefore);
    const FakeSocks::Call way = socks.calls().back();
    QVERIFY(!chainPeers.contains(way.to.host));
    for (std::size_t i = 0; i < callsBefore; ++i) QVERIFY(socks.calls()[i].user != way.user); // a circuit of its own
    const auto taker = std::ranges::find_if(m_peers, [&](const auto& node) { return node->saw(payment.txid()); });
    QVERIFY(taker != m_peers.end());
    for (const auto what : {"getheaders", "getaddr", "getcfheaders", "getcfilters"}) QCOMPARE((*taker)->asked(what), 0);
    advance(7min); // three times two minutes, as through a proxy all takes longer
    QTRY_COMPARE((*taker)->connections(), 0);
}

void TestDiscovery::behindAProxyAPaymentGoesToAPeerWhereNobodyElseCanBeCalled()
{
    FakeSocks socks;
    FakePeer& only = peer(QStringLiteral("127.0.0.1"));
    m_store->replaceAddresses({{only.address(), services::CompactFilters, 0, 0, 0}});
    P2pOptions hidden = options();
    hidden.proxy = socks.address();
    P2pChainClient& c = client(hidden);
    QTRY_COMPARE(c.peers().size(), std::size_t{1});
    Asked sent(c.broadcast(somePayment()));
    QTRY_VERIFY(sent);
    QCOMPARE(sent.wait().value(), 1);
    QCOMPARE(only.connections(), 1);
}

void TestDiscovery::withoutItsProxyItCallsNobody()
{
    FakePeer& mine = peer(QStringLiteral("127.0.0.1"));
    FakeSocks socks(mine.address());
    socks.stopListening();
    P2pOptions hidden = options();
    hidden.named = {mine.address()};
    hidden.proxy = socks.address();
    P2pChainClient& c = client(hidden);
    advance(5min);
    QCOMPARE(mine.accepted(), 0);
    QVERIFY(!c.isConnected());
    QVERIFY(m_resolver->asked.isEmpty());
}

void TestDiscovery::aProxyGivenByNameIsNotUsed()
{
    FakePeer& mine = peer(QStringLiteral("127.0.0.1"));
    P2pOptions hidden = options();
    hidden.named = {mine.address()};
    hidden.proxy = HostPort{QStringLiteral("proxy.example"), 9050}; // to find it would be a lookup
    client(hidden);
    advance(1min);
    QCOMPARE(mine.accepted(), 0);
    QVERIFY(m_resolver->asked.isEmpty());
}

static constexpr std::string_view SomeOnion = "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion";
static constexpr std::array SomeFixed{"127.7.0.1"sv, SomeOnion};
static constexpr std::array TwoNames{"seed.example"sv, "other.example"sv};

static QStringList hostsOf(const std::vector<FakeSocks::Call>& calls)
{
    QStringList hosts;
    for (const FakeSocks::Call& call : calls) hosts << call.to.host;
    return hosts;
}

void TestDiscovery::whereNoNameIsKnownFixedSeedsAreCalled()
{
    FakePeer& fixed = peer(QStringLiteral("127.7.0.1"));
    P2pOptions blocked = options();
    blocked.network.dnsSeeds = TwoNames;
    blocked.network.fixedSeeds = SomeFixed;
    P2pChainClient& c = client(blocked);
    QTRY_VERIFY(c.isConnected());
    QCOMPARE(fixed.accepted(), 1);
    QCOMPARE(m_resolver->asked.size(), 4); // each by both of its names
    QCOMPARE(c.addressBook().size(), std::size_t{1}); // to the other one there is no way
}

/// One of two is enough; and later, too.
void TestDiscovery::whereANameIsKnownNoFixedSeedIsTakenIn()
{
    FakePeer& named = peer(QStringLiteral("127.0.0.1"));
    FakePeer& fixed = peer(QStringLiteral("127.7.0.1"));
    m_resolver->answers[QStringLiteral("other.example")] = {QStringLiteral("127.0.0.1")};
    P2pOptions both = options();
    both.network.dnsSeeds = TwoNames;
    both.network.fixedSeeds = SomeFixed;
    P2pChainClient& c = client(both);
    QTRY_VERIFY(c.isConnected());
    advance(6min);
    QTRY_COMPARE(m_resolver->asked.size(), 8);
    advance(1min);
    QCOMPARE(named.accepted(), 1);
    QCOMPARE(fixed.accepted(), 0);
    QCOMPARE(c.addressBook().size(), std::size_t{1});
}

/// A seed's second name is asked for after its first one had no answer: by then the way may be another one.
void TestDiscovery::aLookupThatWaitsIsTheLastOnceAProxyIsWanted()
{
    FakePeer& node = peer(QStringLiteral("127.0.0.1"));
    FakeSocks socks(node.address());
    P2pChainClient& c = client(options());
    QCOMPARE(m_resolver->asked, QStringList({"x49.seed.example"}));
    PeerSettings settings;
    settings.proxy = socks.address();
    c.setPeers(settings);
    advance(1min);
    QCOMPARE(m_resolver->asked, QStringList({"x49.seed.example"}));
}

void TestDiscovery::behindAProxyFixedSeedsAreCalledAndNoNameIsLookedUp()
{
    FakePeer& node = peer(QStringLiteral("127.0.0.1"));
    FakeSocks socks(node.address());
    P2pOptions hidden = options();
    hidden.network.fixedSeeds = SomeFixed;
    hidden.proxy = socks.address();
    P2pChainClient& c = client(hidden);
    QTRY_COMPARE(c.peers().size(), SomeFixed.size());
    QStringList called = hostsOf(socks.calls());
    called.sort();
    QStringList wanted{QStringLiteral("127.7.0.1"), QLatin1StringView(SomeOnion), QStringLiteral("seed.example")};
    wanted.sort();
    QCOMPARE(called, wanted);
    QVERIFY(m_resolver->asked.isEmpty());
}

/// Of anchors, the book, gossip and the fixed seeds.
void TestDiscovery::knowOthersThanOnions(FakePeer& node)
{
    KnownAddress known;
    known.address = node.address();
    known.lastSuccess = m_clock->unixSeconds();
    m_store->replaceAddresses({known});
    m_store->setAnchors({node.address()});
    for (int i = 1; i <= 3; ++i) {
        const Bytes address{std::byte{60}, static_cast<std::byte>(i), std::byte{1}, std::byte{1}};
        node.behaviour.addresses.push_back({1, services::CompactFilters, AddressKind::IPv4, address, 8333});
        node.behaviour.addresses.push_back({1, 0, AddressKind::TorV3, Bytes(32, static_cast<std::byte>(i)), 8333});
    }
    m_resolver->answers[QStringLiteral("x49.seed.example")] = {node.address().host};
}

void TestDiscovery::whereOnlyOnionAddressesAreWantedNoOtherIsCalled()
{
    FakePeer& node = peer(QStringLiteral("127.0.0.1"));
    knowOthersThanOnions(node);
    FakeSocks socks(node.address());
    P2pOptions hidden = options();
    hidden.network.fixedSeeds = SomeFixed;
    hidden.proxy = socks.address();
    hidden.onlyOnion = true;
    P2pChainClient& c = client(hidden);
    c.setListening(ListenFor::Payments);
    QTRY_VERIFY(c.peers().size() >= 2); // the fixed one, and whom it told of
    advance(2min);
    QTRY_VERIFY(c.listensTo().has_value());
    for (const QString& host : hostsOf(socks.calls())) QVERIFY2(host.endsWith(u".onion"), qPrintable(host));
    QVERIFY(hostsOf(socks.calls()).contains(QLatin1StringView(SomeOnion)));
    QVERIFY(m_resolver->asked.isEmpty());
}

/// As it is when the proxy is taken away: nobody is called rather than somebody else.
void TestDiscovery::onlyOnionAddressesWithoutAProxyAreNobody()
{
    FakePeer& node = peer(QStringLiteral("127.0.0.1"));
    knowOthersThanOnions(node);
    FakePeer& fixed = peer(QStringLiteral("127.7.0.1"));
    P2pOptions hidden = options();
    hidden.network.fixedSeeds = SomeFixed;
    hidden.onlyOnion = true;
    P2pChainClient& c = client(hidden);
    c.setListening(ListenFor::Payments);
    advance(2min);
    QCOMPARE(node.accepted(), 0);
    QCOMPARE(fixed.accepted(), 0);
    QVERIFY(m_resolver->asked.isEmpty());
}

void TestDiscovery::whereOnlyOnionAddressesAreWantedNamedPeersAreCalled()
{
    FakePeer& mine = peer(QStringLiteral("127.0.0.1"));
    FakePeer& added = peer(QStringLiteral("127.1.0.1"));
    FakeSocks socks;
    P2pOptions hidden = options();
    hidden.named = {mine.address()};
    hidden.proxy = socks.address();
    hidden.onlyOnion = true;
    P2pChainClient& c = client(hidden);
    c.addPeer(added.address());
    QTRY_COMPARE(connectedHosts(), QStringList({"127.0.0.1", "127.1.0.1"}));
}

void TestDiscovery::onlyOnionAddressesAreWantedFromThenOn()
{
    FakePeer& node = peer(QStringLiteral("127.0.0.1"));
    FakeSocks socks(node.address());
    P2pOptions hidden = options();
    hidden.network.fixedSeeds = SomeFixed;
    hidden.proxy = socks.address();
    P2pChainClient& c = client(hidden);
    QTRY_COMPARE(c.peers().size(), SomeFixed.size());
    const std::size_t before = socks.calls().size();
    PeerSettings settings;
    settings.proxy = socks.address();
    settings.onlyOnion = true;
    c.setPeers(settings);
    QVERIFY(c.peers().empty()); // nothing goes on by the old way
    advance(2min);
    QTRY_COMPARE(c.peers().size(), std::size_t{1});
    QVERIFY(c.peers().front().address.startsWith(QLatin1StringView(SomeOnion)));
    const QStringList later = hostsOf(socks.calls()).mid(qsizetype(before));
    QVERIFY(!later.isEmpty());
    for (const QString& host : later) QCOMPARE(host, QLatin1StringView(SomeOnion));
}

void TestDiscovery::aNumberOfPeersIsSplit_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("filterPeers");
    QTest::addColumn<int>("otherPeers");
    QTest::newRow("the fewest") << PeerSettings::FewestPublicPeers << 2 << 0;
    QTest::newRow("three") << 3 << 2 << 1;
    QTest::newRow("four") << 4 << 3 << 1;
    QTest::newRow("five") << 5 << 3 << 2;
    QTest::newRow("six") << 6 << 4 << 2;
    QTest::newRow("as usual") << PeerSettings::UsualPublicPeers << P2pOptions().filterPeers << P2pOptions().otherPeers;
    QTest::newRow("the most") << PeerSettings::MostPublicPeers << 10 << 6;
}

void TestDiscovery::aNumberOfPeersIsSplit()
{
    QFETCH(int, count);
    P2pOptions options;
    options.wantPublicPeers(count);
    QTEST(options.filterPeers, "filterPeers");
    QTEST(options.otherPeers, "otherPeers");
}

void TestDiscovery::anotherNumberOfPeersIsWantedFromThenOn()
{
    std::vector<QString> hosts;
    for (int i = 0; i < 6; ++i) {
        hosts.push_back(QStringLiteral("127.%1.0.1").arg(i));
        peer(hosts.back());
    }
    m_resolver->answers[QStringLiteral("x49.seed.example")] = hosts;
    P2pOptions two = options();
    two.wantPublicPeers(2);
    P2pChainClient& c = client(two);
    QTRY_COMPARE(c.peers().size(), std::size_t{2});
    PeerSettings settings;
    settings.publicPeers = 4;
    c.setPeers(settings);
    for (int i = 0; i < 10 && c.peers().size() < 4; ++i) advance(20s);
    QCOMPARE(c.peers().size(), std::size_t{4});
    advance(2min);
    QCOMPARE(c.peers().size(), std::size_t{4});
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
