// SPDX-License-Identifier: MIT

#include "core/storage/repositories/chainstaterepository.h"
#include "tests/support/testwallet.h"

#include <QElapsedTimer>

using namespace lockstep;
using namespace lockstep::test;

/// What a block costs with 200 wallets of 200 scripts. The numbers are printed; the limits asserted are so wide that
/// only a change of order breaks them, since test machines differ.
class TestLockstepCost final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void startingLoadsEveryWallet();
    void anEmptyBlockMovesAllWallets();
    void aFullBlockIsTakenInByAll();

private:
    static constexpr int Count = 200;

    static void report(const char* what, qint64 nanoseconds, qint64 limitMilliseconds)
    {
        qInfo("%s: %.1f ms", what, double(nanoseconds) / 1e6);
        QVERIFY(nanoseconds / 1'000'000 < limitMilliseconds);
    }

    std::unique_ptr<TestDatabase> m_db;
    std::vector<std::unique_ptr<Wallet>> m_wallets;
};

void TestLockstepCost::initTestCase()
{
    m_db = std::make_unique<TestDatabase>();
    std::vector<WalletDraft> drafts;
    for (int i = 0; i < Count; ++i)
        drafts.push_back(must(draftFromText(testDescriptor(static_cast<std::uint8_t>(i)), {}, Network::Regtest)));
    std::vector<WalletId> ids;
    m_db->write([&] {
        for (int i = 0; i < Count; ++i) {
            WalletSetup setup;
            setup.name = QString("Wallet %1").arg(i);
            setup.syncedTo = pointAt(0);
            ids.push_back(must(storeWallet(**m_db, drafts[std::size_t(i)], setup)));
        }
    });
    for (const WalletId id : ids) m_wallets.push_back(must(Wallet::load(**m_db, id)));
}

void TestLockstepCost::startingLoadsEveryWallet()
{
    QElapsedTimer timer;
    timer.start();
    for (const auto& wallet : m_wallets) must(Wallet::load(**m_db, wallet->id()));
    report("load 200 wallets", timer.nsecsElapsed(), 10'000);
}

void TestLockstepCost::anEmptyBlockMovesAllWallets()
{
    constexpr int Blocks = 20;
    QElapsedTimer timer;
    timer.start();
    for (int height = 1; height <= Blocks; ++height) {
        must(inTransaction(**m_db, Durability::Full, [&]() -> Result<void> {
            for (const auto& wallet : m_wallets) must(wallet->setSyncedTo(pointAt(height)));
            return ChainStateRepository(**m_db).setSyncedTo(pointAt(height));
        }));
    }
    report("an empty block, 200 wallets, durable", timer.nsecsElapsed() / Blocks, 2'000);
}

void TestLockstepCost::aFullBlockIsTakenInByAll()
{
    std::vector<Transaction> transactions;
    for (std::uint64_t i = 0; i < 5'000; ++i)
        transactions.push_back(
            tx({foreign(i)}, {{sats(1), strangerScript(2 * i)}, {sats(1), strangerScript(2 * i + 1)}}));
    for (std::size_t i = 0; i < m_wallets.size(); i += 20)
        transactions.push_back(tx({foreign(10'000 + i)}, {{sats(5), scriptAt(*m_wallets[i], 0, 3)}}));

    QElapsedTimer timer;
    timer.start();
    const auto block = blockOf(std::move(transactions));
    report("index a block of 10,000 outputs", timer.nsecsElapsed(), 5'000);

    timer.restart();
    must(inTransaction(**m_db, Durability::Full, [&]() -> Result<void> {
        for (const auto& wallet : m_wallets) {
            must(wallet->ingest(block, pointAt(50)));
            must(wallet->setSyncedTo(pointAt(50)));
        }
        return ChainStateRepository(**m_db).setSyncedTo(pointAt(50));
    }));
    report("a block of 10,000 outputs into 200 wallets of 200 scripts", timer.nsecsElapsed(), 5'000);
    for (std::size_t i = 0; i < m_wallets.size(); ++i)
        QCOMPARE(m_wallets[i]->balance().confirmed, sats(i % 20 ? 0 : 5));
}

QTEST_GUILESS_MAIN(TestLockstepCost)
#include "tst_lockstepcost.moc"
