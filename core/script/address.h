// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/network.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep {

/// What text of one network begins with. Source: Bitcoin Core src/kernel/chainparams.cpp.
struct AddressPrefixes
{
    std::uint8_t pubkeyHash;
    std::uint8_t scriptHash;
    std::uint8_t privateKey; ///< Of WIF: known so that a private key in the wrong place is called one.
    std::string_view segwit; ///< The human-readable part.
};
const AddressPrefixes& addressPrefixes(Network network); ///< Practice has those of Regtest.

/// The scriptPubKey that an address of this network stands for (base58check P2PKH and P2SH, bech32, bech32m).
/// Errors: BadChecksum; WrongNetwork (detail: "mainnet", "testnet" or "regtest", as far as the text tells); Malformed;
/// Unsupported for a whole address of a kind that is not Bitcoin's; PrivateKeyGiven for WIF or an extended private key.
/// The test networks share their prefixes, Regtest only those of base58. Source: BIP13, BIP173, BIP350.
Result<Bytes> scriptFromAddress(std::string_view address, Network network);

/// The address people use for this script; nullopt for a script that has none (bare multisig, OP_RETURN, raw).
std::optional<std::string> addressOf(ByteSpan scriptPubKey, Network network);

} // namespace lockstep
