// SPDX-License-Identifier: MIT

#include "core/p2p/messages/addressmessages.h"
#include "core/p2p/messages/chainmessages.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/messages/handshakemessages.h"
#include "core/p2p/messages/inventorymessages.h"
#include "core/util/hex.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::p2p;

class TestMessages final : public QObject
{
    Q_OBJECT

private slots:
    void readsAVersionOfARealNode();
    void versionSurvivesTheRoundTrip();
    void aLongUserAgentIsRefused();
    void headersAreOneChain();
    void headersRefuseTransactions();
    void getHeadersKeepsItsLocator();
    void filterMessagesSurviveTheRoundTrip();
    void inventoryKeepsUnknownTypes();
    void addrTellsIPv4FromIPv6();
    void addrv2LeavesOutWhatItDoesNotKnow();
    void aPromiseBeyondTheBytesIsRefused_data();
    void aPromiseBeyondTheBytesIsRefused();
};

static BlockHash hashOf(std::uint8_t first)
{
    BlockHash hash;
    hash.bytes[0] = std::byte{first};
    return hash;
}

void TestMessages::readsAVersionOfARealNode()
{
    // The payload of the example version message in the public protocol documentation: Satoshi 0.7.2.
    const Bytes raw = fromHex("62ea0000"
                              "0100000000000000"
                              "11b2d05000000000"
                              "010000000000000000000000000000000000ffff000000000000"
                              "010000000000000000000000000000000000ffff000000000000"
                              "3b2eb35d8ce61765"
                              "0f2f5361746f7368693a302e372e322f"
                              "c03e0300")
                          .value();
    const auto version = Version::parse(raw);
    QVERIFY(version);
    QCOMPARE(version->protocol, 60002);
    QCOMPARE(version->services, services::Network);
    QCOMPARE(version->time, std::int64_t{0x50d0b211});
    QCOMPARE(version->userAgent, std::string("/Satoshi:0.7.2/"));
    QCOMPARE(version->startHeight, 212672);
    QVERIFY(version->relay); // an old node says nothing and wants everything
}

void TestMessages::versionSurvivesTheRoundTrip()
{
    Version sent;
    sent.services = services::Network | services::Witness;
    sent.time = -1;
    sent.nonce = 0x0123456789abcdef;
    sent.userAgent = "/a:1/";
    sent.startHeight = -5;
    const auto received = Version::parse(sent.serialize());
    QVERIFY(received);
    QCOMPARE(received->protocol, ProtocolVersion);
    QCOMPARE(received->services, sent.services);
    QCOMPARE(received->time, sent.time);
    QCOMPARE(received->nonce, sent.nonce);
    QCOMPARE(received->userAgent, sent.userAgent);
    QCOMPARE(received->startHeight, sent.startHeight);
    QVERIFY(!received->relay);
}

void TestMessages::aLongUserAgentIsRefused()
{
    Version sent;
    sent.userAgent = std::string(257, 'x');
    QCOMPARE(Version::parse(sent.serialize()).error().code, Errc::OutOfRange);
}

void TestMessages::headersAreOneChain()
{
    Headers sent;
    BlockHeader header;
    for (std::uint32_t i = 0; i < 3; ++i) {
        header.nonce = i;
        sent.headers.push_back(header);
        header.previous = header.hash();
    }
    const auto received = Headers::parse(sent.serialize());
    QVERIFY(received);
    QCOMPARE(received->headers, sent.headers);

    std::swap(sent.headers[0], sent.headers[1]);
    QCOMPARE(Headers::parse(sent.serialize()).error().code, Errc::Unconnected);
}

void TestMessages::headersRefuseTransactions()
{
    Headers sent;
    sent.headers.resize(1);
    Bytes raw = sent.serialize();
    raw.back() = std::byte{1};
    QCOMPARE(Headers::parse(raw).error().code, Errc::Malformed);
}

void TestMessages::getHeadersKeepsItsLocator()
{
    const GetHeaders sent{{hashOf(1), hashOf(2)}, hashOf(9)};
    const auto received = GetHeaders::parse(sent.serialize());
    QVERIFY(received);
    QCOMPARE(received->locator, sent.locator);
    QCOMPARE(received->stop, sent.stop);
    QCOMPARE(GetHeaders::parse(GetHeaders{std::vector<BlockHash>(102), {}}.serialize()).error().code, Errc::OutOfRange);
}

