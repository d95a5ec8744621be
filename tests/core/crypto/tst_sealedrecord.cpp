// SPDX-License-Identifier: MIT

#include "core/crypto/hash.h"
#include "core/crypto/sealedrecord.h"
#include "tests/support/vectors.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

static const Argon2Params Cheap = Argon2Params::cheapest();

static SealBinding binding(std::string network = "mainnet", int wallet = 1)
{
    SealBinding made{std::move(network), {}};
    made.wallet[0] = static_cast<std::byte>(wallet);
    return made;
}

/// Makes the plain checksum right again: what a forger would do, and what chance does not.
static Bytes withNewChecksum(Bytes record)
{
    const auto digest = sha256(ByteSpan(record).first(record.size() - 32));
    std::ranges::copy(digest, record.end() - 32);
    return record;
}

class TestSealedRecord final : public QObject
{
    Q_OBJECT

private slots:
    void aSecretComesBackAfterUnlocking();
    void aSecretIsNotInItsRecord();
    void aWrongPassphraseIsToldFromDamage();
    void everyFlippedBitIsDamage();
    void forgedRecordsDoNotOpen();
    void recordsCannotBeExchanged();
    void wrapsCannotBeExchanged();
    void costParametersOfACraftedFileAreRefusedUnread_data();
    void costParametersOfACraftedFileAreRefusedUnread();
    void newerVersionsAreNamed();
    void recordsCutShortAreDamaged();
    void changingThePassphraseKeepsTheSecrets();
    void aWalletWithoutPassphraseOpensWithoutOne();
    void aPassphraseCanBeSetLater();
    void sealingTwiceGivesTwoRecords();
    void theLayoutIsTheDocumentedOne();
};

void TestSealedRecord::aSecretComesBackAfterUnlocking()
{
    const DataKey key = DataKey::create(binding());
    const Bytes wrapped = *key.wrap(bytesOf("passphrase"), Cheap);
    const Bytes record = key.seal(SecretKind::Entropy, 7, bytesOf("sixteen of these"));

    const auto unlocked = DataKey::unwrap(wrapped, binding(), bytesOf("passphrase"));

    QVERIFY(unlocked);
    QCOMPARE(unlocked->open(SecretKind::Entropy, 7, record)->text(), std::string_view("sixteen of these"));
    QCOMPARE(*wrapKindOf(wrapped), WrapKind::Passphrase);
    QVERIFY(key.open(SecretKind::Entropy, 8, key.seal(SecretKind::Entropy, 8, {}))->empty());
}

void TestSealedRecord::aSecretIsNotInItsRecord()
{
    const DataKey key = DataKey::create(binding());
    const QByteArray record = hexOf(key.seal(SecretKind::Entropy, 1, bytesOf("plainly visible")));
    QVERIFY(!record.contains(hexOf(bytesOf("plain"))));
}

void TestSealedRecord::aWrongPassphraseIsToldFromDamage()
{
    const Bytes wrapped = *DataKey::create(binding()).wrap(bytesOf("right"), Cheap);
    QCOMPARE(DataKey::unwrap(wrapped, binding(), bytesOf("wrong")).error().code, Errc::WrongPassphrase);
    QCOMPARE(DataKey::unwrap(wrapped, binding(), bytesOf("right ")).error().code, Errc::WrongPassphrase);
    Bytes damaged = wrapped;
    damaged[40] ^= std::byte{1};
    QCOMPARE(DataKey::unwrap(damaged, binding(), bytesOf("right")).error().code, Errc::Damaged);
}

void TestSealedRecord::everyFlippedBitIsDamage()
{
    const DataKey key = DataKey::create(binding());
    const Bytes record = key.seal(SecretKind::Entropy, 1, bytesOf("secret"));
    const Bytes wrapped = key.wrapKeyless();
    for (std::size_t bit = 0; bit < record.size() * 8; ++bit) {
        Bytes flipped = record;
        flipped[bit / 8] ^= static_cast<std::byte>(1 << (bit % 8));
        QCOMPARE(key.open(SecretKind::Entropy, 1, flipped).error().code, Errc::Damaged);
    }
    for (std::size_t bit = 0; bit < wrapped.size() * 8; ++bit) {
        Bytes flipped = wrapped;
        flipped[bit / 8] ^= static_cast<std::byte>(1 << (bit % 8));
        QCOMPARE(DataKey::unwrapKeyless(flipped, binding()).error().code, Errc::Damaged);
    }
}

