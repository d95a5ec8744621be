// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace lockstep::ui {

/// The most that a label holds: as much as other wallets read from a label file (BIP329).
inline constexpr int MostLabelLength = 255;

/// An editor for a label inside a table: one line of plain text, whatever was pasted.
QWidget* labelEditor(QWidget* parent);

/// The person has typed into it: what they typed must not be replaced by what the table reads meanwhile.
bool isTyping(const QWidget& editor);

} // namespace lockstep::ui
