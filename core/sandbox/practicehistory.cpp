// SPDX-License-Identifier: MIT

#include "core/sandbox/practicehistory.h"

#include "core/util/clock.h"

#include <algorithm>

namespace lockstep {

namespace {

/// Splitmix64: spreads a seed over a history. Nothing here is secret.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) { }

    std::uint64_t below(std::uint64_t limit)
    {
        m_state += 0x9e37'79b9'7f4a'7c15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9U;
        z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11ebU;
        return (z ^ (z >> 31)) % limit;
    }

private:
    std::uint64_t m_state;
};

Result<void> checkPlan(const HistoryPlan& plan)
{
    constexpr int MaxPayments = 1'000;
    if (plan.blocks < 1 || plan.blocks > PracticeChain::MaxBlocksAtOnce)
        return Error{Errc::OutOfRange, "a history has 1 to 1,000,000 blocks"};
    if (plan.paymentsPerBlock < 0 || plan.paymentsPerBlock > MaxPayments || plan.everyNthBlock < 1)
        return Error{Errc::OutOfRange, "a block has at most 1,000 payments"};
    if (plan.smallest > plan.largest) return Error{Errc::OutOfRange, "the smallest payment is above the largest"};
    return {};
}

Result<void> payBlock(PracticeChain& chain, const HistoryPlan& plan, Dice& dice)
{
    const auto span = static_cast<std::uint64_t>(plan.largest.satoshis() - plan.smallest.satoshis()) + 1;
    for (int i = 0; i < plan.paymentsPerBlock; ++i) {
        const auto value = plan.smallest.satoshis() + static_cast<std::int64_t>(dice.below(span));
        const TxOut payment{*Amount::fromSatoshis(value), plan.payees[dice.below(plan.payees.size())]};
        if (const auto paid = chain.pay({&payment, 1}); !paid) return paid.error();
    }
    return {};
}

/// Until the first coinbases are mature there is nothing to pay with.
bool canPay(const PracticeChain& chain) { return chain.tip().height.value >= CoinbaseMaturity; }

} // namespace

Result<ChainPoint> makeHistory(PracticeChain& chain, const HistoryPlan& plan, const Clock& clock)
{
    if (const auto sound = checkPlan(plan); !sound) return sound.error();
    Dice dice(plan.seed);
    const std::int64_t now = clock.unixSeconds();
    for (int i = 1; i <= plan.blocks; ++i) {
        if (!plan.payees.empty() && i % plan.everyNthBlock == 0 && canPay(chain))
            if (const auto paid = payBlock(chain, plan, dice); !paid) return paid.error();
        // A chain with later blocks than that raises it; one that ran ahead of the clock goes by mine()'s own rule.
        const auto time = now - std::int64_t{plan.blocks - i} * plan.secondsPerBlock;
        if (std::int64_t{chain.medianTimePast()} < now)
            chain.setNextTime(static_cast<std::uint32_t>(std::max<std::int64_t>(time, 0)));
        if (const auto mined = chain.mine(1); !mined) return mined.error();
    }
    return chain.tip();
}

} // namespace lockstep
