// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentrequest.h"
#include "core/api/snapshot.h"
#include "core/api/views.h"

#include <QString>

namespace lockstep {

/// Words about being paid. Plain text; labels inside come from the person.

/// Whether addresses are shown in groups. One for the whole program, as AmountDisplay; untouched they are.
struct AddressDisplay
{
    static bool isGrouped();
    static void setGrouped(bool isGrouped); ///< On the main thread. What is shown already must be shown again.
};

/// In groups of four, which are read aloud and compared without losing the place: "bc1q cr8t e4kr …"; or in one, as the
/// person chose.
QString shownAddress(const QString& address);

/// "Address 18 · m/84h/0h/0h/0/17"; for a wallet of fixed addresses, what using one again means.
QString addressPlaceText(const ReceiveAddress& address);

/// Why a payment to this wallet may not be listed yet. Empty while the wallet follows the chain.
QString receiveNote(const WalletView& wallet);

// Payment requests
QString requestStateName(PaymentRequest::State state); ///< "Waiting", "Unverified", "Seen", ...
QString requestStateText(const PaymentRequest& request); ///< "Waiting for payment", "Paid 0.010 000 00 BTC", ...
QString requestSymbol(PaymentRequest::State state); ///< A shape beside the words.
QString requestAmountText(const PaymentRequest& request); ///< "Any amount" where none was asked for.

// What came to an address that is part of no request
PaymentRequest::State arrivalState(const AddressRow& row); ///< The best of it; never Partial.
QString arrivalSymbol(const AddressRow& row, BlockHeight syncedTo); ///< As of a payment in the history.
QString arrivalText(const AddressRow& row, BlockHeight syncedTo); ///< "3 confirmations: 0.010 000 00 BTC", ...

/// The last payment to it is in a block that a reorg might still undo.
bool isSettling(const AddressRow& row, BlockHeight syncedTo);
QString settlingText(const AddressRow& row,
                     BlockHeight syncedTo); ///< "2 of 6 confirmations"; empty when it is settled.

/// What a request, whose address stands so, is said to be, wherever it is said: it is paid once the payment is settled.
struct RequestStanding
{
    QString symbol;
    QString name; ///< In a word or two: "Waiting", "2 of 6 confirmations", "Paid".
    QString text; ///< "Paid 0.010 000 00 BTC · 2 of 6 confirmations"
    bool isSettling = false;
};
RequestStanding standingOf(const PaymentRequest& request, const AddressRow& row, BlockHeight syncedTo);

/// For screen readers: "Requested 0.010 000 00 BTC on 2026-05-02, label Rent, Waiting for payment".
QString requestSentence(const PaymentRequest& request, const AddressRow& row = {}, BlockHeight syncedTo = {});

} // namespace lockstep
