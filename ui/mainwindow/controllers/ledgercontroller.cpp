// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/ledgercontroller.h"

#include "core/api/services/chainservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/payments/explorerdialog.h"
#include "ui/dialogs/payments/giveupdialog.h"
#include "ui/dialogs/payments/qrdialog.h"
#include "ui/dialogs/payments/transactiondetailsdialog.h"
#include "ui/format/payments/explorertext.h"
#include "ui/mainwindow/controllers/addwalletcontroller.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/mainwindow/controllers/failurenotice.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/controllers/savefile.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/mainwindow/controllers/walletcontroller.h"
#include "ui/mainwindow/controllers/windowlook.h"
#include "ui/pages/addresses/addressespage.h"
#include "ui/pages/receive/receivepage.h"
#include "ui/pages/transactions/transactionspage.h"
#include "ui/widgets/secrets/secretwindow.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A table of one kind looks the same for every wallet.
QString tableOf(const TransactionsPage& page) { return page.isOfAllWallets() ? u"allPayments"_s : u"payments"_s; }
QString tableOf(const AddressesPage&) { return u"addresses"_s; }

template <typename Page>
void restoreColumns(Page& page, const WindowLook& look)
{
    if (const QByteArray columns = look.columns(tableOf(page)); !columns.isEmpty()) page.setColumns(columns);
}

/// Those of the page in sight, else those of any.
template <typename Page>
void keepColumns(const QWidget& window, WindowLook& look)
{
    QList<Page*> pages = window.findChildren<Page*>();
    std::ranges::stable_partition(pages, [](const Page* page) { return !page->isVisible(); });
    for (const Page* page : std::as_const(pages)) look.setColumns(tableOf(*page), page->columns());
}

} // namespace

