// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace lockstep::ui {

/// Starts this program a second time, on the practice network of the same data directory. `networkFolder`: this
/// network's. False where it could not be started.
bool startPracticeProgram(const QString& networkFolder);

} // namespace lockstep::ui
