// SPDX-License-Identifier: MIT
#pragma once

class QFontMetrics;
class QString;

namespace lockstep::ui {

class ElidedLabel;

/// Its line is of parts with " · " between them: those that have no room are left out whole, the last one first.
void leaveOutWhole(ElidedLabel& label);
bool leavesOutWhole(const ElidedLabel& label);

/// The parts that have room, or else the first one.
QString wholeParts(QString line, const QFontMetrics& metrics, int room);

} // namespace lockstep::ui
