// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "ui/dialogs/wizard/wizardpage.h"

class QLineEdit;

namespace lockstep::ui {

class PassphraseFields;
class PlainLabel;

/// What the wallet is called here, and how its keys are kept on this computer.
class NamePassphrasePage final : public WizardPage
{
    Q_OBJECT

public:
    enum Part { Name = 1, Passphrase = 2 };
    Q_DECLARE_FLAGS(Parts, Part)
    NamePassphrasePage(const QString& title, Parts parts, QWidget* parent = nullptr);

    QString name() const; ///< Empty without that part.
    void suggestName(const QString& name);
    Protection protection() const;
    void wipe(); ///< What was typed as a passphrase.

    void setTakenNames(const QStringList& names) override { m_taken = names; }
    void entered() override;
    void left() override;
    bool isSound() override;

private:
    void addName();
    void addPassphrase();

    QLineEdit* m_name = nullptr;
    QStringList m_taken;
    PlainLabel* m_nameMessage = nullptr;
    PassphraseFields* m_passphrase = nullptr;
    PlainLabel* m_passphraseMessage = nullptr;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(NamePassphrasePage::Parts)

} // namespace lockstep::ui
