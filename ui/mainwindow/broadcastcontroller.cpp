// SPDX-License-Identifier: MIT

#include "ui/mainwindow/broadcastcontroller.h"

#include "core/api/chainservice.h"
#include "core/api/ledgerservice.h"
#include "ui/dialogs/broadcastdialog.h"
#include "ui/mainwindow/answers.h"
#include "ui/mainwindow/bringtofront.h"
#include "ui/mainwindow/snapshotrelay.h"

#include <QFileDialog>
#include <QStandardPaths>
#include <QtConcurrent>

#include <algorithm>

namespace lockstep::ui {

namespace {

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) return Error{Errc::Io, file.errorString().toStdString()};
    const QByteArray content = file.read(MaxTransactionText + 1);
    if (content.size() > MaxTransactionText) return Error{Errc::OutOfRange, "the file is too long for a transaction"};
    return transactionFileText(content);
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
    auto* dialog = new QFileDialog(m_dialog, tr("Open a transaction"));
    dialog->setObjectName(u"openTransactionFileDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Transactions (*.txn *.tx *.hex *.txt)"), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    connect(dialog, &QFileDialog::fileSelected, this, &BroadcastController::read);
    dialog->open();
}

void BroadcastController::read(const QString& path)
{
    if (!m_dialog) return;
    whenAnswered(QtConcurrent::run(readFile, path), m_dialog, [this](const Result<QByteArray>& text) {
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
