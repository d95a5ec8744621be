// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/upkeep.h"
#include "ui/format/errors/errortext.h"

#include <QString>
#include <QStringList>

namespace lockstep {

/// Words for the care of what is stored: the check, files of headers, rebuilds. Plain text; names come from the person.

QString upkeepTitle(UpkeepKind kind); ///< "Checking the database"

/// One sentence: all is well, all was mended, or something is damaged.
QString checkVerdict(const CheckReport& report);

/// What was looked at: "120,000 headers, 3 wallets with 412 transactions ...".
QString checkScope(const CheckReport& report);

/// What is wrong: what it means and what to do, one line for each finding.
QStringList checkLines(const CheckReport& report);

/// For "Copy details": English, without names, amounts and addresses.
QString checkDetails(const CheckReport& report);

QString checkPartCode(CheckPart part); ///< "pages", "headers", ...; stable.
QString walletFlawCode(WalletFlaw flaw); ///< "coin", "sum", ...; stable.

/// What came of a file of headers.
QString headerFileText(const HeaderFileReport& report);
QString headerFileOutcomeCode(HeaderFileOutcome outcome); ///< "written", "added", ...; stable.

/// Why it could not be read or written.
ErrorText headerFileError(const Error& error);

/// What fetching the chain anew costs and what it leaves alone.
QString rebuildChainCost(const SyncSnapshot& snapshot);

/// The same of one wallet, before its estimate.
QString rebuildWalletCost(const QString& name);

} // namespace lockstep
