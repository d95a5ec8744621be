// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/fetch/blocksource.h"
#include "core/sync/state/chainstate.h"
#include "core/sync/trust/filtercheckpoints.h"
#include "core/sync/trust/filterheadermending.h"
#include "core/sync/trust/filterwitnesses.h"

#include <functional>
#include <optional>

namespace lockstep {

/// Keeps the filter headers level with the headers: asks several peers, compares, settles what they disagree on, and
/// rewinds our own store when it is we who are wrong (BIP157).
///
/// Peers are compared by what they tell of each block, not by the header that sums up their history: who lost a
/// dispute that nobody could prove has another history for ever, and is a witness all the same (FilterWitnesses).
///
/// Where no peer agrees with us, the disk may have damaged what we have: that is mended, and all stays
/// (FilterHeaderMending).
///
/// Where many are followed, the peers' checkpoints show early who tells of other filters (FilterCheckpoints): then not
/// only a few are asked, but all.
///
/// A filter header is final when two peers tell the same, or one that the person named. What a single unnamed peer
/// tells is used all the same, so that the program works with one; `confirm` asks for it again.
class FilterHeaderFollower
{
public:
    /// Takes filter headers, and all wallets that were scanned with them, back to a height, in one transaction.
    using TakeBack = std::function<Result<void>(BlockHeight)>;

    struct Parts
    {
        ChainClient& client;
        ChainState& chain;
        BlockSource& blocks;
        TrustRecord& trust;
        Database& database;
        EventLog& events;
        TakeBack takeBack;
    };
    explicit FilterHeaderFollower(const Parts& parts);

    /// Until the filter headers reach `height`. Errors: Cancelled, Stopping, TipMoved, Database, FilterMismatch (a
    /// hard-coded filter header, or one that two peers agreed on, is contradicted by all peers; or all that told of a
    /// block's filter lied, and are reported: later others tell).
    QCoro::Task<Result<void>> follow(BlockHeight height);

    /// Where only one peer has told: asks again for up to 2,000 blocks of it, if there are now peers enough to decide.
    /// True: something was confirmed or taken back. Errors: as `follow`.
    QCoro::Task<Result<bool>> confirm();

    /// A peer sent a filter that is not the one we go on with. Did it break its word, or is that the filter it has
    /// always told of? Then it is we who may be wrong. It is reported, or the block is disputed from now on
    /// (ChainState), or filter headers are taken back; or nothing is known, as it does not answer.
    /// Errors: as `follow`; TipMoved when something was taken back or mended.
    QCoro::Task<Result<void>> doubt(ChainPoint block, From<FilterHash> sent);

private:
    using Answers = FilterWitnesses::Answers;

    /// Whom `confirm` can ask, and about how much.
    struct Round
    {
        std::vector<PeerId> witnesses;
        BlockHeight height;
        bool isPromising = false; ///< There are enough of them to decide something.
        friend bool operator==(const Round&, const Round&) = default;
    };

    BlockRange nextRange(BlockHeight height) const;
    int sourcesFor(const BlockRange& range) const;
    QCoro::Task<Result<Answers>> askWitnesses(BlockRange range);
    QCoro::Task<Result<Answers>> ask(BlockRange range, int sources);
    bool contradictsKnown(BlockHeight first, const FilterHashes& told) const;
    Answers ofAnotherHistory(BlockHeight first, const Answers& answers) const;
    Round roundNow() const;
    std::optional<BlockHeight> contradiction(const BlockRange& range, const FilterWitnesses::Agreement& told) const;
    void note(const BlockRange& range, const FilterWitnesses::Agreement& told, std::size_t asked);
    std::size_t finalCount(const BlockRange& range, const FilterWitnesses::Agreement& told) const;
    QCoro::Task<Result<bool>> mend(BlockHeight height);
    QCoro::Task<Result<void>> goBack(Answers others);
    Result<void> rewind(bool mayUndoAgreed);

    ChainClient& m_client;
    ChainState& m_chain;
    FilterCheckpoints m_checkpoints;
    FilterWitnesses m_witnesses;
    FilterHeaderMending m_mending;
    TrustRecord& m_trust;
    TakeBack m_takeBack;
    std::int32_t m_rewind = 1; ///< Blocks; ten times more each time nobody agrees with us.
    Round m_inVain; ///< Asked without a result: not again until something is different.
};

} // namespace lockstep
