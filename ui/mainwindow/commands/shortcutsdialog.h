// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mainwindow/commands/actions.h"

#include <QDialog>

namespace lockstep::ui {

/// All keyboard shortcuts, menu by menu.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<ShortcutGroup>& groups, QWidget* parent = nullptr);
};

} // namespace lockstep::ui
