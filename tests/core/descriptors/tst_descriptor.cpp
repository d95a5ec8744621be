// SPDX-License-Identifier: MIT

#include "core/descriptors/descriptor.h"
#include "core/script/address.h"
#include "tests/support/hostile.h"
#include "tests/support/vectors.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

// The account keys of BIP49 (as tpub), BIP84 (as xpub) and BIP86, all of "abandon ... about".
static const std::string Bip49Key
    = "tpubDD7tXK8KeQ3YY83yWq755fHY2JW8Ha8Q765tknUM5rSvjPcGWfUppDFMpQ1ScziKfW3ZNtZvAD7M3u7bSs7HofjTD3KP3YxPK7X6hwV8Rk2";
static const std::string Bip84Key
    = "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V";
static const std::string Bip86Key
    = "xpub6BgBgsespWvERF3LHQu6CnqdvfEvtMcQjYrcRzx53QJjSxarj2afYWcLteoGVky7D3UKDP9QyrLprQ3VCECoY49yfdDEHGCtMMj92pReUsQ";
static const std::string HexKey = "03a34b99f22c790c4e36b2b3c2c35a36db06226e41c692fc82b8b56ac1c540c5bd";
static const std::string OtherHexKey = "03669b8afcec803a0d323e9a17f3ea8e68e8abe5a278020a929adbec52421adbd0";
static const std::string LongHexKey
    = "04a34b99f22c790c4e36b2b3c2c35a36db06226e41c692fc82b8b56ac1c540c5bd5b8dec5235a0fa8722"
      "476c7709c02559e3aa73aa03918ba2d492eea75abea235";

static Descriptor parsed(const std::string& text, Network network = Network::Mainnet)
{
    return Descriptor::parse(text, network).value();
}

class TestDescriptor final : public QObject
{
    Q_OBJECT

private slots:
    void firstAddressesAreThePublishedOnes_data();
    void firstAddressesAreThePublishedOnes();
    void checksumIsThatOfBip380();
    void writtenTextReadsBackTheSame_data();
    void writtenTextReadsBackTheSame();
    void refuses_data();
    void refuses();
    void refusalsNeverRepeatAPrivateKey();
    void knowsKindKeysAndThreshold_data();
    void knowsKindKeysAndThreshold();
    void derivesWhatAPsbtNeeds();
    void keyPathsGoBackToTheMasterWhereItIsKnown();
    void branchesAndIndexesHaveLimits();
    void oneBranchStandsAlone();
    void pairsReceiveAndChange();
    void whatIsNoPairIsNotPaired_data();
    void whatIsNoPairIsNotPaired();
    void identityIgnoresSpelling_data();
    void identityIgnoresSpelling();
    void identityTellsScriptsApart();
    void changedCharactersAreNeverTakenSilently();
    void hostileTextIsRefusedQuickly_data();
    void hostileTextIsRefusedQuickly();
};

