// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/allwindows/allwindows.h"

namespace lockstep::test {

/// Wizards that add wallets, and each of their steps: their part of allWindows().
std::vector<SampleWindow> wizardWindows();

} // namespace lockstep::test
