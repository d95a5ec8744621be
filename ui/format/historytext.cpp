// SPDX-License-Identifier: MIT

#include "ui/format/historytext.h"

#include "ui/format/amounttext.h"
#include "ui/format/datetext.h"
#include "ui/format/numbertext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct HistoryText
{
    Q_DECLARE_TR_FUNCTIONS(HistoryText)
};

constexpr int Settled = 6; ///< Confirmations after which people stop counting.
constexpr int CoinbaseMaturity = 100;

int confirmations(const HistoryRow& row, BlockHeight at) { return row.block ? qMax(0, at - row.block->height + 1) : 0; }

} // namespace

PaymentState paymentState(const HistoryRow& row, BlockHeight at)
{
    const int count = confirmations(row, at);
    if (count == 0) return PaymentState::Waiting;
    if (row.isCoinbase && count < CoinbaseMaturity) return PaymentState::Immature;
    return count < Settled ? PaymentState::Confirming : PaymentState::Confirmed;
}

QString paymentStateText(const HistoryRow& row, BlockHeight at)
{
    const int count = confirmations(row, at);
    switch (paymentState(row, at)) {
    case PaymentState::Waiting: return HistoryText::tr("Waiting");
    case PaymentState::Confirming:
        return count == 1 ? HistoryText::tr("1 confirmation") : HistoryText::tr("%n confirmations", nullptr, count);
    case PaymentState::Confirmed: return HistoryText::tr("Confirmed");
    case PaymentState::Immature: return HistoryText::tr("Immature, %1 left").arg(blocksText(CoinbaseMaturity - count));
    }
    return {};
}

QString paymentSymbol(PaymentState state)
{
    switch (state) {
    case PaymentState::Waiting: return u"…"_s;
    case PaymentState::Confirming:
    case PaymentState::Immature: return u"◔"_s;
    case PaymentState::Confirmed: return u"✓"_s;
    }
    return {};
}

QString paymentSentence(const HistoryRow& row, BlockHeight at)
{
    const QString amount = amountWithUnit(qAbs(row.amount));
    const QString date = dateTimeText(row.time);
    const QString what = row.isCoinbase ? HistoryText::tr("Mined %1 on %2").arg(amount, date)
        : row.amount < 0                ? HistoryText::tr("Sent %1 on %2").arg(amount, date)
                                        : HistoryText::tr("Received %1 on %2").arg(amount, date);
    const QString sentence = what + u", "_s + paymentStateText(row, at);
    return row.label.isEmpty() ? sentence : sentence + HistoryText::tr(", label %1").arg(row.label);
}

} // namespace lockstep
