// SPDX-License-Identifier: MIT

#include "core/sandbox/practicechain.h"

#include "core/chain/subsidy.h"
#include "core/chain/work.h"
#include "core/filters/blockfilter.h"
#include "core/util/clock.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int64_t MaxAheadOfClock = 2 * 60 * 60; // further and every client refuses the block
constexpr std::size_t WeightForCoinbase = 4'000; // header and coinbase included
constexpr int MedianSpan = 11;

PracticeBlockPtr practiceBlock(const Block& block, Bytes raw, std::vector<SpentCoin> spent, const PracticeBlock* parent)
{
    auto made = std::make_shared<PracticeBlock>();
    std::vector<Bytes> scripts;
    scripts.reserve(spent.size());
    for (const SpentCoin& coin : spent) scripts.push_back(coin.coin.output.scriptPubKey);
    made->point = {parent ? parent->point.height + 1 : BlockHeight{0}, block.header.hash()};
    made->header = block.header;
    made->raw = std::move(raw);
    made->filter = buildBasicFilter(block, scripts);
    made->filterHash = filterHash(made->filter);
    made->filterHeader = filterHeader(made->filterHash, parent ? parent->filterHeader : FilterHeader());
    made->spent = std::move(spent);
    return made;
}

std::int64_t outputsOf(const Transaction& tx)
{
    std::int64_t total = 0;
    for (const TxOut& output : tx.outputs) total += output.value.satoshis();
    return total;
}

/// What the miner may take besides the subsidy.
std::int64_t feesOf(std::span<const Transaction> withCoinbase, std::span<const SpentCoin> spent)
{
    std::int64_t fees = 0;
    for (const SpentCoin& coin : spent) fees += coin.coin.output.value.satoshis();
    for (const Transaction& tx : withCoinbase.subspan(1)) fees -= outputsOf(tx);
    return fees;
}

} // namespace

PracticeChain::PracticeChain(const Clock& clock, const NetworkParams& params) : m_clock(&clock), m_params(&params)
{
    // Its coinbase is not among the coins: nobody may spend it.
    m_active.push_back(practiceBlock(params.genesis, params.genesis.serialize(), {}, nullptr));
    m_blocks.emplace(tip().hash, m_active.back());
}

const PracticeBlockPtr& PracticeChain::block(BlockHeight height) const
{
    return m_active.at(static_cast<std::size_t>(height.value));
}

PracticeBlockPtr PracticeChain::find(const BlockHash& hash) const
{
    const auto found = m_blocks.find(hash);
    return found == m_blocks.end() ? nullptr : found->second;
}

bool PracticeChain::isActive(const PracticeBlock& candidate) const
{
    const auto height = candidate.point.height;
    return height <= tip().height && block(height)->point.hash == candidate.point.hash;
}

PracticeBlockPtr PracticeChain::ancestor(PracticeBlockPtr from, BlockHeight height) const
{
    while (from->point.height > height) {
        if (isActive(*from)) return block(height);
        from = m_blocks.at(from->header.previous);
    }
    return from;
}

std::uint32_t PracticeChain::medianTimePast(BlockHeight height) const
{
    std::vector<std::uint32_t> times;
    for (auto h = std::max(height.value - MedianSpan + 1, 0); h <= height.value; ++h)
        times.push_back(block({h})->header.time);
    std::ranges::sort(times);
    return times[times.size() / 2];
}

NextBlock PracticeChain::nextBlock() const
{
    const auto lookup = [this](const OutPoint& outpoint) -> const Coin* {
        const auto found = m_coins.find(outpoint);
        return found == m_coins.end() ? nullptr : &found->second;
    };
    return {tip().height + 1, medianTimePast(), lookup};
}

Amount PracticeChain::spendableTreasury() const
{
    return *Amount::fromSatoshis(m_treasury.spendable(nextBlock(), m_mempool));
}

Result<ChainPoint> PracticeChain::mine(int count, ByteSpan coinbaseScript)
{
    if (count < 1 || count > MaxBlocksAtOnce) return Error{Errc::OutOfRange, "mine 1 to 1,000,000 blocks"};
    for (int i = 0; i < count; ++i)
        if (const auto mined = mineOne(coinbaseScript); !mined) return mined.error();
    return tip();
}

Result<Txid> PracticeChain::pay(std::span<const TxOut> outputs)
{
    const NextBlock next = nextBlock();
    auto tx = m_treasury.fund(outputs, next, m_mempool);
    if (!tx) return tx.error();
    const auto entry = m_mempool.accept(std::move(*tx), next);
    if (!entry) return entry.error();
    return (*entry)->txid;
}

