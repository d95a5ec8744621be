// SPDX-License-Identifier: MIT

#include "core/descriptors/addresslist.h"
#include "core/script/address.h"
#include "core/script/templates.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

static const std::string Genesis = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
static const std::string Segwit = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

class TestAddressList final : public QObject
{
    Q_OBJECT

private slots:
    void readsAddressLabelAndHeight();
    void readsLines_data();
    void readsLines();
    void mergesAnAddressThatComesAgain();
    void refuses_data();
    void refuses();
    void refusalsNeverRepeatTheText();
    void takesAHundredThousandAndNoMore();
    void theLowestHeightCountsOnlyWhereEveryLineNamesOne();
};

void TestAddressList::readsAddressLabelAndHeight()
{
    const std::string text = "\xef\xbb\xbf# my addresses\r\n\r\n" + Genesis + ",Genesis,0\r\n" + Segwit + "\r\n";
    const auto list = parseAddressList(text, Network::Mainnet);
    QVERIFY(list);
    QCOMPARE(list->size(), std::size_t{2});
    QCOMPARE((*list)[0].address, Genesis);
    QCOMPARE((*list)[0].label, std::string("Genesis"));
    QCOMPARE((*list)[0].height->value, 0);
    QCOMPARE(hexOf((*list)[0].script), QByteArray("76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac"));
    QVERIFY((*list)[1].label.empty());
    QVERIFY(!(*list)[1].height);
}

void TestAddressList::readsLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<int>("height"); // -1: none
    const auto row = [](const char* name, const std::string& line, const char* label, int height) {
        QTest::newRow(name) << QByteArray::fromStdString(line) << QByteArray(label) << height;
    };
    row("address alone", Segwit, "", -1);
    row("upper case", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "", -1);
    row("spaces around the fields", " " + Segwit + " , Savings , 800000 ", "Savings", 800'000);
    row("height without a label", Segwit + ",,7", "", 7);
    row("label without a height", Segwit + ",Savings,", "Savings", -1);
    row("a comma in quotes", Segwit + ",\"Rent, and water\",5", "Rent, and water", 5);
    row("quotes in quotes", Segwit + ",\"the \"\"old\"\" one\"", "the \"old\" one", -1);
    row("quoted address", '"' + Segwit + "\",x", "x", -1);
    row("UTF-8", Segwit + ",Ersparnis für später", "Ersparnis für später", -1);
    row("its script in hexadecimal", "0014751e76e8199196d454941c45d1b3a323f1433bd6,Savings", "Savings", -1);
    row("names of columns first", "Address,Label,Height\n" + Segwit + ",x,9", "x", 9);
}

void TestAddressList::readsLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, label);
    QFETCH(int, height);

    const auto list = parseAddressList(viewOf(line), Network::Mainnet);

    QVERIFY2(list, list ? "" : list.error().detail.c_str());
    QCOMPARE(list->size(), std::size_t{1});
    QCOMPARE(list->front().address, Segwit);
    QCOMPARE(list->front().label, label.toStdString());
    QCOMPARE(list->front().height ? list->front().height->value : -1, height);
}

void TestAddressList::mergesAnAddressThatComesAgain()
{
    const std::string text = Segwit + ",,500\n" + Genesis + "\nBC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4,Savings,300\n"
        + Segwit + ",Other,400";
    const auto list = parseAddressList(text, Network::Mainnet);
    QCOMPARE(list->size(), std::size_t{2});
    QCOMPARE(list->front().label, std::string("Savings"));
    QCOMPARE(list->front().height->value, 300);
}

void TestAddressList::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* name, const std::string& text, Errc code, const char* detail) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << int(code) << QByteArray(detail);
    };
    row("nothing", "# nothing\n", Errc::Malformed, "no addresses");
    row("a mistyped address", Genesis + "\n\nbc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", Errc::BadChecksum,
        "line 3: ");
    row("another network", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn,x", Errc::WrongNetwork, "testnet");
    row("a private key", Genesis + "\n5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF", Errc::PrivateKeyGiven,
        "line 2: ");
    row("a hash in hexadecimal", std::string(64, '0'), Errc::Malformed, "base58: ");
    row("no address", "hello,world", Errc::Malformed, "address: too short");
    row("a label first", "Savings," + Genesis, Errc::Malformed, "address: too short");
    row("too many fields", Genesis + ",Rent, and water,5", Errc::Malformed, "more than address, label and height");
    row("a height that is no number", Genesis + ",x,soon", Errc::Malformed, "the height is not a number");
    row("a negative height", Genesis + ",x,-1", Errc::Malformed, "the height is not a number");
    row("a height too large", Genesis + ",x,2147483648", Errc::OutOfRange, "the height is too large");
    row("a height far too large", Genesis + ",x,99999999999999999999", Errc::OutOfRange, "the height is too large");
    row("a quote without its end", Genesis + ",\"Rent", Errc::Malformed, "a quote without its end");
    row("text after a quote", Genesis + ",\"Rent\" x", Errc::Malformed, "text after a closing quote");
    row("a label too long", Genesis + ',' + std::string(1'001, 'x'), Errc::OutOfRange, "the label is too long");
}

void TestAddressList::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, detail);

    const auto list = parseAddressList(viewOf(text), Network::Mainnet);

    QVERIFY(!list);
    QCOMPARE(int(list.error().code), code);
    QVERIFY2(QByteArray::fromStdString(list.error().detail).startsWith(detail), list.error().detail.c_str());
}

void TestAddressList::refusalsNeverRepeatTheText()
{
    for (const std::string secret : {"secret", "secret,secret", "\"secret"}) {
        const auto list = parseAddressList(secret, Network::Mainnet);
        QVERIFY(list.error().detail.find("secret") == std::string::npos);
    }
}

void TestAddressList::takesAHundredThousandAndNoMore()
{
    std::string text;
    for (std::uint32_t i = 0; i <= MaxAddressListLines; ++i) {
        Digest20 hash{};
        for (std::size_t byte = 0; byte < 4; ++byte) hash[byte] = static_cast<std::byte>((i >> (8 * byte)) & 0xff);
        text += *addressOf(payToWitnessPubkeyHash(hash), Network::Mainnet) + '\n';
    }
    QCOMPARE(parseAddressList(text, Network::Mainnet).error().code, Errc::OutOfRange);
    text.resize(text.rfind('b')); // without the last line
    QCOMPARE(parseAddressList(text, Network::Mainnet)->size(), MaxAddressListLines);
    QCOMPARE(parseAddressList(std::string(MaxAddressListSize + 1, '\n'), Network::Mainnet).error().code,
             Errc::OutOfRange);
}

/// A line that does not say may be older than those that do.
void TestAddressList::theLowestHeightCountsOnlyWhereEveryLineNamesOne()
{
    std::vector<WatchedAddress> list(2);
    list[0].height = BlockHeight{700'000};
    QVERIFY(!lowestHeight(list));
    list[1].height = BlockHeight{500'000};
    QVERIFY(lowestHeight(list) == BlockHeight{500'000});
    QVERIFY(!lowestHeight({}));
}

QTEST_APPLESS_MAIN(TestAddressList)
#include "tst_addresslist.moc"
