// SPDX-License-Identifier: MIT

#include "core/primitives/transaction.h"
#include "tests/support/hostile.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

// The second transaction of block 170: Satoshi pays Hal Finney 10 bitcoin.
static const QString LegacyHex
    = QStringLiteral("0100000001c997a5e56e104102fa209c6a852dd90660a20b2d9c352423edce25857fcd3704000000004847304402204e4"
                     "5e16932b8af514961a"
                     "1d3a1a25fdf3f4f7732e9d624c6c61548ab5fb8cd410220181522ec8eca07de4860a4acdd12909d831cc56cbbac462208"
                     "2221a8768d1d0901ff"
                     "ffffff0200ca9a3b00000000434104ae1a62fe09c5f51b13905f07f06b99a2f7159b2225f374cd378d71302fa28414e7a"
                     "ab37397f554a7df5f1"
                     "42c21c1b7303b8a0626f1baded5c72a704f7e6cd84cac00286bee0000000043410411db93e1dcdb8a016b49840f8c53bc"
                     "1eb68a382e97b1482e"
                     "cad7b148a6909a5cb2e0eaddfb84ccf9744464f82e160bfa9b8b64f9d4c03f999b8643f656b412a3ac00000000");
// The second transaction of testnet3 block 1263442: spends a witness script.
static const QString SegwitHex = QStringLiteral("02000000000101d20978463906ba4ff5e7192494b88dd5eb0de85d900ab253af909106"
                                                "faa22cc5010000000004000000014777ff00000000001"
                                                "6001446c29eabe8208a33aa1023c741fa79aa92e881ff0347304402207d7ca96134f2b"
                                                "cfdd6b536536fdd39ad17793632016936f777ebb32c22"
                                                "943fda02206014d2fb8a6aa58279797f861042ba604ebd2f8f61e5bddbd9d3be5a2450"
                                                "47b201004b632103eeaeba7ce5dc2470221e9517fb498"
                                                "e8d6bd4e73b85b8be655196972eb9ccd5566754b2752103a40b74d43df244799d041f3"
                                                "2ce1ad515a6cd99501701540e38750d883ae21d3a68ac"
                                                "00000000");

static const QString Input = QString(64, QLatin1Char('7')) + QStringLiteral("0000000000ffffffff");
static const QString Output = QStringLiteral("010000000000000000");

class TestTransaction final : public QObject
{
    Q_OBJECT

private slots:
    void readsAndWritesTheSameBytes();
    void hashesAreThoseOfTheChain();
    void weightCountsTheWitnessOnce();
    void refuses_data();
    void refuses();
    void everyPrefixIsTruncated();
    void noFlippedByteCrashesIt();
    void leavesTheReaderAfterIt();
    void rulesOfItsOwn_data();
    void rulesOfItsOwn();
    void coresValidTransactionsRoundTrip();
    void coresInvalidTransactionsAreRefusedWhereTheyCanBe();
    void bip69ExamplesRoundTrip();
};

void TestTransaction::readsAndWritesTheSameBytes()
{
    for (const QString& hex : {LegacyHex, SegwitHex}) {
        const Bytes raw = bytesOfHex(hex);
        const auto tx = Transaction::parse(raw);
        QVERIFY(tx);
        QCOMPARE(tx->serialize(), raw);
        QVERIFY(checkTransaction(*tx));
    }
}

void TestTransaction::hashesAreThoseOfTheChain()
{
    const auto legacy = Transaction::parse(bytesOfHex(LegacyHex));
    QCOMPARE(legacy->txid().display(), std::string("f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16"));
    QCOMPARE(legacy->wtxid().bytes, legacy->txid().bytes);
    QVERIFY(!legacy->hasWitness());

    const auto segwit = Transaction::parse(bytesOfHex(SegwitHex));
    QCOMPARE(segwit->txid().display(), std::string("2c21d40599523d6d24ed1cfe06346d0080362dc1d13f86d4a7f06931c73ce0e0"));
    QCOMPARE(segwit->wtxid().display(),
             std::string("0e18b1460f8c2008c9709107ef0b06c2f1dca5381b047f79554f03aa60c101a8"));
    QCOMPARE(segwit->inputs.front().witness.size(), size_t{3});
    QVERIFY(segwit->inputs.front().witness[1].empty());
}

void TestTransaction::weightCountsTheWitnessOnce()
{
    QCOMPARE(Transaction::parse(bytesOfHex(LegacyHex))->weight(), size_t{4 * 275});
    QCOMPARE(Transaction::parse(bytesOfHex(SegwitHex))->weight(), size_t{480});
}

void TestTransaction::refuses_data()
{
    QTest::addColumn<QString>("hex");
    QTest::addColumn<int>("code");

    const auto row = [](const char* name, const QString& hex, Errc code) { QTest::newRow(name) << hex << int(code); };
    row("a negative output", "0100000001" + Input + "01ffffffffffffffff0000000000", Errc::OutOfRange);
    row("an output above 21 million bitcoin", "0100000001" + Input + "010140075af07507000000000000", Errc::OutOfRange);
    row("no inputs", "01000000000100000000000000000000000000", Errc::Malformed);
    row("an unknown segwit flag", "010000000002" + QString("01" + Input + "01" + Output + "00000000"), Errc::Malformed);
    row("the segwit mark without a witness", "010000000001" + QString("01" + Input + "01" + Output + "0000000000"),
        Errc::Malformed);
    row("a count in a longer form", "01000000fd0100" + Input + "01" + Output + "00000000", Errc::NonCanonical);
    row("four billion inputs", "01000000feffffffff" + Input, Errc::OutOfRange);
    row("more inputs than bytes", "01000000fdffff" + Input + Input, Errc::Truncated);
    row("more outputs than bytes", "0100000001" + Input + "fdffff" + Output, Errc::Truncated);
    row("a script longer than the rest", "0100000001" + QString(72, QLatin1Char('7')) + "fdffff00", Errc::Truncated);
    row("a byte left over", LegacyHex + "00", Errc::Malformed);
}

