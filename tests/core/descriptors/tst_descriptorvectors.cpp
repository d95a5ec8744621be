// SPDX-License-Identifier: MIT

// The vectors of BIP380 to 387 and 389, of BIP67, and what other programs export.

#include "core/descriptors/descriptor.h"
#include "core/script/address.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <map>
#include <set>

using namespace lockstep;
using namespace lockstep::test;

class TestDescriptorVectors final : public QObject
{
    Q_OBJECT

private slots:
    void validOnes_data();
    void validOnes();
    void everyRefusalInTheListIsAVector();
    void invalidOnesAreRefused_data();
    void invalidOnesAreRefused();
    void sortedMultiOrdersKeysAsBip67();
    void otherProgramsExportsAreRead_data();
    void otherProgramsExportsAreRead();
};

/// Valid vectors that Lockstep does not support, by name: the BIP and their place among its valid ones. The test fails
/// when one of them is refused for another reason, and when one that is named nowhere is refused.
static const std::set<QString> Unsupported{
    "bip380 13", // KEY xpub/3h/4h/5h/*
    "bip380 14", // KEY xpub/3h/4h/5h/*h
    "bip380 15", // KEY xpub/3h/4h/5h/*h
    "bip381 1", // pk(HEX)
    "bip381 6", // pk(HEX)
    "bip381 10", // sh(pk(HEX))
    "bip381 12", // sh(pkh(HEX))
    "bip381 16", // pk(xpub/0)
    "bip382 7", // wsh(pkh(HEX))
    "bip382 9", // wsh(pk(HEX))
    "bip382 11", // sh(wsh(pkh(HEX)))
    "bip383 1", // multi(1,HEX,HEX)
    "bip383 2", // sortedmulti(1,HEX,HEX)
    "bip383 4", // sortedmulti(2,xpub/*,xpub/0/0/*)
    "bip384 1", // combo(HEX)
    "bip384 2", // combo(xpub)
    "bip386 3", // tr(HEX,pk(HEX))
    "bip387 1", // tr(HEX,multi_a(1,HEX))
    "bip387 4", // tr(HEX,sortedmulti_a(2,xpub/*,xpub/0/0/*))
    "bip389 0", // pk(xpub/<0;1>)
    "bip389 3", // multi(2,xpub/<1;2>/*,xpub/<3;4>/0/*)
    "bip389 5", // sh(multi(2,xpub/<1;2;3>/0/*,xpub/0/*,xpub/0/0/<3;4;5>/*))
};

/// Those that hold a private key, by BIP.
static const std::map<QString, std::set<int>> WithPrivateKeys{
    {"bip380", {7, 8, 16, 17, 18, 19, 20, 21, 22}},
    {"bip381", {0, 2, 5, 7, 9, 11, 13, 15}},
    {"bip382", {0, 2, 4, 5, 6, 8, 10}},
    {"bip383", {0, 3, 5, 7, 8}},
    {"bip384", {0, 3}},
    {"bip386", {1, 2, 4, 5}},
    {"bip387", {0, 2, 3, 5}},
    {"bip389", {1}},
};

static std::optional<Errc> expectedRefusal(const QString& name)
{
    if (Unsupported.contains(name)) return Errc::Unsupported;
    const QStringList parts = name.split(QLatin1Char(' '));
    const auto bip = WithPrivateKeys.find(parts[0]);
    if (bip != WithPrivateKeys.end() && bip->second.contains(parts[1].toInt())) return Errc::PrivateKeyGiven;
    return std::nullopt;
}

static QJsonObject vectors()
{
    static const QJsonObject all = sharedJson(u"bip/descriptors_bip380_389.json").value_or(QJsonDocument()).object();
    return all;
}

static void addRows(const QString& kind)
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("item");
    QTest::newRow("no vectors") << QString() << QJsonObject(); // so that the test says why it does nothing
    for (const QString& bip : vectors().keys()) {
        int number = 0;
        for (const QJsonValue& item : vectors()[bip][kind].toArray()) {
            const QString name = QStringLiteral("%1 %2").arg(bip).arg(number++);
            QTest::newRow(qPrintable(name)) << name << item.toObject();
        }
    }
}

