// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QJsonArray>
#include <QJsonObject>

namespace lockstep::cli {

/// {name, state, lifecycle, auth, syncedTo{height, hash}, lookahead, birthday}
QJsonObject walletJson(const WalletView& wallet);

QJsonArray walletsJson(const SyncSnapshot& snapshot);

} // namespace lockstep::cli
