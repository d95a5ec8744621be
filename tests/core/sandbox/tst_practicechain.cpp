// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "core/chain/work.h"
#include "core/filters/blockfilter.h"
#include "core/sandbox/practicechain.h"
#include "sandboxtest.h"
#include "tests/support/fakeclock.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

class TestPracticeChain final : public QObject
{
    Q_OBJECT

private slots:
    void startsAtRegtestsGenesis();
    void everyBlockKeepsTheRules();
    void everyHeaderIsAcceptedByAClient();
    void everyFilterIsTheBlocksOwn();
    void heightStandsInTheCoinbase_data();
    void heightStandsInTheCoinbase();
    void timesFollowClockStepAndChoice();
    void aBurstOfBlocksDoesNotRunAheadOfTheClock();
    void coinsAreAllThatWasEverMined();
    void paymentIsExact();
    void freshTreasuryRaisesFunds();
    void emptyTreasurySaysSo();
    void aCoinbaseCanGoToAWallet();
    void reorgKeepsWhatItIsTold_data();
    void reorgKeepsWhatItIsTold();
    void reorgWithoutSenseIsRefused();
    void staleBranchStaysKnown();
    void waitingPaymentsOutliveAReorg();
    void copiesWithSaltsMakeDifferentBlocks();
    void historyIsTheSameForTheSameSeed();
    void historyIsDatedIntoThePast();
    void historySpreadsItsPayments();
    void planWithoutSenseIsRefused();
    void longHistoryIsFast();
    void foreignBlocksAreChecked();
    void rewindAndReplayGiveTheSameChain();

private:
    FakeClock m_clock;
};

static HistoryPlan planFor(int blocks, std::uint64_t seed = 1)
{
    HistoryPlan plan;
    plan.blocks = blocks;
    plan.payees = {someScript(1), someScript(2), someScript(3)};
    plan.payments = 3 * blocks;
    plan.seed = seed;
    return plan;
}

void TestPracticeChain::startsAtRegtestsGenesis()
{
    const PracticeChain chain(m_clock);
    QCOMPARE(chain.tip().height.value, 0);
    QCOMPARE(chain.tip().hash.display(),
             std::string("0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206"));
    QCOMPARE(chain.block({0})->filterHeader.display(),
             std::string("485e301e4509d7f0d954bf5b529f3ecef68c5191fd0e635f775c1d0266dc5a2b"));
    QVERIFY(chain.coins().empty());
}

