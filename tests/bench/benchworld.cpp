// SPDX-License-Identifier: MIT

#include "tests/bench/benchworld.h"

namespace lockstep::bench {

BenchWorld::BenchWorld() { open(); }

BenchWorld::BenchWorld(const BusyChain& chain)
{
    writeBusyChain(m_folder.path(), chain);
    open();
}

void BenchWorld::open()
{
    auto network = PracticeNetwork::open(m_folder.path());
    if (!network) qFatal("practice network: %s", network.error().detail.c_str());
    m_network = std::move(*network);
    setPeer(peer());
}

HostPort BenchWorld::peer() const { return {QStringLiteral("127.0.0.1"), m_network->port()}; }

ChainPoint BenchWorld::tip()
{
    auto status = m_network->status();
    status.waitForFinished();
    return status.result().tip;
}

void BenchWorld::makeHistory(const HistoryPlan& plan)
{
    auto made = m_network->makeHistory(plan);
    waitUntil([&] { return made.isFinished(); });
    if (!made.result()) qFatal("history: %s", made.result().error().detail.c_str());
}

RequestLog BenchWorld::requests()
{
    auto asked = m_network->requests();
    asked.waitForFinished();
    return asked.result();
}

} // namespace lockstep::bench
