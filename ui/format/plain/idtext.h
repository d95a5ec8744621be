// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"

#include <QString>

namespace lockstep {

/// Txids and outpoints as a person meets them.

QString shortTxid(const Txid& txid); ///< "9f01…3a7c": to recognise it, not to copy it.

QString outpointText(const OutPoint& outpoint); ///< "9f01...:0", whole.
QString shortOutpoint(const OutPoint& outpoint); ///< "9f01…3a7c:0": to recognise it.

} // namespace lockstep
