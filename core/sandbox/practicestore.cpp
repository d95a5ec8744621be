// SPDX-License-Identifier: MIT

#include "core/sandbox/practicestore.h"

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"

#include <algorithm>
#include <optional>
#include <sys/file.h>

namespace lockstep {

namespace {

constexpr std::string_view FileMagic = "LSPRACT\x01";
constexpr std::uint32_t RecordMagic = 0x4345'524c; // "LREC"
constexpr std::size_t RecordHead = 8;
constexpr std::size_t ChecksumSize = 8;
constexpr std::size_t RecordTarget = 4'000'000; // a long history is cut into records of about that size
constexpr std::size_t RecordLimit = 1U << 30; // a reorganisation must fit into one

Bytes fileHeader(const PracticeChain& chain)
{
    return ByteWriter().bytes(bytesOf(FileMagic)).bytes(chain.block({0})->point.hash.bytes).result();
}

Digest32 checksum(ByteSpan headAndPayload) { return doubleSha256(headAndPayload); }

Bytes record(ByteSpan payload)
{
    ByteWriter out;
    out.u32(RecordMagic).u32(static_cast<std::uint32_t>(payload.size())).bytes(payload);
    const Digest32 sum = checksum(out.result());
    return std::move(out.bytes(ByteSpan(sum).first(ChecksumSize))).result();
}

/// All of `count` bytes, or nothing.
std::optional<Bytes> readAt(const File& file, std::uint64_t offset, std::uint64_t count)
{
    Bytes out(count);
    const auto got = file.readAt(offset, out);
    if (!got || *got != out.size()) return std::nullopt;
    return out;
}

/// The whole record at `offset` if it is sound: nullopt for a torn or altered one.
std::optional<Bytes> readRecord(const File& file, std::uint64_t offset, std::uint64_t fileSize)
{
    if (fileSize - offset < RecordHead + ChecksumSize) return std::nullopt;
    const auto head = readAt(file, offset, RecordHead);
    if (!head) return std::nullopt;
    ByteReader in(*head);
    const std::uint32_t magic = in.u32();
    const std::uint64_t length = in.u32();
    if (magic != RecordMagic || length > RecordLimit) return std::nullopt;
    if (fileSize - offset < RecordHead + length + ChecksumSize) return std::nullopt;
    auto whole = readAt(file, offset, RecordHead + length + ChecksumSize);
    if (!whole) return std::nullopt;
    const ByteSpan body = ByteSpan(*whole).first(RecordHead + length);
    const Digest32 sum = checksum(body);
    if (!std::ranges::equal(ByteSpan(sum).first(ChecksumSize), ByteSpan(*whole).last(ChecksumSize)))
        return std::nullopt;
    return whole;
}

Result<void> replay(PracticeChain& chain, ByteSpan wholeRecord)
{
    const ByteSpan payload = wholeRecord.subspan(RecordHead, wholeRecord.size() - RecordHead - ChecksumSize);
    ByteReader in(payload);
    const BlockHeight base{in.i32()};
    const std::uint32_t blocks = in.u32();
    if (in.failed() || base < BlockHeight{0} || base > chain.tip().height)
        return Error{Errc::Damaged, "practice chain: a record stands upon a block that is not there"};
    chain.rewind(base);
    for (std::uint32_t i = 0; i < blocks; ++i) {
        const ByteSpan raw = in.varBytes(Block::MaxSerializedSize);
        if (in.failed()) break;
        if (const auto added = chain.append(raw); !added)
            return Error{Errc::Damaged, "practice chain: " + added.error().detail};
    }
    if (const auto whole = in.finish(); !whole) return Error{Errc::Damaged, "practice chain: " + whole.error().detail};
    return {};
}

} // namespace

Result<PracticeStore> PracticeStore::open(const std::string& path, PracticeChain& chain)
{
    auto file = File::open(path);
    if (!file) return file.error();
    PracticeStore store(*std::move(file), {chain.tip().hash});
    if (::flock(store.m_file.handle(), LOCK_EX | LOCK_NB) != 0)
        return Error{Errc::InUse, "another program has the practice chain open"};
    if (const auto loaded = store.load(chain); !loaded) return loaded.error();
    syncFolderOf(path);
    for (std::int32_t height = 1; height <= chain.tip().height.value; ++height)
        store.m_saved.push_back(chain.block({height})->point.hash);
    return store;
}

Result<void> PracticeStore::load(PracticeChain& chain)
{
    const auto size = m_file.size();
    if (!size) return size.error();
    const std::uint64_t fileSize = *size;
    const Bytes header = fileHeader(chain);
    const auto found = readAt(m_file, 0, std::min<std::uint64_t>(fileSize, header.size()));
    if (!found) return ioError("practice chain: cannot read its file");
    if (!std::ranges::equal(*found, ByteSpan(header).first(found->size())))
        return Error{Errc::ForeignDatabase, "not a practice chain of this network"};
    if (found->size() < header.size()) return create(header); // new, or its making was cut short

    m_size = header.size();
    while (m_size < fileSize) {
        const auto next = readRecord(m_file, m_size, fileSize);
        if (!next) return cut(fileSize);
        if (const auto replayed = replay(chain, *next); !replayed) return replayed;
        m_size += next->size();
    }
    return {};
}

Result<void> PracticeStore::create(const Bytes& header)
{
    if (auto emptied = m_file.truncate(0); !emptied) return emptied;
    return append(header);
}

/// A crash leaves one torn record at the very end. Anything else is damage that nobody should cut away in silence.
Result<void> PracticeStore::cut(std::uint64_t fileSize)
{
    if (soundRecordAfter(m_size, fileSize))
        return Error{Errc::Damaged, "practice chain: an unsound record at byte " + std::to_string(m_size)};
    if (auto done = m_file.truncate(m_size); !done) return done;
    return m_file.sync();
}

bool PracticeStore::soundRecordAfter(std::uint64_t offset, std::uint64_t fileSize) const
{
    const auto rest = readAt(m_file, offset, fileSize - offset);
    if (!rest) return false;
    const Bytes magic = ByteWriter().u32(RecordMagic).result();
    for (auto at = rest->begin();; ++at) {
        at = std::search(at, rest->end(), magic.begin(), magic.end());
        if (at == rest->end()) return false;
        if (readRecord(m_file, offset + static_cast<std::uint64_t>(at - rest->begin()), fileSize)) return true;
    }
}

Result<void> PracticeStore::save(const PracticeChain& chain)
{
    std::size_t common = std::min(m_saved.size(), static_cast<std::size_t>(chain.tip().height.value) + 1);
    while (chain.block({static_cast<std::int32_t>(common) - 1})->point.hash != m_saved[common - 1]) --common;

    while (common < m_saved.size() || static_cast<std::int32_t>(common) <= chain.tip().height.value) {
        const bool rewinds = common < m_saved.size();
        const std::size_t target = rewinds ? RecordLimit - Block::MaxSerializedSize : RecordTarget;
        ByteWriter blocks;
        std::vector<BlockHash> hashes;
        auto height = static_cast<std::int32_t>(common);
        for (; height <= chain.tip().height.value && blocks.result().size() < target; ++height) {
            blocks.varBytes(chain.block({height})->raw);
            hashes.push_back(chain.block({height})->point.hash);
        }
        ByteWriter payload;
        payload.i32(static_cast<std::int32_t>(common) - 1).u32(static_cast<std::uint32_t>(hashes.size()));
        if (const auto written = append(record(payload.bytes(blocks.result()).result())); !written) return written;
        m_saved.resize(common);
        m_saved.insert(m_saved.end(), hashes.begin(), hashes.end());
        common = m_saved.size();
    }
    return {};
}

Result<void> PracticeStore::append(ByteSpan bytes)
{
    auto written = m_file.writeAt(m_size, bytes);
    if (written) written = m_file.sync();
    if (written)
        m_size += bytes.size();
    else
        (void)m_file.truncate(m_size); // if this fails too, the next open finds a torn end
    return written;
}

} // namespace lockstep
