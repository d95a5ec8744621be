// SPDX-License-Identifier: MIT

#include "core/chain/subsidy.h"

namespace lockstep {

Amount blockSubsidy(BlockHeight height, const NetworkParams& params)
{
    const std::int32_t halvings = height.value / params.subsidyHalvingInterval;
    if (halvings >= 63) return {};
    return Amount::fromSatoshis((50 * Amount::SatoshisPerBitcoin) >> halvings).value();
}

} // namespace lockstep
