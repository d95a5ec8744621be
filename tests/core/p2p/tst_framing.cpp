// SPDX-License-Identifier: MIT

#include "core/p2p/messages/handshakemessages.h"
#include "core/p2p/messages/wire.h"
#include "core/util/hex.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::p2p;

class TestFraming final : public QObject
{
    Q_OBJECT

private slots:
    void writesTheKnownVerack();
    void joinsPiecesOfAnySize_data();
    void joinsPiecesOfAnySize();
    void aForeignMagicIsFatalFromItsFirstByte();
    void aWrongChecksumDropsOnlyThatMessage();
    void tooLongForItsCommandIsFatal_data();
    void tooLongForItsCommandIsFatal();
    void unknownCommandsPassByUnkept_data();
    void unknownCommandsPassByUnkept();
    void memoryGrowsWithWhatArrived();
    void saysWhichMessageIsStillComing();
};

static constexpr Magic Regtest{std::byte{0xfa}, std::byte{0xbf}, std::byte{0xb5}, std::byte{0xda}};

static Bytes stream(std::initializer_list<Bytes> messages)
{
    Bytes all;
    for (const Bytes& message : messages) append(all, message);
    return all;
}

void TestFraming::writesTheKnownVerack()
{
    const Bytes raw = frame(Regtest, command::Verack);
    QCOMPARE(toHex(raw), std::string("fabfb5da76657261636b000000000000000000005df6e0e2"));
}

void TestFraming::joinsPiecesOfAnySize_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 2, 7, 23, 24, 25, 1000}) QTest::addRow("%d bytes", piece) << piece;
}

void TestFraming::joinsPiecesOfAnySize()
{
    QFETCH(int, piece);
    const Bytes raw = stream({frame(Regtest, Ping{7}), frame(Regtest, command::Verack), frame(Regtest, Pong{8})});
    MessageFramer framer(Regtest);
    std::vector<Frame> frames;

    ByteSpan rest(raw);
    while (!rest.empty()) {
        const ByteSpan next = rest.first(std::min(rest.size(), std::size_t(piece)));
        QVERIFY(framer.feed(next, frames));
        rest = rest.subspan(next.size());
    }

    QCOMPARE(frames.size(), std::size_t{3});
    QCOMPARE(frames[0].command, std::string("ping"));
    QCOMPARE(Ping::parse(frames[0].payload).value().nonce, std::uint64_t{7});
    QCOMPARE(frames[1].command, std::string("verack"));
    QCOMPARE(Pong::parse(frames[2].payload).value().nonce, std::uint64_t{8});
    QCOMPARE(framer.droppedMessages(), std::uint64_t{0});
}

void TestFraming::aForeignMagicIsFatalFromItsFirstByte()
{
    MessageFramer framer(Regtest);
    std::vector<Frame> frames;
    QVERIFY(framer.feed(frame(Regtest, Ping{1}), frames));
    const Bytes mainnet{std::byte{0xf9}};
    const auto fed = framer.feed(mainnet, frames);
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, Errc::WrongNetwork);
    QCOMPARE(frames.size(), std::size_t{1});
}

void TestFraming::aWrongChecksumDropsOnlyThatMessage()
{
    Bytes bad = frame(Regtest, Ping{1});
    bad.back() ^= std::byte{1};
    MessageFramer framer(Regtest);
    std::vector<Frame> frames;
    QVERIFY(framer.feed(stream({bad, frame(Regtest, Ping{2})}), frames));
    QCOMPARE(frames.size(), std::size_t{1});
    QCOMPARE(Ping::parse(frames[0].payload).value().nonce, std::uint64_t{2});
    QCOMPARE(framer.droppedMessages(), std::uint64_t{1});
}

void TestFraming::tooLongForItsCommandIsFatal_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<quint32>("length");
    QTest::newRow("a block of 4,000,001 bytes") << QByteArray("block") << 4'000'001U;
    QTest::newRow("a ping of 65 bytes") << QByteArray("ping") << 65U;
    QTest::newRow("an unknown message of 4 GB") << QByteArray("nonsense") << 0xffff'ffffU;
    QTest::newRow("headers above 2,000") << QByteArray("headers") << 200'000U;
}

void TestFraming::tooLongForItsCommandIsFatal()
{
    QFETCH(QByteArray, command);
    QFETCH(quint32, length);
    Bytes raw = frame(Regtest, command.toStdString());
    for (std::size_t i = 0; i < 4; ++i) raw[16 + i] = static_cast<std::byte>((length >> (8 * i)) & 0xff);
    MessageFramer framer(Regtest);
    std::vector<Frame> frames;
    const auto fed = framer.feed(raw, frames);
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, Errc::OutOfRange);
}

void TestFraming::unknownCommandsPassByUnkept_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("of the future") << QByteArray("feature");
    QTest::newRow("twelve letters") << QByteArray("abcdefghijkl");
    QTest::newRow("no name") << QByteArray();
    QTest::newRow("letters after the end") << QByteArray("pi\0g", 4);
    QTest::newRow("a control character") << QByteArray("pi\ng");
    QTest::newRow("not ASCII") << QByteArray("pi\xffg");
}

void TestFraming::unknownCommandsPassByUnkept()
{
    QFETCH(QByteArray, field);
    const Bytes big(3'000'000);
    const Bytes raw = frame(Regtest, field.toStdString(), big);
    MessageFramer framer(Regtest);
    std::vector<Frame> frames;
    QVERIFY(framer.feed(ByteSpan(raw).first(raw.size() - 1), frames));
    QCOMPARE(framer.unfinishedBytes(), std::size_t{0});
    QVERIFY(framer.unfinishedCommand().empty()); // not even its name: there is no end of names
    QVERIFY(framer.feed(ByteSpan(raw).last(1), frames));
    QVERIFY(framer.feed(frame(Regtest, Ping{3}), frames));
    QCOMPARE(frames.size(), std::size_t{1});
    QCOMPARE(framer.droppedMessages(), std::uint64_t{1});
}

void TestFraming::memoryGrowsWithWhatArrived()
{
    const Bytes raw = frame(Regtest, command::Block, Bytes(4'000'000));
    MessageFramer framer(Regtest);
    std::vector<Frame> frames;
    QVERIFY(framer.feed(ByteSpan(raw).first(100), frames));
    QCOMPARE(framer.unfinishedBytes(), std::size_t{76});
}

void TestFraming::saysWhichMessageIsStillComing()
{
    const Bytes raw = frame(Regtest, Ping{1});
    MessageFramer framer(Regtest);
    std::vector<Frame> frames;
    QVERIFY(framer.feed(ByteSpan(raw).first(25), frames));
    QCOMPARE(framer.unfinishedCommand(), std::string_view("ping"));
    QVERIFY(framer.feed(ByteSpan(raw).subspan(25), frames));
    QVERIFY(framer.unfinishedCommand().empty());
}

QTEST_APPLESS_MAIN(TestFraming)
#include "tst_framing.moc"
