// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/walletcontroller.h"

#include "core/api/services/chainservice.h"
#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/addwallet/importfiledialog.h"
#include "ui/dialogs/addwallet/importscriptsdialog.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/dialogs/addwallet/watchwalletdialog.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/dialogs/wallet/walletdialogs.h"
#include "ui/dialogs/wallet/walleterrordialog.h"
#include "ui/format/accounttext.h"
#include "ui/format/labeltext.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/controllers/wizardlink.h"
#include "ui/mainwindow/desktop/bringtofront.h"
#include "ui/widgets/discreetclipboard.h"
#include "ui/widgets/secretwindow.h"

#include <algorithm>

namespace lockstep::ui {

namespace {

bool isAny(const WalletView&) { return true; }
void tellNobody(const WalletView&, const Error&) { }

} // namespace

/// One wallet, and others that may have its passphrase.
struct WalletController::Unlocking
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

WalletController::WalletController(Session& session, const SnapshotRelay& relay, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_relay(relay)
    , m_window(window)
{
}

const WalletView* WalletController::view(WalletId wallet) const
{
    m_snapshot = m_session.snapshot();
    return m_snapshot->wallet(wallet);
}

void WalletController::openWizard(ImportWizard* wizard)
{
    linkWizard(*wizard, m_session, m_relay);
    connect(wizard, &ImportWizard::walletWanted, this, &WalletController::walletAdded);
    connect(wizard, &ImportWizard::backupWanted, this, &WalletController::backupWanted);
    connect(wizard, &ImportWizard::lookUpWanted, this, [this, wizard](const QString& outpoint) {
        wizard->reject();
        emit lookUpWanted(outpoint);
    });
    connect(wizard, &ImportWizard::stepWanted, this,
            [this, wizard](WalletId wallet, NextStep step) { tryNext(*wizard, wallet, step); });
    wizard->open();
}

/// In place of the wizard, which has told how its import ended.
void WalletController::tryNext(ImportWizard& wizard, WalletId wallet, NextStep step)
{
    const bool isFromWords = qobject_cast<RestoreWalletDialog*>(&wizard);
    wizard.accept();
    switch (step) {
    case NextStep::EarlierBlocks: return emit rescanWanted(wallet);
    case NextStep::Deeper: return emit deeperScanWanted(wallet);
    case NextStep::OtherPassphrase: return restore();
    case NextStep::OtherAddresses: return isFromWords ? restore() : watch();
    case NextStep::None: break;
    }
}

template <typename Wizard>
void WalletController::openForNewWallet(Wizard* wizard, ErrorSubject subject)
{
    connect(wizard, &FormDialog::submitted, this, [this, wizard, subject] { addWallet(wizard, subject); });
    openWizard(wizard);
}

template <typename Wizard>
void WalletController::addWallet(Wizard* wizard, ErrorSubject subject)
{
    const auto answer = m_session.wallets().add(wizard->takeWallet());
    whenAnswered(answer, wizard, [this, wizard, subject](const Result<WalletId>& added) {
        if (!added) return wizard->showError(added.error(), subject);
        followImport(*wizard, m_session, *added);
    });
    whenAnswered(answer, this, [this](const Result<WalletId>& added) {
        if (added) emit walletAdded(*added);
    });
}

void WalletController::create()
{
    openForNewWallet(new CreateWalletDialog(m_session.network(), &m_window), ErrorSubject::RecoveryWords);
}

void WalletController::restore()
{
    if (m_restore && m_restore->isVisible() && !m_restore->isStored()) return bringToFront(*m_restore);
    auto* wizard = new RestoreWalletDialog(m_session.network(), knownTip(*m_session.snapshot()), &m_window);
    m_restore = wizard;
    connect(wizard, &RestoreWalletDialog::ownersWanted, this, [this, wizard] {
        whenAnswered(m_session.ledger().watchedAlready(wizard->takeQuestion()), wizard,
                     [wizard](const Result<WordsAlready>& owners) { wizard->setOwners(owners); });
    });
    connect(wizard, &RestoreWalletDialog::searchWanted, this, [this, wizard] {
        whenAnswered(m_session.wallets().searchAccounts(wizard->takeSearch()), wizard,
                     [wizard](const Result<AccountSearchReport>& report) { wizard->setReport(report); });
    });
    connect(wizard, &RestoreWalletDialog::searchCancelled, this, [this] { m_session.wallets().cancelSearch(); });
    connect(wizard, &FormDialog::submitted, this, [this, wizard] {
        QList<Making> chosen;
        for (const FoundAccount& account : wizard->chosen())
            chosen += Making(
                [wizard, account] { return walletOfAccount(wizard->takeWallet(), account, wizard->nameFor(account)); });
        chosen.isEmpty() ? addWallet(wizard, ErrorSubject::RecoveryWords) : addEach(wizard, chosen);
    });
    openWizard(wizard);
}

void WalletController::addEach(ImportWizard* wizard, QList<Making> left, std::function<void(WalletId)> whenAlone)
{
    if (left.isEmpty()) {
        wizard->showAllAdded();
        if (const auto alone = wizard->onlyAdded()) {
            if (whenAlone) whenAlone(*alone);
            return followImport(*wizard, m_session, *alone);
        }
        return wizard->setSnapshot(*m_session.snapshot());
    }
    NewWallet wallet = left.takeFirst()();
    const QString name = wallet.name = freeWalletName(*m_session.snapshot(), wallet.name);
    whenAnswered(m_session.wallets().add(std::move(wallet)), wizard,
                 [this, wizard, name, left, whenAlone](const Result<WalletId>& added) {
                     wizard->noteAdded(name, added);
                     addEach(wizard, left, whenAlone);
                 });
}

void WalletController::importFile(const QString& name, const WalletFile& file)
{
    auto* wizard = new ImportFileDialog(name, file, knownTip(*m_session.snapshot()), &m_window);
    connect(wizard, &FormDialog::submitted, this, [this, wizard] {
        if (!wizard->onlyLabelsFor().isEmpty()) return applyLabelsAlone(*wizard);
        QList<Making> chosen;
        for (qsizetype place = 0; place < wizard->chosen().size(); ++place)
            chosen += Making([wizard, place] { return wizard->takeWallet(place); });
        addEach(wizard, chosen, [this, wizard](WalletId wallet) { applyLabels(wizard->labels(), wallet); });
    });
    openWizard(wizard);
}

/// To a wallet that is here already. It may have been removed or renamed while the wizard was open.
void WalletController::applyLabelsAlone(ImportFileDialog& wizard)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const auto owner = std::ranges::find(snapshot->wallets, wizard.onlyLabelsFor(), &WalletView::name);
    if (owner == snapshot->wallets.end()) return wizard.showError(Error{Errc::NoSuchWallet, {}});
    applyLabels(wizard.labels(), owner->id);
    wizard.accept();
}

void WalletController::applyLabels(LabelFile labels, WalletId owner)
{
    if (labels.lines.isEmpty()) return;
    labels.owner = owner;
    whenAnswered(m_session.ledger().importLabels(labels), this, [this](const Result<LabelReport>& report) {
        const bool isDone = report && report->applied > 0;
        emit noticed(report ? labelReportText(*report) : errorText(report.error()).sentence(),
                     isDone ? Tone::Good : Tone::Warning, report ? std::nullopt : std::optional(report.error()));
    });
}

void WalletController::watch() { watchText({}); }

void WalletController::watchText(const QString& text)
{
    auto* wizard = new WatchWalletDialog(m_session.network(), knownTip(*m_session.snapshot()), &m_window);
    if (!text.isEmpty()) wizard->setText(text);
    openForNewWallet(wizard, ErrorSubject::Descriptor);
}

void WalletController::importAddresses()
{
    auto* wizard = new WatchWalletDialog(m_session.network(), knownTip(*m_session.snapshot()), &m_window);
    wizard->askForAddresses();
    openForNewWallet(wizard, ErrorSubject::Address);
}

void WalletController::reportFailure(const QFuture<Result<void>>& answer)
{
    whenAnswered(answer, this, [this](const Result<void>& result) {
        if (!result) emit noticed(errorText(result.error()).sentence(), Tone::Bad, result.error());
    });
}

void WalletController::startOrStop(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown) return;
    reportFailure(shown->started ? m_session.wallets().stop(wallet) : m_session.wallets().start(wallet));
}

