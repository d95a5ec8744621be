// SPDX-License-Identifier: MIT

#include "tests/bench/memory.h"

#include "tests/bench/benchworld.h"
#include "tests/bench/figures.h"
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
constexpr int Rounds = 3;

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

namespace {

struct Memory
{
    double before = 0; ///< MiB, when there was no engine.
    double most = 0; ///< MiB, resident.
};

/// Of a process of its own, which holds the engine and not the node that it asks.
Memory memoryOfImport(const HostPort& peer)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {"--import-from", peer.text()});
    if (!process.waitForFinished(Minutes * 60'000)) qFatal("the import does not end");
    const QByteArrayList told = process.readAllStandardOutput().simplified().split(' ');
    if (told.size() != 2) qFatal("the import has not told what it holds");
    return {told[0].toDouble(), told[1].toDouble()};
}

} // namespace

void measureMemory(Report& report)
{
    QTextStream(stderr) << "memory: " << Wallets << " wallets of " << 2 * Lookahead << " scripts over " << Blocks
                        << " blocks, then one more is imported\n";
    BenchWorld world(chainThatPaysAll());
    std::vector<double> most;
    double before = 0;
    for (int round = 0; round < Rounds; ++round) {
        const Memory memory = memoryOfImport(world.peer());
        most.push_back(memory.most);
        before = memory.before;
    }
    report.add("memory, 200 wallets and an import, at most", median(most), "MiB",
               atMost(250, "150", QString("resident, %1 before there was an engine").arg(before)));
}

} // namespace lockstep::bench
