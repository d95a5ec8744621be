// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/network.h"
#include "ui/dialogs/addwallet/importwizard.h"

namespace lockstep::ui {

class ScriptsPage;

/// Addresses or one raw script to add to a wallet, and the blocks in which to look for them.
class ImportScriptsDialog final : public ImportWizard
{
    Q_OBJECT

public:
    /// `tip`: the last block there can be.
    ImportScriptsDialog(QString walletName, Network network, std::optional<BlockHeight> tip, QWidget* parent = nullptr);

    void setTarget(WalletId wallet); ///< Whose they become: that it has one already is nothing to be told.
    void setText(const QString& text); ///< What to look for, where it is known.
    NewScripts scripts() const; ///< After `submitted`.
    void setWatchedAlready(const WatchQuestion& asked, const WatchedAlready& watched) override;

protected:
    QString walletName() const override { return m_walletName; }
    ScanWish scanWish() const override;
    QList<Hint> hints() const override;

private:
    QString m_walletName;
    ScriptsPage* m_scripts;
};

} // namespace lockstep::ui
