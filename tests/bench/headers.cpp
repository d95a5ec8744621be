// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "tests/bench/report.h"
#include "tests/support/headermaker.h"

#include <QElapsedTimer>
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
    report.add("headers verified a second", Count / (static_cast<double>(timer.nsecsElapsed()) / 1e9), "1/s");

    timer.restart();
    HeaderChain again(params);
    if (again.restore(headers) != headers.size()) qFatal("headers: restore");
    report.add("headers restored a second", Count / (static_cast<double>(timer.nsecsElapsed()) / 1e9), "1/s");
}

} // namespace lockstep::bench
