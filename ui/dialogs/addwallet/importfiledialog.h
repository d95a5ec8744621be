// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/api/walletfile.h"
#include "ui/dialogs/addwallet/importwizard.h"

namespace lockstep::ui {

class BirthdayPage;
class FilePartsPage;
class NamePassphrasePage;

/// Wallets without keys from a file of another program: what is in it and what to take, since when, a name, and what it
/// takes. Each one that is chosen becomes a wallet.
class ImportFileDialog final : public ImportWizard
{
    Q_OBJECT

public:
    /// `fileName`: without its folder. `tip`: the last block there can be; nullopt while the chain is not known up to
    /// now.
    ImportFileDialog(const QString& fileName, WalletFile file, std::optional<BlockHeight> tip,
                     QWidget* parent = nullptr);

    QList<WalletFile::Part> chosen() const; ///< After `submitted`.
    NewWallet takeWallet(qsizetype place) const; ///< Of one of those that are chosen.
    LabelFile labels() const; ///< Those that are wanted.
    QString onlyLabelsFor() const; ///< No wallet is chosen: the labels are for this one, which is here already.
    void setWatchedAlready(const WatchQuestion& asked, const WatchedAlready& watched) override;

protected:
    QString walletName() const override;
    ScanWish scanWish() const override;
    QList<Hint> hints() const override;
    bool isSkipped(const WizardPage* page) const override; ///< Labels alone take no scan.

private:
    void askForWatchers();

    FilePartsPage* m_parts;
    BirthdayPage* m_birthday;
    NamePassphrasePage* m_name;
};

} // namespace lockstep::ui
