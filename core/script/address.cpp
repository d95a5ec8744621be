// SPDX-License-Identifier: MIT

#include "core/script/address.h"

#include "core/encoding/base58.h"
#include "core/encoding/bech32.h"
#include "core/script/templates.h"
#include "core/util/securebytes.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr AddressPrefixes Mainnet{0, 5, 128, "bc"};
constexpr AddressPrefixes Testnet{111, 196, 239, "tb"};
constexpr AddressPrefixes Regtest{111, 196, 239, "bcrt"};

constexpr std::size_t HashPayload = 21; ///< Version byte and hash160.
constexpr std::size_t PrivateKeyPayload = 33; ///< Version byte and key; one more if compressed.
constexpr std::size_t ShortestAddress = 26; ///< In base58. A shorter word is no mistyped address.
constexpr std::size_t ExtendedKeyPayload = 78;
constexpr std::size_t ExtendedKeyHead = 45; ///< Where the key begins; a private one with a zero byte.

std::string_view nameOfSegwitPrefix(std::string_view prefix)
{
    if (prefix == Mainnet.segwit) return "mainnet";
    if (prefix == Testnet.segwit) return "testnet";
    return prefix == Regtest.segwit ? "regtest" : "";
}

bool startsAsSegwit(std::string_view text)
{
    std::string head(text.substr(0, Regtest.segwit.size() + 1));
    std::ranges::transform(head, head.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::size_t separator = head.find('1');
    return separator != std::string::npos && !nameOfSegwitPrefix(head.substr(0, separator)).empty();
}

/// One meaning per code for whoever shows it: a text is either mistyped or no address at all.
Error addressError(const Error& error)
{
    if (error.code == Errc::BadChecksum) return error;
    return {Errc::Malformed, error.detail};
}

Result<Bytes> scriptFromSegwit(std::string_view text, Network network)
{
    const auto address = segwitAddressDecode(text);
    if (!address) return addressError(address.error());
    if (address->prefix == addressPrefixes(network).segwit)
        return witnessScriptPubKey(address->version, address->program);
    const std::string_view other = nameOfSegwitPrefix(address->prefix);
    if (!other.empty()) return Error{Errc::WrongNetwork, std::string(other)};
    return Error{Errc::Unsupported, "address: not a prefix of Bitcoin: " + address->prefix};
}

bool holdsPrivateKey(ByteSpan payload)
{
    if (payload.size() == ExtendedKeyPayload) return payload[ExtendedKeyHead] == std::byte{0};
    if (payload.size() != PrivateKeyPayload && payload.size() != PrivateKeyPayload + 1) return false;
    const auto version = std::to_integer<unsigned>(payload.front());
    return version == Mainnet.privateKey || version == Testnet.privateKey;
}

Result<Bytes> scriptFromBase58Payload(ByteSpan payload, Network network)
{
    if (holdsPrivateKey(payload)) return Error{Errc::PrivateKeyGiven, "address: this is a private key"};
    if (payload.size() != HashPayload) return Error{Errc::Malformed, "address: not as long as an address"};
    Digest20 hash;
    std::ranges::copy(payload.subspan(1), hash.begin());
    const auto version = std::to_integer<unsigned>(payload.front());
    const AddressPrefixes& ours = addressPrefixes(network);
    if (version == ours.pubkeyHash) return payToPubkeyHash(hash);
    if (version == ours.scriptHash) return payToScriptHash(hash);
    if (version == Mainnet.pubkeyHash || version == Mainnet.scriptHash) return Error{Errc::WrongNetwork, "mainnet"};
    if (version == Testnet.pubkeyHash || version == Testnet.scriptHash) return Error{Errc::WrongNetwork, "testnet"};
    return Error{Errc::Unsupported, "address: not a version byte of Bitcoin: " + std::to_string(version)};
}

} // namespace

const AddressPrefixes& addressPrefixes(Network network)
{
    switch (network) {
    case Network::Mainnet: return Mainnet;
    case Network::Testnet3:
    case Network::Testnet4:
    case Network::Signet: return Testnet;
    case Network::Regtest:
    case Network::Practice: break;
    }
    return Regtest;
}

Result<Bytes> scriptFromAddress(std::string_view address, Network network)
{
    if (startsAsSegwit(address)) return scriptFromSegwit(address, network);
    auto payload = base58CheckDecode(address, ExtendedKeyPayload);
    if (payload) {
        auto script = scriptFromBase58Payload(*payload, network);
        wipe(*payload); // it may be a private key
        return script;
    }
    if (segwitAddressDecode(address)) return scriptFromSegwit(address, network); // of another coin
    if (address.size() < ShortestAddress) return Error{Errc::Malformed, "address: too short"};
    return addressError(payload.error());
}

std::optional<std::string> addressOf(ByteSpan scriptPubKey, Network network)
{
    const AddressPrefixes& prefixes = addressPrefixes(network);
    const auto base58 = [&](std::uint8_t version, ByteSpan hash) {
        Bytes payload{std::byte{version}};
        append(payload, hash);
        return base58CheckEncode(payload);
    };
    switch (classifyScript(scriptPubKey)) {
    case ScriptType::P2pkh: return base58(prefixes.pubkeyHash, scriptPubKey.subspan(3, 20));
    case ScriptType::P2sh: return base58(prefixes.scriptHash, scriptPubKey.subspan(2, 20));
    case ScriptType::P2wpkh:
    case ScriptType::P2wsh:
    case ScriptType::P2tr:
    case ScriptType::WitnessUnknown: {
        const WitnessProgram witness = *witnessProgramOf(scriptPubKey);
        return segwitAddressEncode(prefixes.segwit, witness.version, witness.program);
    }
    default: return std::nullopt;
    }
}

} // namespace lockstep
