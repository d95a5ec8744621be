// SPDX-License-Identifier: MIT

#include "core/storage/repositories/headerrepository.h"
#include "tests/support/testdatabase.h"

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

class TestHeaderRepository final : public QObject
{
    Q_OBJECT
private slots:
    void runsOfAnyLengthComeBackInOrder_data();
    void runsOfAnyLengthComeBackInOrder();
    void anotherBranchReplacesWhatLayAbove();
    void truncatingKeepsWhatIsBelow_data();
    void truncatingKeepsWhatIsBelow();
    void aRunThatDoesNotConnectIsRefused();
    void aTornRowEndsTheSequence_data();
    void aTornRowEndsTheSequence();
    void aTornRowIsMendedByTheNextRun();
    void aLastHeaderThatIsAnotherEndsTheSequence_data();
    void aLastHeaderThatIsAnotherEndsTheSequence();
    void whatIsNotedOfTheLastHeaderFollowsIt();
    void filterHeadersAreKeptTheSameWay();
    void theLastFilterHeaderIsNotedBesideTheOthers();
};

static std::vector<BlockHeader> run(std::int32_t first, std::int32_t last, std::uint32_t branch = 0)
{
    std::vector<BlockHeader> headers;
    for (std::int32_t height = first; height <= last; ++height) {
        BlockHeader& header = headers.emplace_back();
        header.version = height;
        header.nonce = branch;
    }
    return headers;
}

static std::vector<BlockHeader> joined(std::vector<BlockHeader> a, const std::vector<BlockHeader>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

void TestHeaderRepository::runsOfAnyLengthComeBackInOrder_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("step");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("up to the first row's end") << 2015 << 2000;
    QTest::newRow("one beyond it") << 2016 << 2000;
    QTest::newRow("in runs of one") << 40 << 1;
    QTest::newRow("in wire-sized runs") << 10'100 << 2000;
    QTest::newRow("at once") << 10'100 << 10'100;
}

void TestHeaderRepository::runsOfAnyLengthComeBackInOrder()
{
    QFETCH(int, total);
    QFETCH(int, step);
    TestDatabase db;
    HeaderRepository headers(*db);
    db.write([&] {
        for (int first = 1; first <= total; first += step)
            must(headers.appendFrom({first}, run(first, std::min(total, first + step - 1))));
    });
    QVERIFY(must(headers.loadAll()) == run(1, total));
}

void TestHeaderRepository::anotherBranchReplacesWhatLayAbove()
{
    TestDatabase db;
    HeaderRepository headers(*db);
    db.write([&] { must(headers.appendFrom({1}, run(1, 5000))); });
    db.write([&] { must(headers.appendFrom({4001}, run(4001, 4500, 1))); });
    QVERIFY(must(headers.loadAll()) == joined(run(1, 4000), run(4001, 4500, 1)));
    db.write([&] { must(headers.appendFrom({2016}, run(2016, 2017, 2))); }); // at a row's first height
    QVERIFY(must(headers.loadAll()) == joined(run(1, 2015), run(2016, 2017, 2)));
}

void TestHeaderRepository::truncatingKeepsWhatIsBelow_data()
{
    QTest::addColumn<int>("height");
    for (const int height : {0, 1, 2014, 2015, 2016, 4031, 4032, 4999, 5000})
        QTest::addRow("above %d", height) << height;
}

void TestHeaderRepository::truncatingKeepsWhatIsBelow()
{
    QFETCH(int, height);
    TestDatabase db;
    HeaderRepository headers(*db);
    db.write([&] { must(headers.appendFrom({1}, run(1, 5000))); });
    db.write([&] { must(headers.truncateAbove({height})); });
    QVERIFY(must(headers.loadAll()) == run(1, height));
}

void TestHeaderRepository::aRunThatDoesNotConnectIsRefused()
{
    TestDatabase db;
    HeaderRepository headers(*db);
    db.write([&] { must(headers.appendFrom({1}, run(1, 10))); });
    for (const int first : {0, 12, 2017, 5000}) {
        const auto done
            = inTransaction(*db, Durability::Normal, [&] { return headers.appendFrom({first}, run(1, 3)); });
        QVERIFY(!done);
        QCOMPARE(int(done.error().code), int(Errc::OutOfRange));
    }
    QVERIFY(must(headers.loadAll()) == run(1, 10));
}

void TestHeaderRepository::aTornRowEndsTheSequence_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("left");
    QTest::newRow("half a header at the end")
        << "UPDATE header_chunk SET headers = substr(headers, 1, 8040) WHERE first_height = 4032" << 4131;
    QTest::newRow("a row in the middle is short")
        << "UPDATE header_chunk SET headers = substr(headers, 1, 800) WHERE first_height = 2016" << 2025;
    QTest::newRow("a row is empty") << "UPDATE header_chunk SET headers = x'' WHERE first_height = 1" << 0;
    QTest::newRow("a row is missing") << "DELETE FROM header_chunk WHERE first_height = 2016" << 2015;
    QTest::newRow("a row is too long")
        << "UPDATE header_chunk SET headers = CAST(headers || zeroblob(80) AS BLOB) WHERE first_height = 1" << 5000;
    QTest::newRow("a row has a height of its own")
        << "UPDATE header_chunk SET first_height = 2017 WHERE first_height = 2016" << 2015;
}

