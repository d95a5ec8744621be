// SPDX-License-Identifier: MIT
#pragma once

#include "core/sandbox/practicenetwork.h"
#include "tests/bench/benchengine.h"
#include "tests/bench/busychain.h"

#include <memory>

namespace lockstep::bench {

/// A practice network served over a real loopback connection from a thread of its own, and an engine that follows it.
class BenchWorld final : public BenchEngine
{
public:
    BenchWorld(); ///< Its chain is empty.
    explicit BenchWorld(const BusyChain& chain);

    PracticeNetwork& network() { return *m_network; }
    HostPort peer() const;
    ChainPoint tip();

    void makeHistory(const HistoryPlan& plan);
    RequestLog requests(); ///< What the network was asked.

private:
    void open();

    QTemporaryDir m_folder;
    std::unique_ptr<PracticeNetwork> m_network;
};

} // namespace lockstep::bench
