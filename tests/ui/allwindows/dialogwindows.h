// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/allwindows/allwindows.h"

namespace lockstep::test {

/// Dialogs that are no wizards: their part of allWindows().
std::vector<SampleWindow> dialogWindows();

} // namespace lockstep::test
