// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/primitives/block.h"
#include "core/primitives/feerate.h"
#include "core/primitives/hashes.h"
#include "core/util/result.h"

#include <QCoroTask>
#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace lockstep {

/// One peer during one run of the program.
struct PeerId
{
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(PeerId, PeerId) = default;
};

/// An answer, and who gave it: so that a lie has an owner.
template <typename T>
struct From
{
    PeerId peer;
    T value;
};

/// Some blocks of the best chain, first and last included. Their hashes are what is asked for and checked.
struct BlockRange
{
    BlockHeight first;
    std::vector<BlockHash> hashes; ///< hashes[i] is the block at first + i.
    BlockHeight last() const { return first + (static_cast<std::int32_t>(hashes.size()) - 1); }
};

/// As BIP157's cfheaders: hashes of the filters of a range, and the filter header before the first.
struct FilterHashes
{
    FilterHeader previous;
    std::vector<FilterHash> hashes;
};

/// Proof that a peer lied. Silence, slowness and stale branches are never an offence.
enum class Offence { BadHeaders, BadFilterHeaders, BadFilter, BadBlock };

/// A peer that the user named and that proved to lie.
struct PeerSetAside
{
    QString address; ///< "host:port", as it was named.
    Offence offence{};
    friend bool operator==(const PeerSetAside&, const PeerSetAside&) = default;
};

/// One row of the peer list.
struct PeerInfo
{
    PeerId id;
    QString address; ///< "host:port". From outside: show as plain text.
    QString userAgent; ///< From outside: show as plain text.
    bool servesFilters = false;
    bool servesBlocks = false; ///< All of them.
    bool servesRecentBlocks = false; ///< At least the last 288.
    bool isNamed = false; ///< Given by the user with --connect: trusted alone, never banned.
    BlockHeight announcedHeight;
    std::int64_t connectedSince = 0; ///< Unix seconds.
    std::int32_t pingMilliseconds = -1;
    std::int64_t bytesReceived = 0;
    std::int64_t bytesSent = 0;
    std::optional<FeeRate> feeFloor; ///< It passes on no transaction that pays less, by its word; nullopt: unsaid.
    std::optional<Error> lastProblem; ///< In this run, of this connection or an earlier one to the same address.
};

/// What of transactions that are in no block a client is to hear, over connections that are made for it.
enum class ListenFor {
    Nothing,
    Echoes, ///< Whether peers announce what was offered; of all else that they announce nothing is fetched.
    Payments, ///< All that they pass on, whatever it pays, so that they learn nothing but that somebody listens.
};

class PeerControl;

