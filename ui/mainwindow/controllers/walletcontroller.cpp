// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/walletcontroller.h"

#include "core/api/services/chainservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/wallet/walletdialogs.h"
#include "ui/dialogs/wallet/walleterrordialog.h"
#include "ui/format/wallets/accounttext.h"
#include "ui/mainwindow/controllers/failurenotice.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/controllers/knownwallet.h"
#include "ui/widgets/secrets/secretwindow.h"

namespace lockstep::ui {

WalletController::WalletController(Session& session, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
}

void WalletController::startOrStop(WalletId wallet)
{
    const KnownWallet shown(m_session, wallet);
    if (!shown) return;
    noticeFailure(this, shown->started ? m_session.wallets().stop(wallet) : m_session.wallets().start(wallet));
}

void WalletController::startAll()
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    for (const WalletView& wallet : snapshot->wallets)
        if (!wallet.started) noticeFailure(this, m_session.wallets().start(wallet.id));
}

void WalletController::stopAll()
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    for (const WalletView& wallet : snapshot->wallets)
        if (wallet.started) noticeFailure(this, m_session.wallets().stop(wallet.id));
}

void WalletController::reorder(const QList<WalletId>& order)
{
    noticeFailure(this, m_session.wallets().reorder(order));
}

void WalletController::rename(WalletId wallet)
{
    const KnownWallet shown(m_session, wallet);
    if (!shown) return;
    auto* dialog = new RenameDialog(shown->name, &m_window);
    dialog->setTakenNames(walletNames(shown.snapshot()));
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, wallet] { closeWhenDone(dialog, m_session.wallets().rename(wallet, dialog->name())); });
    dialog->open();
}

void WalletController::remove(WalletId wallet)
{
    const KnownWallet shown(m_session, wallet);
    if (!shown) return;
    auto* dialog = new RemoveDialog(*shown, &m_window);
    markAsOf(*dialog, wallet); // it says what the wallet holds
    connect(dialog, &RemoveDialog::backupWanted, this, [this, wallet] { emit backupWanted(wallet); });
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, wallet] { closeWhenDone(dialog, m_session.wallets().remove(wallet)); });
    dialog->open();
}

void WalletController::showError(WalletId wallet)
{
    const KnownWallet shown(m_session, wallet);
    if (!shown || shown->state != WalletState::Error) return;
    if (auto* older = m_window.findChild<WalletErrorDialog*>()) older->close();
    auto* dialog = new WalletErrorDialog(*shown, shown.snapshot(), &m_window);
    markAsOf(*dialog, wallet);
    connect(dialog, &WalletErrorDialog::retryWanted, this, &WalletController::retry);
    dialog->show();
}

void WalletController::retry(WalletId wallet) { noticeFailure(this, m_session.wallets().retry(wallet)); }

void WalletController::pauseJob(JobId job) { noticeFailure(this, m_session.chain().pauseJob(job)); }

void WalletController::resumeJob(JobId job) { noticeFailure(this, m_session.chain().resumeJob(job)); }

void WalletController::moveJobFirst(JobId job) { noticeFailure(this, m_session.chain().moveJobFirst(job)); }

void WalletController::cancelJob(JobId job)
{
    whenAnswered(m_session.chain().cancelJob(job), this, [this](const Result<void>& cancelled) {
        if (cancelled) return;
        const bool isRefused = cancelled.error().code == Errc::Refused;
        const ErrorSubject subject = isRefused ? ErrorSubject::Job : ErrorSubject::General;
        emit noticed(errorText(cancelled.error(), subject).sentence(), isRefused ? Tone::Neutral : Tone::Bad,
                     isRefused ? std::nullopt : std::optional(cancelled.error()));
    });
}

} // namespace lockstep::ui
