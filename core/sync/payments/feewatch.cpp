// SPDX-License-Identifier: MIT

#include "core/sync/payments/feewatch.h"

#include "core/backend/chainclient.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int32_t FreshSpan = 12; ///< Blocks: two hours.
constexpr std::int32_t RecentSpan = 36;
constexpr std::size_t Several = 3;

/// Sums of at most six blocks: far below what an Amount holds.
std::optional<FeeRate> rateOf(std::int64_t satoshis, std::int64_t virtualSize)
{
    const auto fees = Amount::fromSatoshis(satoshis);
    return fees ? FeeRate::of(*fees, virtualSize) : std::nullopt;
}

} // namespace

QString feeConfidenceCode(FeeConfidence confidence)
{
    switch (confidence) {
    case FeeConfidence::None: return u"none"_s;
    case FeeConfidence::Low: return u"low"_s;
    case FeeConfidence::Medium: return u"medium"_s;
    case FeeConfidence::High: return u"high"_s;
    }
    return {};
}

std::optional<FeeRate> feeFloor(std::vector<FeeRate> said)
{
    if (said.empty()) return std::nullopt;
    const auto middle = said.begin() + static_cast<std::ptrdiff_t>((said.size() - 1) / 2);
    std::ranges::nth_element(said, middle);
    return *middle;
}

bool FeeWatch::isKnown(const ChainPoint& point) const
{
    const auto found = m_blocks.find(point.height);
    return found != m_blocks.end() && found->second.hash == point.hash;
}

void FeeWatch::note(const ChainPoint& at, const IndexedBlock& block)
{
    const BlockHeight lowest = m_chain.tip().height - Kept;
    if (at.height <= lowest || isKnown(at)) return;
    const auto fees = blockFees(block.layout(), at.height, m_chain.headers().params());
    m_blocks.insert_or_assign(at.height, Entry{at.hash, fees ? std::optional(*fees) : std::nullopt});
    m_blocks.erase(m_blocks.begin(), m_blocks.upper_bound(lowest));
}

std::optional<ChainPoint> FeeWatch::nextMissing()
{
    if (!m_isWanted) return std::nullopt;
    const ChainPoint tip = m_chain.tip();
    for (BlockHeight height = tip.height; height.value > 0 && height > tip.height - Window; height = height - 1)
        if (const ChainPoint point = m_chain.pointAt(height); !isKnown(point)) return point;
    settle();
    return std::nullopt;
}

void FeeWatch::settle()
{
    m_isWanted = false;
    m_measuredAt = m_chain.tip();
}

std::vector<FeeWatch::Counted> FeeWatch::newest() const
{
    std::vector<Counted> blocks;
    for (auto entry = m_blocks.rbegin(); entry != m_blocks.rend() && blocks.size() < Window; ++entry) {
        const auto& [height, known] = *entry;
        if (height <= m_chain.tip().height - Kept) break;
        if (known.fees && m_chain.contains({height, known.hash})) blocks.push_back({height, *known.fees});
    }
    return blocks;
}

FeeConfidence FeeWatch::confidence(const std::vector<Counted>& blocks, bool areHeadersCurrent) const
{
    if (blocks.empty()) return FeeConfidence::None;
    const std::int32_t span = m_chain.tip().height - blocks.back().height + 1;
    if (!areHeadersCurrent) return FeeConfidence::Low;
    if (blocks.size() == Window && span <= FreshSpan) return FeeConfidence::High;
    if (blocks.size() >= Several && span <= RecentSpan) return FeeConfidence::Medium;
    return FeeConfidence::Low;
}

FeeView FeeWatch::view(const QList<PeerInfo>& peers, bool areHeadersCurrent) const
{
    FeeView view;
    const std::vector<Counted> blocks = newest();
    std::int64_t fees = 0, size = 0;
    for (const Counted& block : blocks) {
        fees += block.fees.fees.satoshis();
        size += block.fees.virtualSize;
        const auto own = rateOf(block.fees.fees.satoshis(), block.fees.virtualSize);
        if (!own) continue; // nobody paid in it
        view.lowest = std::min(view.lowest.value_or(*own), *own);
        view.highest = std::max(view.highest.value_or(*own), *own);
    }
    view.average = rateOf(fees, size);
    view.blocks = static_cast<std::int32_t>(blocks.size());
    if (!blocks.empty()) {
        view.from = blocks.back().height;
        view.to = blocks.front().height;
    }
    view.confidence = confidence(blocks, areHeadersCurrent);
    std::vector<FeeRate> said;
    for (const PeerInfo& peer : peers)
        if (peer.feeFloor) said.push_back(*peer.feeFloor);
    view.floorPeers = static_cast<std::int32_t>(said.size());
    view.floor = feeFloor(std::move(said));
    view.measuredAt = m_measuredAt;
    return view;
}

} // namespace lockstep