void TestDescriptor::firstAddressesAreThePublishedOnes_data()
{
    QTest::addColumn<QByteArray>("descriptor");
    QTest::addColumn<int>("network");
    QTest::addColumn<int>("branch");
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("address");

    const auto row
        = [](const char* name, const std::string& text, Network network, int branch, int index, const char* address) {
              QTest::newRow(name) << QByteArray::fromStdString(text) << int(network) << branch << index
                                  << QByteArray(address);
          };
    const std::string bip84 = "wpkh([73c5da0a/84h/0h/0h]" + Bip84Key + "/<0;1>/*)";
    const std::string bip86 = "tr([73c5da0a/86h/0h/0h]" + Bip86Key + "/<0;1>/*)";
    const Network main = Network::Mainnet;
    row("BIP84, first", bip84, main, 0, 0, "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
    row("BIP84, second", bip84, main, 0, 1, "bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g");
    row("BIP84, change", bip84, main, 1, 0, "bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el");
    row("BIP86, first", bip86, main, 0, 0, "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr");
    row("BIP86, second", bip86, main, 0, 1, "bc1p4qhjn9zdvkux4e44uhx8tc55attvtyu358kutcqkudyccelu0was9fqzwh");
    row("BIP86, change", bip86, main, 1, 0, "bc1p3qkhfews2uk44qtvauqyr2ttdsw7svhkl9nkm9s9c3x4ax5h60wqwruhk7");
    row("BIP49, first, testnet", "sh(wpkh(" + Bip49Key + "/<0;1>/*))", Network::Testnet3, 0, 0,
        "2Mww8dCYPUpKHofjgcXcBCEGmniw9CoaiD2");
    row("an address", "addr(3PUNyaW7M55oKWJ3kDukwk9bsKvryra15j)", main, 0, 5, "3PUNyaW7M55oKWJ3kDukwk9bsKvryra15j");
    row("the genesis key",
        "pkh(04678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51e"
        "c112de5c384df7ba0b8d578a4c702b6bf11d5f)",
        main, 0, 0, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa");
}

void TestDescriptor::firstAddressesAreThePublishedOnes()
{
    QFETCH(QByteArray, descriptor);
    QFETCH(int, network);
    QFETCH(int, branch);
    QFETCH(int, index);
    QFETCH(QByteArray, address);

    const auto read = Descriptor::parse(viewOf(descriptor), Network(network));
    QVERIFY(read);
    const auto script = read->scriptPubKey(std::size_t(branch), std::uint32_t(index));

    QCOMPARE(addressOf(*script, Network(network)), address.toStdString());
}

void TestDescriptor::checksumIsThatOfBip380()
{
    QCOMPARE(*descriptorChecksum("raw(deadbeef)"), std::string("89f8spxm"));
    QCOMPARE(descriptorChecksum("raw(\xc3\x9c)").error().code, Errc::Malformed);
    QCOMPARE(parsed("raw(deadbeef)").toString(), std::string("raw(deadbeef)#89f8spxm"));
    QVERIFY(Descriptor::parse("raw(deadbeef)#89f8spxm", Network::Mainnet));
    const auto wrong = Descriptor::parse("raw(deedbeef)#89f8spxm", Network::Mainnet);
    QCOMPARE(wrong.error().code, Errc::BadChecksum);
    QCOMPARE(wrong.error().detail, *descriptorChecksum("raw(deedbeef)"));
}

void TestDescriptor::writtenTextReadsBackTheSame_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("written"); // without checksum
    const auto row = [](const char* name, const std::string& given, const std::string& written) {
        QTest::newRow(name) << QByteArray::fromStdString(given) << QByteArray::fromStdString(written);
    };
    row("apostrophes become h", "wpkh([73c5da0a/84'/0h/0']" + Bip84Key + "/0/*)",
        "wpkh([73c5da0a/84h/0h/0h]" + Bip84Key + "/0/*)");
    row("steps around the tuple", "wpkh(" + Bip84Key + "/5/<3;1;2>/7)", "wpkh(" + Bip84Key + "/5/<3;1;2>/7)");
    row("hex becomes lower case", "pkh(03A34B99F22C790C4E36B2B3C2C35A36DB06226E41C692FC82B8B56AC1C540C5BD)",
        "pkh(" + HexKey + ")");
    row("fingerprint becomes lower case", "pkh([DEADBEEF]" + HexKey + ")", "pkh([deadbeef]" + HexKey + ")");
    row("uncompressed", "pkh(" + LongHexKey + ")", "pkh(" + LongHexKey + ")");
    row("taproot keeps x alone", "tr(" + HexKey + ")", "tr(" + HexKey.substr(2) + ")");
    row("keys keep their order", "sh(wsh(sortedmulti(1," + HexKey + "," + OtherHexKey + ")))",
        "sh(wsh(sortedmulti(1," + HexKey + "," + OtherHexKey + ")))");
    row("address in upper case", "addr(BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4)",
        "addr(bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4)");
}

void TestDescriptor::writtenTextReadsBackTheSame()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, written);

    const auto descriptor = Descriptor::parse(viewOf(given), Network::Mainnet);

    QVERIFY(descriptor);
    const std::string text = descriptor->toString();
    QCOMPARE(text, written.toStdString() + '#' + *descriptorChecksum(viewOf(written)));
    QCOMPARE(Descriptor::parse(text, Network::Mainnet)->toString(), text);
}

