// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/hash.h"
#include "core/util/bytes.h"

#include <optional>
#include <vector>

namespace lockstep {

/// The standard scriptPubKeys. Sources: BIP16, BIP141, BIP341.
Bytes payToPubkeyHash(const Digest20& keyHash);
Bytes payToScriptHash(const Digest20& scriptHash);
Bytes payToWitnessPubkeyHash(const Digest20& keyHash);
Bytes payToWitnessScriptHash(const Digest32& scriptHash);
Bytes payToTaproot(const Digest32& outputKey); ///< x-only output key, already tweaked.

/// `threshold` of these keys must sign (BIP11), keys in the order given. 1 <= threshold <= keys <= 20.
struct MultisigScript
{
    std::size_t threshold = 0;
    std::vector<Bytes> keys; ///< Serialised public keys: 33 or 65 bytes.
};
Bytes multisigScript(const MultisigScript& parts);
std::optional<MultisigScript> multisigOf(ByteSpan script); ///< nullopt if the script is no such multisig.

/// A scriptPubKey whose rules come from segwit (BIP141).
struct WitnessProgram
{
    unsigned version = 0; ///< 0 to 16.
    ByteSpan program; ///< 2 to 40 bytes, viewed in the script.
};
std::optional<WitnessProgram> witnessProgramOf(ByteSpan scriptPubKey);
Bytes witnessScriptPubKey(unsigned version, ByteSpan program);

enum class ScriptType { P2pk, P2pkh, P2sh, P2wpkh, P2wsh, P2tr, Multisig, NullData, WitnessUnknown, Nonstandard };

/// A witness program of version 0 that is neither 20 nor 32 bytes is Nonstandard: nobody can ever spend it.
ScriptType classifyScript(ByteSpan scriptPubKey);

} // namespace lockstep
