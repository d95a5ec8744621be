// SPDX-License-Identifier: MIT

#include "tests/core/sync/randomlife.h"

#include "core/filters/blockfilter.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/walletremnants.h"
#include "tests/core/sync/socketlifepeers.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::test {

namespace {

constexpr std::size_t MostWallets = 6;
constexpr std::uint32_t Indexes = 25; ///< Of each branch, that are paid: within every window.
constexpr std::array<unsigned char, MostWallets> OldNumbers{1, 2, 3, 4, 5, 6};

template <typename T>
void mustWork(const Result<T>& done, const char* what)
{
    if (!done) qFatal("%s: %s", what, done.error().detail.c_str());
}

/// What may be refused as the world stands, but may not fail.
template <typename T>
void mayBeRefused(const Result<T>& done, const char* what)
{
    if (!done && done.error().code != Errc::Refused && done.error().code != Errc::OutOfRange)
        qFatal("%s: %s", what, done.error().detail.c_str());
}

/// A block's filter without anything of these wallets.
Bytes hidingFilter(const PracticeChain& chain, const ChainPoint& point, const std::set<Bytes>& hidden)
{
    const auto made = chain.find(point.hash);
    Block block = *Block::parse(made->raw);
    for (Transaction& tx : block.transactions)
        std::erase_if(tx.outputs, [&](const TxOut& output) { return hidden.contains(output.scriptPubKey); });
    std::vector<Bytes> spent;
    for (const SpentCoin& coin : made->spent)
        if (!hidden.contains(coin.coin.output.scriptPubKey)) spent.push_back(coin.coin.output.scriptPubKey);
    return buildBasicFilter(block, spent);
}

/// A block's filter with something that is not in the block.
Bytes addingFilter(const PracticeChain& chain, const ChainPoint& point)
{
    const auto made = chain.find(point.hash);
    std::vector<Bytes> spent{Bytes(22, std::byte{7})};
    for (const SpentCoin& coin : made->spent) spent.push_back(coin.coin.output.scriptPubKey);
    return buildBasicFilter(*Block::parse(made->raw), spent);
}

} // namespace

RandomLife::RandomLife(std::uint32_t seed, Reach reach)
    : m_random(seed)
    , m_numbers(OldNumbers.begin(), OldNumbers.end())
{
    m_world.mine(120);
    if (reach == Reach::Sockets)
        m_peers = std::make_unique<SocketLifePeers>(m_world, seed);
    else
        m_peers = std::make_unique<ScriptedLifePeers>(m_world);
    m_world.keepsCache = seed % 2 == 0; // with and without
    m_world.open();
    afterOpening();
    if (reach == Reach::Sockets)
        for (int i = 0; i < 3; ++i) meetALiar(); // there are some from the beginning
}

RandomLife::~RandomLife() { m_world.close(); } // before its peers are gone

void RandomLife::step()
{
    switch (pick(30)) {
    case 0:
    case 1:
    case 2: return payOneOfOurs();
    case 3:
    case 4: return spendOneOfOurs();
    case 5: return m_world.mine(static_cast<int>(1 + pick(4)));
    case 6:
    case 7: return reorg();
    case 8: return mineToOneOfOurs();
    case 9:
    case 10: return addWallet();
    case 11: return addNewWallet();
    case 12: return isLucky(2) ? removeWallet() : letItRun();
    case 13: return stopOrStart();
    case 14:
    case 15: return doSomethingWithAJob();
    case 16:
    case 17: return lookAgain();
    case 18: return askAboutACoin();
    case 19: return send();
    case 20: return chooseWhetherBlocksPass();
    case 21: return m_peers->comeOrGo();
    case 22: return stallOrGoOn();
    case 23: return meetALiar();
    case 24: return hearOfAPayment();
    case 25: return restart();
    case 26: return kill();
    case 27: return isLucky(2) ? fillTheDisk() : breakAWallet();
    case 28: return freezeOrFree();
    default: return letItRun();
    }
}