void TestDescriptor::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const std::string& text, Errc code) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << int(code);
    };
    const std::string xprv
        = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk"
          "33yuGBxrMPHi";
    row("nothing", "", Errc::Malformed);
    row("a key alone", Bip84Key, Errc::Malformed);
    row("a checksum of nine", "raw(deadbeef)#89f8spxmx", Errc::Malformed);
    row("no end", "wpkh(" + HexKey, Errc::Malformed);
    row("two ends", "wpkh(" + HexKey + "))", Errc::Malformed);
    row("a space in front", " wpkh(" + HexKey + ")", Errc::Malformed);
    row("nothing inside", "wpkh()", Errc::Malformed);
    row("an unknown word", "wpkhx(" + HexKey + ")", Errc::Malformed);
    row("no point of the curve", "wpkh(020000000000000000000000000000000000000000000000000000000000000005)",
        Errc::Malformed);
    row("uncompressed in segwit", "wpkh(" + LongHexKey + ")", Errc::Malformed);
    row("x alone outside taproot", "wpkh(" + HexKey.substr(2) + ")", Errc::Malformed);
    row("wpkh in wsh", "wsh(wpkh(" + HexKey + "))", Errc::Malformed);
    row("sh in sh", "sh(sh(wpkh(" + HexKey + ")))", Errc::Malformed);
    row("tr in sh", "sh(tr(" + HexKey + "))", Errc::Malformed);
    row("hardened written H", "wpkh([deadbeef/84H]" + Bip84Key + "/0/*)", Errc::Malformed);
    row("two origins", "wpkh([deadbeef][deadbeef]" + Bip84Key + ")", Errc::Malformed);
    row("two tuples", "wpkh(" + Bip84Key + "/<0;1>/<2;3>)", Errc::Malformed);
    row("a tuple of one", "wpkh(" + Bip84Key + "/<0>/*)", Errc::Malformed);
    row("a tuple that repeats itself", "wpkh(" + Bip84Key + "/<1;1>/*)", Errc::Malformed);
    row("a tuple in the origin", "wpkh([deadbeef/<0;1>]" + Bip84Key + ")", Errc::Malformed);
    row("tuples of two lengths", "wsh(multi(1," + Bip84Key + "/<0;1>/*," + Bip86Key + "/<0;1;2>/*))", Errc::Malformed);
    row("a wildcard in the middle", "wpkh(" + Bip84Key + "/*/0)", Errc::Malformed);
    row("a step of 2^31", "wpkh(" + Bip84Key + "/2147483648)", Errc::OutOfRange);
    row("a tuple of nine", "wpkh(" + Bip84Key + "/<0;1;2;3;4;5;6;7;8>/*)", Errc::Unsupported);
    row("a threshold of zero", "wsh(multi(0," + HexKey + "))", Errc::OutOfRange);
    row("a threshold above the keys", "wsh(multi(2," + HexKey + "))", Errc::OutOfRange);
    row("a threshold that is no number", "wsh(multi(a," + HexKey + "))", Errc::Malformed);
    row("a threshold too large for a number", "wsh(multi(99999999999999999999," + HexKey + "))", Errc::OutOfRange);
    row("a mistyped key", "wpkh(" + Bip84Key.substr(0, 50) + 'x' + Bip84Key.substr(51) + "/0/*)", Errc::BadChecksum);
    row("a key of another network", "wpkh(" + Bip49Key + "/0/*)", Errc::WrongNetwork);
    row("an address of another network", "addr(tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx)", Errc::WrongNetwork);
    row("hardened steps after the key", "wpkh(" + Bip84Key + "/0h/*)", Errc::Unsupported);
    row("a hardened wildcard", "wpkh(" + Bip84Key + "/*h)", Errc::Unsupported);
    row("a hardened tuple", "wpkh(" + Bip84Key + "/<0h;1h>/*)", Errc::Unsupported);
    row("an extended private key", "wpkh(" + xprv + "/0/*)", Errc::PrivateKeyGiven);
    row("a mistyped private key", "wpkh(" + xprv.substr(0, 50) + 'x' + xprv.substr(51) + "/0/*)",
        Errc::PrivateKeyGiven);
    row("WIF", "wpkh(L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1)", Errc::PrivateKeyGiven);
    row("WIF, uncompressed, inside what is not supported", "combo(5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss)",
        Errc::PrivateKeyGiven);
    row("pk", "pk(" + HexKey + ")", Errc::Unsupported);
    row("combo", "combo(" + HexKey + ")", Errc::Unsupported);
    row("bare multi", "multi(1," + HexKey + ")", Errc::Unsupported);
    row("multi in sh", "sh(multi(1," + HexKey + "))", Errc::Unsupported);
    row("pkh in wsh", "wsh(pkh(" + HexKey + "))", Errc::Unsupported);
    row("rawtr", "rawtr(" + HexKey.substr(2) + ")", Errc::Unsupported);
    row("a script tree", "tr(" + HexKey.substr(2) + ",pk(" + OtherHexKey.substr(2) + "))", Errc::Unsupported);
    row("musig", "tr(musig(" + HexKey + "," + OtherHexKey + "))", Errc::Unsupported);
    row("miniscript", "wsh(and_v(v:pk(" + HexKey + "),older(144)))", Errc::Unsupported);
    std::string keys;
    for (int i = 0; i < 21; ++i) keys += ',' + HexKey;
    row("21 keys", "wsh(multi(1" + keys + "))", Errc::OutOfRange);
}

