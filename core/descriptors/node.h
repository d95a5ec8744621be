// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/descriptor.h"
#include "core/descriptors/keyexpression.h"

#include <memory>
#include <string>
#include <vector>

namespace lockstep {

/// One expression of a descriptor: a script around keys, around an inner script, or given as it is. Immutable once the
/// parser has made it.
struct Descriptor::Node
{
    enum class Kind { Pkh, Wpkh, Sh, Wsh, Tr, Multi, SortedMulti, Addr, Raw };

    Kind kind{};
    std::vector<KeyExpression> keys; ///< One for Pkh, Wpkh and Tr; in the order of the text for Multi, SortedMulti.
    std::size_t threshold = 0; ///< Multi and SortedMulti.
    std::shared_ptr<const Node> inner; ///< Sh and Wsh.
    Bytes script; ///< Addr and Raw.
    std::string address; ///< Addr: as it was written.

    /// This node and what is inside it, from the outside in: at most sh, wsh, multi.
    const Node& innermost() const { return inner ? inner->innermost() : *this; }

    std::string toString(Network network) const;
    std::string identityText() const;

    /// Fills in scriptPubKey, redeemScript, witnessScript and keys.
    Result<DerivedOutput> derive(std::size_t branch, std::uint32_t index) const;

    /// The same tree with other keys, made by `change(key)`; used for one branch of the tuples.
    template <typename Change>
    std::shared_ptr<const Node> withKeys(Change change) const
    {
        auto copy = std::make_shared<Node>(*this);
        for (KeyExpression& key : copy->keys) key = change(key);
        if (inner) copy->inner = inner->withKeys(change);
        return copy;
    }
};

} // namespace lockstep
