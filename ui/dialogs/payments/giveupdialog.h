// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "ui/dialogs/formdialog.h"

namespace lockstep::ui {

/// Asks before a payment that waits is given up, and says what that cannot do. Enter and Escape keep it.
class GiveUpDialog final : public FormDialog
{
    Q_OBJECT

public:
    GiveUpDialog(const Txid& txid, const QString& label,
                 QWidget* parent = nullptr); ///< `label`: of the payment, or empty.

    const Txid& txid() const { return m_txid; }

private:
    Txid m_txid;
};

} // namespace lockstep::ui
