// SPDX-License-Identifier: MIT
#pragma once

class QObject;

namespace lockstep::ui {

enum class Command;

/// What tells of the program alone: it may be asked for, and seen, while the window is locked.
bool isHarmless(Command command);
bool isHarmless(const QObject& window); ///< It, or the window it was opened from.

} // namespace lockstep::ui
