// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/primitives/ids.h"
#include "core/util/result.h"

#include <QFuture>

namespace lockstep {

class Session;

/// Discard: the job ends and its wallet is removed, where it is the wallet's first import.
enum class JobChange { Pause, Resume, Cancel, Discard, First };

/// What a person wants of one job, in this program or in the one that holds the data folder. It needs no secret, and
/// only Discard costs what was found: a wallet that has nothing else, and of which a copy is made first.
struct JobWish
{
    JobChange change{};
    JobId job;
    friend bool operator==(const JobWish&, const JobWish&) = default;
};

/// With the job as it was before. Errors: NotFound (detail: its number); Refused (detail: why) where a wallet has more
/// than what Discard may cost; those of ChainService and WalletService.
QFuture<Result<JobView>> carryOut(Session& session, const JobWish& wish);

} // namespace lockstep
