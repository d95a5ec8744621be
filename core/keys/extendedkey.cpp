// SPDX-License-Identifier: MIT

#include "core/keys/extendedkey.h"

#include "core/crypto/hmac.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t HmacSize = 64;
constexpr std::uint8_t MaxDepth = 255;

std::array<std::byte, 4> bigEndian(std::uint32_t value)
{
    return {static_cast<std::byte>(value >> 24), static_cast<std::byte>(value >> 16),
            static_cast<std::byte>(value >> 8), static_cast<std::byte>(value)};
}

Fingerprint fingerprintOf(const PublicKey& key)
{
    Fingerprint fingerprint{};
    std::ranges::copy_n(hash160(key.compressed()).begin(), 4, fingerprint.begin());
    return fingerprint;
}

Error noSuchKey() { return {Errc::Malformed, "no key exists at this index"}; }
Error tooDeep() { return {Errc::OutOfRange, "extended key: depth 255 has no children"}; }

KeyPlace childPlace(const KeyPlace& parent, const PublicKey& parentKey, std::uint32_t step)
{
    return {static_cast<std::uint8_t>(parent.depth + 1), fingerprintOf(parentKey), step};
}

} // namespace

Result<ExtendedPublicKey> ExtendedPublicKey::derive(std::uint32_t index) const
{
    if (isHardened(index)) return Error{Errc::OutOfRange, "a hardened step needs the private key"};
    if (m_place.depth == MaxDepth) return tooDeep();

    std::array<std::byte, 33 + 4> message{};
    const auto end = std::ranges::copy(m_key.compressed(), message.begin()).out;
    std::ranges::copy(bigEndian(index), end);
    std::array<std::byte, HmacSize> mac{};
    hmacSha512(m_chainCode, message, mac);

    const auto key = m_key.tweakAdded(std::span(mac).first<32>());
    if (!key) return noSuchKey();
    Digest32 chainCode{};
    std::ranges::copy(std::span(mac).last<32>(), chainCode.begin());
    return ExtendedPublicKey(childPlace(m_place, m_key, index), chainCode, *key);
}

Result<ExtendedPublicKey> ExtendedPublicKey::derive(const KeyPath& path) const
{
    ExtendedPublicKey key = *this;
    for (const std::uint32_t step : path.steps) {
        auto child = key.derive(step);
        if (!child) return child;
        key = *child;
    }
    return key;
}

Fingerprint ExtendedPublicKey::fingerprint() const { return fingerprintOf(m_key); }

Result<ExtendedPrivateKey> ExtendedPrivateKey::fromSeed(ByteSpan seed)
{
    if (seed.size() < 16 || seed.size() > 64) return Error{Errc::OutOfRange, "a seed has 16 to 64 bytes"};
    SecureBytes mac(HmacSize);
    hmacSha512(bytesOf("Bitcoin seed"), seed, mac.span().first<HmacSize>());
    auto key = SecretKey::fromBytes(mac.span().first(32));
    if (!key) return noSuchKey();
    return ExtendedPrivateKey({}, SecureBytes::copyOf(mac.span().last(32)), std::move(*key));
}

Result<ExtendedPrivateKey> ExtendedPrivateKey::derive(std::uint32_t step) const
{
    if (m_place.depth == MaxDepth) return tooDeep();
    const PublicKey publicKey = m_key.publicKey();

    SecureBytes message(33 + 4); // hardened: 00 and the private key; else the public key
    if (isHardened(step))
        std::ranges::copy(m_key.bytes(), message.data() + 1);
    else
        std::ranges::copy(publicKey.compressed(), message.data());
    std::ranges::copy(bigEndian(step), message.data() + 33);
    SecureBytes mac(HmacSize);
    hmacSha512(m_chainCode.span(), message.span(), mac.span().first<HmacSize>());

    auto key = m_key.tweakAdded(mac.span().first<32>());
    if (!key) return noSuchKey();
    return ExtendedPrivateKey(childPlace(m_place, publicKey, step), SecureBytes::copyOf(mac.span().last(32)),
                              std::move(*key));
}

Result<ExtendedPrivateKey> ExtendedPrivateKey::derive(const KeyPath& path) const
{
    ExtendedPrivateKey key = clone();
    for (const std::uint32_t step : path.steps) {
        auto child = key.derive(step);
        if (!child) return child;
        key = std::move(*child);
    }
    return key;
}

ExtendedPublicKey ExtendedPrivateKey::toPublic() const
{
    Digest32 chainCode{};
    std::ranges::copy(m_chainCode.span(), chainCode.begin());
    return {m_place, chainCode, m_key.publicKey()};
}

} // namespace lockstep
