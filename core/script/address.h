// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/network.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace lockstep {

/// The scriptPubKey that an address of this network stands for (base58check P2PKH and P2SH, bech32, bech32m).
/// Errors: BadChecksum, WrongNetwork (detail: the network it is for), Malformed, Unsupported.
/// Source: BIP13, BIP173, BIP350.
Result<Bytes> scriptFromAddress(std::string_view address, Network network);

/// The address people use for this script; nullopt for a script that has none (bare multisig, OP_RETURN, raw).
std::optional<std::string> addressOf(ByteSpan scriptPubKey, Network network);

} // namespace lockstep
