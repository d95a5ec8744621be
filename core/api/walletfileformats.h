// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletfile.h"

#include <QJsonArray>

class QJsonObject;

namespace lockstep {

/// The formats of parseWalletFile, one reader each. Errors: as there.

/// `{"wallet_name", "descriptors": [{"desc", "timestamp", "active", "range", "next"}]}`.
Result<WalletFile> fromCore(const QJsonObject& wallet, Network network);

/// The wallet's object, then changes to it as RFC 6902 has them, of which those of labels count.
Result<WalletFile> fromElectrum(const QJsonArray& objectAndChanges, Network network);

/// `{"label", "blockheight", "descriptor"}` or `{"name", "recv_descriptor", "change_descriptor"}`.
Result<WalletFile> fromAccountMap(const QJsonObject& map, Network network);

/// `{"xfp", "bip84": {"deriv", "xpub"}, ...}`.
Result<WalletFile> fromColdcard(const QJsonObject& account, Network network);

/// Four lines (BIP129): version, descriptor template, restrictions of the path, first address, which must agree.
Result<WalletFile> fromBsms(const std::string& text, Network network);

/// A text of descriptors and keys, one a line.
Result<WalletFile> fromDescriptors(const std::string& text, Network network);

} // namespace lockstep