void TestTransaction::refuses()
{
    QFETCH(QString, hex);
    QFETCH(int, code);

    const auto tx = Transaction::parse(bytesOfHex(hex));

    QVERIFY(!tx);
    QCOMPARE(int(tx.error().code), code);
}

void TestTransaction::everyPrefixIsTruncated()
{
    for (const QString& hex : {LegacyHex, SegwitHex})
        forEveryPrefix(bytesOfHex(hex), 1000, [](ByteSpan prefix) {
            const auto tx = Transaction::parse(prefix);
            QVERIFY(!tx);
            QCOMPARE(tx.error().code, Errc::Truncated);
        });
}

void TestTransaction::noFlippedByteCrashesIt()
{
    for (const QString& hex : {LegacyHex, SegwitHex})
        forEveryByteFlip(bytesOfHex(hex), 1000, [](ByteSpan changed) {
            const auto tx = Transaction::parse(changed);
            if (tx) QCOMPARE(tx->serialize(), toBytes(changed)); // what is understood is understood whole
        });
}

void TestTransaction::leavesTheReaderAfterIt()
{
    const Bytes raw = bytesOfHex(SegwitHex + LegacyHex + "aa");
    ByteReader reader(raw);
    QVERIFY(Transaction::parse(reader));
    QCOMPARE(Transaction::parse(reader)->serialize(), bytesOfHex(LegacyHex));
    QCOMPARE(reader.remaining(), size_t{1});
}

void TestTransaction::rulesOfItsOwn_data()
{
    QTest::addColumn<QString>("hex");
    QTest::addColumn<int>("code");

    const auto row = [](const char* name, const QString& hex, Errc code) { QTest::newRow(name) << hex << int(code); };
    const QString null = QString(64, QLatin1Char('0')) + "ffffffff";
    const QString most = QStringLiteral("0040075af0750700") + "00";
    row("no outputs", "0100000001" + Input + "0000000000", Errc::Malformed);
    row("outputs above 21 million together", "0100000001" + Input + "02" + most + Output + "00000000",
        Errc::OutOfRange);
    row("the same coin twice",
        "0100000003" + Input + QString(Input).replace('7', '8') + Input + "01" + Output + "00000000", Errc::Duplicate);
    row("a null input beside another", "0100000002" + Input + null + "00ffffffff01" + Output + "00000000",
        Errc::Malformed);
    row("a coinbase script of one byte", "0100000001" + null + "0151ffffffff01" + Output + "00000000", Errc::Malformed);
    row("a coinbase script of 101 bytes",
        "0100000001" + null + "65" + QString(202, QLatin1Char('1')) + "ffffffff01" + Output + "00000000",
        Errc::Malformed);
    row("above a million bytes without witness",
        "0100000001" + Input + "01" + "0000000000000000fe40420f00" + QString(2'000'000, QLatin1Char('1')) + "00000000",
        Errc::OutOfRange);
}

void TestTransaction::rulesOfItsOwn()
{
    QFETCH(QString, hex);
    QFETCH(int, code);

    const auto tx = Transaction::parse(bytesOfHex(hex));
    QVERIFY(tx);
    const auto sound = checkTransaction(*tx);

    QVERIFY(!sound);
    QCOMPARE(int(sound.error().code), code);
}

void TestTransaction::coresValidTransactionsRoundTrip()
{
    const auto json = sharedJson(u"core/tx_valid.json");
    if (!json) QSKIP(NoSharedVectors);
    int read = 0;
    for (const QJsonValue& item : json->array()) {
        if (item.toArray().size() != 3) continue; // a comment
        const Bytes raw = bytesOfHex(item[1].toString());
        const auto tx = Transaction::parse(raw);
        QVERIFY2(tx, qPrintable(item[1].toString()));
        QCOMPARE(tx->serialize(), raw);
        QVERIFY(checkTransaction(*tx));
        QVERIFY(tx->weight() == tx->serializeWithoutWitness().size() * 3 + raw.size());
        ++read;
    }
    QCOMPARE(read, 121);
}

void TestTransaction::coresInvalidTransactionsAreRefusedWhereTheyCanBe()
{
    const auto json = sharedJson(u"core/tx_invalid.json");
    if (!json) QSKIP(NoSharedVectors);
    int bad = 0;
    for (const QJsonValue& item : json->array()) {
        if (item.toArray().size() != 3) continue;
        const auto tx = Transaction::parse(bytesOfHex(item[1].toString()));
        const bool sound = tx && checkTransaction(*tx);
        // The others break rules that need the coins they spend.
        const bool expected = item[2].toString() != QLatin1String("BADTX");
        QVERIFY2(sound == expected, qPrintable(item[1].toString()));
        bad += expected ? 0 : 1;
    }
    QCOMPARE(bad, 9);
}

void TestTransaction::bip69ExamplesRoundTrip()
{
    for (int i = 1; i <= 5; ++i) {
        const auto hex = sharedVector(QStringLiteral("core/bip69-%1.hex").arg(i));
        if (!hex) QSKIP(NoSharedVectors);
        const Bytes raw = bytesOfHex(QString::fromLatin1(hex->trimmed()));
        const auto tx = Transaction::parse(raw);
        QVERIFY(tx);
        QCOMPARE(tx->serialize(), raw);
    }
}

QTEST_APPLESS_MAIN(TestTransaction)
#include "tst_transaction.moc"
