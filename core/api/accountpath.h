// SPDX-License-Identifier: MIT
#pragma once

#include "core/keys/accounttype.h"
#include "core/primitives/network.h"
#include "core/util/result.h"

#include <QString>

namespace lockstep {

/// A standard account of recovery words.
struct AccountChoice
{
    AccountType type{};
    std::uint32_t account = 0;
};

/// The account that `m/84'/0'/3'` names; `h` and `H` for `'` too. Errors: those of KeyPath::parse; Unsupported where it
/// is no account of BIP44, 49, 84 or 86; WrongNetwork where its coin is that of other networks.
Result<AccountChoice> accountOfPath(const QString& path, Network network);

QString accountPathText(const AccountChoice& choice, Network network); ///< "m/84h/0h/3h".

} // namespace lockstep
