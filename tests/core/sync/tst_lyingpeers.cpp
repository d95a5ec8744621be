// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/sync/state/eventlog.h"
#include "core/wallet/descriptorscripts.h"
#include "tests/support/diskimage.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// The filter of a block as somebody makes it who hides one script.
Bytes filterWithout(const PracticeChain& chain, const ChainPoint& point, const Bytes& hidden)
{
    const auto made = chain.find(point.hash);
    Block block = *Block::parse(made->raw);
    for (Transaction& tx : block.transactions)
        std::erase_if(tx.outputs, [&](const TxOut& output) { return output.scriptPubKey == hidden; });
    std::vector<Bytes> spent;
    for (const SpentCoin& coin : made->spent) spent.push_back(coin.coin.output.scriptPubKey);
    return buildBasicFilter(block, spent);
}

/// A wallet at block 110, and payments to it at 150 and 240, of which the only peer hides the second. The batch up to
/// 210 waits for block 150; meanwhile the filters up to 260 are fetched.
struct LieAhead
{
    SyncWorld world;
    WalletId wallet;
    Bytes hidden = SyncWorld::script(1, 1);
    int filtersSent = 0;

    LieAhead()
    {
        world.mine(110);
        world.open();
        wallet = world.addWallet(1);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.close();
        world.mine(39);
        world.pay(SyncWorld::script(1, 0), 50'000);
        world.mine(89);
        world.pay(hidden, 60'000);
        world.mine(20);
        world.open();
        world.client().peer({1}).alterFilter = [this](const ChainPoint& point, Bytes filter) {
            return point.height.value == 240 ? filterWithout(*world.chain, point, hidden) : filter;
        };
        world.client().alterSentFilter = [this](PeerId, Bytes filter) {
            ++filtersSent;
            return filter;
        };
        world.client().holdBlock(world.chain->block({150})->point.hash);
    }

    ChainPoint syncedTo() { return world.manager().wallet(wallet)->syncedTo(); }
};

/// Rebuilt, and nothing of it is fetched until the client is released.
bool isChainDropped(SyncWorld& world)
{
    const auto isDropped = std::make_shared<bool>(false);
    world.client().hold();
    world.manager().rebuildChain(UpkeepDone<void>([isDropped](Result<void>) { *isDropped = true; }));
    return world.waitUntil([&] { return *isDropped; });
}

/// The only peer hides a payment to keys that are searched for. Of two batches of the search the second one waits.
struct SearchedByALie
{
    SyncWorld world;
    WalletId daily;
    std::optional<Result<SearchReport>> answer;

    SearchedByALie()
    {
        world.mine(110);
        const Bytes hidden = SyncWorld::script(7, 0);
        world.pay(hidden, 60'000);
        const BlockHash block = world.chain->tip().hash;
        world.mine(600);
        world.open();
        world.client().peer({1}).alterFilter = [this, block, hidden](const ChainPoint& point, Bytes filter) {
            return point.hash == block ? filterWithout(*world.chain, point, hidden) : filter;
        };
        daily = world.addWallet(1);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.client().holdFiltersFrom({600});
        SearchWish wish;
        wish.families.push_back({std::make_shared<DescriptorScripts>(SyncWorld::descriptor(7))});
        world.manager().search(wish, [this](Result<SearchReport> report) { answer = std::move(report); });
        if (!world.waitUntil([this] { return world.count(SyncEvent::Kind::Search) > 0; })) qFatal("no search");
    }

    void switchTo(const std::shared_ptr<PracticeChain>& chain)
    {
        world.client().peer({1}).chain = chain;
        world.client().announce();
        const auto narrower = world.manager().wallet(daily)->lookahead(false) - 1;
        if (!world.manager().setLookahead(daily, narrower)) qFatal("what is waited for is not called off");
    }
};

} // namespace

/// Peers that lie are dropped, those that are silent are not: sync-engine.md section 5.3.
class TestLyingPeers final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The engine warns of the faults made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false");
    }

    void aPeerThatHidesAPaymentIsCaughtAndThePaymentFound_data()
    {
        QTest::addColumn<int>("liars");
        QTest::newRow("one liar of two") << 1;
        QTest::newRow("two liars of three") << 2;
    }

