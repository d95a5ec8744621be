// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/scanestimate.h"
#include "core/api/snapshot.h"
#include "core/api/watchedalready.h"
#include "ui/dialogs/addwallet/parts/importsum.h"
#include "ui/dialogs/addwallet/parts/nothingfound.h"
#include "ui/dialogs/wizard/wizarddialog.h"

#include <map>
#include <optional>
#include <set>

namespace lockstep::ui {

class BirthdayPage;
class PreflightPage;
class ResultPage;

/// A wizard that ends in an import: before it the pre-flight, after it the result. From where it waits for the program
/// it holds up nothing: it is no longer modal. Once the import is stored it tells how that goes, and may be closed.
class ImportWizard : public WizardDialog
{
    Q_OBJECT

public:
    ImportWizard(const QString& title, QWidget* parent);

    void setEstimate(const Result<ScanEstimate>& estimate); ///< One answer for each `estimateWanted`, in their order.

    void setCost(const Result<ScanEstimate>& estimate); ///< As setEstimate, to `costWanted`.

    /// It is stored. `job`: of a targeted import; the import of a whole wallet needs none.
    void setStored(WalletId wallet, std::optional<JobId> job = std::nullopt);
    void noteAdded(const QString& name, const Result<WalletId>& added); ///< What became of one of several.
    void showAllAdded(); ///< Where none could be added, the person may go back and change something.
    std::optional<WalletId> onlyAdded() const; ///< One alone is followed as any other import.
    virtual void setSnapshot(const SyncSnapshot& snapshot);
    virtual void tell(const SyncEvent& event); ///< Also before `setStored`: a short import may be over by then.
    virtual void setWatchedAlready(const WatchQuestion&, const WatchedAlready&) { } ///< Answers `watchersWanted`.
    void setFirstAddress(const QString& address); ///< For the hint to compare it.
    bool isStored() const { return isAtLast(); }

signals:
    void estimateWanted(const lockstep::ScanWish& wish);
    void costWanted(const lockstep::ScanWish& wish); ///< Of a choice that may be another one the next moment.
    void watchersWanted(const lockstep::WatchQuestion& question); ///< Who has what is about to be added?
    void lookUpWanted(const QString& outpoint); ///< In place of an import: it was pasted as an address.
    void walletWanted(lockstep::WalletId wallet); ///< The person wants to see it.
    void stepWanted(lockstep::WalletId wallet, lockstep::ui::NextStep step); ///< Nothing was found: to try next.
    void backupWanted(lockstep::WalletId wallet); ///< And to save it to a file.

protected:
    void addPreflight(); ///< The last step.
    void showCostOn(BirthdayPage* page); ///< As the choice changes.
    void offerBackup(); ///< On the result page.
    ScanStart start() const; ///< Of what is stored.
    const QList<AddedWallet>& noted() const { return m_noted; } ///< The wallets of `noteAdded`.
    virtual QString walletName() const = 0;
    virtual bool isPaperChecked() const { return true; } ///< Of a new wallet: its words were typed back.
    virtual ScanWish scanWish() const { return {}; }
    virtual bool isSearch() const { return false; } ///< The pre-flight is that of a search for accounts.
    virtual QList<Hint> hints() const { return {}; } ///< What to try when nothing was found.
    const QString& firstAddress() const { return m_firstAddress; }
    void letGo(); ///< Of the main window: for all that may take longer than a moment.

    void pageShown(WizardPage* page) override;
    void acceptClicked() override;
    void setBusy(bool isBusy) override;

private:
    void askCost();
    const JobView* jobIn(const SyncSnapshot& snapshot) const;
    void showOutcome(const WalletView& wallet);
    void showSeveral(const SyncSnapshot& snapshot);
    void leaveOutRemoved(const SyncSnapshot& snapshot);
    const SyncEvent* outcome() const;

    PreflightPage* m_preflight = nullptr;
    ResultPage* m_result;
    int m_questions = 0; ///< Estimates that were asked for and have not come.
    BirthdayPage* m_birthdayPage = nullptr;
    int m_costQuestions = 0; ///< The same, of what is shown there.
    WalletId m_wallet;
    QList<AddedWallet> m_noted;
    QList<AddedWallet> m_added; ///< Instead of one: several are followed. The first is the one to open.
    std::set<WalletId> m_seen; ///< Wallets that a snapshot had.
    QList<RefusedWallet> m_refused;
    WalletId m_opened; ///< What the main button opens at the end.
    std::optional<JobId> m_job;
    bool m_isUnderWay = false; ///< Running, or waiting to go on.
    bool m_hadJob = false;
    std::optional<WalletView> m_view; ///< As the newest snapshot has it.
    // What ended while this wizard was open
    std::map<WalletId, SyncEvent> m_done; ///< The imports of whole wallets.
    std::map<JobId, SyncEvent> m_doneScans; ///< The others: targeted ones, and scans of older blocks.
    QString m_firstAddress;
};

} // namespace lockstep::ui
