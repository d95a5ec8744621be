// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/backupcontroller.h"

#include "core/api/services/backupservice.h"
#include "core/api/services/chainservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/backup/restorebackupdialog.h"
#include "ui/dialogs/backup/savebackupdialog.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/format/program/backuptext.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/mainwindow/controllers/failurenotice.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/mainwindow/controllers/walletlockcontroller.h"

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Which wallets there are, and which have a passphrase: one answer after the other.
struct Choosing
{
    QList<BackupChoice> choices;
    qsizetype missing = 0;
};

} // namespace

BackupController::BackupController(Session& session, const SnapshotRelay& relay, WalletLockController& locks,
                                   QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_relay(relay)
    , m_locks(locks)
    , m_window(window)
{
}

void BackupController::readChoices(std::optional<WalletId> wallet, const std::function<void(QList<BackupChoice>)>& use)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const auto choosing = std::make_shared<Choosing>();
    choosing->missing = snapshot->wallets.size();
    for (const WalletView& view : snapshot->wallets)
        whenAnswered(m_session.wallets().profile(view.id), this,
                     [this, wallet, use, choosing](const Result<WalletProfile>& profile) {
                         --choosing->missing;
                         if (profile)
                             choosing->choices += {profile->id,
                                                   profile->name,
                                                   profile->hasKeys,
                                                   profile->hasPassphrase,
                                                   profile->backedUpAt,
                                                   profile->isChangedSinceBackup,
                                                   !wallet || *wallet == profile->id,
                                                   m_locks.retryDelay(profile->id)};
                         else
                             noticeFailure(this, profile.error());
                         if (choosing->missing == 0 && !choosing->choices.isEmpty()) use(choosing->choices);
                     });
}

void BackupController::save(std::optional<WalletId> wallet)
{
    readChoices(wallet, [this](const QList<BackupChoice>& choices) { openSave(choices); });
}

void BackupController::openSave(const QList<BackupChoice>& choices)
{
    auto* dialog = new SaveBackupDialog(choices, &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        whenAnswered(m_session.backups().save(dialog->takeOrder()), dialog, [dialog](const Result<SavedBackup>& saved) {
            saved ? dialog->setSaved(*saved) : dialog->showError(saved.error());
        });
    });
    dialog->open();
}

void BackupController::restore()
{
    QFileDialog* dialog = openLoadDialog(&m_window, tr("Restore from a backup file"),
                                         backupFileFilter() + u";;"_s + tr("All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, this, &BackupController::restoreFrom);
}

void BackupController::restoreFrom(const QString& path)
{
    whenAnswered(m_session.backups().open(path, std::nullopt), this,
                 [this, path](const Result<BackupPreview>& preview) {
                     if (preview) return openRestore(path, &*preview);
                     if (preview.error().code == Errc::WalletLocked) return openRestore(path, nullptr);
                     noticeFailure(this, preview.error(), ErrorSubject::BackupFile);
                 });
}

void BackupController::openRestore(const QString& path, const BackupPreview* preview)
{
    auto* dialog = new RestoreBackupDialog(path, &m_window);
    linkRestore(*dialog, path);
    if (preview) dialog->setPreview(*preview);
    dialog->open();
}

void BackupController::linkRestore(RestoreBackupDialog& wizard, const QString& path)
{
    RestoreBackupDialog* dialog = &wizard;
    dialog->setOffline(m_session.snapshot()->peers.isEmpty());
    connect(&m_relay, &SnapshotRelay::changed, dialog,
            [dialog](const SyncSnapshotPtr& snapshot) { dialog->setOffline(snapshot->peers.isEmpty()); });
    connect(dialog, &RestoreBackupDialog::openWanted, this, [this, dialog, path] {
        whenAnswered(m_session.backups().open(path, dialog->filePassphrase()), dialog,
                     [dialog](const Result<BackupPreview>& preview) {
                         preview ? dialog->setPreview(*preview) : dialog->showError(preview.error());
                     });
    });
    connect(dialog, &RestoreBackupDialog::estimateWanted, this, [this, dialog](const ScanWish& wish) {
        whenAnswered(m_session.chain().estimate(wish), dialog,
                     [dialog](const Result<ScanEstimate>& estimate) { dialog->setEstimate(estimate); });
    });
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        const auto answer = m_session.backups().restore(dialog->preview().file, dialog->takeOrder());
        whenAnswered(answer, dialog, [dialog](const Result<QList<RestoredWallet>>& restored) {
            restored ? dialog->setRestored(*restored) : dialog->showError(restored.error());
        });
        whenAnswered(answer, this, [this](const Result<QList<RestoredWallet>>& restored) {
            if (!restored) return;
            for (const RestoredWallet& one : *restored)
                if (one.wallet) return emit walletAdded(*one.wallet); // the first of them is shown
        });
    });
}

} // namespace lockstep::ui
