// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/peerstore.h"
#include "core/util/clock.h"

namespace lockstep {

class Database;

/// The peer store of a network's database, on its thread. What cannot be written is logged and forgotten: peers can be
/// found again.
class PeerRecords final : public PeerStore
{
public:
    PeerRecords(Database& database, const Clock& clock) : m_database(database), m_clock(clock) { }

    std::vector<KnownAddress> addresses() override;
    void replaceAddresses(const std::vector<KnownAddress>& addresses) override;
    std::vector<Ban> bans() override; ///< Those that are over are forgotten.
    void addBan(const Ban& ban) override;
    std::vector<HostPort> anchors() override;
    void setAnchors(const std::vector<HostPort>& anchors) override;

private:
    Database& m_database;
    const Clock& m_clock;
};

} // namespace lockstep
