// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/wizard/wizardpage.h"

class QComboBox;

namespace lockstep::ui {

class Bip39Fields;
class PlainLabel;
class WordEntry;

/// Words that exist already: each is checked against the list, all together by their checksum.
class RecoveryWordsPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit RecoveryWordsPage(QWidget* parent = nullptr);

    void setPasteAllowed(bool isAllowed);
    bool isWorthKeeping() const; ///< Twelve words or more were typed.
    SecureBytes words() const;
    SecureBytes bip39Passphrase() const;
    bool hasBip39Passphrase() const { return !bip39Passphrase().empty(); }

    void entered() override;
    bool isSound() override;

private:
    void addHead();
    void takeCount(int pasted);
    void showChecksum();
    QString checksumText() const;
    QString unknownText(int place) const;
    QString problem();

    QComboBox* m_count;
    WordEntry* m_entry;
    PlainLabel* m_checksum;
    PlainLabel* m_message;
    Bip39Fields* m_bip39;
};

} // namespace lockstep::ui