void WalletController::startAll()
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    for (const WalletView& wallet : snapshot->wallets)
        if (!wallet.started) reportFailure(m_session.wallets().start(wallet.id));
}

void WalletController::stopAll()
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    for (const WalletView& wallet : snapshot->wallets)
        if (wallet.started) reportFailure(m_session.wallets().stop(wallet.id));
}

/// How many were meant.
int WalletController::lockEach(const std::function<bool(const WalletView&)>& isMeant,
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
        m_keptOpen.erase(wallet.id);
        whenAnswered(m_session.wallets().lock(wallet.id), this, [wallet, refused](const Result<void>& locked) {
            if (!locked) refused(wallet, locked.error());
        });
    }
    return count;
}

void WalletController::lockAll()
{
    lockEach(isAny, [this](const WalletView&, const Error& error) {
        emit noticed(errorText(error).sentence(), Tone::Bad, error);
    });
}

void WalletController::lockQuietly() { lockEach(isAny, tellNobody); }

bool WalletController::lockIdle()
{
    return lockEach([this](const WalletView& wallet) { return !m_keptOpen.contains(wallet.id); }, tellNobody) > 0;
}

void WalletController::unlock(WalletId wallet, SecureBytes passphrase, QObject* context,
                              std::function<void(const Error&)> refused)
{
    const auto answer = m_session.wallets().unlock(wallet, std::move(passphrase));
    whenAnswered(answer, this, [this, wallet, lockings = m_lockings](const Result<void>& unlocked) {
        if (!unlocked) return;
        retryDelay(wallet)->succeeded();
        if (lockings != m_lockings) reportFailure(m_session.wallets().lock(wallet)); // all were locked meanwhile
    });
    whenAnswered(answer, context, [refused = std::move(refused)](const Result<void>& unlocked) {
        if (!unlocked) refused(unlocked.error());
    });
}

