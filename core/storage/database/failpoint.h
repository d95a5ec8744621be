// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

namespace lockstep {

/// Ends the process here, as a kill would, when the environment says LOCKSTEP_CRASH_AT=name:n and this is the n-th
/// time `name` is passed. For crash tests; does nothing in a build without tests.
void failPoint(std::string_view name);

/// Tells `watcher` of every passing of every point, so that a test can keep what a kill there would leave, or make what
/// comes next fail. Empty: nobody is told. Set and passed on one thread only.
using FailPointWatcher = std::function<void(std::string_view name)>;
void watchFailPoints(FailPointWatcher watcher);

} // namespace lockstep
