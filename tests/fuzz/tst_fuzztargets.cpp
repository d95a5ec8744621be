// SPDX-License-Identifier: MIT

#include "tests/fuzz/memoryuse.h"
#include "tests/fuzz/target.h"
#include "tests/support/hostile.h"
#include "tests/support/vectors.h"

#include <QDir>
#include <QTest>

using namespace lockstep;
using namespace lockstep::fuzz;
using namespace lockstep::test;

/// What holds for every input holds for the seeds, for what is nearly a seed, and for what once broke it. Finding new
/// inputs is libFuzzer's work: ./dev fuzz.
class TestFuzzTargets final : public QObject
{
    Q_OBJECT

private slots:
    void holdsForTheSeeds_data() { addTargets(); }
    void holdsForTheSeeds();
    void holdsForNearlyTheSeeds_data() { addTargets(); }
    void holdsForNearlyTheSeeds();
    void holdsForWhatOnceBrokeIt_data() { addTargets(); }
    void holdsForWhatOnceBrokeIt();
    void memoryIsCountedWhereTheSanitizerIs();

private:
    static void addTargets();
    static const Target& current();
};

void TestFuzzTargets::addTargets()
{
    QTest::addColumn<int>("index");
    const auto targets = allTargets();
    for (std::size_t i = 0; i < targets.size(); ++i) QTest::newRow(std::string(targets[i].name).c_str()) << int(i);
}

const Target& TestFuzzTargets::current() { return *targetNamed(QTest::currentDataTag()); }

void TestFuzzTargets::holdsForTheSeeds()
{
    const std::vector<Bytes> seeds = current().seeds();
    QVERIFY(!seeds.empty());
    for (const Bytes& seed : seeds) {
        QVERIFY2(seed.size() <= current().maxLength, "a seed that libFuzzer would cut");
        current().run(seed);
    }
    current().run({});
}

void TestFuzzTargets::holdsForNearlyTheSeeds()
{
    constexpr std::size_t MostSeeds = 24;
    const std::vector<Bytes> seeds = current().seeds();
    const std::size_t step = 1 + seeds.size() / MostSeeds;
    for (std::size_t i = 0; i < seeds.size(); i += step) {
        forEveryPrefix(seeds[i], 32, current().run);
        forEveryByteFlip(seeds[i], 8, current().run);
    }
}

void TestFuzzTargets::holdsForWhatOnceBrokeIt()
{
    const QDir found(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fuzz/found/") + QTest::currentDataTag());
    for (const QString& name : found.entryList(QDir::Files)) {
        QFile file(found.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        current().run(spanOf(file.readAll()));
    }
}

void TestFuzzTargets::memoryIsCountedWhereTheSanitizerIs()
{
    if (!MemoryUse::isCounted()) QSKIP("only the address sanitizer counts memory");
    const MemoryUse memory;
    const auto hold = [](std::size_t size) { return Bytes(size).size(); };
    QCOMPARE(hold(1'000) + hold(1'000), std::size_t{2'000});
    QVERIFY(memory.peak() >= 1'000 && memory.peak() < 2'000);
}

QTEST_APPLESS_MAIN(TestFuzzTargets)
#include "tst_fuzztargets.moc"
