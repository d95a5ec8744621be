// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/formdialog.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <memory>

class QAbstractButton;
class QCheckBox;
class QRadioButton;

namespace lockstep::ui {

class PassphraseField;

/// Asks for a wallet's passphrase, and how long and for whom it counts.
class UnlockDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `delay` is the wallet's, shared by all that ask for its passphrase.
    explicit UnlockDialog(const QString& walletName, std::shared_ptr<RetryDelay> delay = std::make_shared<RetryDelay>(),
                          QWidget* parent = nullptr);

    /// `autoLockMinutes`: 0 where nothing is locked by itself. `isForOneThing`: which the person has just asked for.
    void offerDuration(int autoLockMinutes, bool isForOneThing = false);
    void offerOthers(int lockedWallets); ///< How many are locked besides this one.

    /// While several are unlocked: this is the `number`th. The dialog stays, so that the person can cancel the rest.
    void showProgress(int number, int count);

    SecureBytes passphrase() const;
    bool isForOneThing() const; ///< To be locked again at once.
    bool lastsUntilQuit() const; ///< However long nobody uses the program.
    bool isForOthers() const; ///< To be tried with the other locked wallets, too.

    void showError(const Error& error, ErrorSubject subject = ErrorSubject::General) override; ///< For another try.
    void done(int result) override;

protected:
    QString problem() override;
    void setBusy(bool isBusy) override;

private:
    QRadioButton* durationButton(const QString& objectName, const QString& words);
    void addChoice(const QString& heading, const QList<QAbstractButton*>& answers);

    PassphraseField* m_passphrase;
    QRadioButton* m_forOneThing = nullptr;
    QRadioButton* m_untilQuit = nullptr;
    QCheckBox* m_others = nullptr;
};

} // namespace lockstep::ui
