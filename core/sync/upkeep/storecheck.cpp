// SPDX-License-Identifier: MIT

#include "core/sync/upkeep/storecheck.h"

#include "core/filters/blockfilter.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/chainstaterepository.h"
#include "core/storage/repositories/headerrepository.h"
#include "core/storage/repositories/jobrepository.h"
#include "core/sync/logging.h"

#include <QtConcurrent>

#include <algorithm>
#include <array>
#include <limits>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LongestWait = 20; ///< Milliseconds of a turn, for SQLite.
constexpr std::size_t HeadersAStep = 20'000;
constexpr std::int32_t FiltersAStep = 500;
/// What is stored did not come too early when it came: our clock, which may be behind by now, has no say.
constexpr std::int64_t AnyTime = std::numeric_limits<std::uint32_t>::max();

/// Where the bar stands when each stage begins, by what it takes on a large wallet: pages, headers, filter headers,
/// filters, places, wallets.
constexpr std::array StageStart{0, 10, 30, 32, 80, 81, 100};

} // namespace

bool CheckReport::isDamaged() const
{
    return std::ranges::any_of(findings, [](const CheckFinding& finding) { return !finding.isMended; });
}

StoreCheck::StoreCheck(const Parts& parts, UpkeepDone<CheckReport> done) : m_parts(parts), m_done(std::move(done)) { }

void StoreCheck::note(int within, int all)
{
    const auto stage = static_cast<std::size_t>(m_stage);
    const int width = StageStart.at(stage + 1) - StageStart.at(stage);
    m_percent = StageStart.at(stage) + (all > 0 ? width * within / all : 0);
}

Result<bool> StoreCheck::step()
{
    const auto more = runStage();
    if (!more) return more;
    if (*more) return true;
    m_stage = static_cast<Stage>(static_cast<int>(m_stage) + 1);
    m_percent = StageStart.at(static_cast<std::size_t>(m_stage));
    if (m_stage != Stage::Over) return true;
    if (auto told = writeDown(); !told) return told.error();
    return false;
}

Result<bool> StoreCheck::runStage()
{
    switch (m_stage) {
    case Stage::Pages: return checkPages();
    case Stage::Headers: return checkHeaders();
    case Stage::FilterHeaders: return checkFilterHeaders();
    case Stage::Filters: return checkFilters();
    case Stage::Places: return checkPlaces();
    case Stage::Wallets: return checkWallets();
    case Stage::Over: break;
    }
    return false;
}

void StoreCheck::end(const std::optional<Error>& error)
{
    if (!error && !m_report.isFine()) qCWarning(lcSync) << "the check found" << m_report.findings.size() << "flaws";
    error ? m_done(*error) : m_done(m_report);
}

CheckFinding& StoreCheck::find(CheckPart part, BlockHeight from, const std::string& detail)
{
    CheckFinding finding;
    finding.part = part;
    finding.from = from;
    finding.count = 1;
    finding.detail = QString::fromStdString(detail);
    m_report.findings += finding;
    return m_report.findings.back();
}

// --- SQLite's own

Result<bool> StoreCheck::checkPages()
{
    if (!m_tables) {
        auto tables = m_parts.database.tables();
        if (!tables) return tables.error();
        m_tables = *std::move(tables);
        m_tables->emplace_back();
        m_tableCount = static_cast<int>(m_tables->size());
    }
    if (m_tables->empty()) return false;
    if (!m_look.isValid()) lookAtNextTable();
    if (!m_looking.waitForDone(LongestWait)) return true;
    const auto sound = m_look.takeResult();
    if (!sound && sound.error().code != Errc::Damaged) return sound.error();
    if (!sound) find(CheckPart::Pages, {}, m_tables->back().toStdString() + ": " + sound.error().detail);
    m_tables->pop_back();
    note(m_tableCount - static_cast<int>(m_tables->size()), m_tableCount);
    return true;
}

/// SQLite looks at a table in one go, which may take seconds: in a thread of its own, while this one has its turns.
/// It sees the file as it was when it began.
void StoreCheck::lookAtNextTable()
{
    const Database& database = m_parts.database;
    m_look = QtConcurrent::run(
        &m_looking,
        [table = m_tables->back(), path = database.path(), identity = database.identity()]() -> Result<void> {
            const auto checker = Database::openChecker(path, identity);
            if (!checker) return checker.error();
            return table.isEmpty() ? (*checker)->checkReferences() : (*checker)->checkTable(table);
        });
}

// --- Headers

