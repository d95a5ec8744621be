// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"

namespace lockstep::ui {

/// Asks before a wizard closes that has something nobody can bring back. Enter and Escape go on with it.
class DiscardDialog final : public FormDialog
{
    Q_OBJECT

public:
    DiscardDialog(const QString& loss, QWidget* parent); ///< `loss`: what becomes of it, in a sentence or two.
};

} // namespace lockstep::ui
