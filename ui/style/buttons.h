// SPDX-License-Identifier: MIT
#pragma once

class QPainter;
class QStyleOption;

namespace lockstep::ui {

/// The ground of a button or a choice: one colour and a line around it, tinted where Enter presses it, and a ring where
/// it has the keyboard. Fusion's cannot be told apart: it outlines both alike.
void drawButtonGround(const QStyleOption& button, QPainter& painter);

} // namespace lockstep::ui
