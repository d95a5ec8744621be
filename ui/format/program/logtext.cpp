// SPDX-License-Identifier: MIT

#include "ui/format/program/logtext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/networktext.h"
#include "ui/format/sync/prooftext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct LogText
{
    Q_DECLARE_TR_FUNCTIONS(LogText)
};

using Kind = EventView::Kind;

QString nameOf(const EventView& event)
{
    if (!event.walletName.isEmpty()) return LogText::tr("\"%1\"", "a wallet's name").arg(event.walletName);
    return event.wallet ? LogText::tr("A wallet that is gone") : LogText::tr("A wallet");
}

QString foundText(int count)
{
    if (count == 0) return LogText::tr("nothing found");
    return LogText::tr("%1 transactions found", nullptr, count).arg(numberText(count));
}

QString paymentsText(int count)
{
    return count == 1 ? LogText::tr("a payment that waited")
                      : LogText::tr("%1 payments that waited", nullptr, count).arg(numberText(count));
}

QString newPaymentsText(int count) { return LogText::tr("%1 new payments", nullptr, count).arg(numberText(count)); }

QString heightOf(const EventView& event) { return event.height ? heightText(*event.height) : u"?"_s; }

QString reasonOf(const EventView& event)
{
    return event.error ? errorText(*event.error).what : LogText::tr("The reason is not known.");
}

QString setAsideText(const EventView& event)
{
    const QString what = event.peer ? lieText(*event.peer) : LogText::tr("A node of yours proved to lie.");
    return what + u' '
        + LogText::tr("Lockstep does not call it again until you restart Lockstep or add the node again.");
}

} // namespace

QString logText(const EventView& event)
{
    const QString height = heightOf(event);
    switch (event.kind) {
    case Kind::Reorg:
        return LogText::tr("The chain was reorganised: %1 after block %2 replaced.")
            .arg(blocksText(event.count), height);
    case Kind::ImportStarted:
        return LogText::tr("%1: looking for payments from block %2 on.").arg(nameOf(event), height);
    case Kind::ImportDone:
        return LogText::tr("%1: looked through up to block %2, %3.").arg(nameOf(event), height, foundText(event.count));
    case Kind::ImportCancelled: return LogText::tr("%1: the scan was cancelled.").arg(nameOf(event));
    case Kind::ImportFailed:
        return LogText::tr("%1: the scan stopped, the others go on. %2").arg(nameOf(event), reasonOf(event));
    case Kind::WalletFailed:
        return LogText::tr("%1 stopped, the others went on. %2").arg(nameOf(event), reasonOf(event));
    case Kind::FilterLie: return filterLieText(event.count, event.height.value_or(BlockHeight{0}));
    case Kind::FilterDisputed: return filterDisputeText(event.height.value_or(BlockHeight{0}));
    case Kind::ChainFailed: return LogText::tr("Nothing moved. %1").arg(reasonOf(event));
    case Kind::StoreMended:
        return LogText::tr("The check found damage of the chain from block %1 on; it is fetched again.").arg(height);
    case Kind::FilterHeadersMended:
        return LogText::tr("Stored filter headers were damaged from block %1 on and were fetched again. "
                           "Your wallets are as they were.")
            .arg(height);
    case Kind::StoreDamaged:
        return event.wallet ? LogText::tr("%1: the check found damage.").arg(nameOf(event))
                            : LogText::tr("The check found damage of the database.");
    case Kind::FileMended:
        return LogText::tr("The database file was damaged, but in no wallet. What was lost is fetched again.");
    case Kind::OutboxMended:
        return LogText::tr("What was stored of %1 on the way out was damaged. Payments of your wallets are offered "
                           "again; one that no wallet knows must be given again.",
                           "payments")
            .arg(paymentsText(event.count));
    case Kind::ChainRebuilt:
        return LogText::tr("The chain up to block %1 was dropped, to be fetched again.").arg(height);
    case Kind::WalletRebuilt:
        return LogText::tr("%1: rebuilt from the chain, from block %2 on.").arg(nameOf(event), height);
    case Kind::RebuiltAlike:
        return LogText::tr("%1: rebuilt, and all is as before up to block %2.").arg(nameOf(event), height);
    case Kind::RebuiltOtherwise:
        return LogText::tr("%1: rebuilt, but the result differs up to block %2: now %3, before %4.",
                           "wallet, block, transactions found, number")
            .arg(nameOf(event), height, foundText(event.count), numberText(event.before));
    case Kind::PaymentsFound:
        return LogText::tr("%1: %2 up to block %3.", "wallet, new payments, block")
            .arg(nameOf(event), newPaymentsText(event.count), height);
    case Kind::PaymentsReplaced:
        if (!event.height)
            return LogText::tr("%1: %2 will not arrive: the coins to be spent no longer exist.", "wallet, payments")
                .arg(nameOf(event), paymentsText(event.count));
        return LogText::tr("%1: %2 will not arrive: another transaction in block %3 spent the same coins.",
                           "wallet, payments, block")
            .arg(nameOf(event), paymentsText(event.count), height);
    case Kind::PaymentsRevived:
        return LogText::tr("%1: %2 may come after all: what spent the same coins is in no block any more.",
                           "wallet, payments")
            .arg(nameOf(event), paymentsText(event.count));
    case Kind::PaymentsExpired:
        return LogText::tr("%1: %2 expired: not in any block within 14 days.", "wallet, payments")
            .arg(nameOf(event), paymentsText(event.count));
    case Kind::PaymentsGivenUp:
        return LogText::tr("%1: you gave up %2. The coins to be spent count again.", "wallet, payments")
            .arg(nameOf(event), paymentsText(event.count));
    case Kind::PeerSetAside: return setAsideText(event);
    case Kind::Other: break;
    }
    return LogText::tr("Something that a newer Lockstep wrote down.");
}

