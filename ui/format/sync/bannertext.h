// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// The sentences of the banner area (wallet-application.md 3.5). Plain text; names inside come from the person.

/// Which import holds the loop, how far it is, who is paused where. Empty without one.
QString maintenanceBanner(const SyncSnapshot& snapshot);

/// Which wallet could not go on, and why; how many others could not, and whether any goes on.
QString walletErrorBanner(const WalletView& wallet, const SyncSnapshot& snapshot);

/// The other two parts of an error: what it means for the money, what to do. Empty without one.
QString errorConsequence(const std::optional<Error>& problem);

/// `since`: when the connection went; 0: unknown.
QString offlineBanner(const SyncSnapshot& snapshot, std::int64_t since, std::int64_t now);

/// How much is left, and after which day payments are not shown yet. Empty when no started wallet is behind.
QString catchingUpBanner(const SyncSnapshot& snapshot);

/// Empty while some peer serves filters, or while there is no peer at all.
QString noFilterPeersBanner(const SyncSnapshot& snapshot);

/// Empty while there is a peer, or while the person wants none.
QString noPeersBanner(const SyncSnapshot& snapshot);

/// That the wallet's recovery words were never confirmed.
QString backupBanner(const WalletView& wallet);

/// What waits because the connection is metered; empty if nothing does.
QString meteredBanner(const SyncSnapshot& snapshot);

/// All that is not fetched while the connection is metered, also where no import waits; empty while it is not.
QString sparedText(const SyncSnapshot& snapshot);

/// That the database file was damaged and is mended.
QString fileMendedBanner();

/// What an import, a scan of addresses or a rescan found. `transactions`: those that were not known before.
QString importDoneBanner(const WalletView& wallet, JobKind kind, int transactions);

/// Where all wallets that run stand together; empty where they do not.
QString allAtBanner(const SyncSnapshot& snapshot);

} // namespace lockstep
