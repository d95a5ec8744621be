// SPDX-License-Identifier: MIT

#include "tests/support/testwallet.h"

using namespace lockstep;
using namespace lockstep::test;

class TestIndexedBlock final : public QObject
{
    Q_OBJECT
private slots:
    void outputsAreFoundByScriptInBlockOrder();
    void spendsAreFoundByOutpoint();
    void itMayBeMoved();
    void anEmptyScriptIsAScript();
    void aBlockThatPaysOneScriptOnlyIsLaidOutAsFast();
};

void TestIndexedBlock::outputsAreFoundByScriptInBlockOrder()
{
    const auto a = strangerScript(1);
    const auto b = strangerScript(2);
    const auto block
        = blockOf({coinbase({{sats(1), a}}, 5), tx({foreign(1)}, {{sats(2), b}, {sats(3), a}, {sats(4), a}})});
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (const auto& ref : block.outputsTo(a)) found.emplace_back(ref.transaction, ref.output);
    QVERIFY((found == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 0}, {1, 1}, {1, 2}}));
    QCOMPARE(block.outputsTo(b).size(), 1U);
    QVERIFY(block.outputsTo(strangerScript(3)).empty());
    QCOMPARE(block.distinctScripts(), 2U);
    std::size_t visited = 0;
    block.forEachScript(
        [&](ScriptKey key, std::uint32_t number) { visited += block.outputsTo(block.script(number), key).size(); });
    QCOMPARE(visited, 4U);
}

void TestIndexedBlock::spendsAreFoundByOutpoint()
{
    const auto reward = coinbase({{sats(1), strangerScript()}}, 5);
    const auto payment = tx({foreign(1), foreign(2)}, {{sats(2), strangerScript()}});
    const auto block = blockOf({reward, payment});
    QCOMPARE(*block.spenderOf({hashOf<Txid>(2), 0}), 1U);
    QVERIFY(!block.spenderOf({hashOf<Txid>(2), 1}));
    QVERIFY(!block.spenderOf(reward.inputs[0].previous)); // a coinbase spends nothing
    QCOMPARE(block.spends(), 2U);
    QVERIFY(block.txid(1) == payment.txid() && block.transaction(0) == reward);
}

void TestIndexedBlock::itMayBeMoved()
{
    auto block = blockOf({tx({foreign(1)}, {{sats(2), strangerScript(7)}})});
    const IndexedBlock moved = std::move(block);
    QCOMPARE(moved.outputsTo(strangerScript(7)).size(), 1U);
}

void TestIndexedBlock::anEmptyScriptIsAScript()
{
    const auto block = blockOf({tx({foreign(1)}, {{sats(2), {}}})});
    QCOMPARE(block.outputsTo({}).size(), 1U);
}

/// The lightest output there is, as often as fits: a walk through all before it would take minutes.
void TestIndexedBlock::aBlockThatPaysOneScriptOnlyIsLaidOutAsFast()
{
    constexpr std::size_t Most = 100'000;
    const auto block = blockOf({tx({foreign(1)}, std::vector<TxOut>(Most, {sats(0), {}}))});
    const auto found = block.outputsTo({});
    QCOMPARE(found.size(), Most);
    QCOMPARE(found.back().output, Most - 1);
    QCOMPARE(block.distinctScripts(), 1U);
}

QTEST_APPLESS_MAIN(TestIndexedBlock)
#include "tst_indexedblock.moc"