void TestHeaderRepository::aTornRowEndsTheSequence()
{
    QFETCH(QString, fault);
    QFETCH(int, left);
    TestDatabase db;
    HeaderRepository headers(*db);
    db.write([&] {
        must(headers.appendFrom({1}, run(1, 5000)));
        must(db->run(fault));
    });
    QVERIFY(must(headers.loadAll()) == run(1, left));
}

void TestHeaderRepository::aTornRowIsMendedByTheNextRun()
{
    TestDatabase db;
    HeaderRepository headers(*db);
    db.write([&] {
        must(headers.appendFrom({1}, run(1, 5000)));
        must(db->run(u"UPDATE header_chunk SET headers = substr(headers, 1, 8040) WHERE first_height = 2016"));
    });
    const auto sound = must(headers.loadAll());
    QCOMPARE(sound.size(), 2115U);
    db.write([&] { must(headers.appendFrom({2116}, run(2116, 5000))); });
    QVERIFY(must(headers.loadAll()) == run(1, 5000));
}

void TestHeaderRepository::aLastHeaderThatIsAnotherEndsTheSequence_data()
{
    QTest::addColumn<int>("bit");
    for (const int bit : {0, 31, 32 + 255, 320, 80 * 8 - 1}) QTest::addRow("bit %d", bit) << bit;
}

/// No header follows it that would not connect, and an easy target proves nothing.
void TestHeaderRepository::aLastHeaderThatIsAnotherEndsTheSequence()
{
    QFETCH(int, bit);
    TestDatabase db;
    HeaderRepository headers(*db);
    db.write([&] { must(headers.appendFrom({1}, run(1, 5000))); });
    auto chunk = must(db->first(u"SELECT headers FROM header_chunk WHERE first_height = 4032",
                                [](Cells& cells) { return cells.bytes(); }));
    chunk->at(chunk->size() - 80 + static_cast<std::size_t>(bit / 8)) ^= static_cast<std::byte>(1 << bit % 8);
    db.write([&] { must(db->run(u"UPDATE header_chunk SET headers = ? WHERE first_height = 4032", *chunk)); });
    QVERIFY(must(headers.loadAll()) == run(1, 4999));
    db.write([&] { must(headers.appendFrom({5000}, run(5000, 5001))); });
    QVERIFY(must(headers.loadAll()) == run(1, 5001));
}

void TestHeaderRepository::whatIsNotedOfTheLastHeaderFollowsIt()
{
    TestDatabase db;
    HeaderRepository headers(*db);
    db.write([&] { must(headers.appendFrom({1}, run(1, 2016))); });
    for (const int height : {2016, 2015, 1, 0}) {
        db.write([&] { must(headers.truncateAbove({height})); });
        QVERIFY(must(headers.loadAll()) == run(1, height));
    }
    db.write([&] {
        must(headers.appendFrom({1}, run(1, 30)));
        must(db->run(u"DELETE FROM meta WHERE key = 'header_tip'")); // as an older Lockstep left it
    });
    QVERIFY(must(headers.loadAll()) == run(1, 30));
}

void TestHeaderRepository::filterHeadersAreKeptTheSameWay()
{
    TestDatabase db;
    FilterHeaderRepository headers(*db);
    std::vector<FilterHeader> stored;
    for (std::uint64_t i = 0; i < 4100; ++i) stored.push_back(hashOf<FilterHeader>(i));
    db.write([&] { must(headers.appendFrom({1}, stored)); });
    QVERIFY(must(headers.loadAll()) == stored);
    db.write([&] { must(headers.truncateAbove({2020})); });
    stored.resize(2020);
    QVERIFY(must(headers.loadAll()) == stored);
}

void TestHeaderRepository::theLastFilterHeaderIsNotedBesideTheOthers()
{
    TestDatabase db;
    FilterHeaderRepository headers(*db);
    QVERIFY(!must(headers.notedTip()));
    std::vector<FilterHeader> stored;
    for (std::uint64_t i = 1; i <= 2'020; ++i) stored.push_back(hashOf<FilterHeader>(i));
    const auto isNoted = [&](std::int32_t height) {
        const auto noted = must(headers.notedTip());
        return noted && noted->height.value == height
            && noted->header == (height > 0 ? stored.at(std::size_t(height) - 1) : FilterHeader{});
    };
    db.write([&] { must(headers.appendFrom({1}, stored)); });
    QVERIFY(isNoted(2'020));
    for (const int height : {2'016, 2'015, 1, 0}) {
        db.write([&] { must(headers.truncateAbove({height})); });
        QVERIFY(isNoted(height));
    }
    db.write([&] { must(db->run(u"UPDATE meta SET value = x'01' WHERE key = 'filter_header_tip'")); });
    QVERIFY(!must(headers.notedTip())); // damaged it says nothing
}

QTEST_GUILESS_MAIN(TestHeaderRepository)
#include "tst_headerrepository.moc"
