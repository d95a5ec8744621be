// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/lookupcontroller.h"

#include "core/api/services/chainservice.h"
#include "ui/dialogs/payments/lookupdialog.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/mainwindow/desktop/bringtofront.h"

namespace lockstep::ui {

LookUpController::LookUpController(Session& session, const SnapshotRelay& relay, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
    connect(&relay, &SnapshotRelay::changed, this, [this](const SyncSnapshotPtr& snapshot) {
        if (m_dialog) m_dialog->setSnapshot(*snapshot);
    });
}

void LookUpController::open(const QString& outpoint)
{
    if (m_dialog)
        bringToFront(*m_dialog);
    else
        makeDialog();
    if (!outpoint.isEmpty()) m_dialog->setOutpoint(outpoint);
}

void LookUpController::makeDialog()
{
    m_dialog = new LookUpDialog(&m_window);
    m_dialog->setSnapshot(*m_session.snapshot());
    connect(m_dialog, &LookUpDialog::submitted, this, &LookUpController::ask);
    connect(m_dialog, &LookUpDialog::pauseWanted, this, [this](JobId job) { report(m_session.chain().pauseJob(job)); });
    connect(m_dialog, &LookUpDialog::resumeWanted, this,
            [this](JobId job) { report(m_session.chain().resumeJob(job)); });
    connect(m_dialog, &LookUpDialog::forgetWanted, this,
            [this](JobId job) { report(m_session.chain().forgetLookup(job)); });
    m_dialog->show();
}

void LookUpController::ask()
{
    whenAnswered(m_session.chain().lookUp(m_dialog->wish()), m_dialog, [this](const Result<JobId>& job) {
        if (job)
            m_dialog->setAsked(*job);
        else
            m_dialog->showError(job.error(), ErrorSubject::Outpoint);
    });
}

void LookUpController::report(const QFuture<Result<void>>& answer)
{
    whenAnswered(answer, m_dialog, [this](const Result<void>& done) {
        if (!done) m_dialog->showError(done.error());
    });
}

} // namespace lockstep::ui
