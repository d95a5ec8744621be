// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/session.h"
#include "ui/format/errortext.h"
#include "ui/style/theme.h"

#include <QFuture>
#include <QObject>

class QWidget;

namespace lockstep::ui {

class FormDialog;
class ImportWizard;

/// Turns a person's wishes about wallets and imports into calls of the session: opens the dialog, asks, shows the
/// answer. The dialogs know no session, the session no dialog.
class WalletController final : public QObject
{
    Q_OBJECT

public:
    WalletController(Session& session, QWidget& window);

    void create();
    void restore();
    void watch();
    void startOrStop(WalletId wallet);
    void lockOrUnlock(WalletId wallet);
    void rename(WalletId wallet);
    void remove(WalletId wallet);
    void importScripts(WalletId wallet);
    void retry(WalletId wallet);
    void pauseJob(JobId job);
    void resumeJob(JobId job);
    void cancelJob(JobId job);

signals:
    void walletAdded(lockstep::WalletId wallet);
    void noticed(const QString& sentence, lockstep::ui::Tone tone);

private:
    void openWizard(ImportWizard* wizard);
    template <typename Wizard>
    void openForNewWallet(Wizard* wizard, ErrorSubject subject);
    template <typename T>
    void closeWhenDone(FormDialog* dialog, const QFuture<Result<T>>& answer,
                       ErrorSubject subject = ErrorSubject::General);
    void reportFailure(const QFuture<Result<void>>& answer);
    const WalletView* view(WalletId wallet) const; ///< Lives as long as the snapshot that is held here.

    Session& m_session;
    QWidget& m_window;
    mutable SyncSnapshotPtr m_snapshot;
};

} // namespace lockstep::ui