/// The one port through which Lockstep sees a chain. Peer-to-peer first (core/p2p); a node by RPC later, a scripted
/// chain in tests. The chain loop is its only caller, on the sync thread; answers are awaited there.
///
/// It moves bytes and knows who sent them; it checks that an answer belongs to its question, no more.
/// Whether headers have work, filters hash to their headers and blocks to their merkle root is for the caller, who
/// reports a proven lie with `report`.
///
/// Requests wait as long as there may be an answer: a silent peer is replaced by another after a deadline, without
/// peers they wait for peers. They end early only with Cancelled or Stopping, or as each one says.
class ChainClient : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0; ///< Begins to connect. Idempotent.
    virtual void stop() = 0; ///< Disconnects; every waiting request ends with Stopping.
    virtual void setOnline(bool online) = 0; ///< Offline: disconnect and dial nobody; requests wait.

    /// Ends every waiting request but broadcasts with Cancelled. The loop calls it to pause, cancel or plan anew at
    /// once; a payment on its way out has nothing to do with that. Filters that have come are not asked for twice,
    /// where the question is put again within minutes.
    virtual void cancelRequests() = 0;

    virtual bool isConnected() const = 0; ///< At least one peer has finished its handshake.
    virtual std::vector<PeerInfo> peers() const = 0;
    /// "host:port", also of one that has gone lately; who comes back has another id and the same address. Empty:
    /// unknown.
    virtual QString addressOf(PeerId peer) const = 0;
    virtual std::vector<PeerSetAside> peersSetAside() const { return {}; } ///< Until they are named anew.

    /// Asks those peers of whom it is not known whether they have the block. Ends at once; see peersWith().
    virtual void askWhoHas(const ChainPoint& block) = 0;
    virtual int peersWith(const ChainPoint& block) const = 0; ///< So many sent or announced it, or one built on it.
    /// Whether a peer has shown the block, or claims a chain so long that it may have it.
    virtual bool mayAnybodyHave(const ChainPoint& block) const = 0;

    /// Seconds that the peers' clocks are ahead of ours, by the word of most; nullopt with fewer than five.
    virtual std::optional<std::int64_t> clockOffset() const { return std::nullopt; }

    virtual PeerControl* peerControl() { return nullptr; } ///< nullptr: there are no peers to choose.

    /// So many peers that have no better headers are enough, unless another claims a longer chain.
    static constexpr std::size_t EnoughWithoutNews = 2;

    /// The headers after the locator, at most 2,000, from a peer other than those in `besides`, unless one of them has
    /// news meanwhile. An empty answer means the peer has nothing better. Errors: NoPeers if some are in `besides`, and
    /// the others too or silent; what they send after all is told as news, and answers the next question.
    virtual QCoro::Task<Result<From<std::vector<BlockHeader>>>> headers(std::vector<BlockHash> locator,
                                                                        std::vector<PeerId> besides)
        = 0;

    /// The filter hashes of a range (at most 2,000 blocks) from up to `sources` different peers that announced its
    /// last block; waits for a second answer only while a second peer may give one. At least one answer.
    virtual QCoro::Task<Result<std::vector<From<FilterHashes>>>> filterHashes(BlockRange range, int sources) = 0;

    /// Filter headers at 1,000, 2,000, ... up to `stop` from up to `sources` peers. Nobody needs them to go on: ends
    /// some seconds after there is a filter peer, with what has come by then, which may be nothing.
    virtual QCoro::Task<Result<std::vector<From<std::vector<FilterHeader>>>>> filterCheckpoints(ChainPoint stop,
                                                                                                int sources)
        = 0;

    /// The filters of a range (at most 1,000 blocks; above 64 MB only those of the first 200), in order, each with its
    /// sender. What came before a peer vanished is kept. `besides` settles disputes: those are not asked, and who falls
    /// silent is not waited for. Errors: NoPeers if some are in `besides`, and the others silent or without the range.
    virtual QCoro::Task<Result<std::vector<From<Bytes>>>> filters(BlockRange range, std::vector<PeerId> besides) = 0;

    /// One block with witnesses, as it stands on the wire. Its header hash is checked to be that; the rest is not
    /// even parsed, which takes long enough to be done on another thread. Peers that delete old blocks are asked only
    /// for the few they promise (BIP159); while there are no others this waits, and missingBlock() tells. Errors:
    /// NotFound when all peers deny it, and they are several or one is named; who is silent is asked again.
    virtual QCoro::Task<Result<From<Bytes>>> block(ChainPoint block) = 0;

    /// The lowest block that is asked for and that every peer has deleted or denies; nullopt: there is none.
    virtual std::optional<BlockHeight> missingBlock() const { return std::nullopt; }

    /// Offers a transaction to peers. Ends when one has asked for it, with how many did.
    /// Errors: Timeout when nobody asked within a minute.
    virtual QCoro::Task<Result<int>> broadcast(Transaction transaction) = 0;

    /// Echoes over one connection more, on which nothing else is asked: transactionSeen tells. Payments over two, and
    /// transactionHeard tells each. Idempotent. A client that cannot does nothing.
    virtual void setListening(ListenFor what) { (void)what; }
    /// The peer that is listened to, "host:port"; nullopt: none is, wanted or not. From outside: show as plain text.
    virtual std::optional<QString> listensTo() const { return std::nullopt; }

    /// The peer is dropped and banned for 24 hours; a named peer is set aside for this run, and peerSetAside tells.
    virtual void report(PeerId peer, Offence offence, const QString& detail) = 0;

signals:
    void connectionChanged(); ///< A peer came or went.
    void blocksAnnounced(); ///< Some peer has news: ask for headers.
    /// A transaction, of ours or not, is announced by a peer that did not get it from us. Peers announce to whom they
    /// relay, so silence says nothing.
    void transactionSeen(const lockstep::Txid& txid);
    /// One peer passed it on. Its form is sound; nobody checked a signature, or whether the coins it spends exist.
    void transactionHeard(const lockstep::Transaction& transaction);
    void listeningChanged(); ///< listensTo() is another.
    void peerSetAside(const QString& address, lockstep::Offence offence); ///< A named peer lied.
};

} // namespace lockstep
