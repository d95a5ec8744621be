// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"

namespace lockstep::ui {

/// Whether all preferences of the window are to be as in a new Lockstep.
class ResetPreferencesDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit ResetPreferencesDialog(QWidget* parent = nullptr);
};

} // namespace lockstep::ui