/// Key expressions stand alone in BIP380's list; pkh() takes all of them.
static std::string textOf(const QJsonObject& item)
{
    if (item.contains("key")) return "pkh(" + item["key"].toString().toStdString() + ")";
    return item["descriptor"].toString().toStdString();
}

void TestDescriptorVectors::validOnes_data() { addRows(QStringLiteral("valid")); }

void TestDescriptorVectors::validOnes()
{
    QFETCH(QString, name);
    QFETCH(QJsonObject, item);
    if (name.isEmpty()) {
        if (vectors().isEmpty()) QSKIP(NoSharedVectors);
        return;
    }

    const auto descriptor = Descriptor::parse(textOf(item), Network::Mainnet);

    if (const auto refusal = expectedRefusal(name)) {
        QVERIFY(!descriptor);
        QCOMPARE(descriptor.error().code, *refusal);
        return;
    }
    QVERIFY2(descriptor, descriptor ? "" : descriptor.error().detail.c_str());
    const QJsonArray scripts = item["scripts"].toArray();
    for (qsizetype i = 0; i < scripts.size(); ++i)
        QCOMPARE(hexOf(*descriptor->scriptPubKey(0, std::uint32_t(i))), scripts[i].toString().toLatin1());
    const QJsonArray expanded = item["expands_to"].toArray();
    for (qsizetype i = 0; i < expanded.size(); ++i) {
        const auto alone = Descriptor::parse(expanded[i].toString().toStdString(), Network::Mainnet);
        QVERIFY(alone);
        QCOMPARE(descriptor->branch(std::size_t(i)).toString(), alone->toString());
        QCOMPARE(*descriptor->scriptPubKey(std::size_t(i), 7), *alone->scriptPubKey(0, 7));
    }
    if (!expanded.isEmpty()) QCOMPARE(qsizetype(descriptor->branchCount()), expanded.size());
    QCOMPARE(Descriptor::parse(descriptor->toString(), Network::Mainnet)->toString(), descriptor->toString());
}

void TestDescriptorVectors::everyRefusalInTheListIsAVector()
{
    if (vectors().isEmpty()) QSKIP(NoSharedVectors);
    for (const QString& name : Unsupported) {
        const QStringList parts = name.split(QLatin1Char(' '));
        QVERIFY2(parts[1].toInt() < vectors()[parts[0]].toObject()["valid"].toArray().size(), qPrintable(name));
    }
}

void TestDescriptorVectors::invalidOnesAreRefused_data() { addRows(QStringLiteral("invalid")); }

void TestDescriptorVectors::invalidOnesAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QJsonObject, item);
    if (name.isEmpty()) {
        if (vectors().isEmpty()) QSKIP(NoSharedVectors);
        return;
    }
    QVERIFY(!Descriptor::parse(textOf(item), Network::Mainnet));
}

void TestDescriptorVectors::sortedMultiOrdersKeysAsBip67()
{
    const auto json = sharedJson(u"core/rpc_bip67.json");
    if (!json) QSKIP(NoSharedVectors);
    for (const QJsonValue& item : json->array()) {
        std::string keys;
        for (const QJsonValue& key : item["keys"].toArray()) keys += ',' + key.toString().toStdString();
        const auto descriptor = Descriptor::parse("wsh(sortedmulti(2" + keys + "))", Network::Testnet4);
        QVERIFY(descriptor);
        // Core's file has the addresses of P2SH; the script inside is the same.
        QCOMPARE(hexOf(descriptor->derive(0, 0)->witnessScript), item["script"].toString().toLatin1());
    }
}

void TestDescriptorVectors::otherProgramsExportsAreRead_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"descriptor-multipath.txt", "descriptor-receive.txt", "descriptor-receive-change1.txt"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestDescriptorVectors::otherProgramsExportsAreRead()
{
    QFETCH(QString, file);
    const auto text = sharedVector(QString("import/" + file));
    if (!text) QSKIP(NoSharedVectors);
    for (const QByteArray& line : text->split('\n')) {
        if (line.trimmed().isEmpty()) continue;
        const auto descriptor = Descriptor::parse(viewOf(line.trimmed()), Network::Mainnet);
        QVERIFY(descriptor);
        QCOMPARE(descriptor->toString(), line.trimmed().toStdString());
    }
}

QTEST_APPLESS_MAIN(TestDescriptorVectors)
#include "tst_descriptorvectors.moc"
