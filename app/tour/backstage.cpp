// SPDX-License-Identifier: MIT

#include "app/tour/backstage.h"

#include "app/tour/props.h"
#include "core/api/watchpreview.h"
#include "ui/format/errortext.h"

#include <memory>

namespace lockstep::tour {

namespace {

constexpr int Payments = 60;

QStringList firstAddresses()
{
    QStringList all;
    for (const Prop& prop : {Savings, ColdStorage, OldPhone})
        if (const auto preview = watchPreview(prop.descriptor, Network::Practice, std::nullopt))
            all += preview->firstAddresses;
    return all;
}

} // namespace

Deeds Backstage::makesAPast() const
{
    auto made = std::make_shared<QFuture<Result<ChainPoint>>>();
    return {{tr("give the practice chain a past"), [this, made]() -> QString {
                 if (!made->isValid()) *made = m_practice.makeHistory(Blocks, firstAddresses(), Payments);
                 if (!made->isFinished()) return tr("it is being made");
                 const Result<ChainPoint> tip = made->result();
                 return tip ? QString() : errorText(tip.error()).what;
             }}};
}

} // namespace lockstep::tour