void TestSealedRecord::forgedRecordsDoNotOpen()
{
    const DataKey key = DataKey::create(binding());
    const Bytes record = key.seal(SecretKind::Entropy, 1, bytesOf("secret"));
    for (std::size_t i = 2; i < record.size() - 32; ++i) {
        Bytes forged = record;
        forged[i] ^= std::byte{1};
        QCOMPARE(key.open(SecretKind::Entropy, 1, withNewChecksum(forged)).error().code, Errc::Damaged);
    }
    const Bytes wrapped = *key.wrap(bytesOf("passphrase"), Cheap);
    Bytes cheaper = wrapped;
    cheaper[2] = std::byte{2}; // passes: it opens with no cost but the one it was sealed with
    QCOMPARE(DataKey::unwrap(withNewChecksum(cheaper), binding(), bytesOf("passphrase")).error().code,
             Errc::WrongPassphrase);
}

void TestSealedRecord::recordsCannotBeExchanged()
{
    const DataKey key = DataKey::create(binding());
    const Bytes record = key.seal(SecretKind::Entropy, 1, bytesOf("secret"));
    QCOMPARE(key.open(SecretKind::Entropy, 2, record).error().code, Errc::Damaged);
    QCOMPARE(key.open(SecretKind::ExtendedPrivateKey, 1, record).error().code, Errc::Damaged);
    QCOMPARE(DataKey::create(binding()).open(SecretKind::Entropy, 1, record).error().code, Errc::Damaged);
    QCOMPARE(key.open(SecretKind::DataKey, 0, key.wrapKeyless()).error().code, Errc::Damaged);
}

void TestSealedRecord::wrapsCannotBeExchanged()
{
    const DataKey key = DataKey::create(binding());
    const Bytes wrapped = *key.wrap(bytesOf("passphrase"), Cheap);
    const Bytes keyless = key.wrapKeyless();
    for (const SealBinding& other : {binding("signet"), binding("mainnet", 2)}) {
        QCOMPARE(DataKey::unwrap(wrapped, other, bytesOf("passphrase")).error().code, Errc::WrongPassphrase);
        QCOMPARE(DataKey::unwrapKeyless(keyless, other).error().code, Errc::Damaged);
    }
    QCOMPARE(wrapKindOf(key.seal(SecretKind::Entropy, 1, bytesOf("secret"))).error().code, Errc::Malformed);
}

void TestSealedRecord::costParametersOfACraftedFileAreRefusedUnread_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("value");

    QTest::newRow("no pass") << 2 << 0;
    QTest::newRow("16 million passes") << 5 << 1;
    QTest::newRow("gigabytes of memory") << 9 << 0xff;
    QTest::newRow("next to no memory") << 7 << 0;
}

void TestSealedRecord::costParametersOfACraftedFileAreRefusedUnread()
{
    QFETCH(int, at);
    QFETCH(int, value);
    static const Bytes Wrapped = *DataKey::create(binding()).wrap(bytesOf("passphrase"), Cheap);
    Bytes crafted = Wrapped;
    crafted[size_t(at)] = static_cast<std::byte>(value);
    QCOMPARE(DataKey::unwrap(withNewChecksum(crafted), binding(), bytesOf("passphrase")).error().code,
             Errc::OutOfRange);
}

void TestSealedRecord::newerVersionsAreNamed()
{
    const DataKey key = DataKey::create(binding());
    Bytes newer = key.seal(SecretKind::Entropy, 1, bytesOf("secret"));
    newer[0] = std::byte{2};
    QCOMPARE(key.open(SecretKind::Entropy, 1, withNewChecksum(newer)).error().code, Errc::Unsupported);
    Bytes lanes = *key.wrap(bytesOf("passphrase"), Cheap);
    lanes[10] = std::byte{4};
    QCOMPARE(wrapKindOf(withNewChecksum(lanes)).error().code, Errc::Unsupported);
    Bytes other = key.wrapKeyless();
    other[1] = std::byte{9};
    QCOMPARE(wrapKindOf(withNewChecksum(other)).error().code, Errc::Malformed);
}

