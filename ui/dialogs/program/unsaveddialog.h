// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"

#include <QStringList>

namespace lockstep::ui {

/// Asks before the program ends where something was typed that cannot be saved as it is. Enter and Escape go back.
class UnsavedDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `unsaved`: what and why, a line for each wallet; empty: it is not to be told, as the window is locked.
    UnsavedDialog(const QStringList& unsaved, QWidget* parent);
};

} // namespace lockstep::ui
