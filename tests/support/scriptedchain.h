// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/backend/reply.h"
#include "core/sandbox/practicechain.h"
#include "tests/support/lies.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace lockstep::test {

/// One peer of a ScriptedChainClient: a view of a chain, and knobs for how it misbehaves.
struct ScriptedPeer : Lies
{
    PeerId id;
    QString address;
    std::shared_ptr<PracticeChain> chain; ///< What it believes; peers may share one or differ.
    bool named = false;
    bool servesFilters = true;
    std::optional<BlockHeight> claims; ///< A height that is not its chain's.
    std::optional<FeeRate> feeFloor; ///< What it says.
    bool tellsFilterHashes = true; ///< False: silent when it is asked for them.
    bool tellsCheckpoints = true; ///< The same.
    bool sendsFilters = true; ///< The same.
    std::function<std::vector<FilterHeader>(std::vector<FilterHeader>)> alterCheckpoints; ///< Its lie about them.
    bool reported = false; ///< The engine proved a lie; from then on it is not asked.
};

/// A chain in tests: answers ChainClient's questions from PracticeChains in the same process, each answer after one
/// turn of the event loop, and counts what it was asked. No sockets, no time.
class ScriptedChainClient final : public ChainClient
{
    Q_OBJECT

public:
    struct Asked
    {
        int headers = 0;
        int filterHashes = 0;
        int filterCheckpoints = 0;
        int filterRequests = 0;
        int filters = 0; ///< Single filters in those requests.
        std::map<BlockHash, int> blocks; ///< How often each block was asked for.
        int blockCount() const;
    };

    explicit ScriptedChainClient(QObject* parent = nullptr);

    ScriptedPeer& addPeer(std::shared_ptr<PracticeChain> chain);
    ScriptedPeer& peer(PeerId id);
    void callAgain(ScriptedPeer& peer); ///< It hung up, and comes back as somebody new.
    std::vector<std::pair<PeerId, Offence>> reports;
    Asked asked;
    std::vector<Transaction> broadcasts;
    Result<int> broadcastAnswer = 1; ///< How many peers ask for what is offered.
    std::optional<Reply<int>> heldBroadcast; ///< If set: the answer of the next offer, whenever it is finished.
    ListenFor listensFor = ListenFor::Nothing; ///< What the engine wants to hear of.
    bool listens = false; ///< Payments that are in no block.
    bool hasObserver = false; ///< A peer is listened to, for whatever.
    void passOn(const Transaction& transaction); ///< A peer has it: heard, if somebody listens.
    std::function<Bytes(PeerId, Bytes)> alterSentFilter; ///< What is sent differs from what was claimed.

    void poke(); ///< Lets waiting answers look again whether they may go.
    void announce(); ///< The chain has changed: tell the loop, as an inv would.
    void removePeers(); ///< All gone; what is asked now waits.
    void hold(); ///< From now on answers wait until `release`: to stop the loop at a known place.
    enum class Question { Headers, FilterHashes, FilterCheckpoints, Filters, Block };
    void hold(Question question) { m_heldQuestions.insert(question); } ///< The same for one kind of answer.
    int timesAsked(Question question) const; ///< As `asked` says.
    void release();
    void holdBlock(const BlockHash& hash) { m_heldBlocks.insert(hash); } ///< Nobody sends it, nobody denies it.
    /// Requests that reach so high wait, or those that begin above `upTo` do not.
    void holdFiltersFrom(BlockHeight height, std::optional<BlockHeight> upTo = {})
    {
        m_holdFiltersFrom = height;
        m_holdFiltersUpTo = upTo;
    }

    void start() override;
    void stop() override;
    void setOnline(bool online) override;
    void cancelRequests() override;
    bool isConnected() const override;
    std::vector<PeerInfo> peers() const override;
    QString addressOf(PeerId peer) const override;
    std::vector<PeerSetAside> peersSetAside() const override { return m_setAside; }
    void askWhoHas(const ChainPoint& block) override;
    int peersWith(const ChainPoint& block) const override;
    bool mayAnybodyHave(const ChainPoint& block) const override { return peersWith(block) > 0; }
    QCoro::Task<Result<From<std::vector<BlockHeader>>>> headers(std::vector<BlockHash> locator,
                                                                std::vector<PeerId> besides) override;
    QCoro::Task<Result<std::vector<From<FilterHashes>>>> filterHashes(BlockRange range, int sources) override;
    QCoro::Task<Result<std::vector<From<std::vector<FilterHeader>>>>> filterCheckpoints(ChainPoint stop,
                                                                                        int sources) override;
    QCoro::Task<Result<std::vector<From<Bytes>>>> filters(BlockRange range, std::vector<PeerId> besides) override;
    QCoro::Task<Result<From<Bytes>>> block(ChainPoint block) override;
    QCoro::Task<Result<int>> broadcast(Transaction transaction) override;
    void setListening(ListenFor what) override
    {
        listensFor = what;
        listens = what == ListenFor::Payments;
    }
    std::optional<QString> listensTo() const override
    {
        return listens || hasObserver ? std::optional(QStringLiteral("scripted:1")) : std::nullopt;
    }
    void report(PeerId peer, Offence offence, const QString& detail) override;

private:
    QCoro::Task<Result<void>> turn(Question question, std::function<bool()> ready); ///< For one turn and until `ready`.
    std::vector<ScriptedPeer*> usable(const std::vector<PeerId>& besides);
    static bool knowsFilter(const ScriptedPeer& peer, const BlockHash& block);

    std::vector<Reply<void>> m_waiting; ///< Requests that wait for the next poke.
    std::vector<std::unique_ptr<ScriptedPeer>> m_peers;
    std::map<PeerId, QString> m_addresses; ///< Also of those that have gone.
    std::vector<PeerSetAside> m_setAside; ///< "scripted:1" is the first peer.
    std::optional<ChainPoint> m_known; ///< What was asked of everybody.
    std::uint64_t m_nextPeer = 1;
    std::uint64_t m_cancelled = 0; ///< Counts cancelRequests().
    bool m_started = false;
    bool m_stopping = false;
    bool m_online = true;
    bool m_held = false;
    std::set<Question> m_heldQuestions;
    std::set<BlockHash> m_heldBlocks;
    std::optional<BlockHeight> m_holdFiltersFrom;
    std::optional<BlockHeight> m_holdFiltersUpTo;
};

} // namespace lockstep::test