std::shared_ptr<RetryDelay> WalletController::retryDelay(WalletId wallet)
{
    std::shared_ptr<RetryDelay>& delay = m_delays[wallet];
    if (!delay) delay = std::make_shared<RetryDelay>();
    return delay;
}

void WalletController::lockOrUnlock(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown || shown->auth == WalletAuth::WatchOnly || shown->auth == WalletAuth::NoPassphrase) return;
    if (shown->auth == WalletAuth::Unlocked) {
        closeSecretWindows(wallet);
        clearDiscreetly();
        m_keptOpen.erase(wallet);
        ++m_lockings;
        return reportFailure(m_session.wallets().lock(wallet));
    }
    askForPassphrase(*shown);
}

UnlockDialog* WalletController::askForPassphrase(const WalletView& shown, bool isForOneThing)
{
    const WalletId wallet = shown.id;
    const auto locked = std::ranges::count(m_snapshot->wallets, WalletAuth::Locked, &WalletView::auth);
    auto* dialog = new UnlockDialog(shown.name, retryDelay(wallet), &m_window);
    dialog->offerDuration(m_autoLockMinutes, isForOneThing);
    dialog->offerOthers(static_cast<int>(locked) - 1);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, wallet] { unlockAsAsked(dialog, wallet); });
    dialog->open();
    return dialog;
}

