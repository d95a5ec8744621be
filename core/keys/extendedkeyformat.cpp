// SPDX-License-Identifier: MIT

// How extended keys are written and read: BIP32's serialization and SLIP-132's versions.

#include "core/keys/extendedkey.h"
#include "core/keys/extendedkeytext.h"

#include <algorithm>

namespace lockstep {

namespace {

struct VersionBytes
{
    KeyVersion version;
    std::uint32_t mainPublic, mainPrivate, testPublic, testPrivate;
};

constexpr std::array Versions{
    VersionBytes{KeyVersion::Plain, 0x0488'b21e, 0x0488'ade4, 0x0435'87cf, 0x0435'8394},
    VersionBytes{KeyVersion::NestedSegwit, 0x049d'7cb2, 0x049d'7878, 0x044a'5262, 0x044a'4e28},
    VersionBytes{KeyVersion::Segwit, 0x04b2'4746, 0x04b2'430c, 0x045f'1cf6, 0x045f'18bc},
    VersionBytes{KeyVersion::NestedMultisig, 0x0295'b43f, 0x0295'b005, 0x0242'89ef, 0x0242'85b5},
    VersionBytes{KeyVersion::SegwitMultisig, 0x02aa'7ed3, 0x02aa'7a99, 0x0257'5483, 0x0257'5048},
};

/// What four version bytes stand for.
struct Meaning
{
    KeyVersion version;
    bool isMain;
    bool isPrivate;
};

std::uint32_t bigEndian(ByteSpan bytes)
{
    std::uint32_t value = 0;
    for (const std::byte b : bytes.first(4)) value = value << 8 | std::to_integer<std::uint32_t>(b);
    return value;
}

std::byte* writeBigEndian(std::uint32_t value, std::byte* to)
{
    for (int shift = 24; shift >= 0; shift -= 8) *to++ = static_cast<std::byte>(value >> shift);
    return to;
}

Result<Meaning> meaningOf(std::uint32_t bytes)
{
    for (const VersionBytes& v : Versions) {
        if (bytes == v.mainPublic) return Meaning{v.version, true, false};
        if (bytes == v.mainPrivate) return Meaning{v.version, true, true};
        if (bytes == v.testPublic) return Meaning{v.version, false, false};
        if (bytes == v.testPrivate) return Meaning{v.version, false, true};
    }
    return Error{Errc::Unsupported, "extended key: unknown version"};
}

std::uint32_t versionBytes(KeyVersion version, Network network, bool isPrivate)
{
    const auto v = std::ranges::find(Versions, version, &VersionBytes::version);
    if (network == Network::Mainnet) return isPrivate ? v->mainPrivate : v->mainPublic;
    return isPrivate ? v->testPrivate : v->testPublic;
}

/// One piece of locked memory for all of it: each costs four system calls and more, and a start reads hundreds.
struct Fields
{
    Meaning meaning;
    KeyPlace place;
    SecureBytes text;

    ByteSpan chainCode() const { return text.span().subspan(13, 32); }
    ByteSpan key() const { return text.span().subspan(45, 33); }
};

Result<Fields> readFields(std::string_view text, Network network)
{
    auto decoded = decodeExtendedKeyText(text);
    if (!decoded) return decoded.error();
    const ByteSpan bytes = decoded->span();
    const auto meaning = meaningOf(bigEndian(bytes));
    if (!meaning) return meaning.error();
    if (meaning->isMain != (network == Network::Mainnet))
        return Error{Errc::WrongNetwork, meaning->isMain ? "mainnet" : "testnet"};

    KeyPlace place;
    place.depth = std::to_integer<std::uint8_t>(bytes[4]);
    std::ranges::copy(bytes.subspan(5, 4), place.parent.begin());
    place.childNumber = bigEndian(bytes.subspan(9));
    if (place.depth == 0 && place.parent != Fingerprint{})
        return Error{Errc::Malformed, "extended key: a master key that names a parent"};
    if (place.depth == 0 && place.childNumber != 0)
        return Error{Errc::Malformed, "extended key: a master key that has a child number"};
    return Fields{*meaning, place, std::move(*decoded)};
}

SecureBytes writeFields(std::uint32_t version, const KeyPlace& place, ByteSpan chainCode, ByteSpan key)
{
    SecureBytes payload(ExtendedKeySize);
    std::byte* to = writeBigEndian(version, payload.data());
    *to++ = static_cast<std::byte>(place.depth);
    to = std::ranges::copy(place.parent, to).out;
    to = writeBigEndian(place.childNumber, to);
    std::ranges::copy(chainCode, to);
    std::ranges::copy(key, payload.span().last(key.size()).begin()); // a private key has a zero byte before it
    return encodeExtendedKeyText(payload.span());
}

/// Plain versions only: descriptors and BIP32 know no other.
template <typename Key, typename Versioned>
Result<Key> plainOnly(Result<Versioned> parsed)
{
    if (!parsed) return parsed.error();
    if (parsed->version != KeyVersion::Plain)
        return Error{Errc::Unsupported, "extended key: a SLIP-132 version where xpub or tpub belongs"};
    return std::move(parsed->key);
}

} // namespace

Result<VersionedPublicKey> parseVersionedPublicKey(std::string_view text, Network network)
{
    const auto fields = readFields(text, network);
    if (!fields) return fields.error();
    if (fields->meaning.isPrivate) return Error{Errc::PrivateKeyGiven, "extended key: private"};
    const auto key = PublicKey::parse(fields->key());
    if (!key) return Error{Errc::Malformed, "extended key: its public key is not on the curve"};
    Digest32 chainCode{};
    std::ranges::copy(fields->chainCode(), chainCode.begin());
    return VersionedPublicKey{ExtendedPublicKey(fields->place, chainCode, *key), fields->meaning.version};
}

Result<VersionedPrivateKey> parseVersionedPrivateKey(std::string_view text, Network network)
{
    const auto fields = readFields(text, network);
    if (!fields) return fields.error();
    if (!fields->meaning.isPrivate) return Error{Errc::Malformed, "extended key: public where a private one belongs"};
    if (fields->key().front() != std::byte{0})
        return Error{Errc::Malformed, "extended key: a private key that does not begin with 00"};
    auto key = SecretKey::fromBytes(fields->key().subspan(1));
    if (!key) return key.error();
    ExtendedPrivateKey extended(fields->place, SecureBytes::copyOf(fields->chainCode()), std::move(*key));
    return VersionedPrivateKey{std::move(extended), fields->meaning.version};
}

Result<ExtendedPublicKey> ExtendedPublicKey::parse(std::string_view text, Network network)
{
    return plainOnly<ExtendedPublicKey>(parseVersionedPublicKey(text, network));
}

Result<ExtendedPrivateKey> ExtendedPrivateKey::parse(std::string_view text, Network network)
{
    return plainOnly<ExtendedPrivateKey>(parseVersionedPrivateKey(text, network));
}

std::string ExtendedPublicKey::toText(Network network, KeyVersion version) const
{
    const SecureBytes text
        = writeFields(versionBytes(version, network, false), m_place, m_chainCode, m_key.compressed());
    return std::string(text.text());
}

SecureBytes ExtendedPrivateKey::toText(Network network, KeyVersion version) const
{
    return writeFields(versionBytes(version, network, true), m_place, m_chainCode.span(), m_key.bytes());
}

} // namespace lockstep
