// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/filters/golombcoding.h"
#include "tests/support/vectors.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace lockstep;

namespace {

std::vector<std::uint64_t> randomValues(std::mt19937_64& random, std::size_t count)
{
    std::vector<std::uint64_t> values(count);
    for (auto& value : values) value = random() % (count * FalsePositiveRate);
    std::ranges::sort(values);
    return values;
}

/// The textbook decoder, one bit at a time: what the fast one must agree with. nullopt for anything irregular.
std::optional<std::vector<std::uint64_t>> decodedBitByBit(ByteSpan filter)
{
    ByteReader head(filter);
    const std::uint64_t count = head.compactSize();
    if (head.failed() || count > filter.size() * 8) return std::nullopt;
    const ByteSpan coded = filter.subspan(head.position(filter));
    std::size_t position = 0;
    bool ended = false;
    const auto bit = [&]() -> std::uint64_t {
        ended |= position >= coded.size() * 8;
        if (ended) return 0;
        const auto shift = 7 - position % 8;
        return (std::to_integer<std::uint64_t>(coded[position++ / 8]) >> shift) & 1;
    };
    std::vector<std::uint64_t> values;
    std::uint64_t value = 0;
    for (std::uint64_t i = 0; i < count && !ended; ++i) {
        while (bit() == 1) value += std::uint64_t{1} << GolombRemainderBits;
        std::uint64_t remainder = 0;
        for (unsigned b = 0; b < GolombRemainderBits; ++b) remainder = (remainder << 1) | bit();
        value += remainder;
        if (value >= count * FalsePositiveRate) return std::nullopt;
        values.push_back(value);
    }
    if (coded.size() * 8 - position >= 8) return std::nullopt;
    while (!ended && position < coded.size() * 8)
        if (bit() != 0) return std::nullopt;
    if (ended) return std::nullopt;
    return values;
}

} // namespace

class TestGolombCoding final : public QObject
{
    Q_OBJECT
private slots:
    void decodingGivesBackWhatWasEncoded_data();
    void decodingGivesBackWhatWasEncoded();
    void aLongRunOfOnesIsReadAcrossManyWindows();
    void valuesMayRepeat();
    void hostileBytesAreRefusedByName_data();
    void hostileBytesAreRefusedByName();
    void everyTruncationIsRefused();
    void flippedBitsNeverReadWrongly();
    void randomBytesAgreeWithTheTextbook();
};

void TestGolombCoding::decodingGivesBackWhatWasEncoded_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 2, 7, 100, 252, 253, 9'000, 70'000}) QTest::addRow("%d values", count) << count;
}

void TestGolombCoding::decodingGivesBackWhatWasEncoded()
{
    QFETCH(int, count);
    std::mt19937_64 random(static_cast<std::uint64_t>(count));
    const auto values = randomValues(random, static_cast<std::size_t>(count));

    const Bytes filter = encodeGolomb(values);
    const auto decoded = decodeFilter(filter);

    QVERIFY(decoded);
    QVERIFY(*decoded == values);
    QVERIFY(decodedBitByBit(filter) == values);
    QVERIFY(golombCount(filter) && *golombCount(filter) == values.size());
}

void TestGolombCoding::aLongRunOfOnesIsReadAcrossManyWindows()
{
    for (const std::size_t count : {38, 57, 64, 120, 5'000}) {
        std::vector<std::uint64_t> values(count, count * FalsePositiveRate - 1); // the whole range in the first step
        const auto decoded = decodeFilter(encodeGolomb(values));
        QVERIFY(decoded && *decoded == values);
        values.front() = 3; // and in the second
        QVERIFY(*decodeFilter(encodeGolomb(values)) == values);
    }
}

void TestGolombCoding::valuesMayRepeat()
{
    const std::vector<std::uint64_t> values{5, 5, 5, 1'000'000};
    QVERIFY(*decodeFilter(encodeGolomb(values)) == values);
}

void TestGolombCoding::hostileBytesAreRefusedByName_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("code");

    QTest::newRow("nothing") << QByteArray() << int(Errc::Truncated);
    QTest::newRow("the count cut short") << QByteArray("fd01") << int(Errc::Truncated);
    QTest::newRow("a count in too many bytes") << QByteArray("fd0100aabbcc") << int(Errc::NonCanonical);
    QTest::newRow("one value, no bytes") << QByteArray("01") << int(Errc::Truncated);
    QTest::newRow("more values than bits") << QByteArray("047fa880") << int(Errc::Truncated);
    QTest::newRow("2^64 - 1 values") << QByteArray("ffffffffffffffffff7fa880") << int(Errc::Truncated);
    QTest::newRow("values that overflow their range") << QByteArray("ff00000000010000007fa880") << int(Errc::Truncated);
    QTest::newRow("a run of ones to the end") << QByteArray("01ffffffffffffffffffffff") << int(Errc::Truncated);
    QTest::newRow("a value beyond the range") << QByteArray("01f00000") << int(Errc::OutOfRange);
    QTest::newRow("a whole byte of padding") << QByteArray("017fa88000") << int(Errc::Malformed);
    QTest::newRow("padding that is not zero") << QByteArray("017fa881") << int(Errc::Malformed);
    QTest::newRow("bytes after no values") << QByteArray("0000") << int(Errc::Malformed);
}

void TestGolombCoding::hostileBytesAreRefusedByName()
{
    QFETCH(QByteArray, hex);
    QFETCH(int, code);

    const auto decoded = decodeFilter(test::bytesOfHex(QString::fromLatin1(hex)));

    QVERIFY(!decoded);
    QCOMPARE(int(decoded.error().code), code);
}

void TestGolombCoding::everyTruncationIsRefused()
{
    std::mt19937_64 random(3);
    const Bytes filter = encodeGolomb(randomValues(random, 300));
    for (std::size_t size = 0; size < filter.size(); ++size) QVERIFY(!decodeFilter(ByteSpan(filter).first(size)));
}

void TestGolombCoding::flippedBitsNeverReadWrongly()
{
    std::mt19937_64 random(4);
    const Bytes filter = encodeGolomb(randomValues(random, 150));
    for (std::size_t bit = 0; bit < filter.size() * 8; ++bit) {
        // A vector of its exact size, so that the address sanitizer sees a read beyond the end.
        Bytes flipped(filter.begin(), filter.end());
        flipped[bit / 8] ^= static_cast<std::byte>(0x80 >> (bit % 8));
        const auto decoded = decodeFilter(flipped);
        const auto expected = decodedBitByBit(flipped);
        QCOMPARE(bool(decoded), expected.has_value());
        if (decoded) QVERIFY(*decoded == *expected);
    }
}

void TestGolombCoding::randomBytesAgreeWithTheTextbook()
{
    std::mt19937_64 random(5);
    int valid = 0;
    for (int i = 0; i < 20'000; ++i) {
        Bytes bytes(1 + random() % 24);
        for (std::byte& b : bytes) b = static_cast<std::byte>(random());
        bytes[0] = static_cast<std::byte>(random() % 9);
        const auto decoded = decodeFilter(bytes);
        const auto expected = decodedBitByBit(bytes);
        QCOMPARE(bool(decoded), expected.has_value());
        if (decoded) QVERIFY(*decoded == *expected);
        valid += decoded ? 1 : 0;
    }
    QVERIFY(valid > 20); // else this test would show nothing
}

QTEST_APPLESS_MAIN(TestGolombCoding)
#include "tst_golombcoding.moc"
