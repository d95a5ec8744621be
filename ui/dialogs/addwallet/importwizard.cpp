// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/importwizard.h"

#include "ui/dialogs/addwallet/pages/birthdaypage.h"
#include "ui/dialogs/addwallet/pages/preflightpage.h"
#include "ui/dialogs/addwallet/pages/resultpage.h"
#include "ui/format/wallets/accounttext.h"

#include <QPushButton>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

ImportWizard::ImportWizard(const QString& title, QWidget* parent)
    : WizardDialog(title, parent)
    , m_result(new ResultPage({}, this))
{
    m_result->hide();
    connect(m_result, &ResultPage::stepChosen, this, [this](NextStep step) { emit stepWanted(m_wallet, step); });
}

void ImportWizard::addPreflight()
{
    m_preflight = new PreflightPage(this);
    addPage(m_preflight);
}

void ImportWizard::showCostOn(BirthdayPage* page)
{
    m_birthdayPage = page;
    connect(page, &BirthdayPage::changed, this, [this] {
        if (m_birthdayPage->isVisible()) askCost();
    });
}

void ImportWizard::askCost()
{
    m_birthdayPage->showCounting();
    ++m_costQuestions;
    emit costWanted(scanWish());
}

void ImportWizard::setCost(const Result<ScanEstimate>& estimate)
{
    if (--m_costQuestions == 0) m_birthdayPage->setCost(estimate); // else the person changed something
}

void ImportWizard::offerBackup()
{
    m_result->offerBackup();
    connect(m_result, &ResultPage::backupWanted, this, [this] { emit backupWanted(m_wallet); });
}

ScanStart ImportWizard::start() const { return m_preflight ? m_preflight->start() : ScanStart::AtOnce; }

void ImportWizard::pageShown(WizardPage* page)
{
    if (page == m_birthdayPage && m_birthdayPage) askCost();
    if (page != m_preflight || !m_preflight) return;
    m_preflight->setSearch(isSearch());
    m_preflight->showWaiting();
    ++m_questions;
    emit estimateWanted(scanWish());
}

void ImportWizard::setEstimate(const Result<ScanEstimate>& estimate)
{
    m_questions = std::max(0, m_questions - 1);
    if (m_questions == 0 && m_preflight) m_preflight->setEstimate(estimate); // else the person changed something
}

void ImportWizard::setStored(WalletId wallet, std::optional<JobId> job)
{
    m_wallet = m_opened = wallet;
    m_job = job;
    m_result->setWalletName(walletName());
    m_result->showNew(isPaperChecked());
    showLast(m_result, m_preflight ? Ending::Changing : Ending::Still); // without one there is nothing to wait for
}

void ImportWizard::noteAdded(const QString& name, const Result<WalletId>& added)
{
    if (added)
        m_noted += AddedWallet{*added, name};
    else
        m_refused += RefusedWallet{name, added.error()};
}

void ImportWizard::showAllAdded()
{
    if (m_noted.isEmpty()) {
        setBusy(false);
        const auto refused = std::exchange(m_refused, {});
        showProblem(sentencesOf(refused).join(u'\n'));
        return offerDetails(reasonsOf(refused));
    }
    if (const auto alone = onlyAdded()) return setStored(*alone);
    m_added = m_noted;
    m_opened = m_added.first().id;
    showSeveral({});
    showLast(m_result, Ending::Changing);
}

std::optional<WalletId> ImportWizard::onlyAdded() const
{
    return m_noted.size() == 1 && m_refused.isEmpty() ? std::optional(m_noted.first().id) : std::nullopt;
}

void ImportWizard::showSeveral(const SyncSnapshot& snapshot)
{
    m_result->showSeveral(importSumOf(m_added, m_done, snapshot), m_refused, hints());
}

