// SPDX-License-Identifier: MIT

#include "tests/support/sessionworld.h"

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

namespace {

bool isLevel(const Session& session) { return session.snapshot()->manager == ManagerState::Connected; }

/// Its wallets have looked through all blocks up to this one, and nothing waits.
bool hasScannedTo(const Session& session, BlockHeight height)
{
    const SyncSnapshotPtr now = session.snapshot();
    const auto isThere = [&](const WalletView& wallet) {
        return wallet.state == WalletState::Synced && wallet.syncedTo.height == height;
    };
    return isLevel(session) && now->jobs.isEmpty() && !now->wallets.isEmpty()
        && std::ranges::all_of(now->wallets, isThere);
}

} // namespace

/// The connection and its peers, asked of a session while it runs, with the practice node as the network.
class TestChainService final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_world = std::make_unique<PracticeWorld>(); }
    void cleanup() { m_world.reset(); }

    void peersAreChosenWithoutARestart()
    {
        const auto session = m_world->open({}, true);
        QTRY_COMPARE(session->snapshot()->stall, Stall::NoPeers);
        QVERIFY(await(session->chain().setPeers({{m_world->node()}, {}})));
        QTRY_VERIFY_WITH_TIMEOUT(isLevel(*session), 60'000);
        QCOMPARE(session->snapshot()->stall, Stall::None);
        QVERIFY(await(session->chain().setPeers({})));
        QTRY_VERIFY(session->snapshot()->peers.isEmpty());
    }

    void aPeerIsAddedAndSentAway()
    {
        const auto session = m_world->open({}, true);
        QVERIFY(await(session->chain().addPeer(m_world->node())));
        QTRY_COMPARE(session->snapshot()->peers.size(), 1);
        QVERIFY(await(session->chain().disconnectPeer(session->snapshot()->peers.front().id)));
        QTRY_VERIFY(session->snapshot()->peers.isEmpty());
    }

    void aNodeIsTriedBeforeItIsChosen()
    {
        QVERIFY(await(m_world->practice().mine(3)));
        const auto session = m_world->open({}, true);
        const auto report = await(session->chain().testConnection(m_world->node(), {}));
        QVERIFY(report);
        QVERIFY(report->servesFilters && report->servesBlocks);
        QCOMPARE(report->height, BlockHeight{3});
        QVERIFY(!report->userAgent.isEmpty());
        QVERIFY(session->snapshot()->peers.isEmpty());
        const HostPort nobody{QStringLiteral("127.0.0.1"), 1};
        QCOMPARE(await(session->chain().testConnection(nobody, {})).error().code, Errc::Disconnected);
    }

    void aSessionThatEndsDropsATrial()
    {
        auto session = m_world->open({}, true);
        auto trial = session->chain().testConnection(m_world->node(), {});
        session.reset();
        QTRY_VERIFY(trial.isFinished());
    }

    void anEstimateCountsBlocksAndNamesWhoWaits()
    {
        QVERIFY(await(m_world->practice().mine(200)));
        const auto session = m_world->online();
        QVERIFY(await(session->wallets().add(fromWords("Savings"))));
        QTRY_VERIFY_WITH_TIMEOUT(hasScannedTo(*session, BlockHeight{200}), 60'000);

        const ScanEstimate all = *await(session->chain().estimate({Birthday{Birthday::Unknown{}}, {}, {}, {}, {}}));
        QCOMPARE(all.blocks, 200);
        QCOMPARE(all.filtersHere, 200); // the wallet's scan left them on the disk
        QVERIFY(all.bytesToFetch > 0 && all.headersAreCurrent);
        QCOMPARE(all.pausing, QStringList({"Savings"}));

        const ScanEstimate window
            = *await(session->chain().estimate({Birthday{BlockHeight{50}}, BlockHeight{59}, {}, {}, 1}));
        QCOMPARE(window.blocks, 10);
        const ScanEstimate fresh = *await(session->chain().estimate({Birthday{Birthday::Now{}}, {}, {}, {}, {}}));
        QCOMPARE(fresh.blocks, 0);
        QVERIFY(fresh.pausing.isEmpty());
    }

    void whatStaysOnTheDiskIsRememberedByTheNextSession()
    {
        QVERIFY(await(m_world->practice().mine(20)));
        auto session = m_world->online();
        QVERIFY(await(session->wallets().add(fromWords("Savings"))));
        QTRY_VERIFY_WITH_TIMEOUT(hasScannedTo(*session, BlockHeight{20}), 60'000);
        QTRY_VERIFY(session->snapshot()->cache.filterBytes > 0);
        QVERIFY(await(session->chain().clearCache()));
        QTRY_COMPARE(session->snapshot()->cache.filterBytes, 0);

        CacheKeeping keeping{CacheKeeping::Filters::LastMonths, 6};
        QVERIFY(await(session->chain().setCacheKeeping(keeping)));
        session.reset();
        QCOMPARE(m_world->offline()->snapshot()->cache.keeping, keeping);
        keeping.months = 0;
        QCOMPARE(await(m_world->offline()->chain().setCacheKeeping(keeping)).error().code, Errc::OutOfRange);
    }

    void whenToListenAndWhoIsLetThroughIsRememberedByTheNextSession()
    {
        auto session = m_world->offline();
        QCOMPARE(session->snapshot()->listening.wish, Listening::WhileOpen);
        QVERIFY(await(session->chain().setListening(Listening::Off)));
        QVERIFY(await(session->chain().letBlocksThrough(true)));
        session.reset();
        session = m_world->offline();
        QCOMPARE(session->snapshot()->listening.wish, Listening::Off);
        QVERIFY(session->snapshot()->letsBlocksThrough);
    }

private:
    std::unique_ptr<PracticeWorld> m_world;
};

QTEST_GUILESS_MAIN(TestChainService)
#include "tst_chainservice.moc"
