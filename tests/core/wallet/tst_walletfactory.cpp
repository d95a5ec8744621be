// SPDX-License-Identifier: MIT

#include "core/script/address.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/secretrepository.h"
#include "core/storage/repositories/walletremnants.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/util/hex.h"
#include "core/wallet/sealedkeys.h"
#include "tests/support/testwallet.h"

#include <QFile>

using namespace lockstep;
using namespace lockstep::test;

class TestWalletFactory final : public QObject
{
    Q_OBJECT
private slots:
    void wordsGiveTheAddressesOfTheirStandard_data();
    void wordsGiveTheAddressesOfTheirStandard();
    void aNewWalletHasItsWindowStored();
    void theSameWalletTwiceIsRefusedByName_data();
    void theSameWalletTwiceIsRefusedByName();
    void aWatchOnlyTwinOfAWalletOfKeysIsRefusedByName();
    void namesAreCheckedAndUnique_data();
    void namesAreCheckedAndUnique();
    void textThatIsNoWalletIsRefused_data();
    void textThatIsNoWalletIsRefused();
    void anotherNetworksDraftIsRefused();
    void addressesBecomeAWallet();
    void receivingHandsOutFreshAddresses();
    void aTamperedScriptRowIsNeverShown();
    void aWalletOfAddressesSaysThatTheyAreReused();
    void aScriptWithoutAnAddressIsHandedToNobody();
    void importedScriptsAreWatchedOnce();
    void removingAWalletRemovesAllOfIt();
};

namespace {

constexpr const char* Words
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

Result<WalletId> store(Database& db, const WalletDraft& draft, const QString& name)
{
    WalletSetup setup;
    setup.name = name;
    setup.syncedTo = pointAt(0);
    return inTransaction(db, Durability::Full, [&] { return storeWallet(db, draft, setup); });
}

WalletDraft keysDraft(AccountType type = AccountType::Bip84, Network network = Network::Regtest)
{
    const auto words = must(Mnemonic::parse(bytesOf(Words)));
    return must(draftFromKeys(words, {}, type, network, {}));
}

} // namespace

void TestWalletFactory::wordsGiveTheAddressesOfTheirStandard_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("receive");
    // Mainnet, from the BIPs and what every wallet gives for these words.
    QTest::newRow("BIP44") << int(AccountType::Bip44) << "1LqBGSKuX5yYUonjxT5qGfpUsXKYYWeabA";
    QTest::newRow("BIP49") << int(AccountType::Bip49) << "37VucYSaXLCAsxYyAPfbSi9eh4iEcbShgf";
    QTest::newRow("BIP84") << int(AccountType::Bip84) << "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
    QTest::newRow("BIP86") << int(AccountType::Bip86)
                           << "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr";
}

void TestWalletFactory::wordsGiveTheAddressesOfTheirStandard()
{
    QFETCH(int, type);
    QFETCH(QString, receive);
    const auto draft = keysDraft(AccountType(type), Network::Mainnet);
    QCOMPARE(draft.branches.size(), 2U);
    QCOMPARE(toHex(*draft.fingerprint), std::string("73c5da0a"));
    const auto descriptor = must(Descriptor::parse(draft.branches[0].descriptor, Network::Mainnet));
    const auto script = must(descriptor.scriptPubKey(0, 0));
    QCOMPARE(addressOf(script, Network::Mainnet).value_or(""), receive.toStdString());
    QCOMPARE(accountTypeFromName(draft.accountType), AccountType(type));
}

void TestWalletFactory::aNewWalletHasItsWindowStored()
{
    TestDatabase db;
    const auto id = must(store(*db, keysDraft(), "  Savings\t"));
    const auto row = must(WalletRepository(*db).find(id));
    QCOMPARE(row.name, "Savings");
    QVERIFY(row.kind == WalletKind::Keys && row.lifecycle == Lifecycle::Started);
    const auto keychains = must(KeychainRepository(*db).ofWallet(id));
    QCOMPARE(keychains.size(), 2U);
    for (const auto& keychain : keychains)
        QCOMPARE(must(KeychainRepository(*db).scripts(keychain.id)).size(), std::size_t(Wallet::DefaultLookahead));
    QCOMPARE(must(SecretRepository(*db).kinds(id)).size(), 3U);
    must(db->checkIntegrity());
}

