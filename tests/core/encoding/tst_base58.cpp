// SPDX-License-Identifier: MIT

#include "core/encoding/base58.h"
#include "core/util/hex.h"
#include "tests/support/vectors.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestBase58 final : public QObject
{
    Q_OBJECT

private slots:
    void writesAndReadsBack_data();
    void writesAndReadsBack();
    void checkedTextRoundTrips();
    void everyWrongCharacterIsNoticed();
    void refuses_data();
    void refuses();
    void longTextIsRefusedWithoutWork();
};

void TestBase58::writesAndReadsBack_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("one zero") << QByteArray("00") << QByteArray("1");
    QTest::newRow("zeros in front") << QByteArray("0000287fb4cd") << QByteArray("11233QC4");
    QTest::newRow("hello world") << QByteArray("48656c6c6f20576f726c6421") << QByteArray("2NEpo7TZRRrLZSi2U");
    const auto vectors = sharedJson(u"core/base58_encode_decode.json");
    for (const QJsonValue& pair : vectors.value_or(QJsonDocument()).array())
        QTest::addRow("Core %s", qPrintable(pair[1].toString()))
            << pair[0].toString().toLatin1() << pair[1].toString().toLatin1();
}

void TestBase58::writesAndReadsBack()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, text);
    const Bytes bytes = *fromHex(viewOf(hex));

    QCOMPARE(base58Encode(bytes), text.toStdString());
    const auto read = base58Decode(viewOf(text), bytes.size());
    QVERIFY(read);
    QCOMPARE(*read, bytes);
}

void TestBase58::checkedTextRoundTrips()
{
    // The address of the genesis coinbase: version 0 and the hash of its key.
    const Bytes payload = *fromHex("0062e907b15cbf27d5425399ebf6f0fb50ebb88f18");
    QCOMPARE(base58CheckEncode(payload), std::string("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"));
    QCOMPARE(*base58CheckDecode("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", 21), payload);
    QVERIFY(base58CheckDecode(base58CheckEncode({}), 0)->empty());
}

void TestBase58::everyWrongCharacterIsNoticed()
{
    const std::string good = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        bad[i] = bad[i] == 'z' ? 'y' : 'z';
        QVERIFY2(!base58CheckDecode(bad, 64), bad.c_str());
    }
}

void TestBase58::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");

    QTest::newRow("a zero digit") << QByteArray("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0") << int(Errc::Malformed);
    QTest::newRow("a space around") << QByteArray(" 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa") << int(Errc::Malformed);
    QTest::newRow("a byte above ASCII") << QByteArray("1A1zP1eP5QGefi2DMPTfTL5SLmv7Div\xc3\xa4")
                                        << int(Errc::Malformed);
    QTest::newRow("nothing") << QByteArray() << int(Errc::Truncated);
    QTest::newRow("three bytes") << QByteArray("111") << int(Errc::Truncated);
    QTest::newRow("a swapped pair") << QByteArray("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfaN") << int(Errc::BadChecksum);
    QTest::newRow("one byte too many") << QByteArray(base58CheckEncode(Bytes(22)).c_str()) << int(Errc::OutOfRange);
}

void TestBase58::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);

    const auto read = base58CheckDecode(viewOf(text), 21);

    QVERIFY(!read);
    QCOMPARE(int(read.error().code), code);
}

void TestBase58::longTextIsRefusedWithoutWork()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(base58Decode(std::string(16'000'000, 'z'), 82).error().code, Errc::OutOfRange);
    QCOMPARE(base58Decode(std::string(16'000'000, '1'), 82).error().code, Errc::OutOfRange);
    QVERIFY(timer.elapsed() < 10'000); // by the square of the length it would take years
}

QTEST_APPLESS_MAIN(TestBase58)
#include "tst_base58.moc"
