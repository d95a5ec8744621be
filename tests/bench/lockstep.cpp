// SPDX-License-Identifier: MIT

#include "tests/bench/benchworld.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QTextStream>

namespace lockstep::bench {

namespace {

constexpr int Blocks = 5'000;
constexpr int MostWallets = 100;

struct Run
{
    double seconds = 0;
    std::int64_t filters = 0;
    std::int64_t filterRequests = 0;
    std::int64_t blocks = 0;
};

std::int64_t blocksServed(const RequestLog& log)
{
    std::int64_t sum = 0;
    for (const auto& [hash, times] : log.blocksServed) sum += times;
    return sum;
}

Run runWith(BenchWorld& world, int wallets)
{
    world.addWallets(wallets);
    const RequestLog before = world.requests();
    QElapsedTimer timer;
    timer.start();
    world.start();
    world.waitForTip();
    Run run;
    run.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    world.stop();
    const RequestLog after = world.requests();
    run.filters = after.filtersServed - before.filtersServed;
    run.filterRequests = after.count("getcfilters") - before.count("getcfilters");
    run.blocks = blocksServed(after) - blocksServed(before);
    return run;
}

} // namespace

void measureLockstep(Report& report)
{
    QTextStream(stderr) << "lockstep: " << Blocks << " blocks over the wire for 1, 10 and 100 wallets\n";
    BenchWorld world;
    HistoryPlan plan;
    plan.blocks = Blocks;
    plan.payments = 10 * MostWallets;
    for (int i = 0; i < MostWallets; ++i)
        for (std::uint32_t index = 0; index < 5; ++index) plan.payees.push_back(BenchWorld::script(i, index));
    world.makeHistory(plan);

    double first = 0;
    for (const int wallets : {1, 10, MostWallets}) {
        const Run run = runWith(world, wallets);
        if (wallets == 1) first = run.seconds;
        const QString label = QString("lockstep, %1 wallet(s), ").arg(wallets);
        report.add(label + "time", run.seconds, "s");
        report.add(label + "against 1", run.seconds / first, "times");
        report.add(label + "filters fetched", static_cast<double>(run.filters), "filters",
                   QString("in %1 requests").arg(run.filterRequests));
        report.add(label + "blocks fetched", static_cast<double>(run.blocks), "blocks");
    }
}

} // namespace lockstep::bench
