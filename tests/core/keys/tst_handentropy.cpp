// SPDX-License-Identifier: MIT

#include "core/crypto/hash.h"
#include "core/keys/handentropy.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// Randomness that a person makes by hand, mixed into new recovery words.
class TestHandEntropy final : public QObject
{
    Q_OBJECT

private slots:
    void theWordsAreTheHashOfBoth_data();
    void theWordsAreTheHashOfBoth();
    void eitherOneChangesTheWords();
    void blanksBetweenThemDoNotCount();
    void tooLittleIsRefusedWithHowMuchIsMissing_data();
    void tooLittleIsRefusedWithHowMuchIsMissing();
    void whatIsNoneOfThemIsRefusedByItsPlace_data();
    void whatIsNoneOfThemIsRefusedByItsPlace();
};

namespace {

const QByteArray System(32, '\x5a'); ///< In place of the kernel.

QByteArray wordsOf(HandEntropy kind, const QByteArray& typed, const QByteArray& system, PhraseLength length)
{
    const auto phrase = mixedPhrase(kind, spanOf(typed), spanOf(system), length);
    if (!phrase) return {};
    const SecureBytes words = phrase->words();
    return {words.text().data(), static_cast<qsizetype>(words.size())};
}

PhraseLength lengthOf(int words) { return words == 24 ? PhraseLength::Words24 : PhraseLength::Words12; }

void fillWithKinds()
{
    QTest::addColumn<HandEntropy>("kind");
    QTest::addColumn<int>("words");
    QTest::addColumn<QByteArray>("typed"); ///< Just enough.
    QTest::newRow("50 rolls") << HandEntropy::Dice << 12 << QByteArray("12345").repeated(10);
    QTest::newRow("99 rolls") << HandEntropy::Dice << 24 << QByteArray("162").repeated(33);
    QTest::newRow("128 coins") << HandEntropy::Coins << 12 << QByteArray("01").repeated(64);
    QTest::newRow("256 coins") << HandEntropy::Coins << 24 << QByteArray("0110").repeated(64);
    QTest::newRow("32 digits") << HandEntropy::Hex << 12 << QByteArray("09afAF77").repeated(4);
    QTest::newRow("64 digits") << HandEntropy::Hex << 24 << QByteArray("09afAF77").repeated(8);
}

} // namespace

void TestHandEntropy::theWordsAreTheHashOfBoth_data() { fillWithKinds(); }

void TestHandEntropy::theWordsAreTheHashOfBoth()
{
    QFETCH(HandEntropy, kind);
    QFETCH(int, words);
    QFETCH(QByteArray, typed);
    const QByteArray both = typed + System;
    const Digest32 hash = sha256(spanOf(both));
    const auto expected = Mnemonic::fromEntropy(ByteSpan(hash).first(words == 24 ? 32 : 16));
    const SecureBytes right = expected->words();
    const QByteArray made = wordsOf(kind, typed, System, lengthOf(words));
    QCOMPARE(made, QByteArray(right.text().data(), static_cast<qsizetype>(right.size())));
    QCOMPARE(made.count(' ') + 1, words);
    QCOMPARE(wordsOf(kind, typed, System, lengthOf(words)), made);
}

void TestHandEntropy::eitherOneChangesTheWords()
{
    const QByteArray allOnes(99, '1'); // what a lazy person types
    const QByteArray words = wordsOf(HandEntropy::Dice, allOnes, System, PhraseLength::Words24);
    QVERIFY(!words.isEmpty());
    QVERIFY(wordsOf(HandEntropy::Dice, allOnes, QByteArray(32, 'x'), PhraseLength::Words24) != words);
    QVERIFY(wordsOf(HandEntropy::Dice, QByteArray(98, '1') + '2', System, PhraseLength::Words24) != words);
    QVERIFY(wordsOf(HandEntropy::Dice, allOnes + '1', System, PhraseLength::Words24) != words); // more is used too
}

void TestHandEntropy::blanksBetweenThemDoNotCount()
{
    const QByteArray tight = QByteArray("12345").repeated(10), loose = QByteArray("12 345\t").repeated(10);
    QCOMPARE(*handEntropyCount(HandEntropy::Dice, spanOf(loose)), std::size_t{50});
    QCOMPARE(wordsOf(HandEntropy::Dice, loose, System, PhraseLength::Words12),
             wordsOf(HandEntropy::Dice, tight, System, PhraseLength::Words12));
}

void TestHandEntropy::tooLittleIsRefusedWithHowMuchIsMissing_data() { fillWithKinds(); }

void TestHandEntropy::tooLittleIsRefusedWithHowMuchIsMissing()
{
    QFETCH(HandEntropy, kind);
    QFETCH(int, words);
    QFETCH(QByteArray, typed);
    const PhraseLength length = lengthOf(words);
    QCOMPARE(handEntropyNeeded(kind, length), static_cast<std::size_t>(typed.size()));
    const QByteArray less = typed.chopped(3) + " ";
    const auto phrase = mixedPhrase(kind, spanOf(less), spanOf(System), length);
    QCOMPARE(phrase.error(), (Error{Errc::Refused, "3"}));
    const auto nothing = mixedPhrase(kind, {}, spanOf(System), length);
    QCOMPARE(nothing.error(), (Error{Errc::Refused, std::to_string(typed.size())}));
}

void TestHandEntropy::whatIsNoneOfThemIsRefusedByItsPlace_data()
{
    QTest::addColumn<HandEntropy>("kind");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("place");
    QTest::newRow("a seven") << HandEntropy::Dice << QByteArray("12 37") << "4";
    QTest::newRow("a zero") << HandEntropy::Dice << QByteArray("0") << "1";
    QTest::newRow("heads") << HandEntropy::Coins << QByteArray("01h") << "3";
    QTest::newRow("0x") << HandEntropy::Hex << QByteArray("0xff") << "2";
    QTest::newRow("beyond ASCII") << HandEntropy::Dice << QByteArray("1\xc3\xa9") << "2";
}

void TestHandEntropy::whatIsNoneOfThemIsRefusedByItsPlace()
{
    QFETCH(HandEntropy, kind);
    QFETCH(QByteArray, typed);
    QFETCH(QString, place);
    const Error expected{Errc::Malformed, place.toStdString()};
    QCOMPARE(handEntropyCount(kind, spanOf(typed)).error(), expected);
    QCOMPARE(mixedPhrase(kind, spanOf(typed), spanOf(System), PhraseLength::Words12).error(), expected);
}

QTEST_GUILESS_MAIN(TestHandEntropy)
#include "tst_handentropy.moc"
