// SPDX-License-Identifier: MIT

#include "core/p2p/requests/peernews.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr int Unquestioned = 3; ///< Announcements in a row: the chain may grow while nobody asks.
/// Short, for who takes over a branch of many blocks may tell of each while it does.
constexpr Moment FirstPause = 5s;
constexpr int MostDoublings = 10; ///< More than an hour.

} // namespace

bool PeerNews::take(PeerId peer, const BlockHash& block)
{
    News& news = m_news[peer];
    if (block == m_tip) {
        forgive(news);
        return false;
    }
    const bool isNow = news.notBefore <= m_context.time.now();
    if (isNow)
        lookAt(news, block);
    else
        news.later = block;
    return isNow;
}

std::vector<PeerId> PeerNews::takeDue()
{
    std::vector<PeerId> due;
    for (auto& [peer, news] : m_news) {
        if (!news.later || news.notBefore > m_context.time.now()) continue;
        lookAt(news, *std::exchange(news.later, std::nullopt));
        due.push_back(peer);
    }
    return due;
}

void PeerNews::lookAt(News& news, const BlockHash& block)
{
    news.block = block;
    news.later.reset();
    const int doublings = ++news.unproved - Unquestioned;
    if (doublings < 0) return;
    news.notBefore = m_context.time.now() + FirstPause * (1 << std::min(doublings, MostDoublings));
}

void PeerNews::noteTip(const BlockHash& tip)
{
    m_tip = tip;
    for (auto& [peer, news] : m_news) {
        if (news.block != tip && news.later != tip) continue;
        if (news.block == tip) news.block.reset();
        if (news.later == tip) news.later.reset();
        forgive(news);
    }
}

void PeerNews::noteShown(PeerId peer)
{
    if (const auto news = m_news.find(peer); news != m_news.end()) forgive(news->second);
}

void PeerNews::forgive(News& news)
{
    if (std::exchange(news.proved, m_tip) == m_tip) return;
    news.unproved = 0;
    news.notBefore = {};
    news.hadNothing = false;
}

int PeerNews::rank(PeerId peer) const
{
    const auto news = m_news.find(peer);
    if (news == m_news.end() || !news->second.block) return 0;
    return news->second.hadNothing ? 1 : 2;
}

std::optional<BlockHash> PeerNews::takeUp(PeerId peer)
{
    const auto news = m_news.find(peer);
    return news == m_news.end() ? std::nullopt : std::exchange(news->second.block, std::nullopt);
}

void PeerNews::noteNothing(PeerId peer)
{
    if (const auto news = m_news.find(peer); news != m_news.end()) news->second.hadNothing = true;
}

} // namespace lockstep::p2p
