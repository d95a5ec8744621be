// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/formdialog.h"
#include "ui/widgets/retrydelay.h"

#include <memory>

class QLineEdit;

namespace lockstep::ui {

class PassphraseField;

/// Short questions about one wallet. Each has its name in the title and in the text.

class RenameDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit RenameDialog(const QString& walletName, QWidget* parent = nullptr);
    QString name() const;

protected:
    QString problem() override;

private:
    QLineEdit* m_name;
};

/// Asks for the name to be typed: what goes cannot be brought back without the words.
class RemoveDialog final : public FormDialog
{
    Q_OBJECT

public:
    RemoveDialog(const QString& walletName, bool hasKeys, QWidget* parent = nullptr);

protected:
    QString problem() override;

private:
    QString m_wanted;
    QLineEdit* m_name;
};

class UnlockDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `delay` is the wallet's, shared by all that ask for its passphrase.
    explicit UnlockDialog(const QString& walletName, std::shared_ptr<RetryDelay> delay = std::make_shared<RetryDelay>(),
                          QWidget* parent = nullptr);
    SecureBytes passphrase() const;
    void showError(const Error& error, ErrorSubject subject = ErrorSubject::General) override; ///< For another try.
    void done(int result) override;

protected:
    QString problem() override;
    void setBusy(bool isBusy) override;

private:
    PassphraseField* m_passphrase;
};

} // namespace lockstep::ui
