// SPDX-License-Identifier: MIT

#include "core/sync/fetch/chaincache.h"

#include "core/filters/blockfilter.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/settingrepository.h"
#include "core/sync/fetch/searchtrace.h"
#include "core/sync/jobs/importdesk.h"
#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Key = u"cache_keeping"_s;
constexpr std::int64_t Month = 30 * 86'400 + 10 * 3'600; ///< Seconds; twelve are a year.

/// Of those that there are.
BlockHeight oldestBirthday(const WalletSet& wallets, const HeaderChain& headers)
{
    BlockHeight lowest = headers.tip().height;
    for (const auto& wallet : wallets.all()) {
        const WalletRow& row = wallet->row();
        BlockHeight birthday = row.birthday.value_or(BlockHeight{0});
        if (!row.birthday && row.birthdayTime)
            birthday = headers.heightAtTime(*row.birthdayTime - ImportDesk::BirthdayMargin);
        lowest = std::min(lowest, birthday);
    }
    return lowest;
}

} // namespace

ChainCache::ChainCache(const Parts& parts)
    : m_parts(parts)
    , m_filters(parts.folder + "/filters", parts.chain.headers().params().magic)
    , m_blocks(parts.folder + "/blocks")
{
    m_filters.setLimits({false, {}, 0, 0}); // until load()
    m_blocks.setLimits({0, 0, 0});
}

Result<void> ChainCache::load()
{
    if (m_parts.folder.empty()) return {};
    const auto stored = SettingRepository(m_parts.database).value(Key);
    if (!stored) return stored.error();
    if (*stored) {
        const auto keeping = cacheKeepingOf(**stored);
        if (keeping) m_keeping = *keeping;
        if (!keeping) qCWarning(lcSync) << "the default is kept:" << keeping.error().detail.c_str();
    }
    m_filters.open();
    m_blocks.open();
    trim();
    return {};
}

BlockHeight ChainCache::lowestKept() const
{
    const auto& headers = m_parts.chain.headers();
    const std::int64_t now = m_parts.clock.unixSeconds();
    if (m_keeping.filters == CacheKeeping::Filters::LastMonths)
        return headers.heightAtTime(now - m_keeping.months * Month);
    if (m_keeping.filters != CacheKeeping::Filters::SinceOldestWallet || m_parts.wallets.all().empty()) return {0};
    const BlockHeight oldest = oldestBirthday(m_parts.wallets, headers);
    return std::min(oldest, SearchTrace(m_parts.database).from(now).value_or(oldest));
}

void ChainCache::applyLimits()
{
    if (m_parts.folder.empty()) return;
    FilterStore::Limits filters;
    filters.keeps = m_keeping.filters != CacheKeeping::Filters::None;
    filters.from = lowestKept();
    filters.cap = static_cast<std::uint64_t>(m_keeping.filterCap);
    m_filters.setLimits(filters);
    BlockCache::Limits blocks;
    blocks.cap = static_cast<std::uint64_t>(m_keeping.blockCap);
    m_blocks.setLimits(blocks);
}

std::optional<Bytes> ChainCache::filter(BlockHeight height)
{
    auto filter = m_filters.read(height);
    if (!filter || m_parts.chain.filterHeaders().verifies(height, filterHash(*filter))) return filter;
    qCWarning(lcSync) << "a kept filter is not the block's, it is fetched again: height" << height.value;
    m_filters.forget(height);
    return std::nullopt;
}

ChainCache::Proof ChainCache::proveFilter(BlockHeight height)
{
    const FilterHeaderChain& headers = m_parts.chain.filterHeaders();
    const auto raw = m_filters.read(height);
    if (!raw && m_filters.has(height)) { // a place without its bytes
        m_filters.forget(height);
        return Proof::Damaged;
    }
    if (!raw) return Proof::Absent;
    if (headers.verifies(height, filterHash(*raw))) return Proof::Sound;
    const auto next = height < headers.height() ? m_filters.read(height + 1) : std::nullopt;
    if (next && filterHeader(filterHash(*next), headerByFilter(height)) == headers.at(height + 1))
        return Proof::WrongHeader;
    m_filters.forget(height);
    return Proof::Damaged;
}

FilterHeader ChainCache::headerByFilter(BlockHeight height)
{
    const auto raw = m_filters.read(height);
    return filterHeader(filterHash(raw.value_or(Bytes())), m_parts.chain.filterHeaders().at(height - 1));
}

std::int32_t ChainCache::filterCount(BlockHeight from, BlockHeight to) { return m_filters.count(from, to); }

bool ChainCache::keepsEverything() const
{
    return !m_parts.folder.empty() && m_keeping.filters == CacheKeeping::Filters::Everything;
}

Result<void> ChainCache::roomFor(std::int64_t bytes, std::int64_t left) const
{
    return m_filters.roomFor(static_cast<std::uint64_t>(bytes), static_cast<std::uint64_t>(left));
}

void ChainCache::keepFilters(BlockHeight first, std::span<const Bytes> proved)
{
    applyLimits(); // birthdays and dates move
    m_filters.append(first, proved);
}

std::optional<Bytes> ChainCache::block(const BlockHash& hash)
{
    auto raw = m_blocks.read(hash);
    if (!raw) return std::nullopt;
    const bool isLong = raw->size() >= BlockHeader::Size;
    if (isLong && BlockHeader::parse(ByteSpan(*raw).first<BlockHeader::Size>()).hash() == hash) return raw;
    qCInfo(lcSync) << "a kept block is another or cut short, it is fetched again"; // a kill leaves that
    m_blocks.forget(hash);
    return std::nullopt;
}

void ChainCache::keepBlock(const BlockHash& hash, std::shared_ptr<const Bytes> proved)
{
    if (m_keeping.blockCap > 0) m_blocks.keep(hash, std::move(proved));
}

Result<void> ChainCache::setKeeping(const CacheKeeping& keeping)
{
    if (auto sound = checkKeeping(keeping); !sound) return sound;
    auto stored = inTransaction(m_parts.database, Durability::Full,
                                [&] { return SettingRepository(m_parts.database).set(Key, textOf(keeping)); });
    if (!stored) return stored;
    m_keeping = keeping;
    trim();
    return {};
}

void ChainCache::trim()
{
    if (m_parts.folder.empty()) return;
    applyLimits();
    m_filters.trim();
    m_trimmedAt = m_parts.clock.unixSeconds();
}

void ChainCache::trimDaily()
{
    constexpr std::int64_t Day = 86'400;
    if (m_parts.clock.unixSeconds() - m_trimmedAt >= Day) trim();
}

void ChainCache::clear()
{
    m_filters.clear();
    m_blocks.clear();
}

CacheState ChainCache::state() const
{
    return {m_keeping,
            static_cast<std::int64_t>(m_filters.size()),
            static_cast<std::int64_t>(m_blocks.size()),
            {},
            m_filters.problem()};
}

} // namespace lockstep
