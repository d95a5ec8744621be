// SPDX-License-Identifier: MIT

#include "core/backup/backupcontainer.h"

#include "core/crypto/hash.h"
#include "core/crypto/random.h"
#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace lockstep {

namespace {

constexpr std::uint8_t Version = 1;
constexpr std::uint8_t FormOpen = 0;
constexpr std::uint8_t FormSealed = 1;
constexpr std::size_t DigestSize = 32;
constexpr std::size_t LongestNetwork = 32;
constexpr std::size_t LongestWrap = 256;
constexpr std::uint64_t OnlyRecord = 0;

/// Apart from the bindings of wallets, so that no record of the one is a record of the other.
SealBinding bindingOf(const BackupHeader& header) { return {"backup 1 " + header.network, header.id}; }

struct Parts
{
    BackupHeader header;
    ByteSpan wrap;
    ByteSpan contents;
};

Result<ByteSpan> checkedBody(ByteSpan file)
{
    const ByteSpan magic = bytesOf(BackupMagic);
    if (file.size() > MaxBackupSize) return Error{Errc::OutOfRange, "a file of more than 64 MB"};
    if (file.size() < magic.size() || !std::ranges::equal(file.first(magic.size()), magic))
        return Error{Errc::Malformed, "no backup of Lockstep"};
    if (file.size() < magic.size() + 2 + DigestSize) return Error{Errc::Damaged, "backup: cut short"};
    const ByteSpan body = file.first(file.size() - DigestSize);
    if (!std::ranges::equal(sha256(body), file.last(DigestSize)))
        return Error{Errc::Damaged, "backup: its checksum does not match"};
    return body.subspan(magic.size());
}

Result<Parts> takeApart(ByteSpan file)
{
    const auto body = checkedBody(file);
    if (!body) return body.error();
    ByteReader reader(*body);
    if (const auto version = reader.u8(); version != Version)
        return Error{Errc::Unsupported, "backup of version " + std::to_string(version)};
    Parts parts;
    const auto form = reader.u8();
    if (form != FormOpen && form != FormSealed) reader.fail(Errc::Malformed, "backup: unknown form");
    parts.header.isSealed = form == FormSealed;
    for (const std::byte letter : reader.varBytes(LongestNetwork)) parts.header.network += static_cast<char>(letter);
    parts.header.id = reader.array<16>();
    if (parts.header.isSealed) parts.wrap = reader.varBytes(LongestWrap);
    parts.contents = reader.varBytes(MaxBackupSize);
    if (!reader.finish()) return Error{Errc::Malformed, "backup: unknown form"};
    if (!parts.header.isSealed) return parts;
    const auto cost = wrapCostOf(parts.wrap);
    if (!cost) return cost.error();
    if (!cost->isAccepted()) return Error{Errc::OutOfRange, "backup: its passphrase would cost too much work"};
    return parts;
}

ByteWriter writerOf(const BackupHeader& header)
{
    ByteWriter writer;
    writer.bytes(bytesOf(BackupMagic)).u8(Version).u8(header.isSealed ? FormSealed : FormOpen);
    writer.varBytes(bytesOf(header.network)).bytes(header.id);
    return writer;
}

Result<Bytes> finished(ByteWriter writer)
{
    Bytes file = std::move(writer).result();
    append(file, sha256(file));
    if (file.size() > MaxBackupSize) return Error{Errc::OutOfRange, "a backup of more than 64 MB"};
    return file;
}

} // namespace

Result<BackupHeader> readBackupHeader(ByteSpan file)
{
    const auto parts = takeApart(file);
    if (!parts) return parts.error();
    return parts->header;
}

Result<OpenedContainer> openBackup(ByteSpan file, std::optional<ByteSpan> passphrase)
{
    auto parts = takeApart(file);
    if (!parts) return parts.error();
    OpenedContainer opened{parts->header, std::nullopt, {}};
    if (!opened.header.isSealed) {
        opened.contents = SecureBytes::copyOf(parts->contents);
        return opened;
    }
    if (!passphrase) return Error{Errc::WalletLocked, {}};
    auto key = DataKey::unwrap(parts->wrap, bindingOf(opened.header), *passphrase);
    if (!key) return key.error();
    auto contents = key->open(SecretKind::BackupContents, OnlyRecord, parts->contents);
    if (!contents) return contents.error();
    opened.key = *std::move(key);
    opened.contents = *std::move(contents);
    return opened;
}

BackupSeal::BackupSeal(std::string network)
    : m_header{false, std::move(network), randomBytes<16>()}
    , m_key(DataKey::create(bindingOf(m_header)))
{
}

Result<Bytes> BackupSeal::sealed(ByteSpan contents, ByteSpan passphrase, const Argon2Params& params) const
{
    const auto wrap = m_key.wrap(passphrase, params);
    if (!wrap) return wrap.error();
    BackupHeader header = m_header;
    header.isSealed = true;
    ByteWriter writer = writerOf(header);
    writer.varBytes(*wrap).varBytes(m_key.seal(SecretKind::BackupContents, OnlyRecord, contents));
    return finished(std::move(writer));
}

Result<Bytes> BackupSeal::open(ByteSpan contents) const
{
    ByteWriter writer = writerOf(m_header);
    writer.varBytes(contents);
    return finished(std::move(writer));
}

} // namespace lockstep
