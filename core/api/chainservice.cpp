// SPDX-License-Identifier: MIT

#include "core/api/chainservice.h"

#include "core/api/engine.h"

namespace lockstep {

void ChainService::setOnline(bool online)
{
    runOn(&m_engine, [engine = &m_engine, online] { engine->manager().setOnline(online); });
}

QFuture<Result<void>> ChainService::pauseJob(JobId job)
{
    return askManager<void>(m_engine, [job](SyncManager& m) { return m.pauseJob(job); });
}

QFuture<Result<void>> ChainService::resumeJob(JobId job)
{
    return askManager<void>(m_engine, [job](SyncManager& m) { return m.resumeJob(job); });
}

QFuture<Result<void>> ChainService::cancelJob(JobId job)
{
    return askManager<void>(m_engine, [job](SyncManager& m) { return m.cancelJob(job); });
}

QFuture<Result<int>> ChainService::broadcast(Bytes rawTransaction)
{
    const Answer<int> answer;
    runOn(&m_engine, [engine = &m_engine, raw = std::move(rawTransaction), answer]() mutable {
        engine->broadcast(std::move(raw), [answer](Result<int> peers) { answer.give(std::move(peers)); });
    });
    return answer.future();
}

} // namespace lockstep
