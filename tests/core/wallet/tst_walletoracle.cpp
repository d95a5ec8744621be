// SPDX-License-Identifier: MIT

#include "core/storage/repositories/ledgerrepository.h"
#include "tests/support/testwallet.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace lockstep;
using namespace lockstep::test;

/// Random payments, spends, transfers and reorgs into three wallets, compared after every step with a reference that
/// knows nothing of the ledger: it walks the best chain from its first block and keeps a plain set of outputs, and what
/// a person froze and freed is theirs whichever branch wins.
class TestWalletOracle final : public QObject
{
    Q_OBJECT
private slots:
    void anyHistoryEndsAsTheReferenceSays_data();
    void anyHistoryEndsAsTheReferenceSays();
};

namespace {

/// Repeatable on every machine.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 2 + 1) { }
    std::uint32_t below(std::uint32_t limit)
    {
        m_state = m_state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return static_cast<std::uint32_t>(m_state >> 33U) % limit;
    }

private:
    std::uint64_t m_state;
};

struct Mined
{
    ChainPoint at;
    std::vector<Transaction> transactions;
};

using Owned = std::map<OutPoint, TxOut>;

class World
{
public:
    explicit World(std::uint64_t seed) : m_dice(seed)
    {
        for (std::uint8_t i = 0; i < 3; ++i) {
            m_wallets.push_back(addWallet(m_db, QString("W%1").arg(i), testDescriptor(i), 30));
            auto& scripts = m_scripts.emplace_back();
            for (std::uint32_t index = 0; index < 25; ++index)
                for (std::size_t branch = 0; branch < 2; ++branch)
                    scripts.push_back(scriptAt(*m_wallets.back(), branch, index));
        }
    }

    void step()
    {
        if (m_dice.below(3) == 0) freezeOrFree();
        if (m_chain.size() > 3 && m_dice.below(6) == 0)
            reorg();
        else if (!m_left.empty() && m_dice.below(4) == 0)
            goBack();
        else
            mine();
    }

