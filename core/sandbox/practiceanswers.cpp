// SPDX-License-Identifier: MIT

// What a practice node says to each request: the message half of PracticeSession.

#include "core/crypto/random.h"
#include "core/p2p/messages/addressmessages.h"
#include "core/p2p/messages/chainmessages.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/messages/handshakemessages.h"
#include "core/sandbox/practicenode.h"
#include "core/sandbox/practicesession.h"
#include "core/util/clock.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::string_view UserAgent = "/Lockstep practice node:1.0/";
constexpr std::size_t MaxWantedTransactions = 1'000; // of one inv

/// As a client without segwit wants it.
Bytes withoutWitnesses(const PracticeBlock& block)
{
    const Block parsed = Block::parse(block.raw).value();
    ByteWriter out;
    out.bytes(parsed.header.serialize()).compactSize(parsed.transactions.size());
    for (const Transaction& tx : parsed.transactions) out.bytes(tx.serializeWithoutWitness());
    return std::move(out).result();
}

} // namespace

void PracticeSession::handle(const p2p::Frame& frame)
{
    ++m_node.m_log.messages[frame.command];
    if (!m_ready) return handleFirst(frame);
    const std::string& command = frame.command;
    if (command == p2p::GetHeaders::Command) return handleGetHeaders(frame.payload);
    if (command == p2p::GetCFCheckpt::Command) return handleGetCFCheckpt(frame.payload);
    if (command == p2p::command::GetCFHeaders) return handleGetCFHeaders(frame.payload);
    if (command == p2p::command::GetCFilters) return handleGetCFilters(frame.payload);
    if (command == p2p::command::GetData) return handleGetData(frame.payload);
    if (command == p2p::command::Inv) return handleInv(frame.payload);
    if (command == p2p::command::Tx) return handleTx(frame.payload);
    if (command == p2p::Ping::Command) return handlePing(frame.payload);
    if (command == p2p::command::GetAddr) return answerGetAddr();
    if (command == p2p::command::SendHeaders) m_wantsHeaders = true;
    if (command == p2p::Version::Command || command == p2p::command::Verack) refuse("a second handshake");
    if (command == p2p::command::WtxidRelay || command == p2p::command::SendAddrV2) refuse("a late handshake message");
}

void PracticeSession::handleFirst(const p2p::Frame& frame)
{
    const std::string& command = frame.command;
    if (command == p2p::Version::Command) return handleVersion(frame.payload);
    if (!m_versionSeen) return refuse("a message before version");
    if (command == p2p::command::WtxidRelay) m_wantsWtxids = true;
    if (command == p2p::command::SendAddrV2) m_wantsAddrV2 = true;
    if (command == p2p::command::SendHeaders) m_wantsHeaders = true;
    if (command != p2p::command::Verack) return; // too early for anything else: ignored, as Core does
    m_ready = true;
    m_handshake.stop();
    m_announced = m_chain.tip().hash; // it came with our start height
    announceTransactions();
}

void PracticeSession::handleVersion(ByteSpan payload)
{
    const auto theirs = p2p::Version::parse(payload);
    if (!theirs) return refuse("a malformed version");
    if (std::exchange(m_versionSeen, true)) return refuse("a second version");
    if (theirs->protocol < p2p::OldestProtocolVersion) return refuse("an old protocol");
    m_wantsTransactions = theirs->relay;

    p2p::Version ours;
    ours.services = p2p::services::Network | p2p::services::Witness | p2p::services::CompactFilters;
    ours.time = m_node.m_clock.unixSeconds();
    ours.nonce = ByteReader(randomBytes<8>()).u64();
    ours.userAgent = UserAgent;
    ours.startHeight = m_chain.tip().height.value;
    ours.relay = true;
    send(ours);
    if (theirs->protocol >= p2p::ProtocolVersion) {
        send(p2p::command::WtxidRelay);
        send(p2p::command::SendAddrV2);
    }
    send(p2p::command::Verack);
}

void PracticeSession::handlePing(ByteSpan payload)
{
    const auto ping = p2p::Ping::parse(payload);
    if (!ping) return refuse("a malformed ping");
    send(p2p::Pong{ping->nonce});
}

void PracticeSession::answerGetAddr()
{
    if (m_wantsAddrV2) return send(p2p::AddrV2());
    send(p2p::Addr());
}

void PracticeSession::handleGetHeaders(ByteSpan payload)
{
    const auto request = p2p::GetHeaders::parse(payload);
    if (!request) return refuse("a malformed getheaders");
    p2p::Headers answer;
    if (request->locator.empty()) {
        const auto block = m_chain.find(request->stop);
        if (block) answer.headers.push_back(block->header);
        if (block) send(answer);
        return;
    }
    PracticeBlockPtr from = m_chain.block({0});
    for (const BlockHash& hash : request->locator) {
        const auto block = m_chain.find(hash);
        if (!block || !m_chain.isActive(*block)) continue;
        from = block;
        break;
    }
    while (answer.headers.size() < p2p::Headers::MaxHeaders && from->point.height < m_chain.tip().height) {
        from = m_chain.block(from->point.height + 1);
        answer.headers.push_back(from->header);
        if (from->point.hash == request->stop) break;
    }
    m_known = from;
    m_node.m_log.headersServed += static_cast<std::int64_t>(answer.headers.size());
    send(answer);
}

