// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "core/storage/transaction.h"
#include "core/sync/chainstate.h"
#include "tests/bench/report.h"
#include "tests/support/headermaker.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

namespace lockstep::bench {

void measureHeaders(Report& report)
{
    constexpr int Count = 200'000;
    QTextStream(stderr) << "headers: verifying " << Count << " in memory\n";
    const NetworkParams& params = networkParams(Network::Regtest);
    test::HeaderMaker maker(params.genesis.header, params.powLimitBits);
    const std::vector<BlockHeader> headers = maker.add(Count, 1);
    const std::int64_t now = headers.back().time;

    HeaderChain chain(params);
    QElapsedTimer timer;
    timer.start();
    for (std::size_t i = 0; i < headers.size(); i += 2'000) {
        const auto change
            = chain.accept(std::span(headers).subspan(i, std::min<std::size_t>(2'000, headers.size() - i)), now);
        if (!change) qFatal("headers: %s", change.error().detail.c_str());
    }
    report.add("headers verified a second", Count / (static_cast<double>(timer.nsecsElapsed()) / 1e9), "1/s",
               atLeast(1'000'000));

    timer.restart();
    HeaderChain again(params);
    if (again.restore(headers) != headers.size()) qFatal("headers: restore");
    report.add("headers restored a second", Count / (static_cast<double>(timer.nsecsElapsed()) / 1e9), "1/s");
}

/// As the loop stores them: two thousand at a time as they come, each in a transaction of its own.
void measureStoredHeaders(Report& report)
{
    constexpr int Count = 900'000;
    QTextStream(stderr) << "storedheaders: verifying and storing " << Count << ", then opening them again\n";
    const NetworkParams& params = networkParams(Network::Regtest);
    test::HeaderMaker maker(params.genesis.header, params.powLimitBits);
    const std::vector<BlockHeader> headers = maker.add(Count, 1);
    const std::int64_t now = headers.back().time;
    const QTemporaryDir folder;
    const QString path = folder.filePath("bench.sqlite");
    const auto require = [](const Result<void>& done) {
        if (!done) qFatal("stored headers: %s", done.error().detail.c_str());
    };

    QElapsedTimer timer;
    {
        const auto database = *Database::open(path, DatabaseIdentity::of(params));
        ChainState chain(params, *database);
        require(chain.load());
        timer.start();
        for (std::size_t i = 0; i < headers.size(); i += 2'000) {
            const auto change
                = chain.acceptHeaders(std::span(headers).subspan(i, std::min<std::size_t>(2'000, Count - i)), now);
            if (!change) require(change.error());
            const BlockHeight fork{static_cast<std::int32_t>(i)};
            require(inTransaction(*database, Durability::Normal, [&] { return chain.storeHeadersAbove(fork); }));
            chain.headersStored(fork);
        }
    }
    report.add("900,000 headers verified and stored", static_cast<double>(timer.nsecsElapsed()) / 1e9, "s",
               atMost(12, "3"));

    timer.restart();
    const auto database = *Database::open(path, DatabaseIdentity::of(params));
    report.add("their database opened and checked", static_cast<double>(timer.nsecsElapsed()) / 1e9, "s");
    timer.restart();
    ChainState chain(params, *database);
    require(chain.load());
    if (chain.tip().height.value != Count) qFatal("stored headers: some are missing");
    report.add("900,000 headers loaded again", static_cast<double>(timer.nsecsElapsed()) / 1e9, "s", atMost(1, "0.1"));
}

} // namespace lockstep::bench
