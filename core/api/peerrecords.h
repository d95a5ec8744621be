// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/peerstore.h"

namespace lockstep {

class Database;

/// The peer store of a network's database. What cannot be written is logged and forgotten: peers can be found again.
class PeerRecords final : public PeerStore
{
public:
    explicit PeerRecords(Database& database) : m_database(database) { } ///< On the database's thread.

    std::vector<KnownAddress> addresses() override;
    void replaceAddresses(const std::vector<KnownAddress>& addresses) override;
    std::vector<Ban> bans() override;
    void addBan(const Ban& ban) override;
    std::vector<HostPort> anchors() override;
    void setAnchors(const std::vector<HostPort>& anchors) override;

private:
    Database& m_database;
};

} // namespace lockstep
