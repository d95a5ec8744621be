// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"

#include <QString>

#include <variant>

namespace lockstep {

/// What a label belongs to: a transaction, or an address of the wallet.
using LabelTarget = std::variant<Txid, QString>;

} // namespace lockstep
