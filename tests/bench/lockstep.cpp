// SPDX-License-Identifier: MIT

#include "tests/bench/benchworld.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <map>
#include <optional>

namespace lockstep::bench {

namespace {

constexpr int Blocks = 10'000;
constexpr int Scripts = 3'000; ///< Elements of a filter.
constexpr int MostWallets = 200;
constexpr int PaymentsAWallet = 10;
constexpr int Rounds = 3;

struct Run
{
    double seconds = 0;
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
    const ChainPoint tip = world.tip();
    world.addWallets(wallets);
    const RequestLog before = world.requests();
    QElapsedTimer timer;
    timer.start();
    world.start();
    world.waitForTip(tip);
    Run run;
    run.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    world.stop();
    const RequestLog after = world.requests();
    run.filterRequests = after.count("getcfilters") - before.count("getcfilters");
    run.blocks = blocksServed(after) - blocksServed(before);
    return run;
}

/// Each wallet has its ten payments, whoever else runs: more wallets find more, and fetch more blocks.
BusyChain chainThatPaysAll()
{
    BusyChain chain;
    chain.blocks = Blocks;
    chain.scriptsABlock = Scripts;
    chain.payments = PaymentsAWallet * MostWallets;
    for (std::uint32_t index = 0; index < PaymentsAWallet / 2; ++index)
        for (int wallet = 0; wallet < MostWallets; ++wallet) chain.payees.push_back(BenchEngine::script(wallet, index));
    return chain;
}

} // namespace

/// The whole way: headers, filter headers, filters and blocks over the wire from a node on another thread.
void measureLockstep(Report& report)
{
    QTextStream(stderr) << "lockstep: " << Blocks << " blocks over the wire, filters of " << Scripts
                        << " elements, for 1, 10, 100 and " << MostWallets << " wallets\n";
    BenchWorld world(chainThatPaysAll());
    const std::map<int, Gate> gates{
        {1, atMost(1)}, {10, atMost(1.3, "1.15")}, {100, atMost(2.5, "2")}, {MostWallets, atMost(4, "3")}};
    std::optional<Run> first;
    for (const auto& [wallets, gate] : gates) {
        std::vector<Run> runs;
        for (int round = 0; round < Rounds; ++round) runs.push_back(runWith(world, wallets));
        std::ranges::sort(runs, {}, &Run::seconds);
        const Run& run = runs[Rounds / 2];
        if (!first) first = run;
        const QString label = QString("lockstep, %1 wallet(s), ").arg(wallets);
        report.add(label + "time", run.seconds, "s", QString("median of %1").arg(Rounds));
        report.add(label + "against 1", run.seconds / first->seconds, "times", gate);
        report.add(label + "filter requests", static_cast<double>(run.filterRequests), "requests",
                   atMost(static_cast<double>(first->filterRequests)));
        report.add(label + "blocks fetched", static_cast<double>(run.blocks), "blocks");
    }
}

} // namespace lockstep::bench
