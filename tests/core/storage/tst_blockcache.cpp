// SPDX-License-Identifier: MIT

#include "core/storage/files/blockcache.h"
#include "tests/support/testdatabase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using lockstep::test::hashOf;

namespace {

Bytes blockOf(int number, std::size_t size = 100) { return Bytes(size, static_cast<std::byte>(number)); }
std::shared_ptr<const Bytes> shared(Bytes raw) { return std::make_shared<const Bytes>(std::move(raw)); }

constexpr int InPack = 136; ///< Bytes of such a block in its pack.

struct Scene
{
    QTemporaryDir folder;
    QString path() const { return folder.filePath("blocks"); }

    BlockCache open(std::uint64_t cap = 1'000'000, std::size_t blocks = 100) const
    {
        BlockCache cache(path().toStdString());
        cache.open();
        cache.setLimits({cap, blocks, 0});
        return cache;
    }
    QString file() const { return path() + '/' + QDir(path()).entryList(QDir::Files).first(); }
};

} // namespace

class TestBlockCache final : public QObject
{
    Q_OBJECT

private slots:
    void aBlockIsThereAfterARestart()
    {
        const Scene scene;
        scene.open().keep(hashOf(1), shared(blockOf(1)));
        BlockCache cache = scene.open();
        QCOMPARE(*cache.read(hashOf(1)), blockOf(1));
        QVERIFY(!cache.read(hashOf(2)));
        QCOMPARE(cache.size(), std::uint64_t{InPack});
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(scene.file()) & others) && !(QFile::permissions(scene.path()) & others));
    }

    void manyBlocksStandInFewFiles()
    {
        const Scene scene;
        BlockCache cache = scene.open(100 * InPack, 1'000);
        for (int i = 1; i <= 80; ++i) cache.keep(hashOf(i), shared(blockOf(i)));
        cache.settle();
        QVERIFY(QDir(scene.path()).entryList(QDir::Files).size() <= 8);
        for (int i = 1; i <= 80; ++i) QCOMPARE(*cache.read(hashOf(i)), blockOf(i));
        BlockCache restarted = scene.open(100 * InPack, 1'000);
        QCOMPARE(restarted.size(), cache.size());
    }

    void theOldestGoFirst_data()
    {
        QTest::addColumn<std::uint64_t>("cap");
        QTest::addColumn<std::size_t>("blocks");

        QTest::newRow("beyond the bytes") << std::uint64_t{3 * InPack} << std::size_t{100};
        QTest::newRow("beyond the number") << std::uint64_t{1'000'000} << std::size_t{3};
    }

    void theOldestGoFirst()
    {
        QFETCH(const std::uint64_t, cap);
        QFETCH(const std::size_t, blocks);
        const Scene scene;
        BlockCache cache = scene.open(cap, blocks);
        for (int i = 1; i <= 4; ++i) cache.keep(hashOf(i), shared(blockOf(i)));
        QVERIFY(!cache.read(hashOf(1)));
        QVERIFY(cache.read(hashOf(2)) && cache.read(hashOf(3)) && cache.read(hashOf(4)));
        cache.setLimits({1'000, 1, 0});
        QCOMPARE(cache.size(), std::uint64_t{InPack});
        QVERIFY(cache.read(hashOf(4)));
    }

    void aBlockLargerThanAllIsNotKept()
    {
        const Scene scene;
        BlockCache cache = scene.open(350);
        cache.keep(hashOf(1), shared(blockOf(1)));
        cache.keep(hashOf(2), shared(blockOf(2, 400)));
        QVERIFY(cache.read(hashOf(1)) && !cache.read(hashOf(2)));
        cache.setLimits({0, 100, 0});
        cache.keep(hashOf(3), shared(blockOf(3)));
        QVERIFY(QDir(scene.path()).isEmpty());
    }

    /// At every byte: what stands whole before it is here after a restart, what is kept then too.
    void aPackCutShortKeepsWhatStandsBeforeTheCut()
    {
        for (int size = 0; size < 2 * InPack; ++size) {
            const Scene scene;
            {
                BlockCache cache = scene.open();
                cache.keep(hashOf(1), shared(blockOf(1)));
                cache.keep(hashOf(2), shared(blockOf(2)));
            }
            QFile::resize(scene.file(), size);
            BlockCache cache = scene.open();
            QCOMPARE(cache.read(hashOf(1)).has_value(), size >= InPack);
            QVERIFY(!cache.read(hashOf(2)));
            cache.keep(hashOf(3), shared(blockOf(3)));
            cache.settle();
            BlockCache restarted = scene.open();
            QVERIFY(restarted.read(hashOf(3)) == blockOf(3));
        }
    }

    void whatWasCutOrForgottenIsNotHere()
    {
        const Scene scene;
        {
            BlockCache cache = scene.open();
            cache.keep(hashOf(1), shared(blockOf(1)));
            cache.settle();
            QFile::resize(scene.file(), 50);
            QVERIFY(!cache.read(hashOf(1)));
            cache.keep(hashOf(2), shared(blockOf(9)));
            cache.forget(hashOf(2)); // it was another
            QVERIFY(!cache.read(hashOf(2)));
            cache.keep(hashOf(2), shared(blockOf(2)));
        }
        QFile left(scene.path() + "/abc.block"); // an older version's
        QVERIFY(left.open(QIODevice::WriteOnly));
        BlockCache cache = scene.open();
        QVERIFY(!left.exists());
        QCOMPARE(*cache.read(hashOf(2)), blockOf(2));
        cache.clear();
        QVERIFY(QDir(scene.path()).isEmpty());
    }

    void withoutRoomOnTheDiskNothingIsKept()
    {
        const Scene scene;
        BlockCache cache = scene.open();
        cache.setLimits({1'000, 100, std::uint64_t{1} << 60});
        cache.keep(hashOf(1), shared(blockOf(1)));
        QVERIFY(!cache.read(hashOf(1)));
    }
};

QTEST_APPLESS_MAIN(TestBlockCache)
#include "tst_blockcache.moc"
