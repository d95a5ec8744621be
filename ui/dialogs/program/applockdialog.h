// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/formdialog.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <memory>

namespace lockstep::ui {

class PassphraseField;
class PassphraseFields;

/// The passphrase of the window: the first one, another one, or none any more.
class AppLockDialog final : public FormDialog
{
    Q_OBJECT

public:
    enum class Kind { Set, Change, Remove };

    AppLockDialog(Kind kind, std::shared_ptr<RetryDelay> delay, QWidget* parent = nullptr);

    SecureBytes oldPassphrase() const; ///< Empty where there was none.
    SecureBytes newPassphrase() const; ///< Empty where it is removed.

    void showError(const Error& error, ErrorSubject subject = ErrorSubject::General) override;
    void done(int result) override; ///< Wipes what was typed.

protected:
    QString problem() override;

private:
    void askForOld(std::shared_ptr<RetryDelay> delay);
    void askForNew();

    PassphraseField* m_old = nullptr; ///< Where there was one.
    PassphraseFields* m_new = nullptr; ///< Where there will be one.
};

} // namespace lockstep::ui
