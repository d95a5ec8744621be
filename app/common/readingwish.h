// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "ui/format/program/reading.h"

#include <QFuture>

namespace lockstep {

class Session;

/// What lockstep-cli may read beside an open window. Jobs run there and some are stored nowhere, peers are connected
/// there: no second program could read that from the folder. What wallets own is not among them.
enum class ReadingWish { Jobs, Status, Peers, Fees };

/// From the newest snapshot; fees are measured first, as the verb does. Errors: Timeout for fees while it is offline.
QFuture<Result<Reading>> readingFor(Session& session, ReadingWish wish);

} // namespace lockstep