void TestSealedRecord::recordsCutShortAreDamaged()
{
    const DataKey key = DataKey::create(binding());
    const Bytes record = key.seal(SecretKind::Entropy, 1, bytesOf("secret"));
    for (std::size_t size = 0; size < record.size(); ++size)
        QCOMPARE(key.open(SecretKind::Entropy, 1, ByteSpan(record).first(size)).error().code, Errc::Damaged);
    // The checksum is right, but there is nothing inside.
    QCOMPARE(wrapKindOf(withNewChecksum(toBytes(ByteSpan(key.wrapKeyless()).first(2 + 32)))).error().code,
             Errc::Malformed);
}

void TestSealedRecord::changingThePassphraseKeepsTheSecrets()
{
    const DataKey key = DataKey::create(binding());
    const Bytes record = key.seal(SecretKind::Entropy, 1, bytesOf("secret"));
    const Bytes before = *key.wrap(bytesOf("old"), Cheap);

    QCOMPARE(changePassphrase(before, binding(), bytesOf("guess"), bytesOf("new"), Cheap).error().code,
             Errc::WrongPassphrase);
    QCOMPARE(changePassphrase(before, binding(), bytesOf("old"), {}, Cheap).error().code, Errc::OutOfRange);
    const auto after = changePassphrase(before, binding(), bytesOf("old"), bytesOf("new"), Cheap);

    QVERIFY(after);
    QCOMPARE(DataKey::unwrap(*after, binding(), bytesOf("old")).error().code, Errc::WrongPassphrase);
    const auto unlocked = DataKey::unwrap(*after, binding(), bytesOf("new"));
    QCOMPARE(unlocked->open(SecretKind::Entropy, 1, record)->text(), std::string_view("secret"));
}

void TestSealedRecord::aWalletWithoutPassphraseOpensWithoutOne()
{
    const DataKey key = DataKey::create(binding());
    const Bytes record = key.seal(SecretKind::Entropy, 1, bytesOf("secret"));
    const Bytes wrapped = key.wrapKeyless();

    QCOMPARE(*wrapKindOf(wrapped), WrapKind::Keyless);
    const auto opened = DataKey::unwrapKeyless(wrapped, binding());
    QCOMPARE(opened->open(SecretKind::Entropy, 1, record)->text(), std::string_view("secret"));
    QCOMPARE(DataKey::unwrap(wrapped, binding(), bytesOf("anything")).error().code, Errc::Refused);
    const Bytes locked = *key.wrap(bytesOf("passphrase"), Cheap);
    QCOMPARE(DataKey::unwrapKeyless(locked, binding()).error().code, Errc::WalletLocked);
}

void TestSealedRecord::aPassphraseCanBeSetLater()
{
    const Bytes keyless = DataKey::create(binding()).wrapKeyless();
    const auto key = DataKey::unwrapKeyless(keyless, binding());
    const Bytes record = key->seal(SecretKind::Entropy, 1, bytesOf("secret"));
    const auto unlocked = DataKey::unwrap(*key->wrap(bytesOf("now set"), Cheap), binding(), bytesOf("now set"));
    QCOMPARE(unlocked->open(SecretKind::Entropy, 1, record)->text(), std::string_view("secret"));
}

void TestSealedRecord::sealingTwiceGivesTwoRecords()
{
    const DataKey key = DataKey::create(binding());
    QVERIFY(key.seal(SecretKind::Entropy, 1, bytesOf("secret")) != key.seal(SecretKind::Entropy, 1, bytesOf("secret")));
    QVERIFY(key.wrapKeyless() != key.wrapKeyless());
    QVERIFY(*key.wrap(bytesOf("a"), Cheap) != *key.wrap(bytesOf("a"), Cheap));
}

void TestSealedRecord::theLayoutIsTheDocumentedOne()
{
    const DataKey key = DataKey::create(binding());
    QCOMPARE(key.seal(SecretKind::Entropy, 1, bytesOf("secret")).size(), size_t{2 + 24 + 6 + 16 + 32});
    QCOMPARE(key.wrapKeyless().size(), size_t{2 + 16 + 24 + 32 + 16 + 32});
    const Bytes wrapped = *key.wrap(bytesOf("passphrase"), Cheap);
    QCOMPARE(wrapped.size(), size_t{2 + 9 + 16 + 24 + 32 + 16 + 32});
    QCOMPARE(hexOf(ByteSpan(wrapped).first(11)), QByteArray("0101" + QByteArray("01000000") + "004c0000" + "01"));
}

QTEST_APPLESS_MAIN(TestSealedRecord)
#include "tst_sealedrecord.moc"