    void aPeerThatHidesAPaymentIsCaughtAndThePaymentFound()
    {
        QFETCH(int, liars);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const Bytes hidden = SyncWorld::script(1, 0);
        for (int i = 0; i < liars - 1; ++i) world.client().addPeer(world.chain);
        for (int i = 1; i <= liars; ++i) {
            world.client().peer({std::uint64_t(i)}).alterFilter = [&](const ChainPoint& point, Bytes filter) {
                return point.height.value > 110 ? filterWithout(*world.chain, point, hidden) : filter;
            };
        }
        world.client().addPeer(world.chain); // the honest one

        world.pay(hidden, 60'000);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 60'000);
        QVERIFY(!world.client().reports.empty());
        for (const auto& [peer, offence] : world.client().reports) QVERIFY(int(peer.value) <= liars);

        const auto last = world.snapshot()->proof.lastDispute;
        QVERIFY(last);
        QCOMPARE(last->height.value, 111);
        QCOMPARE(last->liars, liars);
        world.restart(); // it was written down
        QVERIFY(world.waitForTip());
        QVERIFY(world.snapshot()->proof.lastDispute);
        QCOMPARE(world.snapshot()->proof.lastDispute->time, last->time);
        QCOMPARE(world.snapshot()->proof.lastDispute->liars, liars);
    }

