// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/filters/filterpart.h"
#include "core/filters/golombcoding.h"
#include "core/filters/scripthashes.h"
#include "tests/support/vectors.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>
#include <thread>

using namespace lockstep;

namespace {

Bytes randomScript(std::mt19937_64& random)
{
    static constexpr std::array Lengths{22U, 34U, 25U, 23U, 16U, 105U};
    Bytes script(Lengths[random() % Lengths.size()]);
    for (std::byte& b : script) b = static_cast<std::byte>(random());
    script[0] = std::byte{0x51}; // never OP_RETURN
    return script;
}

Transaction paying(std::span<const Bytes> scripts)
{
    Transaction tx;
    tx.inputs.emplace_back();
    for (const Bytes& script : scripts) tx.outputs.push_back({Amount(), script});
    return tx;
}

Block blockPaying(std::span<const Bytes> scripts)
{
    Block block;
    block.transactions.push_back(paying(scripts));
    block.header.merkleRoot = {block.transactions[0].txid().bytes};
    return block;
}

std::vector<Bytes> randomScripts(std::mt19937_64& random, int count)
{
    std::vector<Bytes> scripts;
    for (int i = 0; i < count; ++i) scripts.push_back(randomScript(random));
    return scripts;
}

} // namespace

class TestFilterQuery final : public QObject
{
    Q_OBJECT
private slots:
    void everythingPutInMatches();
    void othersMatchOnceIn784931();
    void aNeedleAmongManyStrawsIsFound();
    void aKeptFilterAnswersAsTheFilterItself_data();
    void aKeptFilterAnswersAsTheFilterItself();
    void emptyAndOpReturnScriptsAreNeitherInFiltersNorInQueries();
    void repeatedScriptsCountOnce();
    void aBlockWithoutScriptsHasTheFilterOfOneZeroByte();
    void anEmptyQueryMatchesNothing();
    void aDamagedFilterIsAnErrorAndNotANo();
    void theKeyIsTheBlocks();
    void everyPathOfTheProcessorGivesTheSameValues();
    void everyPathFindsTheSame();
    void aPartOfABatchFindsWhatOneAfterTheOtherFinds();
    void severalThreadsMayAskOneQuery();
};

void TestFilterQuery::everythingPutInMatches()
{
    std::mt19937_64 random(1);
    for (const int count : {1, 2, 50, 700}) {
        const auto outputs = randomScripts(random, count);
        const auto spent = randomScripts(random, count / 2);
        const Block block = blockPaying(outputs);
        const BlockHash hash = block.header.hash();
        const Bytes filter = buildBasicFilter(block, spent);
        for (const auto& scripts : {outputs, spent}) {
            for (const Bytes& script : scripts) {
                FilterQuery query;
                query.add(script);
                const auto match = query.matches(filter, hash);
                QVERIFY(match && *match);
            }
        }
    }
}

/// 16 million random scripts against 400 filters: 20.4 false positives are to be expected, and the seed is fixed.
void TestFilterQuery::othersMatchOnceIn784931()
{
    constexpr int Filters = 400;
    constexpr int Scripts = 40'000;
    std::mt19937_64 random(2);
    ScriptList scripts;
    for (int i = 0; i < Scripts; ++i) scripts.add(randomScript(random));
    std::vector<std::uint64_t> hashes(Scripts);
    int hits = 0;
    for (int i = 0; i < Filters; ++i) {
        const Block block = blockPaying(randomScripts(random, 100));
        const auto values = decodeFilter(buildBasicFilter(block, {}));
        QVERIFY(values);
        hashScripts(scripts, filterKey(block.header.hash()), values->size() * FalsePositiveRate, hashes);
        for (const std::uint64_t hash : hashes) hits += std::ranges::binary_search(*values, hash) ? 1 : 0;
    }
    QVERIFY2(hits > 7 && hits < 38, qPrintable(QString::number(hits)));
}

