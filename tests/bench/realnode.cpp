// SPDX-License-Identifier: MIT

#include "tests/support/realnode.h"

#include "core/script/address.h"
#include "core/script/templates.h"
#include "tests/bench/benchworld.h"
#include "tests/bench/figures.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QTextStream>

namespace lockstep::bench {

namespace {

constexpr int Blocks = 2'000;
constexpr int Elements = 1'000;
constexpr std::uint32_t Lookahead = 1'000; ///< On two branches: 2,000 scripts.
constexpr int Rounds = 3;
constexpr const char* Figure = "over the wire from btcd, headers and all, a block";

/// The node fetches the practice chain as any chain, by the peer-to-peer protocol, and makes its filters itself.
void feed(test::RealNode& node, BenchWorld& world)
{
    node.call(QStringLiteral("addnode"), {world.peer().text(), QStringLiteral("add")});
    const int height = world.tip().height.value;
    world.waitUntil([&] { return node.height() == height; });
}

} // namespace

/// Filters of a full node of somebody else's over the wire: what it takes to serve them is in the figure.
void measureRealNode(Report& report)
{
    if (!test::RealNode::find(test::RealNode::Kind::Btcd)) {
        return report.notMeasured(Figure, "LOCKSTEP_BTCD names no btcd");
    }
    QTextStream(stderr) << "realnode: " << Blocks << " filters of " << Elements << " elements from btcd, "
                        << 2 * Lookahead << " scripts\n";
    BusyChain chain;
    chain.blocks = Blocks;
    chain.scriptsABlock = Elements;
    BenchWorld world(chain);
    const auto payee = addressOf(payToWitnessScriptHash(Digest32{std::byte{7}}), Network::Regtest);
    test::RealNode node(test::RealNode::Kind::Btcd, QString::fromStdString(*payee));
    if (!node.start()) qFatal("btcd: %s", qPrintable(node.log()));
    feed(node, world);

    std::vector<double> microseconds;
    BenchEngine engine;
    engine.setPeer(node.address());
    for (int round = 0; round < Rounds; ++round) {
        engine.addWallets(1, Lookahead);
        QElapsedTimer timer;
        timer.start();
        engine.start();
        engine.waitForTip(world.tip());
        microseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1'000 / world.tip().height.value);
        engine.stop();
    }
    report.add(Figure, median(microseconds), "us", atMost(100, "60"));
}

} // namespace lockstep::bench