void TestMessages::filterMessagesSurviveTheRoundTrip()
{
    const auto range = FilterRange::parse(FilterRange{BasicFilter, BlockHeight{7}, hashOf(1)}.serialize());
    QVERIFY(range);
    QCOMPARE(range->start, BlockHeight{7});
    QCOMPARE(range->stop, hashOf(1));

    const auto filter = CFilter::parse(CFilter{BasicFilter, hashOf(2), {std::byte{1}, std::byte{2}}}.serialize());
    QVERIFY(filter);
    QCOMPARE(filter->block, hashOf(2));
    QCOMPARE(filter->filter, (Bytes{std::byte{1}, std::byte{2}}));
    QCOMPARE(CFilter::parse(CFilter{BasicFilter, hashOf(2), {}}.serialize()).error().code, Errc::Malformed);
    const Bytes noBlocks(CFilter::MaxFilterSize + 1, std::byte{1});
    QVERIFY(CFilter::parse(CFilter{BasicFilter, hashOf(2), Bytes(CFilter::MaxFilterSize)}.serialize()));
    QVERIFY(!CFilter::parse(CFilter{BasicFilter, hashOf(2), noBlocks}.serialize()));

    CFHeaders hashes{BasicFilter, hashOf(3), {}, std::vector<FilterHash>(2000)};
    hashes.previous.bytes[5] = std::byte{5};
    const auto headers = CFHeaders::parse(hashes.serialize());
    QVERIFY(headers);
    QCOMPARE(headers->previous, hashes.previous);
    QCOMPARE(headers->hashes.size(), std::size_t{2000});
    hashes.hashes.emplace_back();
    QCOMPARE(CFHeaders::parse(hashes.serialize()).error().code, Errc::OutOfRange);

    const auto asked = GetCFCheckpt::parse(GetCFCheckpt{BasicFilter, hashOf(4)}.serialize());
    QCOMPARE(asked.value().stop, hashOf(4));
    const auto points = CFCheckpt::parse(CFCheckpt{BasicFilter, hashOf(4), std::vector<FilterHeader>(3)}.serialize());
    QCOMPARE(points.value().headers.size(), std::size_t{3});
}

void TestMessages::inventoryKeepsUnknownTypes()
{
    Inventory sent;
    sent.items.push_back({InventoryType::WitnessBlock, hashOf(1).bytes});
    sent.items.push_back({static_cast<InventoryType>(77), hashOf(2).bytes});
    const auto received = Inventory::parse(sent.serialize());
    QVERIFY(received);
    QCOMPARE(received->items, sent.items);
    QVERIFY(received->items[0].isBlock());
    QVERIFY(!received->items[1].isBlock());
}

void TestMessages::addrTellsIPv4FromIPv6()
{
    // The example of the public protocol documentation: 10.0.0.1 port 8333.
    const Bytes raw = fromHex("01"
                              "e215104d"
                              "0100000000000000"
                              "00000000000000000000ffff0a000001"
                              "208d")
                          .value();
    const auto received = Addr::parse(raw);
    QVERIFY(received);
    QCOMPARE(received->addresses.size(), std::size_t{1});
    const GossipAddress& entry = received->addresses[0];
    QVERIFY(entry.kind == AddressKind::IPv4);
    QCOMPARE(toHex(entry.address), std::string("0a000001"));
    QCOMPARE(entry.port, std::uint16_t{8333});
    QCOMPARE(received->serialize(), raw);
}

void TestMessages::addrv2LeavesOutWhatItDoesNotKnow()
{
    AddrV2 sent;
    sent.addresses.push_back({1, services::Network, AddressKind::IPv4, Bytes(4), 1});
    sent.addresses.push_back({1, services::Network, AddressKind::IPv4, Bytes(5), 1}); // wrong length
    sent.addresses.push_back({1, services::Network, static_cast<AddressKind>(99), Bytes(4), 1}); // of the future
    sent.addresses.push_back({1, services::Network, AddressKind::TorV3, Bytes(32), 1});
    const auto received = AddrV2::parse(sent.serialize());
    QVERIFY(received);
    QCOMPARE(received->addresses.size(), std::size_t{2});
    QVERIFY(received->addresses[1].kind == AddressKind::TorV3);
}

void TestMessages::aPromiseBeyondTheBytesIsRefused_data()
{
    QTest::addColumn<QByteArray>("count");
    QTest::addColumn<int>("code");
    QTest::newRow("one item, no bytes") << QByteArray("01") << int(Errc::Truncated);
    QTest::newRow("2,000 items, no bytes") << QByteArray("fdd007") << int(Errc::Truncated);
    QTest::newRow("2^32-1 items") << QByteArray("feffffffff") << int(Errc::OutOfRange);
    QTest::newRow("2^64-1 items") << QByteArray("ffffffffffffffffff") << int(Errc::OutOfRange);
    QTest::newRow("not the shortest form") << QByteArray("fd0100") << int(Errc::NonCanonical);
}

void TestMessages::aPromiseBeyondTheBytesIsRefused()
{
    QFETCH(QByteArray, count);
    QFETCH(int, code);
    const Bytes raw = fromHex(count.toStdString()).value();
    if (count != "fdd007") {
        QCOMPARE(int(Addr::parse(raw).error().code), code);
        QCOMPARE(int(AddrV2::parse(raw).error().code), code);
    }
    QCOMPARE(int(Headers::parse(raw).error().code), code);
    QCOMPARE(int(Inventory::parse(raw).error().code), code);
}

QTEST_APPLESS_MAIN(TestMessages)
#include "tst_messages.moc"
