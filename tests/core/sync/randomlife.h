// SPDX-License-Identifier: MIT
#pragma once

#include "tests/core/sync/lifepeers.h"
#include "tests/support/syncworld.h"

#include <QTimer>

#include <map>
#include <memory>
#include <random>
#include <set>
#include <vector>

namespace lockstep::test {

/// Does something a person, the chain or the network might do, again and again, as one seed says. At the end everything
/// settles; then engine and oracle must agree.
class RandomLife
{
public:
    enum class Reach { Scripted, Sockets }; ///< How its peers are reached.

    RandomLife(std::uint32_t seed, Reach reach);
    ~RandomLife();

    void step();
    QString settle(); ///< What differs, or an empty text.

private:
    struct Owned
    {
        WalletId id;
        unsigned char number = 0;
        friend bool operator==(const Owned&, const Owned&) = default;
    };

    std::uint32_t pick(std::uint32_t below) { return static_cast<std::uint32_t>(m_random() % below); }
    bool isLucky(std::uint32_t oneIn) { return pick(oneIn) == 0; }
    const Owned* someWallet();
    Bytes someScriptOfOurs();
    std::optional<Transaction> someSpend();
    BlockHeight someHeight();

    // The chain
    void payOneOfOurs();
    void spendOneOfOurs();
    void reorg();
    void mineToOneOfOurs(); ///< A coinbase.

    // The person
    void addWallet();
    void addNewWallet(); ///< That nobody has paid yet.
    void removeWallet();
    void stopOrStart();
    void doSomethingWithAJob();
    void lookAgain(); ///< One of the scans of a wallet that is there.
    void askAboutACoin();
    void send(); ///< A payment of ours, which may or may not reach anybody.
    void chooseWhetherBlocksPass();
    void freezeOrFree();

    // The peers
    void stallOrGoOn();
    void meetALiar();
    Lies someLies(const std::function<bool(const BlockHash&)>& isVictim);
    std::set<Bytes> ours() const; ///< All scripts that are paid.
    void hearOfAPayment();

    // Accidents
    void restart();
    void kill();
    void fillTheDisk();
    void breakAWallet(); ///< Its coins cannot be saved.
    void letItRun();

    void afterOpening();
    void mendAll();
    void letWallTimePass(); ///< From now on: a lost branch is given up by it.
    QString difference();
    QString wronglyFrozen(WalletId wallet); ///< A coin that is and should not be, or the other way round.
    bool isOnChain(const BlockHash& hash) const;
    QString state(); ///< In short.
    QString wrongAnswer(); ///< Every answer that stands as of the tip is what the chain says.

    std::mt19937 m_random; // a test's own dice
    SyncWorld m_world;
    std::unique_ptr<LifePeers> m_peers;
    QTimer m_wallTime;
    std::vector<Owned> m_wallets;
    std::set<unsigned char> m_numbers; ///< Whose scripts are paid: also of wallets that are gone, or not there yet.
    std::map<WalletId, std::set<OutPoint>> m_frozen; ///< By the person's last word.
    unsigned char m_nextNew = 20;
    std::vector<QCoro::Task<Result<int>>> m_sending;
};

} // namespace lockstep::test
