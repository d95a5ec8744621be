// SPDX-License-Identifier: MIT

#include "tests/bench/benchworld.h"
#include "tests/bench/fullblock.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <atomic>

namespace lockstep::bench {

namespace {

constexpr int Rounds = 11;

/// From the moment the practice node has announced a block to the engine's signal that it is taken in.
std::vector<double> measure(const FullBlock& blocks)
{
    BenchWorld world;
    auto mined = world.network().mine(120);
    world.waitUntil([&] { return mined.isFinished(); });
    world.addWallets(blocks.wallets);
    world.start();
    world.waitForTip(world.tip());

    std::mt19937_64 random(4);
    std::vector<double> milliseconds;
    for (int round = 0; round < Rounds; ++round) {
        std::vector<TxOut> outputs = paymentsOf(blocks, round, random);
        QElapsedTimer timer;
        timer.start();
        std::atomic<std::int64_t> announced = -1; // set on the node's thread
        std::int64_t told = -1;
        const auto connection
            = QObject::connect(&world.manager(), &SyncManager::happened, &world.manager(), [&](const SyncEvent& event) {
                  if (event.kind == SyncEvent::Kind::Block && event.touched.size() == blocks.paid)
                      told = timer.nsecsElapsed();
              });
        auto paid = world.network().sendToAll(std::move(outputs));
        paid.then(QtFuture::Launch::Sync, [&](const Result<ChainPoint>&) { announced = timer.nsecsElapsed(); });
        world.waitUntil([&] { return told >= 0 && announced >= 0; });
        milliseconds.push_back(std::max(0.0, static_cast<double>(told - announced) / 1e6));
        QObject::disconnect(connection);
    }
    std::ranges::sort(milliseconds);
    return milliseconds;
}

void add(Report& report, const FullBlock& blocks, const QString& label, const Gate& gate)
{
    QTextStream(stderr) << "latency: " << Rounds << " blocks of " << 2 * blocks.payments << " outputs, each pays "
                        << blocks.paid << " of " << blocks.wallets << " wallets\n";
    const std::vector<double> milliseconds = measure(blocks);
    report.add(label + ", median", milliseconds[Rounds / 2], "ms", gate);
    report.add(label + ", slowest", milliseconds.back(), "ms");
}

} // namespace

void measureLatency(Report& report)
{
    add(report, {10, 1, 1}, "block announced to signal", atMost(100, "50"));
    add(report, {200, 200, 5'000}, "block of 10,000 outputs, 200 ours, announced to signal", atMost(100, "50"));
}

} // namespace lockstep::bench
