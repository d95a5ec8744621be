// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"

#include <QString>

namespace lockstep {

/// Where a payment stands.
enum class PaymentState { Waiting, Confirming, Confirmed, Immature };

PaymentState paymentState(const HistoryRow& row, BlockHeight at); ///< `at`: the wallet's SyncedTo.

/// "Waiting", "2 confirmations", "Confirmed", "Immature, 12 blocks left".
QString paymentStateText(const HistoryRow& row, BlockHeight at);

QString paymentSymbol(PaymentState state); ///< A shape beside the words.

/// For screen readers: "Received 0.100 000 00 BTC on 2026-05-02 14:31, 2 confirmations, label Rent".
QString paymentSentence(const HistoryRow& row, BlockHeight at);

} // namespace lockstep
