// SPDX-License-Identifier: MIT
#pragma once

#include <QFileDialog>

namespace lockstep::ui {

/// Opens a dialog that asks where to save a file; connect to `fileSelected`. It deletes itself. Qt's own: the desktop's
/// file dialog runs in another process, which may not look into one that keeps secrets (security.md K7). `suggested`: a
/// name, no path; what a file's name may not hold becomes a dash. `filter` as QFileDialog's: "Pictures (*.png)"; its
/// suffix is added where the person leaves it out.
QFileDialog* openSaveDialog(QWidget* parent, const QString& title, const QString& suggested, const QString& filter);

/// Opens the dialog that asks which file to read, with the same rules.
QFileDialog* openLoadDialog(QWidget* parent, const QString& title, const QString& filter);

/// openSaveDialog for the public descriptors of a wallet.
QFileDialog* openDescriptorsDialog(QWidget* parent, const QString& walletName);

} // namespace lockstep::ui
