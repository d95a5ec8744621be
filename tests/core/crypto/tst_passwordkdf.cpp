// SPDX-License-Identifier: MIT

#include "core/crypto/passwordkdf.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <sodium.h>

using namespace lockstep;
using namespace lockstep::test;
using std::chrono::milliseconds;

static const KdfSalt Salt = [] {
    KdfSalt salt{};
    std::ranges::copy(bytesOf("0123456789abcdef"), salt.begin());
    return salt;
}();

class TestPasswordKdf final : public QObject
{
    Q_OBJECT

private slots:
    void derivesWhatTheReferenceProgramDerives();
    void theLibraryVerifiesThePublishedHashes();
    void passphrasesAreNormalizedButNotTrimmed();
    void refusesParametersOutsideTheRange_data();
    void refusesParametersOutsideTheRange();
    void refusesPassphrasesOfTheWrongLength();
    void calibrationRaisesThePassesUntilHalfASecond_data();
    void calibrationRaisesThePassesUntilHalfASecond();
};

static QByteArray derived(std::string_view passphrase, const Argon2Params& params)
{
    const auto key = derivePasswordKey(bytesOf(passphrase), params, Salt);
    return key ? hexOf(key->span()) : QByteArray();
}

void TestPasswordKdf::derivesWhatTheReferenceProgramDerives()
{
    // printf '...' | argon2 0123456789abcdef -id -t T -k KIB -p 1 -l 32 -r (Debian's argon2 0~20171227)
    QCOMPARE(derived("correct horse battery staple", {1, 19 * 1024}),
             QByteArray("2b57a7ae9448498dcda3e8cd269cb895643d08e0c6d44907be04e6e1070a1847"));
    QCOMPARE(derived("correct horse battery staple", {3, 20 * 1024}),
             QByteArray("14418be84d0783144e2621ea3ded05931d7cfa658ef5cb49109fd95a9fdf7756"));
}

void TestPasswordKdf::theLibraryVerifiesThePublishedHashes()
{
    const auto document = sharedJson(u"crypto/argon2.json");
    if (!document) QSKIP(NoSharedVectors);
    int checked = 0;
    for (const QJsonValue& test : document->array()) {
        const QByteArray encoded = test["encoded"].toString().toLatin1();
        const QByteArray password = test["password"].toString().toLatin1();
        if (!encoded.startsWith("$argon2id$v=19$") || test["m_kib"].toInt() > 64 * 1024) continue;
        QCOMPARE(crypto_pwhash_str_verify(encoded.constData(), password.constData(), size_t(password.size())), 0);
        QVERIFY(crypto_pwhash_str_verify(encoded.constData(), "passw0rd", 8) != 0);
        ++checked;
    }
    QVERIFY(checked > 3);
}

void TestPasswordKdf::passphrasesAreNormalizedButNotTrimmed()
{
    const Argon2Params cheap = Argon2Params::cheapest();
    // The reference program, given the decomposed form.
    const QByteArray decomposed("46a156be304fd60e0d61e26d8d45fdb8e046db8fde4d63642e02785314371924");
    QCOMPARE(derived("e\xcc\x81", cheap), decomposed);
    QCOMPARE(derived("\xc3\xa9", cheap), decomposed);
    QVERIFY(derived("a", cheap) != derived("a ", cheap));
    QVERIFY(derived("a", cheap) != derived(std::string_view("a\0b", 3), cheap));
}

void TestPasswordKdf::refusesParametersOutsideTheRange_data()
{
    QTest::addColumn<quint32>("passes");
    QTest::addColumn<quint32>("memoryKib");

    QTest::newRow("no pass") << 0U << 64U * 1024;
    QTest::newRow("21 passes") << 21U << 64U * 1024;
    QTest::newRow("less than 19 MiB") << 3U << 19U * 1024 - 1;
    QTest::newRow("more than 1 GiB") << 3U << 1024U * 1024 + 1;
    QTest::newRow("what a crafted file would like") << 1U << 0xffff'ffffU;
}

void TestPasswordKdf::refusesParametersOutsideTheRange()
{
    QFETCH(quint32, passes);
    QFETCH(quint32, memoryKib);
    QCOMPARE(derivePasswordKey(bytesOf("a"), {passes, memoryKib}, Salt).error().code, Errc::OutOfRange);
}

void TestPasswordKdf::refusesPassphrasesOfTheWrongLength()
{
    const Argon2Params cheap = Argon2Params::cheapest();
    QCOMPARE(derivePasswordKey({}, cheap, Salt).error().code, Errc::OutOfRange);
    QCOMPARE(derivePasswordKey(Bytes(1025, std::byte{'a'}), cheap, Salt).error().code, Errc::OutOfRange);
    QVERIFY(derivePasswordKey(Bytes(1024, std::byte{'a'}), cheap, Salt));
    QCOMPARE(derivePasswordKey(bytesOf("\xff"), cheap, Salt).error().code, Errc::Malformed);
}

void TestPasswordKdf::calibrationRaisesThePassesUntilHalfASecond_data()
{
    QTest::addColumn<quint64>("availableMib");
    QTest::addColumn<int>("millisecondsPerPass");
    QTest::addColumn<quint32>("passes");
    QTest::addColumn<quint32>("memoryMib");

    QTest::newRow("an ordinary machine") << quint64{8192} << 230 << 3U << 256U;
    QTest::newRow("a slow machine keeps the floor") << quint64{8192} << 2000 << 3U << 256U;
    QTest::newRow("a fast machine") << quint64{8192} << 100 << 5U << 256U;
    QTest::newRow("little memory") << quint64{1024} << 45 << 12U << 64U;
    QTest::newRow("a machine of the future") << quint64{65536} << 0 << 20U << 256U;
}

void TestPasswordKdf::calibrationRaisesThePassesUntilHalfASecond()
{
    QFETCH(quint64, availableMib);
    QFETCH(int, millisecondsPerPass);
    QFETCH(quint32, passes);
    QFETCH(quint32, memoryMib);
    const auto timer = [&](const Argon2Params& params) {
        return milliseconds(millisecondsPerPass * static_cast<int>(params.passes));
    };

    const Argon2Params params = calibrateArgon2(availableMib << 20, timer);

    QCOMPARE(params.passes, passes);
    QCOMPARE(params.memoryKib, memoryMib * 1024);
    QVERIFY(params.isAccepted());
}

QTEST_APPLESS_MAIN(TestPasswordKdf)
#include "tst_passwordkdf.moc"
