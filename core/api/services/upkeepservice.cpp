// SPDX-License-Identifier: MIT

#include "core/api/services/upkeepservice.h"

#include "core/api/engine/engine.h"

namespace lockstep {

namespace {

/// Asks the manager on the sync thread; it answers when the work is over.
template <typename Report, typename Ask>
QFuture<Result<Report>> askForUpkeep(Engine& engine, Ask ask)
{
    const Answer<Report> answer;
    runOn(&engine, [engine = &engine, ask = std::move(ask), answer] {
        ask(engine->manager(),
            UpkeepDone<Report>([answer](Result<Report> report) { answer.give(std::move(report)); },
                               [answer](int percent) { answer.tell(percent); }));
    });
    return answer.future();
}

} // namespace

QFuture<Result<CheckReport>> UpkeepService::check()
{
    return askForUpkeep<CheckReport>(
        m_engine, [](SyncManager& m, UpkeepDone<CheckReport> done) { m.checkStore(std::move(done)); });
}

QFuture<Result<HeaderFileReport>> UpkeepService::exportHeaders(const QString& path)
{
    return askForUpkeep<HeaderFileReport>(m_engine, [path](SyncManager& m, UpkeepDone<HeaderFileReport> done) {
        m.exportHeaders(path, std::move(done));
    });
}

QFuture<Result<HeaderFileReport>> UpkeepService::importHeaders(const QString& path)
{
    return askForUpkeep<HeaderFileReport>(m_engine, [path](SyncManager& m, UpkeepDone<HeaderFileReport> done) {
        m.importHeaders(path, std::move(done));
    });
}

QFuture<Result<void>> UpkeepService::rebuildChain()
{
    return askForUpkeep<void>(m_engine, [](SyncManager& m, UpkeepDone<void> done) { m.rebuildChain(std::move(done)); });
}

void UpkeepService::cancel()
{
    runOn(&m_engine, [engine = &m_engine] { engine->manager().cancelUpkeep(); });
}

QFuture<Result<JobId>> UpkeepService::rebuildWallet(WalletId wallet)
{
    return askManager<JobId>(m_engine, [wallet](SyncManager& m) { return m.rebuildWallet(wallet); });
}

} // namespace lockstep
