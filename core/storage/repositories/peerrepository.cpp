// SPDX-License-Identifier: MIT

#include "core/storage/repositories/peerrepository.h"

namespace lockstep {

namespace {

PeerRow readPeer(Cells& cells)
{
    PeerRow row;
    row.address = cells.utf8();
    row.services = cells.int64();
    row.lastSeen = cells.int64();
    row.lastSuccess = cells.int64();
    row.failures = cells.int32();
    row.bannedUntil = cells.int64();
    row.anchor = cells.boolean();
    return row;
}

} // namespace

Result<void> PeerRepository::put(std::span<const PeerRow> peers)
{
    for (const PeerRow& peer : peers) {
        auto done = m_db.run(u"INSERT OR REPLACE INTO peer"
                             u" (address, services, last_seen, last_success, failures, banned_until, anchor)"
                             u" VALUES (?, ?, ?, ?, ?, ?, ?)",
                             peer.address, peer.services, peer.lastSeen, peer.lastSuccess, peer.failures,
                             peer.bannedUntil, peer.anchor);
        if (!done) return done;
    }
    return {};
}

Result<std::vector<PeerRow>> PeerRepository::all()
{
    return m_db.all(u"SELECT address, services, last_seen, last_success, failures, banned_until, anchor FROM peer"
                    u" ORDER BY last_seen DESC, address",
                    readPeer);
}

Result<void> PeerRepository::remove(const std::string& address)
{
    return m_db.run(u"DELETE FROM peer WHERE address = ?", address);
}

} // namespace lockstep
