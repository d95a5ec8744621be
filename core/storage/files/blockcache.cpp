// SPDX-License-Identifier: MIT

#include "core/storage/files/blockcache.h"

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"
#include "core/storage/database/logging.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <unistd.h>

namespace lockstep {

namespace {

constexpr std::string_view Suffix = ".blocks"; ///< Behind the pack's number.
constexpr std::size_t HeadSize = 32 + 4; ///< In front of a block: its hash and length.
constexpr std::uint64_t Packs = 8; ///< About so many hold all that is kept.
constexpr std::size_t MostWaiting = 32'000'000;
constexpr std::uint64_t RoomAtOnce = 16'000'000; ///< Bytes after which the disk is asked again.

std::optional<std::uint32_t> numberOf(const std::filesystem::path& path)
{
    const std::string name = path.stem().string();
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool isNumber = error == std::errc() && end == name.data() + name.size();
    if (path.extension() != Suffix || !isNumber || name != std::to_string(number)) return std::nullopt;
    return number;
}

struct Head
{
    BlockHash hash;
    std::uint32_t size = 0;
};

std::optional<Head> headAt(const File& file, std::uint64_t offset)
{
    std::array<std::byte, HeadSize> bytes{};
    const auto got = file.readAt(offset, bytes);
    if (!got || *got != bytes.size()) return std::nullopt;
    ByteReader in(bytes);
    const BlockHash hash{in.array<32>()};
    return Head{hash, in.u32()};
}

} // namespace

/// What the thread of the files has open.
struct BlockCache::Writer
{
    std::atomic<std::size_t> waiting = 0; ///< Bytes that are not written yet.
    std::string path;
    std::optional<File> file;

    /// Not waited for: what a kill or a power cut leaves of a block is none, as its reader finds. Its head is written
    /// last, so that a kill leaves no head before half a block.
    Result<void> write(const std::string& pack, std::uint64_t offset, const BlockHash& hash, ByteSpan raw)
    {
        if (pack != path || !file) {
            auto opened = File::open(pack);
            if (!opened) return opened.error();
            file = *std::move(opened);
            path = pack;
        }
        if (auto written = file->writeAt(offset, raw); !written) return written;
        ByteWriter head;
        head.bytes(hash.bytes).u32(static_cast<std::uint32_t>(raw.size()));
        return file->writeAt(offset - HeadSize, head.result());
    }
};

BlockCache::BlockCache(std::string folder)
    : m_folder(std::move(folder))
    , m_writer(std::make_shared<Writer>())
    , m_files(std::make_unique<QThreadPool>())
{
    m_files->setMaxThreadCount(1);
}

std::string BlockCache::pathOf(std::uint32_t pack) const
{
    return m_folder + '/' + std::to_string(pack) + std::string(Suffix);
}

void BlockCache::open()
{
    if (auto made = makePrivateFolder(m_folder); !made) {
        qCWarning(lcStorage) << "no blocks are kept:" << made.error().detail.c_str();
        return;
    }
    m_isOpen = true;
    std::vector<std::uint32_t> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, error)) {
        std::error_code unreadable;
        if (const auto number = numberOf(entry.path()))
            found.push_back(*number);
        else
            std::filesystem::remove(entry.path(), unreadable); // an older version's
    }
    std::ranges::sort(found);
    for (const std::uint32_t number : found) look(number);
}

/// Up to the first head that is none: a torn end, which is cut off.
void BlockCache::look(std::uint32_t number)
{
    Pack& pack = m_packs.emplace_back();
    pack.number = number;
    const auto file = File::openReadOnly(pathOf(number));
    const auto size = file ? file->size() : Result<std::uint64_t>(file.error());
    if (!size) return;
    while (const auto head = headAt(*file, pack.size)) {
        const std::uint64_t end = pack.size + HeadSize + head->size;
        if (head->size == 0 || end > *size) break;
        m_places[head->hash] = {number, pack.size + HeadSize, head->size};
        pack.blocks.push_back(head->hash);
        pack.size = end;
    }
    m_size += pack.size;
    if (pack.size == *size) return;
    if (auto whole = File::open(pathOf(number)))
        (void)whole->truncate(pack.size); // a read-only disk is written to no more
}

