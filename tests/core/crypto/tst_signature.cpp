// SPDX-License-Identifier: MIT

#include "core/crypto/signature.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

template <std::size_t Size>
static std::array<std::byte, Size> arrayOf(const QByteArray& hex)
{
    std::array<std::byte, Size> array{};
    const Bytes bytes = bytesOfHex(QString::fromLatin1(hex));
    std::ranges::copy(ByteSpan(bytes).first(std::min(Size, bytes.size())), array.begin());
    return array;
}

static SecretKey key(const QByteArray& hex) { return *SecretKey::fromBytes(arrayOf<32>(hex)); }

static Digest32 digestOf(int i) { return sha256(bytesOf(std::to_string(i))); }

class TestSignature final : public QObject
{
    Q_OBJECT

private slots:
    void ecdsaIsDeterministicAsInBitcoinCore();
    void ecdsaSignaturesAreShort();
    void ecdsaRefusesWhatDoesNotBelongTogether();
    void ecdsaRefusesAHighS();
    void ecdsaVerifiesWhatWycheproofCallsValidAndNothingElse();
    void schnorrSignsTheFirstVectorOfBip340();
    void schnorrPassesTheVectorsOfBip340();
    void schnorrSignaturesDifferAndVerify();
};

void TestSignature::ecdsaIsDeterministicAsInBitcoinCore()
{
    // Bitcoin Core src/test/key_tests.cpp, key_test1.
    const SecretKey secret = key("12b004fff7f4b69ef8650e767f18f11ede158148b425660723b9f9a66e61f747");
    const auto signature = signEcdsa(secret, doubleSha256(bytesOf("Very deterministic message")));
    QVERIFY(signature);
    QCOMPARE(hexOf(*signature),
             QByteArray("304402205dbbddda71772d95ce91cd2d14b592cfbc1dd0aabd6a394b6c2d377bbe59d31d0220"
                        "14ddda21494a4e221f0824f0b8b924c43fa43c0ad57dccdaa11f81a6bd4582f6"));
}

void TestSignature::ecdsaSignaturesAreShort()
{
    const SecretKey secret = key("12b004fff7f4b69ef8650e767f18f11ede158148b425660723b9f9a66e61f747");
    for (int i = 0; i < 200; ++i) { // half of them have a large R at the first try
        const auto signature = signEcdsa(secret, digestOf(i));
        QVERIFY(signature);
        QVERIFY(signature->size() <= 70);
        QVERIFY(verifyEcdsa(secret.publicKey(), digestOf(i), *signature));
    }
}

void TestSignature::ecdsaRefusesWhatDoesNotBelongTogether()
{
    const SecretKey secret = key("12b004fff7f4b69ef8650e767f18f11ede158148b425660723b9f9a66e61f747");
    const Bytes signature = *signEcdsa(secret, digestOf(1));
    QVERIFY(!verifyEcdsa(secret.publicKey(), digestOf(2), signature));
    QVERIFY(!verifyEcdsa(secret.tweakAdded(digestOf(3))->publicKey(), digestOf(1), signature));
    QVERIFY(!verifyEcdsa(secret.publicKey(), digestOf(1), {}));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        Bytes changed = signature;
        changed[i] ^= std::byte{1};
        QVERIFY(!verifyEcdsa(secret.publicKey(), digestOf(1), changed));
        QVERIFY(!verifyEcdsa(secret.publicKey(), digestOf(1), ByteSpan(signature).first(i)));
    }
}