/// One that no snapshot had yet is not removed: it was stored a moment ago.
void ImportWizard::leaveOutRemoved(const SyncSnapshot& snapshot)
{
    m_added.removeIf([&](const AddedWallet& each) { return m_seen.contains(each.id) && !snapshot.wallet(each.id); });
    for (const WalletView& wallet : snapshot.wallets) m_seen.insert(wallet.id);
    const auto isOpened = [this](const AddedWallet& each) { return each.id == m_opened; };
    if (!m_added.isEmpty() && std::ranges::none_of(m_added, isOpened)) m_opened = m_added.first().id;
}

/// A window of its own from now on: the person connects, pauses, cancels and looks around in the main window.
void ImportWizard::letGo()
{
    if (windowModality() == Qt::NonModal) return;
    const QPoint place = pos();
    hide();
    setWindowModality(Qt::NonModal);
    move(place);
    QDialog::show();
}

const JobView* ImportWizard::jobIn(const SyncSnapshot& snapshot) const
{
    const auto found = std::ranges::find_if(snapshot.jobs, [this](const JobView& job) {
        return m_job ? job.id == *m_job : job.wallet == m_wallet && job.kind == JobKind::Wallet;
    });
    return found == snapshot.jobs.end() ? nullptr : &*found;
}

void ImportWizard::setSnapshot(const SyncSnapshot& snapshot)
{
    if (m_preflight) m_preflight->setOffline(snapshot.peers.isEmpty());
    for (WizardPage* page : pages()) page->setTakenNames(walletNames(snapshot));
    if (!m_added.isEmpty()) {
        leaveOutRemoved(snapshot);
        if (m_added.isEmpty()) return reject();
        return showSeveral(snapshot);
    }
    if (m_wallet == WalletId{}) return;
    const WalletView* wallet = snapshot.wallet(m_wallet);
    if (!wallet && m_view) return reject(); // it was removed meanwhile
    if (!wallet) return;
    m_view = *wallet;
    const JobView* job = jobIn(snapshot);
    m_isUnderWay = job;
    m_hadJob = m_hadJob || job;
    if (job) return m_result->showJob(*job, snapshot);
    showOutcome(*wallet);
}

void ImportWizard::tell(const SyncEvent& event)
{
    if (event.kind != SyncEvent::Kind::ImportDone) return;
    if (event.jobKind == JobKind::Wallet)
        m_done[event.wallet] = event;
    else
        m_doneScans[event.job] = event;
    if (event.wallet == m_wallet && m_view) showOutcome(*m_view);
}

/// How what is followed here ended; nullptr: it has not.
const SyncEvent* ImportWizard::outcome() const
{
    const auto in = [](const auto& all, const auto& key) {
        const auto found = all.find(key);
        return found == all.end() ? nullptr : &found->second;
    };
    return m_job ? in(m_doneScans, *m_job) : in(m_done, m_wallet);
}

void ImportWizard::showOutcome(const WalletView& wallet)
{
    const SyncEvent* done = outcome();
    if (!done) {
        if (wallet.isPartial || (m_job && m_hadJob)) m_result->showCancelled(wallet.syncedTo.height);
        return; // else it was brand new
    }
    const QList<Hint> advice = hints();
    if (done->count == 0 && advice.isEmpty()) return m_result->showNew(isPaperChecked());
    if (done->count == 0 && m_job) return m_result->showNothingMore(done->from, done->height, advice);
    if (done->count == 0) return m_result->showNothing(done->from, done->height, advice);
    m_result->showFound(done->count, m_job ? std::nullopt : std::optional(wallet.balance.confirmed));
}

void ImportWizard::setFirstAddress(const QString& address)
{
    m_firstAddress = address;
    if (m_view && !m_isUnderWay) showOutcome(*m_view);
}

/// Keys may take seconds to be sealed, and what is stored is copied before.
void ImportWizard::setBusy(bool isBusy)
{
    WizardDialog::setBusy(isBusy);
    if (isBusy) letGo();
}

void ImportWizard::acceptClicked()
{
    if (isAtLast()) emit walletWanted(m_opened);
    WizardDialog::acceptClicked();
}

} // namespace lockstep::ui