Result<void> PracticeChain::raiseFunds(Amount amount)
{
    constexpr std::int64_t RoomForFee = 200'000;
    const auto enough = [&] { return spendableTreasury().satoshis() >= amount.satoshis() + RoomForFee; };
    // After that many blocks every subsidy of now is mature, and later ones are smaller.
    const int attempts = CoinbaseMaturity + 3 * m_params->subsidyHalvingInterval;
    for (int i = 0; i < attempts && !enough(); ++i)
        if (const auto mined = mineOne({}); !mined) return mined;
    if (!enough()) return Error{Errc::Refused, "mining cannot bring the practice treasury that much"};
    return {};
}

Result<MempoolEntryPtr> PracticeChain::accept(Transaction tx) { return m_mempool.accept(std::move(tx), nextBlock()); }

Result<ChainPoint> PracticeChain::reorg(int depth, int newLength, Keep keep)
{
    if (depth < 1 || depth > tip().height.value)
        return Error{Errc::OutOfRange, "replace 1 block up to all but genesis"};
    if (newLength <= depth || newLength > MaxBlocksAtOnce)
        return Error{Errc::OutOfRange, "the new branch must be longer than the old one"};

    PracticeChain changed = *this; // so that an error leaves everything as it was
    const auto waiting = m_mempool.entries();
    changed.m_mempool.clear();
    std::vector<std::vector<Transaction>> kept(static_cast<std::size_t>(depth));
    for (auto& transactions : kept) transactions = changed.disconnectTip();
    std::ranges::reverse(kept);
    std::size_t index = 0;
    for (auto& transactions : kept)
        std::erase_if(transactions, [&](const Transaction&) {
            return keep == Keep::None || (index++ % 2 == 1 && keep == Keep::EverySecond);
        });
    if (const auto mined = changed.mineBranch(kept, newLength); !mined) return mined.error();
    changed.readmit(waiting);
    *this = std::move(changed);
    return tip();
}

Result<void> PracticeChain::mineBranch(std::span<const std::vector<Transaction>> kept, int newLength)
{
    for (std::size_t i = 0; i < static_cast<std::size_t>(newLength); ++i) {
        if (i < kept.size())
            for (const Transaction& tx : kept[i]) // one may be impossible now: it spent a coin that is gone
                static_cast<void>(accept(tx));
        if (const auto mined = mineOne({}); !mined) return mined;
    }
    return {};
}

Result<void> PracticeChain::append(ByteSpan rawBlock)
{
    const auto block = Block::parse(rawBlock);
    if (!block) return block.error();
    if (const auto sound = checkNext(*block); !sound) return sound;
    auto spent = apply(*block);
    if (!spent) return spent.error();
    const auto fees = feesOf(block->transactions, *spent);
    const auto subsidy = blockSubsidy(tip().height + 1, *m_params).satoshis();
    if (fees < 0 || outputsOf(block->transactions.front()) > subsidy + fees) {
        unapply(block->transactions, *spent);
        return Error{Errc::OutOfRange, "block: creates more than the subsidy and its fees"};
    }
    connect(*block, toBytes(rawBlock), std::move(*spent));
    return {};
}

Result<void> PracticeChain::checkNext(const Block& block) const
{
    if (block.header.previous != tip().hash) return Error{Errc::Unconnected, "block: not the child of the tip"};
    const auto target = targetFromBits(block.header.bits);
    if (block.header.bits != m_params->powLimitBits || !target
        || Uint256::fromLittleEndian(block.header.hash().bytes) > *target)
        return Error{Errc::BadProofOfWork, "block: no proof of work"};
    if (block.header.time <= medianTimePast()) return Error{Errc::BadTime, "block: not after the median time"};
    return checkBlock(block);
}

void PracticeChain::rewind(BlockHeight height)
{
    const auto waiting = m_mempool.entries();
    m_mempool.clear();
    while (tip().height > height) disconnectTip();
    readmit(waiting);
}

Result<std::uint32_t> PracticeChain::nextTime()
{
    const auto earliest = medianTimePast() + 1;
    if (const auto chosen = std::exchange(m_nextTime, std::nullopt)) return std::max(*chosen, earliest);
    const std::int64_t now = m_clock->unixSeconds();
    const std::int64_t wanted = m_timeStep == 0 ? now : std::int64_t{m_active.back()->header.time} + m_timeStep;
    const std::int64_t time = std::max<std::int64_t>(wanted, earliest);
    if (time > now + MaxAheadOfClock)
        return Error{Errc::BadTime, "so many blocks in so short a time would run ahead of the clock: try again later"};
    return static_cast<std::uint32_t>(time);
}

