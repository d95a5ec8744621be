// SPDX-License-Identifier: MIT

#include "core/p2p/txrelay.h"

#include <algorithm>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t Remembered = 20'000; ///< Announcements: more than half an hour of mainnet's.
constexpr Moment AnswerLimit = 1min;
constexpr Moment SilenceLimit = 20min; ///< On a public network something is announced every second.

bool isTransaction(const InventoryItem& item)
{
    return item.type == InventoryType::Tx || item.type == InventoryType::Wtx;
}

InventoryItem withWitness(InventoryItem item)
{
    if (item.type == InventoryType::Tx) item.type = InventoryType::WitnessTx;
    return item;
}

} // namespace

TxRelay::TxRelay(PeerPool& pool, P2pContext& context, Heard heard)
    : m_pool(pool)
    , m_context(context)
    , m_heard(std::move(heard))
    , m_known(Remembered)
{
}

void TxRelay::schedule()
{
    Peer* peer = m_pool.relay();
    if (!peer) return;
    refill();
    dropOverdue();
    Inventory wanted;
    while (!m_queue.empty() && m_asked.size() < MaxAsked && m_thousandths >= 1000 && m_bytes > 0) {
        const InventoryItem item = withWitness(m_queue.front());
        m_queue.pop_front();
        m_thousandths -= 1000;
        m_asked.emplace(item.hash, m_context.time.now());
        wanted.items.push_back(item);
    }
    if (!wanted.items.empty()) peer->send(command::GetData, wanted.serialize());
    leaveTheSilent(*peer);
}

void TxRelay::refill()
{
    const Moment now = m_context.time.now();
    const std::int64_t passed = (now - m_refilledAt).count();
    m_refilledAt = now;
    m_thousandths = std::min(Burst * 1000, m_thousandths + passed * PerSecond);
    m_bytes = std::min(BytesBurst, m_bytes + passed * BytesPerSecond / 1000);
}

void TxRelay::dropOverdue()
{
    std::erase_if(m_asked,
                  [now = m_context.time.now()](const auto& asked) { return now - asked.second > AnswerLimit; });
}

/// It may be surrounded itself, or keep quiet on purpose: another one is called.
void TxRelay::leaveTheSilent(Peer& peer)
{
    const P2pOptions& options = m_context.options;
    if (!options.named.empty() || options.network.isPrivateChain()) return;
    const Moment now = m_context.time.now();
    if (!m_listeningSince) m_listeningSince = now;
    if (now - std::max(*m_listeningSince, peer.lastByteOf(command::Inv)) > SilenceLimit)
        peer.close(QStringLiteral("closed: it announces no transactions"));
}

Result<void> TxRelay::take(Peer& peer, const Frame& frame)
{
    if (frame.command == command::Inv) return takeInventory(frame);
    if (frame.command == command::Tx) return takeTransaction(peer, frame);
    if (frame.command == command::NotFound) return takeNotFound(frame);
    return {}; // of the chain it is asked nothing
}

Result<void> TxRelay::takeInventory(const Frame& frame)
{
    const auto news = Inventory::parse(frame.payload);
    if (!news) return news.error();
    for (const InventoryItem& item : news->items) {
        if (!isTransaction(item) || m_queue.size() >= MaxQueued) continue;
        if (m_known.insert(item.hash)) m_queue.push_back(item);
    }
    return {};
}

Result<void> TxRelay::takeTransaction(Peer& peer, const Frame& frame)
{
    m_bytes -= static_cast<std::int64_t>(frame.payload.size());
    const auto transaction = Transaction::parse(frame.payload);
    if (!transaction) return transaction.error();
    if (!wasAsked(*transaction)) {
        if (++m_unasked <= MaxUnasked) return {};
        return Error{Errc::Malformed, "sends transactions that nobody asked for"};
    }
    if (transaction->isCoinbase() || !checkTransaction(*transaction)) return {}; // no block could have it like this
    m_known.insert(transaction->txid().bytes);
    m_heard(*transaction, peer);
    return {};
}

bool TxRelay::wasAsked(const Transaction& transaction)
{
    return m_asked.erase(transaction.wtxid().bytes) > 0 || m_asked.erase(transaction.txid().bytes) > 0;
}

Result<void> TxRelay::takeNotFound(const Frame& frame)
{
    const auto missing = Inventory::parse(frame.payload);
    if (!missing) return missing.error();
    for (const InventoryItem& item : missing->items) m_asked.erase(item.hash);
    return {};
}

void TxRelay::forgetPeer()
{
    m_queue.clear();
    m_asked.clear();
    m_unasked = 0;
    m_listeningSince.reset();
}

} // namespace lockstep::p2p
