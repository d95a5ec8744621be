// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/difficulty.h"
#include "core/chain/headerindex.h"
#include "core/chain/headerrecord.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lockstep {

/// The headers of the best chain by height, the index of their hashes and sums of their work.
class BestChain
{
public:
    BestChain(const HeaderRecord& genesis, DifficultyCache& difficulties);

    std::span<const HeaderRecord> records() const { return m_records; }
    std::int32_t tipHeight() const { return static_cast<std::int32_t>(m_records.size()) - 1; }
    const Uint256& tipWork() const { return m_tipWork; }
    Uint256 workAt(std::int32_t height, DifficultyCache& difficulties) const;
    std::optional<std::int32_t> find(const BlockHash& hash) const { return m_index.find(hash, m_records); }

    void reserve(std::size_t count); ///< Address space only: memory that is not written costs nothing.
    void reserveIndex(std::size_t count);
    void append(const HeaderRecord& record, const Uint256& work);

    /// Takes off all blocks above `height` and returns them.
    std::vector<HeaderRecord> cutAfter(std::int32_t height, DifficultyCache& difficulties);

private:
    static constexpr std::int32_t SumInterval = 128; ///< A sum for each block would cost 32 bytes more.

    std::vector<HeaderRecord> m_records;
    std::vector<Uint256> m_sums; ///< Work up to and with the blocks at 0, 128, 256, ...
    Uint256 m_tipWork;
    HeaderIndex m_index;
};

} // namespace lockstep