void TestWalletFactory::theSameWalletTwiceIsRefusedByName_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const auto text = QString::fromStdString(testDescriptor(1));
    const auto key = text.mid(5, text.size() - 6);
    QTest::newRow("the same text") << text << text;
    QTest::newRow("with and without the key's origin") << text << QString(text).remove(QRegularExpression("\\[.*\\]"));
    QTest::newRow("one descriptor, then two")
        << text << QString(text).replace("<0;1>", "0") + "\n" + QString(text).replace("<0;1>", "1");
    QTest::newRow("h and '") << text << QString(text).replace("h/", "'/").replace("h]", "']");
}

void TestWalletFactory::theSameWalletTwiceIsRefusedByName()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    TestDatabase db;
    must(store(*db, must(draftFromText(first.toStdString(), {}, Network::Regtest)), "The first"));
    const auto again = store(*db, must(draftFromText(second.toStdString(), {}, Network::Regtest)), "The second");
    QVERIFY(!again);
    QCOMPARE(int(again.error().code), int(Errc::Duplicate));
    QCOMPARE(again.error().detail, std::string("The first"));
    QCOMPARE(must(WalletRepository(*db).all()).size(), 1U);
}

void TestWalletFactory::aWatchOnlyTwinOfAWalletOfKeysIsRefusedByName()
{
    TestDatabase db;
    const auto keys = keysDraft();
    must(store(*db, keys, "Hot"));
    for (const auto& again :
         {store(*db, must(draftFromText(keys.branches[0].descriptor, {}, Network::Regtest)), "Watch"),
          store(*db, keysDraft(), "Hot again")}) {
        QCOMPARE(int(again.error().code), int(Errc::Duplicate));
        QCOMPARE(again.error().detail, std::string("Hot"));
    }
}

void TestWalletFactory::namesAreCheckedAndUnique_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << "" << int(Errc::BadName);
    QTest::newRow("blanks") << " \t " << int(Errc::BadName);
    QTest::newRow("a line break") << "a\nb" << int(Errc::BadName);
    QTest::newRow("a NUL") << QString("a") + QChar(0) << int(Errc::BadName);
    QTest::newRow("a right-to-left override") << QString("a") + QChar(0x202e) + "b" << int(Errc::BadName);
    QTest::newRow("61 characters") << QString(61, 'x') << int(Errc::BadName);
    QTest::newRow("taken") << "Größe" << int(Errc::Duplicate);
    QTest::newRow("spelt otherwise") << "GRÖSSE" << -1;
    QTest::newRow("taken but for case") << "gRÖßE" << int(Errc::Duplicate);
    QTest::newRow("60 characters of two units each") << QString::fromUcs4(U"\U0001F4B0").repeated(60) << -1;
}

void TestWalletFactory::namesAreCheckedAndUnique()
{
    QFETCH(QString, name);
    QFETCH(int, code);
    TestDatabase db;
    must(store(*db, must(draftFromText(testDescriptor(1), {}, Network::Regtest)), "Größe"));
    const auto stored = store(*db, must(draftFromText(testDescriptor(2), {}, Network::Regtest)), name);
    QCOMPARE(stored ? -1 : int(stored.error().code), code);
    if (code == int(Errc::Duplicate)) QCOMPARE(stored.error().detail, std::string("Größe"));

    const auto other = must(store(*db, must(draftFromText(testDescriptor(3), {}, Network::Regtest)), "Third"));
    WalletRepository wallets(*db);
    if (stored) db.write([&] { must(wallets.remove(*stored)); });
    const auto renamed = inTransaction(*db, Durability::Full, [&] { return wallets.rename(other, name); });
    QCOMPARE(renamed ? -1 : int(renamed.error().code), code);
    db.write([&] { must(wallets.rename(other, must(wallets.find(other)).name)); }); // its own name is not taken
}

void TestWalletFactory::textThatIsNoWalletIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    const auto wallet = QString::fromStdString(testDescriptor(1));
    const auto mainnet = QString::fromStdString(keysDraft(AccountType::Bip84, Network::Mainnet).branches[0].descriptor);
    QTest::newRow("nothing") << "  " << int(Errc::Malformed);
    QTest::newRow("two wallets") << wallet + "\n" + QString::fromStdString(testDescriptor(2)) << int(Errc::Unsupported);
    QTest::newRow("three branches") << QString(wallet).replace("<0;1>", "<0;1;2>") << int(Errc::Unsupported);
    QTest::newRow("another network") << mainnet << int(Errc::WrongNetwork);
    QTest::newRow("a private key") << "wpkh("
                                      "tprv8ZgxMBicQKsPd7Uf69XL1XwhmjHopUGep8GuEiJDZmbQz6o58LninorQAfcKZWARbtRtfnLcJ5MQ"
                                      "2AtHcQJCCRUcMRvmDUjyEmNUWwx8UbK/*)"
                                   << int(Errc::PrivateKeyGiven);
}

