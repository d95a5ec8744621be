// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/exportcontroller.h"

#include "ui/dialogs/savefiledialog.h"
#include "ui/dialogs/wallet/importlabelsdialog.h"
#include "ui/format/payments/csvtext.h"
#include "ui/format/plain/labeltext.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/mainwindow/controllers/filereader.h"
#include "ui/mainwindow/controllers/savefile.h"
#include "ui/pages/addresses/addressespage.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/transactions/transactionspage.h"

#include <QDate>
#include <QFileInfo>

#include <limits>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int AllRows = std::numeric_limits<int>::max();
constexpr qint64 MostLabelBytes = 50'000'000;

QString csvFilter() { return ExportController::tr("Tables (*.csv)"); }

QString fileName(const QString& words, const QString& suffix)
{
    return u"%1 %2.%3"_s.arg(words, QDate::currentDate().toString(Qt::ISODate), suffix);
}

QFuture<Result<LabelFile>> labelsIn(const QString& path)
{
    return readFile(path, MostLabelBytes, [](const QByteArray& content) { return parseLabels(content); });
}

} // namespace

ExportController::ExportController(Session& session, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_window(window)
{
}

QString ExportController::nameOf(WalletId wallet) const
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const WalletView* view = snapshot->wallet(wallet);
    return view ? view->name : tr("All wallets");
}

void ExportController::exportView(const SectionStack* pages, WalletId wallet)
{
    QWidget* page = pages ? pages->currentPage() : nullptr;
    if (const auto* addresses = qobject_cast<AddressesPage*>(page))
        return exportAddresses(wallet, addresses->shownRows());
    if (const auto* payments = qobject_cast<TransactionsPage*>(page)) return exportPayments(payments->query());
    m_session.snapshot()->wallet(wallet) ? exportPaymentsOf(wallet) : exportPayments({});
}

void ExportController::exportPaymentsOf(WalletId wallet)
{
    HistoryQuery all;
    all.wallet = wallet;
    exportPayments(all);
}

/// A file has both sides of a transfer: who adds its amounts up comes to what the wallets hold.
void ExportController::exportPayments(HistoryQuery query)
{
    query.bothSides = true;
    const QString of = nameOf(query.wallet.value_or(WalletId{}));
    QFileDialog* dialog = openSaveDialog(&m_window, tr("Export the payments – %1").arg(of),
                                         fileName(tr("%1 payments").arg(of), u"csv"_s), csvFilter());
    connect(dialog, &QFileDialog::fileSelected, this, [this, query](const QString& path) {
        whenAnswered(m_session.ledger().history(query, 0, AllRows), this,
                     [this, path](const Result<HistoryPage>& payments) {
                         payments ? readAddresses(path, payments->rows) : fail(payments.error());
                     });
    });
}

void ExportController::readAddresses(const QString& path, const QList<HistoryRow>& rows)
{
    whenAnswered(m_session.ledger().paymentAddresses(rows), this,
                 [this, path, rows](const Result<QList<QStringList>>& addresses) {
                     addresses ? writePayments(path, rows, *addresses) : fail(addresses.error());
                 });
}

void ExportController::writePayments(const QString& path, const QList<HistoryRow>& rows,
                                     const QList<QStringList>& addresses)
{
    QHash<WalletId, CsvWallet> wallets;
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    for (const WalletView& wallet : snapshot->wallets) wallets[wallet.id] = {wallet.name, wallet.syncedTo.height};
    tellSaved(this, writeFile(path, [rows, wallets, addresses] { return historyCsv(rows, wallets, addresses); }), path);
}

void ExportController::exportAddresses(WalletId wallet, const QList<AddressRow>& rows)
{
    const QString of = nameOf(wallet);
    QFileDialog* dialog = openSaveDialog(&m_window, tr("Export the addresses – %1").arg(of),
                                         fileName(tr("%1 addresses").arg(of), u"csv"_s), csvFilter());
    connect(dialog, &QFileDialog::fileSelected, this, [this, rows](const QString& path) {
        tellSaved(this, writeFile(path, [rows] { return addressesCsv(rows); }), path);
    });
}

void ExportController::exportAddressesOf(WalletId wallet)
{
    whenAnswered(m_session.ledger().addresses(wallet), this, [this, wallet](const Result<QList<AddressRow>>& rows) {
        rows ? exportAddresses(wallet, *rows) : fail(rows.error());
    });
}

void ExportController::exportScans(const QList<PastScan>& scans, QWidget* from)
{
    QFileDialog* dialog = openSaveDialog(from, tr("Export the past imports and scans"),
                                         fileName(tr("Imports and scans", "name of a file"), u"csv"_s), csvFilter());
    connect(dialog, &QFileDialog::fileSelected, this, [this, scans](const QString& path) {
        tellSaved(this, writeFile(path, [scans] { return scansCsv(scans); }), path);
    });
}

void ExportController::exportLabels(std::optional<WalletId> wallet)
{
    const QString of = nameOf(wallet.value_or(WalletId{}));
    QFileDialog* dialog
        = openSaveDialog(&m_window, tr("Export the labels – %1").arg(of),
                         fileName(wallet ? tr("%1 labels").arg(of) : tr("Labels"), u"jsonl"_s), tr("Labels (*.jsonl)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, wallet](const QString& path) {
        whenAnswered(m_session.ledger().labels(wallet), this, [this, path](const Result<QList<LabelLine>>& labels) {
            if (!labels) return fail(labels.error());
            tellSaved(this, writeFile(path, [lines = *labels] { return labelsAsText(lines); }), path);
        });
    });
}

void ExportController::importLabelsFrom(const QString& path)
{
    whenAnswered(labelsIn(path), this, [this, path](const Result<LabelFile>& file) {
        file ? askToApply(QFileInfo(path).fileName(), *file) : fail(file.error(), ErrorSubject::LabelFile);
    });
}

void ExportController::importLabelText(const QString& text)
{
    whenAnswered(QtConcurrent::run(&parseLabels, text.toUtf8()), this, [this](const Result<LabelFile>& file) {
        file ? askToApply({}, *file) : fail(file.error(), ErrorSubject::LabelFile);
    });
}

/// What was chosen or dropped may have been taken for something else.
void ExportController::askToApply(const QString& fileName, const LabelFile& file)
{
    auto* dialog = new ImportLabelsDialog(fileName, static_cast<int>(file.lines.size()), &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, file] {
        dialog->accept();
        applyLabels(file);
    });
    dialog->open();
}

void ExportController::applyLabels(const LabelFile& file)
{
    whenAnswered(m_session.ledger().importLabels(file), this, [this](const Result<LabelReport>& report) {
        if (!report) return fail(report.error());
        emit noticed(labelReportText(*report), report->applied > 0 ? Tone::Good : Tone::Warning);
    });
}

void ExportController::fail(const Error& error, ErrorSubject subject) { noticeFailure(this, error, subject); }

} // namespace lockstep::ui
