// SPDX-License-Identifier: MIT

#include "core/sync/blocksource.h"

#include "core/sync/logging.h"

#include <QCoroFuture>
#include <QString>
#include <QtConcurrent>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

BlockSource::BlockSource(ChainClient& client, ChainCache& cache) : m_client(client), m_cache(cache)
{
    m_opening.setMaxThreadCount(1);
}

void BlockSource::prefetch(const BlockHash& hash)
{
    if (const auto known = m_ahead.find(hash); known != m_ahead.end()) {
        if (!*known->second.failed) return;
        m_ahead.erase(known);
    }
    auto failed = std::make_shared<bool>(false);
    m_ahead.emplace(hash, Ahead{failed, tryToGet(hash, failed)});
}

QCoro::Task<BlockSource::Answer> BlockSource::tryToGet(BlockHash hash, std::shared_ptr<bool> failed)
{
    auto requesting = request(hash);
    auto answer = co_await requesting;
    *failed = !answer;
    co_return answer;
}

QCoro::Task<BlockSource::Answer> BlockSource::fetch(BlockHash hash)
{
    prefetch(hash);
    auto task = std::move(m_ahead.extract(hash).mapped().answer);
    auto block = co_await task;
    co_return block;
}

void BlockSource::letGo(std::vector<std::shared_ptr<const IndexedBlock>> blocks)
{
    if (!blocks.empty()) m_opening.start([blocks = std::move(blocks)]() mutable { blocks.clear(); });
}

QCoro::Task<void> BlockSource::drain()
{
    while (!m_ahead.empty()) {
        auto task = std::move(m_ahead.extract(m_ahead.begin()).mapped().answer);
        co_await task;
    }
}

QCoro::Task<BlockSource::Answer> BlockSource::request(BlockHash hash)
{
    if (auto kept = m_cache.block(hash)) {
        auto opening = open(std::make_shared<const Bytes>(*std::move(kept)));
        auto opened = co_await opening;
        if (opened) co_return opened;
        qCInfo(lcSync) << "a kept block is not whole, it is fetched again"; // a kill in the middle of writing it
        m_cache.forgetBlock(hash);
    }
    while (true) {
        auto asked = m_client.block(hash);
        auto answer = co_await asked;
        if (!answer) co_return answer.error();
        const auto raw = std::make_shared<const Bytes>(std::move(answer->value));
        auto opening = open(raw);
        auto opened = co_await opening;
        if (opened) {
            m_cache.keepBlock(hash, raw);
            co_return opened;
        }
        qCWarning(lcSync) << "block body refused peer" << answer->peer.value << opened.error().detail.c_str();
        m_client.report(answer->peer, Offence::BadBlock, QString::fromStdString(opened.error().detail));
    }
}

QCoro::Task<BlockSource::Answer> BlockSource::open(std::shared_ptr<const Bytes> raw)
{
    auto opening = QtConcurrent::run(&m_opening, [raw]() -> Answer {
        auto proved = proveBlock(*raw);
        if (!proved) return proved.error();
        return std::make_shared<const IndexedBlock>(raw, std::move(*proved));
    });
    auto opened = co_await opening;
    co_return opened;
}

} // namespace lockstep
