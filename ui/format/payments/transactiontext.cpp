// SPDX-License-Identifier: MIT

#include "ui/format/payments/transactiontext.h"

#include "ui/format/payments/historytext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/feeratetext.h"
#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct TransactionText
{
    Q_DECLARE_TR_FUNCTIONS(TransactionText)
};

constexpr std::uint32_t FirstLockTimeAsTime = 500'000'000; ///< Lower lock times are heights.

QString bytesText(std::int32_t count) { return TransactionText::tr("%1 bytes", nullptr, count).arg(numberText(count)); }

} // namespace

BlockHeight seenFrom(const TransactionView& transaction)
{
    const auto& block = transaction.row.block;
    return block ? block->height + (transaction.confirmations - 1) : BlockHeight{};
}

QString feeText(const TransactionView& transaction)
{
    if (transaction.row.isCoinbase) return TransactionText::tr("None: it makes new coins");
    if (!transaction.row.fee) return TransactionText::tr("Not known: not all of its inputs are yours");
    const QString rate = feeRateText(*transaction.row.fee, transaction.virtualSize);
    const QString fee = amountWithUnit(transaction.row.fee->satoshis());
    return rate.isEmpty() ? fee : fee + u" · "_s + rate;
}

QStringList partnerNames(const TransactionView& transaction)
{
    QStringList names;
    const bool pays = transaction.row.amount < 0;
    for (const TransactionPart& part : pays ? transaction.outputs : transaction.inputs)
        if (part.owner && transaction.row.transferWith.contains(*part.owner) && !names.contains(part.ownerName))
            names += part.ownerName;
    return names;
}

QString sizeText(const TransactionView& transaction)
{
    //: Sizes of a transaction: bytes, and virtual bytes, for which fees are paid
    return TransactionText::tr("%1 · %2 vbytes").arg(bytesText(transaction.size), numberText(transaction.virtualSize));
}

QString lockTimeText(std::uint32_t lockTime)
{
    if (lockTime == 0) return TransactionText::tr("None");
    if (lockTime < FirstLockTimeAsTime) return TransactionText::tr("Not before block %1").arg(numberText(lockTime + 1));
    return TransactionText::tr("Not before %1").arg(dateTimeText(lockTime));
}

QString replaceableText(const TransactionView& transaction)
{
    if (transaction.row.block) return TransactionText::tr("No longer: it is in a block");
    return transaction.isReplaceable ? TransactionText::tr("Yes: its sender may replace it by one with a higher fee")
                                     : TransactionText::tr("No: its sender has not marked it so");
}

QString partOwnerText(const TransactionPart& part)
{
    if (!part.owner) return TransactionText::tr("Not yours");
    return part.isChange ? TransactionText::tr("Change of \"%1\"").arg(part.ownerName)
                         : TransactionText::tr("Yours: \"%1\"").arg(part.ownerName);
}

QString partPlaceText(const TransactionPart& part)
{
    return part.address.isEmpty() ? TransactionText::tr("Not known, spends %1").arg(outPointText(part.outpoint))
                                  : part.address;
}

QString partAmountText(const TransactionPart& part)
{
    return part.amount ? amountText(part.amount->satoshis()) : TransactionText::tr("Not known");
}

QString partSentence(const TransactionPart& part)
{
    const QString amount
        = part.amount ? amountWithUnit(part.amount->satoshis()) : TransactionText::tr("Amount not known");
    QStringList words{amount, partOwnerText(part), partPlaceText(part)};
    if (!part.label.isEmpty()) words += TransactionText::tr("label %1").arg(part.label);
    return words.join(u", "_s);
}

QString outPointText(const OutPoint& outpoint)
{
    return QString::fromStdString(outpoint.txid.display()) + u':' + QString::number(outpoint.index);
}

} // namespace lockstep
