// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/hash.h"
#include "core/util/bytes.h"

namespace lockstep {

/// The standard scriptPubKeys. Sources: BIP16, BIP141, BIP341.
Bytes payToPubkeyHash(const Digest20& keyHash);
Bytes payToScriptHash(const Digest20& scriptHash);
Bytes payToWitnessPubkeyHash(const Digest20& keyHash);
Bytes payToWitnessScriptHash(const Digest32& scriptHash);
Bytes payToTaproot(const Digest32& outputKey); ///< x-only output key, already tweaked.

enum class ScriptType { P2pk, P2pkh, P2sh, P2wpkh, P2wsh, P2tr, Multisig, NullData, WitnessUnknown, Nonstandard };
ScriptType classifyScript(ByteSpan scriptPubKey);

} // namespace lockstep
