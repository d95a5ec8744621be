// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/dialogs/wizard/wizardpage.h"

namespace lockstep::ui {

class PassphraseField;
class PlainLabel;

/// A sealed backup file: its passphrase.
class OpenBackupPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit OpenBackupPage(const QString& path, QWidget* parent = nullptr);

    SecureBytes passphrase() const;
    void refuse(); ///< It was wrong.
    void wipe();

    void entered() override;
    bool isSound() override;

private:
    PassphraseField* m_passphrase;
    PlainLabel* m_message;
};

} // namespace lockstep::ui
