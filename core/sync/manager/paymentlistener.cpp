// SPDX-License-Identifier: MIT

#include "core/sync/manager/paymentlistener.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/settingrepository.h"
#include "core/sync/logging.h"
#include "core/sync/state/eventlog.h"
#include "core/sync/state/walletfailure.h"

#include <algorithm>
#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int32_t NearTheTip = 6; ///< Blocks: further behind, old blocks come first.
constexpr auto ExpiryInterval = std::chrono::minutes(10);
const QString SettingKey = u"listening"_s;

/// How many wait that pay the same as this one: of the scripts that it pays, the one that the fewest pay.
std::int64_t crowdOf(const std::vector<LedgerRepository::HeardCrowd>& crowds, const Wallet& wallet,
                     const Transaction& transaction)
{
    const auto sizeAt = [&](std::optional<KeychainId> keychain, std::uint32_t index) {
        const auto crowd = std::ranges::find_if(crowds, [&](const LedgerRepository::HeardCrowd& each) {
            return each.wallet == wallet.id() && each.keychain == keychain && each.index == index;
        });
        return crowd == crowds.end() ? 0 : crowd->size;
    };
    std::optional<std::int64_t> fewest;
    for (const TxOut& output : transaction.outputs)
        if (const ScriptPlace* place = wallet.placeOf(output.scriptPubKey)) {
            const std::int64_t size = sizeAt(place->keychain, place->index);
            fewest = std::min(fewest.value_or(size), size);
        }
    return fewest ? *fewest : sizeAt(std::nullopt, 0);
}

} // namespace

PaymentListener::PaymentListener(const Parts& parts) : m_parts(parts)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PaymentListener::keepHeard);
    connect(&m_expiry, &QTimer::timeout, this, &PaymentListener::expire);
    connect(&m_parts.client, &ChainClient::transactionHeard, this, &PaymentListener::take);
    connect(&m_parts.client, &ChainClient::listeningChanged, this, &PaymentListener::changed);
    connect(&m_parts.loop, &ChainLoop::changed, this, &PaymentListener::look);
    connect(&m_parts.outbox, &Outbox::changed, this, &PaymentListener::look);
}

Result<void> PaymentListener::load()
{
    const auto stored = SettingRepository(m_parts.database).value(SettingKey);
    if (!stored) return stored.error();
    if (*stored)
        if (const auto wish = listeningOf(**stored)) m_wish = *wish; // else a newer program's word: the default
    m_expiry.start(ExpiryInterval);
    lookIfFull();
    return {};
}

/// Those that wait come to an end by blocks, too: looked at from time to time.
void PaymentListener::lookIfFull()
{
    const auto count = LedgerRepository(m_parts.database).heardCount();
    if (count && std::exchange(m_isFull, *count >= MostHeard) != m_isFull) emit changed();
}

Result<void> PaymentListener::setWish(Listening wish)
{
    auto stored = inTransaction(m_parts.database, Durability::Full,
                                [&] { return SettingRepository(m_parts.database).set(SettingKey, textOf(wish)); });
    if (!stored) return stored;
    m_wish = wish;
    look();
    emit changed();
    return {};
}

void PaymentListener::setWindowOpen(bool open)
{
    m_windowOpen = open;
    look();
}

void PaymentListener::stop()
{
    m_stopped = true;
    m_expiry.stop();
    m_soon.stop();
}

void PaymentListener::setSavesData(bool saves)
{
    m_savesData = saves;
    look();
    emit changed();
}

void PaymentListener::look()
{
    const ListenFor wanted = whatFor();
    if (wanted == m_wanted) return;
    m_wanted = wanted;
    m_parts.client.setListening(wanted);
    if (wanted == ListenFor::Payments) expire(); // what waited while the program was closed
    emit changed();
}