void BlockCache::setLimits(const Limits& limits)
{
    m_limits = limits;
    m_room = 0;
    const std::size_t before = m_packs.size();
    makeRoom(0);
    if (m_packs.size() != before) settle(); // a person chose so: when they are told, it is done
}

std::optional<Bytes> BlockCache::read(const BlockHash& hash)
{
    const auto found = m_places.find(hash);
    if (found == m_places.end()) return std::nullopt;
    settle();
    const auto file = File::openReadOnly(pathOf(found->second.pack));
    Bytes raw(found->second.size);
    const auto got = file ? file->readAt(found->second.offset, raw) : Result<std::size_t>(file.error());
    if (got && *got == raw.size()) return raw;
    forget(hash);
    return std::nullopt;
}

void BlockCache::keep(const BlockHash& hash, std::shared_ptr<const Bytes> raw)
{
    const std::uint64_t bytes = HeadSize + raw->size();
    const bool fits = bytes <= m_limits.cap && m_limits.blocks > 0;
    if (!m_isOpen || !fits || m_places.contains(hash) || !takeRoom(bytes)) return;
    if (m_writer->waiting > MostWaiting) settle();
    makeRoom(bytes);
    Pack& pack = packToFill();
    const Place place{pack.number, pack.size + HeadSize, static_cast<std::uint32_t>(raw->size())};
    m_places[hash] = place;
    pack.blocks.push_back(hash);
    pack.size += bytes;
    m_size += bytes;
    m_writer->waiting += raw->size();
    m_files->start([writer = m_writer, path = pathOf(pack.number), place, hash, raw = std::move(raw)] {
        const auto written = writer->write(path, place.offset, hash, *raw);
        if (!written) qCWarning(lcStorage) << "a block is not kept:" << written.error().detail.c_str();
        writer->waiting -= raw->size();
    });
}

bool BlockCache::isFull(const Pack& pack) const
{
    return pack.size >= m_limits.cap / Packs || pack.blocks.size() >= std::max<std::size_t>(1, m_limits.blocks / Packs);
}

BlockCache::Pack& BlockCache::packToFill()
{
    if (m_packs.empty() || isFull(m_packs.back())) {
        const std::uint32_t number = m_packs.empty() ? 1 : m_packs.back().number + 1;
        m_packs.emplace_back().number = number;
    }
    return m_packs.back();
}

bool BlockCache::takeRoom(std::uint64_t bytes)
{
    if (m_room < bytes) {
        const std::uint64_t free = freeBytes(m_folder);
        m_room = free > m_limits.reserve ? std::min(free - m_limits.reserve, RoomAtOnce) : 0;
    }
    if (m_room < bytes) return false;
    m_room -= bytes;
    return true;
}

void BlockCache::settle() { m_files->waitForDone(); }

void BlockCache::forget(const BlockHash& hash) { m_places.erase(hash); }

void BlockCache::clear()
{
    while (!m_packs.empty()) removeOldest();
    settle();
}

void BlockCache::makeRoom(std::uint64_t bytes)
{
    const std::size_t blocks = bytes > 0 ? 1 : 0;
    while (!m_packs.empty() && (m_size + bytes > m_limits.cap || m_places.size() + blocks > m_limits.blocks))
        removeOldest();
}

void BlockCache::removeOldest()
{
    const Pack& pack = m_packs.front();
    for (const BlockHash& hash : pack.blocks) {
        const auto found = m_places.find(hash);
        if (found != m_places.end() && found->second.pack == pack.number) m_places.erase(found);
    }
    m_files->start([writer = m_writer, path = pathOf(pack.number)] {
        if (writer->path == path) writer->file.reset();
        ::unlink(path.c_str());
    });
    m_size -= pack.size;
    m_packs.pop_front();
}

} // namespace lockstep
