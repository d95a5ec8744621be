// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/secp256k1.h"
#include "core/keys/keyorigin.h"
#include "core/util/bytes.h"

#include <optional>
#include <vector>

namespace lockstep {

/// A public key at one place of a descriptor, with the way to its private key where the descriptor tells it.
struct DerivedKey
{
    PublicKey point;
    Bytes publicKey; ///< As it stands in the script: 33 bytes, 65 for an uncompressed key, 32 (x only) in taproot.
    std::optional<KeyOrigin> origin; ///< The master key's fingerprint and the whole path from it.
};

/// One output's script and what it takes to spend it: the fields of a PSBT.
struct DerivedOutput
{
    Bytes scriptPubKey;
    Bytes redeemScript; ///< What sh() hashes; empty without one.
    Bytes witnessScript; ///< What wsh() hashes; empty without one.
    std::vector<DerivedKey> keys; ///< In the order of the script. In taproot the internal key.
};

} // namespace lockstep
