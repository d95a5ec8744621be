// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace lockstep {

/// Ends the process here, as a kill would, when the environment says LOCKSTEP_CRASH_AT=name:n and this is the n-th
/// time `name` is passed. For crash tests; does nothing in a build without tests.
void failPoint(std::string_view name);

} // namespace lockstep