Result<void> PracticeChain::mineOne(ByteSpan coinbaseScript)
{
    const auto time = nextTime();
    if (!time) return time.error();
    BlockDraft draft;
    draft.parent = tip();
    draft.time = *time;
    draft.bits = m_params->powLimitBits;
    draft.coinbaseScript = coinbaseScript.empty() ? Treasury::script() : toBytes(coinbaseScript);
    draft.extraNonce = std::uint64_t{m_salt} << 32 | m_blocks.size();
    std::int64_t reward = blockSubsidy(tip().height + 1, *m_params).satoshis();
    for (const auto& entry : m_mempool.select(Block::MaxWeight - WeightForCoinbase)) {
        draft.transactions.push_back(entry->tx);
        reward += entry->fee;
    }
    draft.reward = *Amount::fromSatoshis(reward);

    const Block block = buildBlock(std::move(draft));
    auto spent = apply(block);
    if (!spent) return spent.error();
    connect(block, block.serialize(), std::move(*spent));
    return {};
}

void PracticeChain::connect(const Block& block, Bytes raw, std::vector<SpentCoin> spent)
{
    auto made = practiceBlock(block, std::move(raw), std::move(spent), m_active.back().get());
    m_blocks.insert_or_assign(made->point.hash, made);
    m_active.push_back(std::move(made));
    m_mempool.confirm(std::span(block.transactions).subspan(1));
}

std::vector<Transaction> PracticeChain::disconnectTip()
{
    const PracticeBlockPtr gone = m_active.back();
    auto transactions = Block::parse(gone->raw).value().transactions;
    unapply(transactions, gone->spent);
    m_active.pop_back();
    transactions.erase(transactions.begin());
    return transactions;
}

Result<std::vector<SpentCoin>> PracticeChain::apply(const Block& block)
{
    const auto height = tip().height + 1;
    std::vector<SpentCoin> spent;
    for (std::size_t i = 0; i < block.transactions.size(); ++i) {
        const Transaction& tx = block.transactions[i];
        const std::size_t before = spent.size();
        for (const TxIn& input : tx.inputs) {
            if (i == 0) break; // the coinbase spends nothing
            const auto coin = m_coins.find(input.previous);
            if (coin != m_coins.end() && isMature(coin->second, height)) {
                spent.push_back({coin->first, coin->second});
                removeCoin(input.previous);
                continue;
            }
            for (; spent.size() > before; spent.pop_back()) addCoin(spent.back().outpoint, spent.back().coin);
            unapply(std::span(block.transactions).first(i), spent);
            return Error{Errc::NotFound, "block: spends a coin that does not exist or is immature"};
        }
        createCoins(tx, height);
    }
    return spent;
}

void PracticeChain::unapply(std::span<const Transaction> transactions, std::span<const SpentCoin> spent)
{
    for (std::size_t i = transactions.size(); i-- > 0;) {
        const Transaction& tx = transactions[i];
        const Txid txid = tx.txid();
        for (std::uint32_t index = 0; index < tx.outputs.size(); ++index) removeCoin({txid, index});
        if (i == 0) break;
        for (const SpentCoin& coin : spent.last(tx.inputs.size())) addCoin(coin.outpoint, coin.coin);
        spent = spent.first(spent.size() - tx.inputs.size());
    }
}

void PracticeChain::createCoins(const Transaction& tx, BlockHeight height)
{
    const Txid txid = tx.txid();
    for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
        if (!isUnspendable(tx.outputs[i].scriptPubKey)) addCoin({txid, i}, {tx.outputs[i], height, tx.isCoinbase()});
}

void PracticeChain::addCoin(const OutPoint& outpoint, const Coin& coin)
{
    m_coins.emplace(outpoint, coin);
    m_treasury.created(outpoint, coin);
}

bool PracticeChain::removeCoin(const OutPoint& outpoint)
{
    const auto coin = m_coins.find(outpoint);
    if (coin == m_coins.end()) return false;
    m_treasury.spent(outpoint, coin->second);
    m_coins.erase(coin);
    return true;
}

void PracticeChain::readmit(std::span<const MempoolEntryPtr> waiting)
{
    for (const auto& entry : waiting) static_cast<void>(accept(entry->tx)); // its coins may be gone
}

} // namespace lockstep