void TestWalletFactory::textThatIsNoWalletIsRefused()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    const auto draft = draftFromText(text.toStdString(), {}, Network::Regtest);
    QVERIFY(!draft);
    QCOMPARE(int(draft.error().code), code);
}

void TestWalletFactory::anotherNetworksDraftIsRefused()
{
    TestDatabase db;
    const auto stored = store(*db, keysDraft(AccountType::Bip84, Network::Mainnet), "Savings");
    QCOMPARE(int(stored.error().code), int(Errc::WrongNetwork));
    QVERIFY(must(WalletRepository(*db).all()).empty());
}

void TestWalletFactory::addressesBecomeAWallet()
{
    TestDatabase db;
    const auto source = addWallet(db, "Source", testDescriptor(9));
    const auto a = *addressOf(scriptAt(*source, 0, 0), Network::Regtest);
    const auto b = *addressOf(scriptAt(*source, 0, 1), Network::Regtest);
    const auto draft = must(draftFromAddresses(a + ",\"Rent, \"\"old\"\"\",120\n" + b, Network::Regtest));
    const auto id = must(store(*db, draft, "Addresses"));
    const auto wallet = must(Wallet::load(*db, id));
    QCOMPARE(wallet->keychains().size(), 1U);
    QVERIFY(!wallet->keychains()[0].ranged);
    QCOMPARE(wallet->keychains()[0].scriptCount, 2U);
    const auto scripts = must(KeychainRepository(*db).shownScripts(id));
    QCOMPARE(scripts.size(), 2U);
    QCOMPARE(scripts[0].label, "Rent, \"old\"");
    QVERIFY(draft.addresses[0].height == BlockHeight{120});
    feed(db, *wallet, blockOf({tx({foreign(1)}, {{sats(3), scriptAt(*source, 0, 1)}})}), pointAt(1));
    QCOMPARE(wallet->balance().confirmed, sats(3));

    const auto swapped = must(draftFromAddresses(b + "\n" + a + "\n" + b, Network::Regtest));
    QCOMPARE(int(store(*db, swapped, "The same").error().code), int(Errc::Duplicate));
}

void TestWalletFactory::receivingHandsOutFreshAddresses()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1), 5);
    const auto receive = [&](bool next) {
        ReceivePlace place;
        db.write([&] { place = must(wallet->receive(next)); });
        return place;
    };
    QCOMPARE(receive(false).index, 0U);
    QCOMPARE(receive(false).index, 0U); // the page shows the same one until it is used
    QCOMPARE(receive(true).index, 1U);
    for (std::uint32_t i = 2; i < 30; ++i) QCOMPARE(receive(true).index, i);
    QCOMPARE(wallet->keychains()[0].nextIndex, 30U);
    QCOMPARE(wallet->keychains()[1].nextIndex, 0U);
    const auto shown = receive(false);
    QCOMPARE(shown.index, 29U);
    QVERIFY(!shown.reused && shown.script == scriptAt(*wallet, 0, 29));
    QCOMPARE(must(KeychainRepository(*db).scripts(shown.keychain)).size(), 35U); // what is shown is registered before

    feed(db, *wallet, blockOf({tx({foreign(1)}, {{sats(3), shown.script}})}), pointAt(1));
    must(wallet->reload());
    QCOMPARE(receive(false).index, 30U); // used: the page goes on by itself
}

void TestWalletFactory::aTamperedScriptRowIsNeverShown()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto attacker = strangerScript();
    db.write([&] { must(db->run(u"UPDATE script SET script = ? WHERE idx = 1", attacker)); });
    must(wallet->reload());
    db.write([&] { must(wallet->receive(true)); });
    const auto shown = inTransaction(*db, Durability::Full, [&] { return wallet->receive(true); });
    QVERIFY(!shown);
    QCOMPARE(int(shown.error().code), int(Errc::Damaged));

    db.write([&] { must(db->run(u"UPDATE script SET script = ? WHERE idx = 0", attacker)); });
    const auto loaded = Wallet::load(*db, wallet->id());
    QVERIFY(!loaded);
    QCOMPARE(int(loaded.error().code), int(Errc::Damaged));
}

