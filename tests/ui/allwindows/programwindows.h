// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/allwindows/allwindows.h"

namespace lockstep::test {

/// The windows about the program itself, not about a wallet: network, preferences, log.
std::vector<SampleWindow> programWindows();

} // namespace lockstep::test
