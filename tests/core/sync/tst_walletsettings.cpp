// SPDX-License-Identifier: MIT

#include "core/storage/database/transaction.h"
#include "tests/support/syncworld.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

QStringList names(SyncWorld& world)
{
    QStringList all;
    const SyncSnapshotPtr now = world.snapshot();
    for (const WalletView& wallet : now->wallets) all += wallet.name.right(1);
    return all;
}

} // namespace

/// What a person chooses about wallets: it is kept, and no scan is disturbed by it.
class TestWalletSettings final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_world = std::make_unique<SyncWorld>();
        m_world->mine(20);
        m_world->open();
        for (unsigned char i = 0; i < 3; ++i) m_wallets[i] = m_world->addWallet(static_cast<unsigned char>(i + 1));
        QVERIFY(m_world->waitForTip());
    }

    void aColourAndNotesAreShownAndKept()
    {
        QVERIFY(m_world->manager().setAppearance(m_wallets[1], "#3366cc", "from the bank\nsince May"));
        QCOMPARE(m_world->snapshot()->wallet(m_wallets[1])->colour, QString("#3366cc"));
        m_world->restart();
        QCOMPARE(m_world->snapshot()->wallet(m_wallets[1])->colour, QString("#3366cc"));
        QCOMPARE(m_world->manager().wallet(m_wallets[1])->row().notes, QString("from the bank\nsince May"));
        QVERIFY(m_world->manager().setAppearance(m_wallets[1], "", ""));
        QCOMPARE(m_world->snapshot()->wallet(m_wallets[1])->colour, QString());
    }

    void whatIsNoColourIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<QString>("colour");
        for (const char* colour : {"red", "#36c", "#3366CC", "#3366cc;", "#3366cc\n", "url(x)"})
            QTest::addRow("%s", colour) << QString(colour);
    }
    void whatIsNoColourIsRefusedAndChangesNothing()
    {
        QFETCH(QString, colour);
        QVERIFY(m_world->manager().setAppearance(m_wallets[0], "#112233", "kept"));
        const auto done = m_world->manager().setAppearance(m_wallets[0], colour, "lost");
        QVERIFY(!done);
        QCOMPARE(done.error().code, Errc::Malformed);
        QCOMPARE(m_world->snapshot()->wallet(m_wallets[0])->colour, QString("#112233"));
        QCOMPARE(m_world->manager().wallet(m_wallets[0])->row().notes, QString("kept"));
    }

    void notesHaveALimit()
    {
        QVERIFY(m_world->manager().setAppearance(m_wallets[0], "", QString(10'000, 'x')));
        const auto done = m_world->manager().setAppearance(m_wallets[0], "", QString(10'001, 'x'));
        QVERIFY(!done);
        QCOMPARE(done.error().code, Errc::OutOfRange);
    }

    void walletsStandInThePersonsOrderAlsoAfterARestart()
    {
        QVERIFY(m_world->manager().reorder({m_wallets[2], m_wallets[0], m_wallets[1]}));
        QCOMPARE(names(*m_world), QStringList({"3", "1", "2"}));
        m_world->restart();
        QCOMPARE(names(*m_world), QStringList({"3", "1", "2"}));
        m_world->addWallet(4); // a new one is the last
        QCOMPARE(names(*m_world), QStringList({"3", "1", "2", "4"}));
    }

    void walletsThatAreNotNamedFollowTheOthers()
    {
        QVERIFY(m_world->manager().reorder({m_wallets[2], m_wallets[2]}));
        QCOMPARE(names(*m_world), QStringList({"3", "1", "2"}));
    }

    void anOrderWithAWalletThatIsGoneChangesNothing()
    {
        QVERIFY(m_world->manager().removeWallet(m_wallets[1]));
        const auto done = m_world->manager().reorder({m_wallets[2], m_wallets[1], m_wallets[0]});
        QVERIFY(!done);
        QCOMPARE(done.error().code, Errc::NoSuchWallet);
        QCOMPARE(names(*m_world), QStringList({"1", "3"}));
        m_world->restart();
        QCOMPARE(names(*m_world), QStringList({"1", "3"}));
    }

    void aFullDiskLeavesTheOldOrderAndAppearance()
    {
        QVERIFY(m_world->manager().setAppearance(m_wallets[0], "#112233", "kept"));
        m_world->limitDatabasePages(true);
        QVERIFY(!m_world->manager().setAppearance(m_wallets[0], "#445566", QString(9'000, 'x')));
        m_world->limitDatabasePages(false);
        QCOMPARE(m_world->snapshot()->wallet(m_wallets[0])->colour, QString("#112233"));
    }

    void settingsDoNotDisturbABatchInFlight()
    {
        m_world->client().holdFiltersFrom({0});
        m_world->client().asked = {};
        m_world->mine(5);
        QVERIFY(m_world->waitUntil([&] { return m_world->client().asked.filterRequests > 0; }));
        m_world->client().asked = {};
        QVERIFY(m_world->manager().setAppearance(m_wallets[0], "#3366cc", "notes"));
        QVERIFY(m_world->manager().renameWallet(m_wallets[0], "Groceries"));
        QVERIFY(m_world->manager().reorder({m_wallets[1], m_wallets[0]}));
        m_world->client().release();
        QVERIFY(m_world->waitForTip());
        QCOMPARE(m_world->client().asked.filterRequests, 0); // the answer that was on its way was enough
    }

    void aWideLookaheadIsStoredInStepsAndALowerOneEndsThem()
    {
        SyncManager& manager = m_world->manager();
        const std::int64_t before = storedScripts();
        QVERIFY(manager.setLookahead(m_wallets[0], WideLookahead));
        QCOMPARE(m_world->snapshot()->wallet(m_wallets[0])->lookahead, WideLookahead);
        QCOMPARE(storedScripts(), before); // nobody had to wait for them
        QVERIFY(m_world->waitUntil([&] { return storedScripts() >= before + 500; }));
        QVERIFY2(storedScripts() < WideLookahead, "the test's turn came only when all was done");

        QVERIFY(manager.setLookahead(m_wallets[0], std::nullopt));
        const std::int64_t left = storedScripts();
        m_world->pay(SyncWorld::script(1, 50), 9'000);
        QVERIFY(m_world->waitForTip());
        QVERIFY(storedScripts() <= left + 100);
    }

    void aWideLookaheadGoesOnAfterAKillAndWatchesAllOfIt()
    {
        QVERIFY(m_world->manager().setLookahead(m_wallets[0], WideLookahead));
        const std::int64_t before = storedScripts();
        QVERIFY(m_world->waitUntil([&] { return storedScripts() >= before + 500; }));
        m_world->kill();
        QVERIFY(storedScripts() < WideLookahead);
        m_world->pay(SyncWorld::script(1, WideLookahead - 10), 9'000);
        QVERIFY(m_world->waitForTip());
        QCOMPARE(m_world->manager().wallet(m_wallets[0])->balance().confirmed.satoshis(), 9'000);
        const std::int64_t whole
            = 2 * WideLookahead + (WideLookahead - 9); // the window of the branch that was paid moved
        QVERIFY(m_world->waitUntil([&] { return storedScripts() == before - 200 + whole; }));
    }

    void anAddressIsHandedOutWhileAWideLookaheadIsStored()
    {
        SyncManager& manager = m_world->manager();
        QVERIFY(manager.setLookahead(m_wallets[0], WideLookahead));
        const auto wallet = manager.wallet(m_wallets[0]);
        QVERIFY(inTransaction(m_world->database(), Durability::Full, [&] { return wallet->receive(true); }));
        QVERIFY2(storedScripts() < WideLookahead, "whoever wants an address waits for all of them");
    }

private:
    static constexpr int WideLookahead = 4'000;
    std::int64_t storedScripts()
    {
        const auto count = [](Cells& cells) { return cells.int64(); };
        return must(m_world->database().all(u"SELECT COUNT(*) FROM script", count)).front();
    }

    std::unique_ptr<SyncWorld> m_world;
    std::array<WalletId, 3> m_wallets;
};

QTEST_GUILESS_MAIN(TestWalletSettings)
#include "tst_walletsettings.moc"
