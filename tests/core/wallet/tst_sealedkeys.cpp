// SPDX-License-Identifier: MIT

#include "core/storage/repositories/walletrepository.h"
#include "core/wallet/keyvault.h"
#include "tests/support/testwallet.h"

#include <QFile>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

class TestSealedKeys final : public QObject
{
    Q_OBJECT
private slots:
    void thePassphraseOpensTheWallet();
    void aWrongPassphraseOpensNothing();
    void withoutAPassphraseNoneIsAskedFor();
    void aNewPassphraseReplacesTheOldOne_data();
    void aNewPassphraseReplacesTheOldOne();
    void recordsOfAnotherWalletDoNotOpen();
    void keysThatAreNotTheDescriptorsAreRefused();
    void theBip39PassphraseIsNotNeededAgain();
    void thePrivateDescriptorIsTheWatchedOneWithItsKey_data();
    void thePrivateDescriptorIsTheWatchedOneWithItsKey();
    void aWatchOnlyWalletHasNoKeys();
    void noSecretStandsInTheFiles_data();
    void noSecretStandsInTheFiles();
    void theVaultForgetsWhatItLocks();
};

namespace {

constexpr const char* Words = "legal winner thank year wave sausage worth useful legal winner thank yellow";
constexpr Argon2Params Cheap = Argon2Params::cheapest();

WalletId addKeys(TestDatabase& db, const QString& name, const char* passphrase, const char* bip39Passphrase = "",
                 AccountType type = AccountType::Bip84)
{
    const auto words = must(Mnemonic::parse(bytesOf(Words)));
    Sealing sealing{std::nullopt, Cheap};
    if (passphrase) sealing.passphrase = bytesOf(passphrase);
    const auto draft = must(draftFromKeys(words, bytesOf(bip39Passphrase), type, Network::Regtest, sealing));
    WalletSetup setup;
    setup.name = name;
    setup.syncedTo = pointAt(0);
    WalletId id;
    db.write([&] { id = must(storeWallet(*db, draft, setup)); });
    return id;
}

std::optional<ByteSpan> asPassphrase(const QByteArray& text)
{
    if (text.isNull()) return std::nullopt;
    return bytesOf({text.constData(), std::size_t(text.size())});
}

} // namespace

void TestSealedKeys::thePassphraseOpensTheWallet()
{
    TestDatabase db;
    const auto id = addKeys(db, "Savings", "correct horse");
    const auto sealed = must(readSealedKeys(*db, id));
    QVERIFY(must(sealed.needsPassphrase()));
    const auto keys = must(UnlockedKeys::unlock(sealed, bytesOf("correct horse")));
    QCOMPARE(must(keys.words()).words().text(), std::string_view(Words));
    QVERIFY(must(keys.accountKey()).place().depth == 3);
}

void TestSealedKeys::aWrongPassphraseOpensNothing()
{
    TestDatabase db;
    const auto id = addKeys(db, "Savings", "correct horse");
    const auto sealed = must(readSealedKeys(*db, id));
    for (const char* wrong : {"Correct horse", "correct horse ", "x"}) {
        const auto keys = UnlockedKeys::unlock(sealed, bytesOf(wrong));
        QVERIFY(!keys);
        QCOMPARE(int(keys.error().code), int(Errc::WrongPassphrase));
    }
    const auto without = UnlockedKeys::unlock(sealed, std::nullopt);
    QCOMPARE(int(without.error().code), int(Errc::WalletLocked));
}

void TestSealedKeys::withoutAPassphraseNoneIsAskedFor()
{
    TestDatabase db;
    const auto id = addKeys(db, "Open", nullptr);
    const auto sealed = must(readSealedKeys(*db, id));
    QVERIFY(!must(sealed.needsPassphrase()));
    QVERIFY(UnlockedKeys::unlock(sealed, std::nullopt));
    const auto guessed = UnlockedKeys::unlock(sealed, bytesOf("anything")); // never accepted unchecked
    QCOMPARE(int(guessed.error().code), int(Errc::Refused));
}

void TestSealedKeys::aNewPassphraseReplacesTheOldOne_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("changed") << QByteArray("old") << QByteArray("new");
    QTest::newRow("set") << QByteArray() << QByteArray("new");
    QTest::newRow("taken away") << QByteArray("old") << QByteArray();
}

void TestSealedKeys::aNewPassphraseReplacesTheOldOne()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    TestDatabase db;
    const auto id = addKeys(db, "Savings", before.isNull() ? nullptr : before.constData());
    const auto sealed = must(readSealedKeys(*db, id));
    const auto wrap = must(rewrap(sealed, asPassphrase(before), asPassphrase(after), Cheap));
    must(inTransaction(*db, Durability::Full, [&] { return storeWrap(*db, id, wrap); }));
    must(db->checkpoint());

    const auto changed = must(readSealedKeys(*db, id));
    QVERIFY(!UnlockedKeys::unlock(changed, asPassphrase(before)));
    const auto keys = must(UnlockedKeys::unlock(changed, asPassphrase(after)));
    QCOMPARE(must(keys.words()).words().text(), std::string_view(Words));

    // The old record is gone from the disk, not only from the table.
    QFile file(db.path());
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray old(reinterpret_cast<const char*>(sealed.dataKey.data()), qsizetype(sealed.dataKey.size()));
    QVERIFY(!file.readAll().contains(old));
}

