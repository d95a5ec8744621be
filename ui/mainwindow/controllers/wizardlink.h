// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"

namespace lockstep::ui {

class ImportWizard;
class SnapshotRelay;

/// Tells the wizard what the session knows for as long as it is open: how its import goes, and what one would cost.
void linkWizard(ImportWizard& wizard, Session& session, const SnapshotRelay& relay);

/// The import is stored: what the wizard needs now, it is told at once.
void followImport(ImportWizard& wizard, Session& session, WalletId wallet, std::optional<JobId> job = std::nullopt);

/// The last block there can be; nullopt while the chain is not known up to now.
std::optional<BlockHeight> knownTip(const SyncSnapshot& snapshot);

} // namespace lockstep::ui
