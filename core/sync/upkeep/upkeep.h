// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/upkeepview.h"
#include "core/util/result.h"

#include <functional>
#include <utility>

namespace lockstep {

/// Something that needs the store to itself. The loop runs it step by step at a place where nothing is in flight, so
/// that nobody else moves headers or wallets meanwhile; between two steps commands come in, and may cancel it.
class Upkeep
{
public:
    virtual ~Upkeep() = default;

    /// Some tens of milliseconds of work. True: there is more to do.
    virtual Result<bool> step() = 0;

    virtual void tellProgress() const = 0; ///< To who asked.

    /// It is over, with an error or without: tells who asked. Called once.
    virtual void end(const std::optional<Error>& error) = 0;
};

/// Runs what takes some of the stored chain away, as ChainLoop::cutChain.
using ChainCut = std::function<Result<void>(const std::function<Result<void>()>& cut)>;

/// Who asked for an upkeep: told how far it is, and at the end what came of it.
template <typename Report>
class UpkeepDone
{
public:
    using Done = std::function<void(Result<Report>)>;
    using Progress = std::function<void(int percent)>;

    UpkeepDone(Done done, Progress progress = {}) : m_done(std::move(done)), m_progress(std::move(progress)) { }

    void operator()(Result<Report> report) const { m_done(std::move(report)); }
    void tell(int percent) const
    {
        if (m_progress) m_progress(percent);
    }

private:
    Done m_done;
    Progress m_progress;
};

} // namespace lockstep
