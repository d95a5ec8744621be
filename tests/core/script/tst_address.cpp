// SPDX-License-Identifier: MIT

#include "core/script/address.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestAddress final : public QObject
{
    Q_OBJECT

private slots:
    void standsForItsScript_data();
    void standsForItsScript();
    void knowsEveryAddressOfCore();
    void refusesWhatCoreRefuses();
    void refuses_data();
    void refuses();
    void regtestAndPracticeAreAlike();
    void scriptsWithoutAnAddressHaveNone_data();
    void scriptsWithoutAnAddressHaveNone();
};

constexpr std::array AllNetworks{Network::Mainnet, Network::Testnet3, Network::Testnet4,
                                 Network::Signet,  Network::Regtest,  Network::Practice};

static Network networkOfCore(const QString& chain)
{
    if (chain == QLatin1String("main")) return Network::Mainnet;
    if (chain == QLatin1String("test")) return Network::Testnet3;
    if (chain == QLatin1String("testnet4")) return Network::Testnet4;
    return chain == QLatin1String("signet") ? Network::Signet : Network::Regtest;
}

void TestAddress::standsForItsScript_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("network");

    const auto row = [](const char* name, const char* address, const char* script, Network network) {
        QTest::newRow(name) << QByteArray(address) << QByteArray(script) << int(network);
    };
    row("P2PKH", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
        Network::Mainnet);
    row("P2SH, BIP16", "3P14159f73E4gFr7JterCCQh9QjiTjiZrG", "a914e9c3dd0c07aac76179ebc76a6c78d4d67c6c160a87",
        Network::Mainnet);
    row("P2WPKH, BIP173", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "0014751e76e8199196d454941c45d1b3a323f1433bd6",
        Network::Mainnet);
    row("P2WSH, BIP173", "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
        "00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262", Network::Signet);
    row("P2TR, BIP350", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798", Network::Mainnet);
    row("pay to anchor", "bc1pfeessrawgf", "51024e73", Network::Mainnet);
}

void TestAddress::standsForItsScript()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, script);
    QFETCH(int, network);

    const auto read = scriptFromAddress(viewOf(address), Network(network));

    QVERIFY(read);
    QCOMPARE(hexOf(*read), script);
    QCOMPARE(addressOf(*read, Network(network)), address.toStdString());
}

void TestAddress::knowsEveryAddressOfCore()
{
    const auto json = sharedJson(u"core/key_io_valid.json");
    if (!json) QSKIP(NoSharedVectors);
    for (const QJsonValue& item : json->array()) {
        const QByteArray text = item[0].toString().toLatin1();
        const Network network = networkOfCore(item[2]["chain"].toString());
        const auto read = scriptFromAddress(viewOf(text), network);
        if (item[2]["isPrivkey"].toBool()) {
            QCOMPARE(read.error().code, Errc::PrivateKeyGiven);
            continue;
        }
        QVERIFY2(read, text.constData());
        QCOMPARE(hexOf(*read), item[1].toString().toLatin1());
        const QByteArray written = item[2]["tryCaseFlip"].toBool() ? text.toLower() : text; // bech32 may come upper
        QCOMPARE(QByteArray::fromStdString(*addressOf(*read, network)), written);
        const Network other = network == Network::Mainnet ? Network::Signet : Network::Mainnet;
        QCOMPARE(scriptFromAddress(viewOf(text), other).error().code, Errc::WrongNetwork);
        if (item[2]["tryCaseFlip"].toBool()) {
            const bool isUpper = text == text.toUpper();
            const QByteArray flipped = isUpper ? text.toLower() : text.toUpper();
            QCOMPARE(*scriptFromAddress(viewOf(flipped), network), *read);
        }
    }
}

void TestAddress::refusesWhatCoreRefuses()
{
    const auto json = sharedJson(u"core/key_io_invalid.json");
    if (!json) QSKIP(NoSharedVectors);
    for (const QJsonValue& item : json->array()) {
        const QByteArray text = item[0].toString().toLatin1();
        for (const Network network : AllNetworks) QVERIFY2(!scriptFromAddress(viewOf(text), network), text.constData());
    }
}

void TestAddress::refuses_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("network");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("detail"); // empty: not compared

    const auto row = [](const char* name, const char* address, Network network, Errc code, const char* detail = "") {
        QTest::newRow(name) << QByteArray(address) << int(network) << int(code) << QByteArray(detail);
    };
    row("nothing", "", Network::Mainnet, Errc::Malformed);
    row("a word", "Savings", Network::Mainnet, Errc::Malformed);
    row("a space in front", " 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Network::Mainnet, Errc::Malformed);
    row("a typing mistake in base58", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", Network::Mainnet, Errc::BadChecksum);
    row("a typing mistake in bech32", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", Network::Mainnet,
        Errc::BadChecksum);
    row("a typing mistake in upper case", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T5", Network::Mainnet,
        Errc::BadChecksum);
    row("taproot in BIP173's form", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", Network::Mainnet,
        Errc::BadChecksum);
    row("mainnet on testnet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Network::Testnet4, Errc::WrongNetwork, "mainnet");
    row("mainnet segwit on regtest", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Network::Regtest, Errc::WrongNetwork,
        "mainnet");
    row("testnet on mainnet", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", Network::Mainnet, Errc::WrongNetwork, "testnet");
    row("testnet segwit on practice", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", Network::Practice,
        Errc::WrongNetwork, "testnet");
    row("a Litecoin address", "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1", Network::Mainnet, Errc::Unsupported);
    row("a private key", "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF", Network::Mainnet,
        Errc::PrivateKeyGiven);
    row("an extended private key",
        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPH"
        "i",
        Network::Mainnet, Errc::PrivateKeyGiven);
    row("an extended public key",
        "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet"
        "8",
        Network::Mainnet, Errc::Malformed);
}

void TestAddress::refuses()
{
    QFETCH(QByteArray, address);
    QFETCH(int, network);
    QFETCH(int, code);
    QFETCH(QByteArray, detail);

    const auto read = scriptFromAddress(viewOf(address), Network(network));

    QVERIFY(!read);
    QCOMPARE(int(read.error().code), code);
    if (!detail.isEmpty()) QCOMPARE(read.error().detail, detail.toStdString());
    if (Errc(code) == Errc::PrivateKeyGiven) QVERIFY(!QByteArray::fromStdString(read.error().detail).contains(address));
}

void TestAddress::regtestAndPracticeAreAlike()
{
    const Bytes script = bytesOfHex("0014751e76e8199196d454941c45d1b3a323f1433bd6");
    const auto address = addressOf(script, Network::Practice);
    QCOMPARE(address, std::string("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"));
    QCOMPARE(addressOf(script, Network::Regtest), address);
}

void TestAddress::scriptsWithoutAnAddressHaveNone_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("OP_RETURN") << QByteArray("6a0548656c6c6f");
    QTest::newRow("P2PK") << QByteArray("210279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798ac");
    QTest::newRow("witness version 0 of 3 bytes") << QByteArray("0003aabbcc");
    QTest::newRow("P2PKH cut short") << QByteArray("76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888");
}

void TestAddress::scriptsWithoutAnAddressHaveNone()
{
    QFETCH(QByteArray, script);
    QVERIFY(!addressOf(bytesOfHex(QString::fromLatin1(script)), Network::Mainnet));
}

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
