// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/hostport.h"

#include <cstdint>
#include <vector>

namespace lockstep {

/// A node that somebody told us of.
struct KnownAddress
{
    HostPort address;
    std::uint64_t services = 0; ///< As gossiped, or as the node itself said.
    std::int64_t lastSeen = 0; ///< Unix seconds, by hearsay.
    std::int64_t lastSuccess = 0; ///< Unix seconds of our last finished handshake; 0 = never.
    std::int32_t failures = 0; ///< Attempts in vain since then.
};

struct Ban
{
    QString host;
    std::int64_t until = 0; ///< Unix seconds.
    QString reason;
};

/// What the peer-to-peer client remembers between two runs. Called on the sync thread, rarely.
class PeerStore
{
public:
    virtual ~PeerStore() = default;

    virtual std::vector<KnownAddress> addresses() = 0;
    virtual void replaceAddresses(const std::vector<KnownAddress>& addresses) = 0;

    virtual std::vector<Ban> bans() = 0; ///< Those of the past may be left out.
    virtual void addBan(const Ban& ban) = 0; ///< Replaces an earlier one of the same host.

    /// Two nodes of the last run, dialed first: so that a restart is no chance to surround us.
    virtual std::vector<HostPort> anchors() = 0;
    virtual void setAnchors(const std::vector<HostPort>& anchors) = 0;
};

/// Forgets everything at the end of the run.
class MemoryPeerStore final : public PeerStore
{
public:
    std::vector<KnownAddress> addresses() override { return m_addresses; }
    void replaceAddresses(const std::vector<KnownAddress>& addresses) override { m_addresses = addresses; }
    std::vector<Ban> bans() override { return m_bans; }
    void addBan(const Ban& ban) override
    {
        std::erase_if(m_bans, [&](const Ban& old) { return old.host == ban.host; });
        m_bans.push_back(ban);
    }
    std::vector<HostPort> anchors() override { return m_anchors; }
    void setAnchors(const std::vector<HostPort>& anchors) override { m_anchors = anchors; }

private:
    std::vector<KnownAddress> m_addresses;
    std::vector<Ban> m_bans;
    std::vector<HostPort> m_anchors;
};

} // namespace lockstep
