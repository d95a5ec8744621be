// SPDX-License-Identifier: MIT

#include "tests/bench/benchworld.h"
#include "tests/bench/figures.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QTextStream>

namespace lockstep::bench {

namespace {

constexpr int Blocks = 20'000;
constexpr int PaymentsInABlock = 60;
constexpr int Rounds = 3;

struct Import
{
    double seconds = 0;
    std::int64_t filterRequests = 0;
};

Import import(BenchWorld& world, int number)
{
    const std::int64_t before = world.requests().count("getcfilters");
    QElapsedTimer timer;
    timer.start();
    world.import(number);
    Import done;
    done.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    done.filterRequests = world.requests().count("getcfilters") - before;
    return done;
}

/// Blocks that matter to nobody, with filters of about sixty elements.
HistoryPlan strangersPaid()
{
    std::mt19937_64 random(3);
    HistoryPlan plan;
    plan.blocks = Blocks;
    plan.payments = Blocks * PaymentsInABlock;
    plan.largest = plan.smallest;
    for (int i = 0; i < 5'000; ++i) plan.payees.push_back(randomScript(random, 22));
    return plan;
}

HistoryPlan walletsPaid()
{
    HistoryPlan plan;
    plan.blocks = 100;
    plan.payments = 20;
    for (int i = 0; i < 2; ++i)
        for (std::uint32_t index = 0; index < 5; ++index) plan.payees.push_back(BenchEngine::script(i, index));
    return plan;
}

} // namespace

void measureSecondImport(Report& report)
{
    QTextStream(stderr) << "secondimport: " << Blocks << " blocks over the wire, for one wallet and then for another\n";
    BenchWorld world;
    world.makeHistory(strangersPaid());
    world.makeHistory(walletsPaid());
    std::vector<double> first;
    std::vector<double> second;
    std::int64_t requests = 0;
    std::int64_t againRequests = 0;
    for (int round = 0; round < Rounds; ++round) {
        world.addWallets(0); // none, in a new folder
        world.start();
        world.waitForTip(world.tip());
        const Import once = import(world, 0);
        const Import again = import(world, 1);
        world.stop();
        first.push_back(once.seconds);
        second.push_back(again.seconds);
        requests = once.filterRequests;
        againRequests += again.filterRequests;
    }
    report.add("first import of a range", median(first), "s",
               QString("median of %1, %2 filter requests").arg(Rounds).arg(requests));
    report.add("second import of it", median(second), "s", QString("median of %1").arg(Rounds));
    report.add("second imports, their filter requests", static_cast<double>(againRequests), "requests", atMost(0));
    report.add("second import against the first", median(second) / median(first), "times", atMost(0.5));
}

} // namespace lockstep::bench
