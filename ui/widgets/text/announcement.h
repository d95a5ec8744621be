// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace lockstep::ui {

/// Tells a screen reader what has just happened, wherever the keyboard is: to be said once, and not as often as a
/// figure moves. Silent while `from` is out of sight: what nobody may see, nobody is to hear. Nothing to say is not
/// said.
void announce(QWidget& from, const QString& sentence);

} // namespace lockstep::ui