const RandomLife::Owned* RandomLife::someWallet()
{
    return m_wallets.empty() ? nullptr : &m_wallets[pick(static_cast<std::uint32_t>(m_wallets.size()))];
}

Bytes RandomLife::someScriptOfOurs()
{
    const auto number = std::next(m_numbers.begin(), pick(static_cast<std::uint32_t>(m_numbers.size())));
    return SyncWorld::script(*number, pick(Indexes), isLucky(4) ? 1 : 0);
}

/// One coin of somebody, moved to us.
std::optional<Transaction> RandomLife::someSpend()
{
    std::vector<std::pair<OutPoint, std::int64_t>> small;
    for (const auto& [outpoint, coin] : m_world.chain->coins()) {
        const std::int64_t value = coin.output.value.satoshis();
        if (!coin.coinbase && value >= 2'000 && value <= 60'000) small.emplace_back(outpoint, value);
    }
    if (small.empty()) return std::nullopt;
    const auto& [outpoint, value] = small[pick(static_cast<std::uint32_t>(small.size()))];
    return spendOf(outpoint, value - 500, someScriptOfOurs());
}

BlockHeight RandomLife::someHeight()
{
    return {static_cast<std::int32_t>(pick(static_cast<std::uint32_t>(m_world.chain->tip().height.value)))};
}

// --- The chain

void RandomLife::payOneOfOurs() { m_world.pay(someScriptOfOurs(), 1'000 + pick(50'000)); }

void RandomLife::spendOneOfOurs()
{
    const auto spend = someSpend();
    if (spend && m_world.chain->accept(*spend)) m_world.mine(1);
}

void RandomLife::reorg()
{
    const int depth = static_cast<int>(1 + pick(isLucky(5) ? 40 : 8));
    m_world.reorg(depth, depth + 1 + static_cast<int>(pick(3)), static_cast<PracticeChain::Keep>(pick(3)));
}

void RandomLife::mineToOneOfOurs()
{
    mustWork(m_world.chain->mine(1, someScriptOfOurs()), "mine");
    m_world.announce();
}

// --- The person

void RandomLife::addWallet()
{
    if (m_wallets.size() == MostWallets) return;
    const auto isFree
        = [&](unsigned char number) { return std::ranges::find(m_wallets, number, &Owned::number) == m_wallets.end(); };
    const auto number = std::ranges::find_if(OldNumbers, isFree);
    if (number == OldNumbers.end()) return;
    if (isLucky(4))
        m_wallets.push_back(
            {m_world.addWalletForLater(*number, isLucky(2) ? ScanStart::WhenResumed : ScanStart::WhenIdle), *number});
    else
        m_wallets.push_back({m_world.addWallet(*number, BlockHeight{0}), *number});
}

/// It begins at the tip: right only where the engine stands there, as blocks come later with earlier times here.
void RandomLife::addNewWallet()
{
    const SyncSnapshotPtr now = m_world.snapshot();
    if (m_wallets.size() == MostWallets || now->synced != m_world.chain->tip()) return;
    if (now->manager != ManagerState::Connected) return;
    m_wallets.push_back({m_world.addWallet(m_nextNew), m_nextNew});
    m_numbers.insert(m_nextNew++);
}

void RandomLife::removeWallet()
{
    const Owned* wallet = someWallet();
    if (!wallet) return;
    mustWork(m_world.manager().removeWallet(wallet->id), "remove");
    m_frozen.erase(wallet->id);
    std::erase(m_wallets, Owned(*wallet));
}

void RandomLife::stopOrStart()
{
    const Owned* wallet = someWallet();
    if (!wallet) return;
    const bool isStarted = m_world.snapshot()->wallet(wallet->id)->started;
    mustWork(isStarted ? m_world.manager().stopWallet(wallet->id) : m_world.manager().startWallet(wallet->id),
             "stop or start");
}

