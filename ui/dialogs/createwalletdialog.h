// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QLineEdit;
class QRadioButton;
class QStackedWidget;
class QPushButton;

namespace lockstep::ui {

class PassphraseFields;
class WordEntry;
class WordGrid;

/// A new wallet in four steps: its name, its words to be written down, the words typed back, a passphrase. Nothing is
/// stored before the last step.
class CreateWalletDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit CreateWalletDialog(QWidget* parent = nullptr);

    NewWallet takeWallet(); ///< After `submitted`. The words are cloned: an error may need them again.

protected:
    QString problem() override;
    void acceptClicked() override;

private:
    enum Step { NameStep, ShowStep, TypeStep, PassphraseStep };
    QWidget* makeNameStep();
    QWidget* makeShowStep();
    QWidget* makeTypeStep();
    QWidget* makePassphraseStep();
    void goTo(int step);
    int wordCount() const;

    SecureBytes m_words;
    bool m_wereShown = false;
    QStackedWidget* m_steps;
    QPushButton* m_back;
    QLineEdit* m_name = nullptr;
    QRadioButton* m_twelve = nullptr;
    QRadioButton* m_twentyFour = nullptr;
    QComboBox* m_type = nullptr;
    WordGrid* m_grid = nullptr;
    QPushButton* m_show = nullptr;
    WordEntry* m_entry = nullptr;
    PassphraseFields* m_passphrase = nullptr;
};

} // namespace lockstep::ui
