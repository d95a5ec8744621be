// SPDX-License-Identifier: MIT

#include "core/keys/extendedkey.h"
#include "core/keys/mnemonic.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <set>

using namespace lockstep;
using namespace lockstep::test;

static Result<Mnemonic> parse(const QByteArray& text) { return Mnemonic::parse(spanOf(text)); }

static const QByteArray Winner("legal winner thank year wave sausage worth useful legal winner thank yellow");

class TestMnemonic final : public QObject
{
    Q_OBJECT

private slots:
    void wordsAndSeedAreThoseOfTheVectors_data();
    void wordsAndSeedAreThoseOfTheVectors();
    void everyEnglishVectorOfTrezor();
    void everyPhraseLengthComesBack();
    void typingHabitsDoNotMatter_data();
    void typingHabitsDoNotMatter();
    void refuses_data();
    void refuses();
    void errorsNeverRepeatWhatWasTyped();
    void aWordOutOfPlaceIsAChecksumError();
    void passphrasesAreNormalized();
    void entropyHasFiveSizes();
    void newPhrasesAreRandom();
};

void TestMnemonic::wordsAndSeedAreThoseOfTheVectors_data()
{
    QTest::addColumn<QByteArray>("entropy");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("seed");

    // From the test set that BIP39 names; the passphrase is TREZOR.
    QTest::newRow("12 words, zeros")
        << QByteArray(32, '0')
        << QByteArray("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about")
        << QByteArray("c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141"
                      "630c7a3c4ab7c81b2f001698e7463b04");
    QTest::newRow("12 words, 7f")
        << QByteArray("7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f") << Winner
        << QByteArray("2e8905819b8723fe2c1d161860e5ee1830318dbf49a83bd451cfb8440c28bd6fa457fe1296106559a3c80937a1c1069b"
                      "e3a3a5bd381ee6260e8d9739fce1f607");
    QTest::newRow("24 words, ones")
        << QByteArray(64, 'f') << QByteArray("zoo ").repeated(23) + "vote"
        << QByteArray("dd48c104698c30cfe2b6142103248622fb7bb0ff692eebb00089b32d22484e1613912f0a5b694407be899ffd31ed3992"
                      "c456cdf60f5d4564b8ba3f05a69890ad");
}

void TestMnemonic::wordsAndSeedAreThoseOfTheVectors()
{
    QFETCH(QByteArray, entropy);
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, seed);
    const auto phrase = parse(words);
    QVERIFY(phrase);
    QCOMPARE(hexOf(phrase->entropy()), entropy);
    QCOMPARE(phrase->words().text(), std::string_view(words.toStdString()));
    QCOMPARE(hexOf(phrase->seed(bytesOf("TREZOR"))->span()), seed);
}

void TestMnemonic::everyEnglishVectorOfTrezor()
{
    const auto document = sharedJson(u"bip/bip39_trezor_vectors.json");
    if (!document) QSKIP(NoSharedVectors);
    const QJsonArray vectors = document->object()["english"].toArray();
    QCOMPARE(vectors.size(), 24);
    for (const QJsonValue& vector : vectors) {
        const auto phrase = Mnemonic::fromEntropy(bytesOfHex(vector[0].toString()));
        QVERIFY(phrase);
        QCOMPARE(phrase->words().text(), std::string_view(vector[1].toString().toStdString()));
        QCOMPARE(hexOf(parse(vector[1].toString().toUtf8())->entropy()), vector[0].toString().toLatin1());
        const auto seed = phrase->seed(bytesOf("TREZOR"));
        QCOMPARE(hexOf(seed->span()), vector[2].toString().toLatin1());
        const auto master = ExtendedPrivateKey::fromSeed(seed->span());
        QCOMPARE(master->toText(Network::Mainnet).text(), std::string_view(vector[3].toString().toStdString()));
    }
}

void TestMnemonic::everyPhraseLengthComesBack()
{
    for (const std::size_t size : {16U, 20U, 24U, 28U, 32U}) {
        for (int fill = 0; fill < 256; ++fill) {
            const Bytes entropy(size, static_cast<std::byte>(fill));
            const auto phrase = Mnemonic::fromEntropy(entropy);
            QCOMPARE(phrase->wordCount(), size * 3 / 4);
            const auto back = Mnemonic::parse(phrase->words().span());
            QVERIFY(back);
            QCOMPARE(hexOf(back->entropy()), hexOf(entropy));
        }
    }
}

void TestMnemonic::typingHabitsDoNotMatter_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("line breaks and extra spaces") << "\n  " + QByteArray(Winner).replace(" ", " \r\n\t") + "  \n";
    QTest::newRow("upper case") << Winner.toUpper();
    QTest::newRow("first letters only") << QByteArray("lega winn than year wave saus wort usef lega winn than yell");
    QTest::newRow("commas") << QByteArray(Winner).replace(" ", ",");
    QTest::newRow("numbered") << QByteArray(
        "1. legal 2. winner 3. thank 4. year 5) wave 6: sausage #7 worth 8 useful 9 - legal 10.winner "
        "11thank 12 yellow");
    QTest::newRow("wide spaces as in Japanese") << QByteArray(Winner).replace(" ", "\xe3\x80\x80");
    QTest::newRow("hard spaces") << QByteArray(Winner).replace(" ", "\xc2\xa0");
}

