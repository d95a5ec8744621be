// SPDX-License-Identifier: MIT

#include "core/sandbox/practicechain.h"
#include "sandboxtest.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestMempool final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void spendsAConfirmedCoinAndItsOwnChild();
    void refuses_data();
    void refuses();
    void lockedUntilLater();
    void higherFeeReplacesAFamily();
    void confirmedConflictRemovesAFamily();
    void blockTakesParentsWithTheirChildrenOnly();

private:
    OutPoint coinOf(unsigned char person) const;
    Transaction spend(const OutPoint& coin, std::int64_t value) const
    {
        return spendOf(coin, satoshis(value), someScript(50));
    }

    FakeClock m_clock;
    std::optional<PracticeChain> m_chain;
};

void TestMempool::init()
{
    m_chain.emplace(m_clock);
    QVERIFY(m_chain->mine(1, someScript(1)));
    QVERIFY(m_chain->mine(1, someScript(2)));
    QVERIFY(m_chain->mine(98));
    QVERIFY(m_chain->mine(1, someScript(3))); // immature
}

OutPoint TestMempool::coinOf(unsigned char person) const
{
    for (const auto& [outpoint, coin] : m_chain->coins())
        if (coin.output.scriptPubKey == someScript(person)) return outpoint;
    return {};
}

void TestMempool::spendsAConfirmedCoinAndItsOwnChild()
{
    const auto parent = m_chain->accept(spend(coinOf(1), 4'999'990'000));
    QVERIFY(parent);
    QCOMPARE((*parent)->fee, std::int64_t{10'000});
    const auto child = m_chain->accept(spend({(*parent)->txid, 0}, 4'999'980'000));
    QVERIFY(child);
    QVERIFY(m_chain->mempool().find((*child)->wtxid) == *child);
    QVERIFY(m_chain->mine(1));
    const Block block = Block::parse(m_chain->block(m_chain->tip().height)->raw).value();
    QCOMPARE(block.transactions.size(), std::size_t{3});
    QVERIFY(checkBlock(block));
    QCOMPARE(sumOfCoins(*m_chain), sumOfSubsidies(*m_chain));
    // A reorganisation that drops them gives the coin back.
    QVERIFY(m_chain->reorg(1, 2, PracticeChain::Keep::None));
    QVERIFY(coinOf(1) != OutPoint());
}

void TestMempool::refuses_data()
{
    QTest::addColumn<int>("person");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<int>("code");
    QTest::newRow("a coin that does not exist") << 77 << qint64{1'000} << int(Errc::NotFound);
    QTest::newRow("more out than in") << 1 << qint64{5'000'000'001} << int(Errc::Refused);
    QTest::newRow("an immature coin") << 3 << qint64{1'000} << int(Errc::Refused);
}

void TestMempool::refuses()
{
    QFETCH(int, person);
    QFETCH(qint64, value);
    QFETCH(int, code);
    const auto accepted = m_chain->accept(spend(coinOf(static_cast<unsigned char>(person)), value));
    QVERIFY(!accepted);
    QCOMPARE(int(accepted.error().code), code);
    QVERIFY(m_chain->mempool().entries().empty());

    const auto missing = m_chain->accept(spend({coinOf(1).txid, 9}, 1'000));
    QCOMPARE(missing.error().code, Errc::NotFound);
    const Transaction good = spend(coinOf(1), 1'000);
    QVERIFY(m_chain->accept(good));
    QCOMPARE(m_chain->accept(good).error().code, Errc::Duplicate);
}

void TestMempool::lockedUntilLater()
{
    const auto height = static_cast<std::uint32_t>(m_chain->tip().height.value);
    Transaction tx = spend(coinOf(1), 1'000);
    tx.lockTime = height + 1;
    QCOMPARE(m_chain->accept(tx).error().code, Errc::Refused);
    tx.lockTime = m_chain->medianTimePast();
    QCOMPARE(m_chain->accept(tx).error().code, Errc::Refused);
    tx.lockTime = height; // as wallets set it against fee sniping
    QVERIFY(m_chain->accept(tx));
}

void TestMempool::higherFeeReplacesAFamily()
{
    const auto first = m_chain->accept(spend(coinOf(1), 4'999'990'000));
    const auto child = m_chain->accept(spend({(*first)->txid, 0}, 4'999'980'000));
    QVERIFY(first && child);
    // 20,000 satoshis of fees would go: as much again, and something for its own size.
    QCOMPARE(m_chain->accept(spend(coinOf(1), 4'999'980'000)).error().code, Errc::Refused);
    const auto replacement = m_chain->accept(spend(coinOf(1), 4'999'979'000));
    QVERIFY(replacement);
    QCOMPARE(m_chain->mempool().entries().size(), std::size_t{1});
    QVERIFY(!m_chain->mempool().find((*child)->txid));
    QVERIFY(m_chain->mempool().spends(coinOf(1)));
}

void TestMempool::confirmedConflictRemovesAFamily()
{
    PracticeChain elsewhere = *m_chain;
    QVERIFY(elsewhere.accept(spend(coinOf(1), 1'000)));
    QVERIFY(elsewhere.mine(1));

    const auto parent = m_chain->accept(spend(coinOf(1), 4'999'990'000));
    QVERIFY(m_chain->accept(spend({(*parent)->txid, 0}, 4'999'980'000)));
    QVERIFY(m_chain->accept(spend(coinOf(2), 2'000)));
    QVERIFY(m_chain->append(elsewhere.block(elsewhere.tip().height)->raw));
    QCOMPARE(m_chain->mempool().entries().size(), std::size_t{1});
    QVERIFY(m_chain->mempool().spends(coinOf(2)));
}

void TestMempool::blockTakesParentsWithTheirChildrenOnly()
{
    const auto parent = m_chain->accept(spend(coinOf(1), 4'999'990'000));
    QVERIFY(m_chain->accept(spend({(*parent)->txid, 0}, 4'999'980'000)));
    const auto other = m_chain->accept(spend(coinOf(2), 2'000));
    const auto chosen = m_chain->mempool().select((*parent)->weight * 2);
    QCOMPARE(chosen.size(), std::size_t{2});
    QVERIFY(m_chain->mempool().select((*parent)->weight - 1).empty());
    QVERIFY(other);
}

QTEST_APPLESS_MAIN(TestMempool)
#include "tst_mempool.moc"
