// SPDX-License-Identifier: MIT

#include "app/common/chainclientfactory.h"
#include "core/api/session.h"
#include "core/api/walletservice.h"
#include "tests/bench/benchworld.h"
#include "tests/bench/bigfolder.h"
#include "tests/bench/openwindow.h"
#include "tests/bench/report.h"
#include "tests/bench/turnmeter.h"

#include <QElapsedTimer>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

namespace lockstep::bench {

namespace {

/// Beats every five milliseconds on the GUI thread and notes how late each beat is.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_gaps.push_back(static_cast<double>(m_since.nsecsElapsed()) / 1e6);
            m_since.restart();
        });
        m_since.start();
        m_timer.start(5);
    }

    std::vector<double> gaps()
    {
        m_timer.stop();
        std::ranges::sort(m_gaps);
        return m_gaps;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_gaps;
};

constexpr int Imports = 3;
constexpr int Blocks = 5'000;

/// Blocks that pay the wallets to be imported.
void makeHistory(BenchWorld& world)
{
    HistoryPlan plan;
    plan.blocks = Blocks;
    plan.payments = 1'000;
    for (int i = 0; i < Imports; ++i)
        for (std::uint32_t index = 0; index < 50; ++index)
            plan.payees.push_back(BenchEngine::script(BigFolder::Wallets + i, index));
    world.makeHistory(plan);
}

SessionOptions optionsFor(BenchWorld& world, const BigFolder& folder)
{
    StartOptions start;
    start.network = Network::Practice;
    start.connect = {*HostPort::parse(QString("127.0.0.1:%1").arg(world.network().port()), 0)};
    SessionOptions options = BigFolder::offline(folder.path());
    options.makeClient = chainClientFactory(start);
    options.online = true;
    return options;
}

void import(OpenWindow& open)
{
    int imported = 0;
    QObject::connect(&open.session(), &Session::happened, &open.window(),
                     [&](const SyncEvent& event) { imported += event.kind == SyncEvent::Kind::ImportDone ? 1 : 0; });
    for (int i = 0; i < Imports; ++i) {
        NewWallet wallet;
        wallet.name = QString("Old phone %1").arg(i + 1);
        wallet.origin = WatchOrigin{BenchEngine::descriptor(BigFolder::Wallets + i), std::nullopt};
        open.session().wallets().add(std::move(wallet));
    }
    open.waitUntil([&] { return imported == Imports && open.session().snapshot()->jobs.isEmpty(); });
}

} // namespace

/// The window is open on the GUI thread, 100,000 payments in sight, while three wallets are imported behind it.
void measureHeartbeat(Report& report)
{
    QTextStream(stderr) << "heartbeat: the GUI thread during " << Imports << " imports of " << Blocks << " blocks\n";
    BenchWorld world;
    makeHistory(world);
    const BigFolder folder;
    OpenWindow open(optionsFor(world, folder));
    open.waitUntil([&] { return open.session().snapshot()->synced.height.value >= Blocks; });
    open.showHistory(BigFolder::Largest);

    Heartbeat heartbeat;
    const TurnMeter turns;
    import(open);
    const std::vector<double> gaps = heartbeat.gaps();
    report.add("GUI heartbeat during three imports, p99", gaps[gaps.size() * 99 / 100], "ms", "beats every 5 ms");
    report.add("GUI heartbeat during three imports, maximum", gaps.back(), "ms", atMost(100));
    report.add("GUI work in a turn, three imports, longest", turns.longest(), "ms", atMost(16));
    report.add("GUI turns of more than 16 ms, three imports", turns.over(16), "turns");
}

} // namespace lockstep::bench