void TestMnemonic::typingHabitsDoNotMatter()
{
    QFETCH(QByteArray, text);
    const auto phrase = parse(text);
    QVERIFY(phrase);
    QCOMPARE(phrase->words().text(), std::string_view(Winner.toStdString()));
}

void TestMnemonic::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("detail");

    QTest::newRow("empty") << QByteArray() << int(Errc::OutOfRange) << QByteArray("0");
    QTest::newRow("numbers only") << QByteArray("1 2 3") << int(Errc::OutOfRange) << QByteArray("0");
    QTest::newRow("11 words") << Winner.left(Winner.lastIndexOf(' ')) << int(Errc::OutOfRange) << QByteArray("11");
    QTest::newRow("13 words") << Winner + " zoo" << int(Errc::OutOfRange) << QByteArray("13");
    QTest::newRow("9 words") << QByteArray("zoo ").repeated(9) << int(Errc::OutOfRange) << QByteArray("9");
    QTest::newRow("27 words") << QByteArray("zoo ").repeated(27) << int(Errc::OutOfRange) << QByteArray("27");
    QTest::newRow("a book") << QByteArray("zoo ").repeated(30000) << int(Errc::OutOfRange) << QByteArray("30000");
    QTest::newRow("wrong checksum") << QByteArray("zoo ").repeated(12) << int(Errc::BadChecksum) << QByteArray();
    QTest::newRow("third word unknown") << QByteArray(Winner).replace("thank year", "thxnk year")
                                        << int(Errc::UnknownWord) << QByteArray("3");
    QTest::newRow("last word unknown, numbered")
        << QByteArray("1 zoo 2 zoo 3 zooo") << int(Errc::UnknownWord) << QByteArray("3");
    QTest::newRow("a digit within a word")
        << QByteArray(Winner).replace("year", "y3ar") << int(Errc::UnknownWord) << QByteArray("4");
    QTest::newRow("an accent") << QByteArray(Winner).replace("year", "ye\xc3\xa1r") << int(Errc::UnknownWord)
                               << QByteArray("4");
    QTest::newRow("a word of another script")
        << "\xe3\x81\x82\xe3\x81\x84 " + Winner << int(Errc::UnknownWord) << QByteArray("1");
    QTest::newRow("three letters") << QByteArray(Winner).replace("sausage", "sau") << int(Errc::UnknownWord)
                                   << QByteArray("6");
    QTest::newRow("not UTF-8") << QByteArray("legal \xff") << int(Errc::Malformed) << QByteArray("not UTF-8");
}

void TestMnemonic::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, detail);
    const auto phrase = parse(text);
    QVERIFY(!phrase);
    QCOMPARE(int(phrase.error().code), code);
    QCOMPARE(phrase.error().detail, detail.toStdString());
}

void TestMnemonic::errorsNeverRepeatWhatWasTyped()
{
    for (const QByteArray& text :
         {QByteArray("hunter2 is my secret"), Winner + " hunter2", QByteArray("zoo hunter2")}) {
        const auto phrase = parse(text);
        QVERIFY(!phrase);
        QVERIFY(phrase.error().detail.find("hunter") == std::string::npos);
    }
}

void TestMnemonic::aWordOutOfPlaceIsAChecksumError()
{
    QCOMPARE(parse("winner legal thank year wave sausage worth useful legal winner thank yellow").error().code,
             Errc::BadChecksum);
}

void TestMnemonic::passphrasesAreNormalized()
{
    const auto phrase = parse(Winner);
    const auto seedOf = [&](std::string_view passphrase) { return hexOf(phrase->seed(bytesOf(passphrase))->span()); };
    QCOMPARE(seedOf("\xc3\xa9"), seedOf("e\xcc\x81"));
    QVERIFY(seedOf("a") != seedOf("a "));
    QVERIFY(seedOf("") != seedOf(" "));
    QCOMPARE(phrase->seed(bytesOf("\xff")).error().code, Errc::Malformed);
}

void TestMnemonic::entropyHasFiveSizes()
{
    for (std::size_t size = 0; size < 40; ++size) {
        const bool allowed = size >= 16 && size <= 32 && size % 4 == 0;
        QCOMPARE(Mnemonic::fromEntropy(Bytes(size)).has_value(), allowed);
    }
}

void TestMnemonic::newPhrasesAreRandom()
{
    std::set<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const Mnemonic phrase = Mnemonic::random(i % 2 == 0 ? PhraseLength::Words12 : PhraseLength::Words24);
        QCOMPARE(phrase.wordCount(), size_t(i % 2 == 0 ? 12 : 24));
        seen.insert(hexOf(phrase.entropy()));
    }
    QCOMPARE(seen.size(), size_t{1000});
}

QTEST_APPLESS_MAIN(TestMnemonic)
#include "tst_mnemonic.moc"
