// SPDX-License-Identifier: MIT

#include "core/sync/filtersource.h"

#include "core/filters/blockfilter.h"
#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t RequestLimit = 1'000; // BIP157

BlockRange partOf(const BlockRange& range, std::size_t from, std::size_t count)
{
    const auto first = range.hashes.begin() + static_cast<std::ptrdiff_t>(from);
    return {range.first + static_cast<std::int32_t>(from), {first, first + static_cast<std::ptrdiff_t>(count)}};
}

} // namespace

QCoro::Task<Result<std::vector<Bytes>>> FilterSource::fetch(BlockRange range)
{
    std::vector<Bytes> sound;
    sound.reserve(range.hashes.size());
    while (sound.size() < range.hashes.size()) {
        const std::size_t left = range.hashes.size() - sound.size();
        BlockRange part = partOf(range, sound.size(), std::min(left, RequestLimit));
        auto asked = m_client.filters(std::move(part), {});
        auto answer = co_await asked;
        if (!answer) co_return answer.error();
        if (!m_chain.covers(range)) co_return Error{Errc::TipMoved, "a reorg took the range away"};

        for (auto& [peer, filter] : *answer) {
            const BlockHeight height = range.first + static_cast<std::int32_t>(sound.size());
            if (!m_chain.filterHeaders().verifies(height, filterHash(filter))) {
                qCWarning(lcSync) << "filter does not match its header height" << height.value << "peer" << peer.value;
                m_client.report(peer, Offence::BadFilter, u"filter does not hash to the agreed filter header"_s);
                break; // what is sound is kept; the rest is asked again
            }
            sound.push_back(std::move(filter));
        }
    }
    co_return sound;
}

} // namespace lockstep