void TestDescriptor::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);

    const auto descriptor = Descriptor::parse(viewOf(text), Network::Mainnet);

    QVERIFY(!descriptor);
    QCOMPARE(int(descriptor.error().code), code);
}

void TestDescriptor::refusalsNeverRepeatAPrivateKey()
{
    const std::string wif = "L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1";
    for (const std::string& text : {wif, "addr(" + wif + ")", "raw(" + wif + ")", "wsh(" + wif + ")", wif + "("}) {
        const auto descriptor = Descriptor::parse(text, Network::Mainnet);
        QCOMPARE(descriptor.error().code, Errc::PrivateKeyGiven);
        QVERIFY(descriptor.error().detail.find(wif) == std::string::npos);
    }
}

void TestDescriptor::knowsKindKeysAndThreshold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("keys");
    QTest::addColumn<int>("threshold");
    const auto row = [](const std::string& text, DescriptorKind kind, int keys, int threshold) {
        QTest::newRow(text.substr(0, 20).c_str()) << QByteArray::fromStdString(text) << int(kind) << keys << threshold;
    };
    const std::string multi = "multi(2," + HexKey + "," + OtherHexKey + "," + Bip84Key + ")";
    row("pkh(" + HexKey + ")", DescriptorKind::Pkh, 1, 1);
    row("wpkh(" + HexKey + ")", DescriptorKind::Wpkh, 1, 1);
    row("sh(wpkh(" + HexKey + "))", DescriptorKind::ShWpkh, 1, 1);
    row("tr(" + HexKey + ")", DescriptorKind::Tr, 1, 1);
    row("wsh(" + multi + ")", DescriptorKind::Wsh, 3, 2);
    row("sh(wsh(" + multi + "))", DescriptorKind::ShWsh, 3, 2);
    row("addr(1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa)", DescriptorKind::Addr, 0, 0);
    row("raw(deadbeef)", DescriptorKind::Raw, 0, 0);
}

void TestDescriptor::knowsKindKeysAndThreshold()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QFETCH(int, keys);
    QFETCH(int, threshold);
    const Descriptor descriptor = parsed(text.toStdString());
    QCOMPARE(int(descriptor.kind()), kind);
    QCOMPARE(int(descriptor.keyCount()), keys);
    QCOMPARE(int(descriptor.threshold()), threshold);
    QCOMPARE(descriptor.origins().size(), std::size_t(keys));
}

