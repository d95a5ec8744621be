// SPDX-License-Identifier: MIT

#include "core/descriptors/watchinput.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

// The account keys of BIP84 and BIP49 (testnet), as the BIPs write them and as plain BIP32 keys.
static const std::string Zpub
    = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
static const std::string Xpub
    = "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V";
static const std::string Upub
    = "upub5EFU65HtV5TeiSHmZZm7FUffBGy8UKeqp7vw43jYbvZPpoVsgU93oac7Wk3u6moKegAEWtGNF8DehrnHtv21XXEMYRUocHqguyjknFHYfgY";
static const std::string Tpub
    = "tpubDD7tXK8KeQ3YY83yWq755fHY2JW8Ha8Q765tknUM5rSvjPcGWfUppDFMpQ1ScziKfW3ZNtZvAD7M3u7bSs7HofjTD3KP3YxPK7X6hwV8Rk2";
static const std::string Origin = "[73c5da0a/84h/0h/0h]";

static std::string withChecksum(const std::string& body) { return body + '#' + *descriptorChecksum(body); }

class TestWatchInput final : public QObject
{
    Q_OBJECT

private slots:
    void understandsWhatIsPasted_data();
    void understandsWhatIsPasted();
    void takesSeveralThingsAtOnce();
    void keepsEachLinesFacts();
    void refuses_data();
    void refuses();
    void errorsNameTheLineWhenThereAreSeveral();
    void refusalsNeverRepeatTheText();
    void readsOtherProgramsFiles_data();
    void readsOtherProgramsFiles();
};

void TestWatchInput::understandsWhatIsPasted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("network");
    QTest::addColumn<int>("type"); // -1: not said
    QTest::addColumn<QByteArray>("descriptor"); // without checksum
    QTest::addColumn<QByteArray>("what");

    const auto row = [](const char* name, const std::string& text, Network network, int type,
                        const std::string& descriptor, const char* what) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << int(network) << type
                            << QByteArray::fromStdString(descriptor) << QByteArray(what);
    };
    const auto main = Network::Mainnet;
    const int bip86 = int(AccountType::Bip86);
    const std::string both = "wpkh(" + Origin + Xpub + "/<0;1>/*)";
    const char* account = "wpkh account key, fingerprint 73c5da0a, path m/84h/0h/0h";
    row("a descriptor", withChecksum(both), main, -1, both, account);
    row("a descriptor with space around", "\n  " + both + " \r\n\n", main, -1, both, account);
    row("a labelled descriptor", "Receive and change: " + both, main, -1, both, account);
    row("two branches", "wpkh(" + Origin + Xpub + "/0/*)\nwpkh(" + Origin + Xpub + "/1/*)\n", main, -1, both, account);
    row("two branches, change first", "wpkh(" + Origin + Xpub + "/1/*)\r\nwpkh(" + Origin + Xpub + "/0/*)", main, -1,
        both, account);
    row("the whole and its branches",
        "# Receive and change\n" + both + "\n# Receive\nwpkh(" + Origin + Xpub + "/0/*)\n# Change\nwpkh(" + Origin
            + Xpub + "/1/*)",
        main, -1, both, account);
    row("the branches before the whole", "wpkh(" + Xpub + "/0/*)\nwpkh(" + Xpub + "/1/*)\n" + both, main, -1, both,
        account);
    row("the same twice", both + '\n' + withChecksum(both), main, -1, both, account);
    row("one branch", "wpkh(" + Origin + Xpub + "/0/*)", main, -1, "wpkh(" + Origin + Xpub + "/0/*)",
        "wpkh account key, fingerprint 73c5da0a, path m/84h/0h/0h, one branch");
    row("zpub", Zpub, main, -1, "wpkh(" + Xpub + "/<0;1>/*)", "wpkh account key");
    row("zpub with its origin", Origin + Zpub, main, -1, both, account);
    row("xpub with a type", Xpub, main, bip86, "tr(" + Xpub + "/<0;1>/*)", "tr account key");
    row("upub", Upub, Network::Practice, -1, "sh(wpkh(" + Tpub + "/<0;1>/*))", "sh(wpkh) account key");
    row("zpub in a descriptor", "wpkh(" + Origin + Zpub + "/0/*)", main, -1, "wpkh(" + Origin + Xpub + "/0/*)",
        "wpkh account key, fingerprint 73c5da0a, path m/84h/0h/0h, one branch");
    row("zpub in a descriptor with a checksum", withChecksum("wpkh(" + Zpub + "/<0;1>/*)"), main, -1,
        "wpkh(" + Xpub + "/<0;1>/*)", "wpkh account key");
    row("multisig", "wsh(sortedmulti(2," + Xpub + "/<0;1>/*," + Origin + Xpub + "/<2;3>/*))", main, -1,
        "wsh(sortedmulti(2," + Xpub + "/<0;1>/*," + Origin + Xpub + "/<2;3>/*))", "wsh multisig, 2 of 2");
    row("an address descriptor", "addr(1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa)", main, -1,
        "addr(1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa)", "address");
}

