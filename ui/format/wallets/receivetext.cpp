// SPDX-License-Identifier: MIT

#include "ui/format/wallets/receivetext.h"

#include "ui/format/payments/historytext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/completeness.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/statetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ReceiveText
{
    Q_DECLARE_TR_FUNCTIONS(ReceiveText)
};

bool g_isGrouped = true;
constexpr QStringView SettlingSymbol = u"◔";

/// The last payment to an address, which is in a block, as the history has it.
HistoryRow lastPayment(const AddressRow& row)
{
    HistoryRow payment;
    payment.state = TxState::Confirmed;
    payment.block = ChainPoint{row.confirmedAt.value_or(BlockHeight{}), {}};
    return payment;
}

/// Of the last payment to an address, which is in a block.
int confirmationsOf(const AddressRow& row, BlockHeight syncedTo)
{
    return std::max(1, syncedTo - row.confirmedAt.value_or(syncedTo) + 1);
}

} // namespace

bool AddressDisplay::isGrouped() { return g_isGrouped; }

void AddressDisplay::setGrouped(bool isGrouped) { g_isGrouped = isGrouped; }

QString shownAddress(const QString& address)
{
    if (!g_isGrouped) return address;
    QString text;
    for (qsizetype i = 0; i < address.size(); i += 4) text += (i ? u" "_s : QString()) + address.mid(i, 4);
    return text;
}

QString addressPlaceText(const ReceiveAddress& address)
{
    if (address.reused) return ReceiveText::tr("This wallet has fixed addresses: using one again links its payments.");
    if (address.path.isEmpty()) return {};
    return ReceiveText::tr("Address #%1 · %2").arg(numberText(address.index), address.path);
}

QString receiveNote(const WalletView& wallet)
{
    const QString height = heightText(wallet.syncedTo.height);
    if (isCurrent(wallet.state)) return {};
    if (wallet.state == WalletState::Stopped)
        return ReceiveText::tr("This wallet is stopped. Start it to see payments.");
    if (wallet.state == WalletState::Importing && !wallet.importWaits)
        return ReceiveText::tr("Payments after block %1 are not listed yet.").arg(height);
    if (wallet.state == WalletState::Offline)
        return ReceiveText::tr("Offline: payments after block %1 show once there is a connection.").arg(height);
    //: %1: the state, "Paused while "Savings" imports"
    return ReceiveText::tr("%1. New payments show once the wallet goes on from block %2.")
        .arg(stateReason(wallet), height);
}

QString requestStateName(PaymentRequest::State state)
{
    switch (state) {
    case PaymentRequest::State::Waiting: return ReceiveText::tr("Waiting");
    //: A payment that one peer told of, and nobody checked
    case PaymentRequest::State::Unverified: return ReceiveText::tr("Unverified");
    case PaymentRequest::State::Seen: return ReceiveText::tr("Seen");
    case PaymentRequest::State::Paid: return ReceiveText::tr("Paid");
    case PaymentRequest::State::Partial: return ReceiveText::tr("Partly paid");
    }
    return {};
}

QString requestStateText(const PaymentRequest& request)
{
    const QString received = amountWithUnit(request.received.satoshis());
    switch (request.state) {
    case PaymentRequest::State::Waiting: return ReceiveText::tr("Waiting for payment");
    //: %1: the amount of a payment that one peer told of
    case PaymentRequest::State::Unverified: return ReceiveText::tr("Unverified: %1").arg(received);
    case PaymentRequest::State::Seen: return ReceiveText::tr("Seen, in no block yet: %1").arg(received);
    case PaymentRequest::State::Paid:
        if (!request.amount || request.received <= *request.amount) return ReceiveText::tr("Paid: %1").arg(received);
        //: %1: what came, %2: how much of it nobody asked for
        return ReceiveText::tr("Paid: %1, %2 more than asked for")
            .arg(received, amountWithUnit(request.received.satoshis() - request.amount->satoshis()));
    case PaymentRequest::State::Partial: break;
    }
    //: %1: what came, %2: what was asked for.
    return ReceiveText::tr("Partly paid: %1 of %2").arg(received, requestAmountText(request));
}

QString requestSymbol(PaymentRequest::State state)
{
    switch (state) {
    case PaymentRequest::State::Waiting: return u"…"_s;
    case PaymentRequest::State::Unverified: return u"?"_s;
    case PaymentRequest::State::Seen:
    case PaymentRequest::State::Partial: return SettlingSymbol.toString();
    case PaymentRequest::State::Paid: return u"✓"_s;
    }
    return {};
}

PaymentRequest::State arrivalState(const AddressRow& row)
{
    if (row.confirmedAt) return PaymentRequest::State::Paid;
    if (row.pending > Amount()) return PaymentRequest::State::Seen;
    return row.unverified > Amount() ? PaymentRequest::State::Unverified : PaymentRequest::State::Waiting;
}

bool isSettling(const AddressRow& row, BlockHeight syncedTo)
{
    return row.confirmedAt && confirmationsOf(row, syncedTo) < SettledConfirmations;
}

QString settlingText(const AddressRow& row, BlockHeight syncedTo)
{
    if (!isSettling(row, syncedTo)) return {};
    //: Of the last payment to an address: confirmations it has, and after how many a reorg is very unlikely
    return ReceiveText::tr("%1 of %2 confirmations").arg(confirmationsOf(row, syncedTo)).arg(SettledConfirmations);
}

QString arrivalSymbol(const AddressRow& row, BlockHeight syncedTo)
{
    return row.confirmedAt ? paymentSymbol(lastPayment(row), syncedTo) : requestSymbol(arrivalState(row));
}

QString arrivalText(const AddressRow& row, BlockHeight syncedTo)
{
    QStringList parts;
    if (row.confirmedAt)
        //: Of payments to an address; %1: state of the last one, "1 confirmation" or "Confirmed", %2: amount
        parts += ReceiveText::tr("%1: %2").arg(paymentStateText(lastPayment(row), syncedTo),
                                               amountWithUnit(row.confirmed.satoshis()));
    if (row.pending > Amount())
        //: Of payments to an address that are in no block yet; %1: amount
        parts += ReceiveText::tr("Seen, unconfirmed: %1").arg(amountWithUnit(row.pending.satoshis()));
    if (row.unverified > Amount())
        parts += ReceiveText::tr("Unverified: %1").arg(amountWithUnit(row.unverified.satoshis()));
    return parts.isEmpty() ? ReceiveText::tr("Waiting for payment") : parts.join(u" · "_s);
}

QString requestAmountText(const PaymentRequest& request)
{
    return request.amount ? amountWithUnit(request.amount->satoshis()) : ReceiveText::tr("Any amount");
}

RequestStanding standingOf(const PaymentRequest& request, const AddressRow& row, BlockHeight syncedTo)
{
    const bool counts = request.state == PaymentRequest::State::Paid && isSettling(row, syncedTo);
    const QString text = requestStateText(request);
    if (!counts) return {requestSymbol(request.state), requestStateName(request.state), text, false};
    const QString settling = settlingText(row, syncedTo);
    return {SettlingSymbol.toString(), settling, text + u" · "_s + settling, true};
}

QString requestSentence(const PaymentRequest& request, const AddressRow& row, BlockHeight syncedTo)
{
    QStringList parts{
        ReceiveText::tr("Requested %1 on %2").arg(requestAmountText(request), dateText(request.createdAt))};
    if (!request.label.isEmpty()) parts += ReceiveText::tr("label %1").arg(request.label);
    parts += standingOf(request, row, syncedTo).text;
    return parts.join(u", "_s);
}

} // namespace lockstep
