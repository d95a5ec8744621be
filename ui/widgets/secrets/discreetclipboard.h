// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QMimeData;

namespace lockstep::ui {

/// Copies a text that shows a person's payments, though it cannot spend: a descriptor, an extended public key.
/// Clipboard managers are asked not to keep it, and where it is still there it is cleared after a while, when a wallet
/// is locked, and at the end of the program. Secrets are never copied at all (security.md K9).
void copyDiscreetly(const QString& text);

/// The same for what a widget copies by itself (Ctrl+C, its menu, a selection with the mouse). Marking puts off
/// nothing: what was copied before is cleared when that was to be. What goes to the clipboard by Ctrl+C has the whole
/// time.
QMimeData* discreetMimeData(const QString& text);

void clearDiscreetly(); ///< At once, if what was copied is still there.

int discreetSeconds();
void setDiscreetSeconds(int seconds); ///< For what is copied from now on; 0: no time clears it.

} // namespace lockstep::ui