void TestWatchInput::understandsWhatIsPasted()
{
    QFETCH(QByteArray, text);
    QFETCH(int, network);
    QFETCH(int, type);
    QFETCH(QByteArray, descriptor);
    QFETCH(QByteArray, what);
    const auto asked = type < 0 ? std::nullopt : std::optional(AccountType(type));

    const auto inputs = parseWatchInput(viewOf(text), Network(network), asked);

    QVERIFY2(inputs, inputs ? "" : inputs.error().detail.c_str());
    QCOMPARE(inputs->size(), std::size_t{1});
    QCOMPARE(inputs->front().descriptor.toString(), withChecksum(descriptor.toStdString()));
    QCOMPARE(inputs->front().what(), what.toStdString());
}

void TestWatchInput::takesSeveralThingsAtOnce()
{
    const std::string text = Zpub + "\n\n# an address\naddr(1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa)\npkh(" + Xpub + "/0/*)";
    const auto inputs = parseWatchInput(text, Network::Mainnet);
    QVERIFY(inputs);
    QCOMPARE(inputs->size(), std::size_t{3});
    QCOMPARE((*inputs)[1].line, std::size_t{4});
    QCOMPARE((*inputs)[2].line, std::size_t{5});
}

void TestWatchInput::keepsEachLinesFacts()
{
    const auto key = parseWatchInput(Zpub, Network::Mainnet);
    QVERIFY(key->front().isAccountKey);
    QVERIFY(!key->front().isPair);

    const std::string receive = withChecksum("wpkh(" + Xpub + "/0/*)");
    const auto pair = parseWatchInput(receive + "\nwpkh(" + Xpub + "/1/*)", Network::Mainnet);
    QVERIFY(pair->front().isPair);
    QVERIFY(!pair->front().isAccountKey);
    QVERIFY(!pair->front().hadChecksum); // one of the two had none
    QVERIFY(parseWatchInput(receive, Network::Mainnet)->front().hadChecksum);
}

