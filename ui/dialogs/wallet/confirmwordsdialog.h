// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/formdialog.h"

namespace lockstep::ui {

class RecoveryWordsPage;

/// The recovery words of a wallet, typed from paper to be compared. It shows no words of the wallet and asks for no
/// passphrase of this computer. On `submitted` answer with `accept` or showError().
class ConfirmWordsDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit ConfirmWordsDialog(const QString& walletName, QWidget* parent = nullptr);

    SecureBytes words() const;
    SecureBytes bip39Passphrase() const;

protected:
    void acceptClicked() override;

private:
    RecoveryWordsPage* m_page;
};

} // namespace lockstep::ui
