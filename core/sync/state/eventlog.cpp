// SPDX-License-Identifier: MIT

#include "core/sync/state/eventlog.h"

#include "core/storage/repositories/eventrepository.h"
#include "core/util/errcnumber.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace lockstep {

namespace {

constexpr std::array Lies{std::pair{Offence::BadHeaders, std::string_view("headers")},
                          std::pair{Offence::BadFilterHeaders, std::string_view("filter-headers")},
                          std::pair{Offence::BadFilter, std::string_view("filter")},
                          std::pair{Offence::BadBlock, std::string_view("block")}};

} // namespace

Result<void> EventLog::reorg(BlockHeight fork, std::int32_t undone)
{
    return add(eventkind::Reorg, std::nullopt, fork, std::to_string(undone));
}

Result<void> EventLog::importStarted(const JobRow& job) { return addOf(job, eventkind::ImportStarted, job.next, {}); }

Result<void> EventLog::importDone(const JobRow& job)
{
    return addEndOf(job, eventkind::ImportDone, job.next - 1, std::to_string(job.found));
}

Result<void> EventLog::importCancelled(const JobRow& job)
{
    return addEndOf(job, eventkind::ImportCancelled, job.next, {});
}

Result<void> EventLog::importFailed(const JobRow& job, const Error& error)
{
    return addEndOf(job, eventkind::ImportFailed, job.next, eventDetail(error));
}

Result<void> EventLog::walletFailed(WalletId wallet, BlockHeight height, const Error& error)
{
    return add(eventkind::WalletFailed, wallet, height, eventDetail(error));
}

Result<void> EventLog::filterDisputed(BlockHeight height, std::int32_t liars)
{
    if (liars == 0) return add(eventkind::FilterDisputed, std::nullopt, height, {});
    return add(eventkind::FilterLie, std::nullopt, height, std::to_string(liars));
}

Result<void> EventLog::chainFailed(BlockHeight height, const Error& error)
{
    return add(eventkind::ChainFailed, std::nullopt, height, eventDetail(error));
}

/// A look for an outpoint is no event: question and answer stand with its job, and go with it.
Result<void> EventLog::addOf(const JobRow& job, std::string_view kind, BlockHeight height, std::string detail)
{
    if (job.kind == JobKind::Outpoint) return {};
    return add(kind, job.wallet, height, std::move(detail));
}

/// With what it took of the network.
Result<void> EventLog::addEndOf(const JobRow& job, std::string_view kind, BlockHeight height, std::string detail)
{
    if (job.kind == JobKind::Outpoint) return {};
    return add(kind, job.wallet, height, std::move(detail), job.bytes);
}

Result<void> EventLog::storeMended(BlockHeight from, std::int32_t count)
{
    return add(eventkind::StoreMended, std::nullopt, from, std::to_string(count));
}

Result<void> EventLog::filterHeadersMended(BlockHeight from, std::int32_t count)
{
    return add(eventkind::FilterHeadersMended, std::nullopt, from, std::to_string(count));
}

Result<void> EventLog::storeDamaged(std::optional<WalletId> wallet, BlockHeight from)
{
    return add(eventkind::StoreDamaged, wallet, from, {});
}

Result<void> EventLog::outboxMended(std::int32_t count)
{
    return add(eventkind::OutboxMended, std::nullopt, {}, std::to_string(count));
}

Result<void> EventLog::fileMended() { return add(eventkind::FileMended, std::nullopt, {}, {}); }

Result<void> EventLog::chainRebuilt(BlockHeight tip) { return add(eventkind::ChainRebuilt, std::nullopt, tip, {}); }

Result<void> EventLog::walletRebuilt(WalletId wallet, BlockHeight from)
{
    return add(eventkind::WalletRebuilt, wallet, from, {});
}

Result<void> EventLog::paymentsFound(WalletId wallet, BlockHeight height, std::int32_t count)
{
    return add(eventkind::PaymentsFound, wallet, height, std::to_string(count));
}

Result<void> EventLog::paymentsReplaced(WalletId wallet, std::optional<BlockHeight> block, std::int32_t count)
{
    return add(eventkind::PaymentsReplaced, wallet, block, std::to_string(count));
}

Result<void> EventLog::paymentsRevived(WalletId wallet, BlockHeight fork, std::int32_t count)
{
    return add(eventkind::PaymentsRevived, wallet, fork, std::to_string(count));
}

Result<void> EventLog::paymentsExpired(WalletId wallet, BlockHeight height, std::int32_t count)
{
    return add(eventkind::PaymentsExpired, wallet, height, std::to_string(count));
}

Result<void> EventLog::paymentsGivenUp(WalletId wallet, std::int32_t count)
{
    return add(eventkind::PaymentsGivenUp, wallet, {}, std::to_string(count));
}

Result<void> EventLog::peerSetAside(const PeerSetAside& liar)
{
    return add(eventkind::PeerSetAside, std::nullopt, {}, eventDetail(liar));
}

Result<void> EventLog::rebuilt(WalletId wallet, BlockHeight to, std::int32_t now, std::int32_t before, bool isAlike)
{
    if (isAlike) return add(eventkind::RebuiltAlike, wallet, to, std::to_string(now));
    return add(eventkind::RebuiltOtherwise, wallet, to, std::to_string(now) + '/' + std::to_string(before));
}

Result<void> EventLog::add(std::string_view kind, std::optional<WalletId> wallet, std::optional<BlockHeight> height,
                           std::string detail, std::optional<std::int64_t> bytes)
{
    EventRow row;
    row.time = m_clock.unixSeconds();
    row.kind = kind;
    row.wallet = wallet;
    row.height = height;
    row.detail = std::move(detail);
    row.bytes = bytes;
    return EventRepository(m_database).append(row);
}

std::string eventDetail(const Error& error)
{
    return std::to_string(static_cast<int>(error.code)) + ' ' + error.detail;
}

std::optional<Error> errorOfDetail(const std::string& detail)
{
    int code = 0;
    const auto [end, failure] = std::from_chars(detail.data(), detail.data() + detail.size(), code);
    const bool isError = failure == std::errc() && end != detail.data() + detail.size() && *end == ' ';
    const auto known = errcOf(code);
    if (!isError || !known) return std::nullopt;
    return Error{*known, std::string(end + 1, detail.data() + detail.size())};
}

std::string eventDetail(const PeerSetAside& liar)
{
    const auto lie = std::ranges::find(Lies, liar.offence, &decltype(Lies)::value_type::first);
    return std::string(lie->second) + ' ' + liar.address.toStdString();
}

std::optional<PeerSetAside> peerOfDetail(const std::string& detail)
{
    const std::size_t end = std::min(detail.find(' '), detail.size());
    const auto lie
        = std::ranges::find(Lies, std::string_view(detail).substr(0, end), &decltype(Lies)::value_type::second);
    if (lie == Lies.end() || end == detail.size()) return std::nullopt;
    return PeerSetAside{QString::fromStdString(detail.substr(end + 1)), lie->first};
}

} // namespace lockstep
