// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/upkeepcontroller.h"

#include "core/api/services/chainservice.h"
#include "core/api/services/upkeepservice.h"
#include "ui/dialogs/program/upkeepdialog.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/dialogs/wallet/rebuilddialogs.h"
#include "ui/format/program/upkeeptext.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/desktop/bringtofront.h"

#include <QFutureWatcher>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

UpkeepController::UpkeepController(Session& session, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
}

/// One that runs is brought to the front: there is one at a time.
bool UpkeepController::isRunning()
{
    if (!m_dialog || !m_dialog->isRunning()) return false;
    bringToFront(*m_dialog);
    return true;
}

/// The main window can be used meanwhile. What an older one told goes.
UpkeepDialog* UpkeepController::openDialog(UpkeepKind kind)
{
    if (m_dialog) m_dialog->close();
    m_dialog = new UpkeepDialog(kind, &m_window);
    connect(m_dialog, &UpkeepDialog::cancelWanted, this, [this] { m_session.upkeep().cancel(); });
    m_dialog->show();
    return m_dialog;
}

template <typename T, typename Use>
void UpkeepController::follow(const QFuture<Result<T>>& answer, UpkeepDialog* dialog, Use use)
{
    auto* watcher = new QFutureWatcher<Result<T>>(dialog);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, dialog, &UpkeepDialog::setProgress);
    watcher->setFuture(answer);
    whenAnswered(answer, dialog, use);
}

void UpkeepController::check()
{
    if (isRunning()) return;
    UpkeepDialog* dialog = openDialog(UpkeepKind::Check);
    follow(m_session.upkeep().check(), dialog, [dialog](const Result<CheckReport>& report) {
        report ? dialog->showReport(*report) : dialog->showError(report.error(), errorText(report.error()));
    });
}

void UpkeepController::showHeaderFile(UpkeepKind kind, const QFuture<Result<HeaderFileReport>>& answer)
{
    UpkeepDialog* dialog = openDialog(kind);
    follow(answer, dialog, [dialog](const Result<HeaderFileReport>& report) {
        if (!report) return dialog->showError(report.error(), headerFileError(report.error()));
        dialog->showText(tr("✓ Done"), headerFileText(*report));
    });
}

void UpkeepController::exportHeaders()
{
    if (isRunning()) return;
    const std::string_view network = networkName(m_session.network());
    const QString name = QString::fromLatin1(network.data(), static_cast<qsizetype>(network.size()));
    QFileDialog* dialog = openSaveDialog(&m_window, tr("Save block headers"), tr("%1 chain").arg(name) + u".headers"_s,
                                         tr("Block headers (*.headers)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (!isRunning()) showHeaderFile(UpkeepKind::HeaderExport, m_session.upkeep().exportHeaders(path));
    });
}

void UpkeepController::importHeaders()
{
    if (isRunning()) return;
    QFileDialog* dialog = openLoadDialog(&m_window, tr("Read block headers"),
                                         tr("Block headers (*.headers)") + u";;"_s + tr("All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (!isRunning()) showHeaderFile(UpkeepKind::HeaderImport, m_session.upkeep().importHeaders(path));
    });
}

void UpkeepController::rebuildChain()
{
    if (isRunning()) return;
    auto* dialog = new RebuildChainDialog(*m_session.snapshot(), &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        const auto done = m_session.upkeep().rebuildChain();
        closeWhenDone(dialog, done);
        whenAnswered(done, this, [this](const Result<void>& dropped) {
            if (dropped) emit said(tr("The chain is fetched anew."));
        });
    });
    dialog->open();
}

void UpkeepController::rebuildWallet(WalletId wallet)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const WalletView* view = snapshot->wallet(wallet);
    if (!view) return;
    auto* dialog = new RebuildWalletDialog(view->name, &m_window);
    connect(dialog, &RebuildWalletDialog::estimateWanted, this, [this, dialog, wallet, since = view->birthday] {
        whenAnswered(m_session.chain().estimate({Birthday{since}, {}, wallet, {}, {}}), dialog,
                     [dialog](const Result<ScanEstimate>& estimate) {
                         estimate ? dialog->setEstimate(*estimate) : dialog->showError(estimate.error());
                     });
    });
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, wallet] { closeWhenDone(dialog, m_session.upkeep().rebuildWallet(wallet)); });
    dialog->open();
}

} // namespace lockstep::ui
