// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/p2p/context/p2pcontext.h"

#include <map>
#include <optional>
#include <vector>

namespace lockstep::p2p {

/// Who announced a block and was asked for no headers since. To announce costs nothing: what did not come true counts
/// against its peer, until something that it announced does. Nobody is banned for it.
class PeerNews
{
public:
    explicit PeerNews(const P2pContext& context) : m_context(context) { }

    /// Whether that is to be looked at now. Of a peer whose last announcements all came to nothing one in five
    /// seconds is, then one in ten, and so on: the last of those between is told by `takeDue`. Our own tip is no news.
    bool take(PeerId peer, const BlockHash& block);
    std::vector<PeerId> takeDue();

    /// For sorting, who is to be asked first has most: 2, has news; 1, has some and had nothing when it last had; 0,
    /// has none. So who announces all the time is asked after everybody else with news, and before the others.
    int rank(PeerId peer) const;

    std::optional<BlockHash> takeUp(PeerId peer); ///< It is asked: what it announced, if it did.
    void noteNothing(PeerId peer); ///< It was asked, and what it announced was not in the answer.
    void noteTip(const BlockHash& tip); ///< Ours, checked: it is no news any more, and who announced it said the truth.
    void noteShown(PeerId peer); ///< It has our tip: the same. Counts once a tip, for to repeat it costs nothing.
    void forget(PeerId peer) { m_news.erase(peer); }

private:
    struct News
    {
        std::optional<BlockHash> block; ///< To ask it about.
        std::optional<BlockHash> later; ///< The same, from `notBefore` on.
        Moment notBefore{};
        int unproved = 0; ///< How many were looked at since one came true.
        BlockHash proved{}; ///< The last tip that came true.
        bool hadNothing = false; ///< When it was asked last.
    };

    void lookAt(News& news, const BlockHash& block);
    void forgive(News& news);

    const P2pContext& m_context;
    std::map<PeerId, News> m_news;
    BlockHash m_tip{};
};

} // namespace lockstep::p2p
