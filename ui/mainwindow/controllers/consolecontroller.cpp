// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/consolecontroller.h"

#include "core/api/services/ledgerservice.h"
#include "ui/dialogs/program/consolepanel.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/program/reading.h"
#include "ui/mainwindow/controllers/answers.h"

#include <QDateTime>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostPayments = 500; ///< Of a history: what a person reads.

} // namespace

ConsoleController::ConsoleController(Session& session, ConsolePanel& panel)
    : QObject(&panel)
    , m_session(session)
    , m_panel(panel)
{
    connect(&panel, &ConsolePanel::entered, this, qOverload<const QString&>(&ConsoleController::run));
    connect(&panel, &ConsolePanel::typed, this, &ConsoleController::complete);
}

void ConsoleController::complete(const QString& line)
{
    QStringList names;
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    for (const WalletView& wallet : snapshot->wallets) names += wallet.name;
    m_panel.setCompletions(consoleCompletions(line, names));
}

void ConsoleController::run(const QString& line)
{
    const auto command = consoleCommand(line);
    command ? run(*command) : m_panel.answer({consoleRefusal(line)});
}

void ConsoleController::run(const ConsoleCommand& command)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const auto show = [this](const Reading& reading) { m_panel.answer(linesOf(reading) + reading.notes); };
    switch (command.verb) {
    case ConsoleVerb::Help: return m_panel.answer(consoleHelp());
    case ConsoleVerb::Height: return m_panel.answer({QString::number(snapshot->synced.height.value)});
    case ConsoleVerb::Status: return show(statusReading(*snapshot, QDateTime::currentSecsSinceEpoch()));
    case ConsoleVerb::Wallets: return show(walletsReading(*snapshot));
    case ConsoleVerb::Jobs: return show(jobsReading(*snapshot));
    case ConsoleVerb::Peers: return show(peersReading(*snapshot));
    case ConsoleVerb::Fees: return show(feesReading(*snapshot));
    case ConsoleVerb::Balance:
    case ConsoleVerb::History:
    case ConsoleVerb::Coins:
    case ConsoleVerb::Addresses: runOnWallet(command);
    }
}

template <typename T, typename Words>
void ConsoleController::answer(const QFuture<Result<T>>& rows, Words words)
{
    whenAnswered(rows, this, [this, words](const Result<T>& read) {
        m_panel.answer(read ? words(*read) : QStringList{errorText(read.error()).sentence()});
    });
}

void ConsoleController::runOnWallet(const ConsoleCommand& command)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    const auto isNamed
        = [&](const WalletView& wallet) { return wallet.name.compare(command.wallet, Qt::CaseInsensitive) == 0; };
    const auto wallet = std::ranges::find_if(snapshot->wallets, isNamed);
    if (wallet == snapshot->wallets.end())
        return m_panel.answer({tr("There is no wallet named \"%1\"; \"wallet list\" shows them.").arg(command.wallet)});
    LedgerService& ledger = m_session.ledger();
    if (command.verb == ConsoleVerb::Balance) {
        const Reading reading = balanceReading(*wallet);
        return m_panel.answer(reading.lines + reading.notes);
    }
    if (command.verb == ConsoleVerb::Coins)
        return answer(ledger.coins(wallet->id), [](const QList<CoinRow>& rows) { return linesOf(coinsReading(rows)); });
    if (command.verb == ConsoleVerb::Addresses)
        return answer(ledger.addresses(wallet->id),
                      [](const QList<AddressRow>& rows) { return linesOf(addressesReading(rows)); });
    HistoryQuery query;
    query.wallet = wallet->id;
    answer(ledger.history(query, 0, MostPayments), [snapshot](const HistoryPage& page) {
        QStringList lines = linesOf(historyReading(page.rows, *snapshot));
        if (page.matching > MostPayments)
            lines += tr("The newest %1 of %2; \"lockstep-cli history\" lists all.")
                         .arg(numberText(MostPayments), numberText(page.matching));
        return lines;
    });
}

} // namespace lockstep::ui
