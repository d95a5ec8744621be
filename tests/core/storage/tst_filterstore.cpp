// SPDX-License-Identifier: MIT

#include "core/storage/files/filterstore.h"
#include "tests/support/filesizelimit.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace lockstep;

namespace {

constexpr FilterSegment::Magic Network{std::byte{0xfa}, std::byte{0xbf}, std::byte{0xb5}, std::byte{0xda}};
constexpr FilterSegment::Magic OtherNetwork{std::byte{1}, std::byte{2}, std::byte{3}, std::byte{4}};

/// Any bytes that are the height's own.
Bytes filterOf(std::int32_t height, std::uint32_t branch = 0)
{
    std::mt19937 random(static_cast<std::uint32_t>(height) * 31 + branch);
    Bytes filter(5 + random() % 20);
    for (std::byte& b : filter) b = static_cast<std::byte>(random());
    return filter;
}

std::vector<Bytes> filtersOf(std::int32_t from, std::int32_t to, std::uint32_t branch = 0)
{
    std::vector<Bytes> filters;
    for (std::int32_t height = from; height <= to; ++height) filters.push_back(filterOf(height, branch));
    return filters;
}

/// A folder that outlives the stores opened in it.
struct Scene
{
    QTemporaryDir folder;

    QString path() const { return folder.filePath("filters"); }
    QString segment(std::int32_t first) const { return path() + QString("/%1.filters").arg(first); }

    FilterStore open(const FilterSegment::Magic& network = Network) const
    {
        FilterStore store(path().toStdString(), network);
        store.open();
        store.setLimits({true, {0}, 1'000'000'000, 0});
        return store;
    }

    QByteArray bytes(std::int32_t first) const
    {
        QFile file(segment(first));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void write(std::int32_t first, const QByteArray& bytes) const
    {
        QFile file(segment(first));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write");
    }
};

/// How many of the heights give their own filter; none may give another's without the caller's proof failing.
int sound(FilterStore& store, std::int32_t from, std::int32_t to)
{
    int count = 0;
    for (std::int32_t height = from; height <= to; ++height) count += store.read({height}) == filterOf(height) ? 1 : 0;
    return count;
}

} // namespace

class TestFilterStore final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules("lockstep.storage.warning=false"); // of the faults made here
    }

