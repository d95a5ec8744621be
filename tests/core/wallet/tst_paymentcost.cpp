// SPDX-License-Identifier: MIT

#include "tests/support/testwallet.h"

#include <ctime>
#include <functional>

using namespace lockstep;
using namespace lockstep::test;

/// What one more payment costs a wallet that has many coins. Ratios, since test machines differ.
class TestPaymentCost final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aPaymentCostsAWalletOfManyCoinsNoMore_data();
    void aPaymentCostsAWalletOfManyCoinsNoMore();

private:
    static constexpr std::uint32_t Few = 200;
    static constexpr std::uint32_t Many = 20'000;
    static constexpr std::uint32_t InABlock = 2'000;
    static constexpr double MostTimes = 3;

    enum class How { InABlock, Given, Heard };

    struct Holder
    {
        std::unique_ptr<Wallet> wallet;
        std::vector<Transaction> coins; ///< Each pays one.
        std::int32_t height = 0;
    };
    Holder holderOf(std::uint8_t number, std::uint32_t coins);
    void takeIn(Holder& holder, std::vector<Transaction> payments);
    double costOf(Holder& holder, How how);
    static double processorSeconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

    TestDatabase m_db;
    Holder m_few;
    Holder m_many;
    std::uint64_t m_foreign = 0;
};

void TestPaymentCost::initTestCase()
{
    m_few = holderOf(1, Few);
    m_many = holderOf(2, Many);
}

TestPaymentCost::Holder TestPaymentCost::holderOf(std::uint8_t number, std::uint32_t coins)
{
    Holder holder{addWallet(m_db, QString("Wallet %1").arg(number), testDescriptor(number)), {}, 0};
    for (std::uint32_t i = 0; i < coins; ++i)
        holder.coins.push_back(tx({foreign(++m_foreign)}, {{sats(1'000), scriptAt(*holder.wallet, 0, i % 20)}}));
    for (std::size_t i = 0; i < holder.coins.size(); i += InABlock) {
        const auto first = holder.coins.begin() + static_cast<std::ptrdiff_t>(i);
        takeIn(holder, {first, first + std::min(InABlock, coins)});
    }
    return holder;
}

void TestPaymentCost::takeIn(Holder& holder, std::vector<Transaction> payments)
{
    feed(m_db, *holder.wallet, blockOf(std::move(payments)), pointAt(++holder.height));
}

/// Seconds of the processor: of one that spends a coin and has change, the cheapest of several.
double TestPaymentCost::costOf(Holder& holder, How how)
{
    double least = 1e9;
    for (int i = 0; i < 15; ++i) {
        const Transaction payment = tx({how == How::Heard ? foreign(++m_foreign) : spend(holder.coins.back(), 0)},
                                       {{sats(900), scriptAt(*holder.wallet, 1, 0)}, {sats(50), strangerScript()}});
        holder.coins.pop_back();
        const double before = processorSeconds();
        if (how == How::InABlock) takeIn(holder, {payment});
        m_db.write([&] {
            if (how == How::Given) must(holder.wallet->addPending(payment, 1'700'000'000));
            if (how == How::Heard) must(holder.wallet->addHeard(payment, 1'700'000'000));
        });
        least = std::min(least, processorSeconds() - before);
    }
    return least;
}

void TestPaymentCost::aPaymentCostsAWalletOfManyCoinsNoMore_data()
{
    QTest::addColumn<How>("how");
    QTest::newRow("that a block has") << How::InABlock;
    QTest::newRow("that the person gives") << How::Given;
    QTest::newRow("that a peer passes on") << How::Heard;
}

void TestPaymentCost::aPaymentCostsAWalletOfManyCoinsNoMore()
{
    QFETCH(How, how);
    const double few = costOf(m_few, how);
    const double many = costOf(m_many, how);
    qInfo("of %u coins: %.2f ms, of %u: %.2f ms", Few, few * 1e3, Many, many * 1e3);
    QVERIFY(many < MostTimes * few);
}

QTEST_GUILESS_MAIN(TestPaymentCost)
#include "tst_paymentcost.moc"
