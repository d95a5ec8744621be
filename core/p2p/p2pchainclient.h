// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/p2p/calls/peerpool.h"
#include "core/p2p/context/p2pcontext.h"
#include "core/p2p/payments/broadcasts.h"
#include "core/p2p/payments/txrelay.h"
#include "core/p2p/peers/peerprobe.h"
#include "core/p2p/requests/blockrequests.h"
#include "core/p2p/requests/filterrequests.h"
#include "core/p2p/requests/headerrequests.h"
#include "core/p2p/requests/sourcedrequests.h"

#include <QTimer>

#include <array>

namespace lockstep {

/// The chain as Bitcoin's peer-to-peer network tells it (BIP 157/158). Everything happens on the thread that made it.
/// Destroying it ends every waiting request with Stopping; their coroutines are resumed by the thread's event loop.
class P2pChainClient final : public ChainClient, public PeerControl
{
    Q_OBJECT

public:
    explicit P2pChainClient(P2pOptions options, QObject* parent = nullptr);
    ~P2pChainClient() override;

    void start() override;
    void stop() override;
    void setOnline(bool online) override;
    void cancelRequests() override;
    bool isConnected() const override;
    std::vector<PeerInfo> peers() const override;
    std::vector<PeerSetAside> peersSetAside() const override { return m_pool.liars(); }

    void askWhoHas(const ChainPoint& block) override;
    QString addressOf(PeerId peer) const override;
    int peersWith(const ChainPoint& block) const override;
    bool mayAnybodyHave(const ChainPoint& block) const override;
    std::optional<BlockHeight> missingBlock() const override { return m_blocks.missing(); }

    QCoro::Task<Result<From<std::vector<BlockHeader>>>> headers(std::vector<BlockHash> locator,
                                                                std::vector<PeerId> besides) override;
    QCoro::Task<Result<std::vector<From<FilterHashes>>>> filterHashes(BlockRange range, int sources) override;
    QCoro::Task<Result<std::vector<From<std::vector<FilterHeader>>>>> filterCheckpoints(ChainPoint stop,
                                                                                        int sources) override;
    QCoro::Task<Result<std::vector<From<Bytes>>>> filters(BlockRange range, std::vector<PeerId> besides) override;
    QCoro::Task<Result<From<Bytes>>> block(ChainPoint block) override;
    QCoro::Task<Result<int>> broadcast(Transaction transaction) override;
    void setListening(ListenFor what) override;
    std::optional<QString> listensTo() const override;
    void report(PeerId peer, Offence offence, const QString& detail) override;

    std::optional<std::int64_t> clockOffset() const override; ///< The median.

    PeerControl* peerControl() override { return this; }
    void setPeers(const PeerSettings& settings) override;
    void addPeer(const HostPort& address) override;
    void disconnectPeer(PeerId peer) override;
    void banPeer(PeerId peer) override;
    QCoro::Task<Result<PeerReport>> probe(HostPort address, std::optional<HostPort> proxy) override;

    const p2p::AddressBook& addressBook() const { return m_pool.addressBook(); }

private:
    std::array<p2p::RequestKind*, 5> kinds() { return {&m_headers, &m_sourced, &m_filters, &m_blocks, &m_broadcasts}; }
    static Error stopping(); ///< How every question ends once it is closed.
    void tick();
    void scheduleSoon();
    void schedule();
    void onReceived(p2p::Peer* peer, p2p::Frame& frame);
    Result<void> dispatch(p2p::Peer& peer, p2p::Frame& frame);
    Result<void> takeInventory(p2p::Peer& peer, p2p::Frame& frame);
    Result<void> takeRelayed(p2p::Peer& peer, p2p::Frame& frame);
    void tellSeen(const p2p::Peer& peer, const p2p::Inventory& news);
    template <typename Message>
    Result<void> takeAddresses(p2p::Peer& peer, p2p::Frame& frame);

    SystemClock m_systemClock;
    p2p::P2pContext m_context;
    p2p::PeerPool m_pool;
    p2p::HeaderRequests m_headers;
    p2p::SourcedRequests m_sourced;
    p2p::FilterRequests m_filters;
    p2p::BlockRequests m_blocks;
    p2p::Broadcasts m_broadcasts;
    p2p::TxRelay m_relay;
    std::vector<std::unique_ptr<p2p::PeerProbe>> m_probes;
    std::optional<BlockHash> m_asked; ///< Who has it; last time.
    QTimer m_tick;
    QTimer m_soon; ///< Fires once, as soon as the event loop is free.
    bool m_running = false;
    bool m_stopped = false;
};

} // namespace lockstep