void TestSealedKeys::recordsOfAnotherWalletDoNotOpen()
{
    TestDatabase db;
    const auto a = must(readSealedKeys(*db, addKeys(db, "A", "same")));
    const auto b = must(readSealedKeys(*db, addKeys(db, "B", "same", "", AccountType::Bip86)));
    SealedKeys mixed = a;
    mixed.entropy = b.entropy;
    QCOMPARE(int(UnlockedKeys::unlock(mixed, bytesOf("same")).error().code), int(Errc::Damaged));
    mixed = a;
    mixed.dataKey = b.dataKey;
    QVERIFY(!UnlockedKeys::unlock(mixed, bytesOf("same")));
    mixed = a;
    std::swap(mixed.entropy, mixed.accountKey);
    QCOMPARE(int(UnlockedKeys::unlock(mixed, bytesOf("same")).error().code), int(Errc::Damaged));
}

void TestSealedKeys::keysThatAreNotTheDescriptorsAreRefused()
{
    TestDatabase db;
    auto sealed = must(readSealedKeys(*db, addKeys(db, "Savings", nullptr)));
    sealed.descriptor = testDescriptor(5); // somebody changed what is watched
    const auto keys = UnlockedKeys::unlock(sealed, std::nullopt);
    QVERIFY(!keys);
    QCOMPARE(int(keys.error().code), int(Errc::Damaged));
}

void TestSealedKeys::theBip39PassphraseIsNotNeededAgain()
{
    TestDatabase db;
    const auto plain = addKeys(db, "Plain", nullptr);
    const auto hidden = addKeys(db, "Hidden", nullptr, "TREZOR"); // another wallet, not a duplicate
    const auto a = must(UnlockedKeys::unlock(must(readSealedKeys(*db, plain)), std::nullopt));
    const auto b = must(UnlockedKeys::unlock(must(readSealedKeys(*db, hidden)), std::nullopt));
    QCOMPARE(must(a.words()).words().text(), must(b.words()).words().text());
    QVERIFY(!(must(a.accountKey()).toPublic() == must(b.accountKey()).toPublic()));
}

void TestSealedKeys::thePrivateDescriptorIsTheWatchedOneWithItsKey_data()
{
    QTest::addColumn<int>("type");
    for (const AccountType type : {AccountType::Bip44, AccountType::Bip49, AccountType::Bip84, AccountType::Bip86})
        QTest::addRow("%s", std::string(accountTypeName(type)).c_str()) << int(type);
}

void TestSealedKeys::thePrivateDescriptorIsTheWatchedOneWithItsKey()
{
    QFETCH(int, type);
    TestDatabase db;
    const WalletId id = addKeys(db, "Savings", nullptr, "", AccountType(type));
    const SealedKeys sealed = must(readSealedKeys(*db, id));
    const auto keys = must(UnlockedKeys::unlock(sealed, std::nullopt));

    const SecureBytes shown = must(keys.privateDescriptor());

    std::string text(shown.text());
    const std::size_t hash = text.rfind('#');
    QCOMPARE(text.substr(hash + 1), must(descriptorChecksum(std::string_view(text).substr(0, hash))));
    const std::size_t begin = text.find("tprv");
    const std::string key = text.substr(begin, text.find('/', begin) - begin);
    const auto parsed = must(ExtendedPrivateKey::parse(key, Network::Regtest));
    text.replace(begin, key.size(), parsed.toPublic().toText(Network::Regtest));
    const auto back = must(Descriptor::parse(text.substr(0, text.rfind('#')), Network::Regtest));
    QCOMPARE(back.toString(), sealed.descriptor);
}

void TestSealedKeys::aWatchOnlyWalletHasNoKeys()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Watch", testDescriptor(1));
    QCOMPARE(int(readSealedKeys(*db, wallet->id()).error().code), int(Errc::Unsupported));
    QCOMPARE(int(readSealedKeys(*db, WalletId{99}).error().code), int(Errc::NoSuchWallet));
}

void TestSealedKeys::noSecretStandsInTheFiles_data()
{
    QTest::addColumn<bool>("closed");
    QTest::newRow("while the log is full") << false;
    QTest::newRow("after closing") << true;
}

void TestSealedKeys::noSecretStandsInTheFiles()
{
    QFETCH(bool, closed);
    TestDatabase db;
    const auto id = addKeys(db, "Savings", "correct horse battery", "twenty-fifth");
    QList<QByteArray> secrets{"correct horse battery", "twenty-fifth", "legal winner", "sausage"};
    {
        const auto keys = must(UnlockedKeys::unlock(must(readSealedKeys(*db, id)), bytesOf("correct horse battery")));
        const auto words = must(keys.words());
        const auto account = must(keys.accountKey());
        const SecureBytes text = account.toText(Network::Regtest);
        secrets << QByteArray(reinterpret_cast<const char*>(words.entropy().data()), qsizetype(words.entropy().size()))
                << QByteArray(text.text().data(), qsizetype(text.size()));
    }
    if (closed) db.close();
    QByteArray onDisk;
    for (const char* suffix : {"", "-wal", "-shm"}) {
        QFile file(db.path() + suffix);
        if (file.open(QFile::ReadOnly)) onDisk += file.readAll();
    }
    QVERIFY(onDisk.contains("Savings")); // the test reads where things are
    for (const QByteArray& secret : secrets) QVERIFY2(!onDisk.contains(secret), secret.left(6).constData());
}

void TestSealedKeys::theVaultForgetsWhatItLocks()
{
    TestDatabase db;
    const auto id = addKeys(db, "Savings", nullptr);
    KeyVault vault;
    QVERIFY(!vault.isUnlocked(id));
    vault.hold(id, must(UnlockedKeys::unlock(must(readSealedKeys(*db, id)), std::nullopt)));
    QVERIFY(vault.isUnlocked(id) && vault.keys(id) && !vault.keys(WalletId{99}));
    vault.lock(id);
    QVERIFY(!vault.isUnlocked(id) && !vault.keys(id));
}

QTEST_GUILESS_MAIN(TestSealedKeys)
#include "tst_sealedkeys.moc"
