// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/transactionview.h"

#include <QString>

namespace lockstep {

/// The facts of one transaction in words. Names, labels and addresses inside are plain text.

/// The block from which the view counts its confirmations: for the words of historytext.h.
BlockHeight seenFrom(const TransactionView& transaction);

/// "0.000 012 34 BTC · 8.7 sat/vB"; why it is not known where it is not.
QString feeText(const TransactionView& transaction);

QStringList partnerNames(const TransactionView& transaction); ///< Of a transfer: for transferText.
QString sizeText(const TransactionView& transaction); ///< "225 bytes · 141 vbytes".
QString lockTimeText(std::uint32_t lockTime); ///< "None", "Not before block 910,000", "Not before 2026-05-02 14:31".
QString replaceableText(const TransactionView& transaction);

// One input or output

QString partOwnerText(const TransactionPart& part); ///< Yours: "Daily"; Change of "Daily"; Not yours.
QString partPlaceText(const TransactionPart& part); ///< Its address; where that is not known, what it spends.
QString partAmountText(const TransactionPart& part); ///< The number alone; "not known".
QString partSentence(const TransactionPart& part); ///< For screen readers.

QString outPointText(const OutPoint& outpoint); ///< "<txid>:0", in full.

} // namespace lockstep
