// SPDX-License-Identifier: MIT

#include "core/crypto/secp256k1.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

static const char* const Generator = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
static const char* const TwiceGenerator = "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5";
static const char* const Order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
static const char* const OrderMinusOne = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140";

static Digest32 number(int value)
{
    Digest32 bytes{};
    bytes[31] = static_cast<std::byte>(value);
    return bytes;
}

class TestSecp256k1 final : public QObject
{
    Q_OBJECT

private slots:
    void oneIsTheGenerator();
    void publicAndPrivateStepsAgree();
    void uncompressedKeysAreReadAndWritten();
    void refusesWhatIsNoPublicKey_data();
    void refusesWhatIsNoPublicKey();
    void refusesWhatIsNoPrivateKey();
    void refusesTweaksThatLeadNowhere();
    void tweaksTaprootKeysAsBip86Says();
    void tweaksTaprootKeysAsBip341Says();
};

void TestSecp256k1::oneIsTheGenerator()
{
    const auto one = SecretKey::fromBytes(number(1));
    QVERIFY(one);
    QCOMPARE(hexOf(one->publicKey().compressed()), QByteArray(Generator));
    QCOMPARE(hexOf(one->publicKey().xOnly()), QByteArray(Generator).mid(2));
}

void TestSecp256k1::publicAndPrivateStepsAgree()
{
    const auto one = SecretKey::fromBytes(number(1));
    const auto two = one->tweakAdded(number(1));
    QVERIFY(two);
    QCOMPARE(hexOf(two->bytes()), hexOf(number(2)));
    QCOMPARE(hexOf(two->publicKey().compressed()), QByteArray(TwiceGenerator));
    QCOMPARE(*one->publicKey().tweakAdded(number(1)), two->publicKey());
}

void TestSecp256k1::uncompressedKeysAreReadAndWritten()
{
    const PublicKey key = SecretKey::fromBytes(number(1))->publicKey();
    const auto wide = key.uncompressed();
    QCOMPARE(wide[0], std::byte{0x04});
    QCOMPARE(*PublicKey::parse(wide), key);
    QCOMPARE(*PublicKey::parse(key.compressed()), key);
}

void TestSecp256k1::refusesWhatIsNoPublicKey_data()
{
    QTest::addColumn<QByteArray>("hex");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("too short") << QByteArray(Generator).left(64);
    QTest::newRow("too long") << QByteArray(Generator) + "00";
    QTest::newRow("unknown prefix") << "05" + QByteArray(Generator).mid(2);
    QTest::newRow("not on the curve") << "02" + QByteArray(62, '0') + "07";
    QByteArray hybrid = hexOf(SecretKey::fromBytes(number(1))->publicKey().uncompressed());
    hybrid[1] = '6';
    QTest::newRow("hybrid form") << hybrid;
}

void TestSecp256k1::refusesWhatIsNoPublicKey()
{
    QFETCH(QByteArray, hex);
    const auto key = PublicKey::parse(spanOf(QByteArray::fromHex(hex)));
    QVERIFY(!key);
    QCOMPARE(key.error().code, Errc::Malformed);
}

void TestSecp256k1::refusesWhatIsNoPrivateKey()
{
    QCOMPARE(SecretKey::fromBytes(number(0)).error().code, Errc::OutOfRange);
    QCOMPARE(SecretKey::fromBytes(bytesOfHex(Order)).error().code, Errc::OutOfRange);
    QVERIFY(SecretKey::fromBytes(bytesOfHex(OrderMinusOne)));
    QCOMPARE(SecretKey::fromBytes(Bytes(31, std::byte{1})).error().code, Errc::Malformed);
    QCOMPARE(SecretKey::fromBytes({}).error().code, Errc::Malformed);
}

void TestSecp256k1::refusesTweaksThatLeadNowhere()
{
    const auto largest = SecretKey::fromBytes(bytesOfHex(OrderMinusOne));
    QCOMPARE(largest->tweakAdded(number(1)).error().code, Errc::OutOfRange); // the sum is 0
    QCOMPARE(largest->publicKey().tweakAdded(number(1)).error().code, Errc::OutOfRange);
    Digest32 order{};
    std::ranges::copy(bytesOfHex(Order), order.begin());
    QCOMPARE(largest->tweakAdded(order).error().code, Errc::OutOfRange);
    QCOMPARE(largest->publicKey().tweakAdded(order).error().code, Errc::OutOfRange);
}

void TestSecp256k1::tweaksTaprootKeysAsBip86Says()
{
    const auto internal = parseXOnlyKey(bytesOfHex("cc8a4bc64d897bddc5fbc2f670f7a8ba0b386779106cf1223c6fc5d7cd6fc115"));
    QVERIFY(internal);
    QCOMPARE(hexOf(*taprootOutputKey(*internal)),
             QByteArray("a60869f0dbcf1dc659c9cecbaf8050135ea9e8cdc487053f1dc6880949dc684c"));
    QVERIFY(!parseXOnlyKey(number(7)));
    QVERIFY(!taprootOutputKey(number(7)));

    for (const int value : {1, 2, 3, 6, 7, 200}) { // keys with even and with odd y
        const auto secret = SecretKey::fromBytes(number(value));
        const auto output = taprootOutputKey(secret->publicKey().xOnly());
        QCOMPARE(hexOf(secret->taprootTweaked().publicKey().xOnly()), hexOf(*output));
    }
}

void TestSecp256k1::tweaksTaprootKeysAsBip341Says()
{
    const auto document = sharedJson(u"bip/bip341_wallet.json");
    if (!document) QSKIP(NoSharedVectors);
    int checked = 0;
    for (const QJsonValue& test : document->object()["scriptPubKey"].toArray()) {
        if (!test["given"]["scriptTree"].isNull()) continue;
        const auto internal = parseXOnlyKey(bytesOfHex(test["given"]["internalPubkey"].toString()));
        QVERIFY(internal);
        QCOMPARE(hexOf(*taprootOutputKey(*internal)), test["intermediary"]["tweakedPubkey"].toString().toLatin1());
        ++checked;
    }
    QVERIFY(checked > 0);
}

QTEST_APPLESS_MAIN(TestSecp256k1)
#include "tst_secp256k1.moc"
