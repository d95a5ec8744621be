// SPDX-License-Identifier: MIT

#include "ui/mainwindow/banners/maintenancebanner.h"

#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/bannertext.h"
#include "ui/format/sync/jobtext.h"
#include "ui/format/sync/statetext.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/progressbar.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What waits for the person before what begins by itself. What failed is said by the strip of its wallet's error.
const JobView* waitingJob(const SyncSnapshot& snapshot)
{
    const auto first = [&](auto waits) {
        const auto found
            = std::ranges::find_if(snapshot.jobs, [&](const JobView& job) { return !job.isQuestion() && waits(job); });
        return found == snapshot.jobs.end() ? nullptr : &*found;
    };
    const auto isToldAsError = [&](const JobView& job) {
        const WalletView* wallet = snapshot.wallet(job.wallet);
        return wallet && wallet->state == WalletState::Error;
    };
    const auto isHeld = [&](const JobView& job) {
        return job.state == JobState::Paused || (job.state == JobState::Failed && !isToldAsError(job));
    };
    const JobView* held = first(isHeld);
    return held ? held : first([](const JobView& job) { return job.waitsForIdle(); });
}

/// How it stands, and how far it has come where it has begun; the words for one that failed say so.
QString waitingWords(const JobView& job)
{
    const QString how = jobLine(job);
    if (job.next <= job.from || job.state == JobState::Failed || job.isStuck) return how;
    const QString last = heightText(job.to), share = percentText(job.percent());
    if (job.state == JobState::Paused)
        //: "paused at block 612 of 910 (67 %)"
        return MaintenanceBanner::tr("paused at block %1 of %2 (%3)").arg(heightText(job.next - 1), last, share);
    //: "waiting for an idle moment; at block 612 of 910 (67 %)"
    return MaintenanceBanner::tr("%1; at block %2 of %3 (%4)").arg(how, heightText(job.next - 1), last, share);
}

} // namespace

MaintenanceBanner::MaintenanceBanner(QWidget* parent)
    : Strip(parent)
    , m_progress(new ProgressBar(this))
    , m_details(pushButton(u"importDetailsButton", tr("D&etails"), this))
    , m_pause(pushButton(u"pauseImportButton", tr("Pause &import, resume others"), this))
    , m_resume(pushButton(u"resumeImportButton", tr("Resu&me import"), this))
    , m_cancel(pushButton(u"cancelImportButton", tr("&Cancel import"), this))
{
    setObjectName(u"maintenanceBanner");
    m_progress->setObjectName(u"importProgressBar");
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    m_details->hide();
    below()->addWidget(m_progress);
    for (QPushButton* button : {m_details, m_pause, m_resume, m_cancel}) buttons()->addWidget(button);
    connect(m_details, &QPushButton::clicked, this, &MaintenanceBanner::detailsClicked);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        const QList<JobId> all = m_running; // the first answer may change it
        for (const JobId job : all) emit pauseClicked(job);
    });
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeClicked(m_job); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelClicked(m_job); });
}

void MaintenanceBanner::setSnapshot(const SyncSnapshot& snapshot)
{
    if (const JobView* running = snapshot.maintenance()) return showRunning(snapshot, *running);
    if (const JobView* waiting = waitingJob(snapshot)) return showWaiting(*waiting);
    setContent({}, {}, Tone::Busy);
}

/// A targeted scan is short and its wallet is complete without it: it can only be cancelled.
void MaintenanceBanner::showButtons(const JobView& job, bool isRunning)
{
    const bool isWallet = job.kind == JobKind::Wallet;
    m_pause->setVisible(isRunning && isWallet);
    m_pause->setText(tr("Pause &import, resume others"));
    m_cancel->show();
    m_resume->setVisible(!isRunning);
    m_resume->setText(job.waitsForIdle() ? tr("Start &now") : isWallet ? tr("Resu&me import") : tr("Resu&me scan"));
    m_cancel->setText(isWallet ? tr("&Cancel import") : tr("&Cancel scan"));
    m_details->setVisible(m_offersDetails && isWallet);
    m_cancel->setToolTip(cancelMeaning(job));
}

/// Several go along: they are paused together, and cancelled one by one in the list.
void MaintenanceBanner::showPassButtons(bool holdsOthers)
{
    m_pause->setVisible(true);
    m_pause->setText(holdsOthers ? tr("Pause &imports, resume others") : tr("Pause &imports"));
    m_cancel->hide();
    m_details->setVisible(m_offersDetails);
}

void MaintenanceBanner::offerDetails()
{
    m_offersDetails = true;
    m_details->show();
}

void MaintenanceBanner::showRunning(const SyncSnapshot& snapshot, const JobView& job)
{
    m_job = job.id;
    m_progress->setPercent(job.percent());
    m_running.clear();
    for (const JobView& each : snapshot.jobs)
        if (each.state == JobState::Running && !each.isQuestion()) m_running += each.id;
    showButtons(job, true);
    m_pause->setText(snapshot.holdsOthers() ? tr("Pause &import, resume others") : tr("Pause &import"));
    if (m_running.size() > 1) showPassButtons(snapshot.holdsOthers());
    if (job.isStuck) return setContent(u"⚠"_s, maintenanceBanner(snapshot), Tone::Warning);
    setContent(u"⚙"_s, maintenanceBanner(snapshot), Tone::Busy);
}

void MaintenanceBanner::showWaiting(const JobView& job)
{
    m_job = job.id;
    m_progress->setPercent(job.percent());
    showButtons(job, false);
    const QString words = tr("%1: %2.").arg(jobTitle(job), waitingWords(job));
    if (job.state == JobState::Failed) return setContent(u"⚠"_s, words, Tone::Bad);
    if (job.state == JobState::Queued) return setContent(u"…"_s, words, Tone::Neutral);
    setContent(stateSymbol(WalletState::Paused), words, Tone::Warning);
}

} // namespace lockstep::ui
