// SPDX-License-Identifier: MIT

#include "core/descriptors/privatekeyscan.h"

#include "core/encoding/base58.h"
#include "core/script/address.h"
#include "core/util/securebytes.h"

namespace lockstep {

namespace {

constexpr std::size_t ShortestExtendedKey = 100; ///< 111 characters; some may be lost.
constexpr std::size_t WifPayload = 34; ///< Version, key, mark of a compressed public key.

bool isBase58(char c)
{
    constexpr std::string_view Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    return Alphabet.find(c) != std::string_view::npos;
}

bool isWif(std::string_view word)
{
    if (word.size() < 51 || word.size() > 52) return false;
    auto payload = base58CheckDecode(word, WifPayload);
    if (!payload) return false;
    const auto version = std::to_integer<unsigned>(payload->front());
    const bool found = payload->size() >= WifPayload - 1
        && (version == addressPrefixes(Network::Mainnet).privateKey
            || version == addressPrefixes(Network::Testnet4).privateKey);
    wipe(*payload);
    return found;
}

} // namespace

bool holdsPrivateKey(std::string_view text)
{
    while (!text.empty()) {
        std::size_t size = 0;
        while (size < text.size() && isBase58(text[size])) ++size;
        const std::string_view word = text.substr(0, size);
        if (word.size() >= ShortestExtendedKey && word.substr(1, 3) == "prv") return true;
        if (isWif(word)) return true;
        text.remove_prefix(size < text.size() ? size + 1 : size);
    }
    return false;
}

} // namespace lockstep
