// SPDX-License-Identifier: MIT

#include "tests/bench/benchworld.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <atomic>

namespace lockstep::bench {

/// From the moment the practice node has mined a block that pays one of ten wallets to the engine's signal.
void measureLatency(Report& report)
{
    constexpr int Rounds = 21;
    QTextStream(stderr) << "latency: " << Rounds << " blocks, each pays one of 10 wallets\n";
    BenchWorld world;
    auto mined = world.network().mine(120);
    world.waitUntil([&] { return mined.isFinished(); });
    world.addWallets(10);
    world.start();
    world.waitForTip();

    std::vector<double> milliseconds;
    for (int round = 0; round < Rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        std::atomic<std::int64_t> announced = -1; // set on the node's thread
        std::int64_t told = -1;
        const auto connection
            = QObject::connect(&world.manager(), &SyncManager::happened, &world.manager(), [&](const SyncEvent& event) {
                  if (event.kind == SyncEvent::Kind::Block && !event.touched.isEmpty()) told = timer.nsecsElapsed();
              });
        auto paid = world.network().send(BenchWorld::script(round % 10, 0), *Amount::fromSatoshis(10'000));
        paid.then(QtFuture::Launch::Sync, [&](const Result<PracticePayment>&) { announced = timer.nsecsElapsed(); });
        world.waitUntil([&] { return told >= 0 && announced >= 0; });
        milliseconds.push_back(std::max(0.0, static_cast<double>(told - announced) / 1e6));
        QObject::disconnect(connection);
    }
    std::ranges::sort(milliseconds);
    report.add("block announced to signal, median", milliseconds[Rounds / 2], "ms");
    report.add("block announced to signal, slowest", milliseconds.back(), "ms");
}

} // namespace lockstep::bench
