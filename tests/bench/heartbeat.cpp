// SPDX-License-Identifier: MIT

#include "app/common/chainclientfactory.h"
#include "core/api/services/session.h"
#include "core/api/services/walletservice.h"
#include "tests/bench/benchworld.h"
#include "tests/bench/bigfolder.h"
#include "tests/bench/fullblock.h"
#include "tests/bench/openwindow.h"
#include "tests/bench/report.h"
#include "tests/bench/turnmeter.h"
#include "tests/bench/walletfolder.h"

#include <QElapsedTimer>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <deque>

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
constexpr int ReorgDepth = 100;

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

SessionOptions optionsFor(BenchWorld& world, const QString& folder)
{
    StartOptions start;
    start.network = Network::Practice;
    start.connect = {*HostPort::parse(QString("127.0.0.1:%1").arg(world.network().port()), 0)};
    SessionOptions options = BigFolder::offline(folder);
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

/// What the GUI thread did meanwhile, under the gates of all that goes on behind the window.
void add(Report& report, const QString& meanwhile, Heartbeat& heartbeat, const TurnMeter& turns)
{
    const std::vector<double> gaps = heartbeat.gaps();
    report.add("GUI heartbeat, " + meanwhile + ", p99", gaps[gaps.size() * 99 / 100], "ms", "beats every 5 ms");
    report.add("GUI heartbeat, " + meanwhile + ", maximum", gaps.back(), "ms", atMost(100));
    report.add("GUI work in a turn, " + meanwhile + ", longest", turns.longest(), "ms", atMost(16));
    report.add("GUI turns of more than 16 ms, " + meanwhile, turns.over(16), "turns");
}

/// From the first header on, with a window that has just appeared.
void measureFirstSync(OpenWindow& open, Report& report)
{
    Heartbeat heartbeat;
    const TurnMeter turns;
    open.waitUntil([&] { return open.session().snapshot()->synced.height.value >= Blocks; });
    add(report, "first sync of 5,000 blocks", heartbeat, turns);
}

void measureReorg(BenchWorld& world, OpenWindow& open, Report& report)
{
    Heartbeat heartbeat;
    const TurnMeter turns;
    auto reorg = world.network().reorg(ReorgDepth);
    open.waitUntil([&] { return reorg.isFinished(); });
    const ChainPoint tip = reorg.result().value();
    open.waitUntil([&] { return open.session().snapshot()->synced == tip; });
    add(report, "reorg of 100 blocks", heartbeat, turns);
}

/// The window is open on the GUI thread, 100,000 payments in sight, while three wallets are imported behind it. Before
/// that the first sync, after it a reorg.
void measureImports(Report& report)
{
    QTextStream(stderr) << "heartbeat: the GUI thread during " << Imports << " imports of " << Blocks << " blocks\n";
    BenchWorld world;
    makeHistory(world);
    const BigFolder folder;
    OpenWindow open(optionsFor(world, folder.path()));
    measureFirstSync(open, report);
    open.showHistory(BigFolder::Largest);
    {
        Heartbeat heartbeat;
        const TurnMeter turns;
        import(open);
        add(report, "three imports", heartbeat, turns);
    }
    measureReorg(world, open, report);
}

/// The list of all wallets is in sight while block after block pays each of them.
void measureFullBlocks(Report& report)
{
    constexpr int Rounds = 5;
    constexpr FullBlock Block{200, 200, 5'000};
    QTextStream(stderr) << "heartbeat: the GUI thread during " << Rounds << " blocks of " << 2 * Block.payments
                        << " outputs, each pays " << Block.wallets << " wallets\n";
    BenchWorld world;
    auto mined = world.network().mine(120);
    world.waitUntil([&] { return mined.isFinished(); });
    const WalletFolder folder(Block.wallets);
    OpenWindow open(optionsFor(world, folder.path()));
    const ChainPoint tip = world.tip();
    open.waitUntil([&] { return open.session().snapshot()->synced == tip; });
    open.select({});
    int taken = 0;
    QObject::connect(&open.session(), &Session::happened, &open.window(), [&](const SyncEvent& event) {
        taken += event.kind == SyncEvent::Kind::Block && event.touched.size() == Block.paid ? 1 : 0;
    });

    std::mt19937_64 random(4);
    std::deque<decltype(paymentsOf(Block, 1, random))> rounds; // made before: it is no work of the window
    for (int round = 1; round <= Rounds; ++round) rounds.push_back(paymentsOf(Block, round, random));
    Heartbeat heartbeat;
    const TurnMeter turns;
    for (int round = 1; round <= Rounds; ++round) {
        auto paid = world.network().sendToAll(std::move(rounds.front()));
        rounds.pop_front();
        open.waitUntil([&] { return taken >= round && paid.isFinished(); });
        const ChainPoint now = paid.result().value();
        open.waitUntil([&] { return open.session().snapshot()->synced == now; });
    }
    add(report, "blocks of 10,000 outputs for 200 wallets", heartbeat, turns);
}

} // namespace

void measureHeartbeat(Report& report)
{
    measureImports(report);
    measureFullBlocks(report);
}

} // namespace lockstep::bench
