// SPDX-License-Identifier: MIT

#include "ui/format/payments/outgoingtext.h"

#include "ui/format/payments/transactiontext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/feeratetext.h"
#include "ui/format/plain/idtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct OutgoingText
{
    Q_DECLARE_TR_FUNCTIONS(OutgoingText)
};

constexpr std::int64_t HighFee = 10'000'000; ///< Satoshis: from here on nodes' own wallets refuse to pay it.

} // namespace

QString outgoingStateText(OutgoingState state)
{
    switch (state) {
    case OutgoingState::Kept: return OutgoingText::tr("Waits for a peer");
    case OutgoingState::Offered: return OutgoingText::tr("Offered");
    case OutgoingState::AskedFor: return OutgoingText::tr("Asked for by a peer");
    case OutgoingState::Seen: return OutgoingText::tr("Seen elsewhere");
    case OutgoingState::Confirmed: return OutgoingText::tr("Confirmed");
    case OutgoingState::Failed: return OutgoingText::tr("Failed");
    }
    return {};
}

QString outgoingStateMeaning(const OutgoingView& outgoing)
{
    switch (outgoing.state) {
    case OutgoingState::Kept: return OutgoingText::tr("It is kept, and offered as soon as a peer is there.");
    case OutgoingState::Offered:
        return OutgoingText::tr("Peers were told of it and none has asked for it yet: they may know it already, or"
                                " refuse it. It is kept and offered again.");
    case OutgoingState::AskedFor:
        return OutgoingText::tr("%n peers took it. Whether they pass it on is not known until a block has it.", nullptr,
                                outgoing.askedFor);
    case OutgoingState::Seen:
        return OutgoingText::tr("A peer that did not get it from here knows it: it spreads. It waits for a block.");
    case OutgoingState::Confirmed: return OutgoingText::tr("It is in a block.");
    case OutgoingState::Failed: return OutgoingText::tr("It was replaced or given up. It is not offered any more.");
    }
    return {};
}

QString outgoingSymbol(OutgoingState state)
{
    switch (state) {
    case OutgoingState::Kept:
    case OutgoingState::Offered: return u"…"_s;
    case OutgoingState::AskedFor:
    case OutgoingState::Seen: return u"◔"_s;
    case OutgoingState::Confirmed: return u"✓"_s;
    case OutgoingState::Failed: return u"✕"_s;
    }
    return {};
}

QString previewSummary(const TransactionPreview& preview)
{
    const bool spendsOurs
        = std::ranges::any_of(preview.inputs, [](const auto& part) { return part.owner.has_value(); });
    const bool paysOurs = std::ranges::any_of(preview.outputs, [](const auto& part) { return part.owner.has_value(); });
    const QString amount = amountWithUnit(qAbs(preview.net));
    if (!spendsOurs && !paysOurs) return OutgoingText::tr("It neither spends from your wallets nor pays them.");
    if (!spendsOurs) return OutgoingText::tr("Your wallets receive %1.").arg(amount);
    if (preview.fee && -preview.net == preview.fee->satoshis())
        return OutgoingText::tr("It moves coins between your own addresses, for the fee alone.");
    return preview.net < 0 ? OutgoingText::tr("Your wallets pay %1, the fee included.").arg(amount)
                           : OutgoingText::tr("Your wallets gain %1.").arg(amount);
}

QString previewFee(const TransactionPreview& preview)
{
    if (!preview.fee) return OutgoingText::tr("Not known: what some inputs are worth is not in your wallets");
    return amountWithUnit(preview.fee->satoshis()) + u" · "_s + feeRateText(*preview.fee, preview.virtualSize);
}

QStringList previewWarnings(const TransactionPreview& preview)
{
    QStringList warnings;
    if (preview.isConfirmed) warnings += OutgoingText::tr("It is in a block already; there is nothing to send.");
    if (preview.spentBy)
        warnings += OutgoingText::tr("Its coins were spent in a block by %1: no peer will take it.")
                        .arg(shortTxid(*preview.spentBy));
    if (!preview.isSigned) warnings += OutgoingText::tr("It is not signed: no peer will take it.");
    if (preview.fee && preview.fee->satoshis() >= HighFee)
        warnings += OutgoingText::tr("Its fee is very high: %1.").arg(amountWithUnit(preview.fee->satoshis()));
    for (const Txid& txid : preview.replaces)
        warnings += OutgoingText::tr("It replaces your payment %1, which waits for a block.").arg(shortTxid(txid));
    if (preview.isWaiting) warnings += OutgoingText::tr("Your wallets wait for it already; it is offered once more.");
    return warnings;
}

} // namespace lockstep
