// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/transactionpreview.h"
#include "core/storage/database/database.h"

namespace lockstep {

/// What a transaction given as text would do. Several reads: inside one consistentRead. Errors: those of checkSendable,
/// transactionFromText and Transaction::parse.
Result<TransactionPreview> transactionPreview(Database& database, const QByteArray& text, Network network);

} // namespace lockstep
