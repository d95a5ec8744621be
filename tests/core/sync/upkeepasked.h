// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/syncworld.h"

#include <memory>
#include <optional>

namespace lockstep::test {

/// Asks for an upkeep and waits until it is over: `upkeep<CheckReport>(world, [](auto& m, auto done) { ... })`.
template <typename Report, typename Ask>
Result<Report> upkeep(SyncWorld& world, Ask ask)
{
    const auto answer = std::make_shared<std::optional<Result<Report>>>();
    ask(world.manager(), UpkeepDone<Report>([answer](Result<Report> report) { answer->emplace(std::move(report)); }));
    if (!world.waitUntil([&] { return answer->has_value(); })) return Error{Errc::Timeout, "test"};
    return **answer;
}

inline Result<CheckReport> checkStore(SyncWorld& world)
{
    return upkeep<CheckReport>(world, [](SyncManager& m, UpkeepDone<CheckReport> done) { m.checkStore(done); });
}

inline Result<HeaderFileReport> exportHeaders(SyncWorld& world, const QString& path)
{
    return upkeep<HeaderFileReport>(
        world, [&](SyncManager& m, UpkeepDone<HeaderFileReport> done) { m.exportHeaders(path, done); });
}

inline Result<HeaderFileReport> importHeaders(SyncWorld& world, const QString& path)
{
    return upkeep<HeaderFileReport>(
        world, [&](SyncManager& m, UpkeepDone<HeaderFileReport> done) { m.importHeaders(path, done); });
}

} // namespace lockstep::test
