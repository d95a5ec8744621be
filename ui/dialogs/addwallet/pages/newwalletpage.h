// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountpath.h"
#include "core/api/words.h"
#include "core/primitives/network.h"
#include "ui/dialogs/wizard/wizardpage.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QRadioButton;

namespace lockstep::ui {

class AccountPathField;
class Bip39Fields;
class OwnRandomnessFields;
class PlainLabel;

/// How a new wallet shall be: its name, how many words, which kind of addresses. What few people need is folded away,
/// and folding it away again takes it back: what is not seen is not in force.
class NewWalletPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit NewWalletPage(Network network, QWidget* parent = nullptr);

    QString name() const;
    int wordCount() const; ///< 12 or 24.
    AccountChoice account() const;
    SecureBytes bip39Passphrase() const;
    bool hasNewRandomness() const; ///< Of the person's own, which is in no words yet.
    std::optional<OwnRandomness> takeRandomness(); ///< For the words that are made now; it is forgotten here.

    void setTakenNames(const QStringList& names) override { m_taken = names; }
    void entered() override;
    void left() override;
    bool isSound() override;

private:
    QWidget* makeAdvanced();
    void unfold(bool isUnfolded);
    void showPathNote();

    QLineEdit* m_name;
    QStringList m_taken;
    PlainLabel* m_nameMessage;
    QRadioButton* m_twelve;
    QRadioButton* m_twentyFour;
    QComboBox* m_type;
    QCheckBox* m_advanced;
    QWidget* m_more;
    Bip39Fields* m_bip39;
    AccountPathField* m_path;
    PlainLabel* m_pathNote;
    OwnRandomnessFields* m_own;
};

} // namespace lockstep::ui
