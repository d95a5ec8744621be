// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/hostport.h"
#include "core/storage/database/database.h"
#include "core/sync/manager/syncmanager.h"
#include "core/util/clock.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lockstep::bench {

/// The real engine with its real peer-to-peer client, on the bench's own thread, told of one peer on loopback.
/// Wallets are stored before the start, so that they run in lockstep from genesis.
class BenchEngine
{
public:
    static constexpr std::uint32_t Lookahead = 20; ///< 40 scripts a wallet

    ~BenchEngine();

    static std::string descriptor(int wallet); ///< Of a wallet of its own keys.
    static Bytes script(int wallet, std::uint32_t index);
    static WalletSetup setup(int wallet, std::uint32_t lookahead = Lookahead); ///< In lockstep from genesis on.

    void setPeer(HostPort peer) { m_peer = std::move(peer); } ///< Before start().
    void addWallets(int count, std::uint32_t lookahead = Lookahead); ///< Before start(); to a new folder.
    void start();
    void stop();
    void import(int wallet); ///< From the first block on, while the others run; returns when it has caught up.
    SyncManager& manager() { return *m_manager; }

    void waitUntil(const std::function<bool()>& condition); ///< At most ten minutes.
    void waitForTip(const ChainPoint& tip); ///< All wallets stand there.

private:
    void store(int wallet, std::uint32_t lookahead);

    HostPort m_peer;
    SystemClock m_clock;
    /// A new one for each start. They stay until the end: ext4 is slow to make a file where it has just deleted many.
    std::vector<std::unique_ptr<QTemporaryDir>> m_data;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SyncManager> m_manager;
};

} // namespace lockstep::bench
