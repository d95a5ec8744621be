// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "ui/dialogs/importwizard.h"

namespace lockstep::ui {

class BirthdayPage;
class LookForPage;
class NamePassphrasePage;
class RecoveryWordsPage;

/// A wallet from words that exist already: the words, what to look for, since when, a name and a passphrase.
class RestoreWalletDialog final : public ImportWizard
{
    Q_OBJECT

public:
    /// `tip`: the last block there can be; nullopt while the chain is not known up to now.
    explicit RestoreWalletDialog(std::optional<BlockHeight> tip, QWidget* parent = nullptr);

    NewWallet takeWallet(); ///< After `submitted`.

protected:
    QString walletName() const override;
    ScanWish scanWish() const override;
    QStringList hints() const override;

private:
    RecoveryWordsPage* m_words;
    LookForPage* m_lookFor;
    BirthdayPage* m_birthday;
    NamePassphrasePage* m_name;
};

} // namespace lockstep::ui
