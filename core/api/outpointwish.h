// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"

#include <QString>

#include <optional>

namespace lockstep {

/// "Is this output spent?", as a person types it.
struct OutpointWish
{
    QString outpoint; ///< "txid:index".
    QString script; ///< Its address, or its scriptPubKey in hex; empty: not known, and it is read from its block.
    std::optional<BlockHeight>
        from; ///< The first block to look at: its own, or an earlier one; needed without a script.
    std::optional<BlockHeight> to; ///< Without a script: the last block that may have made it. nullopt: `from` alone.
};

} // namespace lockstep
