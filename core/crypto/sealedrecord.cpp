// SPDX-License-Identifier: MIT

#include "core/crypto/sealedrecord.h"

#include "core/crypto/aead.h"
#include "core/crypto/hash.h"
#include "core/crypto/random.h"

#include <algorithm>
#include <optional>
#include <sodium.h>
#include <utility>

namespace lockstep {

namespace {

constexpr std::byte Version{1};
constexpr std::byte OpenedByDataKey{0};
constexpr std::byte Lanes{1};
constexpr std::size_t LanesAt = 2 + 4 + 4;
constexpr std::size_t DataKeySize = 32;

std::byte byteOf(WrapKind kind) { return static_cast<std::byte>(kind); }

void appendLittleEndian(Bytes& to, std::uint64_t value, int width)
{
    for (int i = 0; i < width; ++i) to.push_back(static_cast<std::byte>(value >> (8 * i)));
}

std::uint32_t littleEndian32(ByteSpan bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= std::to_integer<std::uint32_t>(bytes[i]) << (8 * i);
    return value;
}

/// What stands before the nonce.
Bytes passphraseHeader(const Argon2Params& params, const KdfSalt& salt)
{
    Bytes header{Version, byteOf(WrapKind::Passphrase)};
    appendLittleEndian(header, params.passes, 4);
    appendLittleEndian(header, params.memoryKib, 4);
    header.push_back(Lanes);
    append(header, salt);
    return header;
}

Bytes keylessHeader(const KdfSalt& salt)
{
    Bytes header{Version, byteOf(WrapKind::Keyless)};
    append(header, salt);
    return header;
}

std::optional<std::size_t> headerSize(std::byte openedBy)
{
    if (openedBy == OpenedByDataKey) return 2;
    if (openedBy == byteOf(WrapKind::Passphrase)) return LanesAt + 1 + 16;
    if (openedBy == byteOf(WrapKind::Keyless)) return 2 + 16;
    return std::nullopt;
}

/// A record taken apart; views into it.
struct Parts
{
    ByteSpan header;
    AeadNonce nonce{};
    ByteSpan sealed;

    std::byte openedBy() const { return header[1]; }
    Argon2Params params() const { return {littleEndian32(header.subspan(2)), littleEndian32(header.subspan(6))}; }
    KdfSalt salt() const
    {
        KdfSalt salt{};
        std::ranges::copy(header.last(salt.size()), salt.begin());
        return salt;
    }
};

Result<Parts> takeApart(ByteSpan record)
{
    constexpr std::size_t DigestSize = 32;
    if (record.size() < 2 + DigestSize) return Error{Errc::Damaged, "sealed record: cut short"};
    ByteSpan body = record.first(record.size() - DigestSize);
    if (!std::ranges::equal(sha256(body), record.last(DigestSize)))
        return Error{Errc::Damaged, "sealed record: its checksum does not match"};
    if (body[0] != Version) return Error{Errc::Unsupported, "sealed record: unknown version"};

    const auto header = headerSize(body[1]);
    Parts parts;
    if (!header || body.size() < *header + parts.nonce.size() + AeadTagSize)
        return Error{Errc::Malformed, "sealed record: unknown form"};
    parts.header = body.first(*header);
    if (parts.openedBy() == byteOf(WrapKind::Passphrase) && parts.header[LanesAt] != Lanes)
        return Error{Errc::Unsupported, "sealed record: Argon2id with more than one lane"};
    body = body.subspan(*header);
    std::ranges::copy(body.first(parts.nonce.size()), parts.nonce.begin());
    parts.sealed = body.subspan(parts.nonce.size());
    return parts;
}

Result<Parts> takeApartWrap(ByteSpan record)
{
    auto parts = takeApart(record);
    if (parts && parts->openedBy() == OpenedByDataKey)
        return Error{Errc::Malformed, "sealed record: not a wrapped key"};
    return parts;
}

/// Everything a record is bound to; each field has a fixed or a stated length, so no two bindings look alike.
Bytes associatedData(const SealBinding& binding, SecretKind kind, std::uint64_t id, ByteSpan header)
{
    Bytes data = toBytes(bytesOf("lockstep"));
    data.push_back(Version);
    data.push_back(static_cast<std::byte>(binding.network.size()));
    append(data, bytesOf(binding.network));
    append(data, binding.wallet);
    data.push_back(static_cast<std::byte>(kind));
    appendLittleEndian(data, id, 8);
    append(data, header);
    return data;
}

Bytes assemble(Bytes header, AeadKey key, ByteSpan secret, ByteSpan associated)
{
    const auto nonce = randomBytes<std::tuple_size_v<AeadNonce>>();
    Bytes record = std::move(header);
    append(record, nonce);
    append(record, aeadSeal(key, nonce, secret, associated));
    append(record, sha256(record));
    return record;
}

SecureBytes keylessKey(const KdfSalt& salt)
{
    return SecureBytes::copyOf(taggedHash("lockstep/wrap without passphrase", salt));
}

std::optional<SecureBytes> openWrap(const Parts& parts, const SecureBytes& wrappingKey, const SealBinding& binding)
{
    const Bytes associated = associatedData(binding, SecretKind::DataKey, 0, parts.header);
    auto key = aeadOpen(wrappingKey.span().first<32>(), parts.nonce, parts.sealed, associated);
    if (key && key->size() != DataKeySize) return std::nullopt;
    return key;
}

/// Makes the page of a key readable while it lives.
class ReadableKey
{
public:
    explicit ReadableKey(SecureBytes& key) : m_key(key) { sodium_mprotect_readonly(m_key.data()); }
    ~ReadableKey() { sodium_mprotect_noaccess(m_key.data()); }
    ReadableKey(const ReadableKey&) = delete;
    ReadableKey& operator=(const ReadableKey&) = delete;

