// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/network.h"
#include "ui/dialogs/addwallet/importwizard.h"

namespace lockstep::ui {

class NamePassphrasePage;
class NewWalletPage;
class ShowWordsPage;
class TypeWordsPage;

/// A new wallet: how it shall be, its words to be written down, the words typed back (or
/// later, knowingly: decision 0014), a passphrase. Nothing is stored
/// before the last step.
class CreateWalletDialog final : public ImportWizard
{
    Q_OBJECT

public:
    explicit CreateWalletDialog(Network network, QWidget* parent = nullptr);

    NewWallet takeWallet(); ///< After `submitted`. The words are cloned: an error may need them again.

protected:
    QString walletName() const override;
    bool isPaperChecked() const override;
    QString loss() const override;
    void pageShown(WizardPage* page) override;

private:
    SecureBytes m_words;
    int m_wordCount = 0;
    NewWalletPage* m_new;
    ShowWordsPage* m_show;
    TypeWordsPage* m_type;
    NamePassphrasePage* m_passphrase;
};

} // namespace lockstep::ui
