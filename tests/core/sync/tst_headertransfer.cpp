// SPDX-License-Identifier: MIT

#include "core/storage/files/headerfile.h"
#include "tests/core/sync/upkeepasked.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

std::vector<BlockHeader> headersOf(const PracticeChain& chain, std::int32_t from = 1)
{
    std::vector<BlockHeader> headers;
    for (BlockHeight height{from}; height <= chain.tip().height; height = height + 1)
        headers.push_back(chain.block(height)->header);
    return headers;
}

} // namespace

/// Headers carried from one computer to another, as a file that is not believed: scenario 31.
class TestHeaderTransfer final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath("chain.headers"); }

    void save(const SyncWorld& world, const std::vector<BlockHeader>& headers, std::int32_t first = 1)
    {
        const HeaderFileHead head{{first}, static_cast<std::uint32_t>(headers.size())};
        auto writer = HeaderFileWriter::begin(path().toStdString(), DatabaseIdentity::of(world.rules), head);
        if (!writer || !writer->append(headers) || !writer->finish()) qFatal("the file could not be written");
    }

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.sync.warning=false"); }
    void cleanup() { QFile::remove(path()); }

    void anotherComputerTakesThemOffline()
    {
        SyncWorld first;
        first.mine(300);
        first.open();
        QVERIFY(first.waitForTip());
        const auto written = exportHeaders(first, path());
        QVERIFY(written);
        QCOMPARE(written->outcome, HeaderFileOutcome::Written);
        QCOMPARE(written->last, first.chain->tip().height);

        SyncWorld second;
        second.open();
        second.client().removePeers();
        const auto read = importHeaders(second, path());
        QVERIFY(read);
        QCOMPARE(read->outcome, HeaderFileOutcome::Added);
        QCOMPARE(read->added, 300);
        QVERIFY(read->isProved);
        QCOMPARE(second.snapshot()->tip, first.chain->tip());
        const auto again = importHeaders(second, path());
        QVERIFY(again);
        QCOMPARE(again->outcome, HeaderFileOutcome::Known);
    }

    void theyAreStoredAndFollowed()
    {
        SyncWorld world;
        world.mine(250);
        save(world, headersOf(*world.chain));
        world.open();
        world.client().hold(); // peers say nothing
        QVERIFY(importHeaders(world, path()));
        world.close();
        world.open();
        world.client().hold();
        QCOMPARE(world.snapshot()->tip, world.chain->tip());
        world.client().release();
        const WalletId wallet = world.addWallet(1, BlockHeight{1});
        world.pay(SyncWorld::script(1, 0), 5'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void aHeaderThatBreaksARuleIsWhereItEnds()
    {
        SyncWorld world;
        world.mine(200);
        auto headers = headersOf(*world.chain);
        headers[149].time = headers[100].time; // and with it no work, no link
        save(world, headers);
        world.open();
        world.client().hold();
        const auto read = importHeaders(world, path());
        QVERIFY(!read);
        QVERIFY(read.error().code == Errc::BadProofOfWork || read.error().code == Errc::BadTime);
        QCOMPARE(read.error().detail, std::string("150"));
        QCOMPARE(world.snapshot()->tip.height, BlockHeight{149}); // what came before was verified
    }

    void whatOurClockRefusesIsNotCalledVerified()
    {
        SyncWorld world;
        world.mine(101);
        save(world, headersOf(*world.chain));
        world.clock.set(world.chain->block({30})->header.time - 2 * 60 * 60);
        world.open();
        world.client().hold();
        const auto read = importHeaders(world, path());
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::BadTime);
        QCOMPARE(read.error().detail, std::string("31"));
        QCOMPARE(world.snapshot()->tip.height, BlockHeight{30});
    }

    void aBadHeaderAfterManyGoodOnesIsFoundInFewWrites()
    {
        SyncWorld world;
        world.chain->setTimeStep(1);
        world.mine(5'000);
        auto headers = headersOf(*world.chain);
        headers.back().time = headers[100].time;
        save(world, headers);
        world.open();
        world.client().hold();
        const auto read = importHeaders(world, path());
        QVERIFY(!read);
        QCOMPARE(read.error().detail, std::string("5000"));
        QCOMPARE(world.snapshot()->tip.height, BlockHeight{4'999});
        QVERIFY(world.count(SyncEvent::Kind::Headers) <= 13); // all of them in one turn
    }

    void oneThatBeginsAboveOursDoesNotConnect()
    {
        SyncWorld world;
        world.mine(200);
        save(world, headersOf(*world.chain, 100), 100);
        world.open();
        world.client().hold();
        const auto read = importHeaders(world, path());
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::Unconnected);
        QCOMPARE(read.error().detail, std::string("100"));
    }

    void anotherNetworksFileIsRefused()
    {
        SyncWorld world;
        world.mine(20);
        SyncWorld other;
        other.rules = networkParams(Network::Signet);
        save(other, headersOf(*world.chain));
        world.open();
        QCOMPARE(importHeaders(world, path()).error().code, Errc::WrongNetwork);
    }

    void aBranchWithLessWorkIsNotFollowed()
    {
        SyncWorld world;
        world.mine(200);
        PracticeChain other(*world.chain);
        other.setSalt(7);
        other.rewind({150});
        QVERIFY(other.mine(20));
        save(world, headersOf(other));
        world.open();
        QVERIFY(world.waitForTip());
        const auto read = importHeaders(world, path());
        QVERIFY(read);
        QCOMPARE(read->outcome, HeaderFileOutcome::LesserBranch);
        QCOMPARE(world.snapshot()->tip, world.chain->tip());
    }

    void aBranchWithMoreWorkIsFollowedAndWalletsGoBack()
    {
        SyncWorld world;
        world.mine(200);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        PracticeChain other(*world.chain);
        other.setSalt(7);
        world.pay(SyncWorld::script(1, 0), 5'000);
        QVERIFY(world.waitForTip());
        QVERIFY(other.mine(30));
        save(world, headersOf(other));
        world.client().hold();
        const auto read = importHeaders(world, path());
        QVERIFY(read);
        QCOMPARE(read->outcome, HeaderFileOutcome::Switched);
        QCOMPARE(world.snapshot()->tip, other.tip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
        QCOMPARE(world.manager().wallet(wallet)->syncedTo().height, BlockHeight{200});
    }

    void oneThatUndoesTooMuchWaitsForThePerson()
    {
        SyncWorld world;
        world.rules.askAboveReorg = 10;
        world.mine(200);
        world.open();
        QVERIFY(world.waitForTip());
        PracticeChain other(*world.chain);
        other.setSalt(7);
        other.rewind({150});
        QVERIFY(other.mine(60));
        save(world, headersOf(other));
        const auto read = importHeaders(world, path());
        QVERIFY(read);
        QCOMPARE(read->outcome, HeaderFileOutcome::Held);
        QVERIFY(world.snapshot()->heldReorg);
        QCOMPARE(world.snapshot()->tip, world.chain->tip());
    }

    void anImportOfAWalletGoesOnAfterIt()
    {
        SyncWorld world;
        world.mine(400);
        world.pay(SyncWorld::script(1, 0), 5'000);
        save(world, headersOf(*world.chain));
        world.open();
        world.client().holdFiltersFrom({300});
        const WalletId wallet = world.addWallet(1, BlockHeight{1});
        QVERIFY(world.waitUntil([&] { return world.snapshot()->maintenance() != nullptr; }));
        QVERIFY(importHeaders(world, path()));
        world.client().release();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void cancelledItEndsAtOnceAndOnlyOneRuns()
    {
        SyncWorld world;
        world.chain->setTimeStep(1);
        world.mine(20'000);
        save(world, headersOf(*world.chain));
        world.open();
        world.client().hold();
        std::optional<Result<HeaderFileReport>> first, second;
        int percent = -1;
        const UpkeepDone<HeaderFileReport> done([&](Result<HeaderFileReport> report) { first = std::move(report); },
                                                [&](int told) { percent = told; });
        world.manager().importHeaders(path(), done);
        world.manager().importHeaders(
            path(), UpkeepDone<HeaderFileReport>([&](Result<HeaderFileReport> report) { second = std::move(report); }));
        QVERIFY(second && !*second && second->error().code == Errc::Refused);
        QVERIFY(world.waitUntil([&] { return world.snapshot()->tip.height.value > 0; }));
        QVERIFY(percent > 0 && percent < 100);
        QElapsedTimer watch;
        watch.start();
        world.manager().cancelUpkeep();
        QVERIFY(world.waitUntil([&] { return first.has_value(); }));
        QVERIFY(watch.elapsed() < 1'000);
        QVERIFY(!*first);
        QCOMPARE(first->error().code, Errc::Cancelled);
        world.client().release();
        QVERIFY(world.waitForTip());
    }
};

QTEST_GUILESS_MAIN(TestHeaderTransfer)
#include "tst_headertransfer.moc"
