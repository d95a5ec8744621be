// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletprofile.h"
#include "ui/dialogs/formdialog.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <array>
#include <memory>

class QLineEdit;
class QPushButton;

namespace lockstep::ui {

class PassphraseField;
class SecretText;
class SecretView;
class WordGrid;

/// The recovery words of a wallet again, and after the wallet's name was typed, its private descriptor. Both are
/// painted, covered until asked for, and covered again when the window loses the focus. Return closes the words: nobody
/// comes to the descriptor by pressing it once more.
///
/// On `submitted` answer with setSecrets() or showError(). Locking closes it, where it was marked (`markAsSecret`).
class ShowSecretsDialog final : public FormDialog
{
    Q_OBJECT

public:
    ShowSecretsDialog(const QString& walletName, bool hasPassphrase, std::shared_ptr<RetryDelay> delay,
                      QWidget* parent = nullptr);

    SecureBytes passphrase() const; ///< Empty where the wallet has none.
    void setSecrets(RevealedSecrets secrets); ///< The passphrase was right.

    void showError(const Error& error, ErrorSubject subject = ErrorSubject::General) override;
    void done(int result) override; ///< Wipes everything.

protected:
    QString problem() override;
    void acceptClicked() override;

private:
    enum class Step { Passphrase, Words, Confirm, Descriptor };
    QWidget* makePassphraseStep(bool hasPassphrase, std::shared_ptr<RetryDelay> delay);
    QWidget* makeWordsStep();
    QWidget* makeConfirmStep();
    QWidget* makeDescriptorStep();
    QPushButton* makeShowButton(SecretView& view, const QString& objectName);
    void addWayButtons();
    void goTo(Step step);
    void showButtons();

    QString m_walletName;
    Step m_step = Step::Passphrase;
    std::array<QWidget*, 4> m_pages{}; ///< One for each step.
    PassphraseField* m_passphrase = nullptr; ///< nullptr where the wallet has none.
    WordGrid* m_words = nullptr;
    QPushButton* m_showWords = nullptr;
    QPushButton* m_showDescriptor = nullptr;
    QPushButton* m_toDescriptor = nullptr; ///< From the words; apart from Close.
    QPushButton* m_back = nullptr; ///< To the words.
    QLineEdit* m_typedName = nullptr;
    SecretText* m_descriptor = nullptr;
};

} // namespace lockstep::ui
