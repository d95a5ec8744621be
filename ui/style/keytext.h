// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QString>

namespace lockstep::ui {

/// A shortcut as the desktop writes it: "Ctrl+,". It is so in a program that is read from the right, too.
QString keyText(const QKeySequence& keys);

/// Of a text that begins or ends with a sign of no direction: among words that are read from the right, "Ctrl+," would
/// be ",+Ctrl" by the rules of Unicode. The marks that prevent this are not seen.
QString keptLeftToRight(const QString& text);

} // namespace lockstep::ui
