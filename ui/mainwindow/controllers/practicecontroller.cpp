// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/practicecontroller.h"

#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/program/practicedialogs.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/mainwindow/controllers/answers.h"

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

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
    collectAddresses(dialog, wallets, {}, [this, dialog, each](const Payees& payees) {
        const QString done
            = tr("Practice: %1 sent to each wallet, mined in one block.").arg(amountWithUnit(each.satoshis()));
        closeWhenDone(dialog, m_practice.sendToAll(payees.addresses, each), withLeftOut(done, payees));
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
        collectAddresses(dialog, dialog->wallets(), {}, [this, dialog](const Payees& payees) {
            const QString done = tr("Practice: %1 of history made.").arg(blocksText(dialog->blocks()));
            closeWhenDone(dialog, m_practice.makeHistory(dialog->blocks(), payees.addresses, dialog->payments()),
                          withLeftOut(done, payees));
        });
    });
    dialog->open();
}

QString PracticeController::withLeftOut(const QString& done, const Payees& payees)
{
    if (payees.leftOut.isEmpty()) return done;
    return tr("%1 Not paid, for they gave no address: %2.", "what was done, then names of wallets")
        .arg(done, payees.leftOut.join(u", "_s));
}

/// A wallet that gives no address is left out; where none gives one, the reason of the last is told.
void PracticeController::collectAddresses(FormDialog* dialog, QList<WalletId> left, const Payees& found,
                                          const std::function<void(const Payees&)>& use)
{
    if (left.isEmpty()) return use(found);
    const WalletId next = left.takeFirst();
    whenAnswered(m_session.ledger().receive(next, false), dialog,
                 [this, dialog, left, found, use, next](const Result<ReceiveAddress>& address) {
                     Payees more = found;
                     const SyncSnapshotPtr snapshot = m_session.snapshot();
                     if (address)
                         more.addresses += address->address;
                     else if (left.isEmpty() && found.addresses.isEmpty())
                         return dialog->showError(address.error());
                     else if (const WalletView* wallet = snapshot->wallet(next)) // else it was removed meanwhile
                         more.leftOut += wallet->name;
                     collectAddresses(dialog, left, more, use);
                 });
}

} // namespace lockstep::ui
