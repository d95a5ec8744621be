// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsearch.h"
#include "core/api/newwallet.h"
#include "ui/dialogs/addwallet/importwizard.h"

namespace lockstep::ui {

class AccountsPage;
class BirthdayPage;
class LookForPage;
class NamePassphrasePage;
class RecoveryWordsPage;

/// A wallet from words that exist already: the words, what to look for, since when, a name and a passphrase, and what
/// it takes. Unless the person knows the kind of addresses, all are searched for, and each one that is kept becomes a
/// wallet. Where none was used, the wallet of the usual kind may be made all the same.
class RestoreWalletDialog final : public ImportWizard
{
    Q_OBJECT

public:
    /// `tip`: the last block there can be; nullopt while the chain is not known up to now.
    RestoreWalletDialog(Network network, std::optional<BlockHeight> tip, QWidget* parent = nullptr);

    NewWallet takeWallet(); ///< After `submitted`.

    WordsQuestion takeQuestion() const; ///< After `ownersWanted`.
    void setOwners(const Result<WordsAlready>& owners); ///< One for each `ownersWanted`, in their order.

    // All kinds
    bool wantsAll() const;
    AccountSearch takeSearch() const; ///< After `searchWanted`.
    void setReport(const Result<AccountSearchReport>& report); ///< One for each `searchWanted`, in their order.
    QList<FoundAccount> chosen() const; ///< After `submitted`. None: what is wanted is the wallet of `takeWallet`.
    /// Where two accounts or more were found, their names tell them apart.
    QString nameFor(const FoundAccount& account) const;

    void setSnapshot(const SyncSnapshot& snapshot) override;
    void tell(const SyncEvent& event) override;

signals:
    void ownersWanted(); ///< Which wallets have what the words are to be looked through for?
    void searchWanted();
    void searchCancelled(); ///< It is under way, and nobody waits for it any more.

protected:
    bool isLengthKnown() const override;
    bool isSkipped(const WizardPage* page) const override;
    void pageShown(WizardPage* page) override;
    void done(int result) override;
    QString walletName() const override;
    QString loss() const override;
    ScanWish scanWish() const override;
    bool isSearch() const override { return wantsAll(); }
    QList<Hint> hints() const override;

private:
    void goBackTo(NextStep step);
    void endSearch();
    void askForOwners();

    RecoveryWordsPage* m_words;
    LookForPage* m_lookFor;
    BirthdayPage* m_birthday;
    NamePassphrasePage* m_name;
    AccountsPage* m_accounts;
    int m_ownerQuestions = 0; ///< Asked for and not answered.
    int m_searches = 0; ///< Asked for and not answered.
    bool m_isSearching = false; ///< The newest one is wanted still.
    qsizetype m_found = 0;
    BlockHeight m_tip;
    std::optional<BlockHeight> m_searchedFrom;
};

} // namespace lockstep::ui
