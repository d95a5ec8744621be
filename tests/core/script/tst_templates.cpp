// SPDX-License-Identifier: MIT

#include "core/script/scriptreader.h"
#include "core/script/templates.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

static const QString KeyG = QStringLiteral("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");

class TestTemplates final : public QObject
{
    Q_OBJECT

private slots:
    void buildsTheStandardScripts();
    void classifies_data();
    void classifies();
    void multisigRoundTrips_data();
    void multisigRoundTrips();
    void whatIsNotQuiteMultisigIsNone_data();
    void whatIsNotQuiteMultisigIsNone();
    void readerStopsAtAPushCutShort_data();
    void readerStopsAtAPushCutShort();
    void readerUnderstandsEveryWidthOfPush();
};

void TestTemplates::buildsTheStandardScripts()
{
    Digest20 hash20;
    hash20.fill(std::byte{0xab});
    Digest32 hash32;
    hash32.fill(std::byte{0xcd});
    const QByteArray hex20 = hexOf(hash20);
    const QByteArray hex32 = hexOf(hash32);

    QCOMPARE(hexOf(payToPubkeyHash(hash20)), "76a914" + hex20 + "88ac");
    QCOMPARE(hexOf(payToScriptHash(hash20)), "a914" + hex20 + "87");
    QCOMPARE(hexOf(payToWitnessPubkeyHash(hash20)), "0014" + hex20);
    QCOMPARE(hexOf(payToWitnessScriptHash(hash32)), "0020" + hex32);
    QCOMPARE(hexOf(payToTaproot(hash32)), "5120" + hex32);
    QCOMPARE(classifyScript(payToPubkeyHash(hash20)), ScriptType::P2pkh);
    QCOMPARE(classifyScript(payToScriptHash(hash20)), ScriptType::P2sh);
    QCOMPARE(classifyScript(payToWitnessPubkeyHash(hash20)), ScriptType::P2wpkh);
    QCOMPARE(classifyScript(payToWitnessScriptHash(hash32)), ScriptType::P2wsh);
    QCOMPARE(classifyScript(payToTaproot(hash32)), ScriptType::P2tr);
}

void TestTemplates::classifies_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("type");

    const auto row
        = [](const char* name, const QString& script, ScriptType type) { QTest::newRow(name) << script << int(type); };
    const QString longKey = QString(QLatin1String("04")) + QString(128, QLatin1Char('7'));
    row("empty", {}, ScriptType::Nonstandard);
    row("P2PK, compressed", "21" + KeyG + "ac", ScriptType::P2pk);
    row("P2PK, uncompressed", "41" + longKey + "ac", ScriptType::P2pk);
    row("P2PK with an unknown key form", "2105" + QString(64, QLatin1Char('7')) + "ac", ScriptType::Nonstandard);
    row("OP_RETURN alone", "6a", ScriptType::NullData);
    row("OP_RETURN with text", "6a0548656c6c6f", ScriptType::NullData);
    row("OP_RETURN with an opcode that is no push", "6aac", ScriptType::Nonstandard);
    row("OP_RETURN with a push cut short", "6a05486565", ScriptType::Nonstandard);
    row("1 of 1", "5121" + KeyG + "51ae", ScriptType::Multisig);
    row("version 0 with 21 bytes", "0015" + QString(42, QLatin1Char('a')), ScriptType::Nonstandard);
    row("version 1 with 33 bytes", "5121" + QString(66, QLatin1Char('a')), ScriptType::WitnessUnknown);
    row("version 16", "60020102", ScriptType::WitnessUnknown);
    row("version 2 with 41 bytes", "5229" + QString(82, QLatin1Char('a')), ScriptType::Nonstandard);
    row("P2SH with a byte more", "a914" + QString(40, QLatin1Char('a')) + "8700", ScriptType::Nonstandard);
}

void TestTemplates::classifies()
{
    QFETCH(QString, script);
    QFETCH(int, type);
    QCOMPARE(int(classifyScript(bytesOfHex(script))), type);
}

void TestTemplates::multisigRoundTrips_data()
{
    QTest::addColumn<int>("threshold");
    QTest::addColumn<int>("keys");
    QTest::newRow("1 of 1") << 1 << 1;
    QTest::newRow("2 of 3") << 2 << 3;
    QTest::newRow("16 of 16") << 16 << 16;
    QTest::newRow("17 of 20, numbers that need a push") << 17 << 20;
}

void TestTemplates::multisigRoundTrips()
{
    QFETCH(int, threshold);
    QFETCH(int, keys);
    const MultisigScript parts{size_t(threshold), std::vector<Bytes>(size_t(keys), bytesOfHex(KeyG))};

    const Bytes script = multisigScript(parts);
    const auto read = multisigOf(script);

    QVERIFY(read);
    QCOMPARE(read->threshold, parts.threshold);
    QCOMPARE(read->keys, parts.keys);
    QCOMPARE(classifyScript(script), ScriptType::Multisig);
}

void TestTemplates::whatIsNotQuiteMultisigIsNone_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("more signatures than keys") << "5221" + KeyG + "51ae";
    QTest::newRow("count that is not the count") << "5121" + KeyG + "52ae";
    QTest::newRow("no keys") << "5151ae";
    QTest::newRow("threshold zero") << "0021" + KeyG + "51ae";
    QTest::newRow("something after") << "5121" + KeyG + "51ae51";
    QTest::newRow("key by a longer push than needed") << "514c21" + KeyG + "51ae";
    QTest::newRow("a key cut short") << "512102aabb51ae";
    QTest::newRow("CHECKMULTISIG alone") << QStringLiteral("ae");
}

void TestTemplates::whatIsNotQuiteMultisigIsNone()
{
    QFETCH(QString, script);
    QVERIFY(!multisigOf(bytesOfHex(script)));
}

void TestTemplates::readerStopsAtAPushCutShort_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("direct push") << "0201";
    QTest::newRow("PUSHDATA1 without a length") << "4c";
    QTest::newRow("PUSHDATA1") << "4c0201";
    QTest::newRow("PUSHDATA2") << "4d020001";
    QTest::newRow("PUSHDATA4 of 4 GB") << "4effffffff00";
}

void TestTemplates::readerStopsAtAPushCutShort()
{
    QFETCH(QString, script);
    const Bytes bytes = bytesOfHex("51" + script);
    ScriptReader reader(bytes);

    QVERIFY(reader.next());
    QVERIFY(!reader.next());
    QVERIFY(!reader.next());
    QVERIFY(!reader.atEnd());
}

void TestTemplates::readerUnderstandsEveryWidthOfPush()
{
    const Bytes bytes = bytesOfHex(QStringLiteral("01aa4c01bb4d0100cc4e01000000dd00ac"));
    ScriptReader reader(bytes);
    QByteArray pushed;
    int items = 0;
    while (const auto item = reader.next()) {
        pushed += hexOf(item->pushed);
        ++items;
    }
    QCOMPARE(items, 6);
    QCOMPARE(pushed, QByteArray("aabbccdd"));
    QVERIFY(reader.atEnd());
}

QTEST_APPLESS_MAIN(TestTemplates)
#include "tst_templates.moc"
