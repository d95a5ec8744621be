// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "core/primitives/network.h"
#include "core/util/result.h"

#include <QStringList>

namespace lockstep {

class Database;

/// For each payment the addresses it is about: the wallet's own that were paid where it gains, those of others that
/// were paid where it does not; where there is none of these, the wallet's own. Hex of the script where it has no
/// address. None of a payment whose transaction is not there or cannot be read. Errors: Database, Damaged.
Result<QList<QStringList>> paymentAddresses(Database& database, const QList<HistoryRow>& rows, Network network);

} // namespace lockstep
