// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/formdialog.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <memory>
#include <optional>

namespace lockstep::ui {

class PassphraseField;
class PassphraseFields;

/// Another passphrase for the keys of a wallet on this computer; the first one where it had none. To have none is asked
/// for twice.
class ChangePassphraseDialog final : public FormDialog
{
    Q_OBJECT

public:
    ChangePassphraseDialog(const QString& walletName, bool hasPassphrase, std::shared_ptr<RetryDelay> delay,
                           QWidget* parent = nullptr);

    SecureBytes oldPassphrase() const; ///< Empty where there was none.
    std::optional<SecureBytes> newPassphrase() const; ///< nullopt: none.

    void showError(const Error& error, ErrorSubject subject = ErrorSubject::General) override;
    void done(int result) override; ///< Wipes what was typed.

protected:
    QString problem() override;

private:
    PassphraseField* m_old = nullptr; ///< nullptr where there was none.
    PassphraseFields* m_new = nullptr;
};

} // namespace lockstep::ui