void WalletController::whenUnlocked(WalletId wallet, std::function<void()> then)
{
    const WalletView* shown = view(wallet);
    if (!shown) return;
    if (shown->auth != WalletAuth::Locked) return then ? then() : void();
    UnlockDialog* dialog = askForPassphrase(*shown, then != nullptr);
    if (!then) return;
    connect(dialog, &QDialog::accepted, this, [this, wallet, then = std::move(then), once = QPointer(dialog)] {
        then();
        if (once && once->isForOneThing()) reportFailure(m_session.wallets().lock(wallet));
    });
}

void WalletController::unlockAsAsked(UnlockDialog* dialog, WalletId wallet)
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

void WalletController::addOthers(Unlocking& all, WalletId first)
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
bool WalletController::isOff(const Unlocking& all) const
{
    return all.isCancelled || all.lockings != m_lockings || !all.dialog;
}

/// What was opened before it was called off by the person stays so.
void WalletController::putBack(const Unlocking& all, WalletId wallet, const Result<void>& unlocked)
{
    if (unlocked) reportFailure(m_session.wallets().lock(wallet));
    if (all.lockings == m_lockings && all.opened > 0) tellOfOthers(all);
    if (all.dialog) all.dialog->reject();
}

void WalletController::noteUnlocked(const Unlocking& all, WalletId wallet)
{
    retryDelay(wallet)->succeeded();
    if (all.isKeptOpen) m_keptOpen.insert(wallet);
}

void WalletController::tellOfOthers(const Unlocking& all)
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
void WalletController::unlockOthers(std::shared_ptr<Unlocking> all)
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

void WalletController::reorder(const QList<WalletId>& order) { reportFailure(m_session.wallets().reorder(order)); }

void WalletController::rename(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown) return;
    auto* dialog = new RenameDialog(shown->name, &m_window);
    dialog->setTakenNames(walletNames(*m_snapshot));
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, wallet] { closeWhenDone(dialog, m_session.wallets().rename(wallet, dialog->name())); });
    dialog->open();
}

void WalletController::remove(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown) return;
    auto* dialog = new RemoveDialog(*shown, &m_window);
    connect(dialog, &RemoveDialog::backupWanted, this, [this, wallet] { emit backupWanted(wallet); });
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, wallet] { closeWhenDone(dialog, m_session.wallets().remove(wallet)); });
    dialog->open();
}

void WalletController::importScripts(WalletId wallet) { scanAddress(wallet, {}); }

void WalletController::scanAddress(WalletId wallet, const QString& address)
{
    const WalletView* shown = view(wallet);
    if (!shown) return;
    auto* wizard = new ImportScriptsDialog(shown->name, m_session.network(), knownTip(*m_snapshot), &m_window);
    wizard->setTarget(wallet);
    if (!address.isEmpty()) wizard->setText(address);
    connect(wizard, &FormDialog::submitted, this, [this, wizard, wallet] {
        whenAnswered(m_session.wallets().importScripts(wallet, wizard->scripts()), wizard,
                     [this, wizard, wallet](const Result<JobId>& job) {
                         if (!job) return wizard->showError(job.error(), ErrorSubject::Address);
                         followImport(*wizard, m_session, wallet, *job);
                     });
    });
    openWizard(wizard);
}

void WalletController::showError(WalletId wallet)
{
    const WalletView* shown = view(wallet);
    if (!shown || shown->state != WalletState::Error) return;
    if (auto* older = m_window.findChild<WalletErrorDialog*>()) older->close();
    auto* dialog = new WalletErrorDialog(*shown, *m_snapshot, &m_window);
    connect(dialog, &WalletErrorDialog::retryWanted, this, &WalletController::retry);
    dialog->show();
}

void WalletController::retry(WalletId wallet) { reportFailure(m_session.wallets().retry(wallet)); }

void WalletController::pauseJob(JobId job) { reportFailure(m_session.chain().pauseJob(job)); }

void WalletController::resumeJob(JobId job) { reportFailure(m_session.chain().resumeJob(job)); }

void WalletController::moveJobFirst(JobId job) { reportFailure(m_session.chain().moveJobFirst(job)); }

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
