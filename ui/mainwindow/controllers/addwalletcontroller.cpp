// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/addwalletcontroller.h"

#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/addwallet/importfiledialog.h"
#include "ui/dialogs/addwallet/importscriptsdialog.h"
#include "ui/dialogs/addwallet/parts/importsum.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/dialogs/addwallet/watchwalletdialog.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/plain/labeltext.h"
#include "ui/format/wallets/accounttext.h"
#include "ui/mainwindow/controllers/failurenotice.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/controllers/wizardlink.h"
#include "ui/mainwindow/desktop/bringtofront.h"
#include "ui/widgets/secrets/secretwindow.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

/// The wallets that one wizard adds, one after the other.
struct AddWalletController::Several
{
    explicit Several(ImportWizard* from) : wizard(from) { }

    QPointer<ImportWizard> wizard; ///< Null once it was closed.
    std::deque<NewWallet> left;
    std::function<void(WalletId)> whenAlone; ///< Called where it was one.
    QList<AddedWallet> added;
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
    const auto answer = m_session.wallets().add(wizard->takeWallet());
    whenAnswered(answer, wizard, [this, wizard, subject](const Result<WalletId>& added) {
        if (!added) return wizard->showError(added.error(), subject);
        followImport(*wizard, m_session, *added);
    });
    whenAnswered(answer, this, [this, subject, open = QPointer(wizard)](const Result<WalletId>& added) {
        if (added)
            emit walletAdded(*added);
        else if (!open)
            noticeFailure(this, added.error(), subject);
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
        const auto all = std::make_shared<Several>(wizard);
        for (const FoundAccount& account : wizard->chosen())
            all->left.push_back(walletOfAccount(wizard->takeWallet(), account, wizard->nameFor(account)));
        all->left.empty() ? addWallet(wizard, ErrorSubject::RecoveryWords) : addEach(all);
    });
    openWizard(wizard);
}

/// One that is closed meanwhile calls nothing off: what a person submitted is stored.
void AddWalletController::addEach(std::shared_ptr<Several> all)
{
    if (all->left.empty()) return endSeveral(*all);
    NewWallet wallet = std::move(all->left.front());
    all->left.pop_front();
    const QString name = wallet.name = freeWalletName(*m_session.snapshot(), wallet.name);
    whenAnswered(m_session.wallets().add(std::move(wallet)), this, [this, name, all](const Result<WalletId>& added) {
        if (all->wizard) all->wizard->noteAdded(name, added);
        if (added)
            all->added += AddedWallet{*added, name};
        else
            all->refused += RefusedWallet{name, added.error()};
        addEach(all);
    });
}

void AddWalletController::endSeveral(const Several& all)
{
    const bool isAlone = all.added.size() == 1 && all.refused.isEmpty();
    if (isAlone && all.whenAlone) all.whenAlone(all.added.first().id);
    if (!all.wizard) return tellSeveral(all);
    all.wizard->showAllAdded();
    if (isAlone) return followImport(*all.wizard, m_session, all.added.first().id);
    all.wizard->setSnapshot(*m_session.snapshot());
    if (!all.added.isEmpty()) markAsOf(*all.wizard, {}); // it says what was found
}

/// In place of the wizard that was closed.
void AddWalletController::tellSeveral(const Several& all)
{
    QStringList sentences, names;
    for (const AddedWallet& each : all.added) names += each.name;
    if (!names.isEmpty()) {
        const auto count = static_cast<int>(names.size());
        //: %1: names of wallets
        sentences += tr("%n wallets were added, though their window was closed meanwhile: %1.", nullptr, count)
                         .arg(names.join(QStringLiteral(", ")));
    }
    sentences += sentencesOf(all.refused);
    if (all.refused.isEmpty()) return emit noticed(sentences.join(u'\n'), Tone::Good);
    emit noticed(sentences.join(u'\n'), Tone::Bad, all.refused.first().why);
}

void AddWalletController::importFile(const QString& name, const WalletFile& file)
{
    auto* wizard = new ImportFileDialog(name, file, knownTip(*m_session.snapshot()), &m_window);
    connect(wizard, &FormDialog::submitted, this, [this, wizard] {
        if (!wizard->onlyLabelsFor().isEmpty()) return applyLabelsAlone(*wizard);
        const auto all = std::make_shared<Several>(wizard);
        for (qsizetype place = 0; place < wizard->chosen().size(); ++place)
            all->left.push_back(wizard->takeWallet(place));
        all->whenAlone = [this, labels = wizard->labels()](WalletId wallet) { applyLabels(labels, wallet); };
        addEach(all);
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
