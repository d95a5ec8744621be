// SPDX-License-Identifier: MIT

#include "core/sync/fetch/blocksource.h"

#include "core/primitives/firstblock.h"
#include "core/sync/logging.h"

#include <QCoroFuture>
#include <QString>
#include <QtConcurrent>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What comes behind a block is cut off, as Core does: it is no lie about the block.
BlockSource::Answer openedOf(std::shared_ptr<const Bytes> raw, WitnessRule rule)
{
    auto proved = proveBlock(*raw, rule);
    if (proved) return std::make_shared<const IndexedBlock>(std::move(raw), std::move(*proved));
    const std::size_t size = sizeOfFirstBlock(*raw);
    if (size == 0 || size == raw->size()) return proved.error();
    const auto end = raw->begin() + static_cast<std::ptrdiff_t>(size);
    return openedOf(std::make_shared<const Bytes>(raw->begin(), end), rule);
}

} // namespace

BlockSource::BlockSource(ChainClient& client, ChainCache& cache, BlockHeight segwitFrom)
    : m_client(client)
    , m_cache(cache)
    , m_segwitFrom(segwitFrom)
{
    m_opening.setMaxThreadCount(1);
}

void BlockSource::prefetch(const ChainPoint& block)
{
    if (const auto known = m_ahead.find(block.hash); known != m_ahead.end()) {
        if (*known->second.stage != Stage::Failed) return;
        m_ahead.erase(known);
    }
    dropUnclaimed();
    auto stage = std::make_shared<Stage>(Stage::Asked);
    m_ahead.emplace(block.hash, Ahead{++m_prefetched, stage, tryToGet(block, stage)});
}

QCoro::Task<BlockSource::Answer> BlockSource::tryToGet(ChainPoint block, std::shared_ptr<Stage> stage)
{
    auto requesting = request(block);
    auto answer = co_await requesting;
    *stage = answer ? Stage::Here : Stage::Failed;
    co_return answer;
}

/// What is still on its way cannot be dropped, and will be a block or a failure soon.
void BlockSource::dropUnclaimed()
{
    while (m_ahead.size() >= MostUnclaimed) {
        auto oldest = m_ahead.end();
        for (auto each = m_ahead.begin(); each != m_ahead.end(); ++each)
            if (*each->second.stage != Stage::Asked
                && (oldest == m_ahead.end() || each->second.number < oldest->second.number))
                oldest = each;
        if (oldest == m_ahead.end()) return;
        m_ahead.erase(oldest);
    }
}

QCoro::Task<BlockSource::Answer> BlockSource::fetch(ChainPoint block)
{
    prefetch(block);
    auto task = std::move(m_ahead.extract(block.hash).mapped().answer);
    auto answer = co_await task;
    co_return answer;
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

QCoro::Task<BlockSource::Answer> BlockSource::request(ChainPoint block)
{
    if (auto kept = m_cache.block(block.hash)) {
        auto opening = open(std::make_shared<const Bytes>(*std::move(kept)), block.height);
        auto opened = co_await opening;
        if (opened) co_return opened;
        qCInfo(lcSync) << "a kept block is not whole, it is fetched again"; // a kill in the middle of writing it
        m_cache.forgetBlock(block.hash);
    }
    while (true) {
        auto asked = m_client.block(block);
        auto answer = co_await asked;
        if (!answer) co_return answer.error();
        m_sent.add(block.hash, answer->value.size());
        const auto raw = std::make_shared<const Bytes>(std::move(answer->value));
        auto opening = open(raw, block.height);
        auto opened = co_await opening;
        if (opened) {
            if ((*opened)->bytes() == raw->size()) m_cache.keepBlock(block.hash, raw);
            co_return opened;
        }
        qCWarning(lcSync) << "block body refused peer" << answer->peer.value << opened.error().detail.c_str();
        m_client.report(answer->peer, Offence::BadBlock, QString::fromStdString(opened.error().detail));
    }
}

QCoro::Task<BlockSource::Answer> BlockSource::open(std::shared_ptr<const Bytes> raw, BlockHeight height)
{
    const WitnessRule rule = height < m_segwitFrom ? WitnessRule::Optional : WitnessRule::Required;
    auto opening = QtConcurrent::run(&m_opening, [raw, rule] { return openedOf(raw, rule); });
    auto opened = co_await opening;
    co_return opened;
}

} // namespace lockstep