void TestWatchInput::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const std::string& text, Errc code, int type = -1) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << type << int(code);
    };
    row("nothing", "", Errc::Malformed);
    row("comments only", "# nothing\n\n", Errc::Malformed);
    row("a word", "hello", Errc::Malformed);
    row("an address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Errc::Malformed);
    row("an address of another network", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", Errc::Malformed);
    row("a mistyped address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", Errc::Malformed);
    row("a key that is cut off", Zpub.substr(0, 30), Errc::Truncated);
    row("a key that is cut off late", Zpub.substr(0, 60), Errc::Truncated);
    row("a key that does not say its type", Xpub, Errc::Refused);
    row("a type against the key's", Zpub, Errc::Refused, int(AccountType::Bip86));
    row("a version against the script", "pkh(" + Zpub + "/0/*)", Errc::Refused);
    row("a key of another network", Upub, Errc::WrongNetwork);
    row("a mistyped key", Zpub.substr(0, 60) + 'x' + Zpub.substr(61), Errc::BadChecksum);
    row("a wrong checksum", "wpkh(" + Xpub + "/0/*)#qqqqqqqq", Errc::BadChecksum);
    row("a wrong checksum with zpub", "wpkh(" + Zpub + "/0/*)#qqqqqqqq", Errc::BadChecksum);
    row("not supported", "combo(" + Xpub + "/*)", Errc::Unsupported);
    row("WIF", "L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1", Errc::PrivateKeyGiven);
    row("zprv",
        "zprvAdG4iTXWBoARxkkzNpNh8r6Qag3irQB8PzEMkAFeTRXxHpbF9z4QgEvBRmfvqWvGp42t42nvgGpNgYSJA9iefm1yYNZKEm7z6qUWCroSQn"
        "E",
        Errc::PrivateKeyGiven);
    row("a private key in a comment", "# L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1\n" + Zpub,
        Errc::PrivateKeyGiven);
    row("recovery words",
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
        Errc::PrivateKeyGiven);
    row("recovery words, one a line",
        "abandon\nabandon\nabandon\nabandon\nabandon\nabandon\nabandon\nabandon\nabandon\nabandon\nabandon\nabout",
        Errc::PrivateKeyGiven);
    std::string many;
    for (int i = 0; i < 101; ++i) many += "raw(51" + std::to_string(10 + i % 80) + ")\n";
    row("more than 100 lines", many, Errc::OutOfRange);
    row("more than a million bytes", std::string(1'000'001, '\n'), Errc::OutOfRange);
}

void TestWatchInput::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, type);
    QFETCH(int, code);
    const auto asked = type < 0 ? std::nullopt : std::optional(AccountType(type));

    const auto inputs = parseWatchInput(viewOf(text), Network::Mainnet, asked);

    QVERIFY(!inputs);
    QCOMPARE(int(inputs.error().code), code);
}

void TestWatchInput::errorsNameTheLineWhenThereAreSeveral()
{
    const std::string broken = "wpkh(" + Xpub + "/0/*)#qqqqqqqq";
    const auto alone = parseWatchInput("\n" + broken, Network::Mainnet);
    QCOMPARE(alone.error().detail, *descriptorChecksum("wpkh(" + Xpub + "/0/*)"));
    const auto among = parseWatchInput("# comment\r\n" + Zpub + "\r\n" + broken, Network::Mainnet);
    QCOMPARE(among.error().detail, "line 3: " + alone.error().detail);
}

void TestWatchInput::refusalsNeverRepeatTheText()
{
    for (const std::string secret :
         {"secret words that nobody else may read", "secretsecretsecret(x)", "[73c5da0a]secret"}) {
        const auto inputs = parseWatchInput(secret, Network::Mainnet);
        QVERIFY(inputs.error().detail.find("secret") == std::string::npos);
    }
}

void TestWatchInput::readsOtherProgramsFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("branches");
    QTest::addColumn<QByteArray>("what");
    QTest::newRow("Sparrow, multipath") << "descriptor-multipath.txt" << 2
                                        << QByteArray("wpkh account key, fingerprint a262308d, path m/84h/0h/0h");
    QTest::newRow("Sparrow, receive") << "descriptor-receive.txt" << 1
                                      << QByteArray(
                                             "wpkh account key, fingerprint a262308d, path m/84h/0h/0h, one branch");
    QTest::newRow("Sparrow, receive and change")
        << "descriptor-receive-change1.txt" << 2
        << QByteArray("wpkh account key, fingerprint a262308d, path m/84h/0h/0h");
    QTest::newRow("Keystone, zpub") << "keystone-singlesig-keystore-1.txt" << 1
                                    << QByteArray(
                                           "wpkh account key, fingerprint 5271c071, path m/84h/0h/0h, one branch");
}

void TestWatchInput::readsOtherProgramsFiles()
{
    QFETCH(QString, file);
    QFETCH(int, branches);
    QFETCH(QByteArray, what);
    const auto text = sharedVector(QString("import/" + file));
    if (!text) QSKIP(NoSharedVectors);

    const auto inputs = parseWatchInput(viewOf(*text), Network::Mainnet);

    QVERIFY2(inputs, inputs ? "" : inputs.error().detail.c_str());
    QCOMPARE(inputs->size(), std::size_t{1});
    QCOMPARE(int(inputs->front().descriptor.branchCount()), branches);
    QCOMPARE(inputs->front().what(), what.toStdString());
}

QTEST_APPLESS_MAIN(TestWatchInput)
#include "tst_watchinput.moc"
