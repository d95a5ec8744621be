// SPDX-License-Identifier: MIT

#include "core/sync/batch/scriptsearch.h"
#include "core/wallet/descriptorscripts.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>
#include <QTimer>

#include <deque>
#include <set>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr unsigned char FirstFamily = 20; ///< SyncWorld's keys of this number and the next ones.
constexpr unsigned char SecondFamily = 40;

/// A branch of scripts that cost nothing to make.
class CheapScripts final : public ScriptSource
{
public:
    std::span<const Keychain> keychains() const override { return std::span(&m_keychain, 1); }
    Result<ByteSpan> script(KeychainId, std::uint32_t index) override
    {
        while (m_scripts.size() <= index) {
            Bytes script(22, std::byte{0x55});
            for (std::size_t i = 0; i < 4; ++i) script[i + 2] = static_cast<std::byte>(m_scripts.size() >> (8 * i));
            m_scripts.push_back(std::move(script));
        }
        return ByteSpan(m_scripts[index]);
    }

private:
    Keychain m_keychain{KeychainId{1}};
    std::deque<Bytes> m_scripts;
};

/// Two families of eight accounts each.
SearchWish wishFrom(std::optional<BlockHeight> block = {})
{
    SearchWish wish;
    for (const unsigned char first : {FirstFamily, SecondFamily}) {
        auto& family = wish.families.emplace_back();
        for (unsigned char account = 0; account < 8; ++account)
            family.push_back(std::make_shared<DescriptorScripts>(
                SyncWorld::descriptor(static_cast<unsigned char>(first + account))));
    }
    wish.block = block;
    return wish;
}

/// A chain, and a wallet that is none of the search's and was born five blocks before its tip.
struct Scene
{
    SyncWorld world;
    WalletId daily;
    std::optional<Result<SearchReport>> answer;

    explicit Scene(bool keepsCache = false, int blocks = 110)
    {
        world.keepsCache = keepsCache;
        world.chain->setTimeStep(300);
        world.mine(blocks);
        world.open();
        daily = world.addWallet(1, BlockHeight{blocks - 5});
        if (!world.waitForTip()) qFatal("the scene did not settle");
    }

    Txid payTo(int family, int account, std::uint32_t index, std::int64_t satoshis, std::size_t branch = 0)
    {
        return world.pay(SyncWorld::script(static_cast<unsigned char>(family + account), index, branch), satoshis);
    }

    void ask(SearchWish wish)
    {
        answer.reset();
        world.manager().search(std::move(wish), [this](Result<SearchReport> report) { answer = std::move(report); });
    }

    QList<JobView> jobs() { return world.snapshot()->jobs; }
    std::int32_t tip() const { return world.chain->tip().height.value; }
    std::int32_t filtersHere() { return world.manager().scanFigures({})->filtersHere; }

    SearchReport report(SearchWish wish)
    {
        ask(std::move(wish));
        if (!world.waitUntil([this] { return answer.has_value(); })) qFatal("the search does not end");
        if (!*answer) qFatal("%s", answer->error().detail.c_str());
        return **answer;
    }
};

} // namespace

