// SPDX-License-Identifier: MIT

#include "core/crypto/pbkdf2.h"
#include "core/keys/accounttype.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

// BIP84: the account of "abandon ... about".
static const char* const Bip84Zpub
    = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgD"
      "Kf31mGDtKsAYz2oz2AGutZYs";
// BIP49: the same words on a test network.
static const char* const Bip49Upub
    = "upub5EFU65HtV5TeiSHmZZm7FUffBGy8UKeqp7vw43jYbvZPpoVsgU93oac7Wk3u6moKegAEWtGNF8DehrnHtv2"
      "1XXEMYRUocHqguyjknFHYfgY";
// BIP86: the account of the same words.
static const char* const Bip86Xpub
    = "xpub6BgBgsespWvERF3LHQu6CnqdvfEvtMcQjYrcRzx53QJjSxarj2afYWcLteoGVky7D3UKDP9QyrLprQ3VCEC"
      "oY49yfdDEHGCtMMj92pReUsQ";

static ExtendedPrivateKey abandonAbout()
{
    const SecureBytes seed = pbkdf2HmacSha512(
        bytesOf("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"),
        bytesOf("mnemonic"), 2048, 64);
    return *ExtendedPrivateKey::fromSeed(seed.span());
}

class TestAccountType final : public QObject
{
    Q_OBJECT

private slots:
    void pathsFollowPurposeNetworkAndAccount();
    void accountsAreThoseOfTheBips();
    void descriptorsOfAMasterKey_data();
    void descriptorsOfAMasterKey();
    void pastedKeysBecomeDescriptors();
    void pastedKeysThatLeaveADoubtAreRefused();
};

void TestAccountType::pathsFollowPurposeNetworkAndAccount()
{
    QCOMPARE(accountPath(AccountType::Bip44, Network::Mainnet).toString(), std::string("m/44h/0h/0h"));
    QCOMPARE(accountPath(AccountType::Bip49, Network::Signet).toString(), std::string("m/49h/1h/0h"));
    QCOMPARE(accountPath(AccountType::Bip84, Network::Practice, 7).toString(), std::string("m/84h/1h/7h"));
    QCOMPARE(accountPath(AccountType::Bip86, Network::Regtest).toString(), std::string("m/86h/1h/0h"));
}

void TestAccountType::accountsAreThoseOfTheBips()
{
    const ExtendedPrivateKey master = abandonAbout();
    const auto account
        = [&](AccountType type, Network network) { return master.derive(accountPath(type, network))->toPublic(); };
    QCOMPARE(account(AccountType::Bip84, Network::Mainnet).toText(Network::Mainnet, KeyVersion::Segwit),
             std::string(Bip84Zpub));
    QCOMPARE(account(AccountType::Bip49, Network::Testnet3).toText(Network::Testnet3, KeyVersion::NestedSegwit),
             std::string(Bip49Upub));
    QCOMPARE(account(AccountType::Bip86, Network::Mainnet).toText(Network::Mainnet), std::string(Bip86Xpub));

    // The first receiving keys that BIP84 and BIP49 print.
    const auto bip84 = account(AccountType::Bip84, Network::Mainnet).derive(*KeyPath::parse("0/0"));
    QCOMPARE(hexOf(bip84->key().compressed()),
             QByteArray("0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c"));
    const auto bip49 = account(AccountType::Bip49, Network::Testnet3).derive(*KeyPath::parse("0/0"));
    QCOMPARE(hexOf(bip49->key().compressed()),
             QByteArray("03a1af804ac108a8a51782198c2d034b28bf90c8803f5a53f76276fa69a4eae77f"));
    const auto bip86 = account(AccountType::Bip86, Network::Mainnet).derive(*KeyPath::parse("0/0"));
    QCOMPARE(hexOf(*taprootOutputKey(bip86->key().xOnly())),
             QByteArray("a60869f0dbcf1dc659c9cecbaf8050135ea9e8cdc487053f1dc6880949dc684c"));
}

void TestAccountType::descriptorsOfAMasterKey_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QByteArray>("ends");

    QTest::newRow("BIP44") << int(AccountType::Bip44) << QByteArray("pkh([73c5da0a/44h/0h/0h]xpub")
                           << QByteArray("/<0;1>/*)");
    QTest::newRow("BIP49") << int(AccountType::Bip49) << QByteArray("sh(wpkh([73c5da0a/49h/0h/0h]xpub")
                           << QByteArray("/<0;1>/*))");
    QTest::newRow("BIP84") << int(AccountType::Bip84) << QByteArray("wpkh([73c5da0a/84h/0h/0h]xpub")
                           << QByteArray("/<0;1>/*)");
    QTest::newRow("BIP86") << int(AccountType::Bip86) << "tr([73c5da0a/86h/0h/0h]" + QByteArray(Bip86Xpub)
                           << QByteArray("/<0;1>/*)");
}

void TestAccountType::descriptorsOfAMasterKey()
{
    QFETCH(int, type);
    QFETCH(QByteArray, begins);
    QFETCH(QByteArray, ends);
    const auto text = accountDescriptor(static_cast<AccountType>(type), abandonAbout(), Network::Mainnet);
    QVERIFY(text);
    QVERIFY(text->starts_with(begins.toStdString()));
    QVERIFY(text->ends_with(ends.toStdString()));
}

void TestAccountType::pastedKeysBecomeDescriptors()
{
    const std::string xpub = parseVersionedPublicKey(Bip84Zpub, Network::Mainnet)->key.toText(Network::Mainnet);
    QCOMPARE(*descriptorOfKeyText(Bip84Zpub, Network::Mainnet, std::nullopt), "wpkh(" + xpub + "/<0;1>/*)");
    QCOMPARE(*descriptorOfKeyText("[73C5DA0A/84'/0'/0']" + xpub, Network::Mainnet, AccountType::Bip84),
             "wpkh([73c5da0a/84h/0h/0h]" + xpub + "/<0;1>/*)");
    QVERIFY(descriptorOfKeyText(Bip49Upub, Network::Regtest, std::nullopt)->starts_with("sh(wpkh(tpub"));
}

void TestAccountType::pastedKeysThatLeaveADoubtAreRefused()
{
    const auto code = [](const std::string& text, std::optional<AccountType> type) {
        return descriptorOfKeyText(text, Network::Mainnet, type).error().code;
    };
    const ExtendedPublicKey key = parseVersionedPublicKey(Bip84Zpub, Network::Mainnet)->key;

    QCOMPARE(code(Bip86Xpub, std::nullopt), Errc::Refused);
    QCOMPARE(code(Bip84Zpub, AccountType::Bip44), Errc::Refused);
    QCOMPARE(code(key.toText(Network::Mainnet, KeyVersion::SegwitMultisig), std::nullopt), Errc::Unsupported);
    QCOMPARE(code(Bip49Upub, std::nullopt), Errc::WrongNetwork);
    QCOMPARE(code("[73c5da0a/84h" + key.toText(Network::Mainnet), AccountType::Bip84), Errc::Malformed);
    QCOMPARE(code(std::string(abandonAbout().toText(Network::Mainnet).text()), std::nullopt), Errc::PrivateKeyGiven);
}

QTEST_APPLESS_MAIN(TestAccountType)
#include "tst_accounttype.moc"