ListenFor PaymentListener::whatFor() const
{
    if (m_stopped || m_savesData) return ListenFor::Nothing;
    if (mayListen()) return ListenFor::Payments;
    return m_parts.outbox.awaitsEcho() ? ListenFor::Echoes : ListenFor::Nothing;
}

bool PaymentListener::mayListen() const
{
    if (m_wish == Listening::Off) return false;
    if (m_wish == Listening::WhileOpen && !m_windowOpen) return false;
    const auto holdsOthers = [](const Job& job) {
        return job.row.state == JobState::Running && job.mayRun() && !job.isQuestion() && !job.startsWhenIdle();
    };
    const bool areLetThrough = m_parts.loop.letsBlocksThrough() || m_parts.loop.isImportStuck();
    if (!areLetThrough && std::ranges::any_of(m_parts.jobs.all(), holdsOthers)) return false;
    const bool isNear = m_parts.chain.tip().height - m_parts.chain.synced().height <= NearTheTip;
    return m_parts.loop.headersAreCurrent() && isNear && !m_parts.wallets.active().empty();
}

ListeningView PaymentListener::view() const
{
    const bool listens = m_wanted == ListenFor::Payments;
    return {m_wish, listens, m_savesData, listens ? m_parts.client.listensTo() : std::nullopt, m_heard, m_isFull};
}

void PaymentListener::take(const Transaction& transaction)
{
    if (m_wanted != ListenFor::Payments) return; // the last of a connection that is being closed
    ++m_heard;
    const auto isConcerned = [&](const auto& wallet) { return wallet->concerns(transaction); };
    if (std::ranges::none_of(m_parts.wallets.active(), isConcerned)) return;
    m_ours.push_back(transaction); // as many as the client hears in one turn, which it bounds
    if (!m_soon.isActive()) m_soon.start(0);
}

void PaymentListener::keepHeard()
{
    const auto transactions = std::exchange(m_ours, {});
    if (m_parts.wallets.isStale()) return; // what they build on cannot be read at the moment
    std::vector<WalletId> touchedWallets;
    const std::uint64_t before = usedIndexes();
    const bool wasFull = m_isFull;
    const auto stored = inTransaction(m_parts.database, Durability::Normal, [&]() -> Result<void> {
        auto touched = store(transactions);
        if (!touched) return touched.error();
        touchedWallets = *std::move(touched);
        return {};
    });
    if (!stored) { // the loop meets the same trouble, and tells it
        qCWarning(lcSync) << "what was heard cannot be kept:" << stored.error().detail.c_str();
        return readAgain();
    }
    // The batch under way looks for too few scripts. Else it goes on: who knows an address could stop it for ever.
    if (usedIndexes() != before) m_parts.loop.interrupt();
    if (m_isFull != wasFull) emit changed();
    tell(touchedWallets);
}

std::uint64_t PaymentListener::usedIndexes() const
{
    std::uint64_t sum = 0;
    for (const auto& wallet : m_parts.wallets.active())
        for (const Keychain& keychain : wallet->keychains()) sum += keychain.nextIndex;
    return sum;
}

Result<std::vector<WalletId>> PaymentListener::store(const std::vector<Transaction>& transactions)
{
    std::vector<WalletId> touchedWallets;
    EventLog events(m_parts.database, m_parts.clock);
    for (const Transaction& transaction : transactions) {
        for (const auto& wallet : m_parts.wallets.active()) {
            if (!wallet->concerns(transaction)) continue;
            const auto room = hasRoom(*wallet, transaction, touchedWallets);
            if (!room) return room.error();
            if (!*room) continue;
            const auto added = inSavepoint(m_parts.database,
                                           [&] { return wallet->addHeard(transaction, m_parts.clock.unixSeconds()); });
            if (!added)
                if (auto noted = setAside(m_parts.wallets, events, *wallet, added.error()); !noted)
                    return noted.error();
            if (!added || added->touched()) touchedWallets.push_back(wallet->id());
        }
    }
    return touchedWallets;
}