void TestSignature::ecdsaRefusesAHighS()
{
    // Wycheproof, ecdsa_secp256k1_sha256_bitcoin, tests 1 and 2: the same signature with n-S and with S.
    const auto publicKey = PublicKey::parse(
        bytesOfHex("04b838ff44e5bc177bf21189d0766082fc9d843226887fc9760371100b7ee20a6ff0c9d75bfba7b31a6bca1974496eeb56"
                   "de357071955d83c4b1badaa0b21832e9"));
    const Digest32 digest = sha256(bytesOf("123400"));
    QVERIFY(!verifyEcdsa(*publicKey, digest,
                         bytesOfHex("3046022100813ef79ccefa9a56f7ba805f0e478584fe5f0dd5f567bc09b5123ccbc98323650221"
                                    "00900e75ad233fcc908509dbff5922647db37c21f4afd3203ae8dc4ae7794b0f87")));
    QVERIFY(verifyEcdsa(*publicKey, digest,
                        bytesOfHex("3045022100813ef79ccefa9a56f7ba805f0e478584fe5f0dd5f567bc09b5123ccbc983236502206f"
                                   "f18a52dcc0336f7af62400a6dd9b810732baf1ff758000d6f613a556eb31ba")));
}

void TestSignature::ecdsaVerifiesWhatWycheproofCallsValidAndNothingElse()
{
    const auto document = sharedJson(u"crypto/ecdsa_secp256k1_sha256_bitcoin_test.json");
    if (!document) QSKIP(NoSharedVectors);
    int checked = 0;
    for (const QJsonValue& group : document->object()["testGroups"].toArray()) {
        const auto publicKey = PublicKey::parse(bytesOfHex(group["publicKey"]["uncompressed"].toString()));
        QVERIFY(publicKey);
        for (const QJsonValue& test : group["tests"].toArray()) {
            const Digest32 digest = sha256(bytesOfHex(test["msg"].toString()));
            const bool valid = test["result"].toString() == QLatin1String("valid");
            QVERIFY2(verifyEcdsa(*publicKey, digest, bytesOfHex(test["sig"].toString())) == valid,
                     qPrintable(QString::number(test["tcId"].toInt())));
            ++checked;
        }
    }
    QCOMPARE(checked, 463);
}

void TestSignature::schnorrSignsTheFirstVectorOfBip340()
{
    const SecretKey three = key(QByteArray(63, '0') + "3");
    const auto signature = signSchnorr(three, Digest32{}, Digest32{});
    QVERIFY(signature);
    QCOMPARE(
        hexOf(*signature),
        QByteArray("e907831f80848d1069a5371b402410364bdf1c5f8307b0084c55f1ce2dca821525f66a4a85ea8b71e482a74f382d2ce5"
                   "ebeee8fdb2172f477df4900d310536c0"));
    QVERIFY(verifySchnorr(three.publicKey().xOnly(), Digest32{}, *signature));
}

void TestSignature::schnorrPassesTheVectorsOfBip340()
{
    const auto text = sharedVector(u"bip/bip340.csv");
    if (!text) QSKIP(NoSharedVectors);
    int checked = 0;
    for (const QByteArray& line : text->split('\n').mid(1)) {
        const QList<QByteArray> cells = line.trimmed().split(',');
        if (cells.size() < 7) continue;
        const auto signature = arrayOf<64>(cells[5]);
        const Bytes message = bytesOfHex(QString::fromLatin1(cells[4]));
        const bool valid = verifySchnorr(arrayOf<32>(cells[2]), message, signature);
        QVERIFY2(valid == (cells[6] == "TRUE"), line.constData());
        if (!cells[1].isEmpty() && message.size() == 32)
            QCOMPARE(*signSchnorr(key(cells[1]), arrayOf<32>(cells[4]), arrayOf<32>(cells[3])), signature);
        ++checked;
    }
    QCOMPARE(checked, 19);
}

void TestSignature::schnorrSignaturesDifferAndVerify()
{
    const SecretKey secret = key("12b004fff7f4b69ef8650e767f18f11ede158148b425660723b9f9a66e61f747").taprootTweaked();
    const auto first = signSchnorr(secret, digestOf(1));
    const auto second = signSchnorr(secret, digestOf(1));
    QVERIFY(*first != *second);
    QVERIFY(verifySchnorr(secret.publicKey().xOnly(), digestOf(1), *first));
    QVERIFY(verifySchnorr(secret.publicKey().xOnly(), digestOf(1), *second));
    QVERIFY(!verifySchnorr(secret.publicKey().xOnly(), digestOf(2), *first));
}

QTEST_APPLESS_MAIN(TestSignature)
#include "tst_signature.moc"
