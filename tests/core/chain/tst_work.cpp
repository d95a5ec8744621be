// SPDX-License-Identifier: MIT

#include "core/chain/difficulty.h"
#include "core/chain/work.h"
#include "core/primitives/blockheader.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace lockstep;

namespace {

Uint256 number(const char* hex)
{
    const Bytes digits = test::bytesOfHex(QString::fromLatin1(hex).rightJustified(64, u'0'));
    std::array<std::byte, 32> bytes;
    std::ranges::copy(digits, bytes.begin());
    return Uint256::fromBigEndian(bytes);
}

QByteArray hexOf(const Uint256& value) { return test::hexOf(value.toBigEndian()); }

/// The headers at both sides of every mainnet retarget, by height.
std::map<int, BlockHeader> retargetHeaders(const QJsonArray& rows)
{
    std::map<int, BlockHeader> headers;
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        const Bytes raw = test::bytesOfHex(row["header"].toString());
        headers[row["height"].toInt()] = BlockHeader::parse(ByteSpan(raw).first<BlockHeader::Size>());
    }
    return headers;
}

} // namespace

class TestWork final : public QObject
{
    Q_OBJECT
private slots:
    void arithmeticCarriesAcrossLimbs();
    void divisionIsExactForRandomNumbers();
    void shiftsMoveAcrossLimbs();
    void compactBitsStandForTheirTargets_data();
    void compactBitsStandForTheirTargets();
    void bitsThatStandForNoTarget_data();
    void bitsThatStandForNoTarget();
    void targetsAreRoundedDownAndKeepOffTheSignBit();
    void workIsTheExpectedNumberOfHashes();
    void everyMainnetRetargetGivesItsBits();
    void retargetsAreClampedAndLimited();
    void mainnetWorkAddsUp();
};