/// By the rules that hold for what a peer sends: a chain is built anew from what is stored.
Result<bool> StoreCheck::checkHeaders()
{
    if (!m_fresh) {
        m_fresh.emplace(m_parts.chain.headers().params());
        auto stored = HeaderRepository(m_parts.database).loadAll();
        if (!stored && stored.error().code != Errc::Damaged) return stored.error();
        if (!stored) find(CheckPart::Headers, {}, stored.error().detail);
        if (stored) m_headers = *std::move(stored);
        return true;
    }
    const auto done = static_cast<std::size_t>(m_fresh->tip().height.value);
    const auto part = std::span(m_headers).subspan(done, std::min(HeadersAStep, m_headers.size() - done));
    const auto isSound
        = [&](const BlockHeader& header) { return m_fresh->accept(std::span(&header, 1), AnyTime).has_value(); };
    if (!part.empty() && !m_fresh->accept(part, AnyTime))
        (void)std::ranges::all_of(part, isSound); // up to the damaged one
    const auto sound = static_cast<std::size_t>(m_fresh->tip().height.value);
    note(static_cast<int>(sound), static_cast<int>(m_headers.size()));
    if (sound > done && sound < m_headers.size() && sound == done + part.size()) return true;
    m_report.headers = static_cast<std::int32_t>(sound);
    const bool isWhole = sound == m_headers.size() && m_parts.chain.storedHeaders().value == m_report.headers;
    if (!isWhole)
        if (auto mended = mendHeaders(sound); !mended) return mended.error();
    m_fresh.reset();
    m_headers.clear();
    return false;
}

/// The header below the damaged one may be the damaged one, if its hash meets an easy target by luck.
Result<void> StoreCheck::mendHeaders(std::size_t sound)
{
    const BlockHeight last{static_cast<std::int32_t>(sound > 0 && sound < m_headers.size() ? sound - 1 : sound)};
    CheckFinding& finding = find(CheckPart::Headers, last + 1, "stored headers are sound up to a point");
    const auto cut = m_parts.cutChain([&] {
        return inTransaction(m_parts.database, Durability::Full,
                             [&] { return HeaderRepository(m_parts.database).truncateAbove(last); });
    });
    finding.isMended = cut.has_value();
    return cut || cut.error().code == Errc::Damaged ? Result<void>() : cut;
}

// --- Filter headers

/// They are hashes of what is not stored: held against those that are known beforehand, against what this run read or
/// proved, and, where there is a filter, against that (checkFilters).
Result<bool> StoreCheck::checkFilterHeaders()
{
    const FilterHeaderChain& known = m_parts.chain.filterHeaders();
    const auto stored = FilterHeaderRepository(m_parts.database).loadAll();
    if (!stored && stored.error().code != Errc::Damaged) return stored.error();
    std::int32_t sound = 0;
    const auto count = stored ? static_cast<std::int32_t>(stored->size()) : 0;
    while (sound < std::min(count, known.height().value)
           && (*stored)[static_cast<std::size_t>(sound)] == known.at({sound + 1}))
        ++sound;
    m_report.filterHeaders = sound;
    if (sound < known.height().value)
        if (auto cut = cutFilterHeaders({sound}, "stored filter headers are not those that were agreed on"); !cut)
            return cut.error();
    return false;
}

Result<void> StoreCheck::cutFilterHeaders(BlockHeight last, const char* why)
{
    CheckFinding& finding = find(CheckPart::FilterHeaders, last + 1, why);
    const auto truncate = [&]() -> Result<void> {
        if (auto done = FilterHeaderRepository(m_parts.database).truncateAbove(last); !done) return done;
        if (m_parts.chain.agreedFilterHeaders() <= last) return {};
        return ChainStateRepository(m_parts.database).setAgreedFilterHeaders(last);
    };
    const auto cut = m_parts.cutChain([&] { return inTransaction(m_parts.database, Durability::Full, truncate); });
    finding.isMended = cut.has_value();
    return cut || cut.error().code == Errc::Damaged ? Result<void>() : cut;
}

// --- Filters

Result<bool> StoreCheck::checkFilters()
{
    const BlockHeight last = m_parts.chain.filterHeaders().height();
    const BlockHeight end = std::min(last, m_nextFilter + (FiltersAStep - 1));
    for (; m_nextFilter <= end; m_nextFilter = m_nextFilter + 1) {
        const auto state = m_parts.cache.proveFilter(m_nextFilter);
        if (state == ChainCache::Proof::Absent) continue;
        ++m_report.filters;
        if (state == ChainCache::Proof::Sound) continue;
        if (state == ChainCache::Proof::WrongHeader) {
            // What is noted of those that only one peer told, before they go, is to be right (DroppedFilterHeaders).
            m_parts.chain.mend(m_nextFilter, std::array{m_parts.cache.headerByFilter(m_nextFilter)});
            m_report.filterHeaders = std::min(m_report.filterHeaders, m_nextFilter.value - 1);
            if (auto cut = cutFilterHeaders(m_nextFilter - 1, "a filter header is not that of the filters around it");
                !cut)
                return cut.error();
            break;
        }
        CheckFinding* finding = nullptr;
        if (!m_report.findings.isEmpty() && m_report.findings.back().part == CheckPart::Filters)
            finding = &m_report.findings.back();
        if (finding) ++finding->count;
        if (!finding)
            find(CheckPart::Filters, m_nextFilter, "stored filters are not those of their blocks").isMended = true;
    }
    note(m_nextFilter.value, last.value);
    if (m_nextFilter <= m_parts.chain.filterHeaders().height()) return true;
    m_parts.cache.dropUnproved();
    return false;
}

