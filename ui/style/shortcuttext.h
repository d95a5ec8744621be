// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QString>

namespace lockstep::ui {

/// "Ctrl+,", as the desktop writes it, and from left to right wherever it stands: among words that run from right to
/// left the sign at its end would come first.
QString keysText(const QKeySequence& keys);

/// The same for what a menu writes behind a tab.
QString withIsolatedKeys(const QString& menuText);

} // namespace lockstep::ui
