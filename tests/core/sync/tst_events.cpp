// SPDX-License-Identifier: MIT

#include "core/storage/eventrepository.h"
#include "core/sync/eventlog.h"
#include "tests/support/syncworld.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// "import-started 0 1", ...: kind, height, detail; the oldest first.
QStringList told(SyncWorld& world)
{
    QStringList lines;
    const auto rows = EventRepository(world.database()).newest(1'000);
    for (const EventRow& row : *rows)
        lines.prepend(QString("%1 %2 %3")
                          .arg(QString::fromStdString(row.kind))
                          .arg(row.height ? row.height->value : -1)
                          .arg(QString::fromStdString(row.detail))
                          .trimmed());
    return lines;
}

} // namespace

/// What happened stands in the table from the commit on that made it true.
class TestEvents final : public QObject
{
    Q_OBJECT

private slots:
    void anImportIsToldFromBeginToEnd()
    {
        SyncWorld world;
        world.mine(110);
        world.pay(SyncWorld::script(7, 0), 5'000);
        world.open();
        world.addWallet(7, BlockHeight{100});
        QVERIFY(world.waitForTip());
        QCOMPARE(told(world), QStringList({"import-started 100", "import-done 111 1"}));
        world.restart();
        QVERIFY(world.waitForTip());
        QCOMPARE(told(world).size(), 2); // a start tells nothing
    }

    void aCancelledImportSaysWhereItStood()
    {
        SyncWorld world;
        world.mine(200);
        world.open();
        QVERIFY(world.waitForTip());
        world.client().hold();
        world.addWallet(7, BlockHeight{1});
        QVERIFY(world.waitUntil([&] { return world.snapshot()->maintenance() != nullptr; }));
        QVERIFY(world.manager().cancelJob(world.snapshot()->jobs.front().id));
        QCOMPARE(told(world), QStringList({"import-started 1", "import-cancelled 1"}));
        world.client().release();
    }

    void aReorgSaysForkAndDepth()
    {
        SyncWorld world;
        world.mine(120);
        world.open();
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        const QStringList before = told(world);
        world.reorg(3, 4, PracticeChain::Keep::All);
        QVERIFY(world.waitForTip());
        QCOMPARE(told(world), before + QStringList({"reorg 117 3"}));
    }

    void anErrorComesBackAsItWasWritten()
    {
        const Error error{Errc::DiskFull, "no space left"};
        QVERIFY(errorOfDetail(eventDetail(error)) == error);
        QVERIFY(errorOfDetail(eventDetail({Errc::NoPeers, ""})) == (Error{Errc::NoPeers, ""}));
        for (const char* noError : {"", "12", "x", "999999 what", "-1 what"}) QVERIFY(!errorOfDetail(noError));
    }
};

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
