// SPDX-License-Identifier: MIT

#include "core/api/engine/peerrecords.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/peerrepository.h"

#include <QLoggingCategory>

#include <algorithm>

namespace lockstep {

namespace {

Q_LOGGING_CATEGORY(lcPeers, "lockstep.peers", QtInfoMsg)

std::vector<PeerRow> rowsOf(Database& database)
{
    auto rows = PeerRepository(database).all();
    return rows ? *std::move(rows) : std::vector<PeerRow>();
}

/// A ban counts for a host with all its ports, so its row has no port.
bool isBan(const PeerRow& row) { return row.bannedUntil > 0; }

HostPort addressOf(const PeerRow& row)
{
    const auto parsed = HostPort::parse(QString::fromStdString(row.address), 0);
    return parsed ? *parsed : HostPort{};
}

template <typename Work>
void write(Database& database, Work work)
{
    const Result<void> written = inTransaction(database, Durability::Normal, work);
    if (!written) qCWarning(lcPeers, "peers could not be stored: %s", written.error().detail.c_str());
}

/// Everything that `isOld` says, out; `rows`, in.
template <typename IsOld>
void replace(Database& database, const std::vector<PeerRow>& rows, IsOld isOld)
{
    const std::vector<PeerRow> before = rowsOf(database);
    write(database, [&]() -> Result<void> {
        PeerRepository peers(database);
        for (const PeerRow& row : before) {
            if (!isOld(row)) continue;
            if (auto removed = peers.remove(row.address); !removed) return removed;
        }
        return peers.put(rows);
    });
}

} // namespace

std::vector<KnownAddress> PeerRecords::addresses()
{
    std::vector<KnownAddress> known;
    for (const PeerRow& row : rowsOf(m_database)) {
        if (isBan(row)) continue;
        known.push_back(
            {addressOf(row), static_cast<std::uint64_t>(row.services), row.lastSeen, row.lastSuccess, row.failures});
    }
    return known;
}

void PeerRecords::replaceAddresses(const std::vector<KnownAddress>& addresses)
{
    const std::vector<HostPort> kept = anchors();
    std::vector<PeerRow> rows;
    for (const KnownAddress& known : addresses) {
        PeerRow row;
        row.address = known.address.text().toStdString();
        row.services = static_cast<std::int64_t>(known.services);
        row.lastSeen = known.lastSeen;
        row.lastSuccess = known.lastSuccess;
        row.failures = known.failures;
        row.anchor = std::ranges::find(kept, known.address) != kept.end();
        rows.push_back(std::move(row));
    }
    replace(m_database, rows, [](const PeerRow& row) { return !isBan(row) && !row.anchor; });
}

std::vector<Ban> PeerRecords::bans()
{
    std::vector<PeerRow> rows = rowsOf(m_database);
    std::erase_if(rows, [](const PeerRow& row) { return !isBan(row); });
    const auto isOver
        = [now = m_clock.unixSeconds()](const PeerRow& row) { return isBan(row) && row.bannedUntil <= now; };
    if (std::erase_if(rows, isOver) > 0) replace(m_database, {}, isOver);
    std::vector<Ban> all;
    for (const PeerRow& row : rows) all.push_back({QString::fromStdString(row.address), row.bannedUntil, {}});
    return all;
}

void PeerRecords::addBan(const Ban& ban)
{
    PeerRow row;
    row.address = ban.host.toStdString();
    row.bannedUntil = ban.until;
    write(m_database, [&] { return PeerRepository(m_database).put(std::span(&row, 1)); });
}

std::vector<HostPort> PeerRecords::anchors()
{
    std::vector<HostPort> all;
    for (const PeerRow& row : rowsOf(m_database))
        if (row.anchor) all.push_back(addressOf(row));
    return all;
}

void PeerRecords::setAnchors(const std::vector<HostPort>& anchors)
{
    std::vector<PeerRow> rows = rowsOf(m_database);
    std::erase_if(rows, isBan);
    std::vector<HostPort> missing = anchors;
    for (PeerRow& row : rows) {
        const HostPort address = addressOf(row);
        row.anchor = std::erase(missing, address) > 0;
    }
    for (const HostPort& address : missing) {
        PeerRow row;
        row.address = address.text().toStdString();
        row.anchor = true;
        rows.push_back(std::move(row));
    }
    write(m_database, [&] { return PeerRepository(m_database).put(rows); });
}

} // namespace lockstep
