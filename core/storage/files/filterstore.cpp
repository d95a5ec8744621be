// SPDX-License-Identifier: MIT

#include "core/storage/files/filterstore.h"

#include "core/storage/database/logging.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace lockstep {

namespace {

constexpr std::int32_t Blocks = FilterSegment::Blocks;
const Error CapReached{Errc::OutOfRange, "the filters' own limit is reached"};
constexpr std::string_view Suffix = ".filters"; ///< Of a segment: "481000.filters" begins with block 481,000.

/// The number of the segment that has this name, if it is one's.
std::optional<std::int32_t> numberOf(const std::string& name)
{
    std::int32_t first = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), first);
    if (error != std::errc() || first < 0 || first % Blocks != 0) return std::nullopt;
    if (std::string_view(end, static_cast<std::size_t>(name.data() + name.size() - end)) != Suffix) return std::nullopt;
    return first / Blocks;
}

} // namespace

FilterStore::FilterStore(std::string folder, const FilterSegment::Magic& network)
    : m_folder(std::move(folder))
    , m_network(network)
{
}

void FilterStore::open()
{
    if (auto made = makePrivateFolder(m_folder); !made) {
        qCWarning(lcStorage) << "no filters are kept:" << made.error().detail.c_str();
        m_problem = made.error();
        return;
    }
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, error)) {
        if (entry.path().extension() == ".new") std::filesystem::remove(entry.path(), error); // a kill's
        const auto number = numberOf(entry.path().filename().string());
        if (number) m_segments.try_emplace(*number, pathOf(*number), m_network, BlockHeight{*number * Blocks});
    }
}

std::string FilterStore::pathOf(std::int32_t number) const
{
    return m_folder + '/' + std::to_string(std::int64_t{number} * Blocks) + std::string(Suffix);
}

FilterSegment& FilterStore::use(Segments::iterator segment)
{
    if (m_open && m_open != &segment->second) m_open->close();
    m_open = &segment->second;
    return *m_open;
}

FilterSegment* FilterStore::find(BlockHeight height)
{
    const auto segment = m_segments.find(height.value / Blocks);
    return segment == m_segments.end() ? nullptr : &use(segment);
}

bool FilterStore::has(BlockHeight height)
{
    FilterSegment* segment = find(height);
    return segment && segment->has(height);
}

std::optional<Bytes> FilterStore::read(BlockHeight height)
{
    FilterSegment* segment = find(height);
    return segment ? segment->read(height) : std::nullopt;
}

std::int32_t FilterStore::count(BlockHeight from, BlockHeight to)
{
    std::int32_t sum = 0;
    for (auto at = m_segments.lower_bound(from.value / Blocks); at != m_segments.end(); ++at) {
        FilterSegment& segment = use(at);
        const BlockHeight first = std::max(from, segment.first());
        const BlockHeight last = std::min(to, segment.first() + (Blocks - 1));
        if (segment.first() > to) break;
        sum += segment.count(first, last);
    }
    return sum;
}

std::uint64_t FilterStore::size() const
{
    std::uint64_t sum = 0;
    for (const auto& [number, segment] : m_segments) sum += segment.size();
    return sum;
}

void FilterStore::forget(BlockHeight height)
{
    FilterSegment* segment = find(height);
    if (!segment) return;
    segment->forget(height);
    m_withForgotten.insert(height.value / Blocks);
}

void FilterStore::dropForgotten()
{
    for (const std::int32_t number : m_withForgotten) {
        const auto segment = m_segments.find(number);
        if (segment == m_segments.end()) continue;
        const auto written = use(segment).compact();
        if (!written) qCWarning(lcStorage) << "damaged filters stay on the disk:" << written.error().detail.c_str();
    }
    m_withForgotten.clear();
}

void FilterStore::forgetAbove(BlockHeight height)
{
    const BlockHeight first = height + 1;
    for (auto at = m_segments.lower_bound(first.value / Blocks); at != m_segments.end(); ++at) {
        FilterSegment& segment = use(at);
        for (std::int32_t i = std::max(0, first - segment.first()); i < Blocks; ++i)
            segment.forget(segment.first() + i);
    }
}

void FilterStore::append(BlockHeight first, std::span<const Bytes> filters)
{
    const auto below = static_cast<std::size_t>(std::max(0, m_limits.from - first));
    if (!m_limits.keeps || below >= filters.size()) return;
    first = first + static_cast<std::int32_t>(below);
    filters = filters.subspan(below);
    while (!filters.empty()) {
        const std::int32_t number = first.value / Blocks;
        const auto room = static_cast<std::size_t>((number + 1) * Blocks - first.value);
        const auto part = filters.first(std::min(room, filters.size()));
        const auto at = m_segments.try_emplace(number, pathOf(number), m_network, BlockHeight{number * Blocks}).first;
        appendTo(use(at), first, part);
        first = first + static_cast<std::int32_t>(part.size());
        filters = filters.subspan(part.size());
    }
}

void FilterStore::appendTo(FilterSegment& segment, BlockHeight first, std::span<const Bytes> filters)
{
    auto kept = makeRoom(segment.first().value / Blocks, FilterSegment::frameSize(filters));
    if (kept) kept = segment.append(first, filters);
    const bool isLast = first + static_cast<std::int32_t>(filters.size()) == segment.first() + Blocks;
    if (kept && isLast && segment.isWasteful()) kept = segment.compact();
    const std::optional<Error> problem = kept ? std::nullopt : std::optional(kept.error());
    if (problem && problem != m_problem) qCWarning(lcStorage) << "filters are not kept:" << problem->detail.c_str();
    m_problem = problem;
}

Result<void> FilterStore::roomOnDisk(std::uint64_t bytes) const
{
    std::error_code error;
    if (!std::filesystem::is_directory(m_folder, error)) return Error{Errc::Io, m_folder + ": is not a folder"};
    if (freeBytes(m_folder) >= bytes + m_limits.reserve) return {};
    return Error{Errc::DiskFull, m_folder + ": the disk is nearly full"};
}

Result<void> FilterStore::roomFor(std::uint64_t bytes, std::uint64_t left) const
{
    if (size() + bytes + left > m_limits.cap) return CapReached;
    return roomOnDisk(bytes);
}

/// What is highest stays: new blocks matter to every wallet.
Result<void> FilterStore::makeRoom(std::int32_t forSegment, std::uint64_t bytes)
{
    if (auto room = roomOnDisk(bytes); !room) return room;
    while (size() + bytes > m_limits.cap) {
        const auto lowest = m_segments.begin();
        if (lowest->first >= forSegment) return CapReached;
        remove(lowest);
    }
    return {};
}

FilterStore::Segments::iterator FilterStore::remove(Segments::iterator segment)
{
    if (m_open == &segment->second) m_open = nullptr;
    std::error_code error;
    std::filesystem::remove(segment->second.path(), error);
    if (error) qCWarning(lcStorage) << "filters cannot be deleted:" << error.message().c_str();
    return m_segments.erase(segment);
}

void FilterStore::trim()
{
    if (!m_limits.keeps) return clear();
    while (!m_segments.empty()) {
        const auto lowest = m_segments.begin();
        const bool isBelow = (lowest->first + 1) * Blocks <= m_limits.from.value;
        if (!isBelow && size() <= m_limits.cap) break;
        remove(lowest);
    }
    if (m_problem && m_problem->code != Errc::Io) m_problem.reset(); // it may have been for want of room
}

void FilterStore::clear()
{
    for (auto at = m_segments.begin(); at != m_segments.end();) at = remove(at);
}

} // namespace lockstep
