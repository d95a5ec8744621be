// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/blocksource.h"
#include "core/sync/chainstate.h"

#include <functional>
#include <optional>

namespace lockstep {

/// Keeps the filter headers level with the headers: asks several peers, compares, settles what they disagree on, and
/// rewinds our own store when it is we who are wrong (BIP157).
///
/// A filter header is final when two peers tell the same, or one that the person named. What a single unnamed peer
/// tells is used all the same, so that the program works with one; `confirm` asks for it again.
class FilterHeaderFollower
{
public:
    /// Takes filter headers, and all wallets that were scanned with them, back to a height, in one transaction.
    using TakeBack = std::function<Result<void>(BlockHeight)>;

    FilterHeaderFollower(ChainClient& client, ChainState& chain, BlockSource& blocks, TakeBack takeBack);

    /// Until the filter headers reach `height`. Errors: Cancelled, Stopping, TipMoved, Database, FilterMismatch (a
    /// hard-coded filter header, or one that two peers agreed on, is contradicted by all peers).
    QCoro::Task<Result<void>> follow(BlockHeight height);

    /// Where only one peer has told: asks again for up to 2,000 blocks of it, if there are now peers enough to decide.
    /// True: something was confirmed or taken back. Errors: as `follow`.
    QCoro::Task<Result<bool>> confirm();

private:
    using Answers = std::vector<From<FilterHashes>>;

    /// Whom `confirm` can ask, and about how much.
    struct Round
    {
        std::vector<PeerId> witnesses;
        BlockHeight height;
        bool isPromising = false; ///< There are enough of them to decide something.
        friend bool operator==(const Round&, const Round&) = default;
    };

    QCoro::Task<Result<Answers>> agree(BlockRange range, Answers answers);
    bool isFinal(const Answers& agreeing) const;
    Round roundNow() const;
    std::optional<BlockHeight> contradiction(BlockHeight first, const FilterHashes& told) const;
    Result<void> rewind(bool mayUndoAgreed);

    ChainClient& m_client;
    ChainState& m_chain;
    BlockSource& m_blocks;
    TakeBack m_takeBack;
    std::int32_t m_rewind = 1; ///< Blocks; ten times more each time nobody agrees with us.
    Round m_inVain; ///< Asked without a result: not again until something is different.
};

} // namespace lockstep
