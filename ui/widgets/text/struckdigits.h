// SPDX-License-Identifier: MIT
#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace lockstep::ui {

/// Strikes through the digits of an amount that a delegate has drawn: a line over the minus too would hide it. `cell`
/// is what the delegate drew by, filled in for the cell.
void strikeDigits(QPainter& painter, const QStyleOptionViewItem& cell);

} // namespace lockstep::ui
