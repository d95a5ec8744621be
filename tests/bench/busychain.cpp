// SPDX-License-Identifier: MIT

#include "tests/bench/busychain.h"

#include "core/sandbox/practicestore.h"
#include "core/util/clock.h"
#include "tests/bench/figures.h"

#include <thread>

namespace lockstep::bench {

namespace {

constexpr int Maturity = 100;
constexpr std::int64_t SecondsABlock = 600;
const Amount Value = *Amount::fromSatoshis(600);

void require(const Result<void>& done)
{
    if (!done) qFatal("busy chain: %s", done.error().detail.c_str());
}

void mineAt(PracticeChain& chain, std::int64_t time)
{
    chain.setNextTime(static_cast<std::uint32_t>(time));
    if (const auto mined = chain.mine(1); !mined) require(mined.error());
}

std::int64_t paymentsUpTo(const BusyChain& plan, int blocks)
{
    return std::int64_t{plan.payments} * blocks / plan.blocks;
}

void payBlock(PracticeChain& chain, const BusyChain& plan, int block, std::mt19937_64& random)
{
    const auto pay = [&](std::span<const TxOut> outputs) {
        if (const auto paid = chain.pay(outputs); !paid) require(paid.error());
    };
    for (auto payment = paymentsUpTo(plan, block - 1); payment < paymentsUpTo(plan, block); ++payment) {
        const TxOut output{Value, plan.payees[static_cast<std::size_t>(payment) % plan.payees.size()]};
        pay({&output, 1});
    }
    std::vector<TxOut> outputs;
    while (outputs.size() < static_cast<std::size_t>(plan.scriptsABlock)) {
        Bytes script = randomScript(random, 22);
        script[1] = std::byte{20}; // a witness program
        outputs.push_back({Value, std::move(script)});
    }
    pay(outputs);
}

void writeChain(const QString& folder, const BusyChain& plan)
{
    const SystemClock clock;
    PracticeChain chain(clock);
    auto store = PracticeStore::open((folder + "/practice.chain").toStdString(), chain);
    if (!store) require(store.error());
    std::mt19937_64 random(5);
    const std::int64_t start = chain.clock().unixSeconds() - (plan.blocks + Maturity) * SecondsABlock;
    for (int i = 1; i <= Maturity; ++i) mineAt(chain, start + i * SecondsABlock);
    for (int i = 1; i <= plan.blocks; ++i) {
        payBlock(chain, plan, i, random);
        mineAt(chain, start + (Maturity + i) * SecondsABlock);
    }
    require(store->save(chain));
}

} // namespace

/// In a thread of its own, so that what is measured later does not allocate from a heap of millions of holes.
void writeBusyChain(const QString& folder, const BusyChain& plan) { std::thread(&writeChain, folder, plan).join(); }

} // namespace lockstep::bench
