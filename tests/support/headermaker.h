// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/chain/work.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lockstep::test {

/// What a test wants of one header; the rest is made right.
struct HeaderWish
{
    std::uint32_t time = 0;
    std::uint32_t bits = 0;
    std::int32_t version = 0x2000'0000;
    std::uint32_t branch = 0; ///< Told apart by it: goes into the merkle root.
};

/// Finds a nonce that meets the bits (or, if `meets` is false, one that does not).
inline BlockHeader minedHeader(const BlockHash& previous, HeaderWish wish, bool meets = true)
{
    BlockHeader header;
    header.version = wish.version;
    header.previous = previous;
    header.merkleRoot.bytes[0] = static_cast<std::byte>(wish.branch);
    header.merkleRoot.bytes[1] = static_cast<std::byte>(wish.branch >> 8);
    header.time = wish.time;
    header.bits = wish.bits;
    const Uint256 target = targetFromBits(wish.bits).value_or(Uint256());
    while ((Uint256::fromLittleEndian(header.hash().bytes) <= target) != meets) ++header.nonce;
    return header;
}

/// Grows a run of headers on some block.
class HeaderMaker
{
public:
    HeaderMaker(const BlockHeader& parent, std::uint32_t bits, std::uint32_t branch = 0)
        : m_previous(parent.hash())
        , m_wish{parent.time, bits, 0x2000'0000, branch}
    {
    }

    void setBits(std::uint32_t bits) { m_wish.bits = bits; }

    /// One more, `seconds` after the one before.
    const BlockHeader& add(std::int64_t seconds = 600)
    {
        m_wish.time = static_cast<std::uint32_t>(m_wish.time + seconds);
        m_headers.push_back(minedHeader(m_previous, m_wish));
        m_previous = m_headers.back().hash();
        return m_headers.back();
    }

    const std::vector<BlockHeader>& add(int count, std::int64_t seconds)
    {
        for (int i = 0; i < count; ++i) add(seconds);
        return m_headers;
    }

    const std::vector<BlockHeader>& headers() const { return m_headers; }
    const BlockHeader& last() const { return m_headers.back(); }

private:
    BlockHash m_previous;
    HeaderWish m_wish;
    std::vector<BlockHeader> m_headers;
};

/// A network with a difficulty that changes, yet with blocks that a test finds in some 16 hashes.
inline NetworkParams easyNetwork()
{
    NetworkParams params = networkParams(Network::Mainnet);
    params.powLimitBits = 0x200f'ffff;
    params.minimumWork = {};
    params.versionFloors = {};
    params.headerCheckpoints = {};
    params.filterHeaderCheckpoints = {};
    params.genesis.header = minedHeader(BlockHash{}, {1'600'000'000, params.powLimitBits});
    params.genesisHash = params.genesis.header.hash();
    return params;
}

} // namespace lockstep::test
