// SPDX-License-Identifier: MIT

#include "core/api/services/ledgerservice.h"
#include "tests/support/sessionworld.h"

#include <QSignalSpy>

#include <functional>

using namespace lockstep;
using namespace lockstep::test;

namespace {

using Change = std::function<Result<void>(WalletService&, WalletId)>;

bool isLevel(const Session& session)
{
    return session.snapshot()->manager == ManagerState::Connected
        && session.snapshot()->synced == session.snapshot()->tip;
}

bool isAt(const Session& session, WalletId id, const ChainPoint& block)
{
    const WalletView* wallet = session.snapshot()->wallet(id);
    return wallet && wallet->state == WalletState::Synced && wallet->syncedTo == block;
}

} // namespace

/// Wallets' settings and scans, asked of a session, with the practice node as the network.
class TestWalletService final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_world = std::make_unique<PracticeWorld>(); }
    void cleanup() { m_world.reset(); }

    void settingsAreShownInTheProfileAndTheSnapshot()
    {
        const auto session = m_world->offline();
        WalletService& wallets = session->wallets();
        const auto id = await(wallets.add(fromWords("Savings", "right")));
        QVERIFY(id);
        QVERIFY(await(wallets.setAppearance(*id, "#3366cc", "for a rainy day")));
        QVERIFY(await(wallets.setLookahead(*id, 250)));
        const auto profile = await(wallets.profile(*id));
        QVERIFY(profile);
        QCOMPARE(profile->colour, QString("#3366cc"));
        QCOMPARE(profile->notes, QString("for a rainy day"));
        QCOMPARE(profile->lookahead, 250);
        QVERIFY(profile->hasKeys && profile->hasPassphrase);
        QTRY_COMPARE(session->snapshot()->wallet(*id)->colour, QString("#3366cc"));
        QCOMPARE(await(wallets.setAppearance(*id, "red", {})).error().code, Errc::Malformed);
        QCOMPARE(await(wallets.setLookahead(*id, 0)).error().code, Errc::OutOfRange);
        QCOMPARE(await(wallets.profile(WalletId{99})).error().code, Errc::NoSuchWallet);
    }

    /// So that a page which shows the old one is read again, whoever asked for the change.
    void whatIsChangedIsToldOf_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("name") << Change(
            [](WalletService& w, WalletId id) { return await(w.rename(id, "Rainy days")); });
        QTest::newRow("colour") << Change(
            [](WalletService& w, WalletId id) { return await(w.setAppearance(id, "#3366cc", {})); });
        QTest::newRow("lookahead") << Change(
            [](WalletService& w, WalletId id) { return await(w.setLookahead(id, 250)); });
        QTest::newRow("birthday") << Change(
            [](WalletService& w, WalletId id) { return await(w.setBirthday(id, {BlockHeight{0}})); });
        QTest::newRow("passphrase") << Change([](WalletService& w, WalletId id) {
            return await(w.changePassphrase(id, secret("right"), {secret("other")}));
        });
    }

    void whatIsChangedIsToldOf()
    {
        QFETCH(const Change, change);
        const auto session = m_world->offline();
        const auto id = await(session->wallets().add(fromWords("Savings", "right")));
        QVERIFY(id);
        QTRY_VERIFY(session->snapshot()->wallet(*id));
        QSignalSpy touched(session.get(), &Session::walletTouched);
        QVERIFY(change(session->wallets(), *id));
        QTRY_VERIFY(!touched.isEmpty());
        QCOMPARE(touched.front().front().value<WalletId>(), *id);
    }

    void aWalletWithALookaheadThatCannotBeIsNotMade()
    {
        const auto session = m_world->offline();
        NewWallet wallet = fromWords("Savings");
        wallet.lookahead = -1;
        QCOMPARE(await(session->wallets().add(std::move(wallet))).error().code, Errc::OutOfRange);
        QVERIFY(session->snapshot()->wallets.isEmpty());
    }

    void anImportForLaterWaitsUntilItIsResumedAlsoAfterARestart()
    {
        QVERIFY(await(m_world->practice().mine(150)));
        auto session = m_world->online();
        NewWallet wallet = fromWords("Old phone");
        wallet.birthday.since = Birthday::Unknown{};
        wallet.start = ScanStart::WhenResumed;
        const auto id = await(session->wallets().add(std::move(wallet)));
        QVERIFY(id);
        QTRY_VERIFY_WITH_TIMEOUT(isLevel(*session), 60'000);
        QCOMPARE(session->snapshot()->jobs.size(), 1);
        QCOMPARE(session->snapshot()->jobs.front().state, JobState::Paused);
        QCOMPARE(session->snapshot()->wallet(*id)->state, WalletState::Paused);
        session.reset();

        session = m_world->online();
        QTRY_VERIFY_WITH_TIMEOUT(isLevel(*session), 60'000);
        QCOMPARE(session->snapshot()->jobs.front().state, JobState::Paused);
        QVERIFY(await(session->chain().resumeJob(session->snapshot()->jobs.front().id)));
        QTRY_VERIFY_WITH_TIMEOUT(session->snapshot()->jobs.isEmpty(), 60'000);
        QTRY_COMPARE(session->snapshot()->wallet(*id)->syncedTo.height, BlockHeight{150});
    }

    void scriptsForLaterAreWatchedAtOnceAndTheirPastWaits()
    {
        const auto session = m_world->online();
        const auto id = await(session->wallets().add(fromWords("Savings")));
        const QString address = QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");
        QVERIFY(await(m_world->practice().send(address, *Amount::fromSatoshis(11'000))));
        const auto tip = await(m_world->practice().mine(1));
        QVERIFY(tip);
        QTRY_VERIFY_WITH_TIMEOUT(isLevel(*session) && isAt(*session, *id, *tip), 60'000);
        NewScripts scripts;
        scripts.addresses = address.toStdString();
        scripts.from = BlockHeight{1};
        scripts.start = ScanStart::WhenResumed;
        const auto job = await(session->wallets().importScripts(*id, scripts));
        QVERIFY(job);
        QTRY_COMPARE(session->snapshot()->jobs.size(), 1);
        QCOMPARE(session->snapshot()->jobs.front().state, JobState::Paused);

        QVERIFY(await(m_world->practice().send(address, *Amount::fromSatoshis(22'000))));
        const auto balance = [&] { return session->snapshot()->wallet(*id)->balance.confirmed.satoshis(); };
        QTRY_COMPARE_WITH_TIMEOUT(balance(), 22'000, 60'000);
        QVERIFY(await(session->chain().resumeJob(*job)));
        QTRY_COMPARE_WITH_TIMEOUT(balance(), 33'000, 60'000);
    }

    void anEarlierBirthdayFindsWhatCameBefore()
    {
        const auto session = m_world->online();
        const auto id = await(session->wallets().add(fromWords("Savings")));
        const auto address = await(session->ledger().receive(*id, false));
        QVERIFY(address);
        QVERIFY(await(m_world->practice().send(address->address, *Amount::fromSatoshis(70'000))));
        const auto tip = await(m_world->practice().mine(20));
        QVERIFY(tip);
        QTRY_VERIFY_WITH_TIMEOUT(isAt(*session, *id, *tip), 60'000);
        QVERIFY(await(session->wallets().remove(*id)));
        NewWallet again = fromWords("Savings");
        again.birthday.since = tip->height;
        const auto late = await(session->wallets().add(std::move(again)));
        QVERIFY(late);
        const auto balance = [&] { return session->snapshot()->wallet(*late)->balance.confirmed.satoshis(); };
        QTRY_VERIFY_WITH_TIMEOUT(session->snapshot()->wallet(*late) && session->snapshot()->jobs.isEmpty(), 60'000);
        QCOMPARE(balance(), 0);

        QVERIFY(await(session->wallets().setBirthday(*late, Birthday{BlockHeight{1}})));

        QTRY_COMPARE_WITH_TIMEOUT(balance(), 70'000, 60'000);
        QCOMPARE(await(session->wallets().profile(*late))->birthday->value, 1);
        const QDate tomorrow = QDate::currentDate().addDays(3);
        QCOMPARE(await(session->wallets().setBirthday(*late, Birthday{tomorrow})).error().code, Errc::Refused);
    }

private:
    std::unique_ptr<PracticeWorld> m_world;
};

QTEST_GUILESS_MAIN(TestWalletService)
#include "tst_walletservice.moc"
