// SPDX-License-Identifier: MIT

#include "core/storage/files/headerfile.h"

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <system_error>
#include <unistd.h>

namespace lockstep {

namespace {

constexpr std::string_view FileMagic = "LSH";
constexpr std::uint8_t Version = 1;
constexpr std::size_t ChecksumSize = 32;
constexpr std::size_t Step = 1 << 20;
constexpr std::int64_t Highest = std::numeric_limits<std::int32_t>::max();

std::unique_ptr<QCryptographicHash> newSum()
{
    return std::make_unique<QCryptographicHash>(QCryptographicHash::Sha256);
}

void addTo(QCryptographicHash& sum, ByteSpan bytes)
{
    sum.addData(
        QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())));
}

ByteSpan spanOf(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

Result<HeaderFileHead> parseHead(ByteSpan raw, const DatabaseIdentity& network)
{
    ByteReader in(raw);
    const bool isOurs = std::ranges::equal(in.bytes(FileMagic.size()), bytesOf(FileMagic));
    const std::uint8_t version = in.u8();
    if (in.failed() || !isOurs) return Error{Errc::Malformed, "no file of block headers"};
    if (version != Version) return Error{Errc::Unsupported, "version " + std::to_string(version)};
    const auto magic = in.array<4>();
    const ByteSpan genesis = in.bytes(sizeof(BlockHash::bytes));
    HeaderFileHead head;
    head.first = {in.i32()};
    head.count = in.u32();
    if (in.failed()) return Error{Errc::Truncated, "a file of block headers that ends in its first bytes"};
    if (magic != network.magic || !std::ranges::equal(genesis, network.genesis.bytes))
        return Error{Errc::WrongNetwork, {}};
    const bool isPossible
        = head.first.value >= 1 && head.count >= 1 && head.first.value + std::int64_t{head.count} - 1 <= Highest;
    if (!isPossible) return Error{Errc::OutOfRange, "heights that cannot be"};
    return head;
}

std::uint64_t headersEnd(const HeaderFileHead& head)
{
    return HeaderFileHead::Size + std::uint64_t{head.count} * BlockHeader::Size;
}

} // namespace

// --- Writing

HeaderFileWriter::HeaderFileWriter(std::string path, File file)
    : m_path(std::move(path))
    , m_draft(m_path + ".new")
    , m_file(std::move(file))
    , m_sum(newSum())
{
}

HeaderFileWriter::~HeaderFileWriter()
{
    if (!m_draft.empty() && m_sum) ::unlink(m_draft.c_str()); // one that was moved from has no sum
}

Result<HeaderFileWriter> HeaderFileWriter::begin(const std::string& path, const DatabaseIdentity& network,
                                                 const HeaderFileHead& head)
{
    auto file = File::open(path + ".new");
    if (!file) return file.error();
    if (auto emptied = file->truncate(0); !emptied) return emptied.error(); // left by a kill
    HeaderFileWriter writer(path, *std::move(file));
    ByteWriter out;
    out.bytes(bytesOf(FileMagic)).u8(Version).bytes(network.magic).bytes(network.genesis.bytes);
    out.i32(head.first.value).u32(head.count);
    if (auto written = writer.write(out.result()); !written) return written.error();
    return writer;
}

Result<void> HeaderFileWriter::write(ByteSpan bytes)
{
    if (auto written = m_file.writeAt(m_size, bytes); !written) return written;
    m_size += bytes.size();
    addTo(*m_sum, bytes);
    return {};
}

Result<void> HeaderFileWriter::append(std::span<const BlockHeader> headers)
{
    Bytes raw;
    raw.reserve(headers.size() * BlockHeader::Size);
    for (const BlockHeader& header : headers) lockstep::append(raw, header.serialize());
    return write(raw);
}

Result<void> HeaderFileWriter::finish()
{
    const QByteArray sum = m_sum->result();
    if (auto written = write(spanOf(sum)); !written) return written;
    if (auto synced = m_file.sync(); !synced) return synced;
    if (std::rename(m_draft.c_str(), m_path.c_str()) != 0) return ioError(m_path);
    m_draft.clear();
    syncFolderOf(m_path);
    return {};
}

// --- Reading

HeaderFileReader::HeaderFileReader(File file, const HeaderFileHead& head)
    : m_file(std::move(file))
    , m_head(head)
    , m_sum(newSum())
{
}

Result<HeaderFileReader> HeaderFileReader::open(const std::string& path, const DatabaseIdentity& network)
{
    std::error_code error;
    const std::filesystem::path real = std::filesystem::canonical(path, error);
    if (error) return Error{Errc::NotFound, path};
    if (!std::filesystem::is_regular_file(real, error)) return Error{Errc::Io, path + ": is not a file"};
    auto file = File::openReadOnly(real.string());
    if (!file) return file.error();
    Bytes raw(HeaderFileHead::Size);
    const auto got = file->readAt(0, raw);
    if (!got) return got.error();
    const auto head = parseHead(ByteSpan(raw).first(*got), network);
    if (!head) return head.error();
    const auto size = file->size();
    if (!size) return size.error();
    const std::uint64_t wanted = headersEnd(*head) + ChecksumSize;
    if (*size < wanted) return Error{Errc::Truncated, "a file of block headers that was cut short"};
    if (*size > wanted) return Error{Errc::Malformed, "a file of block headers with something behind its end"};
    return HeaderFileReader(*std::move(file), *head);
}

std::uint64_t HeaderFileReader::end() const { return headersEnd(m_head); }

Result<bool> HeaderFileReader::checkMore()
{
    Bytes piece(static_cast<std::size_t>(std::min<std::uint64_t>(Step, end() - m_summed)));
    const auto got = m_file.readAt(m_summed, piece);
    if (!got) return got.error();
    if (*got != piece.size()) return Error{Errc::Truncated, "the file became shorter"};
    addTo(*m_sum, piece);
    m_summed += piece.size();
    if (m_summed < end()) return true;
    Bytes stored(ChecksumSize);
    const auto rest = m_file.readAt(end(), stored);
    if (!rest) return rest.error();
    const QByteArray sum = m_sum->result();
    if (!std::ranges::equal(stored, spanOf(sum))) return Error{Errc::BadChecksum, {}};
    return false;
}

Result<std::vector<BlockHeader>> HeaderFileReader::readMore(std::size_t most)
{
    const auto left = static_cast<std::size_t>((end() - m_read) / BlockHeader::Size);
    Bytes raw(std::min(most, left) * BlockHeader::Size);
    const auto got = m_file.readAt(m_read, raw);
    if (!got) return got.error();
    if (*got != raw.size()) return Error{Errc::Truncated, "the file became shorter"};
    m_read += raw.size();
    std::vector<BlockHeader> headers;
    headers.reserve(raw.size() / BlockHeader::Size);
    for (ByteSpan rest(raw); !rest.empty(); rest = rest.subspan(BlockHeader::Size))
        headers.push_back(BlockHeader::parse(rest.first<BlockHeader::Size>()));
    return headers;
}

} // namespace lockstep
