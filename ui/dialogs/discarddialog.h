// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"

namespace lockstep::ui {

/// Asks before a window closes that has something nobody can bring back. Enter and Escape go on with it.
class DiscardDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `question`: its title; `loss`: what becomes of it, in a sentence or two.
    DiscardDialog(const QString& question, const QString& loss, QWidget* parent);
};

} // namespace lockstep::ui
