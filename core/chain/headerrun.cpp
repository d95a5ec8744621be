// SPDX-License-Identifier: MIT

#include "core/chain/headerrun.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int64_t MaxFutureSeconds = 2 * 60 * 60;
constexpr std::int64_t MinDifficultyAfterSeconds = 20 * 60; // test networks: twice the block spacing
constexpr std::int64_t MaxTimewarpSeconds = 600; // BIP94

} // namespace

HeaderRun::HeaderRun(const NetworkParams& params, DifficultyCache& difficulties, Ancestors ancestors)
    : m_params(params)
    , m_difficulties(difficulties)
    , m_ancestors(ancestors)
    , m_limit(difficulties.of(params.powLimitBits).target)
    , m_nextHeight(static_cast<std::int32_t>(ancestors.best.size() + ancestors.branch.size()))
{
}

Result<void> HeaderRun::add(const BlockHeader& header, const BlockHash& hash, std::int64_t now)
{
    if (auto work = checkWork(header, hash); !work) return work;
    if (auto time = checkTime(header); !time) return time;
    if (auto version = checkVersion(header); !version) return version;
    if (auto known = checkKnownHash(m_params, nextHeight(), hash); !known) return known;
    // Last: a header that breaks another rule is wrong for ever, this one only for now.
    if (header.time > now + MaxFutureSeconds) return Error{Errc::BadTime, "future"};

    const bool startsPeriod = nextHeight() % RetargetInterval == 0;
    if (m_realBits && (startsPeriod || header.bits != m_params.powLimitBits)) m_realBits = header.bits;
    m_work = m_work + m_difficulties.of(header.bits).work;
    m_added.push_back(HeaderRecord::of(header, hash));
    ++m_nextHeight;
    return {};
}

const HeaderRecord& HeaderRun::at(std::int32_t height) const
{
    auto index = static_cast<std::size_t>(height);
    if (index < m_ancestors.best.size()) return m_ancestors.best[index];
    index -= m_ancestors.best.size();
    if (index < m_ancestors.branch.size()) return m_ancestors.branch[index];
    return m_added[index - m_ancestors.branch.size()];
}

/// Later than the median of the last eleven: so without sorting, later than more than half of them.
bool HeaderRun::isAfterMedian(std::uint32_t time) const
{
    const std::int32_t count = std::min(nextHeight(), MedianSpan);
    std::int32_t earlier = 0;
    for (std::int32_t i = 1; i <= count; ++i) earlier += at(nextHeight() - i).time < time ? 1 : 0;
    return earlier > count / 2;
}

/// Test networks: the bits of the last block of the period that did not take the 20-minute exception.
std::uint32_t HeaderRun::lastRealBits()
{
    if (!m_realBits) {
        std::int32_t height = nextHeight() - 1;
        while (height % RetargetInterval != 0 && at(height).bits == m_params.powLimitBits) --height;
        m_realBits = at(height).bits;
    }
    return *m_realBits;
}

std::uint32_t HeaderRun::expectedBits(const BlockHeader& header)
{
    const HeaderRecord& last = at(nextHeight() - 1);
    if (nextHeight() % RetargetInterval != 0) {
        if (!m_params.minDifficultyAfter20Minutes) return last.bits;
        if (header.time > last.time + MinDifficultyAfterSeconds) return m_params.powLimitBits;
        return lastRealBits();
    }
    if (!m_params.retargets) return last.bits;
    // From the first to the last block of the period: 2,015 intervals, not 2,016. The mistake is consensus.
    const HeaderRecord& first = at(nextHeight() - RetargetInterval);
    const std::int64_t seconds = std::int64_t{last.time} - first.time;
    return retargetedBits(m_params.bip94 ? first.bits : last.bits, seconds, m_params.powLimitBits);
}

Result<void> HeaderRun::checkWork(const BlockHeader& header, const BlockHash& hash)
{
    if (auto proof = checkProofOfWork(hash, m_difficulties.of(header.bits), m_limit); !proof) return proof;
    if (header.bits != expectedBits(header)) return Error{Errc::BadDifficulty, "header: not the bits the rules demand"};
    return {};
}

Result<void> HeaderRun::checkTime(const BlockHeader& header) const
{
    if (!isAfterMedian(header.time)) return Error{Errc::BadTime, "header: not after the median of the last 11"};
    const bool startsPeriod = nextHeight() % RetargetInterval == 0;
    if (m_params.bip94 && startsPeriod && header.time + MaxTimewarpSeconds < at(nextHeight() - 1).time)
        return Error{Errc::BadTime, "header: a timewarp at the start of a period"};
    return {};
}

Result<void> HeaderRun::checkVersion(const BlockHeader& header) const
{
    for (std::int32_t i = 0; i < 3; ++i) {
        const BlockHeight floor = m_params.versionFloors[static_cast<std::size_t>(i)];
        if (floor.value > 0 && nextHeight() >= floor.value && header.version < i + 2)
            return Error{Errc::OutOfRange, "header: a block version that is no longer allowed"};
    }
    return {};
}

Result<void> checkProofOfWork(const BlockHash& hash, const Difficulty& claimed, const Uint256& limit)
{
    if (claimed.target.isZero()) return Error{Errc::BadProofOfWork, "header: the bits are no target"};
    if (claimed.target > limit) return Error{Errc::BadProofOfWork, "header: easier than the network's limit"};
    if (Uint256::fromLittleEndian(hash.bytes) > claimed.target)
        return Error{Errc::BadProofOfWork, "header: the hash does not meet the target"};
    return {};
}

Result<void> checkKnownHash(const NetworkParams& params, std::int32_t height, const BlockHash& hash)
{
    const auto chunk = static_cast<std::size_t>(height) / static_cast<std::size_t>(RetargetInterval);
    if (chunk >= params.headerCheckpoints.size()) return {};
    const HeaderChunkCheckpoint& known = params.headerCheckpoints[chunk];
    if (known.lastHeight.value != height || known.lastHash == hash) return {};
    return Error{Errc::Refused, "header: not the known block of this height"};
}

} // namespace lockstep
