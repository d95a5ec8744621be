// SPDX-License-Identifier: MIT

#include "app/common/chainclientfactory.h"
#include "core/api/practice.h"
#include "core/api/session.h"
#include "core/api/walletservice.h"
#include "tests/bench/benchworld.h"
#include "tests/bench/report.h"
#include "ui/mainwindow/mainwindow.h"

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

} // namespace

/// The window is open on the GUI thread while a wallet with 5,000 blocks of history is imported behind it.
void measureHeartbeat(Report& report)
{
    QTextStream(stderr) << "heartbeat: the GUI thread during an import of 5,000 blocks\n";
    BenchWorld world;
    HistoryPlan plan;
    plan.blocks = 5'000;
    plan.payments = 1'000;
    for (std::uint32_t index = 0; index < 50; ++index) plan.payees.push_back(BenchWorld::script(1, index));
    world.makeHistory(plan);

    QTemporaryDir folder;
    StartOptions start;
    start.network = Network::Practice;
    start.connect = {*HostPort::parse(QString("127.0.0.1:%1").arg(world.network().port()), 0)};
    SessionOptions options;
    options.network = Network::Practice;
    options.folder = folder.path();
    options.makeClient = chainClientFactory(start);
    auto session = Session::open(std::move(options));
    if (!session) qFatal("session: %s", session.error().detail.c_str());
    ui::MainWindow window(**session, nullptr);
    window.resize(1100, 720);
    window.show();

    int imported = 0;
    QObject::connect(session->get(), &Session::happened, &window,
                     [&](const SyncEvent& event) { imported += event.kind == SyncEvent::Kind::ImportDone ? 1 : 0; });
    Heartbeat heartbeat;
    NewWallet wallet;
    wallet.name = "Old phone";
    wallet.origin = WatchOrigin{BenchWorld::descriptor(1), std::nullopt};
    auto added = (*session)->wallets().add(std::move(wallet));
    world.waitUntil([&] { return imported > 0; });
    const std::vector<double> gaps = heartbeat.gaps();
    report.add("GUI heartbeat during an import, p99", gaps[gaps.size() * 99 / 100], "ms", "beats every 5 ms");
    report.add("GUI heartbeat during an import, maximum", gaps.back(), "ms");
}

} // namespace lockstep::bench
