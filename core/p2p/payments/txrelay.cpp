// SPDX-License-Identifier: MIT

#include "core/p2p/payments/txrelay.h"

#include <algorithm>
#include <utility>

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

bool TxRelay::Source::wasAsked(const Transaction& transaction)
{
    return asked.erase(transaction.wtxid().bytes) > 0 || asked.erase(transaction.txid().bytes) > 0;
}

TxRelay::TxRelay(P2pContext& context, Heard heard)
    : m_context(context)
    , m_heard(std::move(heard))
    , m_known(Remembered)
    , m_sources{Source(First), Source(Second)}
{
}

void TxRelay::setFetches(bool fetches)
{
    m_fetches = fetches;
    if (fetches) return;
    m_told.clear();
    for (Source& source : m_sources) {
        source.queue.clear();
        source.queued.clear();
    }
}

/// Who was the second and is the first now is asked at once for what it told.
void TxRelay::takePeers(const std::vector<Peer*>& peers)
{
    auto& [first, second] = m_sources;
    const Peer* teller = second.peer;
    if (teller && !peers.empty() && peers.front() == teller) {
        std::swap(first, second);
        std::swap(first.allowance, second.allowance);
    }
    for (std::size_t i = 0; i < m_sources.size(); ++i) putPeer(m_sources[i], i < peers.size() ? peers[i] : nullptr);
    if (second.peer == teller) return;
    for (const Told& told : m_told)
        if (first.peer) want(first, told.item);
    m_told.clear();
}

void TxRelay::putPeer(Source& source, Peer* peer)
{
    if (source.peer == peer) return;
    source.peer = peer;
    source.since = m_context.time.now();
    source.queue.clear();
    source.queued.clear();
    source.asked.clear();
    source.unasked = 0;
}

void TxRelay::want(Source& source, const InventoryItem& item)
{
    if (source.queue.size() >= MaxQueued || m_known.contains(item.hash) || source.awaits(item.hash)) return;
    source.queue.push_back(item);
    source.queued.insert(item.hash);
}

TxRelay::Source* TxRelay::sourceOf(const Peer& peer)
{
    const auto found = std::ranges::find(m_sources, &peer, &Source::peer);
    return found == m_sources.end() ? nullptr : &*found;
}

void TxRelay::schedule()
{
    takeTold();
    for (Source& source : m_sources) {
        if (!source.peer) continue;
        askFor(source);
        leaveTheSilent(source); // and then the peers are others
    }
}

/// What the first had time to announce and to send, and did not, is asked of the second.
void TxRelay::takeTold()
{
    while (!m_told.empty() && m_context.time.now() - m_told.front().at >= m_context.deadline(Patience)) {
        want(m_sources[1], m_told.front().item);
        m_told.pop_front();
    }
}

void TxRelay::askFor(Source& source)
{
    const Moment now = m_context.time.now();
    source.allowance.refill(now);
    const Moment limit = m_context.deadline(AnswerLimit);
    std::erase_if(source.asked, [=](const auto& asked) { return now - asked.second > limit; });
    Inventory wanted;
    while (!source.queue.empty() && source.asked.size() < MaxAsked && source.allowance.hasRoom()) {
        const InventoryItem item = withWitness(source.queue.front());
        source.queue.pop_front();
        source.queued.erase(item.hash);
        if (m_known.contains(item.hash)) continue; // the other one has sent it meanwhile
        source.allowance.take();
        source.asked.emplace(item.hash, now);
        wanted.items.push_back(item);
    }
    if (!wanted.items.empty()) source.peer->send(command::GetData, wanted.serialize());
}

/// It may be surrounded itself, or keep quiet on purpose: another one is called.
void TxRelay::leaveTheSilent(Source& source)
{
    const P2pOptions& options = m_context.options;
    if (!options.named.empty() || options.network.isPrivateChain()) return;
    if (m_context.time.now() - std::max(source.since, source.peer->lastByteOf(command::Inv)) > SilenceLimit)
        source.peer->close(QStringLiteral("closed: it announces no transactions"));
}

Result<void> TxRelay::take(Peer& peer, const Frame& frame)
{
    Source* source = sourceOf(peer);
    if (!source) return {};
    if (frame.command == command::Inv) return takeInventory(*source, frame);
    if (frame.command == command::Tx) return takeTransaction(*source, frame);
    if (frame.command == command::NotFound) return takeNotFound(*source, frame);
    return {}; // of the chain it is asked nothing
}

Result<void> TxRelay::takeNotFound(Source& source, const Frame& frame)
{
    const auto missing = Inventory::parse(frame.payload);
    if (!missing) return missing.error();
    for (const InventoryItem& item : missing->items) source.asked.erase(item.hash);
    return {};
}

Result<void> TxRelay::takeInventory(Source& source, const Frame& frame)
{
    const auto news = Inventory::parse(frame.payload);
    if (!news) return news.error();
    if (!m_fetches) return {};
    for (const InventoryItem& item : news->items) {
        if (!isTransaction(item)) continue;
        if (isFirst(source)) want(source, item);
        if (!isFirst(source) && m_told.size() < MaxQueued) m_told.push_back({item, m_context.time.now()});
    }
    return {};
}

Result<void> TxRelay::takeTransaction(Source& source, const Frame& frame)
{
    source.allowance.takeBytes(frame.payload.size());
    const auto transaction = Transaction::parse(frame.payload);
    if (!transaction) return transaction.error();
    if (!source.wasAsked(*transaction)) {
        if (++source.unasked <= MaxUnasked) return {};
        return Error{Errc::Malformed, "sends transactions that nobody asked for"};
    }
    const bool isNews = m_known.insert(transaction->wtxid().bytes);
    m_known.insert(transaction->txid().bytes); // the other peer may announce it by its other name
    const bool mayBeInABlock = !transaction->isCoinbase() && checkTransaction(*transaction);
    if (!isNews || !mayBeInABlock) return {};
    m_heard(*transaction, *source.peer);
    return {};
}

} // namespace lockstep::p2p
