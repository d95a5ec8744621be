// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/transactionpreview.h"

#include <QString>
#include <QStringList>

namespace lockstep {

/// A transaction before it is sent, and how far it has come since, in words.

QString outgoingStateText(OutgoingState state); ///< "Asked for by a peer".

/// What that means, in a sentence or two; no more than is known.
QString outgoingStateMeaning(const OutgoingView& outgoing);

QString outgoingSymbol(OutgoingState state); ///< A shape beside the words.

QString previewSummary(const TransactionPreview& preview); ///< "Your wallets pay 0.1 BTC." and the like.
QString previewFee(const TransactionPreview& preview); ///< "0.000 012 34 BTC · 8.7 sat/vB"; why it is not known.

/// What a person should know before they send it, the gravest first; mostly nothing.
QStringList previewWarnings(const TransactionPreview& preview);

} // namespace lockstep
