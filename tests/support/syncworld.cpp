// SPDX-License-Identifier: MIT

#include "tests/support/syncworld.h"

#include "core/chain/networkparams.h"
#include "core/keys/accounttype.h"
#include "core/script/address.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "tests/support/historyof.h"
#include "tests/support/rununtil.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QFile>

#include <algorithm>

namespace lockstep::test {

namespace {

constexpr auto Patience = std::chrono::seconds(60); ///< For a loaded machine; a settled world answers at once.

} // namespace

Transaction spendOf(const OutPoint& coin, std::int64_t satoshis, const Bytes& script)
{
    Transaction tx;
    tx.inputs.push_back({coin, {}, 0xffff'fffd, {Bytes(64, std::byte{1})}});
    tx.outputs.push_back({*Amount::fromSatoshis(satoshis), script});
    return tx;
}

SyncWorld::SyncWorld(const QString& folder)
    : rules(networkParams(Network::Practice))
    , chain(std::make_shared<PracticeChain>(clock))
    , m_folder(folder.isEmpty() ? m_ownFolder.path() : folder)
{
    chain->setTimeStep(600);
    chain->setNextTime(static_cast<std::uint32_t>(clock.unixSeconds() - 1'000 * 600));
}

SyncWorld::~SyncWorld() { close(); }

void SyncWorld::open()
{
    if (makeClient) return open(makeClient());
    auto client = std::make_unique<ScriptedChainClient>();
    m_client = client.get();
    m_client->addPeer(chain);
    open(std::move(client));
}

void SyncWorld::open(std::unique_ptr<ChainClient> client)
{
    auto database = Database::open(m_folder + "/wallets.sqlite", DatabaseIdentity::of(rules));
    if (!database) qFatal("database: %s", database.error().detail.c_str());
    m_database = std::move(*database);
    m_manager
        = std::make_unique<SyncManager>(SyncManager::Parts{Network::Practice, m_database.get(), std::move(client),
                                                           &clock, true, keepsCache ? m_folder : QString(), &rules});
    QObject::connect(m_manager.get(), &SyncManager::happened, m_manager.get(),
                     [this](const SyncEvent& event) { m_events.push_back(event); });
    if (auto loaded = m_manager->load(); !loaded) qFatal("load: %s", loaded.error().detail.c_str());
    m_manager->start();
    if (keepsCache && isConnectionKnown) m_manager->setSavesData(false);
}

void SyncWorld::close()
{
    if (!m_manager) return;
    QCoro::waitFor(m_manager->stop());
    m_manager.reset();
    m_client = nullptr;
    m_database.reset();
}

void SyncWorld::kill()
{
    const QString path = m_folder + "/wallets.sqlite";
    const QString log = path + "-wal";
    std::map<QString, QByteArray> left; // what a killed process leaves: between two transactions, as always here
    for (const QString& name : {path, log})
        if (QFile file(name); file.open(QFile::ReadOnly)) left[name] = file.readAll();
    close();
    for (const QString& name : {log, path + "-shm"}) QFile::remove(name);
    for (const auto& [name, content] : left)
        if (QFile file(name); !file.open(QFile::WriteOnly | QFile::Truncate) || file.write(content) != content.size())
            qFatal("cannot write");
    open();
}

int SyncWorld::count(SyncEvent::Kind kind) const
{
    return static_cast<int>(std::ranges::count(m_events, kind, &SyncEvent::kind));
}

void SyncWorld::limitDatabasePages(bool full)
{
    const auto pages = m_database->first(u"PRAGMA page_count", [](Cells& cells) { return cells.int64(); });
    const std::int64_t limit = full ? **pages : 1'000'000;
    const QString pragma = QString("PRAGMA max_page_count = %1").arg(limit);
    (void)m_database->all(pragma, [](Cells& cells) { return cells.int64(); });
}

void SyncWorld::announce()
{
    if (tellOfBlocks) tellOfBlocks();
    if (m_client) m_client->announce();
}

void SyncWorld::passSeconds(std::int64_t seconds)
{
    for (std::int64_t passed = 0; passed < seconds; ++passed) {
        clock.advance(std::chrono::seconds(1));
        announce();
        QCoreApplication::processEvents();
    }
}

void SyncWorld::mine(int blocks)
{
    if (const auto mined = chain->mine(blocks); !mined) qFatal("mine: %s", mined.error().detail.c_str());
    announce();
}

Txid SyncWorld::pay(const Bytes& script, std::int64_t satoshis)
{
    const TxOut output{*Amount::fromSatoshis(satoshis), script};
    if (const auto raised = chain->raiseFunds(output.value); !raised) qFatal("%s", raised.error().detail.c_str());
    const auto txid = chain->pay(std::span(&output, 1));
    if (!txid) qFatal("pay: %s", txid.error().detail.c_str());
    mine(1);
    return *txid;
}

void SyncWorld::reorg(int depth, int newLength, PracticeChain::Keep keep)
{
    const auto done = chain->reorg(depth, newLength, keep);
    if (!done) qFatal("reorg: %s", done.error().detail.c_str());
    announce();
}

Descriptor SyncWorld::descriptor(unsigned char number)
{
    const Bytes seed(32, std::byte{number});
    const auto master = ExtendedPrivateKey::fromSeed(seed);
    const auto text = accountDescriptor(AccountType::Bip84, *master, Network::Practice);
    return *Descriptor::parse(*text, Network::Practice);
}

Bytes SyncWorld::script(unsigned char number, std::uint32_t index, std::size_t branch)
{
    return *descriptor(number).scriptPubKey(branch, index);
}

WalletSetup SyncWorld::setup(const QString& name) const
{
    WalletSetup setup;
    setup.name = name;
    setup.syncedTo = {{0}, chain->params().genesisHash};
    setup.catchingUp = true;
    setup.createdAt = clock.unixSeconds();
    return setup;
}

WalletId SyncWorld::store(const Result<WalletDraft>& draft, const WalletSetup& setup, ScanStart start)
{
    if (!draft) qFatal("draft: %s", draft.error().detail.c_str());
    const auto id = m_manager->importWallet(*draft, setup, start);
    if (!id) qFatal("import: %s", id.error().detail.c_str());
    return *id;
}

WalletId SyncWorld::addWallet(unsigned char number, std::optional<BlockHeight> birthday,
                              std::optional<std::uint32_t> lookahead)
{
    WalletSetup wanted = setup(QString("Wallet %1").arg(int(number)));
    wanted.birthday = birthday;
    if (!birthday) wanted.birthdayTime = wanted.createdAt;
    wanted.lookahead = lookahead;
    return store(draftFromText(descriptor(number).toString(), {}, Network::Practice), wanted);
}

WalletId SyncWorld::addWalletBornAt(unsigned char number, std::int64_t unixSeconds)
{
    WalletSetup wanted = setup(QString("Wallet %1").arg(int(number)));
    wanted.birthdayTime = unixSeconds;
    return store(draftFromText(descriptor(number).toString(), {}, Network::Practice), wanted);
}

WalletId SyncWorld::addWalletForLater(unsigned char number, ScanStart start)
{
    WalletSetup wanted = setup(QString("Wallet %1").arg(int(number)));
    wanted.birthday = BlockHeight{0};
    return store(draftFromText(descriptor(number).toString(), {}, Network::Practice), wanted, start);
}

WalletId SyncWorld::addScriptWallet(const QString& name, const Bytes& script)
{
    WalletSetup wanted = setup(name);
    wanted.birthdayTime = wanted.createdAt;
    return store(draftFromAddresses(*addressOf(script, Network::Practice), Network::Practice), wanted);
}

Result<JobId> SyncWorld::scanScripts(WalletId wallet, const std::vector<Bytes>& scripts, BlockHeight from,
                                     std::optional<BlockHeight> to)
{
    SyncManager::Target target{wallet, {}, from, to};
    for (const Bytes& script : scripts) target.scripts.push_back({script, {}});
    return m_manager->rescanTargeted(target);
}

bool SyncWorld::waitUntil(const std::function<bool()>& condition) { return runUntil(condition, Patience); }

bool SyncWorld::waitForTip()
{
    return waitUntil([this] {
        const SyncSnapshotPtr now = snapshot();
        if (now->tip != chain->tip() || now->synced != chain->tip()) return false;
        if (std::ranges::any_of(now->jobs, [](const JobView& job) {
                return job.state != JobState::Paused && job.kind != JobKind::Search;
            }))
            return false;
        return std::ranges::all_of(now->wallets, [&](const WalletView& wallet) {
            const bool moves = wallet.state == WalletState::Synced;
            const bool rests = wallet.state == WalletState::Stopped || wallet.state == WalletState::Error
                || wallet.state == WalletState::Paused;
            return rests || (moves && wallet.syncedTo == chain->tip());
        });
    });
}

QString SyncWorld::difference(WalletId wallet, const Oracle& oracle)
{
    LedgerRepository ledger(*m_database);
    std::map<Txid, Oracle::Payment> history;
    for (const TxRow& row : historyOf(*m_database, wallet))
        if (row.block) history[row.txid] = {row.block->height, row.net};
    // What only a pending transaction spends, one that a reorg took out of its block, is unspent on the chain.
    std::map<OutPoint, std::int64_t> coins;
    std::int64_t spentByPending = 0;
    const auto live = ledger.liveCoins(wallet);
    for (const StoredCoin& coin : *live) {
        if (!coin.height) continue;
        coins[coin.outpoint] = coin.amount.satoshis();
        if (coin.spentBy) spentByPending += coin.amount.satoshis();
    }

    if (history != oracle.history())
        return QString("history of %1 transactions, the oracle has %2")
            .arg(history.size())
            .arg(oracle.history().size());
    if (coins != oracle.coins())
        return QString("%1 coins, the oracle has %2").arg(coins.size()).arg(oracle.coins().size());
    const Balance balance = m_manager->wallet(wallet)->balance();
    const std::int64_t ours = balance.confirmed.satoshis() + balance.immature.satoshis() + balance.frozen.satoshis();
    const std::int64_t total = ours + spentByPending;
    if (total != oracle.total()) return QString("balance %1, the oracle has %2").arg(total).arg(oracle.total());
    return {};
}

QString SyncWorld::differenceFromChain(WalletId wallet, unsigned char number, std::uint32_t lookahead)
{
    Oracle oracle(descriptor(number), lookahead);
    oracle.read(*chain);
    return difference(wallet, oracle);
}

} // namespace lockstep::test
