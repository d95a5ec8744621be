// SPDX-License-Identifier: MIT

#include "core/storage/repositories/outboxrepository.h"
#include "tests/support/diskimage.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

#include <vector>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// A world on a disk as it was left, with a chain of its own.
struct Copy
{
    Copy(const DiskImage& image, const PracticeChain& chain)
    {
        image.putAt(folder.filePath("wallets.sqlite"));
        world.emplace(folder.path());
        world->chain = std::make_shared<PracticeChain>(chain);
        world->open();
    }
    QTemporaryDir folder;
    std::optional<SyncWorld> world;
};

void payFew(SyncWorld& world, unsigned char number, std::uint32_t from)
{
    for (std::uint32_t i = from; i < from + 3; ++i) {
        const TxOut output{*Amount::fromSatoshis(10'000 + i), SyncWorld::script(number, i)};
        if (!world.chain->raiseFunds(output.value) || !world.chain->pay(std::span(&output, 1))) qFatal("pay");
    }
}

/// Two wallets at the tip that were paid lately and paid a stranger, and a third whose import was just queued, or not.
struct Scene
{
    explicit Scene(bool imports)
    {
        base.mine(120);
        for (const unsigned char number : std::initializer_list<unsigned char>{1, 2, 3}) payFew(base, number, 0);
        base.mine(2);
        base.open();
        for (const unsigned char number : std::initializer_list<unsigned char>{1, 2})
            base.addWallet(number, BlockHeight{0}, 5);
        if (!base.waitForTip()) qFatal("the scene did not settle");
        payFew(base, 1, 3);
        const Txid coin = base.pay(SyncWorld::script(1, 9), 50'000);
        for (std::uint32_t i = 0; i < 2; ++i) // of two in one block a reorg keeps one
            if (!base.chain->accept(spendOf({i == 0 ? coin : base.pay(SyncWorld::script(2, 9), 50'000), 0}, 40'000,
                                            SyncWorld::script(9, i))))
                qFatal("spend");
        base.mine(1);
        if (!base.waitForTip()) qFatal("the scene did not settle");
        base.client().hold();
        if (imports) base.addWallet(3, BlockHeight{100}, 5);
        base.close();
        image = DiskImage::of(base.folder() + "/wallets.sqlite");
    }
    Copy copy() const { return Copy(image, *base.chain); }
    SyncWorld base;
    DiskImage image;
};

enum class Act { Block, Import, Rollback, Rescan };

void perform(SyncWorld& world, Act act)
{
    switch (act) {
    case Act::Block:
        payFew(world, 1, 6);
        payFew(world, 2, 3);
        return world.mine(1);
    case Act::Import: return; // it waits for peers, which are there by now
    case Act::Rollback: return world.reorg(3, 4, PracticeChain::Keep::EverySecond);
    case Act::Rescan:
        if (!world.manager().rescan(WalletId{1}, {1})) qFatal("rescan");
    }
}

QString differenceOfAll(SyncWorld& world)
{
    if (!world.waitForTip()) return "it does not come to the tip";
    const SyncSnapshotPtr now = world.snapshot();
    for (const WalletView& wallet : now->wallets) {
        if (wallet.problem) return "set aside: " + QString::fromStdString(wallet.problem->detail);
        if (wallet.syncedTo != world.chain->tip()) return "not in lockstep";
        const auto number = static_cast<unsigned char>(wallet.name.back().digitValue());
        const QString wrong = world.differenceFromChain(wallet.id, number, 5);
        if (!wrong.isEmpty()) return wrong;
    }
    const auto missing = OutboxRepository(world.database()).missing();
    return missing && missing->empty() ? QString() : "what a reorg dropped is not offered again";
}

void stopWriting(Database& database, bool stop)
{
    const QString pragma = QString("PRAGMA query_only = %1").arg(int(stop));
    (void)database.all(pragma, [](Cells& cells) { return cells.int64(); });
}

} // namespace

/// At every single write of what the engine does: a kill, and a disk that takes no more, leave what was before or what
/// comes after, and it goes on from there.
class TestEveryWrite final : public QObject
{
    Q_OBJECT

    static void acts()
    {
        QTest::addColumn<Act>("act");
        QTest::newRow("a block") << Act::Block;
        QTest::newRow("an import") << Act::Import;
        QTest::newRow("a rollback") << Act::Rollback;
        QTest::newRow("a rescan") << Act::Rescan;
    }

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.*.warning=false\nlockstep.*.info=false"); }

    void aKillLosesNothing_data() { acts(); }

    void aKillLosesNothing()
    {
        QFETCH(Act, act);
        const Scene scene(act == Act::Import);
        std::vector<DiskImage> images; // those that differ: writes show on the disk when they are committed
        int writes = 0;
        Copy lived = scene.copy();
        const QString path = lived.folder.filePath("wallets.sqlite");
        {
            const FailPointWatch watch([&](std::string_view name) {
                writes += name == "write";
                const DiskImage image = DiskImage::of(path);
                if (images.empty() || images.back() != image) images.push_back(image);
            });
            perform(*lived.world, act);
            QCOMPARE(differenceOfAll(*lived.world), QString());
        }
        QVERIFY2(writes > 20, qPrintable(QString::number(writes)));
        QVERIFY(images.size() >= 3);
        for (const DiskImage& image : images) {
            Copy left(image, *lived.world->chain);
            QCOMPARE(differenceOfAll(*left.world), QString());
        }
        qInfo("%d writes, %d states of the disk", writes, int(images.size()));
    }

    void aDiskThatBecomesReadOnlyLosesNothing_data() { acts(); }

    void aDiskThatBecomesReadOnlyLosesNothing()
    {
        QFETCH(Act, act);
        const Scene scene(act == Act::Import);
        bool wasReached = true;
        int nth = 0;
        while (wasReached) {
            Copy copy = scene.copy();
            SyncWorld& world = *copy.world;
            if (act == Act::Rescan) perform(world, act); // what is asked for has a failure of its own
            int writes = 0;
            wasReached = false;
            {
                const FailPointWatch watch([&](std::string_view name) {
                    if (name != "write" || writes++ != nth) return;
                    wasReached = true;
                    stopWriting(world.database(), true);
                });
                if (act != Act::Rescan) perform(world, act);
                const auto isOver = [&] { return wasReached || world.snapshot()->synced == world.chain->tip(); };
                QVERIFY(world.waitUntil([&] { return isOver() && (wasReached || world.snapshot()->jobs.isEmpty()); }));
                for (int i = 0; i < 30; ++i) QCoreApplication::processEvents();
            }
            stopWriting(world.database(), false);
            world.client().announce();
            const QString wrong = differenceOfAll(world);
            QVERIFY2(wrong.isEmpty(), qPrintable(QString("write %1: %2").arg(nth).arg(wrong)));
            ++nth;
        }
        QVERIFY2(nth > 10, qPrintable(QString::number(nth)));
        qInfo("%d writes", nth);
    }

    void aFullDiskLosesNothing_data() { acts(); }

    /// The log may grow by a little more each time, until it is enough.
    void aFullDiskLosesNothing()
    {
        QFETCH(Act, act);
        constexpr std::uint64_t Step = 4'096 / 2;
        const Scene scene(act == Act::Import);
        bool hasFailed = true;
        int rounds = 0;
        for (std::uint64_t room = 0; hasFailed; room += Step, ++rounds) {
            Copy copy = scene.copy();
            SyncWorld& world = *copy.world;
            if (act == Act::Rescan) perform(world, act);
            {
                const auto used = QFile(copy.folder.filePath("wallets.sqlite-wal")).size();
                const FileSizeLimit limit(static_cast<std::uint64_t>(used) + room);
                if (act != Act::Rescan) perform(world, act);
                const auto isThere = [&] {
                    const SyncSnapshotPtr now = world.snapshot();
                    return now->synced == world.chain->tip() && now->jobs.isEmpty();
                };
                QVERIFY(world.waitUntil([&] { return world.snapshot()->problem || isThere(); }));
                hasFailed = !isThere();
            }
            world.client().announce();
            const QString wrong = differenceOfAll(world);
            QVERIFY2(wrong.isEmpty(), qPrintable(QString("%1 bytes more: %2").arg(room).arg(wrong)));
        }
        QVERIFY2(rounds > 3, qPrintable(QString::number(rounds)));
        qInfo("%d rounds", rounds);
    }
};

QTEST_GUILESS_MAIN(TestEveryWrite)
#include "tst_everywrite.moc"
