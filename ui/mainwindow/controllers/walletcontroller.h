// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/api/services/session.h"
#include "core/api/walletfile.h"
#include "core/util/securebytes.h"
#include "ui/dialogs/addwallet/nothingfound.h"
#include "ui/format/errortext.h"
#include "ui/style/theme.h"
#include "ui/widgets/retrydelay.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <set>

class QWidget;

namespace lockstep::ui {

class ImportFileDialog;
class FormDialog;
class ImportWizard;
class RestoreWalletDialog;
class SnapshotRelay;
class UnlockDialog;

/// Turns a person's wishes about wallets and imports into calls of the session: opens the dialog, asks, shows the
/// answer. The dialogs know no session, the session no dialog.
class WalletController final : public QObject
{
    Q_OBJECT

public:
    WalletController(Session& session, const SnapshotRelay& relay, QWidget& window);

    void create();
    void restore(); ///< One at a time: one that is not stored yet is brought to the front.
    void watch();
    void watchText(const QString& text); ///< What was dropped on the window.
    void importFile(const QString& name, const WalletFile& file); ///< Of another program, already read.
    void importAddresses(); ///< As a wallet of their own.
    void startOrStop(WalletId wallet);
    void startAll();
    void stopAll();
    void lockOrUnlock(WalletId wallet);
    /// At once, or after the passphrase. `then` needs no longer than it runs; empty: unlocking is all that is wanted.
    void whenUnlocked(WalletId wallet, std::function<void()> then);
    void lockAll(); ///< Asked for by the person: says which ones have no passphrase to lock them with.
    void lockQuietly(); ///< All that can be locked, with nobody there to be told.
    bool lockIdle(); ///< The same, but for those that a person unlocked until they quit. Whether there were any.
    void setAutoLock(int minutes) { m_autoLockMinutes = minutes; } ///< When lockIdle comes; 0: never.

    /// `refused` is called, as long as `context` lives, when the passphrase was wrong.
    void unlock(WalletId wallet, SecureBytes passphrase, QObject* context, std::function<void(const Error&)> refused);
    std::shared_ptr<RetryDelay> retryDelay(WalletId wallet); ///< One for all that ask for its passphrase.
    void reorder(const QList<lockstep::WalletId>& order);
    void rename(WalletId wallet);
    void remove(WalletId wallet);
    void importScripts(WalletId wallet);
    void scanAddress(WalletId wallet, const QString& address); ///< To be looked for in old blocks.
    void showError(WalletId wallet); ///< Why it stopped.
    void retry(WalletId wallet);
    void pauseJob(JobId job);
    void resumeJob(JobId job);
    void cancelJob(JobId job);
    void moveJobFirst(JobId job);

signals:
    void lookUpWanted(const QString& outpoint);
    void walletAdded(lockstep::WalletId wallet);
    void rescanWanted(lockstep::WalletId wallet); ///< Its import found nothing: of earlier blocks,
    void deeperScanWanted(lockstep::WalletId wallet); ///< or of more scripts.
    void backupWanted(lockstep::WalletId wallet);
    void noticed(const QString& sentence, lockstep::ui::Tone tone,
                 const std::optional<lockstep::Error>& error = std::nullopt);

private:
    void openWizard(ImportWizard* wizard);
    void tryNext(ImportWizard& wizard, WalletId wallet, NextStep step);
    template <typename Wizard>
    void openForNewWallet(Wizard* wizard, ErrorSubject subject);
    template <typename Wizard>
    void addWallet(Wizard* wizard, ErrorSubject subject);
    using Making = std::function<NewWallet()>;
    /// One after the other. `whenAlone` is called where it was one.
    void addEach(ImportWizard* wizard, QList<Making> left, std::function<void(WalletId)> whenAlone = {});
    void applyLabels(LabelFile labels, WalletId owner);
    void applyLabelsAlone(ImportFileDialog& wizard);
    int lockEach(const std::function<bool(const WalletView&)>& isMeant,
                 const std::function<void(const WalletView&, const Error&)>& refused);
    UnlockDialog* askForPassphrase(const WalletView& shown, bool isForOneThing = false);
    void unlockAsAsked(UnlockDialog* dialog, WalletId wallet);
    struct Unlocking;
    void addOthers(Unlocking& all, WalletId first);
    void unlockOthers(std::shared_ptr<Unlocking> all); ///< One after the other.
    bool isOff(const Unlocking& all) const;
    void putBack(const Unlocking& all, WalletId wallet, const Result<void>& unlocked);
    void noteUnlocked(const Unlocking& all, WalletId wallet);
    void tellOfOthers(const Unlocking& all);
    void reportFailure(const QFuture<Result<void>>& answer);
    const WalletView* view(WalletId wallet) const; ///< Lives as long as the snapshot that is held here.

    Session& m_session;
    const SnapshotRelay& m_relay;
    QWidget& m_window;
    QPointer<RestoreWalletDialog> m_restore; ///< The newest one.
    mutable SyncSnapshotPtr m_snapshot;
    std::map<WalletId, std::shared_ptr<RetryDelay>> m_delays;
    std::set<WalletId> m_keptOpen; ///< Until they are locked or the program ends.
    int m_autoLockMinutes = 0;
    int m_lockings = 0; ///< How often something was locked: what is being unlocked meanwhile is locked again.
};

} // namespace lockstep::ui
