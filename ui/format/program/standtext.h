// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace lockstep {

/// Why a wallet does not move with the others, at which block it stands, and what to type that it goes on: one line.
/// Empty where it moves, or will by itself.
QString standText(const WalletView& wallet);

/// The same, or why what is known of a wallet that moves is not all yet: it is imported, or being rebuilt.
QString lackText(const WalletView& wallet);

/// What to type after a wallet was set aside for this.
QString stepAfter(const Error& problem, const QString& wallet);

} // namespace lockstep
