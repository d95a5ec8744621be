// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/p2pchainclient.h"
#include "tests/support/asked.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakepeer.h"

#include <QTest>

#include <memory>
#include <vector>

namespace lockstep::test {

/// A client, the fake peers it is told to call, and the chain they share. Time moves only by `advance`.
class ClientHarness
{
public:
    explicit ClientHarness(int peerCount = 1, int blocks = 20)
    {
        if (!m_chain.mine(blocks)) qFatal("no blocks");
        for (int i = 0; i < peerCount; ++i) m_peers.push_back(std::make_unique<FakePeer>(m_chain));
    }

    FakePeer& peer(std::size_t i = 0) { return *m_peers[i]; }
    std::size_t count() const { return m_peers.size(); }
    PracticeChain& chain() { return m_chain; }
    const PracticeChain& chain() const { return m_chain; }

    P2pOptions options()
    {
        P2pOptions options;
        options.network = m_chain.params();
        options.clock = &m_clock;
        options.tick = std::chrono::milliseconds(2);
        for (const auto& peer : m_peers) options.named.push_back(peer->address());
        return options;
    }

    P2pChainClient& client()
    {
        if (!m_client) m_client = std::make_unique<P2pChainClient>(options());
        return *m_client;
    }
    void closeClient() { m_client.reset(); }

    /// Starts the client and waits until it speaks with all peers.
    P2pChainClient& connected()
    {
        client().start();
        if (!QTest::qWaitFor([this] { return client().peers().size() == m_peers.size(); })) qFatal("not connected");
        return client();
    }

    /// The same, where the last one comes after all others.
    P2pChainClient& connectedWithTheLastBehind()
    {
        FakePeer& last = *m_peers.back();
        last.stopListening();
        client().start();
        if (!QTest::qWaitFor([this] { return client().peers().size() == m_peers.size() - 1; })) qFatal("not connected");
        last.listenAgain();
        client().addPeer(last.address());
        return connected();
    }

    /// In steps, as a clock that runs: a jump of a minute would be taken for sleep.
    void advance(std::chrono::milliseconds by)
    {
        using namespace std::chrono_literals;
        while (by > 0ms) {
            const auto step = std::min<std::chrono::milliseconds>(by, 5s);
            m_clock.advance(step);
            by -= step;
            QTest::qWait(6); // a few ticks
        }
    }
    FakeClock& clock() { return m_clock; }

    /// Until the client has taken in all that this peer sent, and what it did then has gone out: what has not happened
    /// by then did not follow from it.
    void roundTrip(std::size_t i = 0)
    {
        const int before = peer(i).asked("pong");
        peer(i).send("ping", Bytes(8));
        if (!QTest::qWaitFor([&] { return peer(i).asked("pong") > before; })) qFatal("no pong");
    }

    BlockRange range(int first, int last)
    {
        BlockRange range{{first}, {}};
        for (int height = first; height <= last; ++height) range.hashes.push_back(m_chain.block({height})->point.hash);
        return range;
    }
    ChainPoint point(int height) { return m_chain.block({height})->point; }
    BlockHash hash(int height) { return point(height).hash; }
    PeerId idOf(std::size_t i)
    {
        for (const PeerInfo& info : client().peers())
            if (info.address == m_peers[i]->address().text()) return info.id;
        return {};
    }

private:
    FakeClock m_clock;
    PracticeChain m_chain{m_clock};
    std::vector<std::unique_ptr<FakePeer>> m_peers;
    std::unique_ptr<P2pChainClient> m_client;
};

} // namespace lockstep::test