LedgerController::LedgerController(Session& session, const SnapshotRelay& relay, WalletController& wallets,
                                   AddWalletController& adding, WindowLook& look, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_relay(relay)
    , m_wallets(wallets)
    , m_adding(adding)
    , m_look(look)
    , m_window(window)
{
}

PagePlug LedgerController::makeTransactions(std::optional<WalletId> wallet, QWidget* parent)
{
    auto* page = new TransactionsPage(wallet, parent);
    restoreColumns(*page, m_look);
    connect(
        page, &TransactionsPage::historyWanted, this,
        [this, page](const HistoryQuery& query, int offset, int count) { readHistory(page, query, offset, count); });
    connect(page, &TransactionsPage::addressesWanted, this, [this, page](const QList<HistoryRow>& rows) {
        whenAnswered(m_session.ledger().paymentAddresses(rows), page,
                     [page, rows](const Result<QList<QStringList>>& addresses) {
                         if (addresses) page->setAddresses(rows, *addresses);
                     });
    });
    connect(page, &TransactionsPage::transactionWanted, this, &LedgerController::showTransaction);
    connect(page, &TransactionsPage::rawWanted, this, &LedgerController::copyRaw);
    connect(page, &TransactionsPage::explorerWanted, this, &LedgerController::openExplorer);
    connect(page, &TransactionsPage::giveUpWanted, this,
            [this](const Txid& txid, const QString& label) { giveUp(txid, label, m_window); });
    connect(page, &TransactionsPage::labelChanged, this,
            [this](WalletId id, const Txid& txid, const QString& label) { setLabel(id, txid, label); });
    connect(page, &TransactionsPage::addressWanted, this, &LedgerController::receiveWanted);
    connect(page, &TransactionsPage::exportWanted, this, &LedgerController::paymentsExportWanted);
    connect(page, &TransactionsPage::noticed, this, &LedgerController::said);
    return {page, [page](const SyncSnapshot& snapshot, std::int64_t) { page->setSnapshot(snapshot); },
            [page] { page->refresh(); }};
}

void LedgerController::saveColumns()
{
    keepColumns<TransactionsPage>(m_window, m_look);
    keepColumns<AddressesPage>(m_window, m_look);
}

void LedgerController::readHistory(TransactionsPage* page, const HistoryQuery& query, int offset, int count)
{
    whenAnswered(m_session.ledger().history(query, offset, count), page,
                 [page, query](const Result<HistoryPage>& rows) {
                     if (rows)
                         page->setHistory(query, *rows);
                     else
                         page->setHistoryError(query, rows.error());
                 });
}

void LedgerController::showTransaction(WalletId wallet, const Txid& txid)
{
    whenAnswered(m_session.ledger().transaction(wallet, txid), this,
                 [this](const Result<TransactionView>& transaction) {
                     if (transaction)
                         openDetails(*transaction);
                     else
                         noticeFailure(this, transaction.error());
                 });
}

void LedgerController::copyRaw(WalletId wallet, const Txid& txid)
{
    whenAnswered(m_session.ledger().transaction(wallet, txid), this,
                 [this](const Result<TransactionView>& transaction) {
                     if (!transaction) return noticeFailure(this, transaction.error());
                     QGuiApplication::clipboard()->setText(QString::fromLatin1(transaction->rawHex));
                     emit said(tr("Raw transaction copied."));
                 });
}

/// Not modal: several can be compared. Each follows its transaction while it is open: what a block changes is read
/// again, and its confirmations grow with every block, whomever that touches.
void LedgerController::openDetails(const TransactionView& transaction)
{
    auto* dialog = new TransactionDetailsDialog(transaction, &m_window);
    markAsOf(*dialog, dialog->wallet());
    dialog->setSnapshot(*m_session.snapshot());
    connect(&m_relay, &SnapshotRelay::changed, dialog,
            [dialog](const SyncSnapshotPtr& snapshot) { dialog->setSnapshot(*snapshot); });
    connect(dialog, &TransactionDetailsDialog::labelChanged, this,
            [this](WalletId id, const Txid& txid, const QString& label) { setLabel(id, txid, label); });
    connect(dialog, &TransactionDetailsDialog::fileWanted, this, &LedgerController::save);
    connect(dialog, &TransactionDetailsDialog::giveUpWanted, this,
            [this, dialog](const Txid& txid, const QString& label) { giveUp(txid, label, *dialog); });
    connect(&m_session, &Session::walletTouched, dialog, [this, dialog](WalletId touched) {
        if (touched != dialog->wallet()) return;
        whenAnswered(m_session.ledger().transaction(dialog->wallet(), dialog->txid()), dialog,
                     [dialog](const Result<TransactionView>& again) {
                         if (again) dialog->setTransaction(*again);
                     });
    });
    dialog->show();
}

/// The person is asked each time: the site learns what is looked at.
void LedgerController::openExplorer(const Txid& txid)
{
    const auto page = explorerPage(m_explorer, txid);
    if (!page)
        return emit noticed(tr("No block explorer is chosen. Name one in Preferences, Advanced, if you want one."),
                            Tone::Neutral);
    auto* dialog = new ExplorerDialog(*page, &m_window);
    markAsOf(*dialog, {});
    connect(dialog, &ExplorerDialog::submitted, this,
            [dialog] { QDesktopServices::openUrl(dialog->page()) ? dialog->accept() : dialog->showNotOpened(); });
    dialog->open();
}

/// In front of the window where it was asked for.
void LedgerController::giveUp(const Txid& txid, const QString& label, QWidget& window)
{
    auto* dialog = new GiveUpDialog(txid, label, &window);
    markAsOf(*dialog, {});
    connect(dialog, &GiveUpDialog::submitted, this, [this, dialog] {
        closeWhenDone(dialog, m_session.chain().giveUp(dialog->txid()), ErrorSubject::GivingUp);
    });
    dialog->open();
}

PagePlug LedgerController::makeReceive(WalletId wallet, QWidget* parent)
{
    auto* page = new ReceivePage(wallet, parent);
    connectReceive(page);
    connectRequests(page);
    return {page,
            [wallet, page](const SyncSnapshot& snapshot, std::int64_t) {
                if (const WalletView* view = snapshot.wallet(wallet)) page->setWallet(*view);
            },
            [page] { page->refresh(); }};
}

void LedgerController::connectReceive(ReceivePage* page)
{
    connect(page, &ReceivePage::receiveWanted, this, [this, page](WalletId id, bool next) {
        const auto answer = m_session.ledger().receive(id, next);
        whenAnswered(answer, page, [page, next](const Result<ReceiveAddress>& address) {
            if (address)
                page->setAddress(*address, next);
            else
                page->setAddressError(address.error(), next);
        });
        if (!next) return;
        whenAnswered(answer, this, [this, id](const Result<ReceiveAddress>& address) {
            if (address) emit addressHandedOut(id);
        });
    });
    connect(page, &ReceivePage::addressesWanted, this, [this, page](WalletId id) {
        whenAnswered(m_session.ledger().addresses(id), page, [page](const Result<QList<AddressRow>>& rows) {
            if (rows)
                page->setAddresses(*rows);
            else
                page->setAddressesError(rows.error());
        });
    });
    connect(page, &ReceivePage::startWanted, &m_wallets, &WalletController::startOrStop);
    connect(page, &ReceivePage::copied, this, [this] { emit said(tr("Copied.")); });
    connect(page, &ReceivePage::fileWanted, this, &LedgerController::save);
}

void LedgerController::connectRequests(ReceivePage* page)
{
    const auto read = [this, page](WalletId id) {
        whenAnswered(m_session.ledger().requests(id), page, [page](const Result<QList<PaymentRequest>>& requests) {
            if (requests)
                page->setRequests(*requests);
            else
                page->setRequestsError(requests.error());
        });
    };
    connect(page, &ReceivePage::requestsWanted, this, read);
    connect(page, &ReceivePage::requestWanted, this,
            [this, page, read](WalletId id, const QString& address, std::optional<Amount> amount, const QString& label,
                               const QString& message) {
                whenAnswered(m_session.ledger().addRequest(id, {amount, label, message, address}), page,
                             [page, read, id](const Result<PaymentRequest>& request) {
                                 if (request)
                                     read(id);
                                 else
                                     page->showRequestError(request.error());
                             });
            });
    connect(page, &ReceivePage::requestRemoved, this,
            [this](WalletId, qint64 request) { noticeFailure(this, m_session.ledger().removeRequest(request)); });
}

PagePlug LedgerController::makeAddresses(WalletId wallet, QWidget* parent)
{
    auto* page = new AddressesPage(wallet, parent);
    restoreColumns(*page, m_look);
    connectAddresses(wallet, page);
    return {page, [page](const SyncSnapshot& snapshot, std::int64_t) { page->setSnapshot(snapshot); },
            [page] { page->refresh(); }};
}

void LedgerController::connectAddresses(WalletId wallet, AddressesPage* page)
{
    connect(page, &AddressesPage::addressesWanted, this, [this, wallet, page] { readAddresses(wallet, page); });
    connect(page, &AddressesPage::labelChanged, this,
            [this, wallet](const QString& address, const QString& label) { setLabel(wallet, address, label); });
    connect(page, &AddressesPage::qrWanted, this, [this, wallet](const QString& address) {
        const SyncSnapshotPtr snapshot = m_session.snapshot();
        const WalletView* shown = snapshot->wallet(wallet);
        if (!shown) return;
        auto* dialog = new QrDialog(tr("Address"), shown->name, {address}, &m_window);
        markAsOf(*dialog, wallet);
        dialog->open();
    });
    connect(page, &AddressesPage::importWanted, this, [this, wallet] { m_adding.importScripts(wallet); });
    connect(page, &AddressesPage::scanWanted, this,
            [this, wallet](const QString& address) { m_adding.scanAddress(wallet, address); });
    connect(page, &AddressesPage::whoseIsWanted, this, [this, page](const QString& address) {
        whenAnswered(m_session.ledger().whoseIs(address), page,
                     [page, address](const Result<std::optional<AddressOwner>>& owner) {
                         if (owner)
                             page->setOwner(address, *owner);
                         else
                             page->setOwnerError(address, owner.error());
                     });
    });
    connect(page, &AddressesPage::ownerShowWanted, this, &LedgerController::addressWanted);
    connect(page, &AddressesPage::exportWanted, this,
            [this, wallet](const QList<AddressRow>& rows) { emit addressesExportWanted(wallet, rows); });
    connect(page, &AddressesPage::noticed, this, &LedgerController::said);
}

void LedgerController::readAddresses(WalletId wallet, AddressesPage* page)
{
    whenAnswered(m_session.ledger().addresses(wallet), page, [page](const Result<QList<AddressRow>>& rows) {
        if (rows)
            page->setAddresses(*rows);
        else
            page->setAddressesError(rows.error());
    });
    whenAnswered(m_session.ledger().frozenAddresses(wallet), page, [page](const Result<QStringList>& frozen) {
        if (frozen) page->setFrozen(*frozen);
    });
    whenAnswered(m_session.wallets().profile(wallet), page, [page](const Result<WalletProfile>& profile) {
        if (profile) page->setProfile(*profile);
    });
}

void LedgerController::setLabel(WalletId wallet, const LabelTarget& target, const QString& label)
{
    noticeFailure(this, m_session.ledger().setLabel(wallet, target, label));
}

void LedgerController::save(const QString& path, const QByteArray& content) { saveFile(this, path, content); }

} // namespace lockstep::ui
