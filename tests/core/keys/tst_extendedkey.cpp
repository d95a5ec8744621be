// SPDX-License-Identifier: MIT

#include "core/keys/extendedkey.h"
#include "core/util/hex.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

// BIP32, test vector 1: seed 000102...0f.
static const char* const MasterPrivate
    = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMR"
      "NNU3TGtRBeJgk33yuGBxrMPHi";
static const char* const MasterPublic
    = "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsef"
      "D265TMg7usUDFdp6W1EGMcet8";
static const char* const ChildPublic
    = "xpub6ASuArnXKPbfEwhqN6e3mwBcDTgzisQN1wXN9BJcM47sSikHjJf3UFHKkNAWbWMiGj7Wf5uMash7SyYq52"
      "7Hqck2AxYysAA7xmALppuCkwQ"; // m/0h/1

static ExtendedPrivateKey masterOfVector1()
{
    return *ExtendedPrivateKey::fromSeed(bytesOfHex("000102030405060708090a0b0c0d0e0f"));
}

static int codeOf(const QByteArray& key)
{
    const auto asPublic = parseVersionedPublicKey(key.toStdString(), Network::Mainnet);
    if (asPublic) return -1;
    if (asPublic.error().code != Errc::PrivateKeyGiven) return int(asPublic.error().code);
    const auto asPrivate = parseVersionedPrivateKey(key.toStdString(), Network::Mainnet);
    return asPrivate ? -1 : int(asPrivate.error().code);
}

class TestExtendedKey final : public QObject
{
    Q_OBJECT

private slots:
    void derivesTheFirstVector();
    void derivesEveryVectorOfBip32();
    void refusesEveryInvalidKeyOfBip32();
    void refuses_data();
    void refuses();
    void aMistypedCharacterIsAChecksumError();
    void keysBelongToANetwork();
    void readsAndWritesEveryVersion_data();
    void readsAndWritesEveryVersion();
    void plainParsersRefuseOtherVersions();
    void hardenedStepsNeedThePrivateKey();
    void depth255HasNoChildren();
    void seedsHave16To64Bytes();
};

void TestExtendedKey::derivesTheFirstVector()
{
    const ExtendedPrivateKey master = masterOfVector1();
    QCOMPARE(master.toText(Network::Mainnet).text(), std::string_view(MasterPrivate));
    QCOMPARE(master.toPublic().toText(Network::Mainnet), std::string(MasterPublic));
    QCOMPARE(toHex(master.fingerprint()), std::string("3442193e"));

    const auto child = master.derive(*KeyPath::parse("m/0h/1"));
    QCOMPARE(child->toPublic().toText(Network::Mainnet), std::string(ChildPublic));
    const auto publicChild = master.derive(hardened(0))->toPublic().derive(1);
    QCOMPARE(*publicChild, child->toPublic());
    QCOMPARE(*ExtendedPublicKey::parse(ChildPublic, Network::Mainnet), *publicChild);
}

void TestExtendedKey::derivesEveryVectorOfBip32()
{
    const auto document = sharedJson(u"bip/bip32.json");
    if (!document) QSKIP(NoSharedVectors);
    int checked = 0;
    for (const QJsonValue& vector : document->object()["valid"].toArray()) {
        const QJsonArray chains = vector["chains"].toArray();
        const std::string masterText = chains[0]["xprv"].toString().toStdString();
        const auto master = ExtendedPrivateKey::parse(masterText, Network::Mainnet);
        QVERIFY(master);
        const auto fromSeed = ExtendedPrivateKey::fromSeed(bytesOfHex(vector["seed_hex"].toString()));
        QVERIFY(fromSeed);
        QCOMPARE(fromSeed->toText(Network::Mainnet).text(), std::string_view(masterText));
        for (const QJsonValue& chain : chains) {
            const auto key = master->derive(*KeyPath::parse(chain["path"].toString().toStdString()));
            QVERIFY(key);
            QCOMPARE(key->toText(Network::Mainnet).text(), std::string_view(chain["xprv"].toString().toStdString()));
            QCOMPARE(key->toPublic().toText(Network::Mainnet), chain["xpub"].toString().toStdString());
            ++checked;
        }
    }
    QVERIFY(checked >= 15);
}

