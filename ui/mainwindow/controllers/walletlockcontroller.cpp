// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/walletlockcontroller.h"

#include "core/api/services/walletservice.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/mainwindow/controllers/failurenotice.h"
#include "ui/mainwindow/controllers/knownwallet.h"
#include "ui/widgets/secrets/discreetclipboard.h"
#include "ui/widgets/secrets/secretwindow.h"

#include <algorithm>

namespace lockstep::ui {

namespace {

bool isAny(const WalletView&) { return true; }
void tellNobody(const WalletView&, const Error&) { }

} // namespace

/// One wallet, and others that may have its passphrase.
struct WalletLockController::Unlocking
{
    QPointer<UnlockDialog> dialog; ///< Stays open meanwhile.
    SecureBytes passphrase; ///< For the others.
    QList<WalletId> left; ///< Of the others.
    int count = 1; ///< All.
    bool isForOthers = false;
    bool isKeptOpen = false;
    int lockings = 0; ///< At the beginning.
    int opened = 0;
    int untried = 0; ///< They must wait after wrong passphrases, or could not be read.
    bool isCancelled = false;
};

WalletLockController::WalletLockController(Session& session, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
}

/// How many were meant.
int WalletLockController::lockEach(const std::function<bool(const WalletView&)>& isMeant,
                                   const std::function<void(const WalletView&, const Error&)>& refused)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    int count = 0;
    clearDiscreetly();
    coverSecrets();
    ++m_lockings;
    for (const WalletView& wallet : snapshot->wallets) {
        closeSecretWindows(wallet.id); // whatever its lock: nobody sits there
        if (wallet.auth != WalletAuth::Unlocked || !isMeant(wallet)) continue;
        ++count;
        closeWindowsOf(wallet.id);
        m_keptOpen.erase(wallet.id);
        whenAnswered(m_session.wallets().lock(wallet.id), this, [wallet, refused](const Result<void>& locked) {
            if (!locked) refused(wallet, locked.error());
        });
    }
    return count;
}

void WalletLockController::lockAll()
{
    lockEach(isAny, [this](const WalletView&, const Error& error) { noticeFailure(this, error); });
}

void WalletLockController::lockQuietly() { lockEach(isAny, tellNobody); }

bool WalletLockController::lockIdle()
{
    return lockEach([this](const WalletView& wallet) { return !m_keptOpen.contains(wallet.id); }, tellNobody) > 0;
}

void WalletLockController::unlock(WalletId wallet, SecureBytes passphrase, QObject* context,
                                  std::function<void(const Error&)> refused)
{
    const auto answer = m_session.wallets().unlock(wallet, std::move(passphrase));
    whenAnswered(answer, this, [this, wallet, lockings = m_lockings](const Result<void>& unlocked) {
        if (!unlocked) return;
        retryDelay(wallet)->succeeded();
        if (lockings != m_lockings) noticeFailure(this, m_session.wallets().lock(wallet)); // all were locked meanwhile
    });
    whenAnswered(answer, context, [refused = std::move(refused)](const Result<void>& unlocked) {
        if (!unlocked) refused(unlocked.error());
    });
}

std::shared_ptr<RetryDelay> WalletLockController::retryDelay(WalletId wallet)
{
    std::shared_ptr<RetryDelay>& delay = m_delays[wallet];
    if (!delay) delay = std::make_shared<RetryDelay>();
    return delay;
}

void WalletLockController::lockOrUnlock(WalletId wallet)
{
    const KnownWallet shown(m_session, wallet);
    if (!shown || shown->auth == WalletAuth::WatchOnly || shown->auth == WalletAuth::NoPassphrase) return;
    if (shown->auth == WalletAuth::Unlocked)
        lock(wallet);
    else
        askForPassphrase(shown);
}

void WalletLockController::lock(WalletId wallet)
{
    coverSecrets();
    clearDiscreetly();
    closeSecretWindows(wallet);
    ++m_lockings; // also calls off an unlocking that is not done yet
    const KnownWallet shown(m_session, wallet);
    if (!shown || shown->auth != WalletAuth::Unlocked) return;
    closeWindowsOf(wallet);
    m_keptOpen.erase(wallet);
    noticeFailure(this, m_session.wallets().lock(wallet));
}

UnlockDialog* WalletLockController::askForPassphrase(const KnownWallet& shown, bool isForOneThing)
{
    const WalletId wallet = shown->id;
    const auto locked = std::ranges::count(shown.snapshot().wallets, WalletAuth::Locked, &WalletView::auth);
    auto* dialog = new UnlockDialog(shown->name, retryDelay(wallet), &m_window);
    dialog->offerDuration(m_autoLockMinutes, isForOneThing);
    dialog->offerOthers(static_cast<int>(locked) - 1);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, wallet] { unlockAsAsked(dialog, wallet); });
    dialog->open();
    return dialog;
}

