// SPDX-License-Identifier: MIT
#pragma once

#include "core/sandbox/practicenetwork.h"
#include "core/storage/database.h"
#include "core/sync/syncmanager.h"
#include "core/util/clock.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lockstep::bench {

/// A practice network served over a real loopback connection, and the real engine with its real peer-to-peer client
/// on the bench's own thread. Wallets are stored before the start, so that they run in lockstep from genesis.
class BenchWorld
{
public:
    BenchWorld();
    ~BenchWorld();

    PracticeNetwork& network() { return *m_network; }
    static std::string descriptor(int wallet); ///< Of a wallet of its own keys.
    static Bytes script(int wallet, std::uint32_t index);

    void makeHistory(const HistoryPlan& plan);
    RequestLog requests(); ///< What the network was asked.

    void addWallets(int count); ///< Before start().
    void start();
    void stop();
    void import(int wallet); ///< From the first block on, while the others run; returns when it has caught up.
    SyncManager& manager() { return *m_manager; }

    void waitUntil(const std::function<bool()>& condition); ///< At most ten minutes.
    void waitForTip();

private:
    WalletId store(int wallet, bool catchingUp);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<PracticeNetwork> m_network;
    std::unique_ptr<QTemporaryDir> m_data; ///< A new one for each start.
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SyncManager> m_manager;
};

} // namespace lockstep::bench