    void check(bool fromDisk)
    {
        for (std::size_t i = 0; i < m_wallets.size(); ++i) checkWallet(i, fromDisk);
    }

private:
    Bytes anyScript()
    {
        const std::uint32_t whose = m_dice.below(4);
        if (whose == 3) return strangerScript(m_dice.below(1'000));
        return m_scripts[whose][m_dice.below(static_cast<std::uint32_t>(m_scripts[whose].size()))];
    }

    std::vector<TxOut> anyOutputs()
    {
        std::vector<TxOut> outputs;
        for (std::uint32_t n = 1 + m_dice.below(3); n > 0; --n)
            outputs.push_back({sats(1 + m_dice.below(10'000)), anyScript()});
        return outputs;
    }

    static void apply(Owned& unspent, const Transaction& transaction)
    {
        for (const TxIn& input : transaction.inputs) unspent.erase(input.previous);
        for (std::uint32_t i = 0; i < transaction.outputs.size(); ++i)
            unspent.emplace(OutPoint{transaction.txid(), i}, transaction.outputs[i]);
    }

    Owned unspentOfChain() const
    {
        Owned unspent;
        for (const Mined& block : m_chain)
            for (const Transaction& transaction : block.transactions) apply(unspent, transaction);
        return unspent;
    }

    void mine()
    {
        Owned unspent = unspentOfChain();
        const auto height = static_cast<std::int32_t>(m_chain.size()) + 1;
        Mined block{pointAt(height, ++m_number), {}};
        const auto take = [&](Transaction transaction) {
            apply(unspent, transaction);
            block.transactions.push_back(std::move(transaction));
        };
        take(coinbase(anyOutputs(), ++m_number));
        for (const Transaction& old : std::exchange(m_undone, {})) { // some come back, the others are forgotten
            const auto isThere
                = [&](const TxIn& input) { return input.previous.index == 0xff || unspent.contains(input.previous); };
            if (m_dice.below(2) && std::ranges::all_of(old.inputs, isThere)) take(old);
        }
        for (std::uint32_t n = m_dice.below(5); n > 0; --n) {
            TxIn input;
            if (m_dice.below(3) == 0) {
                input.previous = {hashOf<Txid>(++m_number), 0xff}; // from somewhere else
            } else {
                auto coin = unspent.begin();
                std::advance(coin, m_dice.below(static_cast<std::uint32_t>(unspent.size())));
                input.previous = coin->first;
            }
            take(tx({input}, anyOutputs()));
        }
        feedAll(block);
        m_chain.push_back(std::move(block));
    }

    void feedAll(const Mined& block)
    {
        auto transactions = block.transactions;
        if (m_dice.below(2)) std::reverse(transactions.begin() + 1, transactions.end()); // children before parents
        const auto indexed = blockOf(std::move(transactions));
        for (const auto& wallet : m_wallets) {
            feed(m_db, *wallet, indexed, block.at);
            if (m_dice.below(4) == 0) feed(m_db, *wallet, indexed, block.at);
        }
    }

    void reorg()
    {
        const auto depth = 1 + m_dice.below(std::min<std::uint32_t>(4, static_cast<std::uint32_t>(m_chain.size()) - 1));
        undoTo(m_chain.size() - depth);
    }

    void undoTo(std::size_t height)
    {
        m_left.clear();
        while (m_chain.size() > height) {
            const auto& gone = m_chain.back().transactions;
            m_undone.insert(m_undone.begin(), gone.begin() + 1, gone.end()); // parents stay before children
            m_left.insert(m_left.begin(), std::move(m_chain.back()));
            m_chain.pop_back();
        }
        m_db.write([&] {
            for (const auto& wallet : m_wallets) must(wallet->rollbackTo(m_chain.back().at, 0));
        });
    }

    /// The branch that was left wins after all, with its coinbases.
    void goBack()
    {
        const std::vector<Mined> branch = std::exchange(m_left, {});
        const auto fork = static_cast<std::size_t>(branch.front().at.height.value) - 1;
        undoTo(fork);
        m_undone.clear();
        for (const Mined& block : branch) {
            feedAll(block);
            m_chain.push_back(block);
        }
    }

    void freezeOrFree()
    {
        const std::size_t i = m_dice.below(3);
        LedgerRepository ledger(*m_db);
        const auto coins = must(ledger.liveCoins(m_wallets[i]->id()));
        if (coins.empty()) return;
        const StoredCoin& coin = coins[m_dice.below(static_cast<std::uint32_t>(coins.size()))];
        const bool frozen = m_dice.below(3) > 0;
        if (frozen)
            m_frozen[i].insert(coin.outpoint);
        else
            m_frozen[i].erase(coin.outpoint);
        m_db.write([&] { must(ledger.setFrozen(m_wallets[i]->id(), coin.outpoint, frozen)); });
        must(m_wallets[i]->reload());
    }

    void checkWallet(std::size_t i, bool fromDisk)
    {
        Wallet& wallet = *m_wallets[i];
        const std::set<Bytes> mine(m_scripts[i].begin(), m_scripts[i].end());
        std::int64_t expected = 0;
        for (const auto& [outpoint, output] : unspentOfChain())
            if (mine.contains(output.scriptPubKey)) expected += output.value.satoshis();

        LedgerRepository ledger(*m_db);
        std::int64_t confirmed = 0; // a coin that a pending transaction spends is still on the chain
        for (const StoredCoin& coin : must(ledger.liveCoins(wallet.id()))) {
            if (coin.height) confirmed += coin.amount.satoshis();
            QCOMPARE(coin.frozen, m_frozen[i].contains(coin.outpoint));
        }
        QCOMPARE(confirmed, expected);
        QCOMPARE(historyOf(wallet), historyOfChain(mine));

        const Balance inMemory = wallet.balance();
        if (fromDisk) must(wallet.reload());
        const Balance onDisk = wallet.balance();
        QVERIFY(inMemory.confirmed == onDisk.confirmed && inMemory.pending == onDisk.pending);
        QVERIFY(inMemory.immature == onDisk.immature && inMemory.frozen == onDisk.frozen);
        QVERIFY(onDisk.asOf == m_chain.back().at);
    }

    /// What each confirmed transaction gave or took, by txid.
    std::map<Txid, std::int64_t> historyOf(const Wallet& wallet)
    {
        std::map<Txid, std::int64_t> history;
        for (const TxRow& row : test::historyOf(*m_db, wallet.id()))
            if (row.status == TxStatus::Confirmed) history[row.txid] = row.net;
        return history;
    }

    std::map<Txid, std::int64_t> historyOfChain(const std::set<Bytes>& mine) const
    {
        std::map<Txid, std::int64_t> history;
        Owned all;
        for (const Mined& block : m_chain) {
            for (const Transaction& transaction : block.transactions) {
                std::int64_t net = 0;
                bool touched = false;
                const auto count = [&](const TxOut& output, int sign) {
                    if (!mine.contains(output.scriptPubKey)) return;
                    net += sign * output.value.satoshis();
                    touched = true;
                };
                for (const TxIn& input : transaction.inputs)
                    if (const auto coin = all.find(input.previous); coin != all.end()) count(coin->second, -1);
                for (const TxOut& output : transaction.outputs) count(output, 1);
                if (touched) history[transaction.txid()] = net;
                apply(all, transaction);
            }
        }
        return history;
    }

    Dice m_dice;
    TestDatabase m_db;
    std::vector<std::unique_ptr<Wallet>> m_wallets;
    std::vector<std::vector<Bytes>> m_scripts;
    std::array<std::set<OutPoint>, 3> m_frozen; ///< By wallet.
    std::vector<Mined> m_chain;
    std::vector<Mined> m_left; ///< What the last reorg undid.
    std::vector<Transaction> m_undone;
    std::uint32_t m_number = 0;
};

} // namespace

void TestWalletOracle::anyHistoryEndsAsTheReferenceSays_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 10; ++seed) QTest::addRow("seed %d", seed) << seed;
}

void TestWalletOracle::anyHistoryEndsAsTheReferenceSays()
{
    QFETCH(int, seed);
    World world(static_cast<std::uint64_t>(seed));
    for (int i = 1; i <= 50; ++i) {
        world.step();
        world.check(i % 5 == 0);
        if (QTest::currentTestFailed()) return qInfo("at step %d", i);
    }
}

QTEST_GUILESS_MAIN(TestWalletOracle)
#include "tst_walletoracle.moc"
