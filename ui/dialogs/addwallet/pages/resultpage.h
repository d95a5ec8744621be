// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/dialogs/addwallet/parts/importsum.h"
#include "ui/dialogs/addwallet/parts/nothingfound.h"
#include "ui/dialogs/wizard/wizardpage.h"

#include <QStringList>

#include <optional>

class QPushButton;

namespace lockstep::ui {

class CopyDetailsButton;
class NextSteps;
class PlainLabel;
class PointList;
class ProgressBar;

/// What became of an import: under way, held, stopped, or what it found; and where nothing was found, what to try.
class ResultPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit ResultPage(QString walletName, QWidget* parent = nullptr);

    void setWalletName(const QString& name) { m_name = name; }
    /// A new wallet: nothing had to be looked for. `isPaperChecked`: its words were typed back.
    void showNew(bool isPaperChecked = true);
    void showJob(const JobView& job, const SyncSnapshot& snapshot); ///< Running, waiting, paused or failed.
    void showCancelled(BlockHeight at);
    void showFound(int transactions, std::optional<Amount> balance); ///< More than none.
    /// Several wallets at once. `hints`: where nothing was found.
    void showSeveral(const ImportSum& sum, const QList<RefusedWallet>& refused, const QList<Hint>& hints);
    /// In blocks `from` to `to`; `hints`: what to try, the most likely first.
    void showNothing(BlockHeight from, BlockHeight to, const QList<Hint>& hints);
    /// Of addresses that were added to a wallet, in blocks `from` to `to`.
    void showNothingMore(BlockHeight from, BlockHeight to, const QList<Hint>& hints);

    void offerBackup(); ///< Of a wallet whose keys were made here: a file to save now.

    QString acceptText() const override { return tr("&Open the wallet"); }

signals:
    void backupWanted();
    void stepChosen(lockstep::ui::NextStep step); ///< Of a hint.

private:
    /// `failures`: what may be copied for somebody who helps.
    void say(const QString& title, const QString& what, const QString& more, const QList<Error>& failures = {});
    void showHints(const QList<Hint>& hints);
    void setPoints(const QStringList& numbered, const QStringList& notes);
    void sayOfSeveral(const ImportSum& sum, const QList<Error>& failures, const QList<Hint>& hints);

    QString m_name;
    PlainLabel* m_what;
    ProgressBar* m_progress;
    PlainLabel* m_more;
    CopyDetailsButton* m_copy;
    PointList* m_hints;
    NextSteps* m_steps;
    QPushButton* m_backup;
};

} // namespace lockstep::ui
