// SPDX-License-Identifier: MIT

#include "core/api/engine/engine.h"

#include "core/api/engine/addresses.h"
#include "core/backend/peercontrol.h"
#include "core/descriptors/addresslist.h"
#include "core/primitives/transaction.h"
#include "core/storage/database/transaction.h"
#include "core/util/hex.h"
#include "core/wallet/wallet.h"

#include <QFileInfo>
#include <QThread>

#include <algorithm>

namespace lockstep {

namespace {

/// What `import` adds: the scripts, and the lowest height if all of their lines name one.
struct ScriptList
{
    std::vector<ImportedScript> scripts;
    std::optional<BlockHeight> from;
};

Result<ScriptList> scriptList(const NewScripts& scripts, Network network)
{
    ScriptList list;
    if (!scripts.scriptHex.empty()) {
        auto script = fromHex(scripts.scriptHex);
        if (!script) return script.error();
        if (script->empty()) return Error{Errc::Malformed, "an empty script"};
        list.scripts.push_back({*std::move(script), {}});
        return list;
    }
    auto addresses = parseAddressList(scripts.addresses, network);
    if (!addresses) return addresses.error();
    list.from = lowestHeight(*addresses);
    for (WatchedAddress& address : *addresses)
        list.scripts.push_back({std::move(address.script), QString::fromStdString(address.label)});
    return list;
}

} // namespace

Engine::Engine(const SessionOptions& options, QString databasePath)
    : m_options(options)
    , m_databasePath(std::move(databasePath))
{
    if (!m_options.clock) m_options.clock = &m_systemClock;
}

Engine::~Engine() = default;

Result<void> Engine::open()
{
    const NetworkParams& params = networkParams(m_options.network);
    auto database = Database::open(m_databasePath, DatabaseIdentity::of(params));
    if (!database) return database.error();
    m_database = *std::move(database);
    m_peers = std::make_unique<PeerRecords>(*m_database, clock());

    SyncManager::Parts parts;
    parts.network = m_options.network;
    parts.database = m_database.get();
    parts.client = m_options.makeClient(*m_peers);
    parts.clock = m_options.clock;
    parts.online = m_options.online;
    parts.rules = m_options.rules;
    parts.cacheFolder = QFileInfo(m_databasePath).path();
    m_manager = std::make_unique<SyncManager>(std::move(parts));
    connect(m_manager.get(), &SyncManager::snapshotChanged, this, &Engine::snapshotChanged);
    connect(m_manager.get(), &SyncManager::happened, this, &Engine::happened);
    connect(m_manager.get(), &SyncManager::walletTouched, this, &Engine::touched);
    if (auto loaded = m_manager->load(); !loaded) return loaded.error();
    unlockKeyless();
    if (PeerControl* peers = m_manager->peerControl())
        for (const HostPort& address : m_options.added) peers->addPeer(address);
    m_manager->start();
    return {};
}

QCoro::Task<void> Engine::close()
{
    if (m_manager) co_await m_manager->stop();
    m_vault.lockAll();
    m_manager.reset();
    m_peers.reset();
    m_database.reset();
    QThread::currentThread()->quit();
}

Result<void> Engine::checkScripts(WalletId id, const NewScripts& scripts)
{
    if (!m_manager->wallet(id)) return Error{Errc::NoSuchWallet, {}};
    const auto list = scriptList(scripts, m_options.network);
    return list ? Result<void>() : list.error();
}

Result<JobId> Engine::importScripts(WalletId id, const NewScripts& scripts)
{
    Wallet* wallet = m_manager->wallet(id);
    if (!wallet) return Error{Errc::NoSuchWallet, {}};
    auto list = scriptList(scripts, m_options.network);
    if (!list) return list.error();
    const BlockHeight birthday = wallet->row().birthday.value_or(BlockHeight{0});
    const BlockHeight from = scripts.from.value_or(list->from.value_or(birthday));
    return m_manager->rescanTargeted({id, std::move(list->scripts), from, scripts.to, scripts.start});
}

Result<ReceiveAddress> Engine::receive(WalletId id, bool next)
{
    Wallet* wallet = m_manager->wallet(id);
    if (!wallet) return Error{Errc::NoSuchWallet, {}};
    const auto place = inTransaction(*m_database, Durability::Full, [&] { return wallet->receive(next); });
    // A fresh address widens what is watched, and one that was handed out and rolled back is in the wallet's memory
    // still; showing the present one must not disturb a scan.
    const bool isUndone = !place && place.error().code != Errc::Unsupported;
    if (next || isUndone) (void)m_manager->refreshWallet(id);
    if (!place) return place.error();
    return receiveAddress(*m_database, id, *place, m_options.network);
}

QCoro::Task<void> Engine::broadcast(Bytes rawTransaction, std::function<void(Result<int>)> done)
{
    auto transaction = Transaction::parse(rawTransaction);
    if (!transaction) {
        done(transaction.error());
        co_return;
    }
    auto peers = co_await m_manager->broadcast(*std::move(transaction));
    done(std::move(peers));
}

} // namespace lockstep