void TestExtendedKey::refusesEveryInvalidKeyOfBip32()
{
    const auto document = sharedJson(u"bip/bip32.json");
    if (!document) QSKIP(NoSharedVectors);
    const QJsonArray invalid = document->object()["invalid_extended_keys"].toArray();
    QCOMPARE(invalid.size(), 16);
    for (const QJsonValue& entry : invalid) {
        const std::string text = entry["key"].toString().toStdString();
        const auto asPublic = parseVersionedPublicKey(text, Network::Mainnet);
        const auto asPrivate = parseVersionedPrivateKey(text, Network::Mainnet);
        QVERIFY2(!asPublic && !asPrivate, qPrintable(entry["reason"].toString()));
        QVERIFY(!asPrivate.error().detail.empty());
        QVERIFY(asPrivate.error().detail.find(text.substr(4)) == std::string::npos);
    }
}

void TestExtendedKey::refuses_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("code");

    // BIP32, test vector 5: one of each kind.
    QTest::newRow("public key that begins with 01") << QByteArray(
        "xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6N8ZMMXctdiCjxTNq964yKkwrkBJJwpzZS4HS2fxv"
        "yYUA4q2Xe4") << int(Errc::Malformed);
    QTest::newRow("private key that begins with 01") << QByteArray(
        "xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd45hLXo2Pq2oqzMMo63oStZzFAzHGBP2UuGCqWLTAPLcMtD9y5gkZ6Eq3Rjuahrv1"
        "7fEQ3Qen6J") << int(Errc::Malformed);
    QTest::newRow("master key that names a parent") << QByteArray(
        "xpub661no6RGEX3uJkY4bNnPcw4URcQTrSibUZ4NqJEw5eBkv7ovTwgiT91XX27VbEXGENhYRCf7hyEbWrR3FewATdCEebj6znwMf"
        "QkhRYHRLpJ") << int(Errc::Malformed);
    QTest::newRow("master key that has a child number") << QByteArray(
        "xpub661MyMwAuDcm6CRQ5N4qiHKrJ39Xe1R1NyfouMKTTWcguwVcfrZJaNvhpebzGerh7gucBvzEQWRugZDuDXjNDRmXzSZe4c7mn"
        "TK97pTvGS8") << int(Errc::Malformed);
    QTest::newRow("unknown version") << QByteArray(
        "DMwo58pR1QLEFihHiXPVykYB6fJmsTeHvyTp7hRThAtCX8CvYzgPcn8XnmdfHGMQzT7ayAmfo4z3gY5KfbrZWZ6St24UVf2Qgo6o"
        "ujFktLHdHY4") << int(Errc::Unsupported);
    QTest::newRow("private key 0") << QByteArray(
        "xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd45hLXo2Pq2oqzMMo63oStZzF93Y5wvzdUayhgkkFoicQZcP3y52uPPxFnfoLZB21"
        "Teqt1VvEHx") << int(Errc::OutOfRange);
    QTest::newRow("private key n") << QByteArray(
        "xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd45hLXo2Pq2oqzMMo63oStZzFAzHGBP2UuGCqWLTAPLcMtD5SDKr24z3aiUvKr9bJ"
        "pdrcLg1y3G") << int(Errc::OutOfRange);
    QTest::newRow("point that is not on the curve") << QByteArray(
        "xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6Q5JXayek4PRsn35jii4veMimro1xefsM58PgBMrv"
        "dYre8QyULY") << int(Errc::Malformed);
    QTest::newRow("wrong checksum") << QByteArray(MasterPublic).chopped(1) + "9" << int(Errc::BadChecksum);
    QTest::newRow("empty") << QByteArray() << int(Errc::Truncated);
    QTest::newRow("cut short") << QByteArray(MasterPublic).chopped(2) << int(Errc::Truncated);
    QTest::newRow("a digit too many") << QByteArray(MasterPublic) + "22" << int(Errc::OutOfRange);
    QTest::newRow("zero bytes in front") << "1" + QByteArray(MasterPublic) << int(Errc::Truncated);
    QTest::newRow("not base58") << "0" + QByteArray(MasterPublic).mid(1) << int(Errc::Malformed);
    QTest::newRow("spaces") << " " + QByteArray(MasterPublic) << int(Errc::Malformed);
}

void TestExtendedKey::refuses()
{
    QFETCH(QByteArray, key);
    QFETCH(int, code);
    QCOMPARE(codeOf(key), code);
}

void TestExtendedKey::aMistypedCharacterIsAChecksumError()
{
    const QByteArray right(MasterPublic);
    for (qsizetype i = 5; i < right.size(); ++i) {
        QByteArray wrong = right;
        wrong[i] = wrong[i] == 'z' ? 'y' : 'z';
        QCOMPARE(codeOf(wrong), int(Errc::BadChecksum));
    }
}

