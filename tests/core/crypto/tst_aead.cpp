// SPDX-License-Identifier: MIT

#include "core/crypto/aead.h"
#include "core/crypto/random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

static AeadNonce nonceOf(const QString& hex)
{
    AeadNonce nonce{};
    std::ranges::copy(bytesOfHex(hex), nonce.begin());
    return nonce;
}

static AeadKey keyOf(const Bytes& bytes) { return ByteSpan(bytes).first<32>(); }

class TestAead final : public QObject
{
    Q_OBJECT

private slots:
    void sealsTheExampleOfTheDraft();
    void opensWhatWycheproofCallsValidAndNothingElse();
    void anyChangedBitIsRefused();
};

void TestAead::sealsTheExampleOfTheDraft()
{
    // draft-irtf-cfrg-xchacha, A.3.1.
    const Bytes key = bytesOfHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    const AeadNonce nonce = nonceOf("404142434445464748494a4b4c4d4e4f5051525354555657");
    const Bytes associated = bytesOfHex("50515253c0c1c2c3c4c5c6c7");
    const ByteSpan text = bytesOf("Ladies and Gentlemen of the class of '99: If I could offer you "
                                  "only one tip for the future, sunscreen would be it.");

    const Bytes sealed = aeadSeal(keyOf(key), nonce, text, associated);

    QCOMPARE(
        hexOf(sealed),
        QByteArray("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
                   "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                   "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49"));
    QCOMPARE(hexOf(aeadOpen(keyOf(key), nonce, sealed, associated)->span()), hexOf(text));
}

void TestAead::opensWhatWycheproofCallsValidAndNothingElse()
{
    const auto document = sharedJson(u"crypto/xchacha20_poly1305_test.json");
    if (!document) QSKIP(NoSharedVectors);
    int checked = 0;
    for (const QJsonValue& group : document->object()["testGroups"].toArray()) {
        if (group["ivSize"].toInt() != 192) continue; // our type has no other size
        for (const QJsonValue& test : group["tests"].toArray()) {
            const Bytes key = bytesOfHex(test["key"].toString());
            const AeadNonce nonce = nonceOf(test["iv"].toString());
            const Bytes associated = bytesOfHex(test["aad"].toString());
            const Bytes message = bytesOfHex(test["msg"].toString());
            const Bytes sealed = bytesOfHex(test["ct"].toString() + test["tag"].toString());
            const bool valid = test["result"].toString() == QLatin1String("valid");

            const auto opened = aeadOpen(keyOf(key), nonce, sealed, associated);
            QVERIFY2(opened.has_value() == valid, qPrintable(QString::number(test["tcId"].toInt())));
            if (valid) QCOMPARE(hexOf(opened->span()), hexOf(message));
            if (valid) QCOMPARE(hexOf(aeadSeal(keyOf(key), nonce, message, associated)), hexOf(sealed));
            ++checked;
        }
    }
    QVERIFY(checked > 300);
}

void TestAead::anyChangedBitIsRefused()
{
    const SecureBytes key = randomSecret(32);
    const auto nonce = randomBytes<24>();
    Bytes associated = toBytes(bytesOf("where it belongs"));
    Bytes sealed = aeadSeal(key.span().first<32>(), nonce, bytesOf("secret"), associated);
    const auto opens = [&] { return aeadOpen(key.span().first<32>(), nonce, sealed, associated).has_value(); };
    QVERIFY(opens());
    for (Bytes* part : {&sealed, &associated}) {
        for (std::byte& b : *part) {
            b ^= std::byte{0x10};
            QVERIFY(!opens());
            b ^= std::byte{0x10};
        }
    }
    QVERIFY(opens());
    sealed.resize(AeadTagSize - 1);
    QVERIFY(!opens());
}

QTEST_APPLESS_MAIN(TestAead)
#include "tst_aead.moc"
