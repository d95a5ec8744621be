// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "ui/dialogs/formdialog.h"

class QComboBox;
class QLineEdit;

namespace lockstep::ui {

class BirthdayFields;
class PassphraseFields;
class SecretEdit;
class WordEntry;

/// A wallet from words that exist already: the words with a check of each, the kind of its addresses, since when to
/// look, and a passphrase for this computer.
class RestoreWalletDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit RestoreWalletDialog(QWidget* parent = nullptr);

    NewWallet takeWallet();

protected:
    QString problem() override;

private:
    QString wordsProblem();
    QWidget* makeWordsPart();
    void addFields();

    QLineEdit* m_name;
    QComboBox* m_count;
    WordEntry* m_entry;
    QComboBox* m_type;
    SecretEdit* m_bip39;
    BirthdayFields* m_birthday;
    PassphraseFields* m_passphrase;
};

} // namespace lockstep::ui
