// SPDX-License-Identifier: MIT

#include "ui/format/payments/historytext.h"

#include "ui/format/payments/outgoingtext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/completeness.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/idtext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/statetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct HistoryText
{
    Q_DECLARE_TR_FUNCTIONS(HistoryText)
};

constexpr int CoinbaseMaturity = 100;
constexpr qsizetype NamesShown = 3;

/// The list may be ahead of the snapshot that `at` is from: what is in a block has one confirmation at least.
int confirmations(const HistoryRow& row, BlockHeight at) { return row.block ? qMax(1, at - row.block->height + 1) : 0; }

/// In a block that an import has come to since: how deep it lies is not known here.
bool isAhead(const HistoryRow& row, BlockHeight at) { return row.block && row.block->height - at > 1; }

QString immatureText(const HistoryRow& row, BlockHeight at)
{
    //: Confirmations it has, and needs before it can be spent
    return HistoryText::tr("Immature, %1 of %2").arg(confirmations(row, at)).arg(CoinbaseMaturity);
}

/// Empty where the wallet stands at the tip, or a block behind it: that one is being taken in.
QString countedNote(const HistoryRow& row, BlockHeight at, BlockHeight tip)
{
    if (!row.block || tip - at <= 1) return {};
    const BlockHeight counted = std::max(at, row.block->height);
    const int onTop = tip - row.block->height;
    return HistoryText::tr("Counted up to block %1, where this wallet stands; by now %2 blocks lie on top of it.",
                           nullptr, onTop)
        .arg(heightText(counted), numberText(onTop));
}

QString confirmingMeaning(const HistoryRow& row, BlockHeight at, BlockHeight tip)
{
    const QString note = countedNote(row, at, tip);
    if (!note.isEmpty() && tip - row.block->height + 1 >= SettledConfirmations)
        return note + u' ' + HistoryText::tr("That a reorg undoes it is very unlikely.");
    const QString reorg
        = HistoryText::tr("A reorg could still undo it; after six confirmations that is very unlikely.");
    return note.isEmpty() ? reorg : note + u' ' + reorg;
}

QString immatureMeaning(const HistoryRow& row, BlockHeight at, BlockHeight tip)
{
    const QString note = countedNote(row, at, tip);
    const QString rule = HistoryText::tr("Mined coins can be spent after 100 blocks.");
    return note.isEmpty() ? rule : rule + u' ' + note;
}

bool isUnderWay(const OutgoingView& outgoing)
{
    return outgoing.state != OutgoingState::Confirmed && outgoing.state != OutgoingState::Failed;
}

bool isLocal(const OutgoingView* outgoing)
{
    return outgoing && (outgoing->state == OutgoingState::Kept || outgoing->state == OutgoingState::Offered);
}

QString paymentsText(int count) { return HistoryText::tr("%1 payments", nullptr, count).arg(numberText(count)); }

} // namespace

PaymentState paymentState(const HistoryRow& row, BlockHeight at)
{
    switch (row.state) {
    case TxState::Replaced: return PaymentState::Replaced;
    case TxState::Conflicted: return PaymentState::Conflicted;
    case TxState::Orphaned: return PaymentState::InRemovedBlock;
    case TxState::Abandoned: return PaymentState::Abandoned;
    case TxState::Expired: return PaymentState::Expired;
    case TxState::Unverified: return PaymentState::Unverified;
    case TxState::Pending:
    case TxState::Confirmed: break;
    }
    const int count = confirmations(row, at);
    if (count == 0) return PaymentState::Waiting;
    if (row.isCoinbase && count < CoinbaseMaturity) return PaymentState::Immature;
    return count < SettledConfirmations ? PaymentState::Confirming : PaymentState::Confirmed;
}

bool isFailed(PaymentState state)
{
    return state == PaymentState::Replaced || state == PaymentState::Conflicted || state == PaymentState::Abandoned
        || state == PaymentState::Expired || state == PaymentState::InRemovedBlock;
}

