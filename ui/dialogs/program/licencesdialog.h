// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace lockstep::ui {

/// What Lockstep is made of, and under which licences.
class LicencesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit LicencesDialog(QWidget* parent = nullptr);
};

} // namespace lockstep::ui
