// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace lockstep {

/// What kind of scripts a wallet has: "Native segwit (wpkh)". `policy` is WalletView's or WalletProfile's; one that is
/// not known here is shown as it is.
QString policyText(const QString& policy);

} // namespace lockstep
