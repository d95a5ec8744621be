// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/network.h"
#include "ui/dialogs/addwallet/importwizard.h"

namespace lockstep::ui {

class BirthdayPage;
class NamePassphrasePage;
class WatchTextPage;

/// A wallet without keys: paste an extended public key, descriptors or addresses, see what it is, say since when.
class WatchWalletDialog final : public ImportWizard
{
    Q_OBJECT

public:
    /// `tip`: the last block there can be; nullopt while the chain is not known up to now.
    WatchWalletDialog(Network network, std::optional<BlockHeight> tip, QWidget* parent = nullptr);

    void askForAddresses(); ///< Some addresses are to be watched; a key is taken as well.
    void setText(const QString& text); ///< What was dropped on the window.
    NewWallet takeWallet(); ///< After `submitted`.
    void setWatchedAlready(const WatchQuestion& asked, const WatchedAlready& watched) override;

protected:
    QString walletName() const override;
    ScanWish scanWish() const override;
    QList<Hint> hints() const override;
    void pageShown(WizardPage* page) override;

private:
    WatchTextPage* m_text;
    BirthdayPage* m_birthday;
    NamePassphrasePage* m_name;
    std::optional<BlockHeight> m_since; ///< What the list said, as far as it was passed on.
};

} // namespace lockstep::ui
