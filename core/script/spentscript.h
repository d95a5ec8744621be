// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"

#include <vector>

namespace lockstep {

/// The scriptPubKeys that the output spent here may have, as far as the input shows them: of P2PKH, P2SH, P2WPKH and
/// P2WSH. One of them is the true one. Empty where the input shows nothing of it: P2PK, bare multisig, P2TR.
std::vector<Bytes> shownScripts(const TxIn& input);

} // namespace lockstep