const OutgoingView* outgoingOf(const Txid& txid, const QList<OutgoingView>& all)
{
    const auto found
        = std::ranges::find_if(all, [&](const OutgoingView& each) { return each.txid == txid && isUnderWay(each); });
    return found == all.end() ? nullptr : &*found;
}

QString paymentStateText(const HistoryRow& row, BlockHeight at, const OutgoingView* outgoing)
{
    const int count = confirmations(row, at);
    switch (paymentState(row, at)) {
    //: State of a payment that no block has: no peer has taken it yet
    case PaymentState::Waiting:
        return isLocal(outgoing) ? HistoryText::tr("Local (not sent)") : HistoryText::tr("Waiting");
    //: State of a payment that no block has: one peer told of it, nobody checked it
    case PaymentState::Unverified: return HistoryText::tr("Unverified, seen by 1 peer");
    case PaymentState::Confirming:
        if (isAhead(row, at)) return HistoryText::tr("In block %1", "a payment").arg(heightText(row.block->height));
        return HistoryText::tr("%n confirmations", nullptr, count);
    case PaymentState::Confirmed: return HistoryText::tr("Confirmed");
    case PaymentState::Immature: return immatureText(row, at);
    case PaymentState::Replaced: return HistoryText::tr("Replaced");
    case PaymentState::Conflicted: return HistoryText::tr("Conflicted");
    case PaymentState::Abandoned: return HistoryText::tr("Abandoned");
    case PaymentState::Expired: return HistoryText::tr("Expired");
    case PaymentState::InRemovedBlock: return HistoryText::tr("In removed block");
    }
    return {};
}

QString shortPaymentStateText(const HistoryRow& row, BlockHeight at, const OutgoingView* outgoing)
{
    switch (paymentState(row, at)) {
    //: State of a payment in a narrow column: it was given to be sent, and no peer has taken it yet
    case PaymentState::Waiting:
        if (isLocal(outgoing)) return HistoryText::tr("Not sent");
        break;
    //: State of a payment in a narrow column: one peer told of it, nobody checked it
    case PaymentState::Unverified: return HistoryText::tr("Unverified");
    case PaymentState::Confirming:
        if (isAhead(row, at)) return HistoryText::tr("In a block", "a payment");
        //: So many confirmations, in a narrow column
        return HistoryText::tr("%1 conf.").arg(confirmations(row, at));
    //: State of a payment in a narrow column: it was mined, and cannot be spent yet
    case PaymentState::Immature: return HistoryText::tr("Immature");
    //: State of a payment in a narrow column: its block is no longer part of the chain
    case PaymentState::InRemovedBlock: return HistoryText::tr("Removed");
    default: break;
    }
    return paymentStateText(row, at, outgoing);
}

QString paymentStateMeaning(const HistoryRow& row, BlockHeight at, BlockHeight tip, const OutgoingView* outgoing)
{
    switch (paymentState(row, at)) {
    case PaymentState::Waiting:
        if (outgoing && isUnderWay(*outgoing)) return outgoingStateMeaning(*outgoing);
        return HistoryText::tr("It is in no block yet and can still be replaced.");
    case PaymentState::Unverified:
        return row.amount < 0
            ? HistoryText::tr("One peer says that this spends your coins. Nobody checked its signatures, and no block "
                              "has it: your balance stands as it was. If you did not send it from another program, "
                              "wait for the next blocks.")
            : HistoryText::tr("One peer told of it. Nobody checked its signatures or whether its coins exist, and no "
                              "block has it: it may never arrive. It cannot be spent.");
    case PaymentState::Confirming: return confirmingMeaning(row, at, tip);
    case PaymentState::Confirmed: return HistoryText::tr("It is settled.");
    case PaymentState::Immature: return immatureMeaning(row, at, tip);
    case PaymentState::Replaced:
        return HistoryText::tr("Another transaction of yours took its place. It will not arrive and is not counted.");
    case PaymentState::Conflicted:
        return row.replacedBy
            ? HistoryText::tr("A transaction that is not yours spent its coins. It will not arrive and is not counted.")
            : HistoryText::tr("Another transaction spent its coins, or it depends on a payment that failed. It will not"
                              " arrive and is not counted.");
    case PaymentState::Abandoned:
        return HistoryText::tr("You gave it up: it is offered to no peer any more, and is not counted. A block may "
                               "still take it.");
    case PaymentState::Expired:
        return HistoryText::tr("One peer told of it, and no block took it within 14 days. It is not counted.");
    case PaymentState::InRemovedBlock:
        return HistoryText::tr("Its block is no longer part of the chain. It is not counted.");
    }
    return {};
}

