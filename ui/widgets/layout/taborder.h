// SPDX-License-Identifier: MIT
#pragma once

class QDialogButtonBox;
class QWidget;

namespace lockstep::ui {

/// The keyboard comes to the controls of `part` after all others of its window, in their own order. By itself it comes
/// to what was made first.
void putLastInTabOrder(QWidget& part);

/// The keyboard comes to the buttons as they stand side by side. Coming to the box it always begins with the first.
void putInTabOrder(const QDialogButtonBox& box);

} // namespace lockstep::ui
