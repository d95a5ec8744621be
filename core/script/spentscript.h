// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"

#include <optional>
#include <vector>

namespace lockstep {

/// The scriptPubKeys that the output spent here may have, as far as the input shows them: of P2PKH, P2SH, P2WPKH and
/// P2WSH. One of them is the true one. Empty where the input shows nothing of it: P2PK, bare multisig, P2TR.
std::vector<Bytes> shownScripts(const TxIn& input);

/// The scriptPubKey that the output spent here must have, whoever made the transaction: of a witness program in P2SH,
/// the only spend that has both a scriptSig and a witness (BIP141). nullopt for all others: what looks like a key and a
/// signature may be anything on a script or witness program of no common form, which a miner can put into a block.
std::optional<Bytes> certainScript(const TxIn& input);

} // namespace lockstep
