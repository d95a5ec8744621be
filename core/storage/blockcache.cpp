// SPDX-License-Identifier: MIT

#include "core/storage/blockcache.h"

#include "core/storage/logging.h"
#include "core/util/file.h"
#include "core/util/hex.h"

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace lockstep {

namespace {

constexpr std::string_view Suffix = ".block"; ///< Behind the hash, in the order of its bytes.
constexpr std::size_t MostWaiting = 32'000'000;
constexpr std::uint64_t RoomAtOnce = 16'000'000; ///< Bytes after which the disk is asked again.

std::optional<BlockHash> hashOfName(const std::filesystem::path& path)
{
    const auto bytes = fromHex(path.stem().string());
    BlockHash hash;
    if (path.extension() != Suffix || !bytes || bytes->size() != hash.bytes.size()) return std::nullopt;
    std::ranges::copy(*bytes, hash.bytes.begin());
    return hash;
}

} // namespace

BlockCache::BlockCache(std::string folder)
    : m_folder(std::move(folder))
    , m_files(std::make_unique<QThreadPool>())
    , m_waiting(std::make_shared<std::atomic<std::size_t>>(0))
{
    m_files->setMaxThreadCount(1);
}

std::string BlockCache::pathOf(const BlockHash& hash) const
{
    return m_folder + '/' + toHex(hash.bytes) + std::string(Suffix);
}

void BlockCache::open()
{
    if (auto made = makePrivateFolder(m_folder); !made) {
        qCWarning(lcStorage) << "no blocks are kept:" << made.error().detail.c_str();
        return;
    }
    m_isOpen = true;
    std::vector<std::pair<std::filesystem::file_time_type, Entry>> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, error)) {
        std::error_code unreadable;
        if (const auto hash = hashOfName(entry.path()))
            found.emplace_back(entry.last_write_time(unreadable), Entry{*hash, entry.file_size(unreadable)});
        else
            std::filesystem::remove(entry.path(), unreadable); // a kill's
    }
    std::ranges::stable_sort(found, {}, [](const auto& item) { return item.first; });
    for (const auto& [time, entry] : found) {
        m_size += entry.size;
        m_byHash[entry.hash] = m_entries.insert(m_entries.end(), entry);
    }
}

void BlockCache::setLimits(const Limits& limits)
{
    m_limits = limits;
    m_room = 0;
    const std::size_t before = m_entries.size();
    makeRoom(0);
    if (m_entries.size() != before) settle(); // a person chose so: when they are told, it is done
}

std::optional<Bytes> BlockCache::read(const BlockHash& hash)
{
    const auto found = m_byHash.find(hash);
    if (found == m_byHash.end()) return std::nullopt;
    settle();
    const auto file = File::openReadOnly(pathOf(hash));
    Bytes raw(found->second->size);
    const auto got = file ? file->readAt(0, raw) : Result<std::size_t>(file.error());
    if (!got || *got != raw.size()) {
        forget(hash);
        return std::nullopt;
    }
    ::futimens(file->handle(), nullptr); // used now; on a read-only disk the order is only remembered
    m_entries.splice(m_entries.end(), m_entries, found->second);
    return raw;
}

void BlockCache::keep(const BlockHash& hash, std::shared_ptr<const Bytes> raw)
{
    const std::size_t size = raw->size();
    const bool fits = size <= m_limits.cap && m_limits.files > 0;
    if (!m_isOpen || !fits || m_byHash.contains(hash) || !takeRoom(size)) return;
    if (*m_waiting > MostWaiting) settle();
    std::string path = pathOf(hash);
    makeRoom(size, path);
    m_size += size;
    m_byHash[hash] = m_entries.insert(m_entries.end(), {hash, size});
    write(std::move(path), std::move(raw));
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

/// Not waited for, and at once under its name: what a kill or a power cut leaves of it is no block, as its reader
/// finds.
void BlockCache::write(std::string path, std::shared_ptr<const Bytes> raw)
{
    *m_waiting += raw->size();
    m_files->start([waiting = m_waiting, path = std::move(path), raw = std::move(raw)] {
        auto file = File::open(path);
        auto written = file ? file->writeAt(0, *raw) : Result<void>(file.error());
        if (written) written = file->truncate(raw->size()); // it may have been another's
        if (!written) {
            qCWarning(lcStorage) << "a block is not kept:" << written.error().detail.c_str();
            ::unlink(path.c_str());
        }
        *waiting -= raw->size();
    });
}

void BlockCache::settle() { m_files->waitForDone(); }

void BlockCache::forget(const BlockHash& hash)
{
    const auto found = m_byHash.find(hash);
    if (found != m_byHash.end()) remove(found->second);
}

void BlockCache::clear()
{
    while (!m_entries.empty()) remove(m_entries.begin());
    settle();
}

/// The first file that has to go becomes `reuse`: making files anew is what costs in a folder that is full.
void BlockCache::makeRoom(std::uint64_t bytes, const std::string& reuse)
{
    const std::size_t files = bytes > 0 ? 1 : 0;
    bool isReused = reuse.empty();
    while (!m_entries.empty() && (m_size + bytes > m_limits.cap || m_entries.size() + files > m_limits.files)) {
        if (!isReused)
            m_files->start(
                [from = pathOf(m_entries.front().hash), reuse] { std::rename(from.c_str(), reuse.c_str()); });
        isReused = true;
        remove(m_entries.begin());
    }
}

void BlockCache::remove(Entries::iterator entry)
{
    m_files->start([path = pathOf(entry->hash)] { ::unlink(path.c_str()); });
    m_size -= entry->size;
    m_byHash.erase(entry->hash);
    m_entries.erase(entry);
}

} // namespace lockstep
