// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/addwalletcontroller.h"

#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/addwallet/importfiledialog.h"
#include "ui/dialogs/addwallet/importscriptsdialog.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/dialogs/addwallet/watchwalletdialog.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/plain/labeltext.h"
#include "ui/format/wallets/accounttext.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/controllers/wizardlink.h"
#include "ui/mainwindow/desktop/bringtofront.h"

#include <algorithm>
#include <deque>
#include <functional>

namespace lockstep::ui {

/// Taken from the wizard at once: who closes it meanwhile has submitted them all.
struct AddWalletController::Several
{
    QPointer<ImportWizard> wizard;
    std::deque<NewWallet> left;
    std::function<void(WalletId)> whenAlone; ///< Called where one was added, and none refused.
    QList<WalletId> added;
    QList<RefusedWallet> refused;
};

AddWalletController::AddWalletController(Session& session, const SnapshotRelay& relay, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_relay(relay)
    , m_window(window)
{
}

void AddWalletController::openWizard(ImportWizard* wizard)
{
    linkWizard(*wizard, m_session, m_relay);
    connect(wizard, &ImportWizard::walletWanted, this, &AddWalletController::walletAdded);
    connect(wizard, &ImportWizard::backupWanted, this, &AddWalletController::backupWanted);
    connect(wizard, &ImportWizard::lookUpWanted, this, [this, wizard](const QString& outpoint) {
        wizard->reject();
        emit lookUpWanted(outpoint);
    });
    connect(wizard, &ImportWizard::stepWanted, this,
            [this, wizard](WalletId wallet, NextStep step) { tryNext(*wizard, wallet, step); });
    wizard->open();
}

/// In place of the wizard, which has told how its import ended.
void AddWalletController::tryNext(ImportWizard& wizard, WalletId wallet, NextStep step)
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
void AddWalletController::openForNewWallet(Wizard* wizard, ErrorSubject subject)
{
    connect(wizard, &FormDialog::submitted, this, [this, wizard, subject] { addWallet(wizard, subject); });
    openWizard(wizard);
}

template <typename Wizard>
void AddWalletController::addWallet(Wizard* wizard, ErrorSubject subject)
{
    NewWallet wallet = wizard->takeWallet();
    const QString name = wallet.name;
    const auto answer = m_session.wallets().add(std::move(wallet));
    whenAnswered(answer, wizard, [this, wizard, subject](const Result<WalletId>& added) {
        if (!added) return wizard->showError(added.error(), subject);
        followImport(*wizard, m_session, *added);
    });
    whenAnswered(answer, this, [this, name, open = QPointer(wizard)](const Result<WalletId>& added) {
        if (added) return emit walletAdded(*added);
        if (!open) tellRefused({{name, added.error()}});
    });
}

void AddWalletController::create()
{
    openForNewWallet(new CreateWalletDialog(m_session.network(), &m_window), ErrorSubject::RecoveryWords);
}

void AddWalletController::restore()
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
        const QList<FoundAccount> chosen = wizard->chosen();
        if (chosen.isEmpty()) return addWallet(wizard, ErrorSubject::RecoveryWords);
        auto several = std::make_shared<Several>();
        several->wizard = wizard;
        for (const FoundAccount& account : chosen)
            several->left.push_back(walletOfAccount(wizard->takeWallet(), account, wizard->nameFor(account)));
        addEach(several);
    });
    openWizard(wizard);
}

void AddWalletController::addEach(const std::shared_ptr<Several>& several)
{
    if (several->left.empty()) return allAdded(*several);
    NewWallet wallet = std::move(several->left.front());
    several->left.pop_front();
    const QString name = wallet.name = freeWalletName(*m_session.snapshot(), wallet.name);
    whenAnswered(m_session.wallets().add(std::move(wallet)), this,
                 [this, several, name](const Result<WalletId>& added) {
                     if (added)
                         several->added += *added;
                     else
                         several->refused += RefusedWallet{name, added.error()};
                     if (several->wizard) several->wizard->noteAdded(name, added);
                     addEach(several);
                 });
}

void AddWalletController::allAdded(const Several& several)
{
    ImportWizard* wizard = several.wizard;
    const bool isAlone = several.added.size() == 1 && several.refused.isEmpty();
    if (isAlone && several.whenAlone) several.whenAlone(several.added.first());
    if (!wizard) return tellRefused(several.refused);
    wizard->showAllAdded();
    isAlone ? followImport(*wizard, m_session, several.added.first()) : wizard->setSnapshot(*m_session.snapshot());
}

void AddWalletController::tellRefused(const QList<RefusedWallet>& refused)
{
    if (!refused.isEmpty()) emit noticed(sentencesOf(refused).join(u' '), Tone::Bad, refused.first().why);
}

void AddWalletController::importFile(const QString& name, const WalletFile& file)
{
    auto* wizard = new ImportFileDialog(name, file, knownTip(*m_session.snapshot()), &m_window);
    connect(wizard, &FormDialog::submitted, this, [this, wizard] {
        if (!wizard->onlyLabelsFor().isEmpty()) return applyLabelsAlone(*wizard);
        auto several = std::make_shared<Several>();
        several->wizard = wizard;
        for (qsizetype place = 0; place < wizard->chosen().size(); ++place)
            several->left.push_back(wizard->takeWallet(place));
        several->whenAlone = [this, labels = wizard->labels()](WalletId wallet) { applyLabels(labels, wallet); };
        addEach(several);
    });
    openWizard(wizard);
}

/// To a wallet that is here already. It may have been removed or renamed while the wizard was open.
void AddWalletController::applyLabelsAlone(ImportFileDialog& wizard)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const auto owner = std::ranges::find(snapshot->wallets, wizard.onlyLabelsFor(), &WalletView::name);
    if (owner == snapshot->wallets.end()) return wizard.showError(Error{Errc::NoSuchWallet, {}});
    applyLabels(wizard.labels(), owner->id);
    wizard.accept();
}

void AddWalletController::applyLabels(LabelFile labels, WalletId owner)
{
    if (labels.lines.isEmpty()) return;
    labels.owner = owner;
    whenAnswered(m_session.ledger().importLabels(labels), this, [this](const Result<LabelReport>& report) {
        const bool isDone = report && report->applied > 0;
        emit noticed(report ? labelReportText(*report) : errorText(report.error()).sentence(),
                     isDone ? Tone::Good : Tone::Warning, report ? std::nullopt : std::optional(report.error()));
    });
}

void AddWalletController::watch() { watchText({}); }

void AddWalletController::watchText(const QString& text)
{
    auto* wizard = new WatchWalletDialog(m_session.network(), knownTip(*m_session.snapshot()), &m_window);
    if (!text.isEmpty()) wizard->setText(text);
    openForNewWallet(wizard, ErrorSubject::Descriptor);
}

void AddWalletController::importAddresses()
{
    auto* wizard = new WatchWalletDialog(m_session.network(), knownTip(*m_session.snapshot()), &m_window);
    wizard->askForAddresses();
    openForNewWallet(wizard, ErrorSubject::Address);
}

void AddWalletController::importScripts(WalletId wallet) { scanAddress(wallet, {}); }

void AddWalletController::scanAddress(WalletId wallet, const QString& address)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const WalletView* shown = snapshot->wallet(wallet);
    if (!shown) return;
    auto* wizard = new ImportScriptsDialog(shown->name, m_session.network(), knownTip(*snapshot), &m_window);
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

} // namespace lockstep::ui
