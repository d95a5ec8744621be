// SPDX-License-Identifier: MIT

#include "tests/bench/memory.h"

#include "tests/bench/benchworld.h"
#include "tests/bench/processmemory.h"
#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTextStream>

namespace lockstep::bench {

namespace {

constexpr int Blocks = 3'000;
constexpr int Scripts = 3'000; ///< Elements of a filter.
constexpr int Wallets = 200;
constexpr std::uint32_t Lookahead = 100; ///< On two branches: 200 scripts a wallet.
constexpr int PaymentsAWallet = 2;
constexpr int Minutes = 5;

BusyChain chainThatPaysAll()
{
    BusyChain chain;
    chain.blocks = Blocks;
    chain.scriptsABlock = Scripts;
    chain.payments = PaymentsAWallet * (Wallets + 1);
    for (int wallet = 0; wallet <= Wallets; ++wallet) chain.payees.push_back(BenchEngine::script(wallet, 0));
    return chain;
}

} // namespace

int importAndTell(const HostPort& peer)
{
    BenchEngine engine;
    engine.setPeer(peer);
    const double before = processMebibytes("VmRSS:");
    engine.addWallets(Wallets, Lookahead);
    engine.start();
    engine.waitUntil([&] { return engine.manager().snapshot()->synced.height.value >= Blocks; });
    engine.import(Wallets);
    QTextStream(stdout) << before << ' ' << processMebibytes("VmHWM:") << '\n';
    return 0;
}

/// In a process of its own, which holds the engine and not the node that it asks.
void measureMemory(Report& report)
{
    QTextStream(stderr) << "memory: " << Wallets << " wallets of " << 2 * Lookahead << " scripts over " << Blocks
                        << " blocks, then one more is imported\n";
    BenchWorld world(chainThatPaysAll());
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {"--import-from", world.peer().text()});
    if (!process.waitForFinished(Minutes * 60'000)) qFatal("the import does not end");
    const QByteArrayList told = process.readAllStandardOutput().simplified().split(' ');
    if (told.size() != 2) qFatal("the import has not told what it holds");
    report.add("memory, 200 wallets and an import, at most", told[1].toDouble(), "MiB",
               atMost(250, "150", QString("resident, %1 before there was an engine").arg(told[0].toDouble())));
}

} // namespace lockstep::bench
