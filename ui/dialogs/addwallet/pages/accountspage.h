// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsearch.h"
#include "ui/dialogs/addwallet/parts/nothingfound.h"
#include "ui/dialogs/wizard/wizardpage.h"
#include "ui/widgets/text/followsunit.h"

namespace lockstep::ui {

class CopyDetailsButton;
class NextSteps;
class PlainLabel;
class ProgressBar;
class TickList;

/// What recovery words were used for: looked for in the chain, then listed, for the person to choose what to keep.
class AccountsPage final : public WizardPage, public FollowsUnit
{
    Q_OBJECT

public:
    explicit AccountsPage(QWidget* parent = nullptr);

    void showSearching();
    void setProgress(BlockHeight first, BlockHeight at, BlockHeight last); ///< The blocks that are looked through.
    void setPaused(bool isPaused); ///< As a job, by a person.
    void setOffline(bool isOffline); ///< Then a search waits, and the page says so.
    /// `hints`: where nothing was found. `isFromStart`: no day or block was given.
    void setReport(const AccountSearchReport& report, const QList<Hint>& hints, bool isFromStart = false);
    void showFailure(const Error& error);

    QList<FoundAccount> chosen() const;

    bool isSound() override;
    QString acceptText() const override;
    void followUnit() override;

signals:
    void stepChosen(lockstep::ui::NextStep step); ///< Nothing was found: to try next.

private:
    void showSearch();
    void say(const QString& what, const QString& more);
    void sayNoBlocks(bool isFromStart);
    void setAccounts(const QList<FoundAccount>& found);
    QStringList lines() const; ///< About each of them, in the unit that is chosen.

    bool m_isSearching = false;
    bool m_isOffline = false;
    bool m_isPaused = false;
    bool m_foundNothing = false; ///< The wallet of the usual kind may be made all the same.
    QList<FoundAccount> m_found;
    PlainLabel* m_what;
    ProgressBar* m_progress;
    PlainLabel* m_more;
    CopyDetailsButton* m_copy;
    NextSteps* m_steps;
    TickList* m_list; ///< An entry for each of them.
    PlainLabel* m_message;
};

} // namespace lockstep::ui
