// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "core/storage/database/transaction.h"
#include "core/sync/state/chainstate.h"
#include "tests/bench/figures.h"
#include "tests/bench/processmemory.h"
#include "tests/bench/report.h"
#include "tests/support/headermaker.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <span>
#include <vector>

namespace lockstep::bench {

namespace {

constexpr int Rounds = 3;

void require(const Result<void>& done)
{
    if (!done) qFatal("headers: %s", done.error().detail.c_str());
}

double secondsSince(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) / 1e9; }

std::vector<BlockHeader> regtestHeaders(int count)
{
    const NetworkParams& params = networkParams(Network::Regtest);
    return test::HeaderMaker(params.genesis.header, params.powLimitBits).add(count, 1);
}

/// As they come: two thousand at a time.
template <typename Take>
void inMessages(const std::vector<BlockHeader>& headers, Take&& take)
{
    for (std::size_t i = 0; i < headers.size(); i += 2'000)
        take(std::span(headers).subspan(i, std::min<std::size_t>(2'000, headers.size() - i)),
             BlockHeight{static_cast<std::int32_t>(i)});
}

double secondsToStore(const QString& path, const std::vector<BlockHeader>& headers)
{
    const NetworkParams& params = networkParams(Network::Regtest);
    const auto database = *Database::open(path, DatabaseIdentity::of(params));
    ChainState chain(params, *database);
    require(chain.load());
    QElapsedTimer timer;
    timer.start();
    inMessages(headers, [&](std::span<const BlockHeader> message, BlockHeight fork) {
        const auto change = chain.acceptHeaders(message, headers.back().time);
        if (!change) require(change.error());
        require(inTransaction(*database, Durability::Normal, [&] { return chain.storeHeadersAbove(fork); }));
        chain.headersStored(fork);
    });
    return secondsSince(timer);
}

struct Reopening
{
    double open = 0; ///< The file, with its check.
    double load = 0; ///< The headers in it.
    double memory = 0; ///< What they take there, MiB.
};

Reopening reopen(const QString& path, std::size_t count)
{
    const NetworkParams& params = networkParams(Network::Regtest);
    Reopening seconds;
    QElapsedTimer timer;
    timer.start();
    const auto database = *Database::open(path, DatabaseIdentity::of(params));
    seconds.open = secondsSince(timer);
    const double before = processMebibytes("VmRSS:");
    timer.restart();
    ChainState chain(params, *database);
    require(chain.load());
    seconds.load = secondsSince(timer);
    seconds.memory = processMebibytes("VmRSS:") - before;
    if (static_cast<std::size_t>(chain.tip().height.value) != count) qFatal("headers: some are missing");
    return seconds;
}

} // namespace

void measureHeaders(Report& report)
{
    constexpr int Count = 200'000;
    QTextStream(stderr) << "headers: verifying " << Count << " in memory\n";
    const NetworkParams& params = networkParams(Network::Regtest);
    const std::vector<BlockHeader> headers = regtestHeaders(Count);
    std::vector<double> verified;
    std::vector<double> restored;
    for (int round = 0; round < Rounds; ++round) {
        HeaderChain chain(params);
        QElapsedTimer timer;
        timer.start();
        inMessages(headers, [&](std::span<const BlockHeader> message, BlockHeight) {
            if (const auto change = chain.accept(message, headers.back().time); !change) require(change.error());
        });
        verified.push_back(Count / secondsSince(timer));
        timer.restart();
        HeaderChain again(params);
        if (again.restore(headers) != headers.size()) qFatal("headers: restore");
        restored.push_back(Count / secondsSince(timer));
    }
    report.add("headers verified a second", median(verified), "1/s", atLeast(1'000'000));
    report.add("headers restored a second", median(restored), "1/s");
}

/// As the loop stores them: each message in a transaction of its own.
void measureStoredHeaders(Report& report)
{
    constexpr int Count = 900'000;
    QTextStream(stderr) << "storedheaders: verifying and storing " << Count << ", then opening them again\n";
    const std::vector<BlockHeader> headers = regtestHeaders(Count);
    std::vector<double> stored;
    std::vector<double> opened;
    std::vector<double> loaded;
    std::vector<double> both;
    std::vector<double> memory;
    for (int round = 0; round < Rounds; ++round) {
        const QTemporaryDir folder;
        const QString path = folder.filePath("bench.sqlite");
        stored.push_back(secondsToStore(path, headers));
        const Reopening seconds = reopen(path, headers.size());
        opened.push_back(seconds.open);
        loaded.push_back(seconds.load);
        both.push_back(seconds.open + seconds.load);
        memory.push_back(seconds.memory);
    }
    report.add("900,000 headers verified and stored", median(stored), "s", atMost(12, "3"));
    report.add("their database opened and checked", median(opened), "s");
    report.add("900,000 headers loaded again", median(loaded), "s", "aim 0.1");
    report.add("900,000 headers in memory", median(memory), "MiB", "filter headers take 27 more");
    report.add("900,000 headers reopened, both together", median(both), "s", atMost(1, "0.1"));
}

} // namespace lockstep::bench
