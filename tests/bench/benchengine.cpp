// SPDX-License-Identifier: MIT

#include "tests/bench/benchengine.h"

#include "core/descriptors/descriptor.h"
#include "core/keys/accounttype.h"
#include "core/p2p/p2pchainclient.h"
#include "core/storage/database/transaction.h"
#include "core/wallet/walletfactory.h"
#include "tests/support/rununtil.h"

#include <QCoroTask>

namespace lockstep::bench {

BenchEngine::~BenchEngine() { stop(); }

std::string BenchEngine::descriptor(int wallet)
{
    Bytes seed(32, std::byte{1});
    seed[0] = static_cast<std::byte>(wallet);
    seed[1] = static_cast<std::byte>(wallet >> 8);
    return *accountDescriptor(AccountType::Bip84, *ExtendedPrivateKey::fromSeed(seed), Network::Practice);
}

Bytes BenchEngine::script(int wallet, std::uint32_t index)
{
    const auto parsed = Descriptor::parse(descriptor(wallet), Network::Practice);
    return *parsed->scriptPubKey(0, index);
}

void BenchEngine::addWallets(int count, std::uint32_t lookahead)
{
    stop();
    m_data.push_back(std::make_unique<QTemporaryDir>());
    const NetworkParams& params = networkParams(Network::Practice);
    m_database = std::move(*Database::open(m_data.back()->filePath("bench.sqlite"), DatabaseIdentity::of(params)));
    for (int i = 0; i < count; ++i) store(i, lookahead);
}

WalletSetup BenchEngine::setup(int wallet, std::uint32_t lookahead)
{
    WalletSetup setup;
    setup.name = QString("Wallet %1").arg(wallet);
    setup.lookahead = lookahead;
    setup.birthday = BlockHeight{0};
    setup.syncedTo = {{0}, networkParams(Network::Practice).genesisHash};
    return setup;
}

void BenchEngine::store(int wallet, std::uint32_t lookahead)
{
    const auto draft = draftFromText(descriptor(wallet), {}, Network::Practice);
    const auto stored = inTransaction(*m_database, Durability::Full,
                                      [&] { return storeWallet(*m_database, *draft, setup(wallet, lookahead)); });
    if (!stored) qFatal("wallet: %s", stored.error().detail.c_str());
}

void BenchEngine::import(int wallet)
{
    const auto draft = draftFromText(descriptor(wallet), {}, Network::Practice);
    WalletSetup behind = setup(wallet);
    behind.catchingUp = true;
    if (auto begun = m_manager->importWallet(*draft, behind); !begun)
        qFatal("import: %s", begun.error().detail.c_str());
    waitUntil([&] { return m_manager->snapshot()->jobs.isEmpty(); });
}

void BenchEngine::start()
{
    P2pOptions options;
    options.network = networkParams(Network::Practice);
    options.named = {m_peer};
    auto client = std::make_unique<P2pChainClient>(options);
    m_manager = std::make_unique<SyncManager>(SyncManager::Parts{Network::Practice, m_database.get(), std::move(client),
                                                                 &m_clock, true, m_data.back()->path()});
    if (auto loaded = m_manager->load(); !loaded) qFatal("load: %s", loaded.error().detail.c_str());
    m_manager->start();
}

void BenchEngine::stop()
{
    if (m_manager) QCoro::waitFor(m_manager->stop());
    m_manager.reset();
    m_database.reset();
}

void BenchEngine::waitUntil(const std::function<bool()>& condition)
{
    if (!test::runUntil(condition, std::chrono::minutes(10))) qFatal("the bench did not come to its end");
}

void BenchEngine::waitForTip(const ChainPoint& tip)
{
    bool done = false;
    const auto connection
        = QObject::connect(m_manager.get(), &SyncManager::happened, m_manager.get(),
                           [&](const SyncEvent& event) { done = done || event.kind == SyncEvent::Kind::Done; });
    waitUntil([&] { return done && m_manager->snapshot()->synced == tip; });
    QObject::disconnect(connection);
}

} // namespace lockstep::bench
