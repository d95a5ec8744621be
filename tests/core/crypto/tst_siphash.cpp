// SPDX-License-Identifier: MIT

#include "core/crypto/siphash.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace lockstep;

class TestSipHash final : public QObject
{
    Q_OBJECT
private slots:
    void hashesThePaperAndReferenceMessages_data();
    void hashesThePaperAndReferenceMessages();
    void hashesTheSharedVectors();
};

void TestSipHash::hashesThePaperAndReferenceMessages_data()
{
    QTest::addColumn<int>("length"); // of the message 00 01 02 ...
    QTest::addColumn<quint64>("hash");

    // Key 00 01 .. 0f; the 15-byte message is the worked example of the paper, the others its reference table.
    QTest::newRow("empty message") << 0 << quint64{0x726fdb47dd0e0e31};
    QTest::newRow("one byte") << 1 << quint64{0x74f839c593dc67fd};
    QTest::newRow("exactly one word") << 8 << quint64{0x93f5f5799a932462};
    QTest::newRow("the paper's example") << 15 << quint64{0xa129ca6149be45e5};
}

void TestSipHash::hashesThePaperAndReferenceMessages()
{
    QFETCH(int, length);
    QFETCH(quint64, hash);
    Bytes message;
    for (int i = 0; i < length; ++i) message.push_back(static_cast<std::byte>(i));

    QCOMPARE(quint64{sipHash24({0x0706050403020100, 0x0f0e0d0c0b0a0908}, message)}, hash);
}

void TestSipHash::hashesTheSharedVectors()
{
    const auto vectors = test::sharedJson(u"core/siphash.json");
    if (!vectors) QSKIP(test::NoSharedVectors);

    const QJsonArray rows = vectors->array();
    for (const auto& row : rows) {
        const QJsonObject vector = row.toObject();
        const QJsonArray key = vector["key"].toArray();
        QByteArray hex; // the vectors feed a streaming hasher: the pieces make one message
        for (const auto& piece : vector["input"].toArray()) hex += piece.toString().toLatin1();
        const Bytes message = test::bytesOfHex(hex);
        const SipKey sipKey{key[0].toString().toULongLong(nullptr, 16), key[1].toString().toULongLong(nullptr, 16)};
        const QString expected = vector["expected"].toObject()["siphash24"].toString();
        QCOMPARE(quint64{sipHash24(sipKey, message)}, expected.toULongLong(nullptr, 16));
    }
    QVERIFY(rows.size() > 100);
}

QTEST_APPLESS_MAIN(TestSipHash)
#include "tst_siphash.moc"