/// Which accounts of some keys were used: found in one pass, before there is any wallet of them.
class TestScriptSearch final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.*.warning=false"); }
    void everyUsedAccountIsReported();
    void whatWasSpentAgainCountsAsHistoryAndNotAsBalance();
    void onePassServesAllAccounts();
    void anAccountBeyondTheGapIsFoundThroughTheOnesBefore();
    void anAccountThatWasUsedBeforeTheOnesBeforeItIsFound_data();
    void anAccountThatWasUsedBeforeTheOnesBeforeItIsFound();
    void whatWasSpentStaysSpentWhenItsPaymentComesOnceMore_data();
    void whatWasSpentStaysSpentWhenItsPaymentComesOnceMore();
    void theBlocksBeforeComeFromTheDiskTheSecondTime();
    void aReorgWhileItLooksBackLetsItBeginAgain();
    void aReorgOfBlocksThatComeOnceMoreLetsItBeginAgain();
    void anAccountBehindAWideGapIsNotLookedFor();
    void addressesFarIntoAnAccountAreFoundStepByStep();
    void blocksBeforeTheBirthdayAreNotLookedAt();
    void nothingFoundIsAnAnswer();
    void theNextEstimateKnowsHowFastItWent();
    void aBirthdayBeyondTheTipLooksAtNothing();
    void walletsGoOnMeanwhile();
    void aReorgMeanwhileLetsItBeginAgain();
    void onlyOneRunsAtATime();
    void itIsCancelledAtOnce();
    void aWideLookaheadLetsCommandsInMeanwhile();
    void theMoreIsWatchedTheFewerBlocksAreABatch();
    void itIsListedAmongTheJobs();
    void pausedItStandsAndResumedItGoesOn();
    void cancelledAsAJobItEndsTheAskersWish();
    void whileAnImportHoldsTheLoopItWaitsForItsTurn();
    void itsNumberIsNoOtherJobs();
    void itNeedsNoRoomOnTheDisk_data();
    void itNeedsNoRoomOnTheDisk();
    void itEndsWithTheProgram();
    void theImportAfterItFetchesNoFilterAgain_data();
    void theImportAfterItFetchesNoFilterAgain();
    void oneThatWasInterruptedFindsItsFiltersAgain();
    void whatItFetchedIsKeptWithinThePersonsLimits_data();
    void whatItFetchedIsKeptWithinThePersonsLimits();
    void whereNothingFollowsItsFiltersGoAfterADay();
};