    void whatIsPutInIsThereAfterARestart()
    {
        const Scene scene;
        {
            FilterStore store = scene.open();
            store.append({990}, filtersOf(990, 1'020));
            store.append({5'000}, filtersOf(5'000, 5'000));
            QCOMPARE(store.count({0}, {10'000}), 32);
        }
        FilterStore store = scene.open();
        QCOMPARE(store.count({0}, {10'000}), 32);
        QCOMPARE(store.count({1'000}, {1'009}), 10);
        QCOMPARE(sound(store, 990, 1'020), 31);
        QVERIFY(store.has({5'000}) && !store.has({5'001}) && !store.has({989}));
        QVERIFY(!store.read({5'001}));
        QVERIFY(!store.problem());
    }

    void roomIsReckonedWithoutDeletingAnything()
    {
        const Scene scene;
        FilterStore store = scene.open();
        store.append({1}, filtersOf(1, 100));
        const std::uint64_t size = store.size();
        store.setLimits({true, {0}, size + 100, 0});
        QVERIFY(store.roomFor(60, 40));
        QCOMPARE(store.roomFor(61, 40).error().code, Errc::OutOfRange);
        store.setLimits({true, {0}, size + 100, std::uint64_t{1} << 62});
        QCOMPARE(store.roomFor(1, 0).error().code, Errc::DiskFull);
        QCOMPARE(store.size(), size);
    }

    void nobodyElseMayReadIt()
    {
        const Scene scene;
        FilterStore store = scene.open();
        store.append({1}, filtersOf(1, 3));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(scene.path()) & others));
        QVERIFY(!(QFile::permissions(scene.segment(0)) & others));
        QCOMPARE(std::int64_t(store.size()), QFile(scene.segment(0)).size());
    }

    void ofTwoFiltersOfOneHeightTheLaterCounts()
    {
        const Scene scene;
        {
            FilterStore store = scene.open();
            store.append({10}, filtersOf(10, 19, 7));
            store.append({15}, filtersOf(15, 16));
        }
        FilterStore store = scene.open();
        QCOMPARE(sound(store, 10, 19), 2);
        QCOMPARE(*store.read({14}), filterOf(14, 7));
    }

    void aReorgTakesFiltersAway()
    {
        const Scene scene;
        FilterStore store = scene.open();
        store.append({995}, filtersOf(995, 1'010));
        store.forgetAbove({1'002});
        QCOMPARE(store.count({0}, {2'000}), 8);
        store.forgetAbove({998});
        QCOMPARE(store.count({0}, {2'000}), 4);
        store.append({999}, filtersOf(999, 1'005, 1));
        QCOMPARE(*store.read({1'001}), filterOf(1'001, 1));
    }

    /// A kill or a power cut may leave any length of what was written last.
    void cutAtAnyByteItKeepsEveryWholeFrame()
    {
        const Scene scene;
        {
            FilterStore store = scene.open();
            store.append({0}, filtersOf(0, 3));
            store.append({4}, filtersOf(4, 9));
            store.append({10}, filtersOf(10, 10));
        }
        const QByteArray whole = scene.bytes(0);
        int most = 0;
        for (int size = 0; size <= whole.size(); ++size) {
            scene.write(0, whole.first(size));
            FilterStore store = scene.open();
            const int left = sound(store, 0, 10);
            QVERIFY2(left == 0 || left == 4 || left == 10 || left == 11, qPrintable(QString::number(size)));
            QVERIFY(left >= most);
            most = left;
            QCOMPARE(store.count({0}, {10}), left);
            store.append({20}, filtersOf(20, 22)); // what comes then stands right after it
            FilterStore again = scene.open();
            QCOMPARE(sound(again, 0, 22), left + 3);
        }
        QCOMPARE(most, 11);
    }

    void everyFlippedByteCostsItsOwnPartOnly()
    {
        const Scene scene;
        {
            FilterStore store = scene.open();
            store.append({0}, filtersOf(0, 3));
            store.append({4}, filtersOf(4, 9));
            store.append({10}, filtersOf(10, 12));
        }
        const QByteArray whole = scene.bytes(0);
        for (int at = 0; at < whole.size(); ++at) {
            QByteArray flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
            scene.write(0, flipped);
            FilterStore store = scene.open();
            // Either one filter no longer is its height's, which its header tells, or a frame's head is unsound.
            const int here = store.count({0}, {12});
            const int left = sound(store, 0, 12);
            const bool isFilter = here == 13 && left == 12;
            const bool isHead = here == left && (left == 9 || left == 7 || left == 10);
            QVERIFY2(isFilter || isHead, qPrintable(QString("byte %1: %2 of %3").arg(at).arg(left).arg(here)));
            store.append({0}, filtersOf(0, 12));
            QCOMPARE(sound(store, 0, 12), 13);
        }
    }

    void randomBytesAreNoStore()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 200; ++i) {
            const Scene scene;
            scene.open();
            QByteArray bytes(static_cast<int>(random() % 300), 0);
            for (char& c : bytes) c = static_cast<char>(random());
            if (i % 2) bytes.prepend("LSF\x01\xfa\xbf\xb5\xda");
            scene.write(0, bytes);
            FilterStore store = scene.open();
            QCOMPARE(store.count({0}, {999}), 0);
            store.append({3}, filtersOf(3, 5));
            QCOMPARE(sound(store, 0, 9), 3);
        }
    }

    void anotherNetworksFiltersAreNotUsed()
    {
        const Scene scene;
        scene.open().append({1}, filtersOf(1, 5));
        FilterStore store = scene.open(OtherNetwork);
        QCOMPARE(store.count({0}, {999}), 0);
    }

    void lowerBlocksThanWantedAreNotKept()
    {
        const Scene scene;
        FilterStore store = scene.open();
        store.setLimits({true, {1'005}, 1'000'000'000, 0});
        store.append({0}, filtersOf(0, 999));
        store.append({1'000}, filtersOf(1'000, 1'009));
        QCOMPARE(store.count({0}, {9'999}), 5);
        store.setLimits({false, {0}, 1'000'000'000, 0});
        store.append({2'000}, filtersOf(2'000, 2'009));
        QCOMPARE(store.count({0}, {9'999}), 5);
    }

    void trimmingDeletesWhatTheLimitsDoNotKeep()
    {
        const Scene scene;
        FilterStore store = scene.open();
        store.append({0}, filtersOf(0, 3'999));
        store.setLimits({true, {2'500}, 1'000'000'000, 0});
        store.trim();
        QCOMPARE(store.count({0}, {9'999}), 2'000); // whole segments
        QVERIFY(!QFile::exists(scene.segment(1'000)) && QFile::exists(scene.segment(2'000)));
        store.setLimits({false, {}, 0, 0});
        store.trim();
        QVERIFY(QDir(scene.path()).isEmpty());
        QCOMPARE(store.size(), std::uint64_t{0});
    }

    void atTheCapTheLowestBlocksGoFirst()
    {
        const Scene scene;
        FilterStore store = scene.open();
        store.setLimits({true, {0}, 45'000, 0}); // two segments and a bit
        for (std::int32_t first = 0; first < 5'000; first += 250) {
            store.append({first}, filtersOf(first, first + 249));
            QVERIFY(store.size() <= 45'000);
        }
        QCOMPARE(store.count({0}, {2'999}), 0);
        QCOMPARE(sound(store, 3'000, 4'999), 2'000);
        // A scan of older blocks does not push the newer ones out.
        store.append({0}, filtersOf(0, 999));
        store.append({1'000}, filtersOf(1'000, 1'999));
        QCOMPARE(sound(store, 3'000, 4'999), 2'000);
        QCOMPARE(store.problem()->code, Errc::OutOfRange);
        QVERIFY(store.size() <= 45'000);
    }

    void aDiskWithoutRoomIsNoFault()
    {
        const Scene scene;
        FilterStore store = scene.open();
        store.append({0}, filtersOf(0, 9));
        {
            const test::FileSizeLimit limit(store.size() + 60);
            store.append({10}, filtersOf(10, 29));
            QCOMPARE(store.problem()->code, Errc::Io);
            QCOMPARE(sound(store, 0, 29), 10);
        }
        store.append({10}, filtersOf(10, 29));
        QVERIFY(!store.problem());
        FilterStore again = scene.open();
        QCOMPARE(sound(again, 0, 29), 30);
    }

    void theLastBytesOfTheDiskAreLeftToOthers()
    {
        const Scene scene;
        FilterStore store = scene.open();
        store.setLimits({true, {0}, 1'000'000'000, std::uint64_t{1} << 60});
        store.append({0}, filtersOf(0, 9));
        QCOMPARE(store.problem()->code, Errc::DiskFull);
        QVERIFY(!store.has({0}));
    }

    void aFolderThatCannotBeMadeIsNoFault()
    {
        FilterStore store("/proc/no/such/folder", Network);
        store.open();
        QVERIFY(store.problem());
        store.append({0}, filtersOf(0, 9));
        QVERIFY(!store.has({0}));
        store.trim();
        QCOMPARE(store.problem()->code, Errc::Io); // no want of room
        QCOMPARE(store.roomFor(1, 0).error().code, Errc::Io);
    }

    void theCountIsRightWhateverBecomesOfThem()
    {
        const Scene scene;
        FilterStore store = scene.open();
        const auto isRight = [](FilterStore& here) {
            std::int32_t sum = 0;
            for (std::int32_t height = 0; height < 3'000; ++height) sum += here.has({height}) ? 1 : 0;
            return here.count({0}, {2'999}) == sum && here.count({0}, {100'000}) == sum;
        };
        store.append({500}, filtersOf(500, 2'400));
        QVERIFY(isRight(store));
        store.append({900}, filtersOf(900, 1'100)); // once more
        QCOMPARE(store.count({0}, {2'999}), 1'901);
        for (const std::int32_t height : {700, 1'500, 1'500, 2'900}) store.forget({height});
        QCOMPARE(store.count({0}, {2'999}), 1'899);
        store.dropForgotten();
        QVERIFY(isRight(store));
        store.append({1'500}, {{Bytes()}}); // none
        store.forgetAbove({2'099});
        QCOMPARE(store.count({0}, {2'999}), 1'598);
        store.setLimits({true, {1'200}, 1'000'000'000, 0});
        store.trim();
        QCOMPARE(store.count({0}, {2'999}), 1'099);
        QVERIFY(isRight(store));
        FilterStore later = scene.open();
        QVERIFY(isRight(later));
        store.clear();
        QCOMPARE(store.count({0}, {2'999}), 0);
    }

    /// At the tip blocks come one by one; when their segment is full, it is written anew in one piece.
    void aFullSegmentOfManyFramesBecomesOne()
    {
        const Scene scene;
        FilterStore store = scene.open();
        store.append({0}, filtersOf(0, 700, 9)); // replaced below
        for (std::int32_t height = 0; height < 999; ++height) store.append({height}, filtersOf(height, height));
        const std::uint64_t before = store.size();
        store.append({999}, filtersOf(999, 999));
        QVERIFY(store.size() < before / 2);
        QCOMPARE(sound(store, 0, 999), 1'000);
        QCOMPARE(QDir(scene.path()).entryList(QDir::Files).size(), 1);
        store.append({1'000}, filtersOf(1'000, 1'001));
        FilterStore again = scene.open();
        QCOMPARE(sound(again, 0, 1'001), 1'002);
    }
};

QTEST_APPLESS_MAIN(TestFilterStore)
#include "tst_filterstore.moc"