void RandomLife::doSomethingWithAJob()
{
    const SyncSnapshotPtr now = m_world.snapshot();
    if (now->jobs.isEmpty()) return;
    const JobView& job = now->jobs[pick(static_cast<std::uint32_t>(now->jobs.size()))];
    SyncManager& manager = m_world.manager();
    switch (pick(4)) {
    case 0: return mayBeRefused(manager.cancelJob(job.id), "cancel"); // what only follows coins goes on
    case 1: return mustWork(manager.moveJobFirst(job.id), "move ahead");
    default:
        return mustWork(job.state == JobState::Paused ? manager.resumeJob(job.id) : manager.pauseJob(job.id),
                        "pause or resume");
    }
}

void RandomLife::lookAgain()
{
    const Owned* wallet = someWallet();
    if (!wallet) return;
    SyncManager& manager = m_world.manager();
    switch (pick(5)) {
    case 0: return mayBeRefused(manager.rescan(wallet->id, someHeight()), "rescan");
    case 1: return mayBeRefused(manager.scanDeeper(wallet->id, 1'100), "deeper");
    case 2: return mayBeRefused(manager.rebuildWallet(wallet->id), "rebuild");
    case 3: // before anybody was paid: what a person says of a later one is taken as it is
        return mayBeRefused(manager.setBirthday(wallet->id, BlockHeight{static_cast<std::int32_t>(pick(100))}, {}),
                            "birthday");
    default: break;
    }
    const std::vector<Bytes> scripts{SyncWorld::script(wallet->number, pick(Indexes)),
                                     SyncWorld::script(wallet->number, pick(Indexes), 1)};
    const BlockHeight from = someHeight();
    const auto to = isLucky(2) ? std::optional(from + static_cast<std::int32_t>(pick(60))) : std::nullopt;
    mayBeRefused(m_world.scanScripts(wallet->id, scripts, from, to), "scripts");
}

void RandomLife::askAboutACoin()
{
    const auto& coins = m_world.chain->coins();
    const auto coin = std::next(coins.begin(), pick(static_cast<std::uint32_t>(coins.size())));
    mustWork(m_world.manager().lookUp({coin->first, coin->second.output.scriptPubKey, {1}}), "look up");
}

void RandomLife::send()
{
    const auto spend = someSpend();
    if (!spend) return;
    if (isLucky(2)) (void)m_world.chain->accept(*spend);
    m_sending.push_back(m_world.manager().broadcast(*spend)); // refused where another spends its coin: right as well
}

void RandomLife::chooseWhetherBlocksPass() { mustWork(m_world.manager().letBlocksThrough(isLucky(2)), "let through"); }

/// Not what is about to be forgotten: the coin may be there for another moment.
void RandomLife::freezeOrFree()
{
    const Owned* wallet = someWallet();
    if (!wallet || WalletRemnants(m_world.database()).forgetsBlocks(wallet->id).value()) return;
    LedgerRepository ledger(m_world.database());
    const auto coins = ledger.liveCoins(wallet->id);
    if (coins->empty()) return;
    const OutPoint coin = coins->at(pick(static_cast<std::uint32_t>(coins->size()))).outpoint;
    const bool frozen = !isLucky(3);
    mustWork(
        inTransaction(m_world.database(), Durability::Full, [&] { return ledger.setFrozen(wallet->id, coin, frozen); }),
        "freeze or free");
    frozen ? (void)m_frozen[wallet->id].insert(coin) : (void)m_frozen[wallet->id].erase(coin);
    (void)m_world.manager().refreshWallet(wallet->id); // it may be set aside
}

// --- The peers

void RandomLife::stallOrGoOn()
{
    switch (pick(3)) {
    case 0: return m_peers->stall(LifePeers::Stall::All, {});
    case 1: return m_peers->stall(LifePeers::Stall::FiltersFrom, someHeight());
    default: return m_peers->stall(LifePeers::Stall::GoOn, {});
    }
}

void RandomLife::meetALiar()
{
    Lies lies = someLies(m_peers->nextVictims());
    m_peers->meetLiar(std::move(lies), !isLucky(2));
}

Lies RandomLife::someLies(const std::function<bool(const BlockHash&)>& isVictim)
{
    Lies lies;
    switch (pick(5)) {
    case 0:
        lies.alterFilter = [chain = m_world.chain, hidden = ours(), isVictim](const ChainPoint& point, Bytes filter) {
            return isVictim(point.hash) && point.height.value > 0 ? hidingFilter(*chain, point, hidden) : filter;
        };
        break;
    case 1:
        lies.alterFilter = [chain = m_world.chain, isVictim](const ChainPoint& point, Bytes filter) {
            return isVictim(point.hash) && point.height.value > 0 ? addingFilter(*chain, point) : filter;
        };
        break;
    case 2:
        lies.alterBlock = [isVictim](Block block) {
            if (isVictim(block.header.hash())) block.transactions.push_back(block.transactions.back());
            return block;
        };
        break;
    case 3:
        for (BlockHeight height{1}; height <= m_world.chain->tip().height; height = height + 1)
            if (const BlockHash hash = m_world.chain->block(height)->point.hash; isVictim(hash))
                lies.withheld.insert(hash);
        break;
    default:
        lies.alterHeaders = [](std::vector<BlockHeader> headers) {
            if (!headers.empty()) headers.back().time ^= 1;
            return headers;
        };
    }
    return lies;
}

std::set<Bytes> RandomLife::ours() const
{
    std::set<Bytes> scripts;
    for (const unsigned char number : m_numbers)
        for (std::uint32_t index = 0; index < Indexes; ++index)
            for (const std::size_t branch : {0, 1}) scripts.insert(SyncWorld::script(number, index, branch));
    return scripts;
}

/// One that blocks may take or not.
void RandomLife::hearOfAPayment()
{
    const auto spend = someSpend();
    if (!spend) return;
    if (isLucky(2)) (void)m_world.chain->accept(*spend);
    m_peers->passOn(*spend);
}

// --- Accidents

void RandomLife::restart()
{
    m_world.restart();
    afterOpening();
}

void RandomLife::kill()
{
    m_world.kill();
    afterOpening();
}

void RandomLife::fillTheDisk()
{
    m_world.limitDatabasePages(true);
    payOneOfOurs();
    letItRun();
    m_world.limitDatabasePages(false);
    m_world.announce();
}

void RandomLife::breakAWallet()
{
    const Owned* wallet = someWallet();
    if (!wallet) return;
    mendAll(); // one at a time
    const QString sql = QString("CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.coin WHEN NEW.wallet_id = %1 "
                                "BEGIN SELECT RAISE(ABORT, 'this row cannot be saved'); END");
    mustWork(inTransaction(m_world.database(), Durability::Normal,
                           [&] { return m_world.database().run(sql.arg(wallet->id.value)); }),
             "break");
}

void RandomLife::letItRun()
{
    const std::uint32_t turns = pick(60) * m_peers->turnsOfAnAnswer();
    for (std::uint32_t i = 0; i < turns; ++i) QCoreApplication::processEvents();
}

void RandomLife::afterOpening() { m_world.manager().setWindowOpen(true); } // it listens

void RandomLife::mendAll()
{
    mustWork(inTransaction(m_world.database(), Durability::Normal,
                           [&] { return m_world.database().run(u"DROP TRIGGER IF EXISTS temp.refuse"); }),
             "mend");
    const SyncSnapshotPtr now = m_world.snapshot();
    for (const WalletView& wallet : now->wallets)
        if (wallet.problem) mustWork(m_world.manager().retryWallet(wallet.id), "retry");
}

// --- The end

/// Five seconds in one, less than the engine would take for a jump of the clock.
void RandomLife::letWallTimePass()
{
    QObject::connect(&m_wallTime, &QTimer::timeout, &m_wallTime,
                     [this] { m_world.clock.advance(std::chrono::seconds(5)); });
    m_wallTime.start(std::chrono::seconds(1));
}

QString RandomLife::settle()
{
    letWallTimePass();
    m_peers->settle();
    mendAll();
    for (const Owned& wallet : m_wallets)
        if (!m_world.manager().startWallet(wallet.id)) return "a wallet does not start";
    const SyncSnapshotPtr now = m_world.snapshot();
    for (const JobView& job : now->jobs)
        if (!m_world.manager().resumeJob(job.id)) return "an import does not resume";
    m_world.mine(1);
    QString wrong = difference();
    if (!wrong.isEmpty()) return wrong;
    m_world.restart(); // and each start holds the rows against each other
    wrong = difference();
    return wrong.isEmpty() ? m_peers->complaint() : "after a restart: " + wrong;
}

QString RandomLife::difference()
{
    if (!m_world.waitForTip()) return "it does not settle: " + state() + m_peers->state();
    const SyncSnapshotPtr now = m_world.snapshot();
    for (const Owned& wallet : m_wallets) {
        const auto said = [&](const QString& what) { return QString("wallet %1: %2").arg(wallet.number).arg(what); };
        if (const auto& problem = now->wallet(wallet.id)->problem)
            return said("set aside: " + QString::fromStdString(problem->detail));
        if (m_world.manager().wallet(wallet.id)->syncedTo() != m_world.chain->tip()) return said("not in lockstep");
        const QString wrong = m_world.differenceFromChain(wallet.id, wallet.number);
        if (!wrong.isEmpty()) return said(wrong);
        const QString frozen = wronglyFrozen(wallet.id);
        if (!frozen.isEmpty()) return said(frozen);
    }
    return wrongAnswer();
}

QString RandomLife::wronglyFrozen(WalletId wallet)
{
    const auto coins = LedgerRepository(m_world.database()).liveCoins(wallet);
    for (const StoredCoin& coin : *coins)
        if (coin.frozen != m_frozen[wallet].contains(coin.outpoint))
            return QString("a coin is %1 against the person's word").arg(coin.frozen ? "frozen" : "free");
    return {};
}

bool RandomLife::isOnChain(const BlockHash& hash) const
{
    const PracticeBlockPtr block = m_world.chain->find(hash);
    return block && m_world.chain->isActive(*block);
}

QString RandomLife::state()
{
    const SyncSnapshotPtr now = m_world.snapshot();
    QString text = QString("tip %1 synced %2 manager %3 peers %4 stall %5")
                       .arg(now->tip.height.value)
                       .arg(now->synced.height.value)
                       .arg(int(now->manager))
                       .arg(now->peers.size())
                       .arg(stallCode(now->stall));
    if (now->refusesFuture) text += " refuses a block of the future";
    if (now->heldReorg) text += " holds a reorg";
    text += QString(" filter headers %1 agreed %2, the chain's tip %3, ours is on it: %4")
                .arg(now->filterHeaders.value)
                .arg(now->agreedFilterHeaders.value)
                .arg(m_world.chain->tip().height.value)
                .arg(isOnChain(now->tip.hash));
    if (now->problem) text += " problem " + QString::fromStdString(now->problem->detail);
    for (const WalletView& wallet : now->wallets)
        text
            += QString("; %1 state %2 at %3").arg(wallet.name).arg(int(wallet.state)).arg(wallet.syncedTo.height.value);
    for (const JobView& job : now->jobs)
        text += QString("; job %1 kind %2 state %3 next %4")
                    .arg(job.id.value)
                    .arg(int(job.kind))
                    .arg(int(job.state))
                    .arg(job.next.value);
    return text;
}

QString RandomLife::wrongAnswer()
{
    const SyncSnapshotPtr now = m_world.snapshot();
    for (const LookupView& lookup : now->lookups) {
        if (lookup.state != JobState::Done) return "a look for an outpoint has no end";
        if (lookup.row.at != m_world.chain->tip()) continue;
        const bool isThere = m_world.chain->coins().contains(lookup.row.outpoint);
        const bool isSaid = lookup.row.verdict == OutpointVerdict::Unspent;
        if (isThere != isSaid) return QString("verdict %1 on a coin").arg(int(lookup.row.verdict));
    }
    return {};
}

} // namespace lockstep::test
