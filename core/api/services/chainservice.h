// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/eventview.h"
#include "core/api/outpointwish.h"
#include "core/api/scanestimate.h"
#include "core/backend/peercontrol.h"
#include "core/primitives/ids.h"
#include "core/sync/cachekeeping.h"
#include "core/sync/listening.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <QFuture>

namespace lockstep {

class Engine;
class Reader;

/// The connection to the chain, and the scans that run over it.
class ChainService
{
public:
    ChainService(Engine& engine, Reader& reader) : m_engine(engine), m_reader(reader) { }

    void setOnline(bool online);

    /// A fresh snapshot soon, though nothing happened: what peers sent and how fast they answer grows without events.
    void refreshSnapshot();

    // Peers; see PeerControl. Errors: Unsupported where the chain is not reached by peers of one's choice.
    QFuture<Result<void>> setPeers(const PeerSettings& settings); ///< At once, without a restart; not remembered.
    QFuture<Result<void>> addPeer(const HostPort& address);
    QFuture<Result<void>> disconnectPeer(PeerId peer);
    QFuture<Result<void>> banPeer(PeerId peer);

    /// What answers there, asked directly or through `proxy`, whatever the present settings.
    QFuture<Result<PeerReport>> testConnection(const HostPort& address, const std::optional<HostPort>& proxy);

    QFuture<Result<ScanEstimate>> estimate(const ScanWish& wish); ///< Errors: NoSuchWallet.

    QFuture<Result<void>> pauseJob(JobId job); ///< The other wallets go on.
    QFuture<Result<void>> resumeJob(JobId job);
    /// The wallet stays, stopped where the scan had come to. Errors: NotFound; Refused for a scan that waits for idle
    /// moments and only follows the coins that it found, as SyncManager::cancelJob says.
    QFuture<Result<void>> cancelJob(JobId job);
    QFuture<Result<void>> moveJobFirst(JobId job); ///< Its turn is now; what runs waits, unless it goes along.

    /// Queues a look for whether an output is spent: see SyncManager::lookUp. Errors: of questionOf and of that.
    QFuture<Result<JobId>> lookUp(const OutpointWish& wish);
    QFuture<Result<void>> forgetLookup(JobId job); ///< Question and answer. Errors: NotFound.

    /// Follows the branch of snapshot()->heldReorg, which undoes many blocks. `fork`: the height the person saw.
    /// Errors: NotFound; TipMoved if another branch waits by now.
    QFuture<Result<void>> acceptReorg(BlockHeight fork);

    /// What of the chain stays on the disk: remembered, and at once; what it does not keep is deleted. How it stands
    /// and what it takes: snapshot()->cache. Errors: OutOfRange, Database.
    QFuture<Result<void>> setCacheKeeping(const CacheKeeping& keeping);
    QFuture<Result<void>> clearCache(); ///< Deletes all of it; what comes is kept as before.

    /// Whether the other wallets take in new blocks while an import runs, or stand until it ends: remembered.
    QFuture<Result<void>> letBlocksThrough(bool lets);

    /// When to hear of payments that no block has yet: remembered, and at once. How it stands: snapshot()->listening.
    QFuture<Result<void>> setListening(Listening wish);
    /// While the connection may be used for little: imports and scans wait with their cursors, nobody listens for
    /// payments. Headers, new blocks and what is sent go on. Not remembered.
    void setSavesData(bool saves);

    void setWindowOpen(bool open); ///< For Listening::WhileOpen; no window is open until this is told.

    /// Reads the newest blocks, at most six and 10 MB, to know what transactions pay: snapshot()->fees.measuredAt is
    /// then the tip. Without it only blocks that were fetched for wallets are counted.
    void measureFees();

    QFuture<Result<QList<EventView>>> events(int count); ///< What happened, the newest first; 10,000 are kept.

    /// With how many peers asked for it at first. It is kept from here on, waits in the wallets it belongs to, and is
    /// offered again until a block has it: snapshot()->outgoing says how far it is. Errors: those of
    /// Transaction::parse; Duplicate when it is in a block already; Refused (detail: the txid) when another in a block
    /// spent its coins; Timeout when no peer asked within a minute, and it is offered again later.
    QFuture<Result<int>> broadcast(Bytes rawTransaction);

    /// A payment that waits is offered no more, and the coins it spends can be spent again: see SyncManager::giveUp. It
    /// takes no money back: peers that have it may pass it on. Errors: NotFound when it is not in snapshot()->outgoing,
    /// or has failed; Refused when it is in a block already; the problem of a wallet of it that is set aside.
    QFuture<Result<void>> giveUp(Txid transaction);

private:
    Engine& m_engine;
    Reader& m_reader;
};

} // namespace lockstep
