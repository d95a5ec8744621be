// SPDX-License-Identifier: MIT

#include "core/chain/networkparams.h"
#include "core/crypto/hash.h"
#include "core/descriptors/descriptor.h"
#include "core/filters/filterpart.h"

#include <QTest>

#include <atomic>
#include <functional>
#include <memory>
#include <random>
#include <set>
#include <span>
#include <thread>

using namespace lockstep;

namespace {

constexpr std::size_t Threads = 4;

/// Runs `work` in several threads that begin together, and waits for all. The threads are the standard library's: the
/// thread sanitizer sees into them, and not into Debian's Qt.
void inSeveralThreads(const std::function<void(std::size_t thread)>& work)
{
    std::atomic<std::size_t> ready = 0;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < Threads; ++i)
        threads.emplace_back([&, i] {
            for (++ready; ready < Threads;) std::this_thread::yield();
            work(i);
        });
    for (std::thread& thread : threads) thread.join();
}

Bytes scriptOf(std::size_t block, std::size_t output)
{
    Bytes script(22, std::byte{0x51});
    script[1] = static_cast<std::byte>(block);
    script[2] = static_cast<std::byte>(block >> 8);
    script[3] = static_cast<std::byte>(output);
    return script;
}

/// What the engine hands to its match pool: some blocks with their filters, which nobody changes any more.
struct Batch
{
    std::vector<BlockHash> hashes;
    std::vector<Bytes> filters;
};

std::shared_ptr<const Batch> batchOf(std::size_t blocks)
{
    auto batch = std::make_shared<Batch>();
    for (std::size_t i = 0; i < blocks; ++i) {
        Block block;
        block.transactions.emplace_back().inputs.emplace_back();
        for (std::size_t j = 0; j < 40; ++j) block.transactions.front().outputs.push_back({Amount(), scriptOf(i, j)});
        block.header.merkleRoot = {block.transactions.front().txid().bytes};
        batch->hashes.push_back(block.header.hash());
        batch->filters.push_back(buildBasicFilter(block, {}));
    }
    return batch;
}

} // namespace

/// Values that several threads of the program look at at once: docs/THREADS.md. Run under the thread sanitizer
/// (preset tsan); elsewhere it shows that they answer the same whoever asks.
class TestSharedValues final : public QObject
{
    Q_OBJECT

private slots:
    void oneBatchIsMatchedInParts();
    void oneBatchIsMatchedAgainstAQueryForEachThread();
    void oneDescriptorIsDerivedFromByAll();
    void descriptorsAreReadByAllAtOnce();
    void networkParametersAreMadeOnce();
    void hashesAreComputedByAll();
};

/// What BatchScanner's pool runs: one query and one batch, each thread a part of the blocks. What is kept of them is
/// looked at afterwards by whoever waited.
void TestSharedValues::oneBatchIsMatchedInParts()
{
    constexpr std::size_t Blocks = 200;
    const auto batch = batchOf(Blocks);
    std::vector<Bytes> watched;
    for (std::size_t i = 0; i < 500; ++i) watched.push_back(scriptOf(10'000 + i, 0));
    for (std::size_t i = 0; i < Blocks; i += 10) watched.push_back(scriptOf(i, 7));
    const auto query = std::make_shared<const FilterQuery>(watched);

    std::vector<KeptValues> kept(Blocks);
    std::vector<std::vector<std::size_t>> found(Threads);
    constexpr std::size_t Part = Blocks / Threads;
    inSeveralThreads([&, batch, query](std::size_t thread) {
        const std::size_t begin = Part * thread;
        found[thread]
            = matchingIn({std::span(batch->filters).subspan(begin, Part), std::span(batch->hashes).subspan(begin, Part),
                          std::span(kept).subspan(begin, Part)},
                         *query);
    });

    std::set<std::size_t> all;
    for (std::size_t thread = 0; thread < Threads; ++thread)
        for (const std::size_t position : found[thread]) all.insert(Part * thread + position);
    for (std::size_t i = 0; i < Blocks; i += 10) QVERIFY(all.contains(i));
    QVERIFY(all.size() < Blocks / 10 + 5); // a false positive once in 784,931 scripts
    const FilterQuery later(std::vector<Bytes>{scriptOf(3, 5)});
    QVERIFY(later.mayMatch(kept[3], batch->hashes[3]));
}

void TestSharedValues::oneBatchIsMatchedAgainstAQueryForEachThread()
{
    const auto batch = batchOf(50);
    std::array<std::size_t, Threads> found{};
    inSeveralThreads([&](std::size_t thread) {
        const FilterQuery query(std::vector{scriptOf(thread, 1), scriptOf(thread + 20, 2)});
        for (std::size_t i = 0; i < batch->filters.size(); ++i)
            found[thread] += query.matches(batch->filters[i], batch->hashes[i]).value() ? 1U : 0U;
    });
    QVERIFY((found == std::array<std::size_t, Threads>{2, 2, 2, 2}));
}

static const std::string Account
    = "wpkh([73c5da0a/84h/0h/0h]xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKH"
      "PJ4ZeZXYVUhLv1VMrjPC7PW6V/<0;1>/*)";

void TestSharedValues::oneDescriptorIsDerivedFromByAll()
{
    const Descriptor descriptor = Descriptor::parse(Account, Network::Mainnet).value();
    std::array<std::vector<Bytes>, Threads> scripts;
    inSeveralThreads([&](std::size_t thread) {
        const Descriptor mine = descriptor; // shares its tree
        for (std::uint32_t index = 0; index < 20; ++index)
            scripts[thread].push_back(mine.scriptPubKey(0, index).value());
    });
    for (const auto& each : scripts) QVERIFY(each == scripts.front());
}

void TestSharedValues::descriptorsAreReadByAllAtOnce()
{
    std::array<std::string, Threads> identities;
    inSeveralThreads([&](std::size_t thread) {
        identities[thread] = Descriptor::parse(Account, Network::Mainnet).value().identity();
    });
    for (const std::string& each : identities) QCOMPARE(each, identities.front());
}

void TestSharedValues::networkParametersAreMadeOnce()
{
    std::array<const NetworkParams*, Threads> params{};
    inSeveralThreads([&](std::size_t thread) { params[thread] = &networkParams(Network::Testnet4); });
    for (const NetworkParams* each : params) QCOMPARE(each, params.front());
}

void TestSharedValues::hashesAreComputedByAll()
{
    const Digest32 expected = doubleSha256(Bytes(80));
    std::array<int, Threads> right{};
    inSeveralThreads([&](std::size_t thread) {
        for (int i = 0; i < 1'000; ++i) right[thread] += doubleSha256(Bytes(80)) == expected ? 1 : 0;
    });
    QVERIFY((right == std::array{1'000, 1'000, 1'000, 1'000}));
}

QTEST_APPLESS_MAIN(TestSharedValues)
#include "tst_sharedvalues.moc"
