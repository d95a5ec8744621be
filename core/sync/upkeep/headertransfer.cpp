// SPDX-License-Identifier: MIT

#include "core/sync/upkeep/headertransfer.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int32_t HeadersAStep = 5'000; ///< Some ten milliseconds, most of it for the disk.
constexpr int SumShare = 10; ///< Percent of an import that the checksum takes.

int share(BlockHeight next, const HeaderFileHead& head)
{
    const auto done = std::int64_t{next - head.first};
    return static_cast<int>(100 * done / std::max<std::int64_t>(1, head.count));
}

} // namespace

// --- To a file

HeaderExport::HeaderExport(const ChainState& chain, DatabaseIdentity network, std::string path,
                           UpkeepDone<HeaderFileReport> done)
    : m_chain(chain)
    , m_network(std::move(network))
    , m_path(std::move(path))
    , m_done(std::move(done))
{
}

void HeaderExport::tellProgress() const { m_done.tell(share(m_next, m_head)); }

Result<bool> HeaderExport::step()
{
    if (!m_file) {
        m_head.count = static_cast<std::uint32_t>(m_chain.storedHeaders().value);
        if (m_head.count == 0) return Error{Errc::NotFound, "no headers are here yet"};
        auto begun = HeaderFileWriter::begin(m_path, m_network, m_head);
        if (!begun) return begun.error();
        m_file.emplace(*std::move(begun));
        return true;
    }
    std::vector<BlockHeader> headers;
    for (std::int32_t i = 0; i < HeadersAStep && m_next <= m_head.last(); ++i, m_next = m_next + 1)
        headers.push_back(m_chain.headers().header(m_next));
    if (auto written = m_file->append(headers); !written) return written.error();
    if (m_next <= m_head.last()) return true;
    if (auto finished = m_file->finish(); !finished) return finished.error();
    return false;
}

void HeaderExport::end(const std::optional<Error>& error)
{
    m_file.reset(); // and with it what is half written
    if (error) return m_done(*error);
    m_done(HeaderFileReport{HeaderFileOutcome::Written, m_head.first, m_head.last()});
}

// --- From a file

HeaderImport::HeaderImport(const ChainState& chain, DatabaseIdentity network, std::string path, Accept accept,
                           UpkeepDone<HeaderFileReport> done)
    : m_chain(chain)
    , m_network(std::move(network))
    , m_path(std::move(path))
    , m_accept(std::move(accept))
    , m_done(std::move(done))
{
}

void HeaderImport::tellProgress() const
{
    const bool isReading = m_file && m_isSummed;
    m_done.tell(isReading ? SumShare + share(m_next, m_file->head()) * (100 - SumShare) / 100 : 0);
}

Result<bool> HeaderImport::step()
{
    if (!m_file) {
        auto opened = HeaderFileReader::open(m_path, m_network);
        if (!opened) return opened.error();
        m_file.emplace(*std::move(opened));
        m_next = m_file->head().first;
        return true;
    }
    if (!m_isSummed) {
        const auto more = m_file->checkMore();
        if (!more) return more;
        m_isSummed = !*more;
        return true;
    }
    const auto headers = m_file->readMore(HeadersAStep);
    if (!headers) return headers.error();
    if (headers->empty()) return false;
    return take(*headers);
}

/// All or none of a run are accepted: after a refusal half of it, up to the one that is wrong. Each part is a write.
Result<bool> HeaderImport::take(std::span<const BlockHeader> headers)
{
    const auto isDisk = [](Errc code) { return code == Errc::DiskFull || code == Errc::Io || code == Errc::Database; };
    const auto isKnown = [&](const BlockHeader& header) { return m_chain.headers().isKnown(header.hash()); };
    for (std::size_t size = headers.size(); !headers.empty();) {
        const auto part = headers.first(std::min(size, headers.size()));
        const auto change = m_accept(part);
        if (!change && isDisk(change.error().code)) return change.error();
        if (!change && part.size() == 1) return Error{change.error().code, std::to_string(m_next.value)};
        size = change ? size : part.size() / 2;
        if (!change) continue;
        m_added += change->connected - change->disconnected;
        m_hasSwitched = m_hasSwitched || change->disconnected > 0;
        const auto taken = isKnown(part.back()) ? part.end() : std::ranges::partition_point(part, isKnown);
        m_next = m_next + static_cast<std::int32_t>(taken - part.begin());
        if (taken != part.end()) return Error{Errc::BadTime, std::to_string(m_next.value)}; // the rest comes too early
        m_last = part.back().hash();
        headers = headers.subspan(part.size());
    }
    return true;
}

HeaderFileReport HeaderImport::report() const
{
    const HeaderChain& headers = m_chain.headers();
    HeaderFileReport report;
    report.first = m_file->head().first;
    report.last = m_file->head().last();
    report.added = std::max(0, m_added);
    report.isProved = headers.isProved();
    const auto held = headers.heldReorg();
    if (m_hasSwitched)
        report.outcome = HeaderFileOutcome::Switched;
    else if (m_added > 0)
        report.outcome = HeaderFileOutcome::Added;
    else if (m_last && headers.heightOf(*m_last))
        report.outcome = HeaderFileOutcome::Known;
    else
        report.outcome = held && m_last == held->tip.hash ? HeaderFileOutcome::Held : HeaderFileOutcome::LesserBranch;
    return report;
}

void HeaderImport::end(const std::optional<Error>& error)
{
    if (error) return m_done(*error);
    m_done(report());
}

} // namespace lockstep
