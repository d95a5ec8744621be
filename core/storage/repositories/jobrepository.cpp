// SPDX-License-Identifier: MIT

#include "core/storage/repositories/jobrepository.h"

namespace lockstep {

namespace {

#define LOCKSTEP_SELECT_JOB                                                                                            \
    u"SELECT id, wallet_id, kind, state, from_height, to_height, next_height, previous_hash, lookahead, found,"        \
    u" blocks_fetched, bytes, error_code, error_detail, user_paused, created_at, updated_at, rank FROM job"

/// A job of no wallet has NULL there.
std::optional<WalletId> ownerOf(const JobRow& row)
{
    return row.kind == JobKind::Outpoint ? std::nullopt : std::optional(row.wallet);
}

JobRow readJob(Cells& cells)
{
    JobRow row;
    row.id = cells.id<JobId>();
    row.wallet = cells.maybe([&] { return cells.id<WalletId>(); }).value_or(WalletId{});
    row.kind = cells.enumerator(JobKind::Outpoint); // a search is not stored
    row.state = cells.enumerator(JobState::Cancelled);
    row.from = cells.height();
    row.to = cells.maybe([&] { return cells.height(); });
    row.next = cells.height();
    row.previousHash = cells.hash<BlockHash>();
    row.lookahead = cells.maybe([&] { return cells.uint32(); });
    row.found = cells.int32();
    row.blocksFetched = cells.int32();
    row.bytes = cells.int64();
    row.problem = cells.maybeError();
    row.userPaused = cells.boolean();
    row.createdAt = cells.int64();
    row.updatedAt = cells.int64();
    row.rank = cells.int32();
    return row;
}

ScannedRange readRange(Cells& cells)
{
    ScannedRange range;
    range.wallet = cells.id<WalletId>();
    range.keychain = cells.maybe([&] { return cells.id<KeychainId>(); });
    range.from = cells.height();
    range.to = cells.height();
    range.lookahead = cells.uint32();
    return range;
}

} // namespace

Result<JobId> JobRepository::insert(const JobRow& row, std::span<const JobScript> scripts)
{
    const auto id = m_db.insert(
        u"INSERT INTO job (id, wallet_id, kind, state, from_height, to_height, next_height, previous_hash, lookahead,"
        u" found, blocks_fetched, bytes, error_code, error_detail, user_paused, created_at, updated_at, rank)"
        u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.id.value > 0 ? std::optional(row.id) : std::nullopt, ownerOf(row), row.kind, row.state, row.from, row.to,
        row.next, row.previousHash, row.lookahead, row.found, row.blocksFetched, row.bytes, sqlCode(row.problem),
        sqlDetail(row.problem), row.userPaused, row.createdAt, row.updatedAt, row.rank);
    if (!id) return id.error();
    if (auto added = addScripts(JobId{*id}, scripts); !added) return added.error();
    return JobId{*id};
}

// SQLite's own note of the highest number it gave; there is none before the first job.

Result<JobId> JobRepository::lastId()
{
    const auto noted = m_db.first(u"SELECT seq FROM sqlite_sequence WHERE name = 'job'",
                                  [](Cells& cells) { return cells.id<JobId>(); });
    if (!noted) return noted.error();
    return noted->value_or(JobId{0});
}

Result<void> JobRepository::noteTaken(JobId id)
{
    auto noted = m_db.run(u"INSERT INTO sqlite_sequence (name, seq) SELECT 'job', 0 WHERE NOT EXISTS"
                          u" (SELECT 1 FROM sqlite_sequence WHERE name = 'job')");
    if (!noted) return noted;
    return m_db.run(u"UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'job'", id);
}

Result<void> JobRepository::addScripts(JobId id, std::span<const JobScript> scripts)
{
    for (const JobScript& script : scripts) {
        auto added = m_db.run(u"INSERT OR IGNORE INTO job_script (job_id, keychain_id, idx) VALUES (?, ?, ?)", id,
                              script.keychain, script.index);
        if (!added) return added;
    }
    return {};
}

Result<void> JobRepository::update(const JobRow& row)
{
    const auto changed = m_db.change(
        u"UPDATE job SET state = ?, rank = ?, from_height = ?, to_height = ?, next_height = ?, previous_hash = ?, "
        u"lookahead = ?, found = ?,"
        u" blocks_fetched = ?, bytes = ?, error_code = ?, error_detail = ?, user_paused = ?, updated_at = ?"
        u" WHERE id = ?",
        row.state, row.rank, row.from, row.to, row.next, row.previousHash, row.lookahead, row.found, row.blocksFetched,
        row.bytes, sqlCode(row.problem), sqlDetail(row.problem), row.userPaused, row.updatedAt, row.id);
    if (!changed) return changed.error();
    if (*changed == 0) return Error{Errc::NotFound, "no such job"};
    return {};
}

Result<JobRow> JobRepository::find(JobId id)
{
    auto row = m_db.first(LOCKSTEP_SELECT_JOB u" WHERE id = ?", readJob, id);
    if (!row) return row.error();
    if (!*row) return Error{Errc::NotFound, "no such job"};
    return std::move(**row);
}

Result<std::vector<JobRow>> JobRepository::unfinished()
{
    return m_db.all(LOCKSTEP_SELECT_JOB u" WHERE state NOT IN (?, ?) ORDER BY rank, id", readJob, JobState::Done,
                    JobState::Cancelled);
}

Result<std::vector<JobRow>> JobRepository::ofWallet(WalletId wallet)
{
    return m_db.all(LOCKSTEP_SELECT_JOB u" WHERE wallet_id = ? ORDER BY id", readJob, wallet);
}

Result<std::vector<JobId>> JobRepository::standingAt(BlockHeight next)
{
    return m_db.all(
        u"SELECT id FROM job WHERE next_height = ? AND state NOT IN (?, ?) ORDER BY id",
        [](Cells& cells) { return cells.id<JobId>(); }, next, JobState::Done, JobState::Cancelled);
}

Result<std::vector<JobScript>> JobRepository::scripts(JobId id)
{
    const auto read = [](Cells& cells) {
        const auto keychain = cells.id<KeychainId>();
        return JobScript{keychain, cells.uint32()};
    };
    return m_db.all(u"SELECT keychain_id, idx FROM job_script WHERE job_id = ? ORDER BY keychain_id, idx", read, id);
}

Result<std::int32_t> JobRepository::countFound(JobId id, BlockHeight first, BlockHeight last)
{
    // From the few transactions of those blocks, by what they pay and spend, to the job's scripts; not from the
    // scripts, which may be paid all the time.
    const auto count = m_db.first(
        u"SELECT count(*) FROM tx WHERE tx.wallet_id = (SELECT wallet_id FROM job WHERE id = ?)"
        u" AND tx.height BETWEEN ? AND ? AND (EXISTS (SELECT 1 FROM coin CROSS JOIN job_script"
        u" ON job_script.job_id = ? AND job_script.keychain_id = coin.keychain_id AND job_script.idx = coin.idx"
        u" WHERE coin.wallet_id = tx.wallet_id AND coin.txid = tx.txid) OR EXISTS (SELECT 1 FROM coin"
        u" CROSS JOIN job_script"
        u" ON job_script.job_id = ? AND job_script.keychain_id = coin.keychain_id AND job_script.idx = coin.idx"
        u" WHERE coin.wallet_id = tx.wallet_id AND coin.spent_by = tx.txid))",
        [](Cells& cells) { return cells.int32(); }, id, first, last, id, id);
    if (!count) return count.error();
    return count->value_or(0);
}

Result<void> JobRepository::rollbackTo(const ChainPoint& fork)
{
    auto done = m_db.run(u"UPDATE job SET next_height = ?, previous_hash = ? WHERE next_height > ?"
                         u" AND state NOT IN (?, ?) AND NOT (kind = ? AND from_height > ?)",
                         fork.height + 1, fork.hash, fork.height + 1, JobState::Done, JobState::Cancelled,
                         JobKind::Scripts, fork.height + 1);
    if (!done) return done;
    return m_db.run(u"UPDATE job SET next_height = from_height, previous_hash = ? WHERE next_height > from_height"
                    u" AND state NOT IN (?, ?) AND kind = ? AND from_height > ?",
                    BlockHash(), JobState::Done, JobState::Cancelled, JobKind::Scripts, fork.height + 1);
}

Result<void> JobRepository::addScannedRange(const ScannedRange& range)
{
    return m_db.run(u"INSERT INTO scanned_range (wallet_id, keychain_id, from_height, to_height, lookahead)"
                    u" VALUES (?, ?, ?, ?, ?)",
                    range.wallet, range.keychain, range.from, range.to, range.lookahead);
}

Result<void> JobRepository::removeScannedRange(const ScannedRange& range)
{
    return m_db.run(u"DELETE FROM scanned_range WHERE wallet_id = ? AND keychain_id IS ? AND from_height = ?"
                    u" AND to_height = ? AND lookahead = ?",
                    range.wallet, range.keychain, range.from, range.to, range.lookahead);
}

Result<std::vector<WalletId>> JobRepository::scannedWallets()
{
    return m_db.all(u"SELECT DISTINCT wallet_id FROM scanned_range", [](Cells& cells) { return cells.id<WalletId>(); });
}

Result<std::vector<ScannedRange>> JobRepository::scannedRanges(WalletId wallet)
{
    return m_db.all(u"SELECT wallet_id, keychain_id, from_height, to_height, lookahead FROM scanned_range"
                    u" WHERE wallet_id = ? ORDER BY from_height, to_height",
                    readRange, wallet);
}

} // namespace lockstep
