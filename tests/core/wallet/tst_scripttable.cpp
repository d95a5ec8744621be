// SPDX-License-Identifier: MIT

#include "core/wallet/scripttable.h"

#include <QTest>

using namespace lockstep;

class TestScriptTable final : public QObject
{
    Q_OBJECT
private slots:
    void anEmptyTableHasNothing();
    void eachScriptIsFoundUnderItsNumber();
    void scriptsWithOneKeyAreToldApartByTheCaller();
    void nothingIsLeftAfterItWasCleared();
    void equalScriptsHaveEqualKeys();
};

static bool yes(std::uint32_t) { return true; }

void TestScriptTable::anEmptyTableHasNothing() { QVERIFY(!ScriptTable().find({1}, yes)); }

void TestScriptTable::eachScriptIsFoundUnderItsNumber()
{
    ScriptTable table;
    const auto keyOf = [](std::uint32_t i) { return scriptKey(Bytes{std::byte(i), std::byte(i >> 8)}); };
    for (std::uint32_t i = 0; i < 5'000; ++i) QCOMPARE(table.add(keyOf(i)), i);
    for (std::uint32_t i = 0; i < 5'000; ++i) {
        QCOMPARE(table.find(keyOf(i), yes), std::optional(i));
        QVERIFY(table.key(i) == keyOf(i));
        QVERIFY(!table.find(keyOf(10'000 + i), yes));
    }
    QCOMPARE(table.size(), 5'000U);
}

void TestScriptTable::scriptsWithOneKeyAreToldApartByTheCaller()
{
    ScriptTable table;
    for (int i = 0; i < 40; ++i) table.add({7});
    for (std::uint32_t wanted = 0; wanted < 40; ++wanted)
        QCOMPARE(table.find({7}, [&](std::uint32_t number) { return number == wanted; }), std::optional(wanted));
    QVERIFY(!table.find({7}, [](std::uint32_t) { return false; }));
}

void TestScriptTable::nothingIsLeftAfterItWasCleared()
{
    ScriptTable table;
    table.add({7});
    table.clear();
    QVERIFY(!table.find({7}, yes));
    QCOMPARE(table.add({8}), 0U);
    QVERIFY(table.find({8}, yes));
}

void TestScriptTable::equalScriptsHaveEqualKeys()
{
    QVERIFY(scriptKey(Bytes(22)) == scriptKey(Bytes(22)));
    QVERIFY(!(scriptKey(Bytes(22)) == scriptKey(Bytes(23))));
}

QTEST_APPLESS_MAIN(TestScriptTable)
#include "tst_scripttable.moc"