    void twoThatClaimMuchAndSendNothingHideNoBlock()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        ScriptedPeer& second = world.client().addPeer(world.chain);
        for (const PeerId liar : {PeerId{1}, second.id}) {
            world.client().peer(liar).claims = BlockHeight{10'000'000};
            world.client().peer(liar).alterHeaders = [](auto) { return std::vector<BlockHeader>(); };
        }
        world.client().addPeer(world.chain); // the honest one
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->syncedTo().height.value, 110);

        world.pay(SyncWorld::script(1, 0), 60'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 60'000);
    }

    void whereAllLiedOthersAreAskedAndNothingFails_data()
    {
        QTest::addColumn<int>("asks");
        QTest::addColumn<bool>("hidesBlock");
        QTest::newRow("an import") << 0 << false;
        QTest::newRow("a search") << 1 << false;
        QTest::newRow("a look for an outpoint") << 2 << false;
        QTest::newRow("an import, and nobody has the block") << 0 << true;
    }

    /// No person has to begin anew what liars broke off.
    void whereAllLiedOthersAreAskedAndNothingFails()
    {
        QFETCH(int, asks);
        QFETCH(bool, hidesBlock);
        SyncWorld world;
        world.mine(110);
        const Bytes ours = SyncWorld::script(1, 0);
        const Txid paid = world.pay(ours, 66'000);
        const BlockHash block = world.chain->tip().hash;
        world.mine(5);
        world.open();
        world.client().addPeer(world.chain);
        for (const std::uint64_t liar : {1, 2}) {
            world.client().peer({liar}).alterFilter = [&, liar](const ChainPoint& point, Bytes filter) {
                if (point.hash != block) return filter;
                return liar == 1 ? filterWithout(*world.chain, point, ours) : Bytes(1); // one hides ours, one all
            };
            if (hidesBlock) world.client().peer({liar}).withheld = {block};
        }
        std::optional<Result<SearchReport>> answer;
        SearchWish wish;
        wish.families.push_back({std::make_shared<DescriptorScripts>(SyncWorld::descriptor(1))});
        WalletId wallet;
        JobId lookup;

        if (asks == 0) wallet = world.addWallet(1, BlockHeight{0});
        if (asks == 1) world.manager().search(wish, [&](Result<SearchReport> report) { answer = std::move(report); });
        if (asks == 2) lookup = *world.manager().lookUp({{paid, 0}, ours, BlockHeight{1}, {}});

        QVERIFY(world.waitUntil([&] { return world.snapshot()->problem.has_value(); }));
        QCOMPARE(world.snapshot()->problem->code, Errc::FilterMismatch);
        QCOMPARE(world.client().reports.size(), std::size_t(hidesBlock ? 0 : 2));
        const SyncSnapshotPtr between = world.snapshot();
        for (const JobView& job : between->jobs) QCOMPARE(job.state, JobState::Running);
        QVERIFY(!answer);

        world.client().addPeer(world.chain); // an honest one
        if (asks == 0) {
            QVERIFY(world.waitForTip());
            QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 66'000);
            QCOMPARE(world.count(SyncEvent::Kind::ImportDone), 1);
        } else if (asks == 1) {
            QVERIFY(world.waitUntil([&] { return answer.has_value(); }));
            QVERIFY(*answer);
            QCOMPARE((*answer)->found.at(0).balance, 66'000);
        } else {
            QVERIFY(world.waitUntil([&] { return world.snapshot()->lookup(lookup)->state == JobState::Done; }));
            QVERIFY(world.snapshot()->lookup(lookup)->row.verdict == OutpointVerdict::Unspent);
        }
        QVERIFY(!world.snapshot()->problem);
    }

    void howManyPeersAgreeIsShown()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        world.client().addPeer(world.chain);
        world.client().addPeer(world.chain);
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        const ChainProof proof = world.snapshot()->proof;
        QCOMPARE(proof.headerPeers, 3);
        QCOMPARE(proof.filterHeaders.height.value, 110);
        QCOMPARE(proof.filterHeaders.alike, 3);
        QCOMPARE(proof.filterHeaders.asked, 3);
        QCOMPARE(proof.work.size(), 64);
        QVERIFY(proof.work.endsWith("de")); // 111 blocks of regtest, two hashes each
        QVERIFY(!proof.lastDispute);
        QCOMPARE(proof.disputedBlocks, 0);
    }

    void aFilterThatIsNotTheAgreedOneIsRefused()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const std::uint64_t honest = world.client().addPeer(world.chain).id.value;
        bool lied = false;
        // It claims the right filter hashes and sends other bytes: only the first time it is asked for filters.
        world.client().alterSentFilter = [&](PeerId peer, Bytes filter) {
            if (peer.value == honest) return filter;
            lied = true;
            filter.back() ^= std::byte{1};
            return filter;
        };

        world.pay(SyncWorld::script(1, 0), 61'000);

        QVERIFY(world.waitForTip());
        QVERIFY(lied);
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 61'000);
        QCOMPARE(world.client().reports.size(), std::size_t(1));
        QCOMPARE(world.client().reports[0].second, Offence::BadFilter);
    }

    void aBlockWithAMutatedBodyIsRefusedAndFetchedElsewhere_data()
    {
        QTest::addColumn<int>("mutation");
        QTest::newRow("a transaction is missing") << 0;
        QTest::newRow("the last transaction is doubled") << 1;
        QTest::newRow("a witness was changed") << 2;
    }

    void aBlockWithAMutatedBodyIsRefusedAndFetchedElsewhere()
    {
        QFETCH(int, mutation);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterBlock = [mutation](Block block) {
            if (mutation == 0) block.transactions.pop_back();
            if (mutation == 1) block.transactions.push_back(block.transactions.back());
            if (mutation == 2) block.transactions.back().inputs.front().witness.push_back(Bytes(3, std::byte{7}));
            return block;
        };
        world.client().addPeer(world.chain);

        world.pay(SyncWorld::script(1, 0), 62'000);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 62'000);
        QCOMPARE(world.client().reports.size(), std::size_t(1));
        QCOMPARE(world.client().reports[0].second, Offence::BadBlock);
    }

    void aNamedPeerThatLiesIsToldOf()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        const std::int64_t before = world.snapshot()->newestEvent;
        ScriptedPeer& own = world.client().peer({1});
        own.named = true;
        own.alterBlock = [](Block block) {
            block.transactions.pop_back();
            return block;
        };

        world.pay(SyncWorld::script(1, 0), 62'000);

        QVERIFY(world.waitUntil([&] { return world.snapshot()->newestEvent > before; }));
        const auto rows = EventRepository(world.database()).newest(1);
        QCOMPARE(rows->front().kind, eventkind::PeerSetAside);
        const std::optional<PeerSetAside> liar = peerOfDetail(rows->front().detail);
        QVERIFY(liar == (PeerSetAside{"scripted:1", Offence::BadBlock}));
        const SyncSnapshotPtr now = world.snapshot();
        QCOMPARE(now->stall, Stall::NoPeers); // there is no other one
        QCOMPARE(now->peersSetAside, QList<PeerSetAside>{*liar});

        world.client().addPeer(world.chain);
        QVERIFY(world.waitForTip());
        const auto all = EventRepository(world.database()).newest(100);
        QCOMPARE(std::ranges::count(*all, std::string(eventkind::PeerSetAside), &EventRow::kind), 1);
    }

    void aStrangerThatLiesIsNoEvent()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterBlock = [](Block block) {
            block.transactions.pop_back();
            return block;
        };
        world.client().addPeer(world.chain);
        world.pay(SyncWorld::script(1, 0), 62'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().reports.size(), std::size_t(1));
        QVERIFY(world.snapshot()->peersSetAside.isEmpty());
        const auto rows = EventRepository(world.database()).newest(100);
        QVERIFY(std::ranges::none_of(*rows, [](const auto& row) { return row.kind == eventkind::PeerSetAside; }));
    }

    void headersWithoutWorkAreRefusedAndTheRestOfTheMessageToo()
    {
        SyncWorld world;
        world.mine(40);
        world.open();
        QVERIFY(world.waitForTip());
        world.client().addPeer(world.chain);
        world.client().peer({1}).alterHeaders = [](std::vector<BlockHeader> headers) {
            if (headers.size() > 1) headers[1].bits = 0x1d00ffff;
            return headers;
        };
        const ChainPoint before = world.chain->tip();
        world.mine(3);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().reports.size(), std::size_t(1));
        QCOMPARE(world.client().reports[0].second, Offence::BadHeaders);
        QVERIFY(world.chain->tip().height > before.height);
    }

    void whoCallsABlockEmptyThatIsNotIsCaught_data() // 42
    {
        QTest::addColumn<int>("liars");
        QTest::addColumn<bool>("sendsIt");
        QTest::newRow("all of them") << 2 << true;
        QTest::newRow("all of them, and nobody sends the filter") << 2 << false;
        QTest::newRow("one of two") << 1 << true;
    }

    /// Nobody contradicts, and no filter is fetched: what they tell of the filter is enough to look at the block.
    void whoCallsABlockEmptyThatIsNotIsCaught()
    {
        QFETCH(int, liars);
        QFETCH(bool, sendsIt);
        SyncWorld world;
        world.mine(110);
        world.open();
        world.client().addPeer(world.chain);
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        for (std::uint64_t liar = 1; liar <= std::uint64_t(liars); ++liar) {
            ScriptedPeer& peer = world.client().peer({liar});
            peer.alterFilter
                = [](const ChainPoint& point, Bytes honest) { return point.height.value > 110 ? Bytes(1) : honest; };
            peer.sendsFilters = sendsIt;
        }
        world.pay(SyncWorld::script(1, 0), 63'000);
        QVERIFY(world.waitUntil([&] { return world.client().reports.size() == std::size_t(liars); }));
        for (const auto& [peer, offence] : world.client().reports) QCOMPARE(offence, Offence::BadFilterHeaders);

        world.client().addPeer(world.chain); // an honest one
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 63'000);
        QCOMPARE(world.client().reports.size(), std::size_t(liars));
    }

    void aBlockThatIsEmptyIsLookedAtOnceAndNobodyIsBlamed() // 42
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        world.client().addPeer(world.chain);
        const WalletId daily = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().asked = {};
        QVERIFY(world.chain->mine(1, Bytes{std::byte{0x6a}}));
        const BlockHash empty = world.chain->tip().hash;
        world.pay(SyncWorld::script(1, 0), 63'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(daily)->balance().confirmed.satoshis(), 63'000);
        QCOMPARE(world.client().asked.blocks[empty], 1);
        QVERIFY(world.client().reports.empty());
        QVERIFY(!world.snapshot()->proof.lastDispute);
    }

    void anUnreadableFilterHasItsBlockLookedAtOnceForAllWallets_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::newRow("of no byte") << QByteArray();
        QTest::newRow("cut off") << QByteArray("\5\1", 2);
        QTest::newRow("promises more than there is") << QByteArray("\xfe\xff\xff\xff\xff", 5);
    }
    void anUnreadableFilterHasItsBlockLookedAtOnceForAllWallets()
    {
        QFETCH(QByteArray, filter);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId daily = world.addWallet(1);
        const WalletId savings = world.addWallet(2);
        QVERIFY(world.waitForTip());
        const ByteSpan told = std::as_bytes(std::span(filter.constData(), static_cast<std::size_t>(filter.size())));
        world.client().peer({1}).alterFilter = [told](const ChainPoint& point, Bytes honest) {
            return point.height.value > 110 ? toBytes(told) : honest;
        };
        world.client().asked = {};
        world.pay(SyncWorld::script(1, 0), 63'000);
        world.pay(SyncWorld::script(2, 0), 64'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(daily)->balance().confirmed.satoshis(), 63'000);
        QCOMPARE(world.manager().wallet(savings)->balance().confirmed.satoshis(), 64'000);
        for (const auto& [hash, times] : world.client().asked.blocks) QCOMPARE(times, 1);
        QVERIFY(world.client().reports.empty());
    }

    void anUnreadableFilterThatAllAgreeOnMakesUsFetchTheBlock()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterFilter = [](const ChainPoint& point, Bytes filter) {
            if (point.height.value > 110) filter.pop_back();
            return filter;
        };
        world.pay(SyncWorld::script(1, 0), 63'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 63'000);
        QVERIFY(world.client().reports.empty());
    }

    void whatOnePeerToldIsMarkedUntilASecondTellsTheSame()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->agreedFilterHeaders.value, 0);
        QVERIFY(world.snapshot()->restsOnOnePeer(*world.snapshot()->wallet(wallet)));

        world.client().addPeer(world.chain);

        const BlockHeight tip = world.chain->tip().height;
        QVERIFY(world.waitUntil([&] { return world.snapshot()->agreedFilterHeaders == tip; }));
        QVERIFY(!world.snapshot()->restsOnOnePeer(*world.snapshot()->wallet(wallet)));
        world.mine(3); // told by both from the start
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->agreedFilterHeaders, world.chain->tip().height);
    }

    void whatANamedPeerTellsNeedsNoSecond()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        world.client().peer({1}).named = true;
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->agreedFilterHeaders, world.chain->tip().height);
    }

    void whatTwoAgreedOnStaysSoAfterARestartAndAReorgTakesItBack()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        world.client().addPeer(world.chain);
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        const BlockHeight agreed = world.chain->tip().height;
        QCOMPARE(world.snapshot()->agreedFilterHeaders, agreed);

        world.restart(); // with one peer only
        world.mine(2);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->agreedFilterHeaders, agreed);

        world.reorg(12, 14, PracticeChain::Keep::All);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->agreedFilterHeaders, agreed - 10);
    }

    void aPaymentThatASinglePeerHidIsFoundWhenASecondComes()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const Bytes hidden = SyncWorld::script(1, 0);
        world.client().peer({1}).alterFilter = [&](const ChainPoint& point, Bytes filter) {
            return point.height.value > 110 ? filterWithout(*world.chain, point, hidden) : filter;
        };
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.pay(hidden, 60'000);
        world.mine(5);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
        QVERIFY(world.snapshot()->restsOnOnePeer(*world.snapshot()->wallet(wallet)));

        world.client().addPeer(world.chain);

        QVERIFY(
            world.waitUntil([&] { return world.manager().wallet(wallet)->balance().confirmed.satoshis() == 60'000; }));
        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().reports.size(), std::size_t(1));
        QCOMPARE(world.client().reports[0].first.value, std::uint64_t(1));
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void aPaymentThatASinglePeerHidIsFoundThoughTheChainWasRebuilt_data()
    {
        QTest::addColumn<bool>("isRestarted");
        QTest::addColumn<bool>("isRebuiltTwice");
        QTest::newRow("in one run") << false << false;
        QTest::newRow("and the program restarted") << true << false;
        QTest::newRow("twice, before a second peer came") << false << true;
    }

    /// What it told is dropped then, and cannot be asked again.
    void aPaymentThatASinglePeerHidIsFoundThoughTheChainWasRebuilt()
    {
        QFETCH(bool, isRestarted);
        QFETCH(bool, isRebuiltTwice);
        SyncWorld world;
        world.mine(110);
        const Bytes hidden = SyncWorld::script(1, 0);
        world.open();
        world.client().peer({1}).alterFilter = [&](const ChainPoint& point, Bytes filter) {
            return point.height.value > 110 ? filterWithout(*world.chain, point, hidden) : filter;
        };
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.pay(hidden, 60'000);
        world.mine(5);
        QVERIFY(world.waitForTip());
        QVERIFY(world.snapshot()->restsOnOnePeer(*world.snapshot()->wallet(wallet)));

        QVERIFY(isChainDropped(world));
        if (isRestarted) world.kill();
        world.client().peer({1}).alterFilter = {}; // now it tells the truth, as the second one
        if (isRebuiltTwice) {
            world.mine(1);
            world.client().release();
            QVERIFY(world.waitForTip());
            QVERIFY(isChainDropped(world));
        }
        world.client().addPeer(world.chain);
        world.mine(1); // filter headers are fetched when there is something to scan
        world.client().release();

        const BlockHeight tip = world.chain->tip().height;
        QVERIFY(world.waitForTip());
        QVERIFY(world.waitUntil([&] { return world.snapshot()->agreedFilterHeaders == tip; }));
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
        QVERIFY(!world.snapshot()->restsOnOnePeer(*world.snapshot()->wallet(wallet)));
    }

    /// The rebuild is several writes, and a kill may come between any two of them.
    void aPaymentThatASinglePeerHidIsFoundThoughTheRebuildWasKilled()
    {
        SyncWorld world;
        world.mine(110);
        const Bytes hidden = SyncWorld::script(1, 0);
        world.open();
        world.client().peer({1}).alterFilter = [&](const ChainPoint& point, Bytes filter) {
            return point.height.value > 110 ? filterWithout(*world.chain, point, hidden) : filter;
        };
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.pay(hidden, 60'000);
        world.mine(5);
        QVERIFY(world.waitForTip());

        const QString path = world.folder() + "/wallets.sqlite";
        std::vector<DiskImage> left;
        {
            const FailPointWatch watch([&](std::string_view name) {
                if (name == "after-commit") left.push_back(DiskImage::of(path));
            });
            QVERIFY(isChainDropped(world));
        }
        world.close();
        world.mine(1);
        QVERIFY(!left.empty());
        for (const DiskImage& image : left) {
            for (const char* part : {"-wal", "-shm"}) QFile::remove(path + part);
            image.putAt(path);
            world.open();
            world.client().addPeer(world.chain);
            const BlockHeight tip = world.chain->tip().height;
            QVERIFY(world.waitForTip());
            QVERIFY(world.waitUntil([&] { return world.snapshot()->agreedFilterHeaders == tip; }));
            QCOMPARE(world.differenceFromChain(wallet, 1), QString());
            world.close();
        }
    }

    void whoWasScannedByTheTruthStaysWhenTheChainIsRebuilt()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.pay(SyncWorld::script(1, 0), 60'000);
        QVERIFY(world.waitForTip());
        const BlockHeight before = world.chain->tip().height;
        world.client().addPeer(world.chain);
        bool wentBack = false;
        QObject::connect(&world.manager(), &SyncManager::happened, &world.manager(), [&](const SyncEvent&) {
            wentBack = wentBack || world.manager().wallet(wallet)->syncedTo().height < before;
        });
        world.manager().rebuildChain(UpkeepDone<void>([](Result<void>) {}));
        world.mine(1);
        const BlockHeight tip = world.chain->tip().height;
        QVERIFY(world.waitForTip());
        QVERIFY(world.waitUntil([&] { return world.snapshot()->agreedFilterHeaders == tip; }));
        QVERIFY(!wentBack);
    }

    void aLieInWhatWasMatchedAheadIsNotTakenIn_data()
    {
        QTest::addColumn<bool>("isRebuilt");
        QTest::newRow("a second peer tells the truth") << false;
        QTest::newRow("the chain is rebuilt") << true;
    }

    void aLieInWhatWasMatchedAheadIsNotTakenIn()
    {
        QFETCH(bool, isRebuilt);
        LieAhead scene;
        SyncWorld& world = scene.world;
        QVERIFY(world.waitUntil([&] { return scene.filtersSent == 150; }));
        if (isRebuilt) {
            world.client().release();
            world.client().hold(ScriptedChainClient::Question::Headers);
            world.client().announce();
            QVERIFY(world.waitUntil([&] { return scene.syncedTo().height.value == 210; }));
            world.client().peer({1}).alterFilter = {}; // it lies no more
            world.manager().rebuildChain(UpkeepDone<void>([](Result<void>) {}));
        } else {
            world.client().addPeer(world.chain);
        }
        world.client().release();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(scene.wallet, 1), QString());
    }

    /// Of the filters that are fetched ahead the liar sends those up to 249; for the others somebody else is asked, and
    /// before they come the lie about 240 is found out.
    void whatCameBeforeALieWasFoundOutIsFetchedAnewWithTheRest()
    {
        LieAhead scene;
        SyncWorld& world = scene.world;
        const Bytes broken = world.chain->block({250})->filter;
        world.client().alterSentFilter = [&](PeerId peer, Bytes filter) {
            if (peer == PeerId{1} && filter == broken) filter.back() ^= std::byte{1};
            return filter;
        };
        QVERIFY(world.waitUntil([&] { return !world.client().reports.empty(); }));
        QCOMPARE(world.client().reports.front().second, Offence::BadFilter);
        const int told = world.count(SyncEvent::Kind::FilterHeaders);
        ScriptedPeer& honest = world.client().addPeer(world.chain);
        honest.named = true; // its word is enough
        honest.sendsFilters = false;
        world.client().release();
        QVERIFY(world.waitUntil([&] { return world.count(SyncEvent::Kind::FilterHeaders) > told; }));
        QCOMPARE(scene.syncedTo().height.value, 210);
        honest.sendsFilters = true;
        world.client().poke();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(scene.wallet, 1), QString());
    }

    void aSearchBeginsAgainWhenItsFilterHeadersAreDropped_data()
    {
        QTest::addColumn<bool>("isRebuilt");
        QTest::newRow("the chain is rebuilt") << true;
        QTest::newRow("a reorg, and one back") << false;
    }

    /// What comes in their place may be agreed on, and is not what the search went by.
    void aSearchBeginsAgainWhenItsFilterHeadersAreDropped()
    {
        QFETCH(bool, isRebuilt);
        SearchedByALie scene;
        SyncWorld& world = scene.world;
        world.client().peer({1}).alterFilter = {};
        if (isRebuilt) {
            world.manager().rebuildChain(UpkeepDone<void>([](Result<void>) {}));
        } else { // before the search has its turn: the wallets go first
            const auto other = std::make_shared<PracticeChain>(*world.chain);
            other->rewind({100});
            other->setSalt(7);
            QVERIFY(other->mine(650));
            world.client().hold(ScriptedChainClient::Question::FilterHashes);
            scene.switchTo(other);
            QVERIFY(world.waitUntil([&] { return world.snapshot()->tip == other->tip(); }));
            world.mine(50);
            scene.switchTo(world.chain);
            QVERIFY(world.waitUntil([&] { return world.snapshot()->tip == world.chain->tip(); }));
        }
        world.client().release();
        QVERIFY(world.waitUntil([&] { return scene.answer.has_value(); }));
        QVERIFY(*scene.answer);
        QCOMPARE((*scene.answer)->found.size(), std::size_t(1));
        QCOMPARE((*scene.answer)->found[0].balance, 60'000);
    }

    void aSinglePeerCannotUndoWhatTwoAgreedOn()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        world.client().addPeer(world.chain);
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const ChainPoint before = world.manager().wallet(wallet)->syncedTo();
        world.close();
        world.open();
        world.client().peer({1}).alterFilter = [](const ChainPoint& point, Bytes filter) {
            if (point.height.value > 60) filter.push_back(std::byte{0});
            return filter;
        };
        world.pay(SyncWorld::script(1, 0), 65'000);
        QVERIFY(world.waitUntil([&] { return world.snapshot()->problem.has_value(); }));
        QCOMPARE(world.snapshot()->problem->code, Errc::FilterMismatch);
        QCOMPARE(world.manager().wallet(wallet)->syncedTo(), before);

        world.client().addPeer(world.chain); // an honest one

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 65'000);
    }

    void ourOwnStaleFilterHeadersAreRewoundAndNobodyBanned()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        // For a while our only peer served another kind of filters; we believed it.
        world.client().peer({1}).alterFilter = [](const ChainPoint& point, Bytes filter) {
            if (point.height.value > 60) filter.push_back(std::byte{0});
            return filter;
        };
        QVERIFY(world.waitForTip());
        world.close();
        world.open(); // its peers are honest now
        world.pay(SyncWorld::script(1, 0), 64'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 64'000);
        QVERIFY(world.client().reports.empty());
    }
};

QTEST_GUILESS_MAIN(TestLyingPeers)
#include "tst_lyingpeers.moc"
