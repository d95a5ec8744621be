// SPDX-License-Identifier: MIT

#include "core/storage/repositories/outpointrepository.h"

namespace lockstep {

namespace {

std::optional<BlockHeight> heightOf(const std::optional<ChainPoint>& point)
{
    return point ? std::optional(point->height) : std::nullopt;
}

std::optional<BlockHash> hashOf(const std::optional<ChainPoint>& point)
{
    return point ? std::optional(point->hash) : std::nullopt;
}

OutpointRow readOutpoint(Cells& cells)
{
    OutpointRow row;
    row.job = cells.id<JobId>();
    row.outpoint.txid = cells.hash<Txid>();
    row.outpoint.index = cells.uint32();
    row.script = cells.bytes();
    row.verdict = cells.enumerator(OutpointVerdict::Unknown);
    row.doubt = cells.enumerator(OutpointDoubt::OtherScript);
    row.made = cells.maybePoint();
    row.value = cells.maybe([&] { return cells.int64(); });
    row.spent = cells.maybePoint();
    row.spender = cells.hash<Txid>();
    row.input = cells.uint32();
    row.at = cells.maybePoint();
    row.isAgreed = cells.boolean();
    row.from = cells.height();
    return row;
}

} // namespace

Result<std::vector<OutpointRow>> OutpointRepository::all()
{
    return m_db.all(u"SELECT job_id, txid, vout, script, verdict, doubt, made_height, made_hash, value, spent_height,"
                    u" spent_hash, spender, input, at_height, at_hash, agreed, from_height FROM job_outpoint"
                    u" JOIN job ON job.id = job_id ORDER BY job_id",
                    readOutpoint);
}

Result<void> OutpointRepository::put(const OutpointRow& row)
{
    return m_db.run(u"INSERT OR REPLACE INTO job_outpoint (job_id, txid, vout, script, verdict, doubt, made_height,"
                    u" made_hash, value, spent_height, spent_hash, spender, input, at_height, at_hash, agreed)"
                    u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row.job, row.outpoint.txid, row.outpoint.index, row.script, row.verdict, row.doubt,
                    heightOf(row.made), hashOf(row.made), row.value, heightOf(row.spent), hashOf(row.spent),
                    row.spender, row.input, heightOf(row.at), hashOf(row.at), row.isAgreed);
}

Result<void> OutpointRepository::forget(JobId job) { return m_db.run(u"DELETE FROM job WHERE id = ?", job); }

} // namespace lockstep
