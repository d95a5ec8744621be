// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/descriptor.h"
#include "core/storage/database/database.h"
#include "core/sync/manager/syncmanager.h"
#include "core/wallet/wallet.h"
#include "core/wallet/walletfactory.h"
#include "tests/support/oracle.h"
#include "tests/support/scriptedchain.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace lockstep::test {

/// Spends a coin of anybody: the practice chain runs no script.
Transaction spendOf(const OutPoint& coin, std::int64_t satoshis, const Bytes& script);

/// Wall time stands still until it is told to move. Every look at the stop watch finds the same time gone by: half a
/// second, so that batches keep their size, unless a test sets another pace.
class WorldClock final : public Clock
{
public:
    std::int64_t unixSeconds() const override { return m_unixSeconds; }
    std::chrono::milliseconds monotonic() const override { return m_watch += m_pace; }
    void advance(std::chrono::seconds by) { m_unixSeconds += by.count(); }
    void set(std::int64_t unixSeconds) { m_unixSeconds = unixSeconds; }
    void setPace(std::chrono::milliseconds pace) { m_pace = pace; }

private:
    std::int64_t m_unixSeconds = 1'700'000'000;
    std::chrono::milliseconds m_pace{500};
    mutable std::chrono::milliseconds m_watch{0};
};

/// Everything a sync test needs: a practice chain, peers that serve it, a database file, and the real SyncManager on
/// the test's own thread. `close` and `open` are a restart; the chain and the file stay.
class SyncWorld
{
public:
    explicit SyncWorld(const QString& folder = {}); ///< Empty: a folder of its own, removed at the end.
    ~SyncWorld();

    void open(); ///< Fails the test if it cannot.
    void open(std::unique_ptr<ChainClient> client); ///< With a client of the test's own instead of the scripted one.
    void close();
    void restart()
    {
        close();
        open();
    }

    void kill(); ///< And opens again: the database is as it was this moment, whatever the end would have written.

    SyncManager& manager() { return *m_manager; }
    ScriptedChainClient& client() { return *m_client; }
    Database& database() { return *m_database; }
    SyncSnapshotPtr snapshot() { return m_manager->snapshot(); }
    const std::vector<SyncEvent>& events() const { return m_events; }
    int count(SyncEvent::Kind kind) const;
    void forgetEvents() { m_events.clear(); }

    std::function<std::unique_ptr<ChainClient>()> makeClient; ///< If set: what `open` takes for the scripted client,
    std::function<void()> tellOfBlocks; ///< and how its peers hear of what was mined.
    bool isConnectionKnown = true; ///< From the next `open` on: as a window tells that it is not metered.
    bool keepsCache = false; ///< From the next `open` on: filters and blocks stay on the disk, in `folder`.
    QString folder() const { return m_folder; }
    void limitDatabasePages(bool full); ///< As a disk that has no byte left; or as before.

    // The chain
    WorldClock clock;
    NetworkParams rules; ///< The practice network's; what a test changes counts from the next `open` on.
    std::shared_ptr<PracticeChain> chain; ///< What all peers believe, unless a test says otherwise.
    void announce(); ///< The chain has changed.
    void passSeconds(std::int64_t seconds); ///< After each the loop looks around, for there is news.
    void mine(int blocks); ///< And announces.
    Txid pay(const Bytes& script, std::int64_t satoshis); ///< Mined at once, announced.
    void reorg(int depth, int newLength, PracticeChain::Keep keep);

    // Wallets
    /// A watch-only wallet of its own keys; different numbers are different wallets.
    static Descriptor descriptor(unsigned char number);
    static Bytes script(unsigned char number, std::uint32_t index, std::size_t branch = 0);
    WalletId addWallet(unsigned char number, std::optional<BlockHeight> birthday = {},
                       std::optional<std::uint32_t> lookahead = {});

    WalletId addWalletBornAt(unsigned char number, std::int64_t unixSeconds);
    /// Its past, from genesis on, waits for resumeJob or as `start` says.
    WalletId addWalletForLater(unsigned char number, ScanStart start = ScanStart::WhenResumed);
    WalletId addScriptWallet(const QString& name, const Bytes& script); ///< Of one fixed address.
    /// Adds scripts to a wallet and looks for them in a window of heights.
    Result<JobId> scanScripts(WalletId wallet, const std::vector<Bytes>& scripts, BlockHeight from,
                              std::optional<BlockHeight> to);

    // Waiting, by events only
    bool waitUntil(const std::function<bool()>& condition); ///< At most a minute.
    bool waitForTip(); ///< All wallets that may move stand at the chain's tip, nothing waits.

    /// Compares a wallet's stored history and coins with the oracle's; returns what differs, or an empty text.
    QString difference(WalletId wallet, const Oracle& oracle);
    QString differenceFromChain(WalletId wallet, unsigned char number, std::uint32_t lookahead = 100);

private:
    WalletSetup setup(const QString& name) const;
    WalletId store(const Result<WalletDraft>& draft, const WalletSetup& setup, ScanStart start = ScanStart::AtOnce);

    QTemporaryDir m_ownFolder;
    QString m_folder;
    std::unique_ptr<Database> m_database;
    ScriptedChainClient* m_client = nullptr; ///< Owned by the manager.
    std::unique_ptr<SyncManager> m_manager;
    std::vector<SyncEvent> m_events;
};

} // namespace lockstep::test