void TestWalletFactory::aWalletOfAddressesSaysThatTheyAreReused()
{
    TestDatabase db;
    const auto source = addWallet(db, "Source", testDescriptor(9));
    const auto address = *addressOf(scriptAt(*source, 0, 0), Network::Regtest);
    const auto id = must(store(*db, must(draftFromAddresses(address, Network::Regtest)), "One"));
    const auto wallet = must(Wallet::load(*db, id));
    db.write([&] {
        const auto place = must(wallet->receive(true));
        QCOMPARE(place.index, 0U);
        QVERIFY(place.reused);
    });
}

void TestWalletFactory::aScriptWithoutAnAddressIsHandedToNobody()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Bare", "raw(51)");
    const auto receive
        = [&](bool next) { return inTransaction(*db, Durability::Full, [&] { return wallet->receive(next); }); };
    QCOMPARE(int(receive(false).error().code), int(Errc::Unsupported));
    const std::vector<ImportedScript> scripts{
        {Bytes{std::byte{0x52}}, {}}, {strangerScript(1), {}}, {Bytes{std::byte{0x53}}, {}}, {strangerScript(2), {}}};
    db.write([&] { must(wallet->addScripts(scripts)); });
    must(wallet->reload());
    QVERIFY(must(receive(false)).script == strangerScript(1));
    QVERIFY(must(receive(false)).script == strangerScript(1));
    QVERIFY(must(receive(true)).script == strangerScript(2));
    QVERIFY(must(receive(true)).script == strangerScript(1)); // around the end
}

void TestWalletFactory::importedScriptsAreWatchedOnce()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const std::vector<ImportedScript> scripts{{strangerScript(1), "one"},
                                              {scriptAt(*wallet, 0, 4), "derived"},
                                              {strangerScript(2), "two"},
                                              {strangerScript(1), "again"}};
    std::vector<ScriptPlace> places;
    db.write([&] { places = must(wallet->addScripts(scripts)); });
    QCOMPARE(wallet->keychains().size(), 3U);
    const auto imported = wallet->keychains()[2].id;
    QVERIFY((places
             == std::vector<ScriptPlace>{{imported, 0}, {wallet->keychains()[0].id, 4}, {imported, 1}, {imported, 0}}));
    must(wallet->reload());
    QCOMPARE(wallet->keychains()[2].scriptCount, 2U);
    feed(db, *wallet, blockOf({tx({foreign(1)}, {{sats(3), strangerScript(2)}})}), pointAt(1));
    QCOMPARE(wallet->balance().confirmed, sats(3));
    db.write([&] { QCOMPARE(must(wallet->receive(true)).keychain, wallet->keychains()[0].id); });
}

void TestWalletFactory::removingAWalletRemovesAllOfIt()
{
    TestDatabase db;
    const auto id = must(store(*db, keysDraft(), "Savings"));
    const auto wallet = must(Wallet::load(*db, id));
    const auto funding = tx({foreign(1)}, {{sats(3), scriptAt(*wallet, 0, 0)}});
    feed(db, *wallet, blockOf({funding, tx({spend(funding, 0)}, {{sats(2), scriptAt(*wallet, 1, 0)}})}), pointAt(1));
    db.write([&] { must(WalletRepository(*db).remove(id)); });
    QVERIFY(must(SecretRepository(*db).kinds(id)).empty()); // at once
    WalletRemnants remnants(*db);
    for (bool isMore = true; isMore;) db.write([&] { isMore = must(remnants.clearSome(3)).isAny; });
    for (const auto* table : {u"wallet", u"keychain", u"script", u"tx", u"coin", u"secret"}) {
        const QString count = QString("SELECT count(*) FROM %1").arg(QString::fromUtf16(table));
        QCOMPARE(must(db->first(count, [](Cells& cells) { return cells.int64(); })), std::optional<std::int64_t>(0));
    }
    must(db->checkIntegrity());
    db.write([&] { QCOMPARE(int(WalletRepository(*db).remove(id).error().code), int(Errc::NoSuchWallet)); });
}

QTEST_GUILESS_MAIN(TestWalletFactory)
#include "tst_walletfactory.moc"
