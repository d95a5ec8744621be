// SPDX-License-Identifier: MIT

#include "core/sync/blocksource.h"

#include "core/sync/logging.h"

#include <QString>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

void BlockSource::prefetch(const BlockHash& hash)
{
    if (!m_ahead.contains(hash)) m_ahead.emplace(hash, request(hash));
}

QCoro::Task<Result<ProvedBlock>> BlockSource::fetch(BlockHash hash)
{
    prefetch(hash);
    auto task = std::move(m_ahead.extract(hash).mapped());
    auto block = co_await task;
    co_return block;
}

QCoro::Task<void> BlockSource::drain()
{
    while (!m_ahead.empty()) {
        auto task = std::move(m_ahead.extract(m_ahead.begin()).mapped());
        co_await task;
    }
}

QCoro::Task<Result<ProvedBlock>> BlockSource::request(BlockHash hash)
{
    if (auto kept = m_cache.block(hash)) co_return *std::move(kept);
    while (true) {
        auto asked = m_client.block(hash);
        auto answer = co_await asked;
        if (!answer) co_return answer.error();
        auto proved = proveBlock(std::move(answer->value));
        if (proved) {
            m_cache.keepBlock(hash, proved->block);
            co_return *std::move(proved);
        }
        qCWarning(lcSync) << "block body refused peer" << answer->peer.value << proved.error().detail.c_str();
        m_client.report(answer->peer, Offence::BadBlock, QString::fromStdString(proved.error().detail));
    }
}

} // namespace lockstep
