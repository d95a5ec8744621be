// SPDX-License-Identifier: MIT

#include "core/keys/electrumseed.h"
#include "core/keys/mnemonic.h"

#include <QTest>

using namespace lockstep;

namespace {

ByteSpan bytes(const QByteArray& text) { return bytesOf({text.constData(), static_cast<std::size_t>(text.size())}); }

// Phrases that Electrum publishes with its own tests, one of each version.
constexpr const char* Standard = "cycle rocket west magnet parrot shuffle foot correct salt library feed song";
constexpr const char* Segwit = "wild father tree among universe such mobile favorite target dynamic credit identify";
constexpr const char* TwoFactor = "science dawn member doll dutch real can brick knife deny drive list";
constexpr const char* TwoFactorSegwit
    = "universe topic remind silver february ranch shine worth innocent cattle enhance wise";

} // namespace

class TestElectrumSeed : public QObject
{
    Q_OBJECT

private slots:
    void itsVersionTellsWhichItIs_data();
    void itsVersionTellsWhichItIs();
    void howItIsWrittenDoesNotMatter();
    void itIsNoPhraseOfBip39_data() { itsVersionTellsWhichItIs_data(); }
    void itIsNoPhraseOfBip39();
    void otherWordsAreNone_data();
    void otherWordsAreNone();
};

void TestElectrumSeed::itsVersionTellsWhichItIs_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<ElectrumSeed>("seed");
    QTest::newRow("01") << QByteArray(Standard) << ElectrumSeed::Standard;
    QTest::newRow("100") << QByteArray(Segwit) << ElectrumSeed::Segwit;
    QTest::newRow("101") << QByteArray(TwoFactor) << ElectrumSeed::TwoFactor;
    QTest::newRow("102") << QByteArray(TwoFactorSegwit) << ElectrumSeed::TwoFactorSegwit;
}

void TestElectrumSeed::itsVersionTellsWhichItIs()
{
    QFETCH(QByteArray, words);
    QFETCH(ElectrumSeed, seed);
    QCOMPARE(electrumSeed(bytes(words)), std::optional(seed));
}

void TestElectrumSeed::howItIsWrittenDoesNotMatter()
{
    const QByteArray written = "  " + QByteArray(Segwit).toUpper().replace(' ', " \n\t") + "\r\n";
    QCOMPARE(electrumSeed(bytes(written)), std::optional(ElectrumSeed::Segwit));
}

void TestElectrumSeed::itIsNoPhraseOfBip39()
{
    QFETCH(QByteArray, words);
    const auto phrase = Mnemonic::parse(bytes(words));
    QVERIFY(!phrase);
    QCOMPARE(phrase.error().code, Errc::BadChecksum); // each word is in the list
}

void TestElectrumSeed::otherWordsAreNone_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("spaces") << QByteArray("  \n");
    QTest::newRow("BIP39's") << QByteArray(
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about");
    QTest::newRow("a letter is missing") << QByteArray(TwoFactor).replace(" can ", " ca ");
    QTest::newRow("two have changed places") << QByteArray(Standard).replace("cycle rocket", "rocket cycle");
    QTest::newRow("no UTF-8") << QByteArray("caf\xe9");
}

void TestElectrumSeed::otherWordsAreNone()
{
    QFETCH(QByteArray, words);
    QCOMPARE(electrumSeed(bytes(words)), std::optional<ElectrumSeed>());
}

QTEST_GUILESS_MAIN(TestElectrumSeed)
#include "tst_electrumseed.moc"