void TestPracticeChain::everyBlockKeepsTheRules()
{
    PracticeChain chain(m_clock);
    QVERIFY(makeHistory(chain, planFor(60)));
    for (std::int32_t height = 1; height <= chain.tip().height.value; ++height) {
        const PracticeBlock& made = *chain.block({height});
        const auto block = Block::parse(made.raw);
        QVERIFY(block && checkBlock(*block));
        QVERIFY(block->header.previous == chain.block({height - 1})->point.hash);
        QVERIFY(block->header.bits == 0x207f'ffffU);
        QVERIFY(Uint256::fromLittleEndian(block->header.hash().bytes) <= *targetFromBits(0x207f'ffffU));
        QVERIFY(block->header.time > chain.medianTimePast({height - 1}));
        QVERIFY(made.point == (ChainPoint{{height}, block->header.hash()}));
    }
    QCOMPARE(Block::parse(chain.block({160})->raw)->transactions.size(), std::size_t{4});
}

void TestPracticeChain::everyHeaderIsAcceptedByAClient()
{
    PracticeChain chain(m_clock);
    QVERIFY(makeHistory(chain, planFor(100)));
    QVERIFY(chain.mine(300)); // all at once: their times creep ahead of the clock
    HeaderChain client(chain.params());
    const auto accept = [&](std::int32_t first) {
        std::vector<BlockHeader> headers;
        for (auto height = first; height <= chain.tip().height.value; ++height)
            headers.push_back(chain.block({height})->header);
        return client.accept(headers, m_clock.unixSeconds());
    };
    QVERIFY(accept(1));
    QVERIFY(client.tip() == chain.tip());

    QVERIFY(chain.reorg(20, 21, PracticeChain::Keep::All));
    const auto change = accept(481);
    QVERIFY(change);
    QCOMPARE(change->disconnected, 20);
    QCOMPARE(change->connected, 21);
    QVERIFY(client.tip() == chain.tip());
}

void TestPracticeChain::everyFilterIsTheBlocksOwn()
{
    PracticeChain chain(m_clock);
    QVERIFY(makeHistory(chain, planFor(30)));
    FilterHeader previous;
    CoinMap all; // an oracle of its own: every output ever made
    for (std::int32_t height = 0; height <= chain.tip().height.value; ++height) {
        const PracticeBlock& made = *chain.block({height});
        const Block block = Block::parse(made.raw).value();
        std::vector<Bytes> spent;
        for (const Transaction& tx : block.transactions) {
            for (std::uint32_t i = 0; i < tx.outputs.size(); ++i) all[{tx.txid(), i}].output = tx.outputs[i];
            if (tx.isCoinbase()) continue;
            for (const TxIn& input : tx.inputs) spent.push_back(all.at(input.previous).output.scriptPubKey);
        }
        QVERIFY(made.filter == buildBasicFilter(block, spent));
        previous = filterHeader(filterHash(made.filter), previous);
        QVERIFY(made.filterHeader == previous);
        const FilterQuery query(std::vector{someScript(1), someScript(2), someScript(3)});
        if (block.transactions.size() > 1) QVERIFY(query.matches(made.filter, made.point.hash).value());
    }
}

void TestPracticeChain::heightStandsInTheCoinbase_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<QByteArray>("push");
    QTest::newRow("the first") << 1 << QByteArray("51");
    QTest::newRow("the last small number") << 16 << QByteArray("60");
    QTest::newRow("one byte") << 17 << QByteArray("0111");
    QTest::newRow("a zero byte keeps it positive") << 128 << QByteArray("028000");
    QTest::newRow("two bytes") << 256 << QByteArray("020001");
    QTest::newRow("two bytes and the sign") << 32768 << QByteArray("03008000");
}

void TestPracticeChain::heightStandsInTheCoinbase()
{
    QFETCH(int, height);
    QFETCH(QByteArray, push);
    BlockDraft draft;
    draft.parent.height = {height - 1};
    draft.bits = 0x207f'ffff;
    const Block block = buildBlock(draft);
    const Bytes& script = block.transactions.at(0).inputs.at(0).scriptSig;
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(script.data()), push.size() / 2).toHex(), push);
    QVERIFY(checkBlock(block));
}

