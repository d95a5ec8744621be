// SPDX-License-Identifier: MIT

#include "tests/core/sync/randomlife.h"

#include <QLoggingCategory>
#include <QTest>

#include <cstdio>

using namespace lockstep;
using namespace lockstep::test;

/// Random lives compared with the oracle. LOCKSTEP_SEEDS says how many (some if not said), LOCKSTEP_SEED which one;
/// LOCKSTEP_FIRST where they begin (1). With LOCKSTEP_TELL_SEEDS each is told before it begins.
class TestRandomLives final : public QObject
{
    Q_OBJECT

public:
    /// Qt Test ends the program when all rows together take five minutes; a night has more of them.
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "86400000"); }

private slots:
    void initTestCase()
    {
        // The engine warns of the accidents made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.*.warning=false\nlockstep.*.info=false");
    }

    void everyLifeEndsAsTheOracleSays_data() { addSeeds(20); }
    void everyLifeEndsAsTheOracleSays() { live(RandomLife::Reach::Scripted); }

    void overSocketsEveryLifeEndsAsTheOracleSaysAndNobodyHonestIsBanned_data() { addSeeds(8); }
    void overSocketsEveryLifeEndsAsTheOracleSaysAndNobodyHonestIsBanned() { live(RandomLife::Reach::Sockets); }

private:
    static void addSeeds(quint32 usual)
    {
        QTest::addColumn<quint32>("seed");
        const auto given = [](const char* name, quint32 otherwise) {
            const int value = qEnvironmentVariableIntValue(name);
            return value > 0 ? quint32(value) : otherwise;
        };
        const quint32 one = given("LOCKSTEP_SEED", 0);
        const quint32 first = one ? one : given("LOCKSTEP_FIRST", 1);
        const quint32 count = one ? 1 : given("LOCKSTEP_SEEDS", usual);
        for (quint32 seed = first; seed < first + count; ++seed) QTest::addRow("seed %u", seed) << seed;
    }

    static void live(RandomLife::Reach reach)
    {
        QFETCH(quint32, seed);
        // A sanitizer's exit or a timeout leaves no word of Qt Test's about which life it was.
        if (qEnvironmentVariableIsSet("LOCKSTEP_TELL_SEEDS")) std::fprintf(stderr, "life of seed %u\n", seed);
        RandomLife life(seed, reach);
        for (int step = 0; step < 80; ++step) life.step();
        const QString wrong = life.settle();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestRandomLives)
#include "tst_randomlives.moc"