QString whyNotGivenUp(const HistoryRow& row, const OutgoingView* outgoing)
{
    if (row.block) return HistoryText::tr("Not to be given up: a block has it");
    if (row.state == TxState::Abandoned) return HistoryText::tr("It is given up already");
    if (isFailed(paymentState(row, {}))) return HistoryText::tr("Not to be given up: it will not arrive anyway");
    if (!outgoing || !isUnderWay(*outgoing)) return HistoryText::tr("Not to be given up: it is not sent from here");
    return {};
}

QString givingUpMeaning()
{
    return HistoryText::tr(
        "It is offered to no peer any more, and the coins it spends count again. Peers that have it "
        "may still pass it on, and a block may still take it: it is not a way to take money back. To "
        "be sure, spend the same coins elsewhere.");
}

QString transferText(const HistoryRow& row, const QStringList& names)
{
    if (row.transferWith.isEmpty()) return {};
    const bool pays = row.amount < 0;
    if (names.isEmpty())
        return pays ? HistoryText::tr("Transfer to another wallet of yours")
                    : HistoryText::tr("Transfer from another wallet of yours");
    const QString text = pays ? HistoryText::tr("Transfer to \"%1\"").arg(names.first())
                              : HistoryText::tr("Transfer from \"%1\"").arg(names.first());
    const auto more = static_cast<int>(row.transferWith.size()) - 1;
    return more > 0 ? text + HistoryText::tr(" and %n more", nullptr, more) : text;
}

QString paymentNote(const HistoryRow& row)
{
    if (row.isCoinbase) return HistoryText::tr("Mined");
    if (row.state == TxState::Replaced && row.replacedBy)
        return HistoryText::tr("Replaced by %1").arg(shortTxid(*row.replacedBy));
    if (row.state == TxState::Conflicted && row.replacedBy)
        //: The transaction that spent its coins instead
        return HistoryText::tr("Spent by %1").arg(shortTxid(*row.replacedBy));
    return {};
}

QString paymentSymbol(PaymentState state)
{
    switch (state) {
    case PaymentState::Waiting: return u"…"_s;
    case PaymentState::Unverified: return u"?"_s;
    case PaymentState::Confirming:
    case PaymentState::Immature: return u"◔"_s;
    case PaymentState::Confirmed: return u"✓"_s;
    case PaymentState::Replaced:
    case PaymentState::Conflicted:
    case PaymentState::Abandoned:
    case PaymentState::Expired:
    case PaymentState::InRemovedBlock: return u"✕"_s;
    }
    return {};
}

QString paymentSymbol(const HistoryRow& row, BlockHeight at)
{
    return row.transferWith.isEmpty() || !row.block ? paymentSymbol(paymentState(row, at)) : u"⇄"_s;
}

