// SPDX-License-Identifier: MIT

#include "app/tour/backstage.h"

#include "app/tour/props.h"
#include "core/api/watchpreview.h"
#include "ui/format/errors/errortext.h"

#include <memory>

namespace lockstep::tour {

namespace {

constexpr int OldPayments = 40;
constexpr int Payments = 30;

QStringList firstAddresses(std::initializer_list<Prop> wallets)
{
    QStringList all;
    for (const Prop& prop : wallets)
        if (const auto preview = watchPreview(prop.descriptor, Network::Practice, std::nullopt))
            all += preview->firstAddresses;
    return all;
}

} // namespace

Deeds Backstage::makesAPast() const
{
    return makesHistory(OldBlocks, firstAddresses({OldPhone}), OldPayments)
        + makesHistory(Blocks - OldBlocks, firstAddresses({Savings, ColdStorage, OldPhone}), Payments);
}

Deeds Backstage::makesHistory(int blocks, const QStringList& addresses, int payments) const
{
    auto made = std::make_shared<QFuture<Result<ChainPoint>>>();
    return {{tr("give the practice chain a past"), [=, &practice = m_practice]() -> QString {
                 if (!made->isValid()) *made = practice.makeHistory(blocks, addresses, payments);
                 if (!made->isFinished()) return tr("it is being made");
                 const Result<ChainPoint> tip = made->result();
                 return tip ? QString() : errorText(tip.error()).what;
             }}};
}

} // namespace lockstep::tour
