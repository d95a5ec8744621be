// SPDX-License-Identifier: MIT

#include "ui/format/plain/feeratetext.h"

#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FeeRateText
{
    Q_DECLARE_TR_FUNCTIONS(FeeRateText)
};

QString tenthsText(std::int64_t tenths)
{
    //: A fee rate: a number with one decimal place, in satoshis per virtual byte
    return FeeRateText::tr("%1\u00a0sat/vB").arg(numberText(tenths / 10) + u'.' + QString::number(tenths % 10));
}

QString averageSentence(const FeeView& fees)
{
    if (fees.blocks == 0) return FeeRateText::tr("Fees: no block of the last day was read, so nothing is known.");
    const QString upTo = heightText(fees.to);
    const QString confidence = feeConfidenceText(fees.confidence);
    if (!fees.average) {
        return fees.blocks == 1
            ? FeeRateText::tr("Fees: nobody paid any in block %1; confidence: %2.").arg(upTo, confidence)
            : FeeRateText::tr("Fees: nobody paid any in %n blocks up to %1; confidence: %2.", nullptr, fees.blocks)
                  .arg(upTo, confidence);
    }
    const QString average = feeRateText(*fees.average);
    if (fees.blocks == 1)
        return FeeRateText::tr("Fees: %1 on average in block %2; confidence: %3.").arg(average, upTo, confidence);
    return FeeRateText::tr("Fees: %1 on average in %n blocks up to %2 (%3 to %4); confidence: %5.", nullptr,
                           fees.blocks)
        .arg(average, upTo, feeRateText(*fees.lowest), feeRateText(*fees.highest), confidence);
}

QString floorSentence(const FeeView& fees)
{
    if (!fees.floor) return FeeRateText::tr("No peer has said what it passes on at least.");
    const QString floor = feeRateText(*fees.floor);
    return FeeRateText::tr("At least half of %n peers pass on what pays %1 or more.", nullptr, fees.floorPeers)
        .arg(floor);
}

} // namespace

QString feeRateText(FeeRate rate)
{
    constexpr std::int64_t OfTenth = 100; // satoshis per 1,000 vbytes
    return tenthsText((rate.satoshisPerKilobyte() + OfTenth / 2) / OfTenth);
}

QString feeRateText(Amount fee, std::int32_t virtualSize)
{
    if (virtualSize <= 0) return {};
    return tenthsText((fee.satoshis() * 10 + virtualSize / 2) / virtualSize);
}

QString feeConfidenceText(FeeConfidence confidence)
{
    switch (confidence) {
    case FeeConfidence::None: return FeeRateText::tr("none");
    case FeeConfidence::Low: return FeeRateText::tr("low");
    case FeeConfidence::Medium: return FeeRateText::tr("medium");
    case FeeConfidence::High: return FeeRateText::tr("high");
    }
    return {};
}

QString feesSentence(const FeeView& fees) { return averageSentence(fees) + u' ' + floorSentence(fees); }

} // namespace lockstep
