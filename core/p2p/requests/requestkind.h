// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/peers/peer.h"
#include "core/util/result.h"

namespace lockstep::p2p {

/// For an answer that is one message of at most some 160 KB: since its last byte, and in all, for one that keeps
/// sending what nobody asked for.
inline constexpr Moment AnswerLimit = std::chrono::seconds(15);
inline constexpr Moment WholeLimit = std::chrono::seconds(90);

/// Peers that are asked for the same, each of the later ones as those before it bring next to nothing: they may all
/// answer yet. Whoever brings next to nothing makes room for one that was not asked.
inline constexpr std::size_t MostAtOnce = 4;

/// One kind of question to peers: the queue of them, who is asked what, and what becomes of the answers.
///
/// The client calls `schedule` from the event loop after anything changed (a question, a peer, an answer, time), so
/// a kind never has to call another from inside a handler.
class RequestKind
{
public:
    virtual ~RequestKind() = default;

    virtual void schedule() = 0; ///< Looks at deadlines, gives work to peers that can take some, ends what is done.

    /// A message of a ready peer; what is kept of it may be moved out. An error means it broke the format: the
    /// connection is closed. Messages that belong to no question are ignored.
    virtual Result<void> take(Peer& peer, Frame& frame) = 0;

    virtual void peerGone(Peer& peer) = 0; ///< What it was asked has to be asked elsewhere.
    virtual void endAll(const Error& why) = 0; ///< Finishes every question, without an answer.
};

} // namespace lockstep::p2p