/// Those that failed long ago make room; a flood of those that wait is not kept.
Result<bool> PaymentListener::hasRoom(const Wallet& wallet, const Transaction& transaction,
                                      std::vector<WalletId>& touched)
{
    LedgerRepository ledger(m_parts.database);
    auto count = ledger.heardCount();
    if (!count) return count.error();
    if (*count >= MostHeard) {
        if (auto removed = ledger.removeOldestFailedHeard(); !removed) return removed.error();
        count = ledger.heardCount();
        if (!count) return count.error();
    }
    m_isFull = *count >= MostHeard;
    return m_isFull ? takePlace(wallet, transaction, touched) : Result<bool>(true);
}

/// Whoever floods one address, or one wallet, shall silence no other: what few pay for takes the place of what most do.
Result<bool> PaymentListener::takePlace(const Wallet& wallet, const Transaction& transaction,
                                        std::vector<WalletId>& touched)
{
    LedgerRepository ledger(m_parts.database);
    const auto known = ledger.transaction(wallet.id(), transaction.txid());
    if (!known) return known.error();
    if (*known) return false; // it has its place
    const auto crowds = ledger.heardCrowds();
    if (!crowds) return crowds.error();
    const auto isSound = [this](const LedgerRepository::HeardCrowd& crowd) {
        const auto crowded = m_parts.wallets.find(crowd.wallet);
        return crowded && !crowded->row().problem;
    };
    const auto largest = std::ranges::find_if(*crowds, isSound);
    if (largest == crowds->end() || crowdOf(*crowds, wallet, transaction) + 1 >= largest->size) return false;
    const auto crowded = m_parts.wallets.find(largest->wallet);
    const auto gone = inSavepoint(m_parts.database, [&]() -> Result<void> {
        if (auto failed = crowded->abandon(largest->newest); !failed) return failed.error();
        return ledger.removeHeard(largest->wallet, largest->newest);
    });
    EventLog events(m_parts.database, m_parts.clock);
    if (!gone)
        if (auto noted = setAside(m_parts.wallets, events, *crowded, gone.error()); !noted) return noted.error();
    touched.push_back(largest->wallet);
    return gone.has_value();
}

/// Only where the wallet stands at the tip: one that is behind may find it in a block yet.
void PaymentListener::expire()
{
    const bool isAtTip = m_parts.loop.isTipCurrent() && m_parts.chain.synced() == m_parts.chain.tip();
    if (m_stopped || !isAtTip || m_parts.wallets.isStale()) return;
    const std::int64_t before = m_parts.clock.unixSeconds() - KeptSeconds;
    std::vector<WalletId> expired;
    EventLog events(m_parts.database, m_parts.clock);
    const auto done = inTransaction(m_parts.database, Durability::Normal, [&]() -> Result<void> {
        for (const auto& wallet : m_parts.wallets.active()) {
            if (wallet->syncedTo() != m_parts.chain.synced()) continue;
            const auto count = inSavepoint(m_parts.database, [&] { return wallet->expire(before); });
            if (!count) {
                if (auto noted = setAside(m_parts.wallets, events, *wallet, count.error()); !noted) return noted;
                expired.push_back(wallet->id());
                continue;
            }
            if (*count == 0) continue;
            if (auto told = events.paymentsExpired(wallet->id(), m_parts.chain.tip().height, *count); !told)
                return told;
            expired.push_back(wallet->id());
        }
        return {};
    });
    done ? tell(expired) : readAgain();
    lookIfFull();
}

void PaymentListener::readAgain()
{
    if (!m_parts.wallets.reload()) m_parts.loop.interrupt(); // which goes on once it has read them
}

void PaymentListener::tell(const std::vector<WalletId>& wallets)
{
    if (wallets.empty()) return;
    m_parts.loop.watchAnew(); // rivals of what waits, among strangers
    for (const WalletId wallet : wallets) emit touched(wallet);
    emit changed();
}

} // namespace lockstep
