// SPDX-License-Identifier: MIT

#include "core/sync/scriptsearch.h"

#include "core/sync/importdesk.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int32_t BatchBlocks = 500; ///< Some ten megabytes of filters: cancelled within a second.

/// Where the search is to start, as the header chain of now has it.
BlockHeight firstBlock(const SearchWish& wish, const ChainState& chain)
{
    BlockHeight first = wish.block.value_or(BlockHeight{1});
    if (!wish.block && wish.time) first = chain.headers().heightAtTime(*wish.time - ImportDesk::BirthdayMargin);
    return {std::clamp(first.value, 1, chain.tip().height.value + 1)};
}

} // namespace

ScriptSearch::ScriptSearch(SearchWish wish, Done done) : m_wish(std::move(wish)), m_done(std::move(done)) { }

Result<void> ScriptSearch::begin(const ChainState& chain)
{
    m_accounts.clear();
    m_from = firstBlock(m_wish, chain);
    m_to = chain.tip().height;
    m_at = chain.pointAt(m_from - 1);
    m_recovery = std::make_shared<RecoveryState>();
    auto widened = widen();
    return widened ? Result<void>() : widened.error();
}

Result<bool> ScriptSearch::widen()
{
    std::vector<std::uint32_t> wanted(m_wish.families.size(), AccountGap);
    std::vector<std::uint32_t> watched(m_wish.families.size(), 0);
    for (const Account& account : m_accounts) {
        watched[account.family] = std::max(watched[account.family], account.number + 1);
        if (!account.transactions.empty())
            wanted[account.family] = std::max(wanted[account.family], account.number + 1 + AccountGap);
    }
    bool grew = false;
    for (std::size_t family = 0; family < m_wish.families.size(); ++family) {
        const auto& sources = m_wish.families[family];
        for (std::uint32_t i = watched[family]; i < wanted[family] && i < sources.size(); ++i) {
            const std::uint32_t window = windowOf(i, m_wish.lookahead);
            if (auto added = m_recovery->add({sources[i], window, std::nullopt}); !added) return added.error();
            m_accounts.push_back({family, i, sources[i], {}, {}, {}, {}});
            grew = true;
        }
    }
    return grew;
}

Result<std::optional<BlockRange>> ScriptSearch::nextRange(const ChainState& chain)
{
    if (!chain.contains(m_at))
        if (auto again = begin(chain); !again) return again.error();
    const BlockHeight end = std::min(m_to, chain.tip().height);
    if (m_at.height >= end) return std::optional<BlockRange>();
    return std::optional(chain.range(m_at.height + 1, std::min(m_at.height + BatchBlocks, end)));
}

Result<void> ScriptSearch::take(const BatchOutcome& outcome)
{
    for (const ScannedBlock& scanned : outcome.blocks)
        for (Account& account : m_accounts) {
            countPayments(account, scanned); // first, since a payment may be spent in its own block
            countSpends(account, scanned);
        }
    auto grew = widen();
    if (!grew) return grew.error();
    if (!*grew) m_at = {outcome.range.last(), outcome.range.hashes.back()};
    return {};
}

void ScriptSearch::countPayments(Account& account, const ScannedBlock& scanned)
{
    for (const Keychain& keychain : account.scripts->keychains()) {
        const std::uint32_t watched
            = keychain.ranged ? m_recovery->watchedTo(*account.scripts, keychain.id) : keychain.scriptCount;
        for (std::uint32_t index = 0; index < watched; ++index) {
            const auto script = account.scripts->script(keychain.id, index);
            if (!script) continue; // it was derived before
            for (const IndexedBlock::OutputRef& paid : scanned.block->outputsTo(*script)) {
                const TxOut& output = scanned.block->transaction(paid.transaction).outputs[paid.output];
                account.coins[{scanned.block->txid(paid.transaction), paid.output}] = output.value.satoshis();
                note(account, scanned, paid.transaction);
            }
        }
    }
}

void ScriptSearch::countSpends(Account& account, const ScannedBlock& scanned)
{
    for (auto coin = account.coins.begin(); coin != account.coins.end();) {
        const std::uint32_t* spender = scanned.block->spenderOf(coin->first);
        if (spender) note(account, scanned, *spender);
        coin = spender ? account.coins.erase(coin) : std::next(coin);
    }
}

void ScriptSearch::note(Account& account, const ScannedBlock& scanned, std::uint32_t transaction)
{
    if (account.transactions.empty()) account.first = scanned.at.height;
    account.first = std::min(account.first, scanned.at.height);
    account.last = std::max(account.last, scanned.at.height);
    account.transactions.insert(scanned.block->txid(transaction));
}

void ScriptSearch::takeBack(BlockHeight fork)
{
    if (m_at.height > fork) m_recovery.reset();
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
