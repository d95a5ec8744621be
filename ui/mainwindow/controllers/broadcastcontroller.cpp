// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/broadcastcontroller.h"

#include "core/api/services/chainservice.h"
#include "core/api/services/ledgerservice.h"
#include "ui/dialogs/payments/broadcastdialog.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/mainwindow/controllers/filereader.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/mainwindow/desktop/bringtofront.h"

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QFuture<Result<QByteArray>> transactionIn(const QString& path)
{
    const auto asText = [](const QByteArray& content) -> Result<QByteArray> { return transactionFileText(content); };
    return readFile(path, MaxTransactionText, asText);
}

} // namespace

BroadcastController::BroadcastController(Session& session, const SnapshotRelay& relay, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
    connect(&relay, &SnapshotRelay::changed, this, &BroadcastController::showState);
}

void BroadcastController::open()
{
    if (m_dialog) return bringToFront(*m_dialog);
    m_isGiven = false;
    m_dialog = new BroadcastDialog(&m_window);
    connect(m_dialog, &BroadcastDialog::previewWanted, this, &BroadcastController::preview);
    connect(m_dialog, &BroadcastDialog::fileWanted, this, &BroadcastController::chooseFile);
    connect(m_dialog, &BroadcastDialog::submitted, this, &BroadcastController::send);
    m_dialog->open();
}

/// A dialog whose transaction was given on has done its part.
void BroadcastController::openWith(const QByteArray& text)
{
    if (m_dialog && m_isGiven) {
        m_dialog->close();
        m_dialog = nullptr; // it is deleted later
    }
    open();
    m_dialog->setText(text);
}

void BroadcastController::preview(const QByteArray& text)
{
    whenAnswered(m_session.ledger().preview(text), m_dialog,
                 [this](const Result<TransactionPreview>& preview) { m_dialog->answer(preview); });
}

void BroadcastController::chooseFile()
{
    QFileDialog* dialog = openLoadDialog(m_dialog, tr("Open a transaction"),
                                         tr("Transactions (*.txn *.tx *.hex *.txt)") + u";;"_s + tr("All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, this, &BroadcastController::read);
}

void BroadcastController::read(const QString& path)
{
    if (!m_dialog) return;
    whenAnswered(transactionIn(path), m_dialog, [this](const Result<QByteArray>& text) {
        if (text)
            m_dialog->setText(*text);
        else
            m_dialog->showError(text.error());
    });
}

void BroadcastController::send()
{
    m_isGiven = true;
    const auto answer = m_session.chain().broadcast(m_dialog->preview().raw);
    whenAnswered(answer, m_dialog, [this](const Result<int>& peers) {
        if (!peers && peers.error().code != Errc::Timeout) m_isGiven = false;
        if (!peers) m_dialog->showError(peers.error());
    });
}

void BroadcastController::showState()
{
    if (!m_dialog || !m_isGiven) return;
    const Txid txid = m_dialog->preview().txid;
    const auto& outgoing = m_session.snapshot()->outgoing;
    const auto found = std::ranges::find(outgoing, txid, &OutgoingView::txid);
    if (found == outgoing.end()) return;
    m_dialog->showSent();
    m_dialog->setOutgoing(*found);
}

} // namespace lockstep::ui
