// SPDX-License-Identifier: MIT

#include "core/storage/blockcache.h"
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

struct Scene
{
    QTemporaryDir folder;
    QString path() const { return folder.filePath("blocks"); }

    BlockCache open(std::uint64_t cap = 1'000'000, std::size_t files = 100) const
    {
        BlockCache cache(path().toStdString());
        cache.open();
        cache.setLimits({cap, files, 0});
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
        QCOMPARE(cache.size(), std::uint64_t{100});
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(scene.file()) & others) && !(QFile::permissions(scene.path()) & others));
    }

    void theOnesNotUsedForLongestGoFirst()
    {
        const Scene scene;
        BlockCache cache = scene.open(350);
        for (int i = 1; i <= 3; ++i) cache.keep(hashOf(i), shared(blockOf(i)));
        QVERIFY(cache.read(hashOf(1)));
        cache.keep(hashOf(4), shared(blockOf(4)));
        QVERIFY(!cache.read(hashOf(2)));
        QVERIFY(cache.read(hashOf(1)) && cache.read(hashOf(3)) && cache.read(hashOf(4)));
        cache.setLimits({1'000, 1, 0});
        QCOMPARE(cache.size(), std::uint64_t{100});
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

    void whatWasCutOrForgottenIsNotHere()
    {
        const Scene scene;
        {
            BlockCache cache = scene.open();
            cache.keep(hashOf(1), shared(blockOf(1)));
            cache.settle();
            QFile::resize(scene.file(), 50);
            QVERIFY(!cache.read(hashOf(1)));
            cache.settle();
            QVERIFY(QDir(scene.path()).isEmpty());
            cache.keep(hashOf(1), shared(blockOf(1)));
            cache.forget(hashOf(1));
            QVERIFY(!cache.read(hashOf(1)));
            cache.keep(hashOf(2), shared(blockOf(2)));
        }
        QFile left(scene.path() + "/abc.block.new"); // by a kill
        QVERIFY(left.open(QIODevice::WriteOnly));
        BlockCache cache = scene.open();
        QVERIFY(!left.exists());
        QCOMPARE(cache.size(), std::uint64_t{100});
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