/// The last block of a range that may be asked for; nullptr after a refusal.
PracticeBlockPtr PracticeSession::rangeEnd(ByteSpan payload, std::size_t limit, BlockHeight& first)
{
    const auto range = p2p::FilterRange::parse(payload);
    const auto stop = range && range->type == p2p::BasicFilter ? m_chain.find(range->stop) : nullptr;
    if (!stop) {
        refuse("a filter range of another type, or up to an unknown block");
        return nullptr;
    }
    first = range->start;
    if (first > stop->point.height || static_cast<std::size_t>(stop->point.height - first) >= limit) {
        refuse("a filter range that is empty or too long");
        return nullptr;
    }
    return stop;
}

void PracticeSession::handleGetCFCheckpt(ByteSpan payload)
{
    const auto request = p2p::GetCFCheckpt::parse(payload);
    const auto stop = request && request->type == p2p::BasicFilter ? m_chain.find(request->stop) : nullptr;
    if (!stop) return refuse("a malformed getcfcheckpt, or one up to an unknown block");
    p2p::CFCheckpt answer;
    answer.stop = request->stop;
    for (auto height = p2p::CFCheckpt::Interval; height <= stop->point.height.value; height += p2p::CFCheckpt::Interval)
        answer.headers.push_back(m_chain.ancestor(stop, {height})->filterHeader);
    send(answer);
}

void PracticeSession::handleGetCFHeaders(ByteSpan payload)
{
    BlockHeight first;
    const auto stop = rangeEnd(payload, p2p::FilterRange::MaxHashes, first);
    if (!stop) return;
    RequestLog::remember(m_node.m_log.filterHeaderRanges, {first, stop->point.height});
    p2p::CFHeaders answer;
    answer.stop = stop->point.hash;
    if (first.value > 0) answer.previous = m_chain.ancestor(stop, first - 1)->filterHeader;
    for (auto height = first; height <= stop->point.height; height = height + 1)
        answer.hashes.push_back(m_chain.ancestor(stop, height)->filterHash);
    send(answer);
}

void PracticeSession::handleGetCFilters(ByteSpan payload)
{
    BlockHeight first;
    const auto stop = rangeEnd(payload, p2p::FilterRange::MaxFilters, first);
    if (!stop) return;
    RequestLog::remember(m_node.m_log.filterRanges, {first, stop->point.height});
    m_job = FilterJob{stop, first};
}

void PracticeSession::handleGetData(ByteSpan payload)
{
    auto request = p2p::Inventory::parse(payload);
    if (!request) return refuse("a malformed getdata");
    if (!request->items.empty()) m_job = DataJob{std::move(request->items), 0, {}};
}

/// False when there is no such thing.
bool PracticeSession::sendItem(const p2p::InventoryItem& item)
{
    using p2p::InventoryType;
    if (item.isBlock()) {
        const auto block = m_chain.find(item.blockHash());
        if (!block) return false;
        ++m_node.m_log.blocksServed[block->point.hash];
        const bool full = item.type == InventoryType::WitnessBlock;
        send(p2p::command::Block, full ? block->raw : withoutWitnesses(*block));
        return true;
    }
    const Mempool& waiting = m_chain.mempool();
    MempoolEntryPtr entry;
    if (item.type == InventoryType::Wtx) entry = waiting.find(Wtxid{item.hash});
    if (item.type == InventoryType::Tx || item.type == InventoryType::WitnessTx) entry = waiting.find(Txid{item.hash});
    if (!entry) return false;
    const bool full = item.type != InventoryType::Tx;
    send(p2p::command::Tx, full ? entry->raw : entry->tx.serializeWithoutWitness());
    return true;
}

void PracticeSession::handleInv(ByteSpan payload)
{
    using p2p::InventoryType;
    const auto offer = p2p::Inventory::parse(payload);
    if (!offer) return refuse("a malformed inv");
    const Mempool& waiting = m_chain.mempool();
    p2p::Inventory wanted;
    for (const auto& item : offer->items) {
        if (wanted.items.size() == MaxWantedTransactions) break;
        if (item.type == InventoryType::Wtx && !waiting.find(Wtxid{item.hash})) wanted.items.push_back(item);
        if (item.type == InventoryType::Tx && !waiting.find(Txid{item.hash}))
            wanted.items.push_back({InventoryType::WitnessTx, item.hash});
    }
    if (!wanted.items.empty()) send(p2p::command::GetData, wanted.serialize());
}

void PracticeSession::handleTx(ByteSpan payload)
{
    auto tx = Transaction::parse(payload);
    if (!tx) return refuse("a malformed transaction");
    m_told.insert(tx->txid());
    m_node.take(std::move(*tx));
}

} // namespace lockstep