// --- Places

Result<bool> StoreCheck::checkPlaces()
{
    checkPlace(m_parts.chain.synced(), {}, {}, "where the wallets stand together is no block of the chain");
    for (const auto& wallet : m_parts.wallets.all()) {
        const WalletRow& row = wallet->row();
        checkPlace(row.syncedTo, row.id, row.name, "the wallet stands at a block that is not in the chain");
        const auto ranges = JobRepository(m_parts.database).scannedRanges(row.id);
        if (!ranges && ranges.error().code != Errc::Damaged) return ranges.error();
        const bool isSound = ranges && std::ranges::all_of(*ranges, [](const ScannedRange& range) {
                                 return range.lookahead <= Wallet::MaxLookahead;
                             });
        if (isSound) continue;
        CheckFinding& finding = find(CheckPart::Places, {}, "which blocks were scanned cannot be read");
        finding.wallet = row.id;
        finding.walletName = row.name;
    }
    for (const Job& job : m_parts.jobs.all()) {
        const auto wallet = m_parts.wallets.find(job.row.wallet);
        const bool mayBeOld = job.row.previousHash.isZero(); // one that has not begun
        if (wallet && !mayBeOld)
            checkPlace({job.row.next - 1, job.row.previousHash}, wallet->id(), wallet->row().name,
                       "a scan stands at a block that is not in the chain");
    }
    if (auto checked = checkOutbox(); !checked) return checked.error();
    return false;
}

/// What of it can be mended is; a table that cannot be read at all is told by checkPages.
Result<void> StoreCheck::checkOutbox()
{
    const auto damaged = m_parts.mendOutbox();
    if (!damaged && damaged.error().code != Errc::Damaged) return damaged.error();
    if (!damaged || *damaged == 0) return {};
    CheckFinding& finding = find(CheckPart::Outbox, {}, "what was stored to be sent is not what it says");
    finding.count = *damaged;
    finding.isMended = true;
    return {};
}

/// Above the headers that are here nothing can be said.
void StoreCheck::checkPlace(const ChainPoint& point, WalletId wallet, const QString& name, const char* what)
{
    if (point.height > m_parts.chain.tip().height || m_parts.chain.contains(point)) return;
    CheckFinding& finding = find(CheckPart::Places, point.height, what);
    finding.wallet = wallet;
    finding.walletName = name;
}

// --- Wallets

Result<bool> StoreCheck::checkWallets()
{
    const auto& all = m_parts.wallets.all();
    if (!m_walletCheck) {
        if (m_nextWallet >= all.size()) return false;
        m_wallet = all[m_nextWallet];
        if (m_wallet->row().forgets) { // what is left of its rows is no whole
            m_report.rebuilding += m_wallet->row().name;
            ++m_nextWallet;
            return true;
        }
        const auto isOf = [&](const Job& job) { return job.row.wallet == m_wallet->id(); };
        const bool isSettled = !m_wallet->row().catchingUp && std::ranges::none_of(m_parts.jobs.all(), isOf);
        m_walletCheck.emplace(m_parts.database, m_wallet, m_parts.chain.headers(), isSettled);
    }
    const auto more = m_walletCheck->step();
    if (!more) return more;
    if (*more) return true;
    takeFindings(*m_walletCheck, *m_wallet);
    m_walletCheck.reset();
    ++m_nextWallet;
    note(static_cast<int>(m_nextWallet), static_cast<int>(all.size()));
    return true;
}

void StoreCheck::takeFindings(const WalletCheck& check, const Wallet& wallet)
{
    for (const WalletFinding& flaw : check.findings()) {
        CheckFinding& finding = find(CheckPart::Wallet, flaw.from, flaw.detail);
        finding.wallet = wallet.id();
        finding.walletName = wallet.row().name;
        finding.flaw = flaw.flaw;
        finding.count = flaw.count;
    }
    m_report.transactions += check.transactions();
    m_report.coins += check.coins();
    ++m_report.wallets;
}

Result<void> StoreCheck::writeDown()
{
    if (m_report.isFine()) return {};
    return inTransaction(m_parts.database, Durability::Full, [&]() -> Result<void> {
        for (const CheckFinding& finding : m_report.findings) {
            const auto wallet = finding.wallet == WalletId{} ? std::nullopt : std::optional(finding.wallet);
            const auto told = finding.part == CheckPart::Outbox ? m_parts.events.outboxMended(finding.count)
                : finding.isMended ? m_parts.events.storeMended(finding.from, finding.count)
                                   : m_parts.events.storeDamaged(wallet, finding.from);
            if (!told) return told;
        }
        return {};
    });
}

} // namespace lockstep
