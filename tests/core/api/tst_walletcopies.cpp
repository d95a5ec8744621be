// SPDX-License-Identifier: MIT

#include "core/api/ledgerservice.h"
#include "core/storage/rollingcopies.h"
#include "tests/support/sessionworld.h"

#include <QDir>
#include <QFile>

using namespace lockstep;
using namespace lockstep::test;

namespace {

std::int64_t balanceOf(const Session& session)
{
    const SyncSnapshotPtr snapshot = session.snapshot();
    if (snapshot->wallets.isEmpty() || snapshot->wallets.first().state != WalletState::Synced) return -1;
    return snapshot->wallets.first().balance.confirmed.satoshis();
}

} // namespace

/// The copies that a session makes of its wallets, and going back to one.
class TestWalletCopies final : public QObject
{
    Q_OBJECT
private slots:
    void aFolderWithoutWalletsIsNotCopied()
    {
        SessionWorld world;
        world.offline().reset();
        QVERIFY(!QDir(world.folder() + "/copies").exists());
    }

    void aCopyInThePlaceOfTheDatabaseGivesTheSameMoney()
    {
        SessionWorld chain;
        const auto practice = chain.practice();
        QVERIFY(await(practice->mine(20)));
        SessionWorld world;
        auto session = world.online(*practice);
        const auto id = await(session->wallets().add(fromWords("Daily", "right")));
        QVERIFY(id);
        const QString address = await(session->ledger().receive(*id, false))->address;
        QVERIFY(await(practice->send(address, *Amount::fromSatoshis(70'000))));
        QTRY_COMPARE_WITH_TIMEOUT(balanceOf(*session), 70'000, 60'000);
        session.reset();
        world.offline().reset(); // the day's first start with a wallet
        const QStringList copies = QDir(world.folder() + "/copies").entryList(QDir::Files);
        QCOMPARE(copies.size(), 1);

        const QString database = world.folder() + "/lockstep.sqlite";
        QVERIFY(QFile::remove(database));
        QVERIFY(QFile::rename(world.folder() + "/copies/" + copies.first(), database));
        QVERIFY(await(practice->send(address, *Amount::fromSatoshis(5'000))));
        session = world.online(*practice);
        QTRY_COMPARE_WITH_TIMEOUT(balanceOf(*session), 75'000, 60'000);
        QVERIFY(await(session->wallets().unlock(*id, secret("right"))));
        HistoryQuery all;
        QCOMPARE(await(session->ledger().history(all, 0, 10))->rows.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestWalletCopies)
#include "tst_walletcopies.moc"
