// SPDX-License-Identifier: MIT

#include "core/crypto/hmac.h"
#include "core/crypto/pbkdf2.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

static QByteArray hmacHex(ByteSpan key, ByteSpan message)
{
    std::array<std::byte, 64> out{};
    hmacSha512(key, message, out);
    return hexOf(out);
}

class TestHmac final : public QObject
{
    Q_OBJECT

private slots:
    void authenticatesAsRfc4231Says();
    void authenticatesWhatWycheproofHas();
    void stretchesAsPublished();
    void stretchesWhatWycheproofHas();
};

void TestHmac::authenticatesAsRfc4231Says()
{
    QCOMPARE(hmacHex(Bytes(20, std::byte{0x0b}), bytesOf("Hi There")),
             QByteArray("87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                        "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"));
    // Test case 6: a key longer than the block is hashed first.
    QCOMPARE(hmacHex(Bytes(131, std::byte{0xaa}), bytesOf("Test Using Larger Than Block-Size Key - Hash Key First")),
             QByteArray("80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                        "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"));
}

void TestHmac::authenticatesWhatWycheproofHas()
{
    const auto document = sharedJson(u"crypto/hmac_sha512_test.json");
    if (!document) QSKIP(NoSharedVectors);
    for (const QJsonValue& group : document->object()["testGroups"].toArray()) {
        const qsizetype digits = group["tagSize"].toInt() / 4;
        for (const QJsonValue& test : group["tests"].toArray()) {
            const QByteArray tag = hmacHex(bytesOfHex(test["key"].toString()), bytesOfHex(test["msg"].toString()));
            const bool same = tag.left(digits) == test["tag"].toString().toLatin1();
            QVERIFY2(same == (test["result"].toString() == QLatin1String("valid")),
                     qPrintable(QString::number(test["tcId"].toInt())));
        }
    }
}

void TestHmac::stretchesAsPublished()
{
    // The first phrase of the BIP39 test set with the passphrase TREZOR.
    const ByteSpan words
        = bytesOf("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about");
    const SecureBytes seed = pbkdf2HmacSha512(words, bytesOf("mnemonicTREZOR"), 2048, 64);

    QCOMPARE(hexOf(seed.span()),
             QByteArray("c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e5349553"
                        "1f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04"));
}

void TestHmac::stretchesWhatWycheproofHas()
{
    const auto document = sharedJson(u"crypto/pbkdf2_hmacsha512_test.json");
    if (!document) QSKIP(NoSharedVectors);
    for (const QJsonValue& group : document->object()["testGroups"].toArray()) {
        for (const QJsonValue& test : group["tests"].toArray()) {
            QCOMPARE(test["result"].toString(), QStringLiteral("valid"));
            const SecureBytes key = pbkdf2HmacSha512(
                bytesOfHex(test["password"].toString()), bytesOfHex(test["salt"].toString()),
                static_cast<std::uint32_t>(test["iterationCount"].toInt()), size_t(test["dkLen"].toInt()));
            QCOMPARE(hexOf(key.span()), test["dk"].toString().toLatin1());
        }
    }
}

QTEST_APPLESS_MAIN(TestHmac)
#include "tst_hmac.moc"
