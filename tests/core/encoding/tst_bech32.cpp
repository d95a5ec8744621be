// SPDX-License-Identifier: MIT

#include "core/encoding/bech32.h"
#include "core/util/hex.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestBech32 final : public QObject
{
    Q_OBJECT

private slots:
    void validTextRoundTrips_data();
    void validTextRoundTrips();
    void invalidTextIsRefused_data();
    void invalidTextIsRefused();
    void segwitAddressRoundTrips_data();
    void segwitAddressRoundTrips();
    void invalidSegwitAddressIsRefused_data();
    void invalidSegwitAddressIsRefused();
    void anyOneOrTwoWrongCharactersAreNoticed();
};

void TestBech32::validTextRoundTrips_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isBech32m");

    QTest::newRow("shortest") << QByteArray("A12UEL5L") << false;
    QTest::newRow("shortest, BIP350") << QByteArray("A1LQFN3A") << true;
    QTest::newRow("a one in the prefix") << QByteArray("?1ezyfcl") << false;
    for (const bool isBech32m : {false, true}) {
        const auto json = sharedJson(isBech32m ? u"bip/bip350.json" : u"bip/bip173.json");
        for (const QJsonValue& text : json.value_or(QJsonDocument())["valid_strings"].toArray())
            QTest::addRow("vector %s", qPrintable(text.toString())) << text.toString().toLatin1() << isBech32m;
    }
}

void TestBech32::validTextRoundTrips()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isBech32m);

    const auto read = bech32Decode(viewOf(text));

    QVERIFY(read);
    QCOMPARE(read->form == Bech32Form::Bech32m, isBech32m);
    QCOMPARE(bech32Encode(read->form, read->prefix, read->values), text.toLower().toStdString());
}

void TestBech32::invalidTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("no separator") << QByteArray("pzry9x0s0muk");
    QTest::newRow("empty prefix") << QByteArray("1pzry9x0s0muk");
    QTest::newRow("checksum cut short") << QByteArray("li1dgmt3");
    QTest::newRow("mixed case") << QByteArray("A12uEL5L");
    QTest::newRow("a byte above ASCII") << QByteArray("\x80"
                                                      "1eym55h");
    QTest::newRow("nothing") << QByteArray();
    for (const char* file : {"bip/bip173.json", "bip/bip350.json"}) {
        const auto json = sharedJson(QString::fromLatin1(file));
        for (const QJsonValue& item : json.value_or(QJsonDocument())["invalid_strings_hex"].toArray())
            QTest::addRow("%s %s", file, qPrintable(item["hex"].toString()))
                << QByteArray::fromHex(item["hex"].toString().toLatin1());
    }
}

void TestBech32::invalidTextIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!bech32Decode(viewOf(text)));
}

void TestBech32::segwitAddressRoundTrips_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("script");

    QTest::newRow("version 0, 20 bytes") << QByteArray("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")
                                         << QByteArray("0014751e76e8199196d454941c45d1b3a323f1433bd6");
    QTest::newRow("version 1, 32 bytes") << QByteArray("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")
                                         << QByteArray(
                                                "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    QTest::newRow("version 16, 2 bytes") << QByteArray("BC1SW50QGDZ25J") << QByteArray("6002751e");
    const auto json = sharedJson(u"bip/bip350.json");
    for (const QJsonValue& item : json.value_or(QJsonDocument())["valid_addresses"].toArray())
        QTest::addRow("vector %s", qPrintable(item["address"].toString()))
            << item["address"].toString().toLatin1() << item["script"].toString().toLatin1();
}

void TestBech32::segwitAddressRoundTrips()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, script);

    const auto read = segwitAddressDecode(viewOf(text));

    QVERIFY(read);
    const QByteArray opcode = QByteArray(1, char(read->version == 0 ? 0 : 0x50 + read->version)).toHex();
    const QByteArray push = QByteArray(1, char(read->program.size())).toHex();
    QCOMPARE(opcode + push + QByteArray::fromStdString(toHex(read->program)), script);
    QCOMPARE(segwitAddressEncode(read->prefix, read->version, read->program), text.toLower().toStdString());
}

void TestBech32::invalidSegwitAddressIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");

    const auto row
        = [](const char* name, const char* text, Errc code) { QTest::newRow(name) << QByteArray(text) << int(code); };
    row("bech32 for version 1", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", Errc::BadChecksum);
    row("bech32m for version 0", "bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh3qsdp", Errc::BadChecksum);
    row("a wrong character", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", Errc::BadChecksum);
    row("version 17", "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", Errc::Malformed);
    row("program of one byte", "bc1pw5dgrnzv", Errc::Malformed);
    row("program of 41 bytes", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
        Errc::Malformed);
    row("version 0 with 16 bytes", "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", Errc::Malformed);
    row("too much padding", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf", Errc::Malformed);
    row("padding that is not zero", "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j", Errc::Malformed);
    row("no data at all", "bc1gmk9yu", Errc::Malformed);
}

void TestBech32::invalidSegwitAddressIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);

    const auto read = segwitAddressDecode(viewOf(text));

    QVERIFY(!read);
    QCOMPARE(int(read.error().code), code);
}

void TestBech32::anyOneOrTwoWrongCharactersAreNoticed()
{
    const std::string good = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    const auto changed = [](std::string text, std::size_t at) {
        text[at] = text[at] == 'q' ? 'p' : 'q';
        return text;
    };
    for (std::size_t i = 3; i < good.size(); ++i)
        for (std::size_t j = i; j < good.size(); ++j) {
            const std::string bad = i == j ? changed(good, i) : changed(changed(good, i), j);
            QVERIFY2(!bech32Decode(bad), bad.c_str());
        }
}

QTEST_APPLESS_MAIN(TestBech32)
#include "tst_bech32.moc"
