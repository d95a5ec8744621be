// SPDX-License-Identifier: MIT

#include "core/crypto/hash.h"
#include "core/keys/recoverywords.h"
#include "core/keys/wordlist_english.h"
#include "tests/support/vectors.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace lockstep;
using namespace lockstep::test;

class TestRecoveryWords final : public QObject
{
    Q_OBJECT

private slots:
    void theListIsThatOfBip39();
    void fourLettersTellAllWordsApart();
    void wordsAreFoundByNameOrByFourLetters_data();
    void wordsAreFoundByNameOrByFourLetters();
    void completionsComeInOrder();
    void theNearestWordIsFound_data();
    void theNearestWordIsFound();
};

void TestRecoveryWords::theListIsThatOfBip39()
{
    Bytes file;
    for (const std::string_view word : englishWords) {
        append(file, bytesOf(word));
        append(file, bytesOf("\n"));
    }
    // The digest of english.txt as the BIP and every wallet have it.
    QCOMPARE(hexOf(sha256(file)), QByteArray("2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"));
    if (const auto shared = sharedVector(u"bip39_wordlists/english.txt")) QCOMPARE(hexOf(file), shared->toHex());
}

void TestRecoveryWords::fourLettersTellAllWordsApart()
{
    QVERIFY(std::ranges::is_sorted(englishWords));
    std::set<std::string_view> beginnings;
    for (const std::string_view word : englishWords) beginnings.insert(word.substr(0, 4));
    QCOMPARE(beginnings.size(), englishWords.size());
    for (std::size_t i = 0; i < englishWords.size(); ++i) QCOMPARE(size_t{*recoveryWordIndex(englishWords[i])}, i);
}

void TestRecoveryWords::wordsAreFoundByNameOrByFourLetters_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("index");

    QTest::newRow("first") << QByteArray("abandon") << 0;
    QTest::newRow("last") << QByteArray("zoo") << 2047;
    QTest::newRow("four letters") << QByteArray("aban") << 0;
    QTest::newRow("six letters") << QByteArray("abando") << 0;
    QTest::newRow("three letters that are a word themselves") << QByteArray("act") << 19;
    QTest::newRow("three letters that are none") << QByteArray("aba") << -1;
    QTest::newRow("one letter too many") << QByteArray("abandons") << -1;
    QTest::newRow("after the last") << QByteArray("zzzz") << -1;
    QTest::newRow("empty") << QByteArray("") << -1;
    QTest::newRow("upper case") << QByteArray("ABANDON") << -1;
}

void TestRecoveryWords::wordsAreFoundByNameOrByFourLetters()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, index);
    const auto found = recoveryWordIndex(typed.toStdString());
    QCOMPARE(found ? int(*found) : -1, index);
}

void TestRecoveryWords::completionsComeInOrder()
{
    using Words = std::vector<std::string_view>;
    QCOMPARE(recoveryWordsBeginningWith("act", 10), (Words{"act", "action", "actor", "actress", "actual"}));
    QCOMPARE(recoveryWordsBeginningWith("act", 2), (Words{"act", "action"}));
    QCOMPARE(recoveryWordsBeginningWith("zo", 9), (Words{"zone", "zoo"}));
    QCOMPARE(recoveryWordsBeginningWith("qx", 9), Words{});
    QCOMPARE(recoveryWordsBeginningWith("", 9), Words{});
}

void TestRecoveryWords::theNearestWordIsFound_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("word");

    QTest::newRow("a letter too many") << QByteArray("abandonn") << QByteArray("abandon");
    QTest::newRow("a letter missing") << QByteArray("wnner") << QByteArray("winner");
    QTest::newRow("a wrong letter") << QByteArray("legel") << QByteArray("legal");
    QTest::newRow("two letters swapped") << QByteArray("yaer") << QByteArray("year");
    QTest::newRow("two mistakes") << QByteArray("sausige") << QByteArray("sausage");
    QTest::newRow("nothing like it") << QByteArray("qqqqqq") << QByteArray();
    QTest::newRow("too short to guess") << QByteArray("q") << QByteArray();
    QTest::newRow("far too long") << QByteArray(5000, 'a') << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestRecoveryWords::theNearestWordIsFound()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, word);
    QCOMPARE(nearestRecoveryWord(typed.toStdString()).value_or(""), std::string_view(word.toStdString()));
}

QTEST_APPLESS_MAIN(TestRecoveryWords)
#include "tst_recoverywords.moc"