    AeadKey bytes() const { return std::as_const(m_key).span().first<DataKeySize>(); }

private:
    SecureBytes& m_key;
};

} // namespace

Result<WrapKind> wrapKindOf(ByteSpan record)
{
    const auto parts = takeApartWrap(record);
    if (!parts) return parts.error();
    return static_cast<WrapKind>(parts->openedBy());
}

Result<Argon2Params> wrapCostOf(ByteSpan record)
{
    const auto parts = takeApartWrap(record);
    if (!parts) return parts.error();
    if (parts->openedBy() != byteOf(WrapKind::Passphrase))
        return Error{Errc::Malformed, "sealed record: wrapped without a passphrase"};
    return parts->params();
}

DataKey::DataKey(SecureBytes key, SealBinding binding) : m_key(std::move(key)), m_binding(std::move(binding))
{
    sodium_mprotect_noaccess(m_key.data());
}

DataKey DataKey::create(SealBinding binding) { return {randomSecret(DataKeySize), std::move(binding)}; }

Result<DataKey> DataKey::unwrap(ByteSpan record, SealBinding binding, ByteSpan passphrase)
{
    const auto parts = takeApartWrap(record);
    if (!parts) return parts.error();
    if (parts->openedBy() != byteOf(WrapKind::Passphrase)) return Error{Errc::Refused, "this wallet has no passphrase"};
    const auto wrappingKey = derivePasswordKey(passphrase, parts->params(), parts->salt());
    if (!wrappingKey) return wrappingKey.error();
    auto key = openWrap(*parts, *wrappingKey, binding);
    if (!key) return Error{Errc::WrongPassphrase, {}};
    return DataKey(std::move(*key), std::move(binding));
}

Result<DataKey> DataKey::unwrapKeyless(ByteSpan record, SealBinding binding)
{
    const auto parts = takeApartWrap(record);
    if (!parts) return parts.error();
    if (parts->openedBy() != byteOf(WrapKind::Keyless)) return Error{Errc::WalletLocked, {}};
    auto key = openWrap(*parts, keylessKey(parts->salt()), binding);
    if (!key) return Error{Errc::Damaged, "sealed record: it belongs elsewhere"};
    return DataKey(std::move(*key), std::move(binding));
}

Result<Bytes> DataKey::wrap(ByteSpan passphrase, const Argon2Params& params) const
{
    const auto salt = randomBytes<std::tuple_size_v<KdfSalt>>();
    const auto wrappingKey = derivePasswordKey(passphrase, params, salt);
    if (!wrappingKey) return wrappingKey.error();
    const Bytes header = passphraseHeader(params, salt);
    const ReadableKey key(m_key);
    return assemble(header, wrappingKey->span().first<32>(), key.bytes(),
                    associatedData(m_binding, SecretKind::DataKey, 0, header));
}

Bytes DataKey::wrapKeyless() const
{
    const auto salt = randomBytes<std::tuple_size_v<KdfSalt>>();
    const SecureBytes wrappingKey = keylessKey(salt);
    const Bytes header = keylessHeader(salt);
    const ReadableKey key(m_key);
    return assemble(header, wrappingKey.span().first<32>(), key.bytes(),
                    associatedData(m_binding, SecretKind::DataKey, 0, header));
}

Bytes DataKey::seal(SecretKind kind, std::uint64_t id, ByteSpan secret) const
{
    const Bytes header{Version, OpenedByDataKey};
    const ReadableKey key(m_key);
    return assemble(header, key.bytes(), secret, associatedData(m_binding, kind, id, header));
}

Result<SecureBytes> DataKey::open(SecretKind kind, std::uint64_t id, ByteSpan record) const
{
    const auto parts = takeApart(record);
    if (!parts) return parts.error();
    const ReadableKey key(m_key);
    auto secret
        = aeadOpen(key.bytes(), parts->nonce, parts->sealed, associatedData(m_binding, kind, id, parts->header));
    if (!secret) return Error{Errc::Damaged, "sealed record: it belongs elsewhere"};
    return std::move(*secret);
}

Result<Bytes> changePassphrase(ByteSpan record, const SealBinding& binding, ByteSpan oldPassphrase,
                               ByteSpan newPassphrase, const Argon2Params& params)
{
    const auto key = DataKey::unwrap(record, binding, oldPassphrase);
    if (!key) return key.error();
    auto replacement = key->wrap(newPassphrase, params);
    if (!replacement) return replacement;
    if (const auto check = DataKey::unwrap(*replacement, binding, newPassphrase); !check) return check.error();
    return replacement;
}

} // namespace lockstep