void TestDescriptor::derivesWhatAPsbtNeeds()
{
    // BIP383: sh(wsh(multi(1, ...))) by hand.
    const auto output
        = parsed("sh(wsh(sortedmulti(1," + HexKey + ",[deadbeef/48h/2]" + OtherHexKey + ")))").derive(0, 0);
    QVERIFY(output);
    QCOMPARE(hexOf(output->witnessScript).toStdString(), "5121" + OtherHexKey + "21" + HexKey + "52ae");
    QCOMPARE(hexOf(output->redeemScript), "0020" + hexOf(sha256(output->witnessScript)));
    QCOMPARE(hexOf(output->scriptPubKey), "a914" + hexOf(hash160(output->redeemScript)) + "87");
    QCOMPARE(output->keys.size(), std::size_t{2});
    QCOMPARE(output->keys[0].origin->toString(), std::string("deadbeef/48h/2"));
    QVERIFY(!output->keys[1].origin);

    const auto wrapped
        = parsed("sh(wpkh([73c5da0a/49h/1h/0h]" + Bip49Key + "/<0;1>/*))", Network::Testnet4).derive(1, 7);
    QCOMPARE(wrapped->redeemScript.size(), std::size_t{22});
    QVERIFY(wrapped->witnessScript.empty());
    QCOMPARE(wrapped->keys[0].origin->toString(), std::string("73c5da0a/49h/1h/0h/1/7"));

    const auto taproot = parsed("tr([73c5da0a/86h/0h/0h]" + Bip86Key + "/<0;1>/*)").derive(0, 0);
    QCOMPARE(hexOf(taproot->keys[0].publicKey), // the internal key of BIP86
             QByteArray("cc8a4bc64d897bddc5fbc2f670f7a8ba0b386779106cf1223c6fc5d7cd6fc115"));
}

void TestDescriptor::keyPathsGoBackToTheMasterWhereItIsKnown()
{
    QCOMPARE(parsed("wpkh([73c5da0a/84h/0h/0h]" + Bip84Key + "/<0;1>/*)").keyPath(1, 17),
             std::string("m/84h/0h/0h/1/17"));
    QCOMPARE(parsed("wpkh(" + Bip84Key + "/<0;1>/*)").keyPath(1, 17), std::string(".../1/17"));
    QCOMPARE(parsed("wpkh(" + Bip84Key + ")").keyPath(0, 17), std::string());
    QCOMPARE(parsed("pkh([deadbeef/1/2h]" + HexKey + ")").keyPath(0, 17), std::string("m/1/2h"));
    QCOMPARE(parsed("raw(deadbeef)").keyPath(0, 0), std::string());
    const std::string master
        = "xpub661MyMwAqRbcFkPHucMnrGNzDwb6teAX1RbKQmqtEF8kK3Z7LZ59qafCjB9eCRLiTVG3uxBxgKvRgbubRhqSKXnGGb1aoaqLrp"
          "MBDrVxga8";
    QCOMPARE(parsed("tr(" + master + "/0/*)").keyPath(0, 3), std::string("m/0/3"));
    QCOMPARE(parsed("tr(" + master + "/0/*)").derive(0, 3)->keys[0].origin->toString(), std::string("73c5da0a/0/3"));
}

void TestDescriptor::branchesAndIndexesHaveLimits()
{
    const Descriptor descriptor = parsed("wpkh(" + Bip84Key + "/<0;1>/*)");
    QCOMPARE(descriptor.branchCount(), std::size_t{2});
    QVERIFY(descriptor.isRanged());
    QVERIFY(descriptor.scriptPubKey(1, Descriptor::MaxIndex));
    QCOMPARE(descriptor.scriptPubKey(2, 0).error().code, Errc::OutOfRange);
    QCOMPARE(descriptor.scriptPubKey(0, Descriptor::MaxIndex + 1).error().code, Errc::OutOfRange);

    const Descriptor single = parsed("wpkh(" + HexKey + ")");
    QVERIFY(!single.isRanged());
    QCOMPARE(*single.scriptPubKey(0, 0), *single.scriptPubKey(0, 99));
}

