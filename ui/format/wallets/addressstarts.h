// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/network.h"

#include <QString>

namespace lockstep {

/// How addresses and extended public keys of a network begin (BIP173, BIP350, SLIP-132 and base58's prefixes):
/// examples.
struct AddressStarts
{
    QString segwit; ///< "bc1q"
    QString taproot; ///< "bc1p"
    QString nested; ///< "3"
    QString legacy; ///< "1"
    QString key; ///< "xpub"
    QString segwitKey; ///< "zpub"
};
AddressStarts addressStarts(Network network);

} // namespace lockstep
