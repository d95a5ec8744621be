// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "ui/dialogs/formdialog.h"

class QCheckBox;
class QPlainTextEdit;
class QSpinBox;

namespace lockstep::ui {

/// Addresses or one raw script to add to a wallet, and the blocks in which to look for them.
class ImportScriptsDialog final : public FormDialog
{
    Q_OBJECT

public:
    ImportScriptsDialog(const QString& walletName, BlockHeight tip, QWidget* parent = nullptr);

    NewScripts scripts() const;

protected:
    QString problem() override;

private:
    QSpinBox* heightBox(const QString& objectName, const QString& name, int value);

    QPlainTextEdit* m_text;
    QSpinBox* m_from;
    QSpinBox* m_to;
    QCheckBox* m_follow;
};

} // namespace lockstep::ui
