// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/primitives/ids.h"
#include "core/util/result.h"

#include <QFuture>

namespace lockstep {

class Session;

enum class JobChange { Pause, Resume, Cancel };

/// What a person wants of one job, in this program or in the one that holds the data folder. It needs no secret, and
/// costs nothing that was found.
struct JobWish
{
    JobChange change{};
    JobId job;
    friend bool operator==(const JobWish&, const JobWish&) = default;
};

/// With the job as it was before. Errors: NotFound (detail: its number), those of ChainService.
QFuture<Result<JobView>> carryOut(Session& session, const JobWish& wish);

} // namespace lockstep
