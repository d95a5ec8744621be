// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/p2pchainclient.h"
#include "tests/core/sync/lifepeers.h"
#include "tests/support/fakepeer.h"

#include <memory>
#include <random>
#include <vector>

namespace lockstep::test {

/// Nodes with sockets, each on a loopback address of its own, found by gossip as on a public network: some honest
/// whatever befalls them, some that lie now and then. Time passes with the turns of the event loop that all share, so
/// that no deadline runs out while nobody could answer.
class SocketLifePeers final : public LifePeers
{
public:
    SocketLifePeers(SyncWorld& world, std::uint32_t seed); ///< From now on the world's client calls them.
    ~SocketLifePeers() override; ///< After the world was closed.

    std::uint32_t turnsOfAnAnswer() const override { return 6; } ///< Written, read, written, read, and some for us.
    void comeOrGo() override;
    void stall(Stall how, BlockHeight from) override;
    std::function<bool(const BlockHash&)> nextVictims() override;
    void meetLiar(Lies lies, bool isAlone) override;
    void passOn(const Transaction& transaction) override;
    void settle() override;
    QString complaint() override;
    QString state() const override;

private:
    struct Node
    {
        std::unique_ptr<FakePeer> peer;
        bool isHonest = true;
        bool sendsNoFilter = false; ///< It tells of them.
    };

    std::uint32_t pick(std::uint32_t below) { return static_cast<std::uint32_t>(m_random() % below); }
    FakePeer& anyPeer() { return *m_nodes[pick(static_cast<std::uint32_t>(m_nodes.size()))].peer; }
    Node& nextLiar();
    std::unique_ptr<ChainClient> makeClient();
    void letListen(FakePeer& peer, bool wanted);
    void letHonestListen(bool wanted);
    void tellOfBlocks();
    void tellOfEachOther();
    void passADay(); ///< Bans end.
    std::function<bool(std::string&, Bytes&)> someForgery(); ///< What it sends is not what it told of.

    SyncWorld& m_world;
    std::shared_ptr<PracticeChain> m_chain;
    std::mt19937 m_random; // a test's own dice
    WorldClock m_clock;
    MemoryPeerStore m_store;
    std::vector<Node> m_nodes;
    std::size_t m_liarsMet = 0;
};

} // namespace lockstep::test