void TestDescriptor::oneBranchStandsAlone()
{
    const Descriptor both = parsed("wsh(multi(2,[73c5da0a/48h]" + Bip84Key + "/<4;5>/1/*," + Bip86Key + "/7/*))");
    const Descriptor change = both.branch(1);
    QCOMPARE(change.toString(),
             parsed("wsh(multi(2,[73c5da0a/48h]" + Bip84Key + "/5/1/*," + Bip86Key + "/7/*))").toString());
    QCOMPARE(change.branchCount(), std::size_t{1});
    QCOMPARE(*change.scriptPubKey(0, 12), *both.scriptPubKey(1, 12));
    QVERIFY(*both.scriptPubKey(0, 12) != *both.scriptPubKey(1, 12));
}

void TestDescriptor::pairsReceiveAndChange()
{
    const std::string key = "[73c5da0a/84h/0h/0h]" + Bip84Key;
    const Descriptor receive = parsed("wpkh(" + key + "/0/*)");
    const Descriptor change = parsed("wpkh(" + key + "/1/*)");
    const Descriptor both = parsed("wpkh(" + key + "/<0;1>/*)");
    QCOMPARE(Descriptor::paired(receive, change)->toString(), both.toString());
    QCOMPARE(Descriptor::paired(change, receive)->toString(), both.toString());

    const auto multi = [](const char* branch) {
        return parsed("sh(wsh(sortedmulti(2," + Bip84Key + "/" + branch + "/*," + Bip86Key + "/9/" + branch + "/*,"
                      + HexKey + ")))");
    };
    QCOMPARE(Descriptor::paired(multi("3"), multi("2"))->toString(), multi("<3;2>").toString());
    QCOMPARE(*Descriptor::paired(multi("0"), multi("1"))->scriptPubKey(1, 5), *multi("1").scriptPubKey(0, 5));
}

void TestDescriptor::whatIsNoPairIsNotPaired_data()
{
    QTest::addColumn<QByteArray>("receive");
    QTest::addColumn<QByteArray>("change");
    const auto row = [](const char* name, const std::string& receive, const std::string& change) {
        QTest::newRow(name) << QByteArray::fromStdString(receive) << QByteArray::fromStdString(change);
    };
    row("twice the same", "wpkh(" + Bip84Key + "/0/*)", "wpkh(" + Bip84Key + "/0/*)");
    row("another script", "wpkh(" + Bip84Key + "/0/*)", "pkh(" + Bip84Key + "/1/*)");
    row("another key", "wpkh(" + Bip84Key + "/0/*)", "wpkh(" + Bip86Key + "/1/*)");
    row("two steps differ", "wpkh(" + Bip84Key + "/0/0/*)", "wpkh(" + Bip84Key + "/1/1/*)");
    row("one is longer", "wpkh(" + Bip84Key + "/0/*)", "wpkh(" + Bip84Key + "/1/0/*)");
    row("one is not ranged", "wpkh(" + Bip84Key + "/0/*)", "wpkh(" + Bip84Key + "/1)");
    row("one is a pair already", "wpkh(" + Bip84Key + "/<0;1>/*)", "wpkh(" + Bip84Key + "/1/*)");
    row("another threshold", "wsh(multi(1," + Bip84Key + "/0/*," + HexKey + "))",
        "wsh(multi(2," + Bip84Key + "/1/*," + HexKey + "))");
    row("scripts", "raw(deadbeef)", "raw(deadbeee)");
    row("constant keys", "wpkh(" + HexKey + ")", "wpkh(" + OtherHexKey + ")");
}

void TestDescriptor::whatIsNoPairIsNotPaired()
{
    QFETCH(QByteArray, receive);
    QFETCH(QByteArray, change);
    QVERIFY(!Descriptor::paired(parsed(receive.toStdString()), parsed(change.toStdString())));
}

