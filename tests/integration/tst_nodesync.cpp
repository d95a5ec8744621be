// SPDX-License-Identifier: MIT

#include "core/p2p/p2pchainclient.h"
#include "core/script/address.h"
#include "core/util/hex.h"
#include "tests/support/asked.h"
#include "tests/support/realnode.h"
#include "tests/support/syncworld.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

/// The whole engine over its real connection to somebody else's full node, compared with the oracle. The node gets
/// the blocks of a practice chain, so that the test may pay and reorganise as it likes.
class TestNodeSync final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!RealNode::find(RealNode::Kind::Btcd)) {
            if (qEnvironmentVariableIsSet("LOCKSTEP_REQUIRE_NODE")) QFAIL("btcd is not here, and this run requires it");
            QSKIP("btcd is not here: ./dev setup installs it where Go is");
        }
        m_world = std::make_unique<SyncWorld>();
        m_world->chain->setTimeStep(60); // a tip of today: btcd is silent while its own is old
        m_world->clock.set(QDateTime::currentSecsSinceEpoch());
        m_world->chain->setNextTime(static_cast<std::uint32_t>(m_world->clock.unixSeconds() - 400 * 60));
        const auto payee = addressOf(SyncWorld::script(9, 0), Network::Regtest);
        m_node = std::make_unique<RealNode>(RealNode::Kind::Btcd, QString::fromStdString(*payee));
        QVERIFY2(m_node->start(), qPrintable(m_node->log()));
        m_world->mine(120);
        for (std::uint32_t i = 0; i < 10; ++i) m_world->pay(SyncWorld::script(1, i), 10'000 + i);
        QVERIFY(submitFrom(1));
    }

    void walletsReachTheNodesTipAndHoldWhatTheOracleSays()
    {
        connectToNode();
        m_old = m_world->addWallet(1, BlockHeight{0});
        m_young = m_world->addWallet(2, BlockHeight{0});
        expectTruth();
    }

    void aPaymentInANewBlockArrives()
    {
        m_world->pay(SyncWorld::script(2, 0), 50'000);
        QVERIFY(submitFrom(m_world->chain->tip().height.value));
        expectTruth();
        QCOMPARE(m_world->manager().wallet(m_young)->balance().confirmed.satoshis(), 50'000);
    }

    void whatWaitsInTheNodeIsUnverifiedUntilABlockHasIt() // 110
    {
        QVERIFY(m_world->manager().setListening(Listening::Always));
        const auto listens = [this] { return m_world->snapshot()->listening.peer.has_value(); };
        QVERIFY(m_world->waitUntil(listens));
        QCOMPARE(m_world->snapshot()->peers.size(), 1); // it is asked nothing of the chain over that connection
        const TxOut output{*Amount::fromSatoshis(70'000), SyncWorld::script(2, 1)};
        QVERIFY(m_world->chain->raiseFunds(output.value));
        const auto txid = m_world->chain->pay(std::span(&output, 1));
        QVERIFY(txid);
        QVERIFY(submitFrom(1)); // what was mined for it
        QVERIFY(m_world->waitForTip());
        const Bytes raw = m_world->chain->mempool().find(*txid)->raw;
        const QJsonValue taken = m_node->call("sendrawtransaction", {QString::fromStdString(toHex(raw))});
        QCOMPARE(taken.toString().toStdString(), txid->display());

        const auto balance = [this] { return m_world->manager().wallet(m_young)->balance(); };
        QVERIFY(m_world->waitUntil([&] { return balance().unverified.satoshis() == 70'000; }));
        QCOMPARE(balance().pending.satoshis(), 70'000);
        const std::int64_t before = balance().confirmed.satoshis();
        m_world->mine(1);
        QVERIFY(submitFrom(m_world->chain->tip().height.value));
        expectTruth();
        QCOMPARE(balance().confirmed.satoshis(), before + 70'000);
        QCOMPARE(balance().unverified.satoshis(), 0);
    }

    void whatIsGivenToBeSentWaitsInTheNodeAndIsConfirmedByTheNextBlock()
    {
        const TxOut output{*Amount::fromSatoshis(80'000), SyncWorld::script(2, 2)};
        QVERIFY(m_world->chain->raiseFunds(output.value));
        const auto txid = m_world->chain->pay(std::span(&output, 1));
        QVERIFY(txid);
        QVERIFY(submitFrom(1)); // what was mined for it
        QVERIFY(m_world->waitForTip());
        const std::int64_t before = balanceOfYoung().confirmed.satoshis();

        Asked sent(m_world->manager().broadcast(m_world->chain->mempool().find(*txid)->tx));
        QVERIFY(sent.wait());
        QCOMPARE(sent->value(), 1); // the node asked for it
        const QString name = QString::fromStdString(txid->display());
        QTRY_VERIFY(m_node->call("getrawmempool").toArray().contains(name));
        QVERIFY(outgoing(*txid) == OutgoingState::AskedFor);
        QCOMPARE(balanceOfYoung().pending.satoshis(), 80'000);

        m_world->mine(1);
        QVERIFY(submitFrom(m_world->chain->tip().height.value));
        expectTruth();
        QVERIFY(outgoing(*txid) == OutgoingState::Confirmed);
        QVERIFY(!m_node->call("getrawmempool").toArray().contains(name));
        QCOMPARE(balanceOfYoung().confirmed.satoshis(), before + 80'000);
        QCOMPARE(balanceOfYoung().pending.satoshis(), 0);
    }

    void aReorganisationIsFollowed()
    {
        const std::int32_t fork = m_world->chain->tip().height.value - 4;
        m_world->reorg(4, 6, PracticeChain::Keep::EverySecond);
        QVERIFY(submitFrom(fork + 1));
        expectTruth();
        QVERIFY(m_world->count(SyncEvent::Kind::Reorg) >= 1);
    }

    /// The node has new blocks while the import is on its way; all wallets end at them, with what they say.
    void blocksThatComeDuringAnImportReachAllWallets()
    {
        m_world->pay(SyncWorld::script(3, 0), 31'000); // its past
        m_world->mine(300); // so long that it takes many batches
        m_world->pay(SyncWorld::script(3, 1), 32'000);
        QVERIFY(submitFrom(1));
        QVERIFY(m_world->waitForTip());
        m_world->forgetEvents();
        const BlockHeight before = m_world->chain->tip().height;
        const WalletId imported = m_world->addWallet(3, BlockHeight{0});
        QVERIFY(m_world->waitUntil([this] { return importedUpTo() > 0; }));

        m_world->pay(SyncWorld::script(3, 2), 33'000);
        m_world->pay(SyncWorld::script(1, 20), 20'000);
        m_world->pay(SyncWorld::script(2, 20), 21'000);
        QVERIFY(submitAtOnceFrom(before.value + 1));
        QVERIFY2(importedUpTo() < before.value / 2, qPrintable(QString::number(importedUpTo()))); // still on its way

        expectTruth();
        QVERIFY(happenedAt(SyncEvent::Kind::Headers, before) < happenedAt(SyncEvent::Kind::ImportDone, {0}));
        QCOMPARE(m_world->manager().wallet(imported)->syncedTo(), m_world->chain->tip());
        QCOMPARE(m_world->differenceFromChain(imported, 3), QString());
        QCOMPARE(m_world->manager().wallet(imported)->balance().confirmed.satoshis(), 96'000);
    }

    void startedAgainItTakesInWhatCameMeanwhile()
    {
        const ChainPoint left = m_world->chain->tip();
        m_world->close();
        m_world->pay(SyncWorld::script(1, 21), 22'000);
        m_world->pay(SyncWorld::script(2, 21), 23'000);
        QVERIFY(submitFrom(left.height.value + 1));
        m_world->open();
        QCOMPARE(m_world->snapshot()->synced, left); // as it was
        expectTruth();
    }

    void aNodeThatWasKilledAndGivenItsBlocksAnewIsFollowed_data()
    {
        QTest::addColumn<bool>("keepsItsData");
        QTest::newRow("with an empty chain") << false;
        QTest::newRow("with what it had written") << true;
    }

    void aNodeThatWasKilledAndGivenItsBlocksAnewIsFollowed()
    {
        QFETCH(bool, keepsItsData);
        m_node->kill();
        QVERIFY(m_world->waitUntil([this] { return m_world->snapshot()->peers.isEmpty(); }));
        if (!keepsItsData) m_node->forgetChain();
        QVERIFY2(m_node->start(), qPrintable(m_node->log()));
        m_world->pay(SyncWorld::script(2, 1), 60'000);
        QVERIFY(submitFrom(1));
        expectTruth();
    }

    void cleanupTestCase() { m_world.reset(); }

private:
    void connectToNode()
    {
        P2pOptions options;
        options.network = networkParams(Network::Practice);
        options.named = {m_node->address()};
        m_world->makeClient = [options] { return std::make_unique<P2pChainClient>(options); };
        m_world->open();
    }

    /// To the node, the last few while the engine, which is on this thread, goes on.
    bool submitFrom(std::int32_t first)
    {
        constexpr std::int32_t Few = 10;
        const std::int32_t tip = m_world->chain->tip().height.value;
        for (std::int32_t height = first; height <= tip; ++height)
            tip - height < Few ? submit({height}) : submitAtOnce({height});
        return m_node->call("getbestblockhash").toString().toStdString() == m_world->chain->tip().hash.display();
    }

    /// All while the engine stands still.
    bool submitAtOnceFrom(std::int32_t first)
    {
        for (BlockHeight height{first}; height <= m_world->chain->tip().height; height = height + 1)
            submitAtOnce(height);
        return m_node->callAtOnce("getbestblockhash").toString().toStdString() == m_world->chain->tip().hash.display();
    }

    QJsonArray rawBlock(BlockHeight height) const
    {
        return {QString::fromStdString(toHex(m_world->chain->block(height)->raw))};
    }
    void submit(BlockHeight height) { m_node->call("submitblock", rawBlock(height)); }
    void submitAtOnce(BlockHeight height) { m_node->callAtOnce("submitblock", rawBlock(height)); }

    /// The last block that the import has looked at; 0 when it has not begun, or is over.
    std::int32_t importedUpTo()
    {
        const SyncSnapshotPtr now = m_world->snapshot();
        return now->jobs.isEmpty() || now->jobs[0].state != JobState::Running ? 0 : now->jobs[0].next.value - 1;
    }

    /// Which of the events was the first of that kind above that height.
    std::ptrdiff_t happenedAt(SyncEvent::Kind kind, BlockHeight above) const
    {
        const auto& events = m_world->events();
        return std::ranges::find_if(events,
                                    [&](const SyncEvent& event) { return event.kind == kind && event.height > above; })
            - events.begin();
    }

    Balance balanceOfYoung() { return m_world->manager().wallet(m_young)->balance(); }

    std::optional<OutgoingState> outgoing(const Txid& txid)
    {
        const SyncSnapshotPtr now = m_world->snapshot();
        const auto found = std::ranges::find(now->outgoing, txid, &OutgoingView::txid);
        return found == now->outgoing.end() ? std::nullopt : std::optional(found->state);
    }

    void expectTruth()
    {
        QVERIFY(m_world->waitForTip());
        QCOMPARE(m_world->differenceFromChain(m_old, 1), QString());
        QCOMPARE(m_world->differenceFromChain(m_young, 2), QString());
    }

    std::unique_ptr<RealNode> m_node;
    std::unique_ptr<SyncWorld> m_world;
    WalletId m_old;
    WalletId m_young;
};

QTEST_GUILESS_MAIN(TestNodeSync)
#include "tst_nodesync.moc"
