// SPDX-License-Identifier: MIT

#include "core/keys/keyorigin.h"
#include "core/keys/keypath.h"

#include <QTest>

using namespace lockstep;

class TestKeyPath final : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryWayOfWritingIt_data();
    void readsEveryWayOfWritingIt();
    void refuses_data();
    void refuses();
    void allows255StepsAndNoMore();
    void readsAndWritesOrigins();
    void refusesOrigins_data();
    void refusesOrigins();
};

void TestKeyPath::readsEveryWayOfWritingIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written");

    QTest::newRow("the key itself") << QByteArray("m") << QByteArray("m");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("m");
    QTest::newRow("apostrophes") << QByteArray("m/84'/0'/0'") << QByteArray("m/84h/0h/0h");
    QTest::newRow("h and H") << QByteArray("m/84h/0H/0h/1/17") << QByteArray("m/84h/0h/0h/1/17");
    QTest::newRow("without m") << QByteArray("0/5") << QByteArray("m/0/5");
    QTest::newRow("largest index") << QByteArray("m/2147483647h") << QByteArray("m/2147483647h");
}

void TestKeyPath::readsEveryWayOfWritingIt()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, written);
    const auto path = KeyPath::parse(text.toStdString());
    QVERIFY(path);
    QCOMPARE(path->toString(), written.toStdString());
    QCOMPARE(*KeyPath::parse(path->toString()), *path);
}

void TestKeyPath::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");

    QTest::newRow("a step missing at the end") << QByteArray("m/") << int(Errc::Malformed);
    QTest::newRow("a step missing in the middle") << QByteArray("m/0//1") << int(Errc::Malformed);
    QTest::newRow("a slash first") << QByteArray("/0") << int(Errc::Malformed);
    QTest::newRow("a sign") << QByteArray("m/-1") << int(Errc::Malformed);
    QTest::newRow("a plus") << QByteArray("m/+1") << int(Errc::Malformed);
    QTest::newRow("a space") << QByteArray("m/ 1") << int(Errc::Malformed);
    QTest::newRow("two marks") << QByteArray("m/1hh") << int(Errc::Malformed);
    QTest::newRow("a mark alone") << QByteArray("m/h") << int(Errc::Malformed);
    QTest::newRow("a word") << QByteArray("m/abc") << int(Errc::Malformed);
    QTest::newRow("index of 2^31") << QByteArray("m/2147483648") << int(Errc::OutOfRange);
    QTest::newRow("index beyond 64 bits") << QByteArray("m/99999999999999999999999") << int(Errc::OutOfRange);
}

void TestKeyPath::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto path = KeyPath::parse(text.toStdString());
    QVERIFY(!path);
    QCOMPARE(int(path.error().code), code);
}

void TestKeyPath::allows255StepsAndNoMore()
{
    std::string text = "m";
    for (int i = 0; i < 255; ++i) text += "/0";
    QCOMPARE(KeyPath::parse(text)->steps.size(), size_t{255});
    QCOMPARE(KeyPath::parse(text + "/0").error().code, Errc::OutOfRange);
}

void TestKeyPath::readsAndWritesOrigins()
{
    const auto origin = KeyOrigin::parse("D34DB33F/84'/0'/0'");
    QVERIFY(origin);
    QCOMPARE(origin->toString(), std::string("d34db33f/84h/0h/0h"));
    QCOMPARE(KeyOrigin::parse("d34db33f")->toString(), std::string("d34db33f"));
}

void TestKeyPath::refusesOrigins_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("7 digits") << QByteArray("d34db33/0");
    QTest::newRow("10 digits") << QByteArray("d34db33f00/0");
    QTest::newRow("no hex") << QByteArray("d34db33g/0");
    QTest::newRow("slash without a step") << QByteArray("d34db33f/");
    QTest::newRow("m inside") << QByteArray("d34db33f/m/0");
}

void TestKeyPath::refusesOrigins()
{
    QFETCH(QByteArray, text);
    QCOMPARE(KeyOrigin::parse(text.toStdString()).error().code, Errc::Malformed);
}

QTEST_APPLESS_MAIN(TestKeyPath)
#include "tst_keypath.moc"
