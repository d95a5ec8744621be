// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/practicecontroller.h"

#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/program/practicedialogs.h"
#include "ui/format/amounttext.h"
#include "ui/format/numbertext.h"
#include "ui/mainwindow/controllers/answers.h"

namespace lockstep::ui {

PracticeController::PracticeController(Practice& practice, Session& session, QWidget& window)
    : QObject(&window)
    , m_practice(practice)
    , m_session(session)
    , m_window(window)
{
}

template <typename T>
void PracticeController::closeWhenDone(FormDialog* dialog, const QFuture<Result<T>>& answer, const QString& done)
{
    whenAnswered(answer, dialog, [this, dialog, done](const Result<T>& result) {
        if (!result) return dialog->showError(result.error(), ErrorSubject::Practice);
        dialog->accept();
        emit noticed(done, Tone::Good);
    });
}

void PracticeController::mine()
{
    auto* dialog = new CountDialog({tr("Practice: mine blocks"),
                                    tr("New blocks on the practice chain, at once."),
                                    tr("&Blocks"),
                                    tr("&Mine"),
                                    1,
                                    10'000,
                                    1,
                                    {}},
                                   &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        const int count = dialog->count();
        closeWhenDone(dialog, m_practice.mine(count), tr("Practice: %1 mined.").arg(blocksText(count)));
    });
    dialog->open();
}

void PracticeController::reorg()
{
    auto* dialog = new CountDialog(
        {tr("Practice: replace the last blocks"),
         tr("The last blocks are replaced by others, and one more: a reorganisation. Their payments come "
            "back in the new ones."),
         tr("&Blocks"),
         tr("&Replace"),
         1,
         1'000,
         2,
         {}},
        &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        const int count = dialog->count();
        closeWhenDone(dialog, m_practice.reorg(count), tr("Practice: the last %1 replaced.").arg(blocksText(count)));
    });
    dialog->open();
}

void PracticeController::chooseSpeed()
{
    auto* dialog = new CountDialog(
        {tr("Practice: how fast it serves"),
         tr("A slow chain lets you watch an import: its banner, the pause of the others, and Cancel."),
         tr("Blocks a se&cond"), tr("&Set"), 0, 100'000, m_speed, tr("As fast as it can")},
        &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        m_speed = dialog->count();
        m_practice.setSpeed(m_speed);
        dialog->accept();
    });
    dialog->open();
}

void PracticeController::send(WalletId chosen)
{
    auto* dialog = new PracticeSendDialog(*m_session.snapshot(), chosen, &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        const WalletId wallet = dialog->wallet();
        wallet == WalletId{} ? payAll(dialog, dialog->amount()) : pay(dialog, wallet, dialog->amount());
    });
    dialog->open();
}

void PracticeController::payAll(FormDialog* dialog, Amount each)
{
    QList<WalletId> wallets;
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    for (const WalletView& wallet : snapshot->wallets) wallets += wallet.id;
    collectAddresses(dialog, wallets, {}, [this, dialog, each](const QStringList& addresses) {
        closeWhenDone(dialog, m_practice.sendToAll(addresses, each),
                      tr("Practice: %1 sent to each wallet, mined in one block.").arg(amountWithUnit(each.satoshis())));
    });
}

void PracticeController::pay(FormDialog* dialog, WalletId wallet, Amount amount)
{
    whenAnswered(m_session.ledger().receive(wallet, false), dialog,
                 [this, dialog, amount](const Result<ReceiveAddress>& to) {
                     if (!to) return dialog->showError(to.error());
                     closeWhenDone(dialog, m_practice.send(to->address, amount),
                                   tr("Practice: %1 sent and mined.").arg(amountWithUnit(amount.satoshis())));
                 });
}

void PracticeController::makeHistory()
{
    auto* dialog = new PracticeHistoryDialog(*m_session.snapshot(), &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog] {
        collectAddresses(dialog, dialog->wallets(), {}, [this, dialog](const QStringList& addresses) {
            closeWhenDone(dialog, m_practice.makeHistory(dialog->blocks(), addresses, dialog->payments()),
                          tr("Practice: %1 of history made.").arg(blocksText(dialog->blocks())));
        });
    });
    dialog->open();
}

void PracticeController::collectAddresses(FormDialog* dialog, QList<WalletId> left, const QStringList& found,
                                          const std::function<void(const QStringList&)>& use)
{
    if (left.isEmpty()) return use(found);
    const WalletId next = left.takeFirst();
    whenAnswered(m_session.ledger().receive(next, false), dialog,
                 [this, dialog, left, found, use](const Result<ReceiveAddress>& address) {
                     if (!address) return dialog->showError(address.error());
                     collectAddresses(dialog, left, found + QStringList{address->address}, use);
                 });
}

} // namespace lockstep::ui
