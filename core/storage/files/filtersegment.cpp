// SPDX-License-Identifier: MIT

#include "core/storage/files/filtersegment.h"

#include "core/crypto/hash.h"
#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"
#include "core/storage/database/failpoint.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep {

namespace {

constexpr std::string_view FrameMagic = "LSF\x01";
constexpr std::size_t FixedHead = 16;
constexpr std::size_t ChecksumSize = 8;
constexpr std::size_t LargestHead = FixedHead + 4 * FilterSegment::Blocks + ChecksumSize;
constexpr std::size_t SearchStep = 1 << 20;
constexpr std::uint32_t ManyFrames = 100;
constexpr std::uint64_t LargestFile = std::numeric_limits<std::uint32_t>::max();

std::uint64_t sizeOnDisk(const std::string& path)
{
    struct stat status
    {
    };
    return ::lstat(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

} // namespace

FilterSegment::FilterSegment(std::string path, const Magic& network, BlockHeight first)
    : m_path(std::move(path))
    , m_network(network)
    , m_first(first)
    , m_size(sizeOnDisk(m_path))
{
}

bool FilterSegment::openFile()
{
    if (m_file) return true;
    auto file = File::open(m_path);
    if (!file) file = File::openReadOnly(m_path); // a store on a read-only disk still serves
    if (file) m_file = *std::move(file);
    return m_file.has_value();
}

void FilterSegment::load()
{
    if (!m_places.empty()) return;
    m_places.resize(Blocks);
    if (m_size == 0 || !openFile()) return;
    const auto fileSize = m_file->size();
    if (!fileSize) return;
    std::uint64_t offset = 0;
    m_size = 0;
    while (offset < *fileSize) {
        if (const auto frame = frameAt(offset, *fileSize)) {
            take(*frame);
            offset = m_size = frame->end;
        } else if (const auto next = soundFrameAfter(offset, *fileSize)) {
            offset = *next;
        } else {
            (void)m_file->truncate(m_size); // if it fails, the next frame is written over the torn one
            break;
        }
    }
}

std::optional<FilterSegment::Frame> FilterSegment::frameAt(std::uint64_t offset, std::uint64_t fileSize) const
{
    std::array<std::byte, LargestHead> bytes{};
    const auto got = m_file->readAt(offset, bytes);
    if (!got) return std::nullopt;
    const ByteSpan whole = ByteSpan(bytes).first(*got);
    ByteReader in(whole);
    const bool isOurs = std::ranges::equal(in.bytes(FrameMagic.size()), bytesOf(FrameMagic))
        && std::ranges::equal(in.bytes(m_network.size()), m_network);
    const std::int64_t place = std::int64_t{in.i32()} - m_first.value;
    const std::int64_t count = in.u32();
    if (in.failed() || !isOurs || place < 0 || count < 1 || place + count > Blocks) return std::nullopt;

    Frame frame;
    frame.first = static_cast<std::size_t>(place);
    std::uint64_t payloadSize = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        frame.lengths.push_back(in.u32());
        payloadSize += frame.lengths.back();
    }
    const std::size_t headSize = in.position(whole);
    const ByteSpan checksum = in.bytes(ChecksumSize);
    if (in.failed()) return std::nullopt;
    const Digest32 sum = sha256(whole.first(headSize));
    if (!std::ranges::equal(checksum, ByteSpan(sum).first(ChecksumSize))) return std::nullopt;
    frame.payload = offset + headSize + ChecksumSize;
    frame.end = frame.payload + payloadSize;
    if (frame.end > fileSize) return std::nullopt;
    return frame;
}

std::optional<std::uint64_t> FilterSegment::soundFrameAfter(std::uint64_t offset, std::uint64_t fileSize) const
{
    const ByteSpan magic = bytesOf(FrameMagic);
    Bytes piece(SearchStep);
    for (std::uint64_t start = offset + 1; start + FixedHead < fileSize; start += SearchStep - magic.size()) {
        const auto got = m_file->readAt(start, piece);
        if (!got) return std::nullopt;
        const auto end = piece.begin() + static_cast<std::ptrdiff_t>(*got);
        for (auto at = piece.begin();; ++at) {
            at = std::search(at, end, magic.begin(), magic.end());
            if (at == end) break;
            const std::uint64_t found = start + static_cast<std::uint64_t>(at - piece.begin());
            if (frameAt(found, fileSize)) return found;
        }
    }
    return std::nullopt;
}

void FilterSegment::take(const Frame& frame)
{
    std::uint64_t offset = frame.payload;
    for (std::size_t i = 0; i < frame.lengths.size(); ++i) {
        put(frame.first + i, {static_cast<std::uint32_t>(offset), frame.lengths[i]});
        offset += frame.lengths[i];
    }
    ++m_frames;
}

void FilterSegment::put(std::size_t index, const Place& place)
{
    m_count += (place.length > 0 ? 1 : 0) - (m_places[index].length > 0 ? 1 : 0);
    m_places[index] = place;
}

bool FilterSegment::has(BlockHeight height)
{
    load();
    return m_places[index(height)].length > 0;
}

std::int32_t FilterSegment::count(BlockHeight from, BlockHeight to)
{
    load();
    if (index(from) == 0 && index(to) + 1 == m_places.size()) return m_count;
    std::int32_t sum = 0;
    for (std::size_t i = index(from); i <= index(to); ++i) sum += m_places[i].length > 0 ? 1 : 0;
    return sum;
}

std::optional<Bytes> FilterSegment::read(BlockHeight height)
{
    load();
    const Place place = m_places[index(height)];
    if (place.length == 0 || !openFile()) return std::nullopt;
    Bytes filter(place.length);
    const auto got = m_file->readAt(place.offset, filter);
    if (!got || *got != filter.size()) return std::nullopt;
    return filter;
}

Bytes FilterSegment::head(BlockHeight first, std::span<const Bytes> filters) const
{
    ByteWriter out;
    out.bytes(bytesOf(FrameMagic)).bytes(m_network).i32(first.value).u32(static_cast<std::uint32_t>(filters.size()));
    for (const Bytes& filter : filters) out.u32(static_cast<std::uint32_t>(filter.size()));
    const Digest32 sum = sha256(out.result());
    return std::move(out.bytes(ByteSpan(sum).first(ChecksumSize))).result();
}

std::uint64_t FilterSegment::frameSize(std::span<const Bytes> filters)
{
    std::uint64_t size = FixedHead + ChecksumSize;
    for (const Bytes& filter : filters) size += 4 + filter.size();
    return size;
}

Result<void> FilterSegment::append(BlockHeight first, std::span<const Bytes> filters)
{
    load();
    if (!m_file) {
        auto file = File::open(m_path);
        if (!file) return file.error();
        m_file = *std::move(file);
    }
    const Bytes frameHead = head(first, filters);
    Bytes payload;
    for (const Bytes& filter : filters) lockstep::append(payload, filter);
    Frame frame{index(first), {}, m_size + frameHead.size(), m_size + frameHead.size() + payload.size()};
    if (frame.end > LargestFile) return Error{Errc::OutOfRange, m_path + ": a segment of 4 GB"};

    auto written = m_file->writeAt(m_size, frameHead);
    failPoint("in-filter-append");
    if (written) written = m_file->writeAt(frame.payload, payload);
    if (!written) {
        (void)m_file->truncate(m_size);
        m_file.reset(); // it may be open for reading alone: the next time perhaps for both
        return written;
    }
    for (const Bytes& filter : filters) frame.lengths.push_back(static_cast<std::uint32_t>(filter.size()));
    take(frame);
    m_size = frame.end;
    return {};
}

void FilterSegment::forget(BlockHeight height)
{
    load();
    put(index(height), {});
}

bool FilterSegment::isWasteful()
{
    load();
    std::uint64_t used = 0;
    for (const Place& place : m_places) used += place.length;
    return m_frames > ManyFrames || m_size > 2 * used + LargestHead;
}

Result<void> FilterSegment::compact()
{
    load();
    FilterSegment fresh(m_path + ".new", m_network, m_first);
    if (::unlink(fresh.path().c_str()) == 0) fresh.m_size = 0; // left by a kill
    for (std::int32_t i = 0; i < Blocks; ++i) {
        std::vector<Bytes> run;
        const BlockHeight first = m_first + i;
        for (; i < Blocks && has(m_first + i); ++i) {
            auto filter = read(m_first + i);
            if (!filter) return Error{Errc::Io, m_path + ": cannot be read"};
            run.push_back(*std::move(filter));
        }
        if (run.empty()) continue;
        if (auto written = fresh.append(first, run); !written) {
            ::unlink(fresh.path().c_str());
            return written;
        }
    }
    // On the disk before it takes the place of what is: a power cut must not leave an empty file.
    if (fresh.m_file)
        if (auto synced = fresh.m_file->sync(); !synced) return synced;
    if (fresh.m_file ? std::rename(fresh.path().c_str(), m_path.c_str()) : ::unlink(m_path.c_str()))
        return ioError(m_path);
    std::swap(m_file, fresh.m_file);
    m_places = std::move(fresh.m_places);
    if (m_places.empty()) m_places.resize(Blocks);
    m_size = fresh.m_size;
    m_count = fresh.m_count;
    m_frames = fresh.m_frames;
    return {};
}

} // namespace lockstep