void TestExtendedKey::keysBelongToANetwork()
{
    const ExtendedPublicKey key = masterOfVector1().toPublic();
    const std::string test = key.toText(Network::Signet);
    QVERIFY(test.starts_with("tpub"));
    for (const Network network :
         {Network::Testnet3, Network::Testnet4, Network::Signet, Network::Regtest, Network::Practice})
        QCOMPARE(*ExtendedPublicKey::parse(test, network), key);
    QCOMPARE(ExtendedPublicKey::parse(test, Network::Mainnet).error().code, Errc::WrongNetwork);
    QCOMPARE(ExtendedPublicKey::parse(MasterPublic, Network::Regtest).error().code, Errc::WrongNetwork);
    QCOMPARE(ExtendedPrivateKey::parse(MasterPrivate, Network::Regtest).error().code, Errc::WrongNetwork);
}

void TestExtendedKey::readsAndWritesEveryVersion_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("prefixes");

    QTest::newRow("plain") << int(KeyVersion::Plain) << QByteArray("xpub xprv tpub tprv");
    QTest::newRow("nested segwit") << int(KeyVersion::NestedSegwit) << QByteArray("ypub yprv upub uprv");
    QTest::newRow("segwit") << int(KeyVersion::Segwit) << QByteArray("zpub zprv vpub vprv");
    QTest::newRow("nested multisig") << int(KeyVersion::NestedMultisig) << QByteArray("Ypub Yprv Upub Uprv");
    QTest::newRow("segwit multisig") << int(KeyVersion::SegwitMultisig) << QByteArray("Zpub Zprv Vpub Vprv");
}

void TestExtendedKey::readsAndWritesEveryVersion()
{
    QFETCH(int, version);
    QFETCH(QByteArray, prefixes);
    const auto asked = static_cast<KeyVersion>(version);
    const ExtendedPrivateKey master = masterOfVector1();
    for (const Network network : {Network::Mainnet, Network::Testnet4}) {
        const qsizetype at = network == Network::Mainnet ? 0 : 10;
        const std::string publicText = master.toPublic().toText(network, asked);
        const SecureBytes privateText = master.toText(network, asked);
        QVERIFY(publicText.starts_with(prefixes.mid(at, 4).toStdString()));
        QVERIFY(privateText.text().starts_with(prefixes.mid(at + 5, 4).toStdString()));
        QCOMPARE(parseVersionedPublicKey(publicText, network)->key, master.toPublic());
        QCOMPARE(parseVersionedPublicKey(publicText, network)->version, asked);
        QCOMPARE(parseVersionedPrivateKey(privateText.text(), network)->key.toPublic(), master.toPublic());
        QCOMPARE(parseVersionedPrivateKey(privateText.text(), network)->version, asked);
    }
}

void TestExtendedKey::plainParsersRefuseOtherVersions()
{
    const ExtendedPrivateKey master = masterOfVector1();
    const std::string zpub = master.toPublic().toText(Network::Mainnet, KeyVersion::Segwit);
    QCOMPARE(ExtendedPublicKey::parse(zpub, Network::Mainnet).error().code, Errc::Unsupported);
    QCOMPARE(ExtendedPublicKey::parse(MasterPrivate, Network::Mainnet).error().code, Errc::PrivateKeyGiven);
    QCOMPARE(ExtendedPrivateKey::parse(MasterPublic, Network::Mainnet).error().code, Errc::Malformed);
}

void TestExtendedKey::hardenedStepsNeedThePrivateKey()
{
    QCOMPARE(masterOfVector1().toPublic().derive(hardened(0)).error().code, Errc::OutOfRange);
}

void TestExtendedKey::depth255HasNoChildren()
{
    auto key = masterOfVector1().toPublic();
    for (int i = 0; i < 255; ++i) key = *key.derive(0);
    QCOMPARE(int(key.place().depth), 255);
    QCOMPARE(key.derive(0).error().code, Errc::OutOfRange);
    const ExtendedPrivateKey deep({255, {}, 0}, SecureBytes(32), *SecretKey::fromBytes(Bytes(32, std::byte{1})));
    QCOMPARE(deep.derive(0).error().code, Errc::OutOfRange);
}

void TestExtendedKey::seedsHave16To64Bytes()
{
    QCOMPARE(ExtendedPrivateKey::fromSeed(Bytes(15)).error().code, Errc::OutOfRange);
    QCOMPARE(ExtendedPrivateKey::fromSeed(Bytes(65)).error().code, Errc::OutOfRange);
    QVERIFY(ExtendedPrivateKey::fromSeed(Bytes(16)));
}

QTEST_APPLESS_MAIN(TestExtendedKey)
#include "tst_extendedkey.moc"
