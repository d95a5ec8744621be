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
    constexpr int MaxPaymentsPerBlock = 1'000;
    if (plan.blocks < 1 || plan.blocks > PracticeChain::MaxBlocksAtOnce)
        return Error{Errc::OutOfRange, "a history has 1 to 1,000,000 blocks"};
    if (plan.payments < 0 || plan.payments / plan.blocks >= MaxPaymentsPerBlock)
        return Error{Errc::OutOfRange, "a block has at most 1,000 payments"};
    if (plan.payments > 0 && plan.payees.empty()) return Error{Errc::OutOfRange, "payments to nobody"};
    if (plan.smallest > plan.largest) return Error{Errc::OutOfRange, "the smallest payment is above the largest"};
    return {};
}

/// How many payments the first `blocks` blocks of the plan have together.
std::int64_t paymentsUpTo(const HistoryPlan& plan, int blocks)
{
    return std::int64_t{plan.payments} * blocks / plan.blocks;
}

Result<void> payBlock(PracticeChain& chain, const HistoryPlan& plan, std::int64_t payments, Dice& dice)
{
    const auto span = static_cast<std::uint64_t>(plan.largest.satoshis() - plan.smallest.satoshis()) + 1;
    for (std::int64_t i = 0; i < payments; ++i) {
        const auto value = plan.smallest.satoshis() + static_cast<std::int64_t>(dice.below(span));
        const TxOut payment{*Amount::fromSatoshis(value), plan.payees[dice.below(plan.payees.size())]};
        if (const auto paid = chain.pay({&payment, 1}); !paid) return paid.error();
    }
    return {};
}

/// A chain with later blocks than `time` raises it; one that ran ahead of the clock goes by mine()'s own rule.
Result<ChainPoint> mineAt(PracticeChain& chain, std::int64_t time, std::int64_t now)
{
    if (std::int64_t{chain.medianTimePast()} < now)
        chain.setNextTime(static_cast<std::uint32_t>(std::max<std::int64_t>(time, 0)));
    return chain.mine(1);
}

} // namespace

Result<ChainPoint> makeHistory(PracticeChain& chain, const HistoryPlan& plan)
{
    if (const auto sound = checkPlan(plan); !sound) return sound.error();
    Dice dice(plan.seed);
    const std::int64_t now = chain.clock().unixSeconds();
    const int young = plan.payments > 0 ? std::max(CoinbaseMaturity - chain.tip().height.value, 0) : 0;
    for (int i = 1 - young; i <= plan.blocks; ++i) {
        if (i >= 1) {
            const auto payments = paymentsUpTo(plan, i) - paymentsUpTo(plan, i - 1);
            if (const auto paid = payBlock(chain, plan, payments, dice); !paid) return paid.error();
        }
        const auto time = now - std::int64_t{plan.blocks - i} * plan.secondsPerBlock;
        if (const auto mined = mineAt(chain, time, now); !mined) return mined;
    }
    return chain.tip();
}

} // namespace lockstep