void TestPracticeChain::timesFollowClockStepAndChoice()
{
    PracticeChain chain(m_clock);
    const auto now = static_cast<std::uint32_t>(m_clock.unixSeconds());
    const auto tipTime = [&] { return chain.block(chain.tip().height)->header.time; };
    chain.setNextTime(now - 5'000);
    QVERIFY(chain.mine(1));
    QCOMPARE(tipTime(), now - 5'000);
    chain.setTimeStep(600);
    QVERIFY(chain.mine(2));
    QCOMPARE(tipTime(), now - 3'800);
    chain.setTimeStep(0);
    QVERIFY(chain.mine(1));
    QCOMPARE(tipTime(), now);
    chain.setNextTime(1); // before the median: raised to the earliest that is allowed
    const auto median = chain.medianTimePast();
    QVERIFY(chain.mine(1));
    QCOMPARE(tipTime(), median + 1);
}

void TestPracticeChain::aBurstOfBlocksDoesNotRunAheadOfTheClock()
{
    PracticeChain chain(m_clock);
    chain.setTimeStep(600);
    chain.setNextTime(static_cast<std::uint32_t>(m_clock.unixSeconds()));
    QVERIFY(chain.mine(13));
    QCOMPARE(chain.mine(1).error().code, Errc::BadTime);
    QCOMPARE(chain.tip().height.value, 13);
}

void TestPracticeChain::coinsAreAllThatWasEverMined()
{
    PracticeChain chain(m_clock);
    QVERIFY(makeHistory(chain, planFor(220)));
    QCOMPARE(sumOfCoins(chain), sumOfSubsidies(chain));
    QVERIFY(chain.reorg(40, 45, PracticeChain::Keep::EverySecond));
    QCOMPARE(sumOfCoins(chain), sumOfSubsidies(chain));
    QCOMPARE(blockSubsidy({149}, chain.params()).satoshis(), 50 * Amount::SatoshisPerBitcoin);
    QCOMPARE(blockSubsidy({150}, chain.params()).satoshis(), 25 * Amount::SatoshisPerBitcoin);
    QCOMPARE(blockSubsidy({150 * 64}, chain.params()).satoshis(), std::int64_t{0});
}

void TestPracticeChain::paymentIsExact()
{
    PracticeChain chain(m_clock);
    QVERIFY(chain.mine(103));
    const std::vector<TxOut> outputs{{satoshis(123'456'789), someScript(7)}, {bitcoin(120), someScript(8)}};
    const auto txid = chain.pay(outputs);
    QVERIFY(txid);
    const auto entry = chain.mempool().find(*txid);
    QVERIFY(entry->tx.inputs.size() > 2); // no coinbase alone has that much
    QCOMPARE(entry->fee, 2 * static_cast<std::int64_t>((entry->weight + 3) / 4));
    QVERIFY(chain.mine(1));
    QVERIFY(chain.mempool().entries().empty());
    QCOMPARE(balanceOf(chain, someScript(7)), std::int64_t{123'456'789});
    QCOMPARE(balanceOf(chain, someScript(8)), 120 * Amount::SatoshisPerBitcoin);
    QCOMPARE(sumOfCoins(chain), sumOfSubsidies(chain));
    QVERIFY(Block::parse(chain.block(chain.tip().height)->raw)->transactions.at(1).txid() == *txid);
}

void TestPracticeChain::freshTreasuryRaisesFunds()
{
    PracticeChain chain(m_clock);
    const TxOut payment{bitcoin(60), someScript(1)};
    QCOMPARE(chain.pay({&payment, 1}).error().code, Errc::Refused);
    QVERIFY(chain.raiseFunds(bitcoin(60)));
    QVERIFY(chain.tip().height.value < 110);
    QVERIFY(chain.pay({&payment, 1}));
}

void TestPracticeChain::emptyTreasurySaysSo()
{
    PracticeChain chain(m_clock);
    QCOMPARE(chain.raiseFunds(bitcoin(1'000'000)).error().code, Errc::Refused);
}

void TestPracticeChain::aCoinbaseCanGoToAWallet()
{
    PracticeChain chain(m_clock);
    QVERIFY(chain.mine(2, someScript(9)));
    QCOMPARE(balanceOf(chain, someScript(9)), 100 * Amount::SatoshisPerBitcoin);
    QCOMPARE(chain.spendableTreasury().satoshis(), std::int64_t{0});
}

void TestPracticeChain::reorgKeepsWhatItIsTold_data()
{
    QTest::addColumn<int>("keep");
    QTest::addColumn<int>("survivors");
    QTest::newRow("all") << int(PracticeChain::Keep::All) << 4;
    QTest::newRow("every second") << int(PracticeChain::Keep::EverySecond) << 2;
    QTest::newRow("none") << int(PracticeChain::Keep::None) << 0;
}

void TestPracticeChain::reorgKeepsWhatItIsTold()
{
    QFETCH(int, keep);
    QFETCH(int, survivors);
    PracticeChain chain(m_clock);
    QVERIFY(chain.mine(120));
    for (unsigned char i = 0; i < 4; ++i) {
        const TxOut payment{bitcoin(1), someScript(i)};
        QVERIFY(chain.pay({&payment, 1}));
        QVERIFY(chain.mine(1));
    }
    const auto fork = chain.block({120})->point;
    const auto before = chain.tip();

    QVERIFY(chain.reorg(4, 6, static_cast<PracticeChain::Keep>(keep)));

    QCOMPARE(chain.tip().height.value, 126);
    QVERIFY(chain.block({120})->point == fork);
    QVERIFY(chain.block({121})->point.hash != before.hash);
    QVERIFY(!chain.isActive(*chain.find(before.hash)));
    int found = 0;
    for (unsigned char i = 0; i < 4; ++i) found += balanceOf(chain, someScript(i)) > 0 ? 1 : 0;
    QCOMPARE(found, survivors);
    QCOMPARE(sumOfCoins(chain), sumOfSubsidies(chain));
    QVERIFY(chain.mempool().entries().empty());
}

void TestPracticeChain::reorgWithoutSenseIsRefused()
{
    PracticeChain chain(m_clock);
    QVERIFY(chain.mine(5));
    const auto tip = chain.tip();
    for (const auto& [depth, length] : {std::pair{0, 1}, {6, 7}, {2, 2}, {-1, 3}})
        QCOMPARE(chain.reorg(depth, length, PracticeChain::Keep::All).error().code, Errc::OutOfRange);
    QVERIFY(chain.tip() == tip);
}

void TestPracticeChain::staleBranchStaysKnown()
{
    PracticeChain chain(m_clock);
    QVERIFY(chain.mine(10));
    const auto stale = chain.tip();
    QVERIFY(chain.reorg(3, 4, PracticeChain::Keep::All));
    const auto old = chain.find(stale.hash);
    QVERIFY(old && old->point.height.value == 10);
    QVERIFY(chain.ancestor(old, {9})->point.hash == old->header.previous);
    QVERIFY(!chain.isActive(*chain.ancestor(old, {8})));
    QVERIFY(chain.ancestor(old, {7}) == chain.block({7}));
    QVERIFY(chain.ancestor(old, {2}) == chain.block({2}));
}

void TestPracticeChain::waitingPaymentsOutliveAReorg()
{
    PracticeChain chain(m_clock);
    QVERIFY(chain.mine(110));
    const TxOut payment{bitcoin(1), someScript(1)};
    const auto txid = chain.pay({&payment, 1});
    QVERIFY(chain.reorg(2, 3, PracticeChain::Keep::All));
    QVERIFY(chain.mempool().find(*txid));
    QCOMPARE(balanceOf(chain, someScript(1)), std::int64_t{0});
    QVERIFY(chain.mine(1));
    QCOMPARE(balanceOf(chain, someScript(1)), Amount::SatoshisPerBitcoin);
}

void TestPracticeChain::copiesWithSaltsMakeDifferentBlocks()
{
    PracticeChain one(m_clock);
    QVERIFY(one.mine(3));
    PracticeChain other = one;
    other.setSalt(7);
    QVERIFY(one.mine(1) && other.mine(2));
    QVERIFY(one.block({3}) == other.block({3})); // shared, not copied
    QVERIFY(one.block({4})->point.hash != other.block({4})->point.hash);
    QCOMPARE(one.tip().height.value, 4);
}

void TestPracticeChain::historyIsTheSameForTheSameSeed()
{
    const auto tipOf = [this](std::uint64_t seed) {
        PracticeChain chain(m_clock);
        return makeHistory(chain, planFor(20, seed)).value();
    };
    QVERIFY(tipOf(5) == tipOf(5));
    QVERIFY(tipOf(5) != tipOf(6));
}

void TestPracticeChain::historyIsDatedIntoThePast()
{
    PracticeChain chain(m_clock);
    const auto now = static_cast<std::uint32_t>(m_clock.unixSeconds());
    QVERIFY(makeHistory(chain, planFor(50)));
    QCOMPARE(chain.block({150})->header.time, now);
    QCOMPARE(chain.block({1})->header.time, now - 149 * 600); // grown to 100 first
    QVERIFY(makeHistory(chain, planFor(50))); // again, though the chain is at the present already
    QVERIFY(chain.block({200})->header.time >= chain.medianTimePast());
    QVERIFY(chain.block({200})->header.time <= now + 60);
}

void TestPracticeChain::historySpreadsItsPayments()
{
    PracticeChain chain(m_clock);
    QVERIFY(chain.mine(100));
    HistoryPlan plan = planFor(10);
    plan.payments = 5;
    QCOMPARE(makeHistory(chain, plan)->height.value, 110);
    for (std::int32_t height = 101; height <= 110; ++height) {
        const std::size_t expected = height % 2 == 0 ? 2 : 1;
        QCOMPARE(Block::parse(chain.block({height})->raw)->transactions.size(), expected);
    }
}

void TestPracticeChain::planWithoutSenseIsRefused()
{
    PracticeChain chain(m_clock);
    HistoryPlan toNobody = planFor(10);
    toNobody.payees.clear();
    HistoryPlan tooMany = planFor(1);
    tooMany.payments = 1'000;
    HistoryPlan upsideDown = planFor(10);
    upsideDown.smallest = bitcoin(1);
    for (const HistoryPlan& plan : {toNobody, tooMany, upsideDown, planFor(0), planFor(-1)})
        QCOMPARE(makeHistory(chain, plan).error().code, Errc::OutOfRange);
    QCOMPARE(chain.tip().height.value, 0);
}

void TestPracticeChain::longHistoryIsFast()
{
    PracticeChain chain(m_clock);
    HistoryPlan plan = planFor(5'000);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(makeHistory(chain, plan));
    const auto elapsed = timer.elapsed();
    QVERIFY2(elapsed < 20'000, qPrintable(QString::number(elapsed))); // about 1 s; the machine may be busy
    qInfo("5,000 blocks with 3 payments each: %lld ms", static_cast<long long>(elapsed));
    QCOMPARE(sumOfCoins(chain), sumOfSubsidies(chain));
}

void TestPracticeChain::foreignBlocksAreChecked()
{
    PracticeChain chain(m_clock);
    QVERIFY(chain.mine(2));
    PracticeChain other(m_clock);
    QVERIFY(other.append(chain.block({1})->raw));
    const Bytes good = chain.block({2})->raw;

    QCOMPARE(other.append(chain.block({1})->raw).error().code, Errc::Unconnected);
    Block altered = Block::parse(good).value();
    altered.transactions[0].outputs[0].value = bitcoin(51);
    QCOMPARE(other.append(altered.serialize()).error().code, Errc::BadMerkleRoot);

    BlockDraft greedy{other.tip(), chain.block({2})->header.time, 0x207f'ffff, bitcoin(51), someScript(1), 9, {}};
    QCOMPARE(other.append(buildBlock(greedy).serialize()).error().code, Errc::OutOfRange);
    greedy.reward = bitcoin(50);
    greedy.transactions = {spendOf({{}, 3}, bitcoin(1), someScript(2))};
    QCOMPARE(other.append(buildBlock(greedy).serialize()).error().code, Errc::NotFound);
    greedy.transactions.clear();
    greedy.time = 1;
    QCOMPARE(other.append(buildBlock(greedy).serialize()).error().code, Errc::BadTime);
    Block easy = buildBlock(greedy);
    easy.header.bits = 0x207f'fffe;
    solve(easy.header);
    QCOMPARE(other.append(easy.serialize()).error().code, Errc::BadProofOfWork);

    QCOMPARE(other.tip().height.value, 1);
    QCOMPARE(sumOfCoins(other), sumOfSubsidies(other));
    QVERIFY(other.append(good));
}

void TestPracticeChain::rewindAndReplayGiveTheSameChain()
{
    PracticeChain chain(m_clock);
    QVERIFY(makeHistory(chain, planFor(40)));
    const auto tip = chain.tip();
    const CoinMap coins = chain.coins();
    std::vector<PracticeBlockPtr> blocks;
    for (std::int32_t height = 101; height <= 140; ++height) blocks.push_back(chain.block({height}));
    chain.rewind({100});
    QCOMPARE(sumOfCoins(chain), sumOfSubsidies(chain));
    for (const auto& block : blocks) QVERIFY(chain.append(block->raw));
    QVERIFY(chain.tip() == tip);
    QVERIFY(chain.coins() == coins);
    QVERIFY(chain.block({140})->filterHeader == blocks.back()->filterHeader);
}

QTEST_APPLESS_MAIN(TestPracticeChain)
#include "tst_practicechain.moc"
