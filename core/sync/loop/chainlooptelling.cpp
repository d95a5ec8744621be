// SPDX-License-Identifier: MIT

// What the loop tells of its batches and its jobs.

#include "core/sync/loop/chainloop.h"

#include <algorithm>

namespace lockstep {

void ChainLoop::tellOf(const BatchPlan& plan, const CommitReport& report, std::int32_t blocksFetched)
{
    SyncEvent filters = SyncEvent::of(SyncEvent::Kind::Filters);
    filters.from = plan.range.first;
    filters.height = plan.end().height;
    filters.hash = plan.end().hash;
    filters.count = blocksFetched;
    emit happened(filters);

    SyncEvent moved = SyncEvent::of(plan.isImport() ? SyncEvent::Kind::ImportProgress : SyncEvent::Kind::Block);
    moved.from = plan.range.first;
    moved.height = plan.end().height;
    moved.hash = plan.end().hash;
    if (plan.isImport()) {
        for (const ScanMember& member : plan.members) tellProgress(member, report, moved);
    } else {
        moved.count = report.transactions;
        for (const WalletId id : report.touched) moved.touched.push_back(id);
        m_eta.advance(m_clock.monotonic(), plan.end().height.value);
        emit happened(moved);
    }
    for (const auto& [id, error] : report.setAside) tellFailed(id, plan.end().height, error);
    emit changed();
}

void ChainLoop::tellFailed(WalletId wallet, BlockHeight height, const Error& error)
{
    SyncEvent failed = SyncEvent::of(SyncEvent::Kind::Error);
    failed.wallet = wallet;
    failed.height = height;
    failed.error = error;
    emit happened(failed);
}

void ChainLoop::tellProgress(const ScanMember& member, const CommitReport& report, SyncEvent moved)
{
    Job* job = m_jobs.find(*member.job);
    if (!job) return;
    job->eta.advance(m_clock.monotonic(), job->row.next.value);
    const auto found = report.found.find(job->row.id);
    if (job->isLookup() || found == report.found.end()) return; // no wallet's, or set aside
    moved.wallet = job->row.wallet;
    moved.job = job->row.id;
    moved.jobKind = job->row.kind;
    moved.count = found->second;
    if (std::ranges::find(report.touched, moved.wallet) != report.touched.end()) moved.touched.push_back(moved.wallet);
    emit happened(moved);
}

void ChainLoop::tellStarted(const Job& job)
{
    if (job.isLookup()) return emit changed();
    SyncEvent start = SyncEvent::of(SyncEvent::Kind::ImportStart);
    start.wallet = job.row.wallet;
    start.job = job.row.id;
    start.jobKind = job.row.kind;
    start.from = job.row.next;
    start.height = m_chain.synced().height;
    start.hash = m_chain.synced().hash;
    emit happened(start);
    emit changed();
}

void ChainLoop::tellJoined(const Job& job)
{
    SyncEvent done = SyncEvent::of(SyncEvent::Kind::ImportDone);
    done.wallet = job.row.wallet;
    done.job = job.row.id;
    done.jobKind = job.row.kind;
    done.count = job.row.found;
    done.from = job.row.from;
    done.height = m_chain.synced().height;
    done.hash = m_chain.synced().hash;
    m_jobs.drop(job.row.id);
    m_recovery.reset();
    emit happened(done);
    emit changed();
}

void ChainLoop::tellDone()
{
    if (m_chain.headers().heldReorg() || m_refusesFuture) return; // the others have gone on: nothing is done
    if (m_jobs.hasBlocked()) return;
    if (!m_headersCurrent || m_toldDone == m_chain.tip() || m_chain.synced() != m_chain.tip()) return;
    m_toldDone = m_chain.tip();
    SyncEvent done = SyncEvent::of(SyncEvent::Kind::Done);
    done.height = m_chain.tip().height;
    done.hash = m_chain.tip().hash;
    emit happened(done);
}

} // namespace lockstep
