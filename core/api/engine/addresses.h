// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "core/api/walletprofile.h"
#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"
#include "core/wallet/wallet.h"

namespace lockstep {

/// A person's words as they are kept: one line, at most 255 characters (BIP329's limit).
QString asLabel(const QString& text);

/// The address of a script, or its hex where it has none.
QString addressText(ByteSpan script, Network network);

/// Every address of a wallet that was shown or used, with its path.
Result<QList<AddressRow>> addressRows(Database& database, WalletId wallet, Network network);

/// Whose script it is, of all wallets; nullopt: nobody's here.
Result<std::optional<AddressOwner>> addressOwner(Database& database, ByteSpan script, Network network);

/// With path and BIP21 link.
Result<ReceiveAddress> receiveAddress(Database& database, WalletId wallet, const ReceivePlace& place, Network network);

} // namespace lockstep