QString paymentSentence(const HistoryRow& row, BlockHeight at, const QString& walletName, const QStringList& partners,
                        const OutgoingView* outgoing)
{
    const QString amount = amountWithUnit(qAbs(row.amount));
    const QString date = dateTimeText(row.time);
    const bool isHearsay = row.state == TxState::Unverified || row.state == TxState::Expired;
    const QString what = isHearsay ? //: To be received or sent, by the word of one peer
        (row.amount < 0 ? HistoryText::tr("Told of %1 going out on %2") : HistoryText::tr("Told of %1 coming in on %2"))
            .arg(amount, date)
                                   : row.isCoinbase ? HistoryText::tr("Mined %1 on %2").arg(amount, date)
            : row.amount < 0                        ? HistoryText::tr("Sent %1 on %2").arg(amount, date)
                                                    : HistoryText::tr("Received %1 on %2").arg(amount, date);
    QString sentence = what + u", "_s + paymentStateText(row, at, outgoing);
    if (row.state == TxState::Replaced && row.replacedBy)
        sentence += HistoryText::tr(" by %1", "Replaced by a transaction").arg(shortTxid(*row.replacedBy));
    if (isFailed(paymentState(row, at))) sentence += HistoryText::tr(", not counted");
    if (const QString transfer = transferText(row, partners); !transfer.isEmpty()) sentence += u", "_s + transfer;
    if (!row.label.isEmpty()) sentence += HistoryText::tr(", label %1").arg(row.label);
    if (!walletName.isEmpty()) sentence += HistoryText::tr(", wallet %1").arg(walletName);
    return sentence;
}

QString historyNote(const WalletView& wallet)
{
    if (isCurrent(wallet.state) && !wallet.isPartial) return {};
    const QString height = heightText(wallet.syncedTo.height);
    if (wallet.state == WalletState::Importing && !wallet.importWaits)
        return HistoryText::tr("Scanned to block %1; older is complete, newer may be missing.").arg(height);
    if (isReadPartly(wallet))
        //: %1: the state, "Paused until you resume the import"
        return HistoryText::tr("%1. Scanned to block %2; older is complete, newer may be missing.")
            .arg(stateReason(wallet), height);
    //: %1: the state, "Paused while "Savings" imports"
    return HistoryText::tr("%1. Complete up to block %2; newer payments are not listed.")
        .arg(stateReason(wallet), height);
}

QString historyNote(const SyncSnapshot& snapshot)
{
    QStringList names;
    QString only;
    for (const WalletView& wallet : snapshot.wallets) {
        const QString note = historyNote(wallet);
        if (note.isEmpty()) continue;
        only = HistoryText::tr("%1: %2", "wallet name: sentence").arg(wallet.name, note);
        names += HistoryText::tr("%1 (%2)", "wallet name (its state)").arg(wallet.name, stateChip(wallet, snapshot));
    }
    if (names.size() < 2) return only;
    const auto more = static_cast<int>(names.size() - NamesShown);
    QString listed = names.mid(0, NamesShown).join(u", "_s);
    if (more > 0) listed += HistoryText::tr(" and %n more", nullptr, more);
    return HistoryText::tr("Newer payments of these wallets are not listed yet: %1.").arg(listed);
}

QString historyCountText(int matching, int total, std::int64_t sum)
{
    const QString count = matching == total
        ? paymentsText(total)
        : HistoryText::tr("%1 of %2").arg(numberText(matching), paymentsText(total));
    //: "12 payments · net change +0.1 BTC": what was received, less what was sent
    return HistoryText::tr("%1 · net change %2").arg(count, (sum > 0 ? u"+"_s : QString()) + amountWithUnit(sum));
}

QString netChangeMeaning(bool isOfAllWallets)
{
    QStringList lines{
        HistoryText::tr(
            "Net change: what was received, less what was sent and the fees paid, of the payments listed here."),
        HistoryText::tr("Payments that failed, or that only a peer told of, are listed and change nothing.")};
    if (isOfAllWallets)
        lines
            += HistoryText::tr("A payment that several wallets have is listed for each of them; its coins count once.");
    return lines.join(u'\n');
}

} // namespace lockstep