void TestScriptSearch::everyUsedAccountIsReported()
{
    Scene scene;
    scene.payTo(FirstFamily, 0, 0, 50'000);
    const BlockHeight first = scene.world.chain->tip().height;
    scene.payTo(FirstFamily, 0, 3, 7'000, 1); // change alone
    scene.world.mine(5);
    scene.payTo(SecondFamily, 1, 2, 1'234);
    const BlockHeight last = scene.world.chain->tip().height;
    QVERIFY(scene.world.waitForTip());

    const SearchReport report = scene.report(wishFrom());
    QCOMPARE(report.from.value, 1);
    QCOMPARE(report.to, last);
    QCOMPARE(report.found.size(), 2U);
    const SearchFinding& one = report.found[0];
    QCOMPARE(one.family, 0U);
    QCOMPARE(one.account, 0U);
    QCOMPARE(one.transactions, 2);
    QCOMPARE(one.balance, 57'000);
    QCOMPARE(one.first, first);
    const SearchFinding& two = report.found[1];
    QCOMPARE(two.family, 1U);
    QCOMPARE(two.account, 1U);
    QCOMPARE(two.transactions, 1);
    QCOMPARE(two.balance, 1'234);
    QCOMPARE(two.first, last);
    QCOMPARE(two.last, last);
}

void TestScriptSearch::whatWasSpentAgainCountsAsHistoryAndNotAsBalance()
{
    Scene scene;
    const Bytes script = SyncWorld::script(FirstFamily, 0);
    const Txid paid = scene.payTo(FirstFamily, 0, 0, 50'000);
    scene.world.mine(3);
    QVERIFY(scene.world.chain->accept(spendOf({paid, 0}, 49'000, SyncWorld::script(99, 0))));
    scene.world.mine(1);
    const BlockHeight spent = scene.world.chain->tip().height;
    QVERIFY(scene.world.waitForTip());
    const SearchReport report = scene.report(wishFrom());
    QCOMPARE(report.found.size(), 1U);
    QCOMPARE(report.found[0].transactions, 2);
    QCOMPARE(report.found[0].balance, 0);
    QCOMPARE(report.found[0].last, spent);
}

void TestScriptSearch::onePassServesAllAccounts()
{
    Scene scene;
    scene.payTo(FirstFamily, 0, 0, 50'000);
    scene.payTo(SecondFamily, 0, 0, 50'000);
    QVERIFY(scene.world.waitForTip());
    scene.world.client().asked = {};
    SearchWish wish = wishFrom();
    for (auto& family : wish.families) family.resize(ScriptSearch::AccountGap); // none comes into view later
    (void)scene.report(std::move(wish));
    QCOMPARE(scene.world.client().asked.filters, scene.world.chain->tip().height.value);
    QCOMPARE(scene.world.client().asked.blockCount(), 2);
}

void TestScriptSearch::anAccountBeyondTheGapIsFoundThroughTheOnesBefore()
{
    Scene scene;
    for (const int account : {0, 2, 5}) scene.payTo(FirstFamily, account, 0, 10'000);
    QVERIFY(scene.world.waitForTip());
    const SearchReport report = scene.report(wishFrom());
    QCOMPARE(report.found.size(), 3U);
    QCOMPARE(report.found[2].account, 5U);
    QCOMPARE(report.found[2].transactions, 1); // though its blocks were looked at again
}

void TestScriptSearch::anAccountThatWasUsedBeforeTheOnesBeforeItIsFound_data()
{
    QTest::addColumn<int>("spent"); // satoshis of its coin that are left, when that is spent later
    QTest::newRow("what it was paid is there") << -1;
    QTest::newRow("it was spent later") << 0;
    QTest::newRow("its change came later") << 4'000;
}

/// Each brings the one that was used before it into view: the sixth, the fourth, the second.
void TestScriptSearch::anAccountThatWasUsedBeforeTheOnesBeforeItIsFound()
{
    QFETCH(int, spent);
    Scene scene;
    const Txid earliest = scene.payTo(FirstFamily, 5, 0, 10'000);
    const BlockHeight first = scene.world.chain->tip().height;
    scene.world.mine(600); // batches between them
    scene.payTo(FirstFamily, 3, 0, 20'000);
    scene.world.mine(600);
    scene.payTo(FirstFamily, 1, 0, 30'000);
    const bool hasChange = spent > 0;
    const Bytes to = hasChange ? SyncWorld::script(FirstFamily + 5, 19, 1) : SyncWorld::script(99, 0);
    if (spent >= 0) QVERIFY(scene.world.chain->accept(spendOf({earliest, 0}, hasChange ? spent : 9'000, to)));
    scene.world.mine(1);
    QVERIFY(scene.world.waitForTip());

    const SearchReport report = scene.report(wishFrom());
    QCOMPARE(report.found.size(), 3U);
    QCOMPARE(report.found[2].account, 5U);
    QCOMPARE(report.found[2].first, first);
    QCOMPARE(report.found[2].transactions, spent < 0 ? 1 : 2);
    QCOMPARE(report.found[2].balance, spent < 0 ? 10'000 : spent);
    QCOMPARE(report.found[1].account, 3U);
    QCOMPARE(report.found[1].balance, 20'000);
    QCOMPARE(report.found[0].balance, 30'000);
}

void TestScriptSearch::whatWasSpentStaysSpentWhenItsPaymentComesOnceMore_data()
{
    QTest::addColumn<int>("family"); // of an account that brings others into view, batches later
    QTest::addColumn<int>("account");
    QTest::newRow("for accounts after it") << int{FirstFamily} << 4;
    QTest::newRow("for another family's") << int{SecondFamily} << 0;
}

/// The block that pays it is among those before; the one that spends it is not.
void TestScriptSearch::whatWasSpentStaysSpentWhenItsPaymentComesOnceMore()
{
    QFETCH(int, family);
    QFETCH(int, account);
    Scene scene;
    scene.world.mine(600); // batches between them
    scene.payTo(FirstFamily, 0, 0, 10'000);
    const Txid paid = scene.payTo(FirstFamily, 3, 0, 20'000);
    scene.world.mine(600);
    scene.payTo(family, account, 0, 30'000);
    QVERIFY(scene.world.chain->accept(spendOf({paid, 0}, 19'000, SyncWorld::script(99, 0))));
    scene.world.mine(1);
    QVERIFY(scene.world.waitForTip());

    const SearchReport report = scene.report(wishFrom());
    QCOMPARE(report.found.size(), 3U);
    QCOMPARE(report.found[0].balance, 10'000);
    QCOMPARE(report.found[1].account, 3U);
    QCOMPARE(report.found[1].transactions, 2);
    QCOMPARE(report.found[1].balance, 0);
    QCOMPARE(report.found[2].balance, 30'000);
}

void TestScriptSearch::theBlocksBeforeComeFromTheDiskTheSecondTime()
{
    Scene scene(true);
    scene.world.mine(600);
    scene.payTo(FirstFamily, 1, 0, 30'000);
    scene.world.mine(3);
    QVERIFY(scene.world.waitForTip());
    scene.world.client().asked = {};
    QCOMPARE(scene.report(wishFrom()).found.size(), 1U);
    QVERIFY(scene.world.client().asked.filters <= scene.tip()); // the second time they are on the disk
}

void TestScriptSearch::aReorgWhileItLooksBackLetsItBeginAgain()
{
    Scene scene;
    scene.world.mine(600);
    scene.payTo(FirstFamily, 1, 0, 30'000);
    QVERIFY(scene.world.waitForTip());
    const auto wentBack = [&, before = BlockHeight{}](const SyncEvent& event) mutable {
        if (event.kind != SyncEvent::Kind::Search) return;
        const bool isBack = event.height < before;
        before = event.height;
        if (isBack && scene.tip() == 711) scene.world.reorg(1, 2, PracticeChain::Keep::None);
    };
    const auto telling = connect(&scene.world.manager(), &SyncManager::happened, this, wentBack);
    scene.ask(wishFrom());
    QVERIFY(scene.world.waitUntil([&] { return scene.answer.has_value(); }));
    disconnect(telling);
    QCOMPARE(scene.tip(), 712);
    QVERIFY(*scene.answer);
    QVERIFY((*scene.answer)->found.empty()); // the payment is gone with its block
}

/// They brought an account into view, and are looked through again for it.
void TestScriptSearch::aReorgOfBlocksThatComeOnceMoreLetsItBeginAgain()
{
    Scene scene;
    scene.payTo(FirstFamily, 0, 0, 30'000);
    QVERIFY(scene.world.waitForTip());
    const std::int32_t paid = scene.tip();
    const auto wasTaken = [&](const SyncEvent& event) {
        if (event.kind == SyncEvent::Kind::Search && scene.tip() == paid)
            scene.world.reorg(1, 2, PracticeChain::Keep::None);
    };
    const auto telling = connect(&scene.world.manager(), &SyncManager::happened, this, wasTaken);
    scene.ask(wishFrom());
    QVERIFY(scene.world.waitUntil([&] { return scene.answer.has_value(); }));
    disconnect(telling);
    QCOMPARE(scene.tip(), paid + 1);
    QVERIFY(*scene.answer);
    QVERIFY((*scene.answer)->found.empty()); // the payment is gone with its block
}

void TestScriptSearch::anAccountBehindAWideGapIsNotLookedFor()
{
    Scene scene;
    scene.payTo(FirstFamily, 0, 0, 10'000);
    scene.payTo(FirstFamily, 4, 0, 10'000);
    QVERIFY(scene.world.waitForTip());
    QCOMPARE(scene.report(wishFrom()).found.size(), 1U);
}

void TestScriptSearch::addressesFarIntoAnAccountAreFoundStepByStep()
{
    Scene scene;
    for (const std::uint32_t index : {19U, 38U, 57U}) scene.payTo(FirstFamily, 1, index, 10'000);
    QVERIFY(scene.world.waitForTip());
    const SearchReport report = scene.report(wishFrom());
    QCOMPARE(report.found.size(), 1U);
    QCOMPARE(report.found[0].transactions, 3);
}

void TestScriptSearch::blocksBeforeTheBirthdayAreNotLookedAt()
{
    Scene scene;
    scene.payTo(FirstFamily, 0, 0, 10'000);
    const BlockHeight first = scene.world.chain->tip().height;
    QVERIFY(scene.world.waitForTip());
    QCOMPARE(scene.report(wishFrom(first)).found.size(), 1U);
    scene.world.mine(1);
    QVERIFY(scene.world.waitForTip());
    const SearchReport later = scene.report(wishFrom(first + 1));
    QCOMPARE(later.from, first + 1);
    QVERIFY(later.found.empty());
}

void TestScriptSearch::nothingFoundIsAnAnswer()
{
    Scene scene;
    const SearchReport report = scene.report(wishFrom());
    QVERIFY(report.found.empty());
    QCOMPARE(report.to, scene.world.chain->tip().height);
}

void TestScriptSearch::theNextEstimateKnowsHowFastItWent()
{
    Scene scene; // its wallet looked at five blocks: too few to go by
    QCOMPARE(scene.world.manager().scanFigures({})->paces.bytesPerSecond, 0.0);
    scene.report(wishFrom());
    QVERIFY(scene.world.manager().scanFigures({})->paces.bytesPerSecond > 0);
}

void TestScriptSearch::aBirthdayBeyondTheTipLooksAtNothing()
{
    Scene scene;
    const SearchReport report = scene.report(wishFrom(BlockHeight{100'000}));
    QVERIFY(report.from > report.to);
    QVERIFY(report.found.empty());
}

void TestScriptSearch::walletsGoOnMeanwhile()
{
    Scene scene;
    scene.world.mine(850); // two batches of the search
    scene.payTo(FirstFamily, 0, 0, 10'000);
    QVERIFY(scene.world.waitForTip());
    scene.world.client().holdFiltersFrom({900});
    scene.ask(wishFrom());
    QVERIFY(scene.world.waitUntil([&] { return scene.world.count(SyncEvent::Kind::Search) > 0; }));
    scene.world.client().release();
    const BlockHeight before = scene.world.chain->tip().height;
    scene.world.pay(SyncWorld::script(1, 0), 5'000);
    QVERIFY(scene.world.waitForTip());
    QVERIFY(scene.world.waitUntil([&] { return scene.answer.has_value(); }));
    QVERIFY(*scene.answer);
    QCOMPARE((*scene.answer)->found.size(), 1U);
    QVERIFY((*scene.answer)->to <= before + 2);
    QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 5'000);
}

void TestScriptSearch::aReorgMeanwhileLetsItBeginAgain()
{
    Scene scene;
    scene.world.mine(600);
    scene.payTo(FirstFamily, 0, 0, 10'000);
    scene.payTo(SecondFamily, 0, 0, 20'000);
    scene.world.mine(3);
    QVERIFY(scene.world.waitForTip());
    const int height = scene.world.chain->tip().height.value;
    scene.world.client().holdFiltersFrom({height});
    scene.ask(wishFrom());
    QVERIFY(scene.world.waitUntil([&] { return scene.world.count(SyncEvent::Kind::Search) > 0; }));
    scene.world.reorg(height - 200, height - 199, PracticeChain::Keep::None);
    scene.world.client().release();
    QVERIFY(scene.world.waitUntil([&] { return scene.answer.has_value(); }));
    QVERIFY(*scene.answer);
    QVERIFY((*scene.answer)->found.empty()); // the payments are gone with their blocks
}

void TestScriptSearch::onlyOneRunsAtATime()
{
    Scene scene;
    scene.world.client().hold();
    scene.ask(wishFrom());
    std::optional<Errc> refused;
    scene.world.manager().search(wishFrom(),
                                 [&](const Result<SearchReport>& report) { refused = report.error().code; });
    QVERIFY(refused == Errc::Refused);
    scene.world.client().release();
    QVERIFY(scene.world.waitUntil([&] { return scene.answer.has_value(); }));
    QVERIFY(*scene.answer);
}

void TestScriptSearch::itIsCancelledAtOnce()
{
    Scene scene;
    scene.world.client().holdFiltersFrom({1});
    scene.ask(wishFrom());
    scene.world.manager().cancelSearch();
    QVERIFY(scene.answer);
    QCOMPARE(scene.answer->error().code, Errc::Cancelled);
    scene.world.client().release();
    scene.world.mine(1);
    QVERIFY(scene.world.waitForTip());
}

/// 360,000 scripts: ten seconds, if all of them were derived in one turn of the thread.
void TestScriptSearch::aWideLookaheadLetsCommandsInMeanwhile()
{
    Scene scene;
    SearchWish wish = wishFrom();
    wish.lookahead = 30'000;
    int turns = 0;
    QTimer everyTurn;
    connect(&everyTurn, &QTimer::timeout, this, [&] { ++turns; });
    everyTurn.start(0);
    scene.ask(std::move(wish));
    QVERIFY(scene.world.waitUntil([&] { return turns > 20; }));
    QVERIFY(!scene.answer);
    scene.world.manager().cancelSearch();
    QCOMPARE(scene.answer->error().code, Errc::Cancelled);
    scene.world.mine(1);
    QVERIFY(scene.world.waitForTip());

    SearchWish again = wishFrom();
    again.lookahead = 300;
    scene.payTo(FirstFamily, 1, 290, 30'000);
    QCOMPARE(scene.report(std::move(again)).found.size(), 1U);
}

/// A batch that is being matched is not left, so it is half a second at most: 60 million looks of 8 ns.
void TestScriptSearch::theMoreIsWatchedTheFewerBlocksAreABatch()
{
    constexpr std::uint32_t Scripts = 200'000;
    Scene scene(false, 450);
    scene.world.client().asked = {};
    scene.world.client().holdFiltersFrom({1});
    SearchWish wish;
    wish.families = {{std::make_shared<CheapScripts>()}};
    wish.lookahead = Scripts;
    scene.ask(std::move(wish));
    QVERIFY(scene.world.waitUntil([&] { return scene.world.client().asked.filters > 0; }));
    QCOMPARE(scene.world.client().asked.filters, 60'000'000 / static_cast<int>(Scripts));
    scene.world.manager().cancelSearch();
    scene.world.client().release();
    QVERIFY(scene.world.waitForTip());
}

void TestScriptSearch::itIsListedAmongTheJobs()
{
    Scene scene;
    scene.world.mine(850); // two batches of the search
    scene.payTo(FirstFamily, 0, 0, 10'000);
    QVERIFY(scene.world.waitForTip());
    scene.world.client().holdFiltersFrom({900});
    scene.ask(wishFrom());
    QCOMPARE(scene.jobs().size(), 1);
    QVERIFY(scene.jobs()[0].state == JobState::Queued);
    QCOMPARE(scene.jobs()[0].askedAt, scene.world.clock.unixSeconds());
    QVERIFY(scene.world.waitUntil([&] { return scene.world.count(SyncEvent::Kind::Search) > 0; }));
    const JobView job = scene.jobs()[0];
    QVERIFY(job.kind == JobKind::Search && job.state == JobState::Running);
    QCOMPARE(job.from, BlockHeight{1});
    QCOMPARE(job.to, scene.world.chain->tip().height);
    QVERIFY2(job.percent() > 0 && job.percent() < 100, qPrintable(QString::number(job.percent())));
    QVERIFY(!scene.world.snapshot()->maintenance()); // it holds nobody
    QCOMPARE(scene.world.manager().moveJobFirst(job.id).error().code, Errc::Refused);
    QVERIFY(scene.world.snapshot()->manager == ManagerState::Connected);
    scene.world.client().release();
    QVERIFY(scene.world.waitUntil([&] { return scene.answer.has_value(); }));
    QVERIFY(scene.jobs().isEmpty());
}

void TestScriptSearch::pausedItStandsAndResumedItGoesOn()
{
    Scene scene;
    scene.world.mine(850);
    scene.payTo(FirstFamily, 0, 0, 10'000);
    QVERIFY(scene.world.waitForTip());
    scene.world.client().holdFiltersFrom({900});
    scene.ask(wishFrom());
    QVERIFY(scene.world.waitUntil([&] { return scene.world.count(SyncEvent::Kind::Search) > 0; }));
    const JobId job = scene.jobs()[0].id;
    QVERIFY(scene.world.manager().pauseJob(job));
    QVERIFY(scene.jobs()[0].state == JobState::Paused);
    const BlockHeight at = scene.jobs()[0].next;
    scene.world.client().release();
    scene.world.mine(1);
    QVERIFY(scene.world.waitForTip());
    QVERIFY(!scene.answer);
    QCOMPARE(scene.jobs()[0].next, at);
    QVERIFY(scene.world.manager().resumeJob(job));
    QVERIFY(scene.world.waitUntil([&] { return scene.answer.has_value(); }));
    QCOMPARE((*scene.answer)->found.size(), 1U);
}

void TestScriptSearch::cancelledAsAJobItEndsTheAskersWish()
{
    Scene scene;
    scene.world.client().holdFiltersFrom({1});
    scene.ask(wishFrom());
    const JobId job = scene.jobs()[0].id;
    QVERIFY(scene.world.manager().cancelJob(job));
    QCOMPARE(scene.answer->error().code, Errc::Cancelled);
    QVERIFY(scene.jobs().isEmpty());
    for (const auto change : {&SyncManager::pauseJob, &SyncManager::resumeJob, &SyncManager::cancelJob})
        QCOMPARE((scene.world.manager().*change)(job).error().code, Errc::NotFound);
}

void TestScriptSearch::whileAnImportHoldsTheLoopItWaitsForItsTurn()
{
    Scene scene;
    scene.world.mine(850);
    scene.payTo(FirstFamily, 0, 0, 10'000);
    QVERIFY(scene.world.waitForTip());
    scene.world.client().holdFiltersFrom({900});
    scene.ask(wishFrom());
    const auto search = [&] {
        const auto jobs = scene.jobs();
        return *std::ranges::find(jobs, JobKind::Search, &JobView::kind);
    };
    QVERIFY(scene.world.waitUntil([&] { return search().next.value > 1; }));
    QVERIFY(search().state == JobState::Running);
    const BlockHeight at = search().next;
    scene.world.addWallet(7, BlockHeight{0});
    QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->maintenance() != nullptr; }));
    QVERIFY(search().state == JobState::Queued);
    QCOMPARE(search().next, at);
    scene.world.client().release();
    QVERIFY(scene.world.waitUntil([&] { return scene.answer.has_value(); }));
    QCOMPARE((*scene.answer)->found.size(), 1U);
}

/// What comes late for one that is over must not hit another.
void TestScriptSearch::itsNumberIsNoOtherJobs()
{
    Scene scene;
    scene.world.client().holdFiltersFrom({1});
    std::set<JobId> numbers;
    for (int i = 0; i < 2; ++i) {
        scene.ask(wishFrom());
        for (const JobView& job : scene.jobs()) numbers.insert(job.id);
        scene.world.manager().cancelSearch();
        scene.world.addWallet(static_cast<unsigned char>(7 + i), BlockHeight{0});
        for (const JobView& job : scene.jobs()) numbers.insert(job.id);
    }
    QCOMPARE(numbers.size(), std::size_t{4});
}

void TestScriptSearch::itNeedsNoRoomOnTheDisk_data()
{
    QTest::addColumn<bool>("isFull");
    QTest::newRow("that is full") << true;
    QTest::newRow("that may only be read") << false;
}

void TestScriptSearch::itNeedsNoRoomOnTheDisk()
{
    QFETCH(bool, isFull);
    Scene scene;
    scene.payTo(FirstFamily, 0, 0, 50'000);
    QVERIFY(scene.world.waitForTip());
    std::optional<FileSizeLimit> full;
    if (isFull)
        full.emplace(1);
    else
        QVERIFY(scene.world.database().all(u"PRAGMA query_only = 1", [](Cells& cells) { return cells.int64(); }));
    std::set<JobId> numbers;
    for (int i = 0; i < 2; ++i) {
        scene.ask(wishFrom());
        QCOMPARE(scene.jobs().size(), 1);
        numbers.insert(scene.jobs()[0].id);
        QVERIFY(scene.world.manager().pauseJob(scene.jobs()[0].id));
        QVERIFY(scene.world.manager().resumeJob(scene.jobs()[0].id));
        QVERIFY(scene.world.waitUntil([&] { return scene.answer.has_value(); }));
        QCOMPARE((*scene.answer)->found.size(), 1U);
    }
    full.reset();
    QVERIFY(scene.world.database().all(u"PRAGMA query_only = 0", [](Cells& cells) { return cells.int64(); }));
    scene.world.addWallet(7, BlockHeight{0});
    numbers.insert(scene.jobs()[0].id);
    QCOMPARE(numbers.size(), std::size_t{3});
    QVERIFY(scene.world.waitForTip());
}

void TestScriptSearch::itEndsWithTheProgram()
{
    Scene scene;
    scene.world.client().holdFiltersFrom({1});
    scene.ask(wishFrom());
    scene.world.close();
    QVERIFY(scene.answer);
    QCOMPARE(scene.answer->error().code, Errc::Stopping);
}

void TestScriptSearch::theImportAfterItFetchesNoFilterAgain_data()
{
    QTest::addColumn<bool>("restarts");
    QTest::newRow("at once") << false;
    QTest::newRow("after a restart") << true;
}

/// The wallet that is there was born after nearly all of the blocks that are searched.
void TestScriptSearch::theImportAfterItFetchesNoFilterAgain()
{
    QFETCH(bool, restarts);
    Scene scene(true);
    scene.payTo(FirstFamily, 0, 0, 50'000);
    QVERIFY(scene.world.waitForTip());
    const SearchReport report = scene.report(wishFrom());
    QCOMPARE(report.found.size(), 1U);
    if (restarts) scene.world.restart();
    QVERIFY(scene.world.waitForTip());

    scene.world.client().asked = {};
    const WalletId found = scene.world.addWallet(FirstFamily, BlockHeight{0});
    QVERIFY(scene.world.waitForTip());
    QCOMPARE(scene.world.client().asked.filterRequests, 0);
    QCOMPARE(scene.world.differenceFromChain(found, FirstFamily), QString());
}

void TestScriptSearch::oneThatWasInterruptedFindsItsFiltersAgain()
{
    Scene scene(true, 1'200); // three batches of the search
    scene.world.client().holdFiltersFrom({1'001});
    scene.ask(wishFrom());
    QVERIFY(scene.world.waitUntil([&] { return scene.world.count(SyncEvent::Kind::Search) == 2; }));
    scene.world.restart();
    QVERIFY(scene.world.waitForTip());
    QCOMPARE(scene.answer->error().code, Errc::Stopping);

    scene.world.client().asked = {};
    QVERIFY(scene.report(wishFrom()).found.empty());
    QCOMPARE(scene.world.client().asked.filters, 1'194 - 1'000); // what had not come; the wallet has the last ones
}

void TestScriptSearch::whatItFetchedIsKeptWithinThePersonsLimits_data()
{
    QTest::addColumn<CacheKeeping>("keeping");
    QTest::addColumn<bool>("keepsAll");
    using Filters = CacheKeeping::Filters;
    QTest::newRow("from the oldest wallet") << CacheKeeping{} << true;
    QTest::newRow("everything") << CacheKeeping{Filters::Everything} << true;
    QTest::newRow("none") << CacheKeeping{Filters::None} << false;
    QTest::newRow("no room") << CacheKeeping{Filters::SinceOldestWallet, 12, 0} << false;
    QTest::newRow("of the last month") << CacheKeeping{Filters::LastMonths, 1} << false;
}

void TestScriptSearch::whatItFetchedIsKeptWithinThePersonsLimits()
{
    QFETCH(CacheKeeping, keeping);
    QFETCH(bool, keepsAll);
    Scene scene(true);
    scene.world.clock.advance(std::chrono::days(60)); // blocks stand still meanwhile
    QVERIFY(scene.world.manager().setCacheKeeping(keeping));
    const std::int32_t before = scene.filtersHere(); // the wallet's, as far as whole files have not gone
    QVERIFY(before < scene.tip());
    QVERIFY(scene.report(wishFrom()).found.empty());
    QCOMPARE(scene.filtersHere(), keepsAll ? scene.tip() : before);
}

/// Files hold a thousand filters each: the first one goes.
void TestScriptSearch::whereNothingFollowsItsFiltersGoAfterADay()
{
    Scene scene(true, 1'300);
    QVERIFY(scene.report(wishFrom()).found.empty());
    QCOMPARE(scene.filtersHere(), 1'300);
    scene.world.clock.advance(std::chrono::hours(23));
    scene.world.restart();
    QCOMPARE(scene.filtersHere(), 1'300);
    scene.world.clock.advance(std::chrono::hours(2));
    scene.world.restart();
    QCOMPARE(scene.filtersHere(), 301);
}

QTEST_GUILESS_MAIN(TestScriptSearch)
#include "tst_scriptsearch.moc"
