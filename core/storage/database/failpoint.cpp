// SPDX-License-Identifier: MIT

#include "core/storage/database/failpoint.h"

#ifdef LOCKSTEP_FAIL_POINTS

#include <cstdlib>
#include <string>
#include <unistd.h>
#include <utility>

namespace lockstep {

namespace {

constexpr int CrashExitCode = 77; ///< Tells a planned crash from a real one.

struct Plan
{
    std::string name;
    int passes = 0; ///< Left until the crash.
};

Plan planFromEnvironment()
{
    const char* value = std::getenv("LOCKSTEP_CRASH_AT");
    if (!value) return {};
    const std::string text(value);
    const auto colon = text.find(':');
    if (colon == std::string::npos) return {text, 1};
    return {text.substr(0, colon), std::atoi(text.c_str() + colon + 1)};
}

FailPointWatcher& watching()
{
    static FailPointWatcher watcher;
    return watcher;
}

} // namespace

void watchFailPoints(FailPointWatcher watcher) { watching() = std::move(watcher); }

void failPoint(std::string_view name)
{
    if (watching()) watching()(name);
    static Plan plan = planFromEnvironment();
    if (name == plan.name && --plan.passes == 0) _exit(CrashExitCode);
}

} // namespace lockstep

#else

namespace lockstep {

void failPoint(std::string_view) { }
void watchFailPoints(FailPointWatcher) { }

} // namespace lockstep

#endif