void TestWork::arithmeticCarriesAcrossLimbs()
{
    const Uint256 ones = ~Uint256();
    QVERIFY((ones + Uint256(1)).isZero());
    QVERIFY(Uint256() - Uint256(1) == ones);
    QCOMPARE(hexOf(number("ffffffffffffffffffffffffffffffff") + Uint256(1)),
             QByteArray("0000000000000000000000000000000100000000000000000000000000000000"));
    QCOMPARE(hexOf(number("ffffffffffffffff") * 0xffff'ffffU),
             QByteArray("0000000000000000000000000000000000000000fffffffeffffffff00000001"));
    QVERIFY(number("10000000000000000") / 16U == number("1000000000000000"));
    QVERIFY(number("100000000000000000000000000000000") > number("ffffffffffffffffffffffffffffffff"));
    QCOMPARE(ones.bitLength(), 256U);
    QCOMPARE(Uint256().bitLength(), 0U);
    QVERIFY(Uint256::fromLittleEndian(Uint256(1).toBigEndian()) == Uint256(1) << 248);
}

void TestWork::divisionIsExactForRandomNumbers()
{
    std::mt19937_64 random(1);
    const auto randomNumber = [&random](unsigned bits) {
        Uint256 value;
        for (int limb = 0; limb < 4; ++limb) value = (value << 64) + Uint256(random());
        return value >> (256 - bits);
    };
    for (int i = 0; i < 2'000; ++i) {
        const Uint256 dividend = randomNumber(1 + static_cast<unsigned>(random() % 256));
        const auto small = static_cast<std::uint32_t>(random() | 1);
        const Uint256 divisor = randomNumber(1 + static_cast<unsigned>(random() % 256)) + Uint256(1);
        const Uint256 bySmall = dividend / small;
        QVERIFY(bySmall == dividend / Uint256(small));
        QVERIFY(dividend - bySmall * small < Uint256(small));
        if (divisor.bitLength() > 200 || dividend / divisor >= Uint256(0xffff'ffff)) continue;
        const Uint256 quotient = dividend / divisor;
        QVERIFY(dividend - divisor * static_cast<std::uint32_t>(quotient.low64()) < divisor);
    }
}

void TestWork::shiftsMoveAcrossLimbs()
{
    const Uint256 value = number("123456789abcdef0fedcba9876543210");
    for (const unsigned bits : {0U, 1U, 63U, 64U, 65U, 127U, 128U}) QVERIFY(((value << bits) >> bits) == value);
    QVERIFY((value << 192) == number("fedcba9876543210") << 192);
    QVERIFY((value >> 64) == number("123456789abcdef0"));
    QVERIFY((Uint256(1) << 255).bitLength() == 256);
}

void TestWork::compactBitsStandForTheirTargets_data()
{
    QTest::addColumn<quint32>("bits");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("difficulty 1") << quint32{0x1d00'ffff}
                                  << QByteArray("00000000ffff0000000000000000000000000000000000000000000000000000");
    QTest::newRow("block 100,800") << quint32{0x1b04'04cb}
                                   << QByteArray("00000000000404cb000000000000000000000000000000000000000000000000");
    QTest::newRow("regtest") << quint32{0x207f'ffff}
                             << QByteArray("7fffff0000000000000000000000000000000000000000000000000000000000");
    QTest::newRow("signet") << quint32{0x1e03'77ae}
                            << QByteArray("00000377ae000000000000000000000000000000000000000000000000000000");
    QTest::newRow("two bytes") << quint32{0x0212'3400}
                               << QByteArray("0000000000000000000000000000000000000000000000000000000000001234");
    QTest::newRow("one byte") << quint32{0x0112'0000}
                              << QByteArray("0000000000000000000000000000000000000000000000000000000000000012");
    QTest::newRow("the top byte") << quint32{0x2200'007f}
                                  << QByteArray("7f00000000000000000000000000000000000000000000000000000000000000");
}

void TestWork::compactBitsStandForTheirTargets()
{
    QFETCH(quint32, bits);
    QFETCH(QByteArray, target);

    const auto read = targetFromBits(bits);

    QVERIFY(read);
    QCOMPARE(hexOf(*read), target);
    QVERIFY(targetFromBits(bitsFromTarget(*read)) == read);
}

void TestWork::bitsThatStandForNoTarget_data()
{
    QTest::addColumn<quint32>("bits");
    QTest::newRow("zero") << quint32{0};
    QTest::newRow("zero with a size") << quint32{0x2000'0000};
    QTest::newRow("shifted away to zero") << quint32{0x0012'3456};
    QTest::newRow("shifted away to zero, one byte") << quint32{0x0100'3456};
    QTest::newRow("negative") << quint32{0x1d80'ffff};
    QTest::newRow("negative, small") << quint32{0x0492'3456};
    QTest::newRow("three bytes too far up") << quint32{0x2112'3456};
    QTest::newRow("two bytes too far up") << quint32{0x2200'1234};
    QTest::newRow("one byte too far up") << quint32{0x2300'0012};
    QTest::newRow("everything set") << quint32{0xffff'ffff};
}

void TestWork::bitsThatStandForNoTarget()
{
    QFETCH(quint32, bits);
    QVERIFY(!targetFromBits(bits));
    QVERIFY(workFromBits(bits).isZero());
}

void TestWork::targetsAreRoundedDownAndKeepOffTheSignBit()
{
    QCOMPARE(bitsFromTarget(number("00000000ffffffffffffffffffffffffffffffffffffffffffffffffffffffff")), 0x1d00'ffffU);
    QCOMPARE(bitsFromTarget(Uint256(0x80)), 0x0200'8000U);
    QCOMPARE(bitsFromTarget(Uint256(0x7f)), 0x017f'0000U);
    QCOMPARE(bitsFromTarget(Uint256(0x1234'5678)), 0x0412'3456U);
    QCOMPARE(bitsFromTarget(Uint256()), 0U);
}

void TestWork::workIsTheExpectedNumberOfHashes()
{
    QVERIFY(workFromBits(0x1d00'ffff) == Uint256(0x1'0001'0001));
    QVERIFY(workFromBits(0x207f'ffff) == Uint256(2));
    QVERIFY(workFromBits(0x2200'00ff) == Uint256(1)); // 2^256 / (0xff x 2^248 + 1)
}

void TestWork::everyMainnetRetargetGivesItsBits()
{
    // Blocks 30,240 to 32,255: the first change that mainnet saw. Blocks 0 to 2,015: too slow, yet no easier than the
    // limit.
    QCOMPARE(retargetedBits(0x1d00'ffff, 1'262'152'739 - 1'261'130'161, 0x1d00'ffff), 0x1d00'd86aU);
    QCOMPARE(retargetedBits(0x1d00'ffff, 1'233'061'996 - 1'231'006'505, 0x1d00'ffff), 0x1d00'ffffU);

    const auto shared = test::sharedJson(u"chain/mainnet_retarget_headers.json");
    if (!shared) QSKIP(test::NoSharedVectors);
    const auto headers = retargetHeaders(shared->array());
    int checked = 0;
    for (const auto& [height, last] : headers) {
        if (height % RetargetInterval != RetargetInterval - 1 || !headers.contains(height + 1)) continue;
        const BlockHeader& first = headers.at(height + 1 - RetargetInterval);
        const std::int64_t seconds = std::int64_t{last.time} - first.time;
        QCOMPARE(retargetedBits(last.bits, seconds, 0x1d00'ffff), headers.at(height + 1).bits);
        ++checked;
    }
    QVERIFY(checked >= 412);
}

void TestWork::retargetsAreClampedAndLimited()
{
    constexpr std::uint32_t Limit = 0x1d00'ffff;
    constexpr std::uint32_t Bits = 0x1b04'04cb;
    const Uint256 target = *targetFromBits(Bits);
    QCOMPARE(retargetedBits(Bits, 14 * 86'400, Limit), Bits);
    QCOMPARE(retargetedBits(Bits, 1, Limit), bitsFromTarget(target / 4U));
    QCOMPARE(retargetedBits(Bits, -1'000'000, Limit), bitsFromTarget(target / 4U));
    QCOMPARE(retargetedBits(Bits, 365 * 86'400, Limit), bitsFromTarget(target * 4U));
    QCOMPARE(retargetedBits(Limit, 365 * 86'400, Limit), Limit);
}

void TestWork::mainnetWorkAddsUp()
{
    const auto works = test::sharedJson(u"chain/mainnet_chainwork.json");
    const auto shared = test::sharedJson(u"chain/mainnet_retarget_headers.json");
    if (!works || !shared) QSKIP(test::NoSharedVectors);
    const auto headers = retargetHeaders(shared->array());
    std::map<int, QString> expected;
    for (const auto& row : works->array())
        expected[row.toObject()["height"].toInt()] = row.toObject()["chainwork_file_hex"].toString();

    Uint256 sum;
    int checked = 0;
    for (const auto& [height, header] : headers) {
        const Uint256 work = workFromBits(header.bits);
        sum = sum + (height % RetargetInterval == 0 ? work : work * std::uint32_t{RetargetInterval - 1});
        if (!expected.contains(height)) continue;
        QCOMPARE(QString::fromLatin1(hexOf(sum)), expected[height]);
        ++checked;
    }
    QCOMPARE(checked, int(expected.size()));
    QVERIFY(checked > 800);
}

QTEST_APPLESS_MAIN(TestWork)
#include "tst_work.moc"
