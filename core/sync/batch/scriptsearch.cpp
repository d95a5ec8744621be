// SPDX-License-Identifier: MIT

#include "core/sync/batch/scriptsearch.h"

#include "core/sync/jobs/importdesk.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t MostBlocks = 500; ///< Of a batch: some ten megabytes of filters.
/// Of a script in a filter, in a batch: half a second of one thread at 8 ns each. What is being matched is not left.
constexpr std::size_t MostLooks = 60'000'000;

/// Where the search is to start, as the header chain of now has it.
BlockHeight firstBlock(const SearchWish& wish, const ChainState& chain)
{
    BlockHeight first = wish.block.value_or(BlockHeight{1});
    if (!wish.block && wish.time) first = chain.headers().heightAtTime(*wish.time - ImportDesk::BirthdayMargin);
    return {std::clamp(first.value, 1, chain.tip().height.value + 1)};
}

} // namespace

ScriptSearch::ScriptSearch(SearchWish wish, Done done) : m_wish(std::move(wish)), m_done(std::move(done)) { }

std::int32_t ScriptSearch::transactionsFound() const
{
    std::size_t count = 0;
    for (const Account& account : m_accounts) count += account.transactions.size();
    return static_cast<std::int32_t>(count);
}

void ScriptSearch::begin(const ChainState& chain)
{
    m_accounts.clear();
    m_from = firstBlock(m_wish, chain);
    m_to = m_passEnd = chain.tip().height;
    m_at = m_furthest = chain.pointAt(m_from - 1);
    m_recovery = std::make_shared<RecoveryState>();
}

std::optional<BlockRange> ScriptSearch::nextRange(const ChainState& chain)
{
    if (!chain.contains(m_furthest)) begin(chain);
    if (m_at.height >= std::min(m_passEnd, chain.tip().height) && !goBack(chain)) return std::nullopt;
    const BlockHeight end = std::min(m_passEnd, chain.tip().height);
    const std::size_t fitting = MostLooks / std::max<std::size_t>(m_recovery->scriptCount(), 1);
    const auto blocks = static_cast<std::int32_t>(std::clamp<std::size_t>(fitting, 1, MostBlocks));
    return chain.range(m_at.height + 1, std::min(m_at.height + blocks, end));
}

bool ScriptSearch::goBack(const ChainState& chain)
{
    auto recovery = std::make_shared<RecoveryState>();
    BlockHeight end = m_from - 1;
    for (Account& account : m_accounts) {
        if (account.since <= m_from) continue;
        end = std::max(end, account.since - 1);
        account.since = m_from;
        recovery->add({account.scripts, windowOf(account.number, m_wish.lookahead), std::nullopt});
    }
    if (end < m_from) return false;
    m_recovery = std::move(recovery);
    m_passEnd = end;
    m_at = chain.pointAt(m_from - 1);
    return true;
}

std::optional<std::pair<std::size_t, std::uint32_t>> ScriptSearch::lacking() const
{
    std::vector<std::uint32_t> wanted(m_wish.families.size(), AccountGap);
    std::vector<std::uint32_t> watched(m_wish.families.size(), 0);
    for (const Account& account : m_accounts) {
        watched[account.family] = std::max(watched[account.family], account.number + 1);
        if (!account.transactions.empty())
            wanted[account.family] = std::max(wanted[account.family], account.number + 1 + AccountGap);
    }
    for (std::size_t family = 0; family < m_wish.families.size(); ++family)
        if (watched[family] < std::min<std::size_t>(wanted[family], m_wish.families[family].size()))
            return std::pair(family, watched[family]);
    return std::nullopt;
}

bool ScriptSearch::watchNext()
{
    const auto next = lacking();
    if (!next) return false;
    const auto& [family, number] = *next;
    const std::shared_ptr<ScriptSource> scripts = m_wish.families[family][number];
    m_recovery->add({scripts, windowOf(number, m_wish.lookahead), std::nullopt});
    m_accounts.push_back({family, number, scripts, {}, {}, {}, {}, {}, m_at.height + 1});
    return true;
}

void ScriptSearch::take(const BatchOutcome& outcome)
{
    m_blocksFetched += static_cast<std::int32_t>(outcome.blocks.size());
    for (const ScannedBlock& scanned : outcome.blocks) {
        countPayments(scanned); // first, since a payment may be spent in its own block
        for (Account& account : m_accounts) countSpends(account, scanned);
    }
    const ChainPoint end{outcome.range.last(), outcome.range.hashes.back()};
    if (end.height > m_furthest.height) m_furthest = end;
    if (!lacking()) m_at = end;
}

void ScriptSearch::countPayments(const ScannedBlock& scanned)
{
    for (const auto& [source, script] : m_recovery->paidIn(*scanned.block)) {
        const auto account
            = std::ranges::find(m_accounts, source, [](const Account& each) { return each.scripts.get(); });
        for (const IndexedBlock::OutputRef& paid : scanned.block->outputsTo(script)) {
            note(*account, scanned, paid.transaction);
            const OutPoint coin{scanned.block->txid(paid.transaction), paid.output};
            if (account->spent.contains(coin)) continue; // its spender may not come once more
            const TxOut& output = scanned.block->transaction(paid.transaction).outputs[paid.output];
            account->coins[coin] = output.value.satoshis();
        }
    }
}

void ScriptSearch::countSpends(Account& account, const ScannedBlock& scanned)
{
    std::erase_if(account.coins, [&](const auto& coin) {
        const std::uint32_t* spender = scanned.block->spenderOf(coin.first);
        if (!spender) return false;
        note(account, scanned, *spender);
        account.spent.insert(coin.first);
        return true;
    });
}

void ScriptSearch::note(Account& account, const ScannedBlock& scanned, std::uint32_t transaction)
{
    if (account.transactions.empty()) account.first = scanned.at.height;
    account.first = std::min(account.first, scanned.at.height);
    account.last = std::max(account.last, scanned.at.height);
    const bool isNew = account.transactions.insert(scanned.block->txid(transaction)).second;
    if (isNew) m_passEnd = m_to; // what spends it may come later, and what pays the addresses after it
}

void ScriptSearch::takeBack(BlockHeight fork)
{
    if (m_furthest.height > fork) m_recovery.reset();
}

SearchReport ScriptSearch::report(const ChainState& chain) const
{
    SearchReport report{m_from, m_to, chain.agreedFilterHeaders() >= m_to, {}};
    for (const Account& account : m_accounts) {
        if (account.transactions.empty()) continue;
        SearchFinding finding;
        finding.family = account.family;
        finding.account = account.number;
        finding.transactions = static_cast<std::int32_t>(account.transactions.size());
        for (const auto& [outpoint, satoshis] : account.coins) finding.balance += satoshis;
        finding.first = account.first;
        finding.last = account.last;
        report.found.push_back(finding);
    }
    std::ranges::sort(report.found, {}, [](const SearchFinding& f) { return std::pair(f.family, f.account); });
    return report;
}

} // namespace lockstep
