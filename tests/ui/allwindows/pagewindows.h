// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/allwindows/allwindows.h"

namespace lockstep::test {

/// Pages, and the main window around them: their part of allWindows().
std::vector<SampleWindow> pageWindows();

} // namespace lockstep::test
