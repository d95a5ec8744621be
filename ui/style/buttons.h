// SPDX-License-Identifier: MIT
#pragma once

class QPainter;
class QPalette;
class QPushButton;
class QStyleOption;
class QWidget;

namespace lockstep::ui {

/// The ground of a button or a choice: one colour and a line around it, tinted where Enter presses it, and a ring where
/// it has the keyboard. Fusion's cannot be told apart: it outlines both alike.
void drawButtonGround(const QStyleOption& button, QPainter& painter);

/// It does what cannot be taken back: its words and ground have the colours of Tone::Bad once it can be pressed. Say it
/// in words, too.
void showAsDanger(QPushButton& button);
bool isDanger(const QWidget* widget);
void colourAsDanger(QPalette& palette);

} // namespace lockstep::ui
