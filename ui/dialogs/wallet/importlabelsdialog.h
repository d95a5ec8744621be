// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"

namespace lockstep::ui {

/// Whether to take over the labels of a file that came without being asked for.
class ImportLabelsDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `fileName` empty: it came as a text.
    ImportLabelsDialog(const QString& fileName, int labels, QWidget* parent = nullptr);
};

} // namespace lockstep::ui
