// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/network.h"
#include "ui/dialogs/wizardpage.h"

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace lockstep::ui {

class Bip39Fields;
class PlainLabel;

/// How a new wallet shall be: its name, how many words, which kind of addresses.
class NewWalletPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit NewWalletPage(Network network, QWidget* parent = nullptr);

    QString name() const;
    int wordCount() const; ///< 12 or 24.
    AccountType type() const;
    SecureBytes bip39Passphrase() const;

    void setTakenNames(const QStringList& names) override { m_taken = names; }
    void entered() override;
    bool isSound() override;

private:
    QLineEdit* m_name;
    QStringList m_taken;
    PlainLabel* m_nameMessage;
    QRadioButton* m_twelve;
    QRadioButton* m_twentyFour;
    QComboBox* m_type;
    Bip39Fields* m_bip39;
};

} // namespace lockstep::ui
