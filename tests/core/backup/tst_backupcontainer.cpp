// SPDX-License-Identifier: MIT

#include "core/backup/backupcontainer.h"
#include "core/crypto/hash.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;

namespace {

const ByteSpan Passphrase = bytesOf("right horse");

Bytes sealedFile(std::string_view contents = "{}")
{
    return BackupSeal("practice").sealed(bytesOf(contents), Passphrase, Argon2Params::cheapest()).value();
}

/// The plain checksum at the end, right again: what a forger does, and no accident.
Bytes withFreshChecksum(Bytes file)
{
    file.erase(file.end() - 32, file.end());
    append(file, sha256(file));
    return file;
}

Errc errorOf(ByteSpan file)
{
    const auto opened = openBackup(file, Passphrase);
    if (opened) qFatal("the file opened");
    return opened.error().code;
}

constexpr std::size_t VersionAt = 16;
constexpr std::size_t NetworkAt = VersionAt + 3;
constexpr std::size_t IdAt = NetworkAt + 8;
constexpr std::size_t WrapAt = IdAt + 16 + 1;
constexpr std::size_t PassesAt = WrapAt + 2;
constexpr std::size_t MemoryAt = PassesAt + 4;

} // namespace

class TestBackupContainer final : public QObject
{
    Q_OBJECT

private slots:
    void aSealedFileOpensWithItsPassphrase()
    {
        const Bytes file = sealedFile("what is inside");
        const auto header = readBackupHeader(file);
        QVERIFY(header && header->isSealed);
        QCOMPARE(header->network, std::string("practice"));
        const auto opened = openBackup(file, Passphrase);
        QVERIFY(opened && opened->key);
        QVERIFY(opened->contents.text() == "what is inside");
        QCOMPARE(std::ranges::search(file, bytesOf("inside")).size(), std::size_t{0});
    }

    void secretsInsideAreSealedByTheSameKey()
    {
        const BackupSeal seal("practice");
        const Bytes record = seal.key().seal(SecretKind::Entropy, 3, bytesOf("secret"));
        const auto file = seal.sealed(bytesOf("{}"), Passphrase, Argon2Params::cheapest());
        const auto opened = openBackup(*file, Passphrase);
        QVERIFY(opened->key->open(SecretKind::Entropy, 3, record)->text() == "secret");
        QCOMPARE(opened->key->open(SecretKind::Entropy, 2, record).error().code, Errc::Damaged); // of another wallet
        QCOMPARE(openBackup(sealedFile(), Passphrase)->key->open(SecretKind::Entropy, 3, record).error().code,
                 Errc::Damaged); // of another file
    }

    void anOpenFileIsReadByAnybody()
    {
        const auto file = BackupSeal("practice").open(bytesOf("{\"plain\": true}"));
        QVERIFY(file && std::ranges::search(*file, bytesOf("{\"plain\": true}")).size() > 0);
        const auto opened = openBackup(*file, std::nullopt);
        QVERIFY(opened && !opened->key && !opened->header.isSealed);
        QVERIFY(opened->contents.text() == "{\"plain\": true}");
    }

    void aWrongPassphraseIsNeverCalledDamage()
    {
        const auto opened = openBackup(sealedFile(), bytesOf("wrong horse"));
        QCOMPARE(opened.error().code, Errc::WrongPassphrase);
        QCOMPARE(openBackup(sealedFile(), std::nullopt).error().code, Errc::WalletLocked);
    }

    void everyChangedByteIsRefusedBeforeAKeyIsDerived()
    {
        const Bytes whole = sealedFile();
        for (std::size_t at = 0; at < whole.size(); ++at) {
            Bytes file = whole;
            file[at] ^= std::byte{0x40};
            const auto header = readBackupHeader(file);
            QVERIFY2(!header, qPrintable(QString::number(at)));
            QCOMPARE(header.error().code, at < VersionAt ? Errc::Malformed : Errc::Damaged);
        }
    }

    void everyByteThatAForgerChangesIsRefused()
    {
        const Bytes whole = sealedFile();
        for (std::size_t at = 0; at + 32 < whole.size(); ++at) {
            if (at >= PassesAt && at < MemoryAt + 4) continue; // some are dear, and have their own test
            Bytes file = whole;
            file[at] ^= std::byte{0x01};
            const auto opened = openBackup(withFreshChecksum(file), Passphrase);
            QVERIFY2(!opened, qPrintable(QString::number(at)));
        }
    }

    void aFileThatIsCutShortIsDamaged()
    {
        const Bytes whole = sealedFile();
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto opened = readBackupHeader(ByteSpan(whole).first(size));
            QCOMPARE(opened.error().code, size < VersionAt ? Errc::Malformed : Errc::Damaged);
        }
        Bytes longer = whole;
        longer.push_back(std::byte{0});
        QCOMPARE(errorOf(longer), Errc::Damaged);
        QCOMPARE(errorOf(withFreshChecksum(longer)), Errc::Malformed); // the old checksum's last byte, and ours
    }

    void noPassphraseIsTriedThatWouldCostTooMuch_data()
    {
        QTest::addColumn<qsizetype>("at");
        QTest::addColumn<int>("byte");
        QTest::newRow("4 billion passes") << qsizetype(PassesAt + 3) << 0xff;
        QTest::newRow("21 passes") << qsizetype(PassesAt) << 21;
        QTest::newRow("no pass") << qsizetype(PassesAt) << 0;
        QTest::newRow("4 TB of memory") << qsizetype(MemoryAt + 3) << 0xff;
        QTest::newRow("almost no memory") << qsizetype(MemoryAt + 1) << 0;
    }

    void noPassphraseIsTriedThatWouldCostTooMuch()
    {
        QFETCH(qsizetype, at);
        QFETCH(int, byte);
        Bytes file = sealedFile();
        file[std::size_t(at)] = static_cast<std::byte>(byte);
        // The wrap within has a checksum of its own, which a forger sets right as well.
        const std::size_t wrapSize = std::to_integer<std::size_t>(file[WrapAt - 1]);
        const ByteSpan wrap = ByteSpan(file).subspan(WrapAt, wrapSize - 32);
        std::ranges::copy(sha256(wrap), file.begin() + std::ptrdiff_t(WrapAt + wrapSize - 32));
        file = withFreshChecksum(file);
        QCOMPARE(readBackupHeader(file).error().code, Errc::OutOfRange);
        QCOMPARE(errorOf(file), Errc::OutOfRange);
    }

    void aNewerVersionIsSaidToBeOne()
    {
        Bytes file = sealedFile();
        file[VersionAt] = std::byte{2};
        QCOMPARE(errorOf(withFreshChecksum(file)), Errc::Unsupported);
    }

    void whatIsNoBackupIsSaidToBeNone()
    {
        QCOMPARE(errorOf({}), Errc::Malformed);
        QCOMPARE(errorOf(bytesOf("\x89PNG\r\n\x1a\n and the rest of a picture")), Errc::Malformed);
        QCOMPARE(errorOf(Bytes(MaxBackupSize + 1)), Errc::OutOfRange);
    }

    void aFileThatWouldBeTooLargeIsNotMade()
    {
        const Bytes much(MaxBackupSize);
        QCOMPARE(BackupSeal("practice").open(much).error().code, Errc::OutOfRange);
    }
};

QTEST_GUILESS_MAIN(TestBackupContainer)
#include "tst_backupcontainer.moc"
