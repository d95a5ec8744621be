// SPDX-License-Identifier: MIT

// What peers send: each message goes to the part that asked for it, or that its news are for.

#include "core/p2p/messages/addressmessages.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/p2pchainclient.h"

namespace lockstep {

using namespace p2p;

void P2pChainClient::onReceived(Peer* peer, Frame& frame)
{
    const auto taken = dispatch(*peer, frame);
    if (!taken) peer->close(QString::fromStdString(taken.error().detail));
    scheduleSoon();
}

Result<void> P2pChainClient::dispatch(Peer& peer, Frame& frame)
{
    const std::string_view what = frame.command;
    if (peer.purpose() == Purpose::Relay) return takeRelayed(peer, frame);
    if (peer.purpose() == Purpose::Offer)
        return what == command::GetData ? m_broadcasts.take(peer, frame) : Result<void>();
    if (what == Addr::Command) return takeAddresses<Addr>(peer, frame);
    if (what == AddrV2::Command) return takeAddresses<AddrV2>(peer, frame);
    if (peer.purpose() == Purpose::Addresses) return {};
    if (what == Headers::Command) return m_headers.take(peer, frame);
    if (what == command::Inv) return takeInventory(peer, frame);
    if (what == CFilter::Command) return m_filters.take(peer, frame);
    if (what == CFHeaders::Command || what == CFCheckpt::Command) return m_sourced.take(peer, frame);
    if (what == command::Block || what == command::NotFound) return m_blocks.take(peer, frame);
    if (what == command::GetData) return m_broadcasts.take(peer, frame);
    return {}; // we serve no chain, and want no transaction that we did not make
}

/// Only the news of blocks is of use here, and of transactions that we sent.
Result<void> P2pChainClient::takeInventory(Peer& peer, Frame& frame)
{
    const auto message = Inventory::parse(frame.payload);
    if (!message) return message.error();
    tellSeen(peer, *message);
    std::vector<BlockHash> blocks;
    for (const InventoryItem& item : message->items)
        if (item.isBlock()) blocks.push_back(item.blockHash());
    if (!blocks.empty()) m_headers.takeAnnouncement(peer, blocks);
    return {};
}

Result<void> P2pChainClient::takeRelayed(Peer& peer, Frame& frame)
{
    if (frame.command == command::Inv)
        if (const auto news = Inventory::parse(frame.payload)) tellSeen(peer, *news);
    return m_relay.take(peer, frame);
}

void P2pChainClient::tellSeen(const Peer& peer, const Inventory& news)
{
    for (const Txid& txid : m_broadcasts.heardOf(peer, news)) emit transactionSeen(txid);
}

template <typename Message>
Result<void> P2pChainClient::takeAddresses(Peer& peer, Frame& frame)
{
    const auto message = Message::parse(frame.payload);
    if (!message) return message.error();
    m_pool.takeAddresses(peer, message->addresses);
    return {};
}

} // namespace lockstep
