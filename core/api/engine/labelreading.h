// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/labelfile.h"
#include "core/primitives/ids.h"

#include <string>

namespace lockstep {

class Database;

/// Every label of a wallet and every coin it has frozen, as lines of BIP329. Errors: NoSuchWallet, Database, Damaged.
Result<QList<LabelLine>> readLabels(Database& database, WalletId wallet);

/// The wallet as BIP329 names it, its descriptor without the key: "wpkh([d34db33f/84'/0'/0'])". Empty where it cannot
/// be said so: several keys, no origin, fixed addresses.
QString labelOrigin(const std::string& descriptor);

} // namespace lockstep