void TestFilterQuery::aNeedleAmongManyStrawsIsFound()
{
    std::mt19937_64 random(3);
    const auto inBlock = randomScripts(random, 300);
    const Block block = blockPaying(inBlock);
    const Bytes filter = buildBasicFilter(block, {});
    const FilterQuery straw(randomScripts(random, 5'000));
    for (const std::size_t at : {0U, 150U, 299U}) {
        FilterQuery query = straw;
        query.add(inBlock[at]);
        for (int i = 0; i < 100; ++i) query.add(randomScript(random));
        const auto match = query.matches(filter, block.header.hash());
        QVERIFY(match && *match);
    }
    QVERIFY(!*straw.matches(filter, block.header.hash()));
}

void TestFilterQuery::aKeptFilterAnswersAsTheFilterItself_data()
{
    QTest::addColumn<int>("elements");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("values of up to 32 bits") << 5'000;
    QTest::newRow("values of more") << 20'000;
}

void TestFilterQuery::aKeptFilterAnswersAsTheFilterItself()
{
    QFETCH(int, elements);
    std::mt19937_64 random(9);
    const auto scripts = randomScripts(random, elements);
    const Block block = blockPaying(scripts);
    const Bytes filter = buildBasicFilter(block, {});
    const BlockHash hash = block.header.hash();
    KeptValues kept;
    QVERIFY(!*FilterQuery().matches(filter, hash, kept));
    for (std::size_t i = 0; i < scripts.size(); i += 7)
        QVERIFY(FilterQuery(std::span(scripts).subspan(i, 1)).mayMatch(kept, hash));
    int wrong = 0;
    for (const Bytes& stranger : randomScripts(random, 2'000))
        wrong += FilterQuery(std::span(&stranger, 1)).mayMatch(kept, hash) ? 1 : 0;
    QVERIFY2(wrong <= 1, qPrintable(QString::number(wrong)));
}

void TestFilterQuery::emptyAndOpReturnScriptsAreNeitherInFiltersNorInQueries()
{
    const Bytes data = test::bytesOfHex("6a0b68656c6c6f20776f726c64");
    const Bytes payment = test::bytesOfHex("0014751e76e8199196d454941c45d1b3a323f1433bd6");
    const Block with = blockPaying(std::vector{data, Bytes{}, payment});
    const auto values = decodeFilter(buildBasicFilter(with, std::vector<Bytes>(1)));
    QVERIFY(values);
    QCOMPARE(values->size(), std::size_t{1});

    const FilterQuery query(std::vector{data, Bytes{}});
    QVERIFY(query.empty());
    QCOMPARE(FilterQuery(std::vector{data, payment}).size(), std::size_t{1});
}

void TestFilterQuery::repeatedScriptsCountOnce()
{
    const Bytes script = test::bytesOfHex("0014751e76e8199196d454941c45d1b3a323f1433bd6");
    const Block block = blockPaying(std::vector{script, script});

    const auto values = decodeFilter(buildBasicFilter(block, std::vector{script, script}));

    QVERIFY(values);
    QCOMPARE(values->size(), std::size_t{1});
}

void TestFilterQuery::aBlockWithoutScriptsHasTheFilterOfOneZeroByte()
{
    const Block block = blockPaying(std::vector<Bytes>{{std::byte{0x6a}}});
    const Bytes filter = buildBasicFilter(block, {});
    QCOMPARE(test::hexOf(filter), QByteArray("00"));

    FilterQuery query;
    query.add(test::bytesOfHex("51"));
    const auto match = query.matches(filter, block.header.hash());
    QVERIFY(match && !*match);
}

void TestFilterQuery::anEmptyQueryMatchesNothing()
{
    const auto match = FilterQuery().matches(test::bytesOfHex("017fa880"), BlockHash{});
    QVERIFY(match && !*match);
}

void TestFilterQuery::aDamagedFilterIsAnErrorAndNotANo()
{
    FilterQuery query;
    query.add(test::bytesOfHex("51"));
    const auto match = query.matches(test::bytesOfHex("017fa881"), BlockHash{});
    QVERIFY(!match && match.error().code == Errc::Malformed);
}

void TestFilterQuery::theKeyIsTheBlocks()
{
    std::mt19937_64 random(6);
    const auto scripts = randomScripts(random, 20);
    const Block block = blockPaying(scripts);
    const Bytes filter = buildBasicFilter(block, {});
    BlockHash other = block.header.hash();
    other.bytes[15] ^= std::byte{1}; // the last byte of the key
    QVERIFY(*FilterQuery(scripts).matches(filter, block.header.hash()));
    QVERIFY(!*FilterQuery(scripts).matches(filter, other));
    other = block.header.hash();
    other.bytes[16] ^= std::byte{1}; // the first byte that is not
    QVERIFY(*FilterQuery(scripts).matches(filter, other));
}

void TestFilterQuery::everyPathOfTheProcessorGivesTheSameValues()
{
    std::mt19937_64 random(8);
    for (const std::size_t count : {0U, 1U, 7U, 8U, 9U, 100U, 1'001U}) {
        ScriptList list;
        ScriptLanes lanes;
        for (std::size_t i = 0; i < count; ++i) {
            Bytes script(1 + random() % 70); // all rests of eight, many groups
            for (std::byte& b : script) b = static_cast<std::byte>(random());
            list.add(script);
            lanes.add(script);
        }
        const SipKey key{random(), random()};
        const std::uint64_t range = (1 + random() % 20'000) * FalsePositiveRate;
        std::vector<std::uint64_t> expected(count);
        hashScripts(list, key, range, expected);
        const std::set<std::uint64_t> wanted(expected.begin(), expected.end());
        for (const auto path : ScriptLanes::here()) {
            std::vector<std::uint64_t> values;
            lanes.hash(key, range, values, path);
            QVERIFY(std::set(values.begin(), values.end()) == wanted);
        }
        QCOMPARE(lanes.size(), count);
    }
}

/// Against what any reading of BIP158 would do: decode, hash, look each up.
void TestFilterQuery::everyPathFindsTheSame()
{
    std::mt19937_64 random(9);
    int found = 0;
    for (int round = 0; round < 300; ++round) {
        const auto inBlock = randomScripts(random, static_cast<int>(1 + random() % 400));
        const Block block = blockPaying(inBlock);
        const BlockHash hash = block.header.hash();
        const Bytes filter = buildBasicFilter(block, {});
        auto wanted = randomScripts(random, static_cast<int>(1 + random() % 300));
        if (round % 2) wanted[random() % wanted.size()] = inBlock[random() % inBlock.size()];

        const auto values = *decodeFilter(filter);
        ScriptList list;
        for (const Bytes& script : wanted) list.add(script);
        std::vector<std::uint64_t> hashes(wanted.size());
        hashScripts(list, filterKey(hash), values.size() * FalsePositiveRate, hashes);
        const bool expected = std::ranges::any_of(
            hashes, [&](std::uint64_t value) { return std::ranges::binary_search(values, value); });
        found += expected;
        const FilterQuery query(wanted);
        for (const auto path : ScriptLanes::here()) QCOMPARE(*query.matches(filter, hash, path), expected);
    }
    QVERIFY(found >= 150);
}

/// Fours of very uneven filters, a rest of fewer, and filters that nobody can read or that are empty.
void TestFilterQuery::aPartOfABatchFindsWhatOneAfterTheOtherFinds()
{
    std::mt19937_64 random(10);
    for (std::size_t size = 0; size < 14; ++size) {
        const auto wanted = randomScripts(random, 50);
        const FilterQuery query(wanted);
        std::vector<Bytes> filters;
        std::vector<BlockHash> hashes;
        for (std::size_t i = 0; i < size; ++i) {
            auto inBlock = randomScripts(random, static_cast<int>(1 + random() % (i % 3 == 0 ? 900 : 9)));
            if (random() % 2 == 0) inBlock.back() = wanted[random() % wanted.size()];
            const Block block = blockPaying(inBlock);
            filters.push_back(buildBasicFilter(block, {}));
            hashes.push_back(block.header.hash());
        }
        if (size > 9) filters[size - 9].pop_back();
        if (size > 6) filters[size - 6] = Bytes{std::byte{0}};
        std::vector<std::size_t> expected;
        for (std::size_t i = 0; i < size; ++i) {
            const auto matches = query.matches(filters[i], hashes[i]);
            if (!matches || *matches) expected.push_back(i);
        }
        for (const auto path : ScriptLanes::here()) {
            std::vector<KeptValues> kept(size);
            QCOMPARE(matchingIn({filters, hashes, kept}, query, path), expected);
            for (std::size_t i = 0; i < size; ++i) {
                const auto matches = query.matches(filters[i], hashes[i]);
                if (matches) QCOMPARE(query.mayMatch(kept[i], hashes[i]), *matches);
            }
        }
    }
}

void TestFilterQuery::severalThreadsMayAskOneQuery()
{
    std::mt19937_64 random(7);
    const auto scripts = randomScripts(random, 500);
    const Block block = blockPaying(scripts);
    const Bytes filter = buildBasicFilter(block, {});
    FilterQuery mine;
    mine.add(scripts.back());
    const FilterQuery others(randomScripts(random, 500));
    std::array<int, 4> right{};
    std::vector<std::thread> threads;
    for (int& count : right)
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i)
                count += *mine.matches(filter, block.header.hash()) && !*others.matches(filter, block.header.hash());
        });
    for (std::thread& thread : threads) thread.join();
    QVERIFY((right == std::array{50, 50, 50, 50}));
}

QTEST_APPLESS_MAIN(TestFilterQuery)
#include "tst_filterquery.moc"
