// SPDX-License-Identifier: MIT

#include "ui/mainwindow/walletcontroller.h"

#include "core/api/chainservice.h"
#include "core/api/walletservice.h"
#include "ui/dialogs/createwalletdialog.h"
#include "ui/dialogs/importscriptsdialog.h"
#include "ui/dialogs/restorewalletdialog.h"
#include "ui/dialogs/walletdialogs.h"
#include "ui/dialogs/watchwalletdialog.h"
#include "ui/mainwindow/answers.h"

namespace lockstep::ui {

WalletController::WalletController(Session& session, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
}

const WalletView* WalletController::view(WalletId wallet) const
{
    m_snapshot = m_session.snapshot();
    return m_snapshot->wallet(wallet);
}

template <typename T>
void WalletController::closeWhenDone(FormDialog* dialog, const QFuture<Result<T>>& answer, ErrorSubject subject)
{
    whenAnswered(answer, dialog, [dialog, subject](const Result<T>& result) {
        if (result)
            dialog->accept();
        else
            dialog->showError(result.error(), subject);
    });
}

template <typename Dialog>
void WalletController::openForNewWallet(Dialog* dialog, ErrorSubject subject)
{
    connect(dialog, &FormDialog::submitted, this, [this, dialog, subject] {
        const auto answer = m_session.wallets().add(dialog->takeWallet());
        closeWhenDone(dialog, answer, subject);
        whenAnswered(answer, this, [this](const Result<WalletId>& added) {
            if (added) emit walletAdded(*added);
        });
    });
    dialog->open();
}

void WalletController::create() { openForNewWallet(new CreateWalletDialog(&m_window), ErrorSubject::RecoveryWords); }

void WalletController::restore() { openForNewWallet(new RestoreWalletDialog(&m_window), ErrorSubject::RecoveryWords); }

void WalletController::watch()
{
    openForNewWallet(new WatchWalletDialog(m_session.network(), &m_window), ErrorSubject::Descriptor);
}

void WalletController::reportFailure(const QFuture<Result<void>>& answer)
{
    whenAnswered(answer, this, [this](const Result<void>& result) {
        if (!result) emit noticed(errorText(result.error()).sentence(), Tone::Bad);
    });
}

void WalletController::startOrStop(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown) return;
    reportFailure(shown->started ? m_session.wallets().stop(wallet) : m_session.wallets().start(wallet));
}

void WalletController::lockOrUnlock(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown || shown->auth == WalletAuth::WatchOnly) return;
    if (shown->auth == WalletAuth::Unlocked) return reportFailure(m_session.wallets().lock(wallet));
    auto* dialog = new UnlockDialog(shown->name, &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, wallet] {
        closeWhenDone(dialog, m_session.wallets().unlock(wallet, dialog->passphrase()));
    });
    dialog->open();
}

void WalletController::rename(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown) return;
    auto* dialog = new RenameDialog(shown->name, &m_window);
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, wallet] { closeWhenDone(dialog, m_session.wallets().rename(wallet, dialog->name())); });
    dialog->open();
}

void WalletController::remove(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown) return;
    auto* dialog = new RemoveDialog(shown->name, shown->auth != WalletAuth::WatchOnly, &m_window);
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, wallet] { closeWhenDone(dialog, m_session.wallets().remove(wallet)); });
    dialog->open();
}

void WalletController::importScripts(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown) return;
    auto* dialog = new ImportScriptsDialog(shown->name, m_snapshot->synced.height, &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, wallet] {
        closeWhenDone(dialog, m_session.wallets().importScripts(wallet, dialog->scripts()), ErrorSubject::Address);
    });
    dialog->open();
}

void WalletController::retry(WalletId wallet) { reportFailure(m_session.wallets().retry(wallet)); }

void WalletController::pauseJob(JobId job) { reportFailure(m_session.chain().pauseJob(job)); }

void WalletController::resumeJob(JobId job) { reportFailure(m_session.chain().resumeJob(job)); }

void WalletController::cancelJob(JobId job) { reportFailure(m_session.chain().cancelJob(job)); }

} // namespace lockstep::ui
