// SPDX-License-Identifier: MIT

// What the loop reads because a person asks, without a wallet that needs it: fees.

#include "core/sync/chainloop.h"

namespace lockstep {

void ChainLoop::measureFees()
{
    m_fees.want();
    wake();
}

QCoro::Task<Result<void>> ChainLoop::readFeeBlocks()
{
    while (m_headersCurrent && !m_stopping && m_client.isConnected()) {
        const auto wanted = m_fees.nextMissing();
        if (!wanted) break;
        auto fetching = m_blocks.fetch(wanted->hash);
        const auto block = co_await fetching;
        if (block)
            m_fees.note(*wanted, *block);
        else if (block.error().code == Errc::NotFound)
            m_fees.settle();
        else
            co_return block.error();
    }
    co_return Result<void>{};
}

} // namespace lockstep
