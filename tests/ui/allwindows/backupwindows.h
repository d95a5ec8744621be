// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/allwindows/allwindows.h"

namespace lockstep::test {

/// What saves backup files and brings them back: their part of allWindows().
std::vector<SampleWindow> backupWindows();

} // namespace lockstep::test