void TestDescriptor::identityIgnoresSpelling_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char* name, const std::string& one, const std::string& other) {
        QTest::newRow(name) << QByteArray::fromStdString(one) << QByteArray::fromStdString(other);
    };
    row("origin", "wpkh([73c5da0a/84'/0'/0']" + Bip84Key + "/<0;1>/*)", "wpkh(" + Bip84Key + "/<0;1>/*)");
    row("checksum", "raw(deadbeef)#89f8spxm", "raw(deadbeef)");
    row("upper case", "raw(DEADBEEF)", "raw(deadbeef)");
    row("order of sorted keys", "wsh(sortedmulti(1," + HexKey + "," + OtherHexKey + "))",
        "wsh(sortedmulti(1," + OtherHexKey + "," + HexKey + "))");
    row("taproot key with and without its first byte", "tr(" + HexKey + ")", "tr(" + HexKey.substr(2) + ")");
    row("an address and its script", "addr(3PUNyaW7M55oKWJ3kDukwk9bsKvryra15j)",
        "raw(a914eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee87)");
}

void TestDescriptor::identityIgnoresSpelling()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    QCOMPARE(parsed(one.toStdString()).identity(), parsed(other.toStdString()).identity());
    QCOMPARE(parsed(one.toStdString()).identity().size(), std::size_t{64});
}

void TestDescriptor::identityTellsScriptsApart()
{
    const std::string key = Bip84Key + "/0/*)";
    const std::vector<std::string> texts{"wpkh(" + key,
                                         "pkh(" + key,
                                         "tr(" + key,
                                         "wpkh(" + Bip84Key + "/1/*)",
                                         "wpkh(" + Bip84Key + "/<0;1>/*)",
                                         "wpkh(" + Bip84Key + "/<1;0>/*)",
                                         "wpkh(" + Bip84Key + "/0)",
                                         "wsh(multi(1," + HexKey + "," + OtherHexKey + "))",
                                         "wsh(multi(2," + HexKey + "," + OtherHexKey + "))",
                                         "wsh(multi(1," + OtherHexKey + "," + HexKey + "))",
                                         "wsh(sortedmulti(1," + HexKey + "," + OtherHexKey + "))",
                                         "sh(wsh(multi(1," + HexKey + "," + OtherHexKey + ")))"};
    QSet<QByteArray> seen;
    for (const std::string& text : texts) seen.insert(QByteArray::fromStdString(parsed(text).identity()));
    QCOMPARE(std::size_t(seen.size()), texts.size());
}

void TestDescriptor::changedCharactersAreNeverTakenSilently()
{
    const std::string text = parsed("wpkh([73c5da0a/84h/0h/0h]" + Bip84Key + "/<0;1>/*)").toString();
    forEveryByteFlip(bytesOf(text), 200, [](ByteSpan changed) {
        const auto* chars = static_cast<const char*>(static_cast<const void*>(changed.data()));
        QVERIFY(!Descriptor::parse({chars, changed.size()}, Network::Mainnet));
    });
}

void TestDescriptor::hostileTextIsRefusedQuickly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("deep nesting") << QByteArray("sh(").repeated(20'000);
    QTest::newRow("deep nesting, closed") << QByteArray("wsh(").repeated(8'000) + QByteArray(")").repeated(8'000);
    QTest::newRow("too long") << QByteArray(1'000'000, 'a');
    QTest::newRow("many keys") << "wsh(multi(1" + QByteArray(",a").repeated(30'000) + "))";
    QTest::newRow("many steps") << QByteArray::fromStdString("wpkh(" + Bip84Key) + QByteArray("/1").repeated(30'000)
            + ")";
    QTest::newRow("a long tuple") << QByteArray::fromStdString("wpkh(" + Bip84Key) + "/<1"
            + QByteArray(";2").repeated(30'000) + ">/*)";
    QTest::newRow("a long script") << "raw(" + QByteArray("a").repeated(60'001) + ")";
    QTest::newRow("long base58") << "addr(" + QByteArray(60'000, 'z') + ")";
    QTest::newRow("a zero byte") << QByteArray("wpkh(\0)", 7);
}

void TestDescriptor::hostileTextIsRefusedQuickly()
{
    QFETCH(QByteArray, text);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!Descriptor::parse(viewOf(text), Network::Mainnet));
    QVERIFY2(timer.elapsed() < 10'000, "took longer than ten seconds");
}

QTEST_APPLESS_MAIN(TestDescriptor)
#include "tst_descriptor.moc"