QString logSymbol(Kind kind)
{
    switch (kind) {
    case Kind::StoreMended:
    case Kind::FilterHeadersMended:
    case Kind::FileMended:
    case Kind::RebuiltAlike:
    case Kind::PaymentsFound:
    case Kind::ImportDone: return u"✓"_s;
    case Kind::StoreDamaged:
    case Kind::OutboxMended:
    case Kind::PaymentsReplaced:
    case Kind::RebuiltOtherwise:
    case Kind::ImportFailed:
    case Kind::WalletFailed:
    case Kind::ChainFailed:
    case Kind::FilterLie:
    case Kind::FilterDisputed:
    case Kind::PeerSetAside:
    case Kind::Reorg: return u"⚠"_s;
    case Kind::PaymentsExpired:
    case Kind::PaymentsGivenUp:
    case Kind::ImportCancelled: return u"■"_s;
    case Kind::PaymentsRevived:
    case Kind::ChainRebuilt:
    case Kind::WalletRebuilt:
    case Kind::ImportStarted: return u"◔"_s;
    case Kind::Other: break;
    }
    return u"…"_s;
}

LogLevel logLevel(Kind kind)
{
    switch (kind) {
    case Kind::ImportFailed:
    case Kind::WalletFailed:
    case Kind::ChainFailed:
    case Kind::StoreDamaged: return LogLevel::Error;
    case Kind::Reorg:
    case Kind::FilterLie:
    case Kind::FilterDisputed:
    case Kind::PeerSetAside:
    case Kind::StoreMended:
    case Kind::FilterHeadersMended:
    case Kind::FileMended:
    case Kind::OutboxMended:
    case Kind::PaymentsReplaced:
    case Kind::RebuiltOtherwise: return LogLevel::Warning;
    case Kind::ImportStarted:
    case Kind::ImportDone:
    case Kind::ImportCancelled:
    case Kind::ChainRebuilt:
    case Kind::WalletRebuilt:
    case Kind::RebuiltAlike:
    case Kind::PaymentsFound:
    case Kind::PaymentsRevived:
    case Kind::PaymentsExpired:
    case Kind::PaymentsGivenUp:
    case Kind::Other: break;
    }
    return LogLevel::Info;
}

bool isWorthTelling(Kind kind)
{
    switch (kind) {
    case Kind::PaymentsFound:
    case Kind::PaymentsReplaced:
    case Kind::PaymentsRevived:
    case Kind::PaymentsExpired:
    case Kind::ImportDone:
    case Kind::ImportFailed:
    case Kind::WalletFailed:
    case Kind::ChainFailed:
    case Kind::Reorg:
    case Kind::FilterLie:
    case Kind::FilterDisputed:
    case Kind::PeerSetAside:
    case Kind::StoreMended:
    case Kind::FilterHeadersMended:
    case Kind::StoreDamaged:
    case Kind::FileMended:
    case Kind::OutboxMended:
    case Kind::RebuiltAlike:
    case Kind::RebuiltOtherwise: return true;
    case Kind::ImportStarted:
    case Kind::ImportCancelled:
    case Kind::ChainRebuilt:
    case Kind::WalletRebuilt:
    case Kind::PaymentsGivenUp:
    case Kind::Other: break;
    }
    return false;
}

QString logCode(Kind kind)
{
    switch (kind) {
    case Kind::Reorg: return u"reorg"_s;
    case Kind::ImportStarted: return u"import-started"_s;
    case Kind::ImportDone: return u"import-done"_s;
    case Kind::ImportCancelled: return u"import-cancelled"_s;
    case Kind::ImportFailed: return u"import-failed"_s;
    case Kind::WalletFailed: return u"wallet-failed"_s;
    case Kind::FilterLie: return u"filter-lie"_s;
    case Kind::FilterDisputed: return u"filter-disputed"_s;
    case Kind::ChainFailed: return u"chain-failed"_s;
    case Kind::StoreMended: return u"store-mended"_s;
    case Kind::FilterHeadersMended: return u"filter-headers-mended"_s;
    case Kind::StoreDamaged: return u"store-damaged"_s;
    case Kind::FileMended: return u"file-mended"_s;
    case Kind::OutboxMended: return u"outbox-mended"_s;
    case Kind::ChainRebuilt: return u"chain-rebuilt"_s;
    case Kind::WalletRebuilt: return u"wallet-rebuilt"_s;
    case Kind::RebuiltAlike: return u"rebuilt-alike"_s;
    case Kind::RebuiltOtherwise: return u"rebuilt-otherwise"_s;
    case Kind::PaymentsFound: return u"payments-found"_s;
    case Kind::PaymentsReplaced: return u"payments-replaced"_s;
    case Kind::PaymentsRevived: return u"payments-revived"_s;
    case Kind::PaymentsExpired: return u"payments-expired"_s;
    case Kind::PaymentsGivenUp: return u"payments-given-up"_s;
    case Kind::PeerSetAside: return u"peer-set-aside"_s;
    case Kind::Other: break;
    }
    return u"other"_s;
}

} // namespace lockstep