void WalletLockController::whenUnlocked(WalletId wallet, std::function<void()> then)
{
    const KnownWallet shown(m_session, wallet);
    if (!shown) return;
    if (shown->auth != WalletAuth::Locked) return then ? then() : void();
    UnlockDialog* dialog = askForPassphrase(shown, then != nullptr);
    if (!then) return;
    connect(dialog, &QDialog::accepted, this, [this, wallet, then = std::move(then), once = QPointer(dialog)] {
        then();
        if (once && once->isForOneThing()) noticeFailure(this, m_session.wallets().lock(wallet));
    });
}

void WalletLockController::unlockAsAsked(UnlockDialog* dialog, WalletId wallet)
{
    const auto all = std::make_shared<Unlocking>();
    all->dialog = dialog;
    all->isForOthers = dialog->isForOthers();
    all->isKeptOpen = dialog->lastsUntilQuit();
    all->lockings = m_lockings;
    if (all->isForOthers) addOthers(*all, wallet);
    if (all->count > 1) dialog->showProgress(1, all->count);
    connect(dialog, &QDialog::rejected, this, [weak = std::weak_ptr(all)] {
        if (const auto cancelled = weak.lock()) cancelled->isCancelled = true;
    });
    whenAnswered(m_session.wallets().unlock(wallet, dialog->passphrase()), this,
                 [this, wallet, all](const Result<void>& unlocked) {
                     const bool isWrong = !unlocked && unlocked.error().code == Errc::WrongPassphrase;
                     if (isOff(*all) && isWrong) retryDelay(wallet)->failed(); // else cancelling spared the wait
                     if (isOff(*all)) return putBack(*all, wallet, unlocked);
                     if (!unlocked) return all->dialog->showError(unlocked.error());
                     noteUnlocked(*all, wallet);
                     unlockOthers(all);
                 });
}

void WalletLockController::addOthers(Unlocking& all, WalletId first)
{
    all.passphrase = all.dialog->passphrase();
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    for (const WalletView& each : snapshot->wallets) {
        if (each.id == first || each.auth != WalletAuth::Locked) continue;
        if (retryDelay(each.id)->left().count() == 0)
            all.left += each.id;
        else
            ++all.untried;
    }
    all.count += static_cast<int>(all.left.size());
}

/// Somebody has left, wants all locked, or has thought better of it.
bool WalletLockController::isOff(const Unlocking& all) const
{
    return all.isCancelled || all.lockings != m_lockings || !all.dialog;
}

/// What was opened before it was called off by the person stays so.
void WalletLockController::putBack(const Unlocking& all, WalletId wallet, const Result<void>& unlocked)
{
    if (unlocked) noticeFailure(this, m_session.wallets().lock(wallet));
    if (all.lockings == m_lockings && all.opened > 0) tellOfOthers(all);
    if (all.dialog) all.dialog->reject();
}

void WalletLockController::noteUnlocked(const Unlocking& all, WalletId wallet)
{
    retryDelay(wallet)->succeeded();
    if (all.isKeptOpen) m_keptOpen.insert(wallet);
}

void WalletLockController::tellOfOthers(const Unlocking& all)
{
    QStringList said;
    if (all.opened > 0)
        said += tr("%n other wallets were unlocked, too.", nullptr, all.opened);
    else if (all.untried == 0)
        said += tr("No other wallet has this passphrase.");
    if (all.untried > 0) said += tr("Some could not be tried now: unlock them by themselves.");
    emit noticed(said.join(u' '), Tone::Neutral);
}

/// That one has another passphrase is no failed guess: nobody is made to wait for it.
void WalletLockController::unlockOthers(std::shared_ptr<Unlocking> all)
{
    if (all->left.isEmpty()) {
        all->dialog->accept();
        if (all->isForOthers) tellOfOthers(*all);
        return;
    }
    all->dialog->showProgress(all->count - static_cast<int>(all->left.size()) + 1, all->count);
    const WalletId wallet = all->left.takeFirst();
    whenAnswered(m_session.wallets().unlock(wallet, all->passphrase.clone()), this,
                 [this, wallet, all](const Result<void>& unlocked) {
                     if (isOff(*all)) return putBack(*all, wallet, unlocked);
                     if (!unlocked && unlocked.error().code != Errc::WrongPassphrase) ++all->untried;
                     if (unlocked) {
                         ++all->opened;
                         noteUnlocked(*all, wallet);
                     }
                     unlockOthers(all);
                 });
}

} // namespace lockstep::ui
