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

QCoro::Task<Result<Block>> BlockSource::fetch(BlockHash hash)
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

QCoro::Task<Result<Block>> BlockSource::request(BlockHash hash)
{
    if (auto kept = m_cache.block(hash)) co_return *std::move(kept);
    while (true) {
        auto asked = m_client.block(hash);
        auto answer = co_await asked;
        if (!answer) co_return answer.error();
        const auto checked = checkBlock(answer->value);
        if (checked) {
            m_cache.keepBlock(hash, answer->value);
            co_return std::move(answer->value);
        }
        qCWarning(lcSync) << "block body refused peer" << answer->peer.value << checked.error().detail.c_str();
        m_client.report(answer->peer, Offence::BadBlock, QString::fromStdString(checked.error().detail));
    }
}

} // namespace lockstep
